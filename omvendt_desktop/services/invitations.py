"""Gathering what must be sent about the meetings of a programme, and keeping what was."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import NamedTuple

from omvendt_desktop.domain.calendar_content import CalendarFile
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.outgoing import Batch, Outgoing, SentMail
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import event_content, mail_words
from omvendt_desktop.services.batches import Post, file_name_of
from omvendt_desktop.services.calendar_plans import gather_own_calendar, gather_plans
from omvendt_desktop.services.mail_facts import Facts, facts_of
from omvendt_desktop.services.plain_mails import gather_mails
from omvendt_desktop.store import sent_marks
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.store import Store

__all__ = ["Batch", "Outgoing", "gather_mails", "gather_own_calendar", "gather_plans"]


class Due(NamedTuple):
    """A meeting one person is to be told of, and what they were told before."""

    meeting: Meeting
    person: Participant
    attendance: Attendance | None
    history: Sequence[Invitation]


def gather_invitations(
    store: Store,
    programme_id: int,
    *,
    pair_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
    module_ids: Collection[int] | None = None,
    meeting_ids: Collection[int] | None = None,
    only_changed: bool = True,
    now: datetime,
) -> Batch:
    """Invitations, changes and cancellations of coming meetings, one for each recipient, in order of time.

    `only_changed` leaves out what the recipient was sent already, just as it stands. `now` is wall time. Nothing is
    stored. Who cannot be written to is named in the remarks, and so is a programme without a sending address.
    """
    narrow = queries.narrowed(pair_ids, participant_ids, module_ids, meeting_ids)
    attending = queries.attendances(store, programme_id, now, narrow)
    history = queries.history(store, programme_id, now, narrow)
    people = {*(each.participant_id for each in attending), *(person for _meeting, person in history)}
    facts = facts_of(store, programme_id, now, attending, people=people)
    post = Post(facts, _("Invitations"), now)
    known = _by_meeting(history)
    for due in _due(facts, queries.meetings(store, programme_id, now, narrow), attending, history):
        if participant_ids is None or due.person.id in participant_ids:
            _add_invitation(post, due, known.get(due.meeting.id or 0, []), only_changed)
    return post.batch()


def pending(store: Store, programme_id: int, now: datetime) -> int:
    """How many recipients know another time, place or status of a coming meeting than what holds at wall time `now`."""
    return len(queries.changed(store, programme_id, now))


def keep(store: Store, batch: Batch, how: str = "folder") -> None:
    """Remember what was written, so that it is written alike until something changes. Raises UserError."""
    written = [replace(each, how=how, batch=batch.name) for item in batch.items for each in item.revisions]
    sent_marks.keep_drafts(store.path, written)


def mark_sent(store: Store, items: Sequence[Outgoing], now: datetime, how: str = "mail") -> None:
    """Keep the mails as sent at wall time `now`; their revisions are fixed from here on. Raises UserError."""
    sent = [replace(each, sent_at=now, how=how) for item in items if item.to_email for each in item.revisions]
    told = [each for each in sent if each.participant_id != event_content.NOBODY]
    label = ngettext("Mark {count} mail as sent", "Mark {count} mails as sent", len(items)).format(count=len(items))
    with store.change(label):
        for each in told:
            store.add(each)
            _keep_uid(store, each)
        for item in items:
            if item.participant_id is not None and item.to_email and not item.revisions:
                store.add(SentMail(None, item.participant_id, item.meeting_id, item.occasion, now))
        if told:
            sent_marks.keep_sent(store.path, told)


def _due(
    facts: Facts,
    meetings: dict[int, Meeting],
    attending: Iterable[Attendance],
    history: dict[queries.Key, list[Invitation]],
) -> Iterator[Due]:
    there = {(each.meeting_id, each.participant_id): each for each in attending}
    gone = [key for key in history if key not in there]
    order = {meeting_id: place for place, meeting_id in enumerate(meetings)}
    for meeting_id, person_id in sorted([*there, *gone], key=lambda key: order[key[0]]):
        key = (meeting_id, person_id)
        yield Due(meetings[meeting_id], facts.people[person_id], there.get(key), history.get(key, ()))


def _add_invitation(post: Post, due: Due, known: Sequence[Invitation], only_changed: bool) -> None:
    facts, meeting = post.facts, due.meeting
    off = meeting.status is MeetingStatus.CANCELLED or due.attendance is None
    method = Method.CANCEL if off else Method.REQUEST
    uid = _uid(facts, due, off)
    told = due.history or facts.marks.told(uid, due.person.id or 0)
    if (off and not told) or (not off and meeting.status is not MeetingStatus.PLANNED):
        return
    wanted = event_content.wanted_revision(facts, meeting, due.person, method, uid, post.name)
    if (only_changed or off) and event_content.is_told(facts, wanted, due.history):
        return
    if not (post.can_reach(due.person) and post.is_on_the_clock(meeting)):
        return
    revision = event_content.revise(facts, wanted, due.history, known)
    occasion = _occasion(revision, due.history)
    post.add(
        due.person,
        occasion,
        file_name_of(facts, due.person, meeting),
        meeting=meeting,
        revisions=(revision,),
        words=partial(mail_words.worded, facts, occasion, due.person, meeting),
        calendar=partial(_calendar_of_one, facts, due.person, meeting, revision),
    )


def _calendar_of_one(facts: Facts, person: Participant, meeting: Meeting, revision: Invitation) -> CalendarFile:
    return CalendarFile(revision.method, (event_content.event(facts, meeting, person, revision),))


def _uid(facts: Facts, due: Due, off: bool) -> str:
    own_uid = due.attendance.uid if due.attendance else ""
    if off:
        return (due.history[-1].uid if due.history else own_uid) or due.meeting.uid
    return event_content.uid_of(facts, due.meeting, due.person.id or 0, own_uid, due.history)


def _occasion(revision: Invitation, history: Sequence[Invitation]) -> Occasion:
    if revision.method is Method.CANCEL:
        return Occasion.CANCELLATION
    told = [sent for sent in history if sent.uid == revision.uid]
    if not told or (told[-1].method is Method.PUBLISH and told[-1].time_hash == revision.time_hash):
        return Occasion.INVITATION
    same = told[-1].content_hash == revision.content_hash and told[-1].time_hash == revision.time_hash
    return Occasion.INVITATION if same else Occasion.CHANGE


def _by_meeting(history: dict[queries.Key, list[Invitation]]) -> dict[int, list[Invitation]]:
    found: dict[int, list[Invitation]] = {}
    for (meeting_id, _person), sent in history.items():
        found.setdefault(meeting_id, []).extend(sent)
    return found


def _keep_uid(store: Store, sent: Invitation) -> None:
    """A recipient invited anew after a cancellation keeps the fresh identity."""
    if sent.method is Method.CANCEL or store.get(Meeting, sent.meeting_id).uid == sent.uid:
        return
    for attendance in store.find(Attendance, meeting_id=sent.meeting_id, participant_id=sent.participant_id):
        if attendance.uid != sent.uid:
            store.update(replace(attendance, uid=sent.uid))
