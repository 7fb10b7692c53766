"""The dialogs about logs, check-ins and time once, on the sample programme, for the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui.dialogs.bring_logs_dialog import BringLogsDialog
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.choose_meeting_dialog import ChooseMeetingDialog
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog
from omvendt_desktop.gui.dialogs.own_time_dialog import OwnTimeDialog
from omvendt_desktop.gui.dialogs.passphrase_dialog import PassphraseDialog
from omvendt_desktop.gui.dialogs.plan_check_in_dialog import PlanCheckInDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.store.queries import check_ins, ledger, logs, meetings

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

Opener = Callable[[], Any]


def follow_up_dialogs(window: MainWindow) -> Iterator[tuple[str, Opener]]:
    """The name of each dialog and how to make it; those of a meeting or a person only when there is one."""
    store, programme_id, now = window.store, window.programme.id, window.now()
    yield "choose-meeting", partial(ChooseMeetingDialog, window)
    for row in logs.to_log(store, programme_id, now)[:1]:
        yield "log", partial(LogDialog, window, row.meeting_id)
    for row in [row for row in meetings.meetings(store, programme_id, now) if row.pair_id is None][:1]:
        yield "log-joint", partial(LogDialog, window, row.id)
    yield "bring-logs", partial(BringLogsDialog, window)
    for row in check_ins.check_ins(store, programme_id, now.date())[:1]:
        yield "check-in", partial(CheckInDialog, window, row.check_in)
    yield "plan-check-in", partial(PlanCheckInDialog, window)
    for standing in ledger.standings(store, programme_id, now.date())[:1]:
        yield "time-details", partial(TimeDetailsDialog, window, standing)
    yield "time-entry", partial(TimeEntryDialog, window)
    yield "own-time", partial(OwnTimeDialog, window)
    yield "passphrase", partial(PassphraseDialog, window, store.path, store.path.name)
    yield "message", partial(MessageDialog, window.root, store.path.name, str(store.path))
