"""Meetings to log: a month’s list to tick, and what still lacks a log."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import ROLES
from omvendt_desktop.domain.programmes import Audience, audience_of, audience_word
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.store import Store

# `domain.meetings.lacks_log` for the meeting `m`; the bare comparison lets SQLite use the index of the times.
LACKS_LOG = """(m.status = 'planned' AND m.starts_at <= :now
  AND datetime(m.starts_at, '+' || m.minutes || ' minutes') <= datetime(:now))"""
_LACKING = f"SELECT COUNT(*), MIN(m.starts_at) FROM meetings m WHERE m.programme_id = :programme AND {LACKS_LOG}"
_ROWS = """
SELECT m.id, m.starts_at, o.code, {title}, o.audience, m.role,
  m.pair_id, mentor.id, mentee.id, mentor.name, mentee.name, m.minutes,
  m.status, l.id IS NOT NULL, l.usefulness, COALESCE(l.next_step, ''),
  (SELECT COUNT(*) FROM attendances a WHERE a.meeting_id = m.id),
  (SELECT MAX(a.minutes) FROM attendances a WHERE a.meeting_id = m.id AND a.present),
  (SELECT MIN(CASE WHEN a.present THEN a.minutes ELSE 0 END) FROM attendances a WHERE a.meeting_id = m.id)
FROM meetings m
JOIN modules o ON o.id = m.module_id
LEFT JOIN logs l ON l.meeting_id = m.id
LEFT JOIN pairs ON pairs.id = m.pair_id
LEFT JOIN participants mentor ON mentor.id = pairs.mentor_id
LEFT JOIN participants mentee ON mentee.id = pairs.mentee_id
WHERE m.status <> 'cancelled' AND {where}
ORDER BY m.starts_at, m.id
"""


class LogRow(NamedTuple):
    """One meeting to tick in a list. `minutes` are the logged ones, or those planned while nothing is logged."""

    meeting_id: int
    starts_at: datetime
    code: str
    module: str
    who: str
    pair_id: int | None
    mentor_id: int | None
    mentee_id: int | None
    mentor: str
    mentee: str
    planned: int
    status: MeetingStatus
    logged: bool
    minutes: int
    minutes_differ: bool
    usefulness: int | None
    next_step: str
    people: int

    @property
    def joint(self) -> bool:
        """Whether several pairs were together."""
        return self.pair_id is None


def title_of(store: Store, meeting_id: int) -> str:
    """The meeting in a few words: “M3 Minh Tran → Per Ødegård”."""
    [row] = _rows(store, "m.id = :meeting", {"meeting": meeting_id}, also_cancelled=True)
    return f"{row.code} {row.who}"


def first_pair_module(store: Store, programme_id: int) -> int | None:
    """The module the question of fit belongs to: the first that pairs have on their own."""
    rows = store.rows(
        "SELECT id FROM modules WHERE programme_id = ? AND audience = 'pair' ORDER BY position, id LIMIT 1",
        [programme_id],
    )
    return rows[0][0] if rows else None


def month(store: Store, programme_id: int, day: date) -> list[LogRow]:
    """Every meeting of the programme in the month of the day, by time, cancelled ones left out."""
    first = day.replace(day=1)
    values = {"programme": programme_id, "first": first.isoformat(), "end": _next_month(first).isoformat()}
    return _rows(store, "m.programme_id = :programme AND m.starts_at >= :first AND m.starts_at < :end", values)


def of_pairs(store: Store, programme_id: int) -> list[LogRow]:
    """Every meeting of the pairs of a programme by time, cancelled ones left out."""
    return _rows(store, "m.programme_id = :programme AND m.pair_id IS NOT NULL", {"programme": programme_id})


def of_ids(store: Store, ids: Iterable[int], programme_id: int | None = None) -> list[LogRow]:
    """The meetings with these ids by time, of one programme or all, cancelled ones left out."""
    values: dict[str, Any] = {"ids": json.dumps(list(ids)), "programme": programme_id}
    named = "m.id IN (SELECT value FROM json_each(:ids))"
    return _rows(store, named + (" AND m.programme_id = :programme" if programme_id is not None else ""), values)


def to_log(store: Store, programme_id: int | None, now: datetime) -> list[LogRow]:
    """The meetings that have ended without a log, of one programme or all, the oldest first; `now` is wall time."""
    values: dict[str, Any] = {"now": now.isoformat(), "programme": programme_id}
    return _rows(store, LACKS_LOG + (" AND m.programme_id = :programme" if programme_id is not None else ""), values)


def lacking(store: Store, programme_id: int, now: datetime) -> tuple[int, datetime | None]:
    """How many meetings of the programme have ended without a log at wall time `now`, and when the oldest began."""
    [[count, oldest]] = store.rows(_LACKING, {"programme": programme_id, "now": now.isoformat()})
    return count, datetime.fromisoformat(oldest) if oldest else None


def _rows(store: Store, where: str, values: dict[str, Any], also_cancelled: bool = False) -> list[LogRow]:
    sql = _ROWS.format(title=title_column(), where=where)
    if also_cancelled:
        sql = sql.replace("m.status <> 'cancelled' AND", "")
    return [_row(row) for row in store.rows(sql, values)]


def _row(row: Sequence[Any]) -> LogRow:
    logged = bool(row[13])
    return LogRow(
        meeting_id=row[0],
        starts_at=datetime.fromisoformat(row[1]),
        code=row[2],
        module=row[3],
        who=f"{row[9]} → {row[10]}" if row[6] else _gathering(row),
        pair_id=row[6],
        mentor_id=row[7],
        mentee_id=row[8],
        mentor=row[9] or "",
        mentee=row[10] or "",
        planned=row[11],
        status=MeetingStatus(row[12]),
        logged=logged,
        minutes=(row[17] or 0) if logged else row[11],
        minutes_differ=logged and row[17] != row[18],
        usefulness=row[14],
        next_step=row[15],
        people=row[16],
    )


def _gathering(row: Sequence[Any]) -> str:
    return f"{audience_word(audience_of(ROLES.get(row[5]), Audience(row[4])))} · {row[16]}"


def _next_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
