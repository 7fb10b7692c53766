"""A canvas that paints itself anew when its size, the theme or its content changes."""

from tkinter import Canvas
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import focus
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.pen import Pen


class Drawing(Canvas):
    """Override `paint`; call `redraw` after a change. Painting happens once, when Tk is idle."""

    ground = "background"

    def __init__(self, parent: Any, width: int = 1, height: int = 1, takefocus: bool = False) -> None:
        super().__init__(
            parent,
            width=theme.px(width),
            height=theme.px(height),
            highlightthickness=0,
            borderwidth=0,
            takefocus=takefocus,
        )
        self.pen = Pen(self)
        self._drawing = Later(self, self._paint_all)
        self.bind("<Configure>", lambda event: self.redraw(), add="+")
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.bind(sequence, lambda event: self.redraw(), add="+")
        theme.on_change(self, self.redraw)

    def paint(self, width: int, height: int) -> None:
        """Draw everything within this many pixels."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Paint again when Tk is idle, once however often it was asked."""
        self._drawing.idle()

    def has_focus(self) -> bool:
        """Whether the keyboard is here."""
        return focus.holder(self) is self

    def texts(self) -> list[str]:
        """Everything that is written, in the order it was drawn."""
        return [self.itemcget(item, "text") for item in self.find_all() if self.type(item) == "text"]

    def _paint_all(self) -> None:
        self.configure(background=getattr(theme.colours(), self.ground))
        self.pen.clear()
        width, height = self.winfo_width(), self.winfo_height()
        if width > 1 and height > 1:
            self.paint(width, height)
