"""Paints a timeline: the rows in sight, the months above them, today, and the item being dragged."""

from datetime import date
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.gui import theme

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.timeline import Timeline, TimelineItem, TimelineRow

_DOT, _PAD = 12, 16
_WORDS, _MOST_LINES = 440, 6


def paint(line: "Timeline", width: int, height: int) -> None:
    """Draw everything in sight."""
    colours = theme.colours()
    top = theme.px(40)
    months = _months(line.first, line.last)
    for month in months:
        x = line.x_of(max(month, line.first))
        line.pen.box((x, top, x + 1, height), colours.line)
    if line.first <= line.today <= line.last:
        x = line.x_of(line.today)
        line.pen.box((x, top, x + theme.px(2), height), colours.accent)
    for number in _in_sight(line, height):
        _row(line, number, width)
    line.pen.box((0, 0, width, top), colours.background)
    line.pen.line(0, top - 1, width, colours.line)
    _month_names(line, months, top)
    _dragged(line, width)


def cut_label(line: "Timeline", row: "TimelineRow") -> str:
    """The whole label of a row whose label is cut."""
    return "" if _fitted(line, row) == row.label else row.label


def _in_sight(line: "Timeline", height: int) -> range:
    first = line.row_at(theme.px(40)) or 0
    last = line.row_at(height - 1)
    return range(first, (len(line.rows) - 1 if last is None else last) + 1)


def _row(line: "Timeline", number: int, width: int) -> None:
    colours, row, middle = theme.colours(), line.rows[number], line.y_of(number)
    if row.sub:
        line.pen.text((0, middle - theme.px(8)), _fitted(line, row), theme.SMALL, colours.text)
        sub = theme.fit(row.sub, theme.DETAIL, line.label_width - theme.px(_PAD))
        line.pen.text((0, middle + theme.px(8)), sub, theme.DETAIL, colours.muted)
    else:
        line.pen.text((0, middle), _fitted(line, row), theme.SMALL, colours.text)
    line.pen.line(0, middle + theme.px(18) - 1, width, colours.line)
    dragged = line.drag.item.key if line.drag and line.drag.moved else None
    for x, item in line.places(row):
        if item.key != dragged:
            _dot(line, item, x, middle)


def _dot(line: "Timeline", item: "TimelineItem", x: int, middle: int) -> None:
    colours = theme.colours()
    colour = colours.dot_filled if item.tone == "normal" else theme.mark(item.tone)
    image = theme.dot(_DOT, colour) if item.filled else theme.dot(_DOT, colours.background, colour)
    line.pen.image((x, middle), image, "center")
    if item.key == line.chosen:
        half = theme.px(10)
        ring = colours.focus if line.has_focus() else colours.edge
        line.pen.box((x - half, middle - half, x + half, middle + half), "", ring)


def _month_names(line: "Timeline", months: list[date], top: int) -> None:
    colours, free_from = theme.colours(), line.label_width
    for month in months:
        x, name = line.x_of(max(month, line.first)), formats.short_month(month).upper()
        if month.month == 1 or month == months[0]:
            name = f"{name} {month.year}"
        if x >= free_from:
            line.pen.text((x + theme.px(4), top // 2), name, theme.CAPTION, colours.muted)
            free_from = x + theme.width_of(name, theme.CAPTION) + theme.px(12)


def _dragged(line: "Timeline", width: int) -> None:
    drag = line.drag
    if drag is None or not drag.moved:
        return
    colours, x, middle = theme.colours(), line.x_of(drag.day), line.y_of(drag.row)
    was = line.x_of(drag.item.day)
    line.pen.image((was, middle), theme.dot(_DOT, colours.background, colours.dot_edge), "center")
    line.pen.image((x, middle), theme.dot(_DOT + 2, theme.mark(drag.tone)), "center")
    _words_of_day(line, width, x, middle)


def _words_of_day(line: "Timeline", width: int, x: int, middle: int) -> None:
    """Above or below the dragged dot: the day, and line by line what is said of it."""
    drag, colours, pad = line.drag, theme.colours(), theme.px(8)
    day = formats.weekday_day(drag.day)
    words = drag.text if drag.text.startswith(day) else f"{day}  {drag.text}".strip()
    lines = theme.wrapped(words, theme.SMALL, min(width - 2 * pad, theme.px(_WORDS)), _MOST_LINES)
    high, wide = theme.line_height(theme.SMALL), max(theme.width_of(each, theme.SMALL) for each in lines)
    whole, away = len(lines) * high + pad, theme.px(15)
    left = max(0, min(x - wide // 2 - pad, width - wide - 2 * pad))
    top = middle - away - whole if middle - away - whole > theme.px(40) else middle + away
    edge = theme.mark(drag.tone) if drag.tone != "normal" else colours.edge
    line.pen.box((left, top, left + wide + 2 * pad, top + whole), colours.surface, edge)
    for number, each in enumerate(lines):
        at = (left + pad, top + pad // 2 + number * high + high // 2)
        line.pen.text(at, each, theme.SMALL, theme.tone(drag.tone))


def _fitted(line: "Timeline", row: "TimelineRow") -> str:
    return theme.fit(row.label, theme.SMALL, line.label_width - theme.px(_PAD))


def _months(first: date, last: date) -> list[date]:
    number, months = first.year * 12 + first.month - 1, []
    while date(number // 12, number % 12 + 1, 1) <= last:
        months.append(date(number // 12, number % 12 + 1, 1))
        number += 1
    return months
