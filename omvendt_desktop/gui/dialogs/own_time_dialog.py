"""The coordinator’s own minutes, outside every budget: check-ins made, and what is noted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.table import Bold, Column, Muted, Table
from omvendt_desktop.i18n import _
from omvendt_desktop.services import time_entries
from omvendt_desktop.store.queries.own_time import CoordinatorTime, OwnRow, coordinator_time, own_rows

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS = 38, 8


def purpose_text(row: OwnRow) -> str:
    """What the time was for: whom the check-in was with, or what is noted."""
    return row.about if row.check_in_id is None else _("Check-in: {name}").format(name=row.about)


def summary_text(own: CoordinatorTime) -> str:
    """The sums in words."""
    words = _("Check-ins {check_ins} h, other {other} h, together {total} h. None of it counts in anybody’s budget.")
    return words.format(
        check_ins=formats.hours(own.check_ins, 2),
        other=formats.hours(own.other, 2),
        total=formats.hours(own.total, 2),
    )


class OwnTimeDialog(PlainDialog):
    """A list to add to; Enter opens the check-in or the entry of a row."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        super().__init__(window.root, _("Your own time"), width=560)

    def build_body(self, frame: ttk.Frame) -> None:
        """The sums in words, and the rows behind them."""
        self.summary = ttk.Label(frame, style="Muted.TLabel", wraplength=theme.px(560), justify="left")
        self.summary.pack(anchor="w", pady=(0, theme.px(theme.GAP)))
        self.table = Table(
            frame,
            [
                Column("day", _("Day"), 110, lambda row: Muted(formats.weekday_day(row.day)), sort=lambda row: row.day),
                Column("purpose", _("What for"), 250, purpose_text, stretch=True),
                Column(
                    "minutes",
                    _("Minutes"),
                    80,
                    lambda row: str(row.minutes),
                    sort=lambda row: row.minutes,
                    align="right",
                ),
                Column("hours", _("Hours"), 70, lambda row: formats.hours(row.minutes, 2), align="right"),
            ],
            key=lambda row: (row.check_in_id, row.entry_id),
            on_open=self.on_open,
            on_edit=self.on_open,
            on_delete=self.on_delete,
            many=False,
            row_height=_ROW,
            padding=0,
        )
        self.table.set_empty(
            EmptyState(
                self.table, "clock", _("Nothing noted"), _("Note preparation, talks with the client and the like.")
            )
        )
        self.table.configure(height=theme.px(_ROW * _ROWS) + self.table.header_height)
        self.table.pack_propagate(False)
        self.table.pack(fill="both", expand=True)
        self._initial_focus = self.table.canvas
        self._refresh()

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Close, and note more."""
        self.add_button(bar, _("Close"), self.close, "Primary.TButton")
        self.note_button = ttk.Button(bar, text=_("Note own time…"), style="Quiet.TButton", command=self.on_note)
        self.note_button.pack(side="left")

    def on_note(self) -> None:
        """Note more."""
        TimeEntryDialog(self.window, own=True, over=self.top).show()
        self._refresh()

    def on_open(self, row: OwnRow) -> None:
        """Open the check-in, or change the entry."""
        if row.check_in_id is not None:
            CheckInDialog(self.window, self.window.store.get(CheckIn, row.check_in_id), over=self.top).show()
        else:
            TimeEntryDialog(self.window, self.window.store.get(TimeEntry, row.entry_id), over=self.top).show()
        self._refresh()

    def on_delete(self, chosen: list[OwnRow]) -> None:
        """Take an entry away; check-ins stay."""
        if chosen[0].entry_id is not None:
            time_entries.remove_entry(self.window.store, chosen[0].entry_id)
            self._refresh()

    def _refresh(self) -> None:
        store, programme_id = self.window.store, self.window.programme.id
        own = coordinator_time(store, programme_id)
        self.summary.configure(text=summary_text(own))
        rows = own_rows(store, programme_id)
        self.table.show(rows)
        sums = {"minutes": Bold(str(own.total)), "hours": Bold(formats.hours(own.total, 2))}
        self.table.set_total({"day": Bold(_("Sum")), **sums} if rows else None)


def _minutes(row: OwnRow) -> int:
    return row.minutes
