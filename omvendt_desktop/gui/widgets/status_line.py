"""The line at the foot: what was done and how to take it back, or how far the work has come."""

from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.i18n import _

Action = tuple[str, Callable[[], object]]

_BAR_WIDTH = 160
STAYS_MS, STAYS_WITH_LINKS_MS = 20_000, 60_000
_LEAST_WORDS = 200


class StatusLine(ttk.Frame):
    """Its room is kept while there is nothing to say, so that nothing moves; a message goes after a while."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent)
        self._line = ttk.Frame(self, padding=(0, theme.px(theme.TIGHT)))
        self._line.pack(fill="x")
        self._words = ttk.Label(self._line, style="Small.TLabel")
        self._leaving = Later(self, self.clear)
        self._words.pack(side="left")
        self._keep_room()
        self.bind("<Configure>", lambda event: self._wrap())
        self._actions: list[Link] = []
        self._bar: ttk.Progressbar | None = None

    def text(self) -> str:
        """What it says now; '' when it is empty."""
        return str(self._words["text"])

    def actions(self) -> list[str]:
        """The words of the links it offers now."""
        return [str(link["text"]) for link in self._actions]

    def press(self, text: str) -> None:
        """Follow the link with these words, as a click on it does."""
        next(link for link in self._actions if link["text"] == text).invoke()

    def say(self, text: str, *actions: Action) -> None:
        """Say that something was done, with links such as Undo or Open; there is more time to follow these."""
        self._say(text, actions)
        if text:
            self._leaving.after(STAYS_WITH_LINKS_MS if actions else STAYS_MS)

    def progress(self, text: str, done: int, total: int, cancel: Callable[[], object] | None = None) -> None:
        """Show how far the work has come, with Cancel; without a total the bar runs to and fro."""
        if self._bar is None:
            self._say(text, ((_("Cancel"), cancel),) if cancel else ())
            self._bar = ttk.Progressbar(self._line, length=theme.px(_BAR_WIDTH), bootstyle="primary")
            self._bar.pack(side="left", padx=theme.px(theme.GAP), after=self._words)
        self._words.configure(text=text)
        self._bar.configure(mode="determinate" if total else "indeterminate", maximum=max(1, total))
        if total:
            self._bar.configure(value=done)
        else:
            self._bar.step(1)

    def clear(self) -> None:
        """Say nothing."""
        self._drop()
        self._words.configure(text="")

    def _say(self, text: str, actions: tuple[Action, ...]) -> None:
        if not text:
            self.clear()
            return
        self._drop()
        self._words.configure(text=text)
        for words, command in actions:
            link = Link(self._line, words, command)
            link.pack(side="left", padx=(theme.px(theme.NEAR), 0))
            self._actions.append(link)
        self._wrap()

    def _keep_room(self) -> None:
        tallest = Link(self._line, "", self.clear)
        ttk.Frame(self._line, width=0, height=tallest.winfo_reqheight()).pack(side="left")
        tallest.destroy()

    def _wrap(self) -> None:
        """Break long words into lines, so that the links stay in sight."""
        links = sum(link.winfo_reqwidth() + theme.px(theme.NEAR) for link in self._actions)
        room = self.winfo_width() - links - theme.px(theme.NEAR)
        self._words.configure(wraplength=room if room > theme.px(_LEAST_WORDS) and self._bar is None else 0)

    def _drop(self) -> None:
        self._leaving.cancel()
        for link in self._actions:
            link.destroy()
        self._actions = []
        if self._bar is not None:
            self._bar.destroy()
            self._bar = None
