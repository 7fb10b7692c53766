"""Gathering mails without a calendar file: before the kick-off, after a meeting, and to those who have not answered."""

from collections.abc import Collection, Iterable
from datetime import datetime
from functools import partial

from omvendt_desktop.domain.mail_texts import Occasion, occasion_word
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus, lacks_log
from omvendt_desktop.domain.outgoing import Batch
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services import mail_words
from omvendt_desktop.services.batches import Post, file_name_of
from omvendt_desktop.services.mail_facts import Facts, facts_of
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.store import Store

DAYS_TO_ANSWER = 7


def gather_mails(
    store: Store,
    programme_id: int,
    occasion: Occasion,
    *,
    meeting_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
    module_ids: Collection[int] | None = None,
    now: datetime,
) -> Batch:
    """Kick-off information, requests for a log or reminders at wall time `now`, each mail to one person.

    Reminders go to those who have not answered for a week; when people or meetings are named, to those among them who
    have not answered at all; when modules are named, to everybody who has not said no. Nothing is stored.
    """
    narrow = queries.narrowed(None, participant_ids, module_ids, meeting_ids)
    since = None if occasion is Occasion.LOG_REQUEST else now
    attending = queries.attendances(store, programme_id, since, narrow)
    meetings = queries.meetings(store, programme_id, since, narrow)
    facts = facts_of(store, programme_id, now, attending)
    post = Post(facts, occasion_word(occasion).capitalize(), now)
    attending = [
        each
        for each in attending
        if meetings[each.meeting_id].status is MeetingStatus.PLANNED
        and (participant_ids is None or each.participant_id in participant_ids)
    ]
    if occasion is Occasion.REMINDER:
        days = DAYS_TO_ANSWER if meeting_ids is None and participant_ids is None else 0
        asked = {(row.meeting_id, row.participant_id) for row in queries.unanswered(store, programme_id, now, days)}
        _add_reminders(post, meetings, attending, None if module_ids is not None else asked)
    else:
        for each in attending:
            _add_mail(post, occasion, meetings[each.meeting_id], facts.people[each.participant_id], now)
    return post.batch()


def _add_mail(post: Post, occasion: Occasion, meeting: Meeting, person: Participant, now: datetime) -> None:
    if not _is_due(post.facts, occasion, meeting, now) or not post.can_reach(person):
        return
    words = partial(mail_words.worded, post.facts, occasion, person, meeting)
    post.add(person, occasion, file_name_of(post.facts, person, meeting), meeting=meeting, words=words)


def _is_due(facts: Facts, occasion: Occasion, meeting: Meeting, now: datetime) -> bool:
    if occasion is Occasion.KICKOFF:
        return facts.module(meeting).kind is ModuleKind.KICKOFF
    return occasion is Occasion.LOG_REQUEST and not meeting.is_joint and _waits_for_log(meeting, now)


def _waits_for_log(meeting: Meeting, now: datetime) -> bool:
    return lacks_log(meeting.status, meeting.starts_at, meeting.minutes, now)


def _add_reminders(
    post: Post, meetings: dict[int, Meeting], attending: Iterable[Attendance], asked: set[queries.Key] | None
) -> None:
    of_person: dict[int, list[Meeting]] = {}
    for each in attending:
        wanted = each.answer is not Answer.NO if asked is None else (each.meeting_id, each.participant_id) in asked
        if wanted:
            of_person.setdefault(each.participant_id, []).append(meetings[each.meeting_id])
    for person_id, own in of_person.items():
        _add_reminder(post, post.facts.people[person_id], own)


def _add_reminder(post: Post, person: Participant, meetings: list[Meeting]) -> None:
    if not post.can_reach(person):
        return
    with using(post.facts.programme.language):
        name = _("{name} – reminder").format(name=person.name)
    words = partial(mail_words.worded, post.facts, Occasion.REMINDER, person, None, meetings)
    post.add(person, Occasion.REMINDER, name, words=words)
