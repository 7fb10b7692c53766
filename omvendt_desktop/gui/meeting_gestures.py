"""What can be done with meetings, the same wherever they are listed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from omvendt_desktop.domain.invitations import InvitationState
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import calendar_saving
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.i18n import _
from omvendt_desktop.services import logs, meetings
from omvendt_desktop.store.queries.meetings import MeetingRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def is_coming(row: MeetingRow) -> bool:
    """Whether the meeting is planned and has not begun."""
    return row.status is MeetingStatus.PLANNED and row.state is not None


def has_begun(row: MeetingRow) -> bool:
    """Whether the meeting is planned and on, or over: it can be logged without asking when it was held."""
    return row.status is MeetingStatus.PLANNED and row.state is None


def can_log(row: MeetingRow) -> bool:
    """Whether the log can be opened: also of a meeting that was held before its time, or to change a log."""
    return row.status is MeetingStatus.PLANNED or row.logged


def to_log(rows: Sequence[MeetingRow], selected: Sequence[MeetingRow]) -> MeetingRow | None:
    """The meeting that *Log* means: the one selected, else the oldest that lacks a log."""
    if len(selected) == 1 and can_log(selected[0]):
        return selected[0]
    return min((row for row in rows if row.lacks_log), key=lambda row: row.starts_at, default=None)


def to_move(rows: Sequence[MeetingRow], selected: Sequence[MeetingRow]) -> MeetingRow | None:
    """The meeting that *Move* means: the one selected if it is planned, else the next one to come."""
    if len(selected) == 1 and selected[0].status is MeetingStatus.PLANNED:
        return selected[0]
    return min(filter(is_coming, rows), key=lambda row: row.starts_at, default=None)


class MeetingGestures:
    """The gestures; each opens a dialog or calls one service."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window

    def plan(self, pair_ids: Collection[int] | None = None) -> None:
        """Plan the series of these pairs, or of all."""
        from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog

        PlanSeriesDialog(self.window, pair_ids).show()

    def save_plans(self, pair_ids: Collection[int]) -> None:
        """Save the plan files of these pairs."""
        calendar_saving.save_plans(self.window, pair_ids=pair_ids)

    def invite(self, **what: Collection[int] | None) -> None:
        """Show what is to be sent about these pairs, participants, modules or meetings."""
        self.window.show("invitations", **what)

    def open(self, row: MeetingRow) -> None:
        """Show one meeting with its people."""
        from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog

        MeetingDialog(self.window, row.id).show()

    def move(self, row: MeetingRow) -> None:
        """Ask for another time."""
        from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog

        MoveMeetingDialog(self.window, row.id).show()

    def cancel(self, rows: Sequence[MeetingRow]) -> None:
        """Cancel those that are planned; one nobody was told of is taken away by Remove."""
        planned = [row.id for row in rows if row.status is MeetingStatus.PLANNED]
        if planned:
            meetings.cancel(self.window.store, planned)

    def remove(self, row: MeetingRow) -> None:
        """Take away a meeting nobody was told of."""
        meetings.remove(self.window.store, row.id)

    def place(self, rows: Sequence[MeetingRow]) -> None:
        """Give several meetings the same place and link."""
        from omvendt_desktop.gui.dialogs.place_dialog import PlaceDialog

        PlaceDialog(self.window, [row.id for row in rows]).show()

    def replace(self, row: MeetingRow) -> None:
        """Plan a new meeting instead of a cancelled or missed one."""
        from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog

        NewDateDialog(self.window, row.id).show()

    def log(self, rows: Sequence[MeetingRow]) -> None:
        """One meeting opens its log; several are logged as held, as they were planned."""
        lacking = [row for row in rows if row.lacks_log]
        if len(rows) == 1:
            self._open_log(rows[0].id)
        elif lacking:
            logs.log_many(self.window.store, [LogEntry(row.id) for row in lacking], self.window.now())
        else:
            raise UserError(_("None of these meetings is waiting for a log."))

    def log_next(self, rows: Sequence[MeetingRow], selected: Sequence[MeetingRow]) -> None:
        """Log the selected meeting, or the oldest that waits for it."""
        row = to_log(rows, selected)
        if row is None:
            raise UserError(_("No meeting is waiting for a log."), _("Meetings can be logged once they have begun."))
        self._open_log(row.id)

    def move_next(self, rows: Sequence[MeetingRow], selected: Sequence[MeetingRow]) -> None:
        """Move the selected meeting, or the next one."""
        row = to_move(rows, selected)
        if row is None:
            raise UserError(_("There is no coming meeting to move."), _("Plan meetings first."))
        self.move(row)

    def menu(self, rows: Sequence[MeetingRow]) -> list[MenuItem | None]:
        """The context menu of these meetings."""
        return self._menu_of_one(rows[0]) if len(rows) == 1 else self._menu_of_many(rows)

    def _menu_of_one(self, row: MeetingRow) -> list[MenuItem | None]:
        planned, over = (
            row.status is MeetingStatus.PLANNED,
            row.status in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW),
        )
        untold = planned and row.state in (None, InvitationState.NOT_INVITED)
        return [
            MenuItem(_("Open…"), lambda: self.open(row), "F2"),
            MenuItem(_("Log…"), lambda: self.log([row]), "Ctrl+L", enabled=can_log(row)),
            MenuItem(_("Move…"), lambda: self.move(row), enabled=planned),
            MenuItem(_("Invitations…"), lambda: self.invite(meeting_ids=[row.id]), enabled=row.state is not None),
            MenuItem(_("Plan a new one instead…"), lambda: self.replace(row), enabled=over),
            SEPARATOR,
            MenuItem(_("Cancel meeting"), lambda: self.cancel([row]), "Del", enabled=planned, danger=True),
            MenuItem(_("Remove"), lambda: self.remove(row), enabled=untold, danger=True),
        ]

    def _menu_of_many(self, rows: Sequence[MeetingRow]) -> list[MenuItem | None]:
        lacking, coming = any(row.lacks_log for row in rows), any(map(is_coming, rows))
        to_tell = [row.id for row in rows if row.state is not None]
        return [
            MenuItem(_("Log as held, as planned"), lambda: self.log(rows), enabled=lacking),
            MenuItem(_("Invitations…"), lambda: self.invite(meeting_ids=to_tell), enabled=bool(to_tell)),
            MenuItem(_("Place and link…"), lambda: self.place(rows), enabled=coming),
            SEPARATOR,
            MenuItem(_("Cancel the meetings"), lambda: self.cancel(rows), "Del", enabled=coming, danger=True),
        ]

    def _open_log(self, meeting_id: int) -> None:
        from omvendt_desktop.gui.dialogs.log_dialog import LogDialog

        LogDialog(self.window, meeting_id).show()
