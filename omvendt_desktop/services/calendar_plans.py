"""Gathering plan files: every coming meeting of a person, a pair or the whole programme in one file."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from omvendt_desktop.domain.calendar_content import CalendarFile, Event
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.outgoing import Batch
from omvendt_desktop.domain.pairs import OPEN, Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services import event_content, mail_words
from omvendt_desktop.services.batches import Post
from omvendt_desktop.services.mail_facts import Facts, facts_of
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.store import Store


@dataclass(frozen=True)
class Plans:
    """The meetings plan files are made from, and what was sent about them."""

    facts: Facts
    meetings: dict[int, Meeting]
    of_person: dict[int, list[tuple[Meeting, str]]]
    history: dict[queries.Key, list[Invitation]]
    known: dict[int, list[Invitation]]


def gather_plans(
    store: Store,
    programme_id: int,
    *,
    pair_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
    now: datetime,
) -> Batch:
    """Plan files of what comes after wall time `now`: a person’s with a mail, and a pair’s as a bare file.

    Without ids everybody and every open pair; `pair_ids` means these pairs and their people. Nothing is stored.
    """
    plans = _plans(store, programme_id, now)
    post = Post(plans.facts, _("Plans"), now)
    pairs = _pairs(plans.facts, pair_ids) if participant_ids is None else []
    for person in _people(plans.facts, pairs, pair_ids, participant_ids):
        _add_person(post, plans, person)
    for pair in pairs:
        _add_pair(post, plans, pair)
    return post.batch()


def gather_own_calendar(store: Store, programme_id: int, now: datetime) -> Batch:
    """Every meeting of the programme for the coordinator’s own calendar: one bare file. Nothing is stored.

    A meeting called off after the file was written before is in it as cancelled, so that it leaves the calendar.
    """
    plans = _plans(store, programme_id, None, now)
    facts = plans.facts
    post = Post(facts, _("My calendar"), now)
    if facts.sender:
        shown = [meeting for meeting in plans.meetings.values() if _belongs(facts, meeting)]
        _add_bare(post, plans, post.name, shown, own=True)
    return post.batch()


def _plans(store: Store, programme_id: int, since: datetime | None, now: datetime | None = None) -> Plans:
    attending = queries.attendances(store, programme_id, since)
    facts = facts_of(store, programme_id, now or since or datetime.min, attending)
    meetings = queries.meetings(store, programme_id, since)
    history = queries.history(store, programme_id, since)
    of_person: dict[int, list[tuple[Meeting, str]]] = {}
    for each in attending:
        if meetings[each.meeting_id].status is MeetingStatus.PLANNED:
            of_person.setdefault(each.participant_id, []).append((meetings[each.meeting_id], each.uid))
    known: dict[int, list[Invitation]] = {}
    for (meeting_id, _person), sent in history.items():
        known.setdefault(meeting_id, []).extend(sent)
    return Plans(facts, meetings, of_person, history, known)


def _pairs(facts: Facts, pair_ids: Collection[int] | None) -> list[Pair]:
    if pair_ids is None:
        return [pair for pair in facts.pairs.values() if pair.status in OPEN]
    return [facts.pairs[pair_id] for pair_id in pair_ids]


def _people(
    facts: Facts, pairs: Iterable[Pair], pair_ids: Collection[int] | None, participant_ids: Collection[int] | None
) -> list[Participant]:
    if participant_ids is not None:
        return [facts.people[person_id] for person_id in participant_ids]
    if pair_ids is not None:
        return [facts.people[person_id] for pair in pairs for person_id in (pair.mentor_id, pair.mentee_id)]
    return list(facts.people.values())


def _add_person(post: Post, plans: Plans, person: Participant) -> None:
    own = plans.of_person.get(person.id or 0, [])
    if not own or not post.can_reach(person):
        return
    facts, revised = plans.facts, []
    for meeting, own_uid in own:
        history = plans.history.get((meeting.id or 0, person.id or 0), ())
        uid = event_content.uid_of(facts, meeting, person.id or 0, own_uid, history)
        revised.append((meeting, _revision(post, plans, meeting, person, uid, history)))
    meetings = [meeting for meeting, _revision in revised]
    with using(facts.programme.language):
        name = _("{name} – meetings").format(name=person.name)
    post.add(
        person,
        Occasion.PLAN,
        name,
        revisions=tuple(revision for _meeting, revision in revised),
        words=partial(mail_words.worded, facts, Occasion.PLAN, person, None, meetings),
        calendar=partial(_calendar, facts, person, revised),
    )


def _add_pair(post: Post, plans: Plans, pair: Pair) -> None:
    both = [dict(plans.of_person.get(person, [])) for person in (pair.mentor_id, pair.mentee_id)]
    shared = [meeting for meeting in both[0] if meeting in both[1]]
    if not shared or not post.can_send:
        return
    names = [plans.facts.people[person].name for person in (pair.mentor_id, pair.mentee_id)]
    _add_bare(post, plans, " – ".join(names), shared)


def _add_bare(post: Post, plans: Plans, name: str, meetings: Iterable[Meeting], own: bool = False) -> None:
    revised = [(meeting, _revision(post, plans, meeting, None, meeting.uid)) for meeting in meetings]
    post.add(
        None,
        Occasion.PLAN,
        name,
        revisions=tuple(revision for _meeting, revision in revised),
        calendar=partial(_calendar, plans.facts, None, revised, name, own),
    )


def _revision(
    post: Post,
    plans: Plans,
    meeting: Meeting,
    person: Participant | None,
    uid: str,
    history: Sequence[Invitation] = (),
) -> Invitation:
    wanted = event_content.wanted_revision(plans.facts, meeting, person, Method.PUBLISH, uid, post.name)
    return event_content.revise(plans.facts, wanted, history, plans.known.get(meeting.id or 0, ()))


def _calendar(
    facts: Facts,
    person: Participant | None,
    revised: Sequence[tuple[Meeting, Invitation]],
    name: str = "",
    own: bool = False,
) -> CalendarFile:
    events = [event_content.event(facts, meeting, person, revision) for meeting, revision in revised]
    if own:
        events = [_named(facts, meeting, event) for (meeting, _revision), event in zip(revised, events, strict=True)]
    shown = facts.programme.plain_title
    return CalendarFile(Method.PUBLISH, tuple(events), shown if own else name or shown)


def _named(facts: Facts, meeting: Meeting, event: Event) -> Event:
    two = facts.two(meeting)
    return replace(event, summary=f"{event.summary} ({two[0].name} → {two[1].name})") if two else event


def _belongs(facts: Facts, meeting: Meeting) -> bool:
    if meeting.status is not MeetingStatus.CANCELLED:
        return True
    return f"{meeting.uid} {event_content.NOBODY} {Method.PUBLISH}" in facts.marks.drafts
