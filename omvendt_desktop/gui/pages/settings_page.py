"""The facts of this computer: language, look, where things lie; and the way to the programme’s plan."""

import ttkbootstrap as ttk

from omvendt_desktop import paths
from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.link import Link, PathLink
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.i18n import LANGUAGES, _
from omvendt_desktop.services import programme_files

LABEL_WIDTH = 24


class SettingsPage(Page):
    """Three cards."""

    name = "settings"
    tables = frozenset({"programmes"})

    def title(self) -> str:
        """The heading."""
        return _("Settings")

    def build(self) -> None:
        """One card a subject."""
        self.scroll = ScrollFrame(self)
        self.scroll.pack(fill="both", expand=True)
        self._build_screen()
        self._build_programme()
        self._build_places()
        self.scroll.watch()

    def refresh(self) -> None:
        """Show the choices as they are."""
        self.language.set(self.window.settings.language)
        self.theme.set(self.window.settings.theme)
        for child in self.places.winfo_children():
            child.destroy()
        file = self.store.path
        for label, path in (
            (_("This file"), file),
            (_("Backups"), paths.backups_dir(file)),
            (_("Log"), paths.log_file()),
            (_("Settings"), paths.settings_file()),
        ):
            self._place(label, path)
        self.scroll.watch()

    def _build_screen(self) -> None:
        card = self._card(_("This computer"))
        self.language = ChoiceField(self._line(card, _("Language")), list(LANGUAGES.items()), width=20)
        self.language.pack(side="left")
        self.language.on_change(self.on_language)
        modes = [("light", _("Light")), ("dark", _("Dark"))]
        self.theme = ChoiceField(self._line(card, _("Look")), modes, width=20)
        self.theme.pack(side="left")
        self.theme.on_change(self.on_theme)
        line = self._line(card, _("Keyboard"))
        Link(line, _("Show all shortcuts"), lambda: self.window.run("shortcuts")).pack(side="left")

    def _build_programme(self) -> None:
        card = self._card(_("Programme"))
        for label, text, command in (
            (_("Plan"), _("Programme and modules"), lambda: self.window.show("programme")),
            (_("Mails"), _("Words of invitations and other mails"), lambda: self.window.show("mail_texts")),
            (_("Rules"), _("When a pair needs attention"), lambda: self.window.show("rules")),
        ):
            Link(self._line(card, label), text, command).pack(side="left")

    def _build_places(self) -> None:
        card = self._card(_("Where things lie"))
        self.places = ttk.Frame(card)
        self.places.pack(fill="x")
        line = ttk.Frame(card)
        line.pack(fill="x", pady=(theme.px(theme.GAP), 0))
        for text, command in (
            (_("Make a backup now"), self.on_backup),
            (_("Restore a backup…"), lambda: self.window.run("restore")),
            (_("Save a copy…"), lambda: self.window.run("save_copy")),
        ):
            ttk.Button(line, text=text, style="Quiet.TButton", command=command).pack(
                side="left", padx=(0, theme.px(theme.NEAR))
            )

    def on_language(self) -> None:
        """Speak the language chosen; the page is made anew, so it waits until this gesture is over."""
        if self.language.get() != self.window.settings.language:
            self.window.root.after_idle(self._speak, self.language.get())

    def _speak(self, code: str) -> None:
        self.window.set_language(code)
        if self.winfo_exists():
            self.refresh()

    def on_theme(self) -> None:
        """Turn light or dark."""
        if self.theme.get() != self.window.settings.theme:
            self.window.set_theme(self.theme.get())

    def on_backup(self) -> None:
        """Save a copy among the backups."""
        made = programme_files.make_backup(self.store)
        self.window.say(_("Backup made"), (_("Show in folder"), lambda: messages.show_in_folder(made)))

    def _card(self, title: str) -> ttk.Frame:
        card = Card(self.scroll.body, title)
        card.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        return card.body

    def _line(self, parent: ttk.Frame, label: str) -> ttk.Frame:
        line = ttk.Frame(parent)
        line.pack(fill="x", pady=theme.px(theme.TIGHT))
        ttk.Label(line, text=label, style="Muted.TLabel", width=LABEL_WIDTH).pack(side="left")
        return line

    def _place(self, label: str, path) -> None:
        link = PathLink(self._line(self.places, label), str(path), lambda: messages.show_in_folder(path))
        link.pack(side="left", fill="x", expand=True)
