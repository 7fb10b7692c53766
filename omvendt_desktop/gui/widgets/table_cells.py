"""Draws the cells of a table on its canvas."""

from collections.abc import Callable
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.pen import Pen, bar, dots
from omvendt_desktop.gui.widgets.table_columns import Place
from omvendt_desktop.gui.widgets.table_values import (
    Bar,
    Bold,
    Check,
    Choice,
    Dots,
    DotsAndBar,
    Muted,
    Small,
    Status,
    Tone,
    TwoLines,
    Value,
)

_STATUS_DOT, _STATUS_TEXT = 9, 16
_BAR_TEXT = 54
_BOX = 16


def draw(pen: Pen, value: Value, place: Place, middle: int) -> str:
    """Draw the value in its column around the row's middle; returns the full text where it was cut, else ''."""
    return _DRAWN_BY[type(value)](pen, value, place, middle) or ""


def write(pen: Pen, text: str, look: tuple[str, str], place: Place, middle: int) -> str:
    """Write text in a font and colour, cut with … where it does not fit; returns the full text if it was cut."""
    font, colour = look
    shown = theme.fit(text, font, place.right - place.left)
    right = place.column.align == "right"
    pen.text((place.right if right else place.left, middle), shown, font, colour, "e" if right else "w")
    return text if shown != text else ""


def _plain(pen: Pen, value: str, place: Place, middle: int) -> str:
    font = theme.SMALL if place.column.align == "right" else theme.BODY
    return write(pen, value, (font, theme.colours().text), place, middle)


def _small(pen: Pen, value: Small, place: Place, middle: int) -> str:
    return write(pen, value.text, (theme.SMALL, theme.colours().text), place, middle)


def _muted(pen: Pen, value: Muted, place: Place, middle: int) -> str:
    return write(pen, value.text, (theme.SMALL, theme.colours().muted), place, middle)


def _bold(pen: Pen, value: Bold, place: Place, middle: int) -> str:
    font = theme.SMALL_BOLD if place.column.align == "right" else theme.BODY_BOLD
    return write(pen, value.text, (font, theme.colours().text), place, middle)


def _tone(pen: Pen, value: Tone, place: Place, middle: int) -> str:
    font = theme.SMALL_BOLD if value.bold else theme.SMALL
    return write(pen, value.text, (font, theme.tone(value.tone)), place, middle)


def _two_lines(pen: Pen, value: TwoLines, place: Place, middle: int) -> str:
    colours, away = theme.colours(), theme.px(10)
    upper = write(pen, value.upper, (theme.BODY_BOLD if value.bold else theme.BODY, colours.text), place, middle - away)
    lower = write(pen, value.lower, (theme.SMALL, colours.muted), place, middle + away)
    return "\n".join(text for text in (upper, lower) if text)


def _dots(pen: Pen, value: Dots, place: Place, middle: int) -> None:
    dots(pen, value.states, place.left, middle)


def _bar(pen: Pen, value: Bar, place: Place, middle: int) -> None:
    right = place.right - (theme.px(_BAR_TEXT) if value.text else 0)
    bar(pen, value, place.left, right, middle)
    if value.text:
        pen.text((right + theme.px(10), middle), value.text, theme.SMALL, theme.colours().text)


def _dots_and_bar(pen: Pen, value: DotsAndBar, place: Place, middle: int) -> None:
    dots(pen, value.dots.states, place.left, middle - theme.px(10))
    bar(pen, value.bar, place.left, place.right, middle + theme.px(11))


def _status(pen: Pen, value: Status, place: Place, middle: int) -> str:
    pen.image((place.left, middle), theme.dot(_STATUS_DOT, theme.mark(value.tone)))
    word = Place(place.column, place.left + theme.px(_STATUS_TEXT), place.right, place.edge)
    return write(pen, value.word, (theme.SMALL, theme.colours().text), word, middle)


def _check(pen: Pen, value: Check, place: Place, middle: int) -> None:
    colours, half = theme.colours(), theme.px(_BOX) // 2
    left, top = place.left, middle - half
    ink = colours.muted if value.enabled else colours.line
    fill = colours.primary if value.on and value.enabled else colours.field
    pen.box((left, top, left + 2 * half, top + 2 * half), fill, fill if value.on and value.enabled else ink)
    if value.on:
        tick = theme.icon("check", _BOX, colours.on_primary if value.enabled else colours.muted)
        pen.image((left + half, middle), tick, "center")


def _choice(pen: Pen, value: Choice, place: Place, middle: int) -> str:
    colours, half = theme.colours(), theme.px(15)
    pen.box((place.left, middle - half, place.right, middle + half), colours.field, colours.line)
    inside = Place(place.column, place.left + theme.px(10), place.right - theme.px(26), place.edge)
    x, size = place.right - theme.px(18), theme.px(3)
    pen.shape(colours.muted, x - size, middle - size / 2, x + size + 1, middle - size / 2, x + 0.5, middle + size)
    return write(pen, value.text, (theme.SMALL, theme.tone(value.tone)), inside, middle)


_DRAWN_BY: dict[type, Callable[[Pen, Any, Place, int], str | None]] = {
    str: _plain,
    Small: _small,
    Muted: _muted,
    Bold: _bold,
    Tone: _tone,
    TwoLines: _two_lines,
    Dots: _dots,
    Bar: _bar,
    DotsAndBar: _dots_and_bar,
    Status: _status,
    Check: _check,
    Choice: _choice,
}
