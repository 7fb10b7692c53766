"""Draws the cells of a table on its canvas."""

from collections.abc import Callable, Sequence
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.pen import Pen, bar, dots
from omvendt_desktop.gui.widgets.table_columns import Place
from omvendt_desktop.gui.widgets.table_values import (
    Bar,
    Bold,
    Check,
    Choice,
    Detail,
    Dots,
    DotsAndBar,
    Muted,
    Small,
    Status,
    Title,
    Tone,
    TwoLines,
    Value,
)

ARROW = 12
_STATUS_DOT, STATUS_TEXT = 9, 16
_BAR_TEXT = 54
BOX = 16
_TWO_LINES = 20
CHOICE_LEFT, CHOICE_RIGHT = 10, 26


def draw(pen: Pen, value: Value, place: Place, middle: int) -> str:
    """Draw the value in its column around the row's middle; returns the full text where it was cut, else ''."""
    if place.column.raised and not isinstance(value, TwoLines):
        middle = _top_of(place, middle) + theme.line_height(theme.SMALL) // 2
    return _DRAWN_BY[type(value)](pen, value, place, middle) or ""


def write(pen: Pen, text: str, look: tuple[str, str], place: Place, middle: int, most: int = 1) -> str:
    """Write text in a font and colour on at most so many lines, cut with … at the end of the last.

    Returns the full text if it was cut. A row that is not high enough gives fewer lines.
    """
    font, _colour = look
    lines, high = _lines(text, font, place, most), theme.line_height(font)
    _stack(pen, [(line, look, high) for line in lines], place, middle - high * len(lines) / 2)
    return text if _is_cut(lines, text) else ""


def _lines(text: str, font: str, place: Place, most: int) -> tuple[str, ...]:
    most = max(1, min(most, place.high // theme.line_height(font)))
    return theme.wrapped(text, font, place.right - place.left, most)


def _stack(pen: Pen, lines: Sequence[tuple[str, tuple[str, str], int]], place: Place, y: float) -> None:
    """Write lines below each other from `y` down, each with its look and its height."""
    right = place.column.align == "right"
    x, anchor = (place.right, "e") if right else (place.left, "w")
    for text, (font, colour), high in lines:
        pen.text((x, int(y + high / 2)), text, font, colour, anchor)
        y += high


def _is_cut(lines: Sequence[str], text: str) -> bool:
    return lines[-1][-1:] == "…" and text[-1:] != "…"


def _plain(pen: Pen, value: str, place: Place, middle: int) -> str:
    font = theme.SMALL if place.column.align == "right" else theme.BODY
    return write(pen, value, (font, theme.colours().text), place, middle, 2)


def _title(pen: Pen, value: Title, place: Place, middle: int) -> str:
    look = (theme.SMALL if value.small else theme.BODY, theme.colours().text)
    before, colon, _after = value.text.partition(": ")
    if colon and _is_cut(_lines(value.text, look[0], place, 2), value.text):
        write(pen, before, look, place, middle, 2)
        return value.text
    return write(pen, value.text, look, place, middle, 2)


def _small(pen: Pen, value: Small, place: Place, middle: int) -> str:
    return write(pen, value.text, (theme.SMALL, theme.colours().text), place, middle, 2)


def _muted(pen: Pen, value: Muted, place: Place, middle: int) -> str:
    return write(pen, value.text, (theme.SMALL, theme.colours().muted), place, middle, 2)


def _detail(pen: Pen, value: Detail, place: Place, middle: int) -> str:
    return write(pen, value.text, (theme.DETAIL, theme.colours().muted), place, middle)


def _bold(pen: Pen, value: Bold, place: Place, middle: int) -> str:
    font = theme.SMALL_BOLD if place.column.align == "right" else theme.BODY_BOLD
    return write(pen, value.text, (font, theme.colours().text), place, middle, 2)


def _tone(pen: Pen, value: Tone, place: Place, middle: int) -> str:
    font = theme.SMALL_BOLD if value.bold else theme.SMALL
    return write(pen, value.text, (font, theme.tone(value.tone)), place, middle, 2)


def _two_lines(pen: Pen, value: TwoLines, place: Place, middle: int) -> str:
    """One line each where they fit; what is too long goes on below while the row is high enough for it."""
    colours, room = theme.colours(), place.right - place.left
    upper_font, lower_font = fonts_of(value)
    upper, lower = theme.line_height(upper_font), theme.line_height(lower_font)
    spare = place.high - upper - lower - (theme.px(theme.NEAR) if place.column.raised else 0)
    above = theme.wrapped(value.upper, upper_font, room, 1 + (spare >= upper))
    spare -= upper * (len(above) - 1)
    below = theme.wrapped(value.lower, lower_font, room, 1 + (spare >= lower)) if value.lower else []
    if len(above) + len(below) == 2 and not place.column.raised:
        upper = lower = theme.px(_TWO_LINES)
    lines = [(text, (upper_font, colours.text), upper) for text in above]
    lines += [(text, (lower_font, colours.muted), lower) for text in below]
    high = sum(each for _text, _look, each in lines)
    _stack(pen, lines, place, _top_of(place, middle) if place.column.raised else middle - high / 2)
    cut = ((value.upper, above), (value.lower, below))
    return "\n".join(text for text, shown in cut if shown and _is_cut(shown, text))


def _top_of(place: Place, middle: int) -> int:
    return middle - place.high // 2 + theme.px(theme.NEAR)


def fonts_of(value: TwoLines) -> tuple[str, str]:
    """The fonts of the upper and the lower line."""
    if value.small:
        return theme.SMALL_BOLD if value.bold else theme.SMALL, theme.DETAIL
    return theme.BODY_BOLD if value.bold else theme.BODY, theme.SMALL


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
    word = place._replace(left=place.left + theme.px(STATUS_TEXT))
    return write(pen, value.word, (theme.SMALL, theme.colours().text), word, middle, 2)


def _check(pen: Pen, value: Check, place: Place, middle: int) -> None:
    colours, half = theme.colours(), theme.px(BOX) // 2
    left, top = place.left, middle - half
    ink = colours.muted if value.enabled else colours.line
    fill = colours.primary if value.on and value.enabled else colours.field
    pen.box((left, top, left + 2 * half, top + 2 * half), fill, fill if value.on and value.enabled else ink)
    if value.on:
        tick = theme.icon("check", BOX, colours.on_primary if value.enabled else colours.muted)
        pen.image((left + half, middle), tick, "center")


def _choice(pen: Pen, value: Choice, place: Place, middle: int) -> str:
    colours, half = theme.colours(), theme.px(15)
    pen.box((place.left, middle - half, place.right, middle + half), colours.field, colours.line)
    inside = place._replace(left=place.left + theme.px(CHOICE_LEFT), right=place.right - theme.px(CHOICE_RIGHT))
    x, size = place.right - theme.px(18), theme.px(3)
    pen.shape(colours.muted, x - size, middle - size / 2, x + size + 1, middle - size / 2, x + 0.5, middle + size)
    return write(pen, value.text, (theme.SMALL, theme.tone(value.tone)), inside, middle)


_DRAWN_BY: dict[type, Callable[[Pen, Any, Place, int], str | None]] = {
    str: _plain,
    Small: _small,
    Title: _title,
    Muted: _muted,
    Detail: _detail,
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
