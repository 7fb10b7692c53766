"""A slim line of months with marks on it, and where today is."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from omvendt_desktop import formats
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.tooltip import Tooltip

_HEIGHT, _MONTHS, _LINE = 46, 14, 31
_DOT, _STEP, _EDGE, _MONTH_TEXT = 11, 30, 16, 44
_TODAY = 10
_AROUND = timedelta(days=7)


class StripMark(NamedTuple):
    """One mark: a short word beside its dot, `filled`, `empty` or a tone, and what the tip says."""

    day: date
    word: str
    state: str
    text: str = ""


class MonthStrip(Drawing):
    """Every dot stands at its day; marks too near to be told apart share one dot. The tip over a mark says more."""

    def __init__(self, parent: Any) -> None:
        super().__init__(parent, width=200, height=_HEIGHT)
        self._marks: list[StripMark] = []
        self._today = date(2026, 1, 1)
        self._places: list[tuple[int, StripMark]] = []
        Tooltip(self, self._tip)

    def show(self, marks: Sequence[StripMark], today: date) -> None:
        """Show these marks, by day."""
        self._marks = sorted(marks, key=lambda mark: mark.day)
        self._today = today
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw frame, months, line, marks and today."""
        colours = theme.colours()
        self.pen.box((0, 0, width, height), colours.surface, colours.line)
        self._places = []
        if not self._marks:
            return
        first, last = self._marks[0].day - _AROUND, self._marks[-1].day + _AROUND
        self._paint_months(first, last, width)
        y = theme.px(_LINE)
        self.pen.line(theme.px(_EDGE), y, width - theme.px(_EDGE), colours.line)
        self._place_marks(first, last, width)
        ends = [x for x, _mark in self._places[1:]] + [width]
        for (x, mark), end in zip(self._places, ends, strict=True):
            self._paint_mark(x, y, mark, end)
        if first <= self._today <= last:
            at, far = self._x(self._today, first, last, width), theme.px(_TODAY)
            self.pen.box((at - 1, y - far, at + 1, y + far), colours.plan_mark)

    def _paint_months(self, first: date, last: date, width: int) -> None:
        day = first.replace(day=1)
        while day <= last:
            shown = max(day, first)
            x = self._x(shown, first, last, width)
            day = (day + timedelta(days=31)).replace(day=1)
            room = self._x(min(day, last), first, last, width) - x
            if room >= theme.px(_MONTH_TEXT):
                word = formats.short_month(shown).upper()
                self.pen.text((x, theme.px(_MONTHS)), word, theme.CAPTION, theme.colours().muted)

    def _place_marks(self, first: date, last: date, width: int) -> None:
        today = self._today
        for mark in self._marks:
            at = self._x(mark.day, first, last, width)
            before = self._places[-1] if self._places else None
            same_side = before is not None and (before[1].day < today) == (mark.day < today)
            if before and same_side and at < before[0] + self._room_of(before[1]):
                self._places[-1] = (before[0], _together(before[1], mark))
            else:
                self._places.append((at, mark))

    def _room_of(self, mark: StripMark) -> int:
        return max(theme.px(_STEP), theme.px(_DOT + 8) + theme.width_of(mark.word, theme.CAPTION))

    def _paint_mark(self, x: int, y: int, mark: StripMark, end: int) -> None:
        """The dot and its word, which is cut where the next dot begins; the tip says the whole of it."""
        colours = theme.colours()
        word = theme.fit(mark.word, theme.CAPTION, end - x - theme.px(_DOT + 8))
        size = theme.width_of(word, theme.CAPTION)
        self.pen.box(
            (x - theme.px(2), y - theme.px(7), x + theme.px(_DOT + 6) + size, y + theme.px(7)), colours.surface
        )
        if mark.state == "empty":
            image = theme.dot(_DOT, "", colours.dot_edge)
        else:
            image = theme.dot(_DOT, colours.dot_filled if mark.state == "filled" else theme.mark(mark.state))
        self.pen.image((x, y), image)
        self.pen.text((x + theme.px(_DOT + 3), y), word, theme.CAPTION, colours.muted)

    def _x(self, day: date, first: date, last: date, width: int) -> int:
        room = width - 2 * theme.px(_EDGE)
        return theme.px(_EDGE) + round(room * ((day - first).days / max(1, (last - first).days)))

    def _tip(self, x: int, y: int) -> str:
        near = [
            mark.text for at, mark in self._places if at - theme.px(4) <= x <= at + self._room_of(mark) - theme.px(6)
        ]
        return near[0] if near else ""


def _together(one: StripMark, other: StripMark) -> StripMark:
    """Two marks as one, on the day of the first; of two states that differ it is between."""
    state = one.state if one.state == other.state else "normal"
    return StripMark(one.day, f"{one.word} {other.word}", state, "\n".join(filter(None, (one.text, other.text))))
