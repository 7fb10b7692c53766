"""The dialogs about meetings and their invitations, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.gui.dialogs.add_meeting_dialog import AddMeetingDialog
from omvendt_desktop.gui.dialogs.answers_dialog import AnswersDialog
from omvendt_desktop.gui.dialogs.joint_meetings_dialog import JointMeetingsDialog
from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog
from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog
from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog
from omvendt_desktop.gui.dialogs.place_dialog import PlaceDialog
from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog
from omvendt_desktop.store.queries import meetings
from omvendt_desktop.tour.opening import Opening

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene


def meeting_dialogs(window: Any, scene: Scene) -> Iterator[Opening]:
    """Those of the running programme."""
    rows = meetings.meetings(window.store, window.programme.id, window.now())
    coming = next(row for row in rows if row.starts_at > window.now())
    missed = next(row for row in rows if row.status is MeetingStatus.NO_SHOW)
    weekend = coming.starts_at + timedelta(days=6 - coming.starts_at.weekday())
    yield Opening("add-meeting", lambda: AddMeetingDialog(window))
    yield Opening("answers", lambda: AnswersDialog(window, scene.replies))
    yield Opening("meeting", lambda: MeetingDialog(window, coming.id))
    yield Opening("move-meeting", lambda: MoveMeetingDialog(window, coming.id, weekend))
    yield Opening("new-date", lambda: NewDateDialog(window, missed.id))
    yield Opening("place", lambda: PlaceDialog(window, [coming.id]))


def planning_dialogs(window: Any) -> Iterator[Opening]:
    """Those that need meetings without a date."""
    yield Opening("plan-series", lambda: PlanSeriesDialog(window))
    yield Opening("joint-meetings", lambda: JointMeetingsDialog(window))
