"""Keeps the meetings to come in step with who takes part: people join, people leave, pairs end."""

from collections.abc import Iterable
from datetime import datetime

from omvendt_desktop.domain.meetings import Attendance, Meeting, cancel, forget_answer
from omvendt_desktop.domain.meetings import move as moved
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import STILL_HERE, Participant
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store


def add_with(store: Store, meeting: Meeting, participant_ids: Iterable[int]) -> Meeting:
    """The meeting as saved, with everybody who belongs to it; inside the caller’s change."""
    saved = store.add(meeting)
    for participant_id in participant_ids:
        store.add(Attendance(meeting_id=saved.id or 0, participant_id=participant_id))
    return saved


def re_date(store: Store, meeting: Meeting, starts_at: datetime) -> Meeting:
    """The planned meeting at another wall time, its people asked again; inside the caller’s change.

    Raises UserError once it is held or cancelled.
    """
    if meeting.starts_at == starts_at:
        return meeting
    ask_again(store, meeting)
    return store.update(moved(meeting, starts_at))


def ask_again(store: Store, meeting: Meeting) -> None:
    """Forget the answers to the meeting, because they were given to another time; inside the caller’s change."""
    for attendance in store.find(Attendance, meeting_id=meeting.id):
        store.update(forget_answer(attendance))


def join_joint_meetings(store: Store, participant: Participant, now: datetime | None = None) -> list[Attendance]:
    """The participant’s places in the planned joint meetings of their role, after wall time `now` where it is given."""
    missing = planning.gatherings_without(store, participant, now)
    with store.change(_("Add {name} to joint meetings").format(name=participant.name)):
        return [
            store.add(Attendance(meeting_id=meeting_id, participant_id=participant.id or 0)) for meeting_id in missing
        ]


def change_gatherings(store: Store, before: Participant, after: Participant) -> None:
    """Take the participant out of the planned gatherings of the role before, and into those of the role after.

    Inside the caller’s change. Somebody who has left or completed joins none.
    """
    for place in planning.places_by_role(store, before):
        store.remove(place)
    if after.status in STILL_HERE:
        join_joint_meetings(store, after)


def leave_meetings(store: Store, participant: Participant, now: datetime) -> None:
    """Take the participant out of the joint meetings from wall time `now` on, and cancel those of their pairs."""
    with store.change(_("Take {name} out of meetings").format(name=participant.name)):
        for attendance in planning.coming_attendances(store, participant.id or 0, now):
            meeting = store.get(Meeting, attendance.meeting_id)
            if meeting.is_joint:
                store.remove(attendance)
            else:
                store.update(cancel(meeting))


def cancel_coming_of_pair(store: Store, pair: Pair, now: datetime) -> list[Meeting]:
    """The pair’s planned meetings from wall time `now` on, cancelled; earlier ones can still be logged."""
    coming = [meeting for meeting in planning.planned_of_pair(store, pair.id or 0) if meeting.starts_at >= now]
    with store.change(_("Cancel the coming meetings of a pair")):
        return [store.update(cancel(meeting)) for meeting in coming]
