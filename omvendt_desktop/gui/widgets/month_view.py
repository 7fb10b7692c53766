"""A month as weeks of days, with week numbers and what happens on each day."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from tkinter import Event
from typing import Any

from omvendt_desktop import formats
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.calendar_popup import weeks_of
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.tooltip import Tooltip

Item = tuple[date, str, str, Any]

_TOP, _WEEK, _LINE = 32, 36, 20
_STEPS = {"Left": -1, "Right": 1, "Up": -7, "Down": 7}


class MonthView(Drawing):
    """Days in a grid, Monday first; arrows move over the days, Enter opens the first item of a day."""

    def __init__(
        self, parent: Any, today: date, on_open: Callable[[Any], object], on_day: Callable[[date], object] | None = None
    ) -> None:
        super().__init__(parent, width=600, height=420, takefocus=True)
        self._on_open, self._on_day = on_open, on_day
        self._month = self._today = self._day = today
        self._items: dict[date, list[Item]] = {}
        self.bind("<Button-1>", self._on_press)
        self.bind("<Double-Button-1>", self._on_double)
        self.bind("<Key>", self._on_key)
        Tooltip(self, self._tip)

    def show(self, month: date, items: Sequence[Item], today: date) -> None:
        """Show the month of this day with items of (day, text, tone, key), in the order given."""
        self._month, self._today = month.replace(day=1), today
        if (self._day.year, self._day.month) != (month.year, month.month):
            self._day = today if (today.year, today.month) == (month.year, month.month) else self._month
        self._items = {}
        for item in items:
            self._items.setdefault(item[0], []).append(item)
        self.redraw()

    def day_at(self, x: int, y: int) -> date | None:
        """The day at a point."""
        width, height = self._cell()
        column, row = int((x - theme.px(_WEEK)) // width), int((y - theme.px(_TOP)) // height)
        weeks = weeks_of(self._month)
        inside = 0 <= row < len(weeks) and 0 <= column < 7 and x >= theme.px(_WEEK)
        return weeks[row][column] if inside else None

    def item_at(self, x: int, y: int) -> Item | None:
        """The item at a point."""
        day = self.day_at(x, y)
        if day is None:
            return None
        inside = (y - theme.px(_TOP)) % self._cell()[1] - theme.px(_LINE + 4)
        number = int(inside // theme.px(_LINE))
        shown = self._items.get(day, [])[: self._room(day)]
        return shown[number] if 0 <= number < len(shown) else None

    def paint(self, width: int, height: int) -> None:
        """Draw the names of the days, the week numbers and the days."""
        colours, (wide, high) = theme.colours(), self._cell()
        for row, week in enumerate(weeks_of(self._month)):
            top = theme.px(_TOP) + high * row
            self.pen.line(0, round(top), width, colours.line)
            at = (theme.px(_WEEK) // 2, round(top) + theme.px(14))
            self.pen.text(at, str(week[0].isocalendar().week), theme.CAPTION, colours.muted, "center")
            for column, day in enumerate(week):
                left = theme.px(_WEEK) + wide * column
                if row == 0:
                    name = formats.weekday(day)[:3].upper()
                    self.pen.text((left + theme.px(6), theme.px(_TOP) // 2), name, theme.CAPTION, colours.muted)
                self._paint_day(day, round(left), round(top))

    def _paint_day(self, day: date, left: int, top: int) -> None:
        colours, px, (wide, high) = theme.colours(), theme.px, self._cell()
        area = (left + 1, top + 1, left + wide - 1, top + high)
        if day == self._day:
            self.pen.box(area, colours.selected, colours.focus if self.has_focus() else "")
        today = day == self._today
        ink = colours.accent if today else colours.text if day.month == self._month.month else colours.muted
        font = theme.SMALL_BOLD if today else theme.SMALL
        self.pen.text((left + px(6), top + px(14)), str(day.day), font, ink)
        items, room = self._items.get(day, []), self._room(day)
        for number, (_day, text, tone, _key) in enumerate(items[:room]):
            middle = top + px(_LINE + 4) + px(_LINE) * number + px(_LINE) // 2
            self.pen.image((left + px(6), middle), theme.dot(8, theme.mark(tone)))
            shown = theme.fit(text, theme.DETAIL, int(wide) - px(22))
            self.pen.text((left + px(18), middle), shown, theme.DETAIL, colours.text)
        if len(items) > room:
            at = (left + wide - px(6), top + px(14))
            self.pen.text(at, f"+{len(items) - room}", theme.CAPTION, colours.muted, "e")

    def _cell(self) -> tuple[float, float]:
        width = (self.winfo_width() - theme.px(_WEEK)) / 7
        return max(1.0, width), max(1.0, (self.winfo_height() - theme.px(_TOP)) / len(weeks_of(self._month)))

    def _room(self, day: date) -> int:
        return max(0, int((self._cell()[1] - theme.px(_LINE + 4)) // theme.px(_LINE)))

    def _tip(self, x: int, y: int) -> str:
        day = self.day_at(x, y)
        return "\n".join(text for _day, text, _tone, _key in self._items.get(day, [])) if day else ""

    def _on_press(self, event: Event) -> None:
        self.focus_set()
        item, day = self.item_at(event.x, event.y), self.day_at(event.x, event.y)
        if day:
            self._go(day)
        if item:
            self._on_open(item[3])

    def _on_double(self, event: Event) -> None:
        day = self.day_at(event.x, event.y)
        if day and self._on_day and not self.item_at(event.x, event.y):
            self._on_day(day)

    def _on_key(self, event: Event) -> str | None:
        if event.keysym in _STEPS:
            self._go(self._day + timedelta(days=_STEPS[event.keysym]))
        elif event.keysym in ("Return", "KP_Enter", "space"):
            items = self._items.get(self._day, [])
            if items:
                self._on_open(items[0][3])
            elif self._on_day:
                self._on_day(self._day)
        else:
            return None
        return "break"

    def _go(self, day: date) -> None:
        weeks = weeks_of(self._month)
        if weeks[0][0] <= day <= weeks[-1][-1]:
            self._day = day
            self.redraw()
