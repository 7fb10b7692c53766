"""The dialogs about logs, check-ins and time, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui.dialogs.bring_logs_dialog import BringLogsDialog
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.choose_meeting_dialog import ChooseMeetingDialog
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.own_time_dialog import OwnTimeDialog
from omvendt_desktop.gui.dialogs.plan_check_in_dialog import PlanCheckInDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.store.queries import check_ins, ledger, logs, meetings
from omvendt_desktop.tour.opening import Opening

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene


def follow_up_dialogs(window: Any, scene: Scene) -> Iterator[Opening]:
    """Those of the running programme."""
    store, programme_id, now = window.store, window.programme.id, window.now()
    to_log = logs.to_log(store, programme_id, now)[0]
    joint = next(row for row in meetings.meetings(store, programme_id, now) if row.pair_id is None)
    planned = check_ins.check_ins(store, programme_id, now.date())[0]
    standing = ledger.standings(store, programme_id, now.date())[0]
    yield Opening("choose-meeting", lambda: ChooseMeetingDialog(window))
    yield Opening("log", lambda: LogDialog(window, to_log.meeting_id))
    yield Opening("log-joint", lambda: LogDialog(window, joint.id))
    yield Opening("bring-logs", lambda: BringLogsDialog(window), lambda dialog: dialog.read(scene.logs))
    yield Opening("check-in", lambda: CheckInDialog(window, planned.check_in))
    yield Opening("plan-check-in", lambda: PlanCheckInDialog(window))
    yield Opening("time-details", lambda: TimeDetailsDialog(window, standing))
    yield Opening("time-entry", lambda: TimeEntryDialog(window))
    yield Opening("own-time", lambda: OwnTimeDialog(window))
