"""The first start: make a programme, open the sample, or open a file."""

import ttkbootstrap as ttk

from omvendt_desktop.gui import file_commands, theme
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.i18n import _

MOST_RECENT = 5


class StartPage(Page):
    """Shown while no programme is open."""

    name = "start"
    tables = frozenset({"programmes"})

    def title(self) -> str:
        """No heading: the page has its own."""
        return ""

    def searchable(self) -> bool:
        """There is nothing to search yet."""
        return False

    def build(self) -> None:
        """A column in the middle of the window."""
        self.body = ttk.Frame(self)
        self.body.place(relx=0.5, rely=0.42, anchor="center")
        ttk.Label(self.body, text=_("Welcome to Omvendt"), style="Title.TLabel").pack(anchor="w")
        ttk.Label(
            self.body,
            text=_("Reverse mentoring, from applications to hours, in one file on this computer."),
            style="MutedBody.TLabel",
        ).pack(anchor="w", pady=(theme.px(theme.NEAR), theme.px(theme.WIDE)))
        self.new_button = self._choice(
            "Primary.TButton",
            _("Make a programme"),
            _("Client, name and kick-off date: under two minutes."),
            lambda: file_commands.new_programme(self.window),
        )
        self.sample_button = self._choice(
            "Quiet.TButton",
            _("Open the sample"),
            _("Ten made-up pairs halfway through their six months, to try things on."),
            self.on_sample,
        )
        self.open_button = self._choice(
            "Quiet.TButton",
            _("Open a file…"),
            _("A file from a colleague, another computer or a backup."),
            lambda: file_commands.choose_and_open(self.window),
        )
        self.recent = ttk.Frame(self.body)
        self.recent.pack(anchor="w", fill="x", pady=(theme.px(theme.WIDE), 0))
        other = "English" if self.window.settings.language == "nb" else "Norsk"
        Link(self.body, other, lambda: self.window.run("language")).pack(anchor="w", pady=(theme.px(theme.PAD), 0))

    def refresh(self) -> None:
        """List the files opened lately."""
        for child in self.recent.winfo_children():
            child.destroy()
        there = self.window.settings.files_there()[:MOST_RECENT]
        if there:
            ttk.Label(self.recent, text=_("Opened lately"), style="Caption.TLabel").pack(anchor="w")
        for file in there:
            Link(self.recent, file.name, lambda file=file: file_commands.open_path(self.window, file)).pack(anchor="w")

    def take_keyboard(self) -> None:
        """Enter makes the first programme."""
        self.new_button.focus_set()

    def on_sample(self) -> None:
        """Make the sample programme in a file of its own and open it."""
        file_commands.open_sample(self.window)

    def _choice(self, style: str, text: str, sentence: str, command) -> ttk.Button:
        line = ttk.Frame(self.body)
        line.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        button = ttk.Button(line, text=text, style=style, command=command, width=-22)  # at least
        button.pack(side="left")
        ttk.Label(line, text=sentence, style="Muted.TLabel").pack(side="left", padx=(theme.px(theme.PAD), 0))
        return button
