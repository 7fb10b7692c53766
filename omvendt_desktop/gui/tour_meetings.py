"""The dialogs about meetings once, on the sample programme, for the pictures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui.dialogs.add_meeting_dialog import AddMeetingDialog
from omvendt_desktop.gui.dialogs.answers_dialog import AnswersDialog
from omvendt_desktop.gui.dialogs.joint_meetings_dialog import JointMeetingsDialog
from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog
from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog
from omvendt_desktop.gui.dialogs.place_dialog import PlaceDialog
from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog
from omvendt_desktop.store.queries import overview

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

Opener = Callable[[], Any]

_LONG = 400


def meeting_dialogs(window: MainWindow) -> Iterator[tuple[str, Opener]]:
    """The name of each dialog and how to make it; those of one meeting only when one is to come."""
    coming = overview.coming(window.store, window.programme.id, window.now(), days=_LONG)
    yield "plan-series", lambda: PlanSeriesDialog(window)
    yield "joint-meetings", lambda: JointMeetingsDialog(window)
    yield "add-meeting", lambda: AddMeetingDialog(window)
    yield "answers", lambda: AnswersDialog(window)
    if coming:
        row = coming[0]
        weekend = row.starts_at + timedelta(days=6 - row.starts_at.weekday())
        yield "meeting", lambda: MeetingDialog(window, row.meeting_id)
        yield "move-meeting", lambda: MoveMeetingDialog(window, row.meeting_id, weekend)
        yield "place", lambda: PlaceDialog(window, [row.meeting_id])
