"""The rows behind a number of the time page: meetings, entries and what has no date yet, adding up to the minute."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import MeetingStatus, status_word
from omvendt_desktop.domain.time_spent import Line, Part, Standing, TimeEntry, lines_behind, part_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.pages.time_cells import budget_words
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.table import Bold, Column, Muted, Table, Title
from omvendt_desktop.gui.widgets.table_values import Value
from omvendt_desktop.i18n import _
from omvendt_desktop.services import time_entries
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.queries.undated import undated

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS = 38, 11
_WIDTH, _WIDTH_OF_SEVERAL = 800, 920


def day_cell(line: Line) -> Muted:
    """The day, or a dash for what has none."""
    return Muted(formats.weekday_day(line.day) if line.is_dated else "–")


def what_cell(line: Line) -> Title | Muted:
    """The module with its code, or what the entry was for; muted while it has no date."""
    if not line.is_dated:
        return Muted(f"{line.code} {line.module.partition(': ')[0]}")
    return Title(" ".join(part for part in (line.code, line.module) if part), small=True)


def part_cell(line: Line) -> Muted:
    """Where the minutes belong; a meeting that is not held says so, and what is not dated."""
    words = [part_word(line.part)]
    if not line.is_dated:
        words.append(_("no date yet"))
    elif line.status and line.status is not MeetingStatus.HELD:
        words.append(status_word(line.status))
    return Muted(" · ".join(words))


def minutes_cell(line: Line) -> Value:
    """The minutes used; muted where they do not count."""
    text = str(line.minutes)
    return Muted(text) if line.part is Part.BESIDE or not line.minutes else text


def forecast_cell(line: Line) -> Value:
    """The hours it will have used in the end; muted while they are to come, a dash for none."""
    text = formats.hours(line.forecast, 2) if line.forecast else "–"
    return Muted(text) if line.is_coming or not line.forecast else text


def used_of(lines: list[Line]) -> int:
    """The minutes that count."""
    return sum(line.minutes for line in lines if line.part is not Part.BESIDE)


class TimeDetailsDialog(PlainDialog):
    """Enter opens the log or the entry of a row; what is changed is seen at once."""

    def __init__(self, window: MainWindow, standing: Standing) -> None:
        self.window = window
        self.standing = standing
        self.several = standing.participant_id is None
        self.foretold = standing.module_id is None
        width = _WIDTH_OF_SEVERAL if self.several else _WIDTH
        super().__init__(window.root, _("Rows behind the numbers"), width=width)

    def build_body(self, frame: ttk.Frame) -> None:
        """Whose rows, and the table."""
        ttk.Label(frame, text=self.standing.name, style="Heading.TLabel").pack(anchor="w")
        self.summary = ttk.Label(frame, style="Muted.TLabel")
        self.summary.pack(anchor="w", pady=(0, theme.px(theme.GAP)))
        self.table = Table(
            frame,
            self._columns(),
            key=lambda line: (line.meeting_id, line.entry_id, line.participant_id, line.module_id),
            on_open=self.on_open,
            on_delete=self.on_delete,
            many=False,
            row_height=_ROW,
            padding=0,
        )
        self.table.set_empty(EmptyState(self.table, "clock", _("Nothing yet"), _("Nothing is planned or noted.")))
        self.table.configure(height=theme.px(_ROW * _ROWS) + self.table.header_height)
        self.table.pack_propagate(False)
        self.table.pack(fill="both", expand=True)
        self._initial_focus = self.table.canvas
        self._stop = self.window.store.subscribe(lambda tables: self._refresh())
        frame.bind("<Destroy>", self._on_destroy)
        self._refresh()

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Close, and note more time."""
        self.add_button(bar, _("Close"), self.close, "Primary.TButton")
        if self.standing.participant_id is not None:
            self.note_button = ttk.Button(bar, text=_("Note time…"), style="Quiet.TButton", command=self.on_note)
            self.note_button.pack(side="left")

    def on_open(self, line: Line) -> None:
        """Open the log of the meeting, or the entry."""
        if line.entry_id is not None:
            TimeEntryDialog(self.window, self.window.store.get(TimeEntry, line.entry_id), over=self.top).show()
        elif line.meeting_id is not None:
            LogDialog(self.window, line.meeting_id, over=self.top).show()

    def on_note(self) -> None:
        """Note time by hand."""
        TimeEntryDialog(self.window, participant_id=self.standing.participant_id, over=self.top).show()

    def on_delete(self, lines: list[Line]) -> None:
        """Take away an entry; meetings stay."""
        if lines[0].entry_id is not None:
            time_entries.remove_entry(self.window.store, lines[0].entry_id)

    def _columns(self) -> list[Column]:
        def number(name: str, title: str, width: int, cell: Callable[[Line], Value], of: str) -> Column:
            return Column(name, title, width, cell, sort=attrgetter(of), align="right")

        who = Column("who", _("Participant"), 150, lambda line: line.name, least=90)
        forecast = number("forecast", _("Forecast"), 76, forecast_cell, "forecast")
        return [
            Column("day", _("Day"), 96, day_cell, sort=attrgetter("day")),
            *([who] if self.several else []),
            Column("what", _("What"), 220, what_cell, stretch=True),
            Column("part", _("Kind"), 174, part_cell),
            number("planned", _("Planned"), 76, _planned, "planned"),
            number("minutes", _("Minutes"), 76, minutes_cell, "minutes"),
            number("hours", _("Hours"), 66, _hours, "minutes"),
            *([forecast] if self.foretold else []),
        ]

    def _refresh(self) -> None:
        lines = self._lines()
        used, forecast = used_of(lines), sum(line.forecast for line in lines)
        sums = {
            "planned": Muted(str(sum(line.planned for line in lines))),
            "minutes": Bold(str(used)),
            "hours": Bold(formats.hours(used, 2)),
            "forecast": Bold(formats.hours(forecast, 2)),
        }
        self.table.show(lines)
        self.table.set_total({"day": Bold(_("Sum")), **sums} if lines else None)
        self.summary.configure(text=_summary(used, forecast if self.foretold else None, self.standing))

    def _lines(self) -> list[Line]:
        store, programme_id, of = self.window.store, self.window.programme.id, self.standing
        today = self.window.today()
        if not self.several:
            waited = undated(store, programme_id, today, {of.participant_id})
            return [*ledger.details(store, programme_id, participant_id=of.participant_id), *waited]
        lines = ledger.details(store, programme_id, module_id=of.module_id or None)
        if self.foretold:
            lines += undated(store, programme_id, today, of.members)
        return lines_behind(of, lines, ledger.standings(store, programme_id, today))

    def _on_destroy(self, event) -> None:
        if self._stop:
            stop, self._stop = self._stop, None
            stop()


def _summary(used: int, forecast: int | None, standing: Standing) -> str:
    """The hours of the rows, of how many when they have a budget of their own, and how many they will be."""
    said = [budget_words(used, standing.budget, digits=2)]
    if forecast is not None:
        said.append(_("forecast {hours} h").format(hours=formats.hours(forecast, 2)))
    return " · ".join(said)


def _planned(line: Line) -> Muted:
    return Muted(str(line.planned) if line.planned else "–")


def _hours(line: Line) -> Value:
    text = formats.hours(line.minutes, 2)
    return Muted(text) if line.part is Part.BESIDE or not line.minutes else text
