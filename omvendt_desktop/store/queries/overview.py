"""The programme at a glance: its figures, its pairs, what is coming, and where it is in its months."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from omvendt_desktop.domain.health import Health
from omvendt_desktop.domain.pairs import first_names
from omvendt_desktop.domain.participants import ROLES
from omvendt_desktop.domain.programmes import Audience, ModuleKind, Programme, audience_of, audience_word
from omvendt_desktop.domain.time_spent import Standing, TimeState
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings, title_column
from omvendt_desktop.store.queries.logs import lacking
from omvendt_desktop.store.queries.pair_lines import PairLine, pair_lines
from omvendt_desktop.store.queries.remembered import in_pieces, is_known
from omvendt_desktop.store.store import Store

# Up to so many people every answer comes at once; a piece of this size takes a few hundredths of a second.
FEW_PEOPLE = 600
AT_ONCE = 400

_FIGURES = """
SELECT COUNT(CASE WHEN m.status = 'held' THEN 1 END),
  COUNT(CASE WHEN m.status IN ('planned', 'held') THEN 1 END),
  COUNT(CASE WHEN m.status IN ('planned', 'held') AND m.starts_at >= :monday AND m.starts_at < :next_monday THEN 1 END)
FROM meetings m WHERE m.programme_id = :programme AND m.pair_id IS NOT NULL
"""
_COMING = """
SELECT m.id, m.starts_at, o.code, {title}, o.audience, m.role, m.pair_id, mentor.name, mentee.name, m.place, m.link
FROM meetings m JOIN modules o ON o.id = m.module_id
LEFT JOIN pairs ON pairs.id = m.pair_id
LEFT JOIN participants mentor ON mentor.id = pairs.mentor_id
LEFT JOIN participants mentee ON mentee.id = pairs.mentee_id
WHERE m.status = 'planned' AND m.programme_id = :programme AND m.starts_at >= :now AND m.starts_at < :end
ORDER BY m.starts_at, m.id
"""
_TIMELINE = """
SELECT o.code, {title}, o.kind, o.week, MIN(m.starts_at), MAX(m.starts_at),
  COUNT(CASE WHEN m.status = 'held' THEN 1 END), COUNT(CASE WHEN m.status = 'planned' THEN 1 END),
  o.audience = 'pair'
