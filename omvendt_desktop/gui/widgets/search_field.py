"""A field to filter or search with."""

from collections.abc import Callable
from tkinter import Event
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme


class SearchField(ttk.Entry):
    """Calls back with the text at each key; Esc clears it, Down goes on to the results."""

    def __init__(
        self,
        parent: Any,
        placeholder: str,
        on_text: Callable[[str], object],
        *,
        width: int = 30,
        shortcut: str = "",
        on_down: Callable[[], object] | None = None,
    ) -> None:
        self.variable = ttk.StringVar(parent)
        super().__init__(parent, width=width, style="Search.TEntry", textvariable=self.variable, font="TkTextFont")
        self._on_text = on_text
        self._words = f"{placeholder}   {shortcut}" if shortcut else placeholder
        self._hint = ttk.Label(self, text=self._words, style="Hint.TLabel", cursor="xterm")
        self._hint.bind("<Button-1>", lambda event: self.focus_set())
        self._show_hint()
        self.variable.trace_add("write", lambda *_names: self._changed())
        self.bind("<Escape>", self._on_escape)
        if on_down:
            self.bind("<Down>", lambda event: on_down())

    def get(self) -> str:
        """What is typed."""
        return self.variable.get().strip()

    def set(self, text: str) -> None:
        """Type this instead."""
        self.variable.set(text)

    def clear(self) -> None:
        """Type nothing."""
        self.set("")

    def _changed(self) -> None:
        self._show_hint()
        self._on_text(self.get())

    def _show_hint(self) -> None:
        if self.variable.get():
            self._hint.place_forget()
        else:
            self._hint.place(x=theme.px(11), rely=0.5, anchor="w")

    def _on_escape(self, event: Event) -> str | None:
        if not self.variable.get():
            return None
        self.clear()
        return "break"
