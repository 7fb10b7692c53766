"""Changing one meeting or several: place and length, calling off, planning anew, taking away."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from omvendt_desktop.domain.fields import clean
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus, check_meeting, new_uid, status_word
from omvendt_desktop.domain.meetings import cancel as cancelled
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.pairs import OPEN, Pair
from omvendt_desktop.domain.pairs import status_word as pair_word
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.wall_times import check_wall_time
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days, meeting_people
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.queries.logs import title_of
from omvendt_desktop.store.store import Store


def edit(
    store: Store, meeting_id: int, *, place: str | None = None, link: str | None = None, minutes: int | None = None
) -> Meeting:
    """The meeting with another place, link or length; what is None stays. Another length asks its people again.

    Raises InvalidError for an unsafe link or minutes outside 1 to 1440, UserError once it is cancelled.
    """
    meeting = store.get(Meeting, meeting_id)
    changed = _changed(meeting, place, link, minutes)
    with store.change(_("Edit {meeting}").format(meeting=title_of(store, meeting_id))):
        return _save(store, meeting, changed)


def set_place(store: Store, meeting_ids: Sequence[int], place: str, link: str) -> list[Meeting]:
    """The meetings, all with the same place and link. Raises as `edit`, and then changes none."""
    meetings = [store.get(Meeting, meeting_id) for meeting_id in dict.fromkeys(meeting_ids)]
    changed = [_changed(meeting, place, link, None) for meeting in meetings]
    count = len(meetings)
    with store.change(ngettext("Place of {count} meeting", "Place of {count} meetings", count).format(count=count)):
        return [store.update(meeting) for meeting in changed]


def set_minutes(store: Store, meeting_ids: Sequence[int], minutes: int) -> list[Meeting]:
    """The meetings, all of the same length, their people asked again. Raises as `edit`, and then changes none."""
    meetings = [store.get(Meeting, meeting_id) for meeting_id in dict.fromkeys(meeting_ids)]
    changed = [_changed(meeting, None, None, minutes) for meeting in meetings]
    count = len(meetings)
    with store.change(ngettext("Length of {count} meeting", "Length of {count} meetings", count).format(count=count)):
        return [_save(store, before, after) for before, after in zip(meetings, changed, strict=True)]


def cancel(store: Store, meeting_ids: Sequence[int]) -> list[Meeting]:
    """The meetings, called off. Raises UserError when one of them is not planned, and then cancels none."""
    meetings = [cancelled(store.get(Meeting, meeting_id)) for meeting_id in dict.fromkeys(meeting_ids)]
    with store.change(_cancel_label(store, meetings)):
        return [store.update(meeting) for meeting in meetings]


def replace_cancelled(store: Store, meeting_id: int, starts_at: datetime) -> Meeting:
    """A new meeting at a wall time instead of a cancelled or missed one, which stays on record.

    It has a calendar identity of its own: calendars do not show a cancelled one again. Raises UserError when the
    meeting takes place, has been planned anew already, or its pair has ended.
    """
    lost = store.get(Meeting, meeting_id)
    _refuse_replacing(store, lost)
    check_wall_time(starts_at, store.get(Programme, lost.programme_id).time_zone)
    new = replace(lost, id=None, starts_at=starts_at, status=MeetingStatus.PLANNED, uid=new_uid(), moves=0)
    label = _("Plan {meeting} anew").format(meeting=title_of(store, meeting_id))
    with store.change(label), call_days.kept_in_step(store, [lost.pair_id]):
        return meeting_people.add_with(store, new, _people(store, lost))


def remove(store: Store, meeting_id: int) -> None:
    """Take away a planned meeting as if it had never been. Raises UserError once somebody was told of it."""
    meeting = store.get(Meeting, meeting_id)
    if meeting.status is not MeetingStatus.PLANNED or store.find(Log, meeting_id=meeting_id):
        raise UserError(_("A meeting that is {status} stays on record.").format(status=status_word(meeting.status)))
    drafts = store.find(Invitation, meeting_id=meeting_id)
    if any(invitation.sent_at for invitation in drafts):
        raise UserError(
            _("People have been invited to this meeting."), _("Cancel it, so that it leaves their calendars too.")
        )
    label = _("Remove {meeting}").format(meeting=title_of(store, meeting_id))
    with store.change(label), call_days.kept_in_step(store, [meeting.pair_id]):
        for record in (*drafts, *store.find(Attendance, meeting_id=meeting_id)):
            store.remove(record)
        for mail in store.find(SentMail, meeting_id=meeting_id):
            store.update(replace(mail, meeting_id=None))
        store.remove(meeting)


def refuse_ended(pair: Pair) -> None:
    """Raise UserError when the pair meets no more."""
    if pair.status not in OPEN:
        raise UserError(
            _("The pair is {status} and has no more meetings.").format(status=pair_word(pair.status)),
            _("Make a new pair of the two first."),
        )


def refuse_second_date(store: Store, lost: Meeting, hint: str) -> None:
    """Raise UserError with the hint when another meeting is planned or held instead of one that was lost."""
    if planning.dated(store, lost.module_id, lost.pair_id, lost.role):
        code = store.get(Module, lost.module_id).code
        raise UserError(_("{module} has got another date already.").format(module=code), hint)


def _changed(meeting: Meeting, place: str | None, link: str | None, minutes: int | None) -> Meeting:
    changed = replace(
        meeting,
        place=meeting.place if place is None else clean(place),
        link=meeting.link if link is None else clean(link),
        minutes=meeting.minutes if minutes is None else minutes,
    )
    if changed != meeting and meeting.status is MeetingStatus.CANCELLED:
        raise UserError(_("A cancelled meeting cannot be changed."), _("Plan a new one instead."))
    refuse(check_meeting(changed))
    return changed


def _save(store: Store, before: Meeting, changed: Meeting) -> Meeting:
    if changed.minutes != before.minutes and changed.status is MeetingStatus.PLANNED:
        meeting_people.ask_again(store, changed)
    return store.update(changed)


def _cancel_label(store: Store, meetings: Sequence[Meeting]) -> str:
    if len(meetings) == 1:
        return _("Cancel {meeting}").format(meeting=title_of(store, meetings[0].id or 0))
    return ngettext("Cancel {count} meeting", "Cancel {count} meetings", len(meetings)).format(count=len(meetings))


def _refuse_replacing(store: Store, lost: Meeting) -> None:
    if lost.status not in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW):
        raise UserError(
            _("This meeting is {status}.").format(status=status_word(lost.status)), _("Move it to change its time.")
        )
    if lost.pair_id is not None:
        refuse_ended(store.get(Pair, lost.pair_id))
    refuse_second_date(store, lost, _("Move the new meeting to change its time."))


def _people(store: Store, meeting: Meeting) -> Collection[int]:
    if meeting.pair_id is not None:
        pair = store.get(Pair, meeting.pair_id)
        return (pair.mentor_id, pair.mentee_id)
    module = store.get(Module, meeting.module_id)
    return [person.id or 0 for person in planning.audience(store, module, meeting.role)]
