"""How every active pair is doing, from a handful of queries for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from omvendt_desktop.domain.health import Facts, Health, assess
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.rules import rules_of
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.remembered import remembered
from omvendt_desktop.store.store import Store

_PAIRS = """
WITH first_module AS (
  SELECT id FROM modules WHERE programme_id = :programme AND audience = 'pair' ORDER BY position, id LIMIT 1
)
SELECT p.id, p.mentor_id, p.mentee_id, p.starts_on,
  MIN(CASE WHEN m.module_id = (SELECT id FROM first_module) AND m.status <> 'cancelled' THEN m.starts_at END),
  MAX(CASE WHEN m.status = 'held' THEN m.starts_at END),
  MIN(CASE WHEN m.status = 'planned' AND m.starts_at >= :today THEN m.starts_at END),
  MIN(CASE WHEN m.status = 'planned' AND m.starts_at < :today THEN m.starts_at END),
  COUNT(DISTINCT CASE WHEN m.status = 'held' THEN m.module_id END)
FROM pairs p LEFT JOIN meetings m ON m.pair_id = p.id
WHERE p.programme_id = :programme AND p.status = 'active'
GROUP BY p.id
"""
# Only pairs that lost or moved something need their meetings read one by one.
_BREAKS = """
SELECT pair_id, status, moves FROM meetings
WHERE pair_id IN (
  SELECT pair_id FROM meetings WHERE programme_id = ? AND (moves > 0 OR status IN ('cancelled', 'no_show'))
)
ORDER BY pair_id, starts_at
"""
_LOW_RATINGS = """
SELECT m.pair_id, COUNT(*) FROM logs l JOIN meetings m ON m.id = l.meeting_id
WHERE l.usefulness <= ? AND m.programme_id = ? AND m.status = 'held' AND m.pair_id IS NOT NULL GROUP BY m.pair_id
"""
_UNFIT = """
SELECT m.pair_id, a.participant_id FROM attendances a JOIN meetings m ON m.id = a.meeting_id
WHERE m.programme_id = ? AND m.pair_id IS NOT NULL AND a.fit = 'not_good'
"""
_CHECK_INS = """
SELECT participant_id, done_on, outcome, planned_on FROM check_ins
WHERE programme_id = ? ORDER BY participant_id, done_on IS NULL, done_on, planned_on
"""


@remembered
def pairs_health(store: Store, programme_id: int, today: date) -> dict[int, Health]:
    """The health of each active pair, by its id."""
    rules = rules_of(store.get(Programme, programme_id).rules)
    facts = pairs_facts(store, programme_id, today)
    return {pair_id: assess(known, rules, today) for pair_id, known in facts.items()}


@remembered
def pairs_facts(store: Store, programme_id: int, today: date) -> dict[int, Facts]:
    """What is known of each active pair, by its id."""
    programme = store.get(Programme, programme_id)
    modules = store.find(Module, "position, id", programme_id=programme_id, audience="pair")
    times = {row.participant_id: (row.used, row.plan_to_date) for row in standings(store, programme_id, today)}
    unfit = dict(store.rows(_UNFIT, [programme_id]))
    low = dict(store.rows(_LOW_RATINGS, [rules_of(programme.rules)["low_usefulness"], programme_id]))
    breaks = {pair_id: _breaks(rows) for pair_id, rows in _by_first(store.rows(_BREAKS, [programme_id])).items()}
    contacts = {person: _contact(rows) for person, rows in _by_first(store.rows(_CHECK_INS, [programme_id])).items()}
    first_week = timedelta(weeks=modules[0].week if modules else 0)
    found = {}
    for row in store.rows(_PAIRS, {"programme": programme_id, "today": today.isoformat()}):
        pair_id, mentor_id, mentee_id = row[:3]
        start = max(programme.kickoff_on, _day(row[3]) or programme.kickoff_on)
        people = [(person, contacts[person]) for person in (mentor_id, mentee_id) if person in contacts]
        waiting = min(
            ((contact.waiting, person) for person, contact in people if contact.waiting), default=(None, None)
        )
        silence = max(((contact.no_replies, person) for person, contact in people), default=(0, None))
        found[pair_id] = Facts(
            pair_id,
            mentor_id,
            mentee_id,
            first_due=_day(row[4]) or start + first_week,
            last_held=_day(row[5]),
            next_on=_day(row[6]),
            overdue_on=_day(row[7]),
            breaks=breaks.get(pair_id, 0),
            meetings_left=len(modules) - row[8],
            unfit=unfit.get(pair_id),
            urgent=next((person for person, contact in people if contact.urgent), None),
            silent=silence[1],
            no_replies=silence[0],
            check_in_on=waiting[0],
            check_in_with=waiting[1],
            times=tuple(times[person] for person in (mentor_id, mentee_id) if person in times),
            low_ratings=low.get(pair_id, 0),
        )
    return found


@dataclass(frozen=True, slots=True)
class _Contact:
    """What the check-ins with one participant tell."""

    urgent: bool
    no_replies: int
    waiting: date | None


def _by_first(rows: Iterable[Sequence[Any]]) -> defaultdict[int, list[Sequence[Any]]]:
    groups: defaultdict[int, list[Sequence[Any]]] = defaultdict(list)
    for first, *rest in rows:
        groups[first].append(rest)
    return groups


def _day(moment: str | None) -> date | None:
    return date.fromisoformat(moment[:10]) if moment else None


def _breaks(meetings: Sequence[Sequence[Any]]) -> int:
    """Meetings lost since the last held one, and the moves of the next: a series moved as a whole is one move."""
    count = 0
    for status, moves in meetings:
        if status == "planned":
            return count + int(moves)
        count = 0 if status == "held" else count + 1
    return count


def _contact(rows: Sequence[Sequence[Any]]) -> _Contact:
    outcomes = [outcome for done_on, outcome, _planned in rows if done_on is not None]
    waiting = next((planned for done_on, _outcome, planned in rows if done_on is None), None)
    return _Contact(outcomes[-1:] == ["urgent"], _no_replies(outcomes), _day(waiting))


def _no_replies(outcomes: Sequence[str]) -> int:
    count = 0
    for outcome in reversed(outcomes):
        if outcome != "no_reply":
            break
        count += 1
    return count
