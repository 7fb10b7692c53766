"""What has been sent to whom, what must be sent again, and who has not answered."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.reworded import reworded
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store

Key = tuple[int, int]


class SentRow(NamedTuple):
    """One mail marked as sent, with a calendar revision or, by `occasion`, without; `sent_at` is local time."""

    id: int
    meeting_id: int | None
    participant_id: int
    name: str
    email: str
    method: Method | None
    code: str
    title: str
    starts_at: datetime | None
    sequence: int
    sent_at: datetime | None
    how: str
    batch: str
    occasion: Occasion | None


class UnansweredRow(NamedTuple):
    """Somebody who was invited and has not answered; `days` since the invitation was last sent."""

    meeting_id: int
    participant_id: int
    name: str
    email: str
    code: str
    title: str
    starts_at: datetime
    sent_at: datetime
    days: int


class ChangedRow(NamedTuple):
    """Somebody who was told of a meeting that has been moved, changed or cancelled since."""

    meeting_id: int
    participant_id: int
    name: str
    code: str
    title: str
    starts_at: datetime
    cancelled: bool


_OF_PEOPLE = """m.id IN (
  SELECT meeting_id FROM attendances WHERE {people} UNION SELECT meeting_id FROM invitations WHERE {people}
)"""
_LAST = """(
  SELECT *, MAX(id) FROM invitations WHERE {kind} GROUP BY meeting_id, participant_id
)"""
_TIME_HASH = "m.starts_at || '|' || m.minutes || '|' || m.place || '|' || m.link || '|' || m.status"


def narrowed(
    pair_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
    module_ids: Collection[int] | None = None,
    meeting_ids: Collection[int] | None = None,
) -> str:
    """The SQL that narrows the queries below to meetings of some pairs, people or modules; None does not."""
    parts = [among("m.pair_id", pair_ids), among("m.module_id", module_ids), among("m.id", meeting_ids)]
    if participant_ids is not None:
        parts.append(_OF_PEOPLE.format(people=among("participant_id", participant_ids)))
    return " AND ".join(parts)


def meetings(store: Store, programme_id: int, since: datetime | None, narrow: str = "1") -> dict[int, Meeting]:
    """The meetings that begin after a wall time, or all with None, in order of time, by id; cancelled ones as well."""
    sql = f"""
        SELECT {columns_of(Meeting)} FROM meetings m
        WHERE m.programme_id = ? AND m.starts_at > ? AND {narrow} ORDER BY m.starts_at, m.id
    """
    found = (from_values(Meeting, row) for row in store.rows(sql, [programme_id, _since(since)]))
    return {meeting.id or 0: meeting for meeting in found}


def attendances(store: Store, programme_id: int, since: datetime | None, narrow: str = "1") -> list[Attendance]:
    """Who is to be at those meetings, in order of meeting and person."""
    columns = ", ".join(f"a.{name}" for name in columns_of(Attendance).split(", "))
    sql = f"""
        SELECT {columns} FROM meetings m JOIN attendances a ON a.meeting_id = m.id
        WHERE m.programme_id = ? AND m.starts_at > ? AND {narrow} ORDER BY m.starts_at, m.id, a.id
    """
    return [from_values(Attendance, row) for row in store.rows(sql, [programme_id, _since(since)])]


def history(store: Store, programme_id: int, since: datetime | None, narrow: str = "1") -> dict[Key, list[Invitation]]:
    """What was sent about those meetings, oldest first, by meeting and participant."""
    columns = ", ".join(f"i.{name}" for name in columns_of(Invitation).split(", "))
    sql = f"""
        SELECT {columns} FROM invitations i JOIN meetings m ON m.id = i.meeting_id
        WHERE m.programme_id = ? AND m.starts_at > ? AND {narrow} ORDER BY i.id
    """
    found: dict[Key, list[Invitation]] = defaultdict(list)
    for row in store.rows(sql, [programme_id, _since(since)]):
        sent = from_values(Invitation, row)
        found[sent.meeting_id, sent.participant_id].append(sent)
    return dict(found)


def pairs_of(store: Store, programme_id: int, people: Collection[int] | None) -> list[Pair]:
    """The pairs these participants are or were in, or all with None."""
    either = f"({among('mentor_id', people)} OR {among('mentee_id', people)})"
    sql = f"SELECT {columns_of(Pair)} FROM pairs WHERE programme_id = ? AND {either} ORDER BY id"
    return [from_values(Pair, row) for row in store.rows(sql, [programme_id])]


def participants(store: Store, programme_id: int, people: Collection[int] | None) -> dict[int, Participant]:
    """These participants, or all with None, by id."""
    sql = f"SELECT {columns_of(Participant)} FROM participants WHERE programme_id = ? AND {among('id', people)}"
    return {row[0]: from_values(Participant, row) for row in store.rows(sql, [programme_id])}


def sent(store: Store, programme_id: int) -> list[SentRow]:
    """Everything marked as sent, newest first."""
    sql = f"""
        SELECT i.id, i.meeting_id, i.participant_id, p.name, p.email, i.method, o.code, {title_column()},
          m.starts_at, i.sequence, i.sent_at, i.how, i.batch, NULL
        FROM invitations i JOIN meetings m ON m.id = i.meeting_id JOIN modules o ON o.id = m.module_id
        JOIN participants p ON p.id = i.participant_id
        WHERE m.programme_id = :programme
        UNION ALL
        SELECT s.id, s.meeting_id, s.participant_id, p.name, p.email, NULL, COALESCE(o.code, ''),
          COALESCE({title_column()}, ''), m.starts_at, 0, s.sent_at, 'mail', '', s.occasion
        FROM sent_mails s JOIN participants p ON p.id = s.participant_id
        LEFT JOIN meetings m ON m.id = s.meeting_id LEFT JOIN modules o ON o.id = m.module_id
        WHERE p.programme_id = :programme
        ORDER BY 11 DESC, 1 DESC
    """
    return [_sent_row(*row) for row in store.rows(sql, {"programme": programme_id})]


def unanswered(store: Store, programme_id: int, now: datetime, days: int = 7) -> list[UnansweredRow]:
    """Who was invited to a coming meeting so many days ago or more, as it stands, and has not answered; by meeting."""
    sql = f"""
        SELECT m.id, p.id, p.name, p.email, o.code, {title_column()}, m.starts_at, i.sent_at
        FROM {_LAST.format(kind="method <> 'PUBLISH'")} i
        JOIN meetings m ON m.id = i.meeting_id JOIN modules o ON o.id = m.module_id
        JOIN participants p ON p.id = i.participant_id
        JOIN attendances a ON a.meeting_id = m.id AND a.participant_id = p.id
        WHERE m.programme_id = :programme AND m.status = 'planned' AND m.starts_at > :now
          AND i.method = 'REQUEST' AND a.answer = 'NEEDS-ACTION' AND i.sent_at <= :before
        ORDER BY m.starts_at, m.id, p.name
    """
    before = now - timedelta(days=days)
    values = {"programme": programme_id, "now": now.isoformat(), "before": before.isoformat()}
    return [_unanswered_row(now.date(), *row) for row in store.rows(sql, values)]


def changed(store: Store, programme_id: int, now: datetime) -> list[ChangedRow]:
    """Who must be told again: the meeting has another time, place, status or words than they know, or is not theirs."""
    values = {"programme": programme_id, "now": now.isoformat()}
    other_words = reworded(store, "m.programme_id = :programme AND m.starts_at > :now", values)
    sql = f"""
        SELECT m.id, p.id, p.name, o.code, {title_column()}, m.starts_at, m.status = 'cancelled' OR a.id IS NULL
        FROM {_LAST.format(kind="1")} i
        JOIN meetings m ON m.id = i.meeting_id JOIN modules o ON o.id = m.module_id
        JOIN participants p ON p.id = i.participant_id
        LEFT JOIN attendances a ON a.meeting_id = m.id AND a.participant_id = p.id
        WHERE m.programme_id = :programme AND m.starts_at > :now AND CASE
          WHEN a.id IS NULL OR m.status = 'cancelled' THEN i.method <> 'CANCEL'
          ELSE m.status = 'planned' AND (i.method = 'CANCEL' OR i.time_hash <> '' AND i.time_hash <> {_TIME_HASH}
            OR (m.id, p.id) IN (VALUES {", ".join(map(str, other_words or {(0, 0)}))})) END
        ORDER BY m.starts_at, m.id, p.name
    """
    return [_changed_row(*row) for row in store.rows(sql, values)]


def _since(moment: datetime | None) -> str:
    return moment.isoformat() if moment else ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)


def _sent_row(*row: Any) -> SentRow:
    *who, method, code, title, starts_at, sequence, sent_at, how, batch, occasion = row
    begins, sent = (_moment(text) if text else None for text in (starts_at, sent_at))
    kinds = Method(method) if method else None, Occasion(occasion) if occasion else None
    return SentRow._make([*who, kinds[0], code, title, begins, sequence, sent, how, batch, kinds[1]])


def _unanswered_row(today: date, *row: Any) -> UnansweredRow:
    *what, starts_at, sent_at = row
    days = (today - _moment(sent_at).date()).days
    return UnansweredRow._make([*what, _moment(starts_at), _moment(sent_at), days])


def _changed_row(*row: Any) -> ChangedRow:
    *what, starts_at, cancelled = row
    return ChangedRow._make([*what, _moment(starts_at), bool(cancelled)])
