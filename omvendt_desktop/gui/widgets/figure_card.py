"""A card with one big figure."""

from collections.abc import Callable
from tkinter import Event
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.tooltip import Tooltip

_HEIGHT, _WIDTH = 109, 180
_CAPTION, _FIGURE, _SUBLINE = 26, 56, 86
_MOST = 2


class FigureCard(Drawing):
    """A caption, a figure and a line below it; with `on_click` it can be clicked and reached with Tab."""

    def __init__(self, parent: Any, caption: str, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(parent, width=_WIDTH, height=_HEIGHT, takefocus=on_click is not None)
        self._caption, self._on_click = caption, on_click
        self._figure = self._subline = ""
        self._tone = "muted"
        self._over = False
        self._cut = ""
        Tooltip(self, lambda x, y: self._cut)
        if on_click:
            self.configure(cursor="hand2")
            self.bind("<Button-1>", self._on_press)
            for key in ("<Return>", "<KP_Enter>", "<space>"):
                self.bind(key, self._on_press)
            self.bind("<Enter>", lambda event: self._hover(True), add="+")
            self.bind("<Leave>", lambda event: self._hover(False), add="+")

    def show(self, figure: str, subline: str = "", tone: str = "muted") -> None:
        """Show this figure and the line below it in the colour of a tone."""
        self._figure, self._subline, self._tone = figure, subline, tone
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw the frame and the three lines."""
        colours, px = theme.colours(), theme.px
        edge = colours.focus if self.has_focus() else colours.edge if self._over else colours.line
        self.pen.box((0, 0, width, height), colours.surface, edge)
        left = px(theme.PAD) + 1
        lines = (
            (self._caption, px(_CAPTION), theme.SMALL, colours.muted),
            (self._figure, px(_FIGURE), theme.FIGURE, colours.text),
        )
        cut = []
        for text, y, font, colour in lines:
            shown = theme.fit(text, font, width - 2 * left)
            self.pen.text((left, y), shown, font, colour)
            cut += [text] if shown != text else []
        self._cut = "\n".join(cut + self._paint_subline(left, width - 2 * left))

    def _paint_subline(self, left: int, room: int) -> list[str]:
        """On a second line what does not fit on one; the card grows by it, and with it its neighbours."""
        lines, high = theme.wrapped(self._subline, theme.SMALL, room, _MOST), theme.line_height(theme.SMALL)
        for number, line in enumerate(lines):
            at = (left, theme.px(_SUBLINE) + high * number)
            self.pen.text(at, line, theme.SMALL, theme.tone(self._tone))
        wanted = theme.px(_HEIGHT) + high * (len(lines) - 1)
        if self.winfo_reqheight() != wanted:
            self.configure(height=wanted)
        return [self._subline] if lines[-1].endswith("…") else []

    def _on_press(self, event: Event) -> None:
        if self._on_click:
            self._on_click()

    def _hover(self, over: bool) -> None:
        self._over = over
        self.redraw()
