"""The coordinator’s own minutes, outside every budget: check-ins made, and what is noted by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.table import Column, Muted, Table
from omvendt_desktop.i18n import _
from omvendt_desktop.services import time_entries
from omvendt_desktop.store.queries import ledger

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS = 38, 8


class OwnTimeDialog(PlainDialog):
    """A list to add to, change and remove from."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        super().__init__(window.root, _("Your own time"), width=560)

    def build_body(self, frame: ttk.Frame) -> None:
        """The sum of the check-ins in words, the rest as a list."""
        self.summary = ttk.Label(frame, style="Muted.TLabel", wraplength=theme.px(560), justify="left")
        self.summary.pack(anchor="w", pady=(0, theme.px(theme.GAP)))
        self.table = Table(
            frame,
            [
                Column("day", _("Day"), 110, lambda entry: Muted(formats.weekday_day(entry.day)), sort=_day),
                Column("purpose", _("What for"), 250, lambda entry: entry.purpose, stretch=True),
                Column("minutes", _("Minutes"), 80, lambda entry: str(entry.minutes), sort=_minutes, align="right"),
                Column("hours", _("Hours"), 70, lambda entry: formats.hours(entry.minutes, 2), align="right"),
            ],
            key=lambda entry: entry.id,
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

    def on_open(self, entry: TimeEntry) -> None:
        """Change an entry."""
        TimeEntryDialog(self.window, entry, over=self.top).show()
        self._refresh()

    def on_delete(self, chosen: list[TimeEntry]) -> None:
        """Take an entry away."""
        time_entries.remove_entry(self.window.store, chosen[0].id)
        self._refresh()

    def _refresh(self) -> None:
        programme_id = self.window.programme.id
        own = ledger.coordinator_time(self.window.store, programme_id)
        words = _(
            "Check-ins {check_ins} h, other {other} h, together {total} h. None of it counts in anybody’s budget."
        )
        self.summary.configure(
            text=words.format(
                check_ins=formats.hours(own.check_ins, 2),
                other=formats.hours(own.other, 2),
                total=formats.hours(own.total, 2),
            )
        )
        self.table.show(ledger.entries(self.window.store, programme_id))


def _day(entry: TimeEntry):
    return entry.day


def _minutes(entry: TimeEntry) -> int:
    return entry.minutes
