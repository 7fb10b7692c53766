"""Rows of dated dots under the months, one of which can be dragged to another day."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from tkinter import Event
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import timeline_paint
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.gui.widgets.wheel import bind_wheel

ROW_HEIGHT, HEADER_HEIGHT = 36, 40
_NEAR, _DRAG_FROM = 9, 4
_BESIDE, _WIDEST = 13, 39


@dataclass(frozen=True)
class TimelineItem:
    """One dot; `text` is what the tip says."""

    key: Any
    day: date
    tone: str = "normal"
    filled: bool = True
    text: str = ""
    movable: bool = True


@dataclass(frozen=True)
class TimelineRow:
    """One row with its words at the left; `keys` are those of its items, known before the items are asked for."""

    key: Any
    label: str
    items: Sequence[TimelineItem]
    sub: str = ""
    keys: tuple[Any, ...] = ()

    def find(self, key: Any) -> TimelineItem | None:
        """The item with this key, or None."""
        if self.keys and key not in self.keys:
            return None
        return next((item for item in self.items if item.key == key), None)


@dataclass
class Drag:
    """An item on its way to another day, and what was said about that day."""

    item: TimelineItem
    row: int
    start_x: int
    day: date
    moved: bool = False
    tone: str = "normal"
    text: str = ""


class Timeline(Drawing):
    """Arrows choose an item, Enter opens it; dragged, or carried with Alt or Shift and an arrow, it asks `on_drag`."""

    def __init__(
        self,
        parent: Any,
        today: date,
        *,
        label_width: int = 220,
        on_open: Callable[[Any], object] | None = None,
        on_select: Callable[[Any], object] | None = None,
        on_drag: Callable[[Any, date], tuple[str, str]] | None = None,
        on_drop: Callable[[Any, date], object] | None = None,
    ) -> None:
        super().__init__(parent, width=600, height=300, takefocus=True)
        self._label_width = theme.px(label_width)
        self.rows: list[TimelineRow] = []
        self.first = self.last = self.today = today
        self.offset = 0
        self.chosen: Any = None
        self.drag: Drag | None = None
        self._on_open, self._on_select, self._on_drag, self._on_drop = on_open, on_select, on_drag, on_drop
        self.bind("<Button-1>", self._on_press)
        self.bind("<B1-Motion>", self._on_motion)
        self.bind("<ButtonRelease-1>", self._on_release)
        self.bind("<Double-Button-1>", lambda event: self._open())
        self.bind("<Motion>", self._on_hover, add="+")
        self._bind_keys()
        bind_wheel(self, lambda notches: self.scroll_to(self.offset + round(notches * theme.px(ROW_HEIGHT) * 1.5)))
        Tooltip(self, self._tip)

    def show(self, rows: Sequence[TimelineRow], first: date, last: date, today: date) -> None:
        """Show these rows between two days; the chosen item and the scroll stay."""
        self.rows, self.first, self.last, self.today = list(rows), first, max(last, first + timedelta(days=1)), today
        self.drag = None
        self.scroll_to(self.offset)
        self.redraw()

    def change(self, rows: Sequence[TimelineRow]) -> None:
        """Show these rows in place of those with the same keys."""
        fresh = {row.key: row for row in rows}
        self.show([fresh.get(row.key, row) for row in self.rows], self.first, self.last, self.today)

    def paint(self, width: int, height: int) -> None:
        """Draw the rows in sight under the months."""
        self.scroll_to(self.offset)
        timeline_paint.paint(self, width, height)

    @property
    def label_width(self) -> int:
        """The pixels the labels take: what was asked for, but never most of the width."""
        return min(self._label_width, self.winfo_width() * 2 // 5)

    def x_of(self, day: date) -> int:
        """Where a day stands."""
        share = (day - self.first).days / (self.last - self.first).days
        return round(self.label_width + share * self._room())

    def day_of(self, x: int) -> date:
        """The day at this place, within the days shown."""
        share = (x - self.label_width) / self._room()
        days = round(share * (self.last - self.first).days)
        return min(self.last, max(self.first, self.first + timedelta(days=days)))

    def y_of(self, row: int) -> int:
        """The middle of a row."""
        high = theme.px(ROW_HEIGHT)
        return theme.px(HEADER_HEIGHT) + row * high + high // 2 - self.offset

    def row_at(self, y: int) -> int | None:
        """The row at this height."""
        row = (y - theme.px(HEADER_HEIGHT) + self.offset) // theme.px(ROW_HEIGHT)
        return row if y >= theme.px(HEADER_HEIGHT) and 0 <= row < len(self.rows) else None

    def item_at(self, x: int, y: int) -> tuple[int, TimelineItem] | None:
        """The row and the item nearest to a point, when it is near enough."""
        row = self.row_at(y)
        if row is None or not self.rows[row].items:
            return None
        at, nearest = min(self.places(self.rows[row]), key=lambda place: abs(place[0] - x))
        return (row, nearest) if abs(at - x) <= theme.px(_NEAR) else None

    def places(self, row: TimelineRow) -> list[tuple[int, TimelineItem]]:
        """Where each item of a row stands: at its day, those of one day side by side around it."""
        of_day: dict[date, list[TimelineItem]] = {}
        for item in row.items:
            of_day.setdefault(item.day, []).append(item)
        found = []
        for day, items in of_day.items():
            step = min(theme.px(_BESIDE), theme.px(_WIDEST) / max(1, len(items) - 1))
            left = self.x_of(day) - step * (len(items) - 1) / 2
            found += [(round(left + number * step), item) for number, item in enumerate(items)]
        return found

    def scroll_to(self, offset: int) -> None:
        """Show the rows from this many pixels on, within what there is."""
        whole = len(self.rows) * theme.px(ROW_HEIGHT) + theme.px(HEADER_HEIGHT)
        wanted = max(0, min(offset, whole - self.winfo_height()))
        if wanted != self.offset:
            self.offset = wanted
            self.redraw()

    def choose(self, key: Any) -> None:
        """Choose an item and bring it into sight."""
        self.chosen = key
        found = self.place_of(key)
        if found:
            high = theme.px(ROW_HEIGHT)
            top = found[0] * high
            view = self.winfo_height() - theme.px(HEADER_HEIGHT)
            self.scroll_to(min(top, max(self.offset, top + high - view)))
            if self._on_select:
                self._on_select(key)
        self.redraw()

    def place_of(self, key: Any) -> tuple[int, TimelineItem] | None:
        """The row and the item with this key."""
        found = ((number, row.find(key)) for number, row in enumerate(self.rows))
        return next(((number, item) for number, item in found if item is not None), None)

    def _room(self) -> int:
        return max(1, self.winfo_width() - self.label_width - theme.px(24))

    def _bind_keys(self) -> None:
        for key, step in (("Left", -1), ("Right", 1)):
            self.bind(f"<{key}>", lambda event, step=step: self._walk(0, step))
            self.bind(f"<Alt-{key}>", lambda event, step=step: self._move(step))
            self.bind(f"<Shift-{key}>", lambda event, step=step: self._move(step * 7))
        for key, step in (("Up", -1), ("Down", 1)):
            self.bind(f"<{key}>", lambda event, step=step: self._walk(step, 0))
        self.bind("<Return>", lambda event: self._open())
        self.bind("<Escape>", self._on_escape)

    def _walk(self, down: int, along: int) -> str:
        self.drag = None
        found = self.place_of(self.chosen)
        if found is None:
            first = next((row.items[0] for row in self.rows if row.items), None)
            if first:
                self.choose(first.key)
            return "break"
        row, item = found
        items = sorted(self.rows[row].items, key=lambda each: each.day)
        if along:
            at = [each.key for each in items].index(item.key) + along
            if 0 <= at < len(items):
                self.choose(items[at].key)
            return "break"
        for other in range(row + down, len(self.rows) if down > 0 else -1, down):
            if self.rows[other].items:
                near = min(self.rows[other].items, key=lambda each: abs((each.day - item.day).days))
                self.choose(near.key)
                break
        return "break"

    def _move(self, days: int) -> str:
        found = self.place_of(self.chosen)
        if found and found[1].movable and self._on_drop:
            row, item = found
            if self.drag is None or self.drag.item.key != item.key:
                self.drag = Drag(item, row, 0, item.day)
            self._carry(self.drag, self.drag.day + timedelta(days=days))
        return "break"

    def _carry(self, drag: Drag, day: date) -> None:
        drag.moved = True
        if day != drag.day or not drag.text:
            drag.day = day
            drag.tone, drag.text = self._on_drag(drag.item.key, day) if self._on_drag else ("normal", "")
            self.redraw()

    def _drop(self) -> None:
        drag, self.drag = self.drag, None
        self.redraw()
        if drag and drag.moved and drag.day != drag.item.day and self._on_drop:
            self._on_drop(drag.item.key, drag.day)

    def _open(self) -> str:
        if self.drag is not None and self.drag.moved:
            self._drop()
        elif self.chosen is not None and self._on_open:
            self._on_open(self.chosen)
        return "break"

    def _on_escape(self, event: Event) -> str | None:
        if self.drag is None:
            return None
        self.drag = None
        self.redraw()
        return "break"

    def _on_press(self, event: Event) -> None:
        self.focus_set()
        found = self.item_at(event.x, event.y)
        if found:
            row, item = found
            self.choose(item.key)
            if item.movable and self._on_drop:
                self.drag = Drag(item, row, event.x, item.day)

    def _on_motion(self, event: Event) -> None:
        drag = self.drag
        if drag is None or (not drag.moved and abs(event.x - drag.start_x) < theme.px(_DRAG_FROM)):
            return
        beside = drag.start_x - self.x_of(drag.item.day)
        self._carry(drag, self.day_of(event.x - beside))

    def _on_release(self, event: Event) -> None:
        self._drop()

    def _on_hover(self, event: Event) -> None:
        found = self.item_at(event.x, event.y)
        self.configure(cursor="" if found is None else "sb_h_double_arrow" if found[1].movable else "hand2")

    def _tip(self, x: int, y: int) -> str:
        found = self.item_at(x, y)
        if found:
            return found[1].text
        row = self.row_at(y)
        return timeline_paint.cut_label(self, self.rows[row]) if row is not None and x < self.label_width else ""
