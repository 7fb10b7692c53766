"""How every active pair is doing, from a handful of queries for all of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from omvendt_desktop.domain.health import Facts, Health, assess
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.rules import rules_of
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.logs import LACKS_LOG
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.remembered import is_known, remembered
from omvendt_desktop.store.store import Store

_PAIRS = """
WITH first_module AS (
  SELECT id FROM modules WHERE programme_id = :programme AND audience = 'pair' ORDER BY position, id LIMIT 1
)
SELECT p.id, p.mentor_id, p.mentee_id, p.starts_on,
  MIN(CASE WHEN m.module_id = (SELECT id FROM first_module) AND m.status <> 'cancelled' THEN m.starts_at END),
  MAX(CASE WHEN m.status = 'held' THEN m.starts_at END),
  MIN(CASE WHEN m.status = 'planned' AND m.starts_at >= :today THEN m.starts_at END),
  MIN(CASE WHEN {lacks_log} THEN m.starts_at END),
  COUNT(DISTINCT CASE WHEN m.status = 'held' THEN m.module_id END)
FROM pairs p LEFT JOIN meetings m ON m.pair_id = p.id
WHERE p.programme_id = :programme AND p.status = 'active' AND {pairs}
GROUP BY p.id
"""
# Only pairs that lost or moved something need their meetings read one by one.
_BREAKS = """
SELECT pair_id, status, moves FROM meetings
WHERE pair_id IN (
  SELECT pair_id FROM meetings
  WHERE {which} AND (moves > 0 OR status IN ('cancelled', 'no_show'))
)
ORDER BY pair_id, starts_at
"""
_LOW_RATINGS = """
SELECT m.pair_id, COUNT(*) FROM logs l JOIN meetings m ON m.id = l.meeting_id
WHERE {which} AND m.status = 'held' AND m.pair_id IS NOT NULL AND l.usefulness <= :limit
GROUP BY m.pair_id
"""
_UNFIT = """
SELECT m.pair_id, a.participant_id FROM attendances a JOIN meetings m ON m.id = a.meeting_id
WHERE {which} AND m.pair_id IS NOT NULL AND a.fit = 'not_good'
"""
_CHECK_INS = """
SELECT participant_id, done_on, outcome, planned_on FROM check_ins
WHERE {which} ORDER BY participant_id, done_on IS NULL, done_on, planned_on
"""


@remembered
def pairs_health(
    store: Store, programme_id: int, today: date, *, only: frozenset[int] | None = None
) -> dict[int, Health]:
    """The health of each active pair, or of only those with these ids, by its id."""
    rules = rules_of(store.get(Programme, programme_id).rules)
    facts = pairs_facts(store, programme_id, today, only)
    return {pair_id: assess(known, rules, today) for pair_id, known in facts.items()}


def pairs_facts(store: Store, programme_id: int, today: date, only: frozenset[int] | None = None) -> dict[int, Facts]:
    """What is known of each active pair, or of only those with these ids, by its id."""
    begins = datetime.combine(today, datetime.min.time())
    values = {"programme": programme_id, "today": today.isoformat(), "now": begins.isoformat()}
    pairs = store.rows(_PAIRS.format(pairs=among("p.id", only), lacks_log=LACKS_LOG), values)
    people = None if only is None else frozenset(person for row in pairs for person in row[1:3])
    known = _known(store, programme_id, today, only, people)
    return {row[0]: _facts(row, known) for row in pairs}


class _Contact(NamedTuple):
    """What the check-ins with one participant tell."""

    urgent: bool
    no_replies: int
    waiting: date | None


class _Known(NamedTuple):
    """What is known beside the meetings, by the ids of pairs or participants."""

    programme: Programme
    modules: list[Module]
    times: dict[int | None, tuple[int, int]]
    unfit: dict[int, int]
    low: dict[int, int]
    breaks: dict[int, int]
    contacts: dict[int, _Contact]


def _known(
    store: Store, programme_id: int, today: date, only: frozenset[int] | None, people: frozenset[int] | None
) -> _Known:
    programme = store.get(Programme, programme_id)
    values = {"programme": programme_id, "limit": rules_of(programme.rules)["low_usefulness"]}

    def asked(sql: str, column: str, ids: frozenset[int] | None) -> list[tuple[Any, ...]]:
        # With ids SQLite must not be led to the index of the whole programme.
        table = column.rpartition(".")[0]
        everything = f"{table}.programme_id = :programme" if table else "programme_id = :programme"
        which = everything if ids is None else among(column, ids)
        return store.rows(sql.format(which=which), values)

    everybody = is_known(store, standings, programme_id, today)
    accounts = standings(store, programme_id, today, only=None if everybody else people)
    return _Known(
        programme,
        modules=store.find(Module, "position, id", programme_id=programme_id, audience="pair"),
        times={account.participant_id: (account.used, account.plan_to_date) for account in accounts},
        unfit=dict(asked(_UNFIT, "m.pair_id", only)),
        low=dict(asked(_LOW_RATINGS, "m.pair_id", only)),
        breaks={pair_id: _breaks(rows) for pair_id, rows in _by_first(asked(_BREAKS, "pair_id", only)).items()},
        contacts={who: _contact(rows) for who, rows in _by_first(asked(_CHECK_INS, "participant_id", people)).items()},
    )


def _facts(row: Sequence[Any], known: _Known) -> Facts:
    pair_id, *both = row[:3]
    contacts = [(person, known.contacts[person]) for person in both if person in known.contacts]
    waiting = min(((contact.waiting, person) for person, contact in contacts if contact.waiting), default=(None, None))
    silence = max(((contact.no_replies, person) for person, contact in contacts), default=(0, None))
    return Facts(
        pair_id,
        mentor_id=both[0],
        mentee_id=both[1],
        first_due=_day(row[4]) or _first_week(known, _day(row[3])),
        last_held=_day(row[5]),
        next_on=_day(row[6]),
        overdue_on=_day(row[7]),
        breaks=known.breaks.get(pair_id, 0),
        meetings_left=len(known.modules) - row[8],
        unfit=known.unfit.get(pair_id),
        urgent=next((person for person, contact in contacts if contact.urgent), None),
        silent=silence[1],
        no_replies=silence[0],
        check_in_on=waiting[0],
        check_in_with=waiting[1],
        times=tuple(known.times[person] for person in both if person in known.times),
        low_ratings=known.low.get(pair_id, 0),
    )


def _first_week(known: _Known, starts_on: date | None) -> date:
    """The day meeting 1 is due by the weeks of the plan, counted from a pair’s own start when that is later."""
    start = max(filter(None, (known.programme.kickoff_on, starts_on)))
    return start + timedelta(weeks=known.modules[0].week if known.modules else 0)


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
