"""The cohort along its months: a line for each pair, a dot for each meeting, moved by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.formats import sort_key
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.meeting_gestures import MeetingGestures
from omvendt_desktop.gui.pages.meeting_cells import status_cell
from omvendt_desktop.gui.pages.meeting_filters import last_of_month
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.timeline import Timeline, TimelineItem, TimelineRow
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import moves
from omvendt_desktop.store.queries.meetings import MeetingRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_JOINT = 0
MOST_SENTENCES = 3


def timeline_item(row: MeetingRow) -> TimelineItem:
    """The dot of a meeting: filled once it was held or missed."""
    return TimelineItem(
        key=row.id,
        day=row.starts_at.date(),
        tone=status_cell(row).tone,
        filled=row.status in (MeetingStatus.HELD, MeetingStatus.NO_SHOW),
        text=item_text(row),
        movable=row.status is MeetingStatus.PLANNED,
    )


def item_text(row: MeetingRow) -> str:
    """What the tip and the line above say of a meeting."""
    return f"{formats.when(row.starts_at)} · {row.title} · {status_cell(row).word}"


def timeline_rows(rows: Iterable[MeetingRow]) -> list[TimelineRow]:
    """A line for the joint meetings, then one a pair by the mentor’s name; cancelled meetings have no dot."""
    by_pair: dict[int, list[MeetingRow]] = {}
    for row in rows:
        if row.status is not MeetingStatus.CANCELLED:
            by_pair.setdefault(row.pair_id or _JOINT, []).append(row)
    joint = by_pair.pop(_JOINT, [])
    lines = [_line(pair_id, items) for pair_id, items in by_pair.items()]
    lines.sort(key=lambda line: sort_key(line.label))
    if joint:
        lines.insert(0, replace(_line(_JOINT, joint), label=_("Joint meetings"), sub=""))
    return lines


def months_around(rows: Sequence[MeetingRow], today: date) -> tuple[date, date]:
    """The first day of the first month and the last day of the last month to draw for rows by time."""
    first, last = (row.starts_at.date() for row in (rows[0], rows[-1])) if rows else (today, today)
    return first.replace(day=1), last_of_month(max(last, first + timedelta(days=150)))


def conflict_words(sentences: Sequence[str]) -> tuple[str, str]:
    """Tone and text shown while a meeting is dragged to a day."""
    return ("warning", " ".join(sentences)) if sentences else ("good", _("free"))


def dropped_words(label: str, sentences: Sequence[str]) -> str:
    """What was done, and what stands against it: the first sentences, and how many more there are."""
    words, more = " ".join(sentences[:MOST_SENTENCES]), len(sentences) - MOST_SENTENCES
    if more > 0:
        words += " " + ngettext("And {count} more remark.", "And {count} more remarks.", more).format(count=more)
    return _("Done: {change}. Note: {remarks}").format(change=label, remarks=words)


class _Dots(Sequence[TimelineItem]):
    """The dots of a line, made when they come into sight."""

    def __init__(self, rows: Sequence[MeetingRow]) -> None:
        self._rows = rows

    @cached_property
    def _made(self) -> list[TimelineItem]:
        return [timeline_item(row) for row in self._rows]

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, at):
        return self._made[at]


class MeetingsTimeline(Card):
    """The timeline with the choice to take later meetings along."""

    def __init__(self, parent: Misc, window: MainWindow, gestures: MeetingGestures) -> None:
        super().__init__(parent)
        self.window, self.gestures = window, gestures
        self._rows: dict[int, MeetingRow] = {}
        bar = ttk.Frame(self.body)
        bar.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        self.later_too = CheckField(bar, _("Move the pair’s later meetings too"))
        self.later_too.pack(side="left")
        self.said = ttk.Label(bar, style="Muted.TLabel", anchor="e")
        self.said.pack(side="right")
        self.timeline = Timeline(
            self.body,
            window.today(),
            on_open=self.on_open,
            on_drag=self.on_drag,
            on_drop=self.on_drop,
            on_select=self.on_select,
        )
        self.timeline.pack(fill="both", expand=True)

    def show(self, rows: Sequence[MeetingRow]) -> None:
        """Draw these meetings."""
        self._rows = {row.id: row for row in rows}
        first, last = months_around(rows, self.window.today())
        self.timeline.show(timeline_rows(rows), first, last, self.window.today())
        self._say_chosen()

    def change(self, rows: Sequence[MeetingRow], changed: Sequence[MeetingRow]) -> None:
        """Draw these meetings, of which only the changed ones were others before."""
        pairs = {row.pair_id or _JOINT for row in changed}
        beside = [row for row in rows if (row.pair_id or _JOINT) in pairs]
        lines = timeline_rows(beside)
        days = months_around(rows, self.window.today())
        drawn = {line.key for line in self.timeline.rows}
        if {line.key for line in lines} == pairs <= drawn and days == (self.timeline.first, self.timeline.last):
            for row in changed:
                self._rows.pop(row.id, None)
            self._rows.update((row.id, row) for row in beside)
            self.timeline.change(lines)
            self._say_chosen()
        else:
            self.show(rows)

    def on_open(self, key: int) -> None:
        """Show the meeting."""
        self.gestures.open(self._rows[key])

    def on_select(self, key: int) -> None:
        """Say which meeting is marked."""
        self._say_chosen()

    def on_drag(self, key: int, day: date) -> tuple[str, str]:
        """What stands against the day."""
        sentences = moves.conflicts(self.window.store, key, self._moment(key, day), later_too=self.later_too.get())
        return conflict_words(sentences)

    def on_drop(self, key: int, day: date) -> None:
        """Move the meeting to the day, at its time; what stands against that is said with the way back."""
        if day == self._rows[key].starts_at.date():
            return
        store, at, later_too = self.window.store, self._moment(key, day), self.later_too.get()
        against = moves.conflicts(store, key, at, later_too=later_too)
        moves.move(store, key, at, later_too=later_too)
        if against:
            self.window.say(dropped_words(store.undo_label, against), (_("Undo"), self.window.undo))

    def _say_chosen(self) -> None:
        row = self._rows.get(self.timeline.chosen)
        hint = _("Drag a dot, or carry it with Alt and the arrow keys; Enter drops it.")
        self.said.configure(text=item_text(row) if row else hint)

    def _moment(self, key: int, day: date) -> datetime:
        return datetime.combine(day, self._rows[key].starts_at.time())


def _line(pair_id: int, rows: Sequence[MeetingRow]) -> TimelineRow:
    mentor, _arrow, mentee = rows[0].who.partition(" → ")
    return TimelineRow(pair_id, mentor, _Dots(rows), sub=mentee, keys=tuple(row.id for row in rows))
