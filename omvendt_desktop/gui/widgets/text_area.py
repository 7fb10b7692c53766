"""A field of several lines."""

from tkinter import TclError
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Changes


class TextArea(Changes, ttk.Frame):
    """Text of several lines with undo; Tab goes on to the next field; `longest` shows how much room is left."""

    def __init__(self, parent: Any, lines: int = 4, longest: int = 0, width: int = 40) -> None:
        super().__init__(parent)
        self.longest = longest
        self._wrong = False
        self.text = ttk.Text(
            self,
            height=lines,
            width=width,
            wrap="word",
            undo=True,
            font=theme.SMALL,
        )
        self.text.pack(fill="both", expand=True)
        self._counter = ttk.Label(self, style="Muted.TLabel") if longest else None
        if self._counter:
            self._counter.pack(anchor="e")
        self.text.bind("<Tab>", lambda event: self._leave(event.widget.tk_focusNext()))
        for sequence in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            self._bind_back(sequence)
        self.text.bind("<<Modified>>", self._on_modified)
        theme.on_change(self, self._paint)
        self._paint()
        self._count()

    def get(self) -> str:
        """The text, without blanks at its ends."""
        return self.text.get("1.0", "end-1c").strip()

    def set(self, value: Any) -> None:
        """Show this text instead; None is nothing."""
        self.text.delete("1.0", "end")
        self.text.insert("1.0", "" if value is None else str(value))
        self.text.edit_reset()

    def mark(self, wrong: bool) -> None:
        """Draw the border red, or as usual."""
        self._wrong = wrong
        self._paint()

    def focus_set(self) -> None:
        """Put the keyboard in the text."""
        self.text.focus_set()

    def _paint(self) -> None:
        colours = theme.colours()
        self.text.configure(
            background=colours.field,
            foreground=colours.text,
            insertbackground=colours.text,
            selectbackground=colours.primary,
            selectforeground=colours.on_primary,
            highlightbackground=colours.danger if self._wrong else colours.edge,
            highlightcolor=colours.danger if self._wrong else colours.focus,
            highlightthickness=1,
            padx=theme.px(9),
            pady=theme.px(4),
            relief="flat",
            borderwidth=0,
        )

    def _bind_back(self, sequence: str) -> None:
        try:
            self.text.bind(sequence, lambda event: self._leave(event.widget.tk_focusPrev()))
        except TclError:
            return  # only X11 knows ISO_Left_Tab

    def _leave(self, widget: Any) -> str:
        widget.focus_set()
        return "break"

    def _on_modified(self, event: Any) -> None:
        if self.text.edit_modified():
            self.text.edit_modified(False)
            self._count()
            self.changed()

    def _count(self) -> None:
        if self._counter:
            used = len(self.get())
            self._counter.configure(
                text=f"{used} / {self.longest}", style="Danger.TLabel" if used > self.longest else "Muted.TLabel"
            )
