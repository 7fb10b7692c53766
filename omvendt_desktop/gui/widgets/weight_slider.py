"""A slider with its words and its number."""

from collections.abc import Callable
from tkinter import Event
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.drawing import Drawing

_HEIGHT, _LABEL, _NUMBER, _KNOB, _LINE = 28, 132, 36, 14, 4


class WeightSlider(Drawing):
    """A whole number from 0 to `most`, by dragging or with the arrow keys; calls back while it moves."""

    def __init__(
        self, parent: Any, text: str, most: int = 100, on_change: Callable[[int], object] | None = None
    ) -> None:
        super().__init__(parent, width=308, height=_HEIGHT, takefocus=True)
        self._text, self._most, self._on_change = text, most, on_change
        self._value = 0
        for sequence in ("<Button-1>", "<B1-Motion>"):
            self.bind(sequence, self._on_drag)
        for key, step in (
            ("<Left>", -1),
            ("<Down>", -1),
            ("<Right>", 1),
            ("<Up>", 1),
            ("<Prior>", 10),
            ("<Next>", -10),
        ):
            self.bind(key, lambda event, step=step: self._move(self._value + step))
        self.bind("<Home>", lambda event: self._move(0))
        self.bind("<End>", lambda event: self._move(self._most))

    def get(self) -> int:
        """The number."""
        return self._value

    def set(self, value: int) -> None:
        """Show this number, without calling back."""
        self._value = max(0, min(self._most, value))
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw the words, the line, the knob and the number."""
        colours, px, middle = theme.colours(), theme.px, height // 2
        left, right = self._span(width)
        words = theme.fit(self._text, theme.SMALL, left - px(theme.NEAR))
        self.pen.text((0, middle), words, theme.SMALL, colours.text)
        half = px(_LINE) // 2
        at = left + round((right - left) * self._value / self._most)
        self.pen.box((left, middle - half, right, middle + half), colours.bar_rest)
        self.pen.box((left, middle - half, at, middle + half), colours.bar)
        knob = theme.dot(_KNOB, colours.primary, colours.text if self.has_focus() else "")
        self.pen.image((at, middle), knob, "center")
        self.pen.text((width, middle), str(self._value), theme.SMALL, colours.text, "e")

    def _span(self, width: int) -> tuple[int, int]:
        return theme.px(_LABEL), width - theme.px(_NUMBER)

    def _on_drag(self, event: Event) -> None:
        self.focus_set()
        left, right = self._span(self.winfo_width())
        self._move(round((event.x - left) / max(1, right - left) * self._most))

    def _move(self, value: int) -> str:
        before = self._value
        self.set(value)
        if self._value != before and self._on_change:
            self._on_change(self._value)
        return "break"
