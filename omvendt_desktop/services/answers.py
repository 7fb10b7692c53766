"""Taking over what people answered to their invitations, read from files or heard on the telephone."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from omvendt_desktop import formats
from omvendt_desktop.domain.fields import mailbox
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.meetings import (
    Answer,
    Attendance,
    Meeting,
    MeetingStatus,
    answer_word,
    forget_answer,
)
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.replies import COUNTER, AnswerState, Reply, state_word
from omvendt_desktop.domain.wall_times import in_utc, wall_time
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries import answers as queries
from omvendt_desktop.store.queries.answers import Invited
from omvendt_desktop.store.queries.logs import title_of
from omvendt_desktop.store.store import Store

TAKEN_OVER = (AnswerState.NEW, AnswerState.PROPOSAL)


@dataclass(frozen=True)
class AnswerRow:
    """One answer of a file: who said what of which meeting, and whether it is taken over.

    `stamp` is UTC without zone, `proposed_start` wall time; `meeting_id` and `participant_id` are None when unknown.
    """

    file: str
    who: str
    meeting: str
    answer: Answer | None
    state: AnswerState
    remark: str = ""
    proposed_start: datetime | None = None
    comment: str = ""
    sequence: int = 0
    stamp: datetime | None = None
    meeting_id: int | None = None
    participant_id: int | None = None

    @property
    def state_word(self) -> str:
        """Whether it is taken over, as words on screen."""
        return state_word(self.state)

    @property
    def order(self) -> tuple[int, datetime]:
        """What tells the newest of several answers."""
        return self.sequence, self.stamp or datetime.min


@dataclass(frozen=True)
class AnswerPlan:
    """What the files say; nothing is stored before it is applied."""

    programme_id: int
    rows: tuple[AnswerRow, ...]

    @property
    def taken_over(self) -> tuple[AnswerRow, ...]:
        """The answers that will be stored."""
        return tuple(row for row in self.rows if row.state in TAKEN_OVER)


def plan_answers(store: Store, programme_id: int, found: Sequence[Reply]) -> AnswerPlan:
    """Who said what in the messages, the newest of each counting; nothing is stored, nobody is guessed."""
    programme = store.get(Programme, programme_id)
    meetings = queries.meetings_of_uids(store, [reply.uid for reply in found])
    people = {meeting.id: queries.invited(store, meeting.id or 0) for meeting in meetings.values()}
    rows = [_row(store, programme, reply, meetings.get(reply.uid), people) for reply in found]
    return AnswerPlan(programme_id, tuple(_newest_only(rows)))


def apply_answers(store: Store, plan: AnswerPlan) -> int:
    """Store the answers that are new; how many were. One that has been overtaken since is left out."""
    rows = plan.taken_over
    label = ngettext("Take over {count} answer", "Take over {count} answers", len(rows)).format(count=len(rows))
    with store.change(label):
        return sum(_take_over(store, row) for row in rows)


def set_answer(store: Store, meeting_id: int, participant_id: int, answer: Answer, now: datetime) -> Attendance:
    """What somebody answered by word of mouth at wall time `now`; `Answer.NONE` forgets it.

    Raises UserError when they do not belong to the meeting.
    """
    places = store.find(Attendance, meeting_id=meeting_id, participant_id=participant_id)
    if not places:
        raise UserError(_("This person does not belong to the meeting."))
    zone = store.get(Programme, store.get(Meeting, meeting_id).programme_id).time_zone
    sent = store.find(Invitation, meeting_id=meeting_id, participant_id=participant_id)
    place = forget_answer(places[0])
    if answer is not Answer.NONE:
        sequence = max([each.sequence for each in sent], default=0)
        place = replace(place, answer=answer, answered_at=in_utc(now, zone), answered_sequence=sequence)
    name = store.get(Participant, participant_id).name
    with store.change(_("{name}: {answer}").format(name=name, answer=answer_word(answer))):
        return store.update(place)


def _row(
    store: Store,
    programme: Programme,
    reply: Reply,
    meeting: Meeting | None,
    people: dict[int | None, list[Invited]],
) -> AnswerRow:
    row = AnswerRow(
        file=reply.file,
        who=reply.address,
        meeting="",
        answer=reply.answer,
        state=AnswerState.UNREADABLE,
        remark=" ".join(reply.problems),
        proposed_start=_wall(reply.proposed_start, programme.time_zone),
        comment=reply.comment,
        sequence=reply.sequence,
        stamp=reply.stamp,
    )
    if reply.problems:
        return row
    if meeting is None:
        return replace(row, state=AnswerState.UNKNOWN_MEETING, remark=_("No meeting in this file has this invitation."))
    if meeting.programme_id != programme.id:
        other = store.get(Programme, meeting.programme_id).title
        remark = _("It belongs to {programme}. Open that programme to take it over.").format(programme=other)
        return replace(row, state=AnswerState.OTHER_PROGRAMME, remark=remark)
    row = replace(
        row, meeting=f"{title_of(store, meeting.id or 0)} · {formats.when(meeting.starts_at)}", meeting_id=meeting.id
    )
    one = _whose(people[meeting.id], reply.address)
    if one is None:
        remark = _("Nobody in this meeting has the address {address}.").format(address=reply.address)
        return replace(row, state=AnswerState.UNKNOWN_PERSON, remark=remark)
    state, remark = _state(reply, meeting, one)
    return replace(row, who=one.person.name, participant_id=one.person.id, state=state, remark=remark)


def _whose(people: Sequence[Invited], address: str) -> Invited | None:
    wanted = {address.casefold(), mailbox(address).casefold()} - {""}
    found = [
        one for one in people if wanted & {one.person.email.strip().casefold(), mailbox(one.person.email).casefold()}
    ]
    return found[0] if len(found) == 1 else None


def _state(reply: Reply, meeting: Meeting, one: Invited) -> tuple[AnswerState, str]:
    known = one.attendance.answered_sequence, one.attendance.answered_at
    if meeting.status is MeetingStatus.CANCELLED:
        return AnswerState.OLD, _("The meeting has been cancelled.")
    if one.attendance.answered_at is not None and reply.order == known:
        return AnswerState.KNOWN, ""
    told = [sent for sent in one.sent if sent.sent_at and sent.uid == reply.uid and sent.method is Method.REQUEST]
    if told and reply.sequence < told[-1].sequence:
        return AnswerState.OLD, _("The meeting has been changed and sent anew since.")
    if told and not _same_time(told[-1], meeting):
        return AnswerState.OLD, _("The meeting has been moved since it was sent.")
    if one.attendance.answered_at is not None and reply.order < (known[0] or 0, one.attendance.answered_at):
        return AnswerState.OLD, _("A newer answer is known already.")
    return (AnswerState.PROPOSAL if reply.method == COUNTER else AnswerState.NEW), ""


def _same_time(sent: Invitation, meeting: Meeting) -> bool:
    """The start and the length stand first in what was last sent."""
    return not sent.time_hash or sent.time_hash.split("|")[:2] == [meeting.starts_at.isoformat(), str(meeting.minutes)]


def _newest_only(rows: Sequence[AnswerRow]) -> Iterator[AnswerRow]:
    newest: dict[tuple[int | None, int | None], AnswerRow] = {}
    for row in rows:
        key = row.meeting_id, row.participant_id
        if row.state in TAKEN_OVER and (key not in newest or row.order > newest[key].order):
            newest[key] = row
    for row in rows:
        if row.state in TAKEN_OVER and newest[row.meeting_id, row.participant_id] is not row:
            row = replace(row, state=AnswerState.OLD, remark=_("There is a newer answer among these."))  # noqa: PLW2901
        yield row


def _take_over(store: Store, row: AnswerRow) -> bool:
    places = store.find(Attendance, meeting_id=row.meeting_id, participant_id=row.participant_id)
    if not places or _is_overtaken(row, places[0]):
        return False
    place = places[0]
    keeps = row.state is AnswerState.PROPOSAL and row.answer in (None, Answer.NONE)
    store.update(
        replace(
            place,
            answer=place.answer if keeps else row.answer or Answer.NONE,
            answered_at=row.stamp,
            answered_sequence=row.sequence,
            proposed_start=row.proposed_start,
        )
    )
    return True


def _is_overtaken(row: AnswerRow, place: Attendance) -> bool:
    return place.answered_at is not None and row.order <= (place.answered_sequence or 0, place.answered_at)


def _wall(moment: datetime | None, zone: str) -> datetime | None:
    if moment is None or moment.tzinfo is None:
        return moment
    return wall_time(moment.replace(tzinfo=None), zone)