FROM modules o LEFT JOIN meetings m ON m.module_id = o.id AND m.status IN ('planned', 'held')
WHERE o.programme_id = ? GROUP BY o.id ORDER BY o.position, o.id
"""


__all__ = ["PairLine", "pair_lines"]


class Figures(NamedTuple):
    """The four cards. Minutes are means per participant; days count from the oldest meeting without a log."""

    active_pairs: int
    pairs_behind: int
    held: int
    meetings: int
    this_week: int
    average_used: float
    budget: int
    plan_to_date: float
    unlogged: int
    oldest_unlogged_days: int


class Coming(NamedTuple):
    """One meeting to come; `starts_at` is wall time, `place` a place or a word."""

    meeting_id: int
    starts_at: datetime
    code: str
    module: str
    who: str
    place: str


class Mark(NamedTuple):
    """One module on the programme’s timeline: its first and last day, and how many meetings of it are held."""

    code: str
    title: str
    kind: ModuleKind
    day: date
    last_day: date
    held: int
    total: int


def figures(store: Store, programme_id: int, now: datetime) -> Figures:
    """The figures of the four cards at wall time `now`; gatherings count among those without a log."""
    today = now.date()
    unlogged, oldest = lacking(store, programme_id, now)
    monday = today - timedelta(days=today.weekday())
    [row] = store.rows(
        _FIGURES,
        {
            "programme": programme_id,
            "monday": monday.isoformat(),
            "next_monday": (monday + timedelta(weeks=1)).isoformat(),
        },
    )
    active = "SELECT mentor_id, mentee_id FROM pairs WHERE programme_id = ? AND status = 'active'"
    pairs = store.rows(active, [programme_id])
    accounts = {account.participant_id: account for account in standings(store, programme_id, today)}
    paired = [accounts[person] for pair in pairs for person in pair]
    shown = paired or list(accounts.values())
    return Figures(
        active_pairs=len(pairs),
        pairs_behind=sum(any(accounts[person].state is TimeState.BEHIND for person in pair) for pair in pairs),
        held=row[0],
        meetings=row[1],
        this_week=row[2],
        average_used=_mean([account.used for account in shown]),
        budget=store.get(Programme, programme_id).budget_minutes,
        plan_to_date=_mean([account.plan_to_date for account in shown]),
        unlogged=unlogged,
        oldest_unlogged_days=(today - oldest.date()).days if oldest else 0,
    )


def is_small(store: Store, programme_id: int) -> bool:
    """Whether the programme has so few people that everything about it comes at once."""
    [[people]] = store.rows("SELECT COUNT(*) FROM participants WHERE programme_id = ?", [programme_id])
    return int(people) <= FEW_PEOPLE


def is_ready(store: Store, programme_id: int, today: date) -> bool:
    """Whether the figures of the programme and its part of today’s list can be had at once."""
    sums = (standings, pairs_health)
    return is_small(store, programme_id) or all(is_known(store, each, programme_id, today) for each in sums)


def make_ready(store: Store, programme_id: int, today: date) -> Iterator[None]:
    """Work out what takes long in a programme of thousands, pausing so that the window can answer between."""
    values = (programme_id, today)
    people = "SELECT id FROM participants WHERE programme_id = ? ORDER BY name COLLATE NOCASE, id"
    pairs = "SELECT id FROM pairs WHERE programme_id = ? AND status = 'active' ORDER BY id"
    if not is_known(store, standings, *values):
        yield from in_pieces(store, standings, values, _ids(store, people, programme_id), _joined_lists, AT_ONCE)
    if not is_known(store, pairs_health, *values):
        yield from in_pieces(store, pairs_health, values, _ids(store, pairs, programme_id), _joined_maps, AT_ONCE)


def coming(store: Store, programme_id: int, now: datetime, days: int = 14) -> list[Coming]:
    """The planned meetings of a programme in so many days from wall time `now`."""
    end = datetime.combine(now.date() + timedelta(days=days), datetime.min.time())
    values = {"programme": programme_id, "now": now.isoformat(), "end": end.isoformat()}
    return [_coming(row) for row in store.rows(_COMING.format(title=title_column()), values)]


def timeline(store: Store, programme_id: int) -> list[Mark]:
    """Every module of the plan with its days: those of its meetings, or of the week it belongs to."""
    kickoff = store.get(Programme, programme_id).kickoff_on
    marks = []
    for row in store.rows(_TIMELINE.format(title=title_column()), [programme_id]):
        code, title, kind, week, first, last, held, planned, _pairs = row
        meant = kickoff + timedelta(weeks=week)
        first_day = date.fromisoformat(first[:10]) if first else meant
        last_day = date.fromisoformat(last[:10]) if last else meant
        marks.append(Mark(code, title, ModuleKind(kind), first_day, last_day, held, held + planned))
    return marks


def _ids(store: Store, sql: str, programme_id: int) -> list[int]:
    return [row[0] for row in store.rows(sql, [programme_id])]


def _joined_lists(pieces: Sequence[list[Standing]]) -> list[Standing]:
    return [row for piece in pieces for row in piece]


def _joined_maps(pieces: Sequence[dict[int, Health]]) -> dict[int, Health]:
    return {pair_id: health for piece in pieces for pair_id, health in piece.items()}


def _coming(row: Sequence[Any]) -> Coming:
    place = row[9] or (_("digital") if row[10] else "")
    gathering = audience_word(audience_of(ROLES.get(row[5]), Audience(row[4])))
    who = first_names(row[7], row[8]) if row[6] else gathering
    return Coming(row[0], datetime.fromisoformat(row[1]), row[2], row[3], who, place)


def _mean(minutes: Sequence[int]) -> float:
    return sum(minutes) / len(minutes) if minutes else 0
