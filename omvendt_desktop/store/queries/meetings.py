"""Meetings of a programme, a pair or a person; who comes, what is not dated, and what is to be done."""

from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from omvendt_desktop.domain.invitations import InvitationState
from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.queries.meeting_rows import BY_PERSON, STATES, MeetingRow, listed
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.reworded import reworded
from omvendt_desktop.store.store import Store

__all__ = ["MeetingRow", "Missing", "Person"]

# The plus keeps SQLite from looking up the meetings by their module, of which there are thousands.
_MISSING = """
SELECT p.id, o.id, o.code, {title}, mentor.name, mentee.name
FROM pairs p
JOIN modules o ON o.programme_id = p.programme_id AND o.audience = 'pair'
JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
LEFT JOIN meetings m ON m.pair_id = p.id AND +m.module_id = o.id AND m.status IN ('planned', 'held')
WHERE p.programme_id = ? AND p.status = 'active' AND m.id IS NULL
ORDER BY mentor.name COLLATE NOCASE, p.id, o.position, o.id
"""
_PEOPLE = f"""
WITH asked AS ({BY_PERSON.format(where="m.id = :meeting")})
SELECT p.id, p.name, p.email, p.role, a.answer, a.answered_at, a.proposed_start, a.present, a.minutes,
  CASE WHEN asked.status = 'planned' THEN asked.rank END
FROM asked JOIN participants p ON p.id = asked.participant_id
JOIN attendances a ON a.meeting_id = asked.meeting_id AND a.participant_id = p.id
ORDER BY p.role DESC, p.name COLLATE NOCASE, p.id
"""
_NEXT = "SELECT MIN(starts_at) FROM meetings WHERE pair_id = ? AND status = 'planned' AND starts_at > ?"


class Missing(NamedTuple):
    """A meeting of the plan that an active pair has no date for."""

    pair_id: int
    module_id: int
    code: str
    title: str
    mentor: str
    mentee: str


class Person(NamedTuple):
    """One participant of a meeting; `answered_at` is UTC without zone, `proposed_start` wall time.

    `present` is None until logged, `minutes` are the logged ones; `state` is None unless the meeting is planned.
    """

    participant_id: int
    name: str
    email: str
    role: Role
    answer: Answer
    answered_at: datetime | None
    proposed_start: datetime | None
    present: bool | None
    minutes: int
    state: InvitationState | None


def meetings(
    store: Store, programme_id: int, now: datetime, *, first: date | None = None, last: date | None = None
) -> list[MeetingRow]:
    """The meetings of the programme by time, from the first to the last day where these are given."""
    where = f"{'' if first or last else '+'}m.programme_id = :programme"
    return _between(store, now, where, {"programme": programme_id}, first, last)


def these(store: Store, programme_id: int, meeting_ids: Collection[int], now: datetime) -> list[MeetingRow]:
    """Those of the programme’s meetings that have these ids, by time; ids that lead nowhere are passed over."""
    where = f"+m.programme_id = :programme AND {among('m.id', meeting_ids)}"
    return listed(store, now, where, {"programme": programme_id})


def of_pair(store: Store, pair_id: int, now: datetime) -> list[MeetingRow]:
    """The meetings of the pair and the joint ones of its two people, by time."""
    where = """(m.pair_id = :pair OR m.pair_id IS NULL AND m.id IN (
      SELECT a.meeting_id FROM attendances a JOIN pairs p ON a.participant_id IN (p.mentor_id, p.mentee_id)
      WHERE p.id = :pair))"""
    return listed(store, now, where, {"pair": pair_id})


def minutes_spent(store: Store, pair_id: int) -> dict[int, int]:
    """The minutes of each held meeting that one of the pair was at, by its id; of two that differ the more."""
    sql = """
        SELECT a.meeting_id, MAX(CASE WHEN a.present THEN a.minutes ELSE 0 END)
        FROM pairs p JOIN attendances a ON a.participant_id IN (p.mentor_id, p.mentee_id)
        JOIN meetings m ON m.id = a.meeting_id AND m.status = 'held'
        WHERE p.id = ? GROUP BY a.meeting_id
    """
    return dict(store.rows(sql, [pair_id]))


def of_participant(store: Store, participant_id: int, now: datetime) -> list[MeetingRow]:
    """The participant’s meetings by time; the state is their own."""
    where = "m.id IN (SELECT a.meeting_id FROM attendances a WHERE a.participant_id = :person)"
    return listed(store, now, where, {}, participant_id)


def without_date(store: Store, programme_id: int) -> list[Missing]:
    """What active pairs have no planned or held meeting for, by the mentor’s name and the order of the plan."""
    return [Missing(*row) for row in store.rows(_MISSING.format(title=title_column()), [programme_id])]


def people(store: Store, meeting_id: int) -> list[Person]:
    """Those who belong to the meeting, mentors first."""
    asked = {"meeting": meeting_id}
    other_words = {person for _meeting, person in reworded(store, "m.id = :meeting", asked)}
    found = [_person(*row) for row in store.rows(_PEOPLE, asked)]
    changed = InvitationState.CHANGED
    return [each._replace(state=changed) if each.participant_id in other_words else each for each in found]


def next_meeting(store: Store, pair_id: int, now: datetime) -> datetime | None:
    """When the pair meets next, in wall time."""
    [[starts]] = store.rows(_NEXT, [pair_id, now.isoformat()])
    return datetime.fromisoformat(starts) if starts else None


def _between(
    store: Store, now: datetime, where: str, values: dict[str, Any], first: date | None, last: date | None
) -> list[MeetingRow]:
    if first is not None:
        where, values = f"{where} AND m.starts_at >= :first", {**values, "first": first.isoformat()}
    if last is not None:
        after = last + timedelta(days=1)
        where, values = f"{where} AND m.starts_at < :after", {**values, "after": after.isoformat()}
    return listed(store, now, where, values)


def _person(
    participant_id: int,
    name: str,
    email: str,
    role: str,
    answer: str,
    answered_at: str | None,
    proposed_start: str | None,
    present: int | None,
    minutes: int,
    rank: int | None,
) -> Person:
    return Person(
        participant_id,
        name,
        email,
        Role(role),
        Answer(answer),
        datetime.fromisoformat(answered_at) if answered_at else None,
        datetime.fromisoformat(proposed_start) if proposed_start else None,
        None if present is None else bool(present),
        minutes,
        None if rank is None else STATES[rank],
    )
