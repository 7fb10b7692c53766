"""The top of the content: the page’s title, the search field and the page’s main button."""

from collections.abc import Callable
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import NEW, Action, key_text
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.i18n import _

_LEAST_SEARCH = 120


class Header(ttk.Frame):
    """Title at the left, search and main button at the right; a long title leaves both in sight."""

    def __init__(self, parent: Misc, on_search: Callable[[], None]) -> None:
        super().__init__(parent)
        self._words = ""
        self._title = ttk.Label(self, style="Title.TLabel")
        Tooltip(self._title, lambda x, y: "" if self._title["text"] == self._words else self._words)
        self._main = ttk.Button(self, style="Main.TButton", takefocus=True)
        self._keys = ""
        Tooltip(self._main, lambda x, y: key_text(self._keys))
        self._search = ttk.Button(
            self,
            text=_("Search   {keys}").format(keys=key_text("Ctrl+K")),
            style="SearchBox.TButton",
            command=on_search,
        )
        self.bind("<Configure>", lambda event: self._fit(event.width))

    @property
    def main_button(self) -> ttk.Button:
        """The page’s main button."""
        return self._main

    def show(self, title: str, primary: Action | None, searchable: bool) -> None:
        """Take on the look of a page."""
        self._words = title
        for part in (self._main, self._title, self._search):
            part.pack_forget()
        if primary:
            self._keys = primary.shortcut or NEW  # the window runs it with this key
            self._main.configure(text=primary.text, command=primary.run)
            self._main.state(["!disabled" if primary.allowed() else "disabled"])
            self._main.pack(side="right", fill="y")
        self._title.pack(side="left")
        if searchable:  # the last one gives way first where there is little room
            self._search.pack(side="right", fill="y", padx=(theme.px(theme.GAP), theme.px(theme.GAP) if primary else 0))
        self._fit(self.winfo_width())

    def _fit(self, width: int) -> None:
        gap = theme.px(theme.GAP)
        beside = self._main.winfo_reqwidth() if self._main.winfo_manager() else 0
        beside += theme.px(_LEAST_SEARCH) + 2 * gap if self._search.winfo_manager() else gap
        shown = theme.fit(self._words, theme.TITLE, width - beside) if width > 1 else self._words
        self._title.configure(text=shown)
