"""Draws text, boxes, bars and dots on a canvas with as few steps as Tk allows."""

from collections.abc import Sequence
from tkinter import Canvas
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.table_values import Bar

Point = tuple[float, float]
Area = tuple[float, float, float, float]

_DOT, DOT_STEP = 12, 15
_BAR, _PLAN = 8, 16


class Pen:
    """Puts items on a canvas with as few steps as Tk allows; each call is a few microseconds."""

    def __init__(self, canvas: Canvas) -> None:
        self._call = canvas.tk.call
        self._path = str(canvas)

    def clear(self) -> None:
        """Remove everything drawn."""
        self._call(self._path, "delete", "all")

    def text(self, at: Point, text: str, font: str, colour: str, anchor: str = "w") -> None:
        """Write one line of text."""
        self._call(self._path, "create", "text", *at, "-text", text, "-font", font, "-fill", colour, "-anchor", anchor)

    def box(self, area: Area, fill: str, edge: str = "", tags: str = "") -> None:
        """Draw a rectangle that ends before `right` and `bottom`."""
        left, top, right, bottom = area
        self._call(
            self._path,
            "create",
            "rectangle",
            *(left, top, right - bool(edge), bottom - bool(edge)),
            *("-fill", fill, "-outline", edge, "-width", 1 if edge else 0, "-tags", tags),
        )

    def line(self, left: float, y: float, right: float, colour: str) -> None:
        """Draw a thin line from left to right."""
        self._call(self._path, "create", "line", left, y, right, y, "-fill", colour)

    def shape(self, colour: str, *points: float) -> None:
        """Draw a filled shape."""
        self._call(self._path, "create", "polygon", *points, "-fill", colour)

    def image(self, at: Point, image: Any, anchor: str = "w") -> None:
        """Place an image."""
        self._call(self._path, "create", "image", *at, "-image", image, "-anchor", anchor)


def bar(pen: Pen, value: Bar, left: int, right: int, middle: int) -> None:
    """Draw the bar and its plan mark between `left` and `right`."""
    colours, half = theme.colours(), theme.px(_BAR) // 2
    width = max(0, right - left)
    pen.box((left, middle - half, right, middle + half), colours.bar_rest)
    used = round(width * min(1.0, max(0.0, value.value / value.total))) if value.total else 0
    if used:
        pen.box((left, middle - half, left + used, middle + half), theme.mark(value.tone))
    if value.plan is not None and value.total:
        at = left + round(width * min(1.0, value.plan / value.total))
        high, thick = theme.px(_PLAN) // 2, theme.px(2)
        pen.box((at - thick // 2, middle - high, at - thick // 2 + thick, middle + high), colours.plan_mark)


def dots(pen: Pen, states: Sequence[str], left: int, middle: int) -> None:
    """Draw the dots from `left` on."""
    if states:
        pen.image((left, middle), theme.dots([_fill_and_edge(state) for state in states], _DOT, DOT_STEP))


def _fill_and_edge(state: str) -> tuple[str, str]:
    colours = theme.colours()
    if state == "empty":
        return "", colours.dot_edge
    return (colours.dot_filled if state == "filled" else theme.mark(state)), ""
