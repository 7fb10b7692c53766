"""The top of the content: the page’s title, the search field and the page’s main button."""

from collections.abc import Callable
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import NEW, Action, key_text
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.i18n import _


class Header(ttk.Frame):
    """Title at the left, search and main button at the right."""

    def __init__(self, parent: Misc, on_search: Callable[[], None]) -> None:
        super().__init__(parent)
        self._title = ttk.Label(self, style="Title.TLabel")
        self._title.pack(side="left")
        self._main = ttk.Button(self, style="Primary.TButton", takefocus=True)
        self._keys = ""
        Tooltip(self._main, lambda x, y: key_text(self._keys))
        self._search = ttk.Button(
            self,
            text=_("Search   {keys}").format(keys=key_text("Ctrl+K")),
            style="SearchBox.TButton",
            command=on_search,
        )

    @property
    def main_button(self) -> ttk.Button:
        """The page’s main button."""
        return self._main

    def show(self, title: str, primary: Action | None, searchable: bool) -> None:
        """Take on the look of a page."""
        self._title.configure(text=title)
        self._main.pack_forget()
        self._search.pack_forget()
        if primary:
            self._keys = primary.shortcut or NEW  # the window runs it with this key
            self._main.configure(text=primary.text, command=primary.run)
            self._main.state(["!disabled" if primary.allowed() else "disabled"])
            self._main.pack(side="right")
        if searchable:
            self._search.pack(side="right", padx=(0, theme.px(theme.GAP) if primary else 0))
