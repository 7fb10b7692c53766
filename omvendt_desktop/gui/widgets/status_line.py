"""The line at the foot: what was done and how to take it back, or how far the work has come."""

from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.i18n import _

Action = tuple[str, Callable[[], object]]

_BAR_WIDTH = 160
_LEAST_WORDS = 200


class StatusLine(ttk.Frame):
    """Takes no room while there is nothing to say."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent, height=1)
        self._line = ttk.Frame(self, padding=(0, theme.px(theme.TIGHT)))
        self._words = ttk.Label(self._line, style="Small.TLabel")
        self._words.pack(side="left")
        self.bind("<Configure>", lambda event: self._wrap())
        self._actions: list[Link] = []
        self._bar: ttk.Progressbar | None = None

    def text(self) -> str:
        """What it says now; '' when it is empty."""
        return str(self._words["text"]) if self._line.winfo_manager() else ""

    def actions(self) -> list[str]:
        """The words of the links it offers now."""
        return [str(link["text"]) for link in self._actions]

    def press(self, text: str) -> None:
        """Follow the link with these words, as a click on it does."""
        next(link for link in self._actions if link["text"] == text).invoke()

    def say(self, text: str, *actions: Action) -> None:
        """Say that something was done, with links such as Undo or Open."""
        self._say(text, actions)

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
        self._line.pack_forget()
        self.configure(height=1)

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
        self._line.pack(fill="x")

    def _wrap(self) -> None:
        """Break long words into lines, so that the links stay in sight."""
        links = sum(link.winfo_reqwidth() + theme.px(theme.NEAR) for link in self._actions)
        room = self.winfo_width() - links - theme.px(theme.NEAR)
        self._words.configure(wraplength=room if room > theme.px(_LEAST_WORDS) and self._bar is None else 0)

    def _drop(self) -> None:
        for link in self._actions:
            link.destroy()
        self._actions = []
        if self._bar is not None:
            self._bar.destroy()
            self._bar = None
