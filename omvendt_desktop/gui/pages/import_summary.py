"""What the import would do, beside every step: counts that follow each choice, and what is remembered."""

from collections.abc import Callable, Sequence
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import key_text
from omvendt_desktop.gui.pages.import_work import Count
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.switch import Switch
from omvendt_desktop.i18n import _

WIDTH, NARROW = 289, 216


class ImportSummary(Card):
    """Empty until a file has been read."""

    def __init__(
        self,
        parent: Misc,
        remember: bool,
        on_remember: Callable[[bool], object],
        on_pick: Callable[[str], object],
    ) -> None:
        super().__init__(parent, width=theme.px(WIDTH))
        self.pack_propagate(False)
        self._on_pick = on_pick
        self._room = theme.px(WIDTH - 2 * theme.PAD)
        title = ttk.Label(self.body, text=_("How the import will be"), style="Heading.TLabel", justify="left")
        self._wrapping(title, 0).pack(anchor="w")
        self._lines = ttk.Frame(self.body)
        self._lines.pack(fill="x", pady=(theme.px(theme.NEAR), 0))
        self._notes = ttk.Frame(self.body)
        self._notes.pack(fill="x")
        self._line(theme.GAP)
        words = _("Nothing is written yet. The import can be undone in one step ({keys}).")
        self._muted(self.body, words.format(keys=key_text("Ctrl+Z"))).pack(anchor="w")
        self.links = ttk.Frame(self.body)
        self._build_remember(remember, on_remember)
        self.body.bind("<Configure>", lambda event: self._wrap(event.width - theme.px(2 * theme.PAD)))
        self.show([], [])

    def fit(self, narrow: bool) -> None:
        """Leave the step more room in a small window."""
        self.configure(width=theme.px(NARROW if narrow else WIDTH))

    def show(self, counts: Sequence[Count], notes: Sequence[str], links: Sequence[tuple[str, Callable]] = ()) -> None:
        """Show the counts, what else is worth knowing, and what can be done with the rows."""
        for part in (self._lines, self._notes, self.links):
            for child in part.winfo_children():
                child.destroy()
        for count in counts:
            self._count(count)
        if not counts:
            self._muted(self._lines, _("The counts come here when a file has been read.")).pack(anchor="w")
        for note in notes:
            self._muted(self._notes, note).pack(anchor="w", pady=(theme.px(theme.TIGHT), 0))
        for text, run in links:
            Link(self.links, text, run).pack(anchor="w")
        self.links.pack_forget()
        if links:
            self.links.pack(fill="x", pady=(theme.px(theme.NEAR), 0), before=self._remember)

    def words(self) -> str:
        """The counts as one text, for reading aloud and for tests."""
        return "\n".join(line.said for line in self._lines.winfo_children() if hasattr(line, "said"))

    def _count(self, count: Count) -> None:
        line = ttk.Frame(self._lines)
        line.said = f"{count.words} {count.number}"
        line.pack(fill="x", pady=theme.px(5))
        number = ttk.Label(line, text=str(count.number), style="Bold.TLabel")
        number.pack(side="right", anchor="n")
        dot = StatusDot(line, justify="left")
        dot.pack(side="left")
        self._wrapping(dot, 34)
        dot.show(count.tone, count.words)
        for part in (line, dot, number):
            part.configure(cursor="hand2")
            part.bind("<Button-1>", lambda event: self._on_pick(count.show))

    def _build_remember(self, remember: bool, on_remember: Callable[[bool], object]) -> None:
        self._remember = ttk.Frame(self.body)
        self._remember.pack(fill="x", pady=(theme.px(theme.PAD), 0))
        self.remember = Switch(self._remember)
        self.remember.set(remember)
        self.remember.on_change(lambda: on_remember(self.remember.get()))
        self.remember.pack(side="right")
        words = ttk.Label(
            self._remember,
            text=_("Remember the choices for this form"),
            style="Small.TLabel",
            justify="left",
        )
        words.pack(side="left")
        self._wrapping(words, 50)
        words.bind("<Button-1>", lambda event: self.remember.invoke())

    def _line(self, around: int) -> None:
        ttk.Frame(self.body, style="Line.TFrame", height=1).pack(fill="x", pady=theme.px(around))

    def _muted(self, parent: Misc, text: str) -> ttk.Label:
        return self._wrapping(ttk.Label(parent, text=text, style="Muted.TLabel", justify="left"), 0)

    def _wrapping(self, label: ttk.Label, beside: int) -> ttk.Label:
        """Let the words wrap within the card, with room for what stands beside them."""
        label.beside = theme.px(beside)
        label.configure(wraplength=self._room - label.beside)
        return label

    def _wrap(self, room: int) -> None:
        self._room = room
        waiting: list[Misc] = [self.body]
        while waiting:
            widget = waiting.pop()
            if hasattr(widget, "beside"):
                widget.configure(wraplength=room - widget.beside)
            waiting += widget.winfo_children()
