"""The programme at a glance: its figures, its pairs, what is coming, and where it is in its months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from omvendt_desktop.domain.health import Health, Level, level_word
from omvendt_desktop.domain.meetings import Dot
from omvendt_desktop.domain.pairs import first_names
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Audience, ModuleKind, Programme, audience_word
from omvendt_desktop.domain.time_spent import Standing, TimeState, state_word
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.check_ins import due_today
from omvendt_desktop.store.queries.dots import dots
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings, title_column
from omvendt_desktop.store.store import Store

_OPEN_PAIRS = """
SELECT p.id, p.mentor_id, p.mentee_id, mentor.name, mentee.name
FROM pairs p JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE p.programme_id = ? AND p.status NOT IN ('completed', 'ended')
ORDER BY mentor.name COLLATE NOCASE, p.id
"""
_FIGURES = """
SELECT COUNT(CASE WHEN m.status = 'held' THEN 1 END),
  COUNT(CASE WHEN m.status IN ('planned', 'held') THEN 1 END),
  COUNT(CASE WHEN m.status IN ('planned', 'held') AND m.starts_at >= :monday AND m.starts_at < :next_monday THEN 1 END),
  COUNT(CASE WHEN m.status = 'planned' AND m.starts_at < :today THEN 1 END),
  MIN(CASE WHEN m.status = 'planned' AND m.starts_at < :today THEN m.starts_at END)
FROM meetings m WHERE m.programme_id = :programme AND m.pair_id IS NOT NULL
"""
_COMING = """
SELECT m.id, m.starts_at, o.code, {title}, o.audience, m.role, m.pair_id, mentor.name, mentee.name, m.place, m.link
FROM meetings m JOIN modules o ON o.id = m.module_id
LEFT JOIN pairs ON pairs.id = m.pair_id
LEFT JOIN participants mentor ON mentor.id = pairs.mentor_id
LEFT JOIN participants mentee ON mentee.id = pairs.mentee_id
WHERE m.status = 'planned' AND m.starts_at >= :now AND m.starts_at < :end
  AND (:programme IS NULL OR m.programme_id = :programme)
ORDER BY m.starts_at, m.id
"""
_TIMELINE = """
SELECT o.code, {title}, o.kind, o.week, MIN(m.starts_at), MAX(m.starts_at),
  COUNT(CASE WHEN m.status = 'held' THEN 1 END), COUNT(CASE WHEN m.status = 'planned' THEN 1 END),
  o.audience = 'pair'
FROM modules o LEFT JOIN meetings m ON m.module_id = o.id AND m.status IN ('planned', 'held')
WHERE o.programme_id = ? GROUP BY o.id ORDER BY o.position, o.id
"""
_TONES = {Level.TOO_EARLY: "neutral", Level.GREEN: "good", Level.YELLOW: "warning", Level.RED: "bad"}


@dataclass(frozen=True, slots=True)
class Figures:
    """The four cards. Minutes are means per participant; days count from the oldest pair meeting without a log."""

    active_pairs: int
    pairs_behind: int
    held: int
    meetings: int
    this_week: int
    average_used: int
    budget: int
    plan_to_date: int
    unlogged: int
    oldest_unlogged_days: int


@dataclass(frozen=True, slots=True)
class PairLine:
    """One pair: a dot per meeting of the plan, the minutes of the one who has used most, and how it stands.

    `level` is good, warning, bad, info or neutral; `health` is None while the pair is not active.
    """

    pair_id: int
    mentor_id: int
    mentee_id: int
    mentor: str
    mentee: str
    dots: tuple[Dot, ...]
    used: int
    budget: int
    plan_to_date: int
    level: str
    word: str
    health: Health | None


@dataclass(frozen=True, slots=True)
class Coming:
    """One meeting to come; `starts_at` is wall time, `place` a place or a word."""

    meeting_id: int
    starts_at: datetime
    code: str
    module: str
    who: str
    place: str


@dataclass(frozen=True, slots=True)
class Mark:
    """One module on the programme’s timeline: its first and last day, and how many meetings of it are held."""

    code: str
    title: str
    kind: ModuleKind
    day: date
    last_day: date
    held: int
    total: int


def figures(store: Store, programme_id: int, today: date) -> Figures:
    """The figures of the four cards."""
    monday = today - timedelta(days=today.weekday())
    [row] = store.rows(
        _FIGURES,
        {
            "programme": programme_id,
            "today": today.isoformat(),
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
        unlogged=row[3],
        oldest_unlogged_days=(today - date.fromisoformat(row[4][:10])).days if row[4] else 0,
    )


def pair_lines(store: Store, programme_id: int, today: date) -> list[PairLine]:
    """Every open pair, by the mentor’s name."""
    by_person = {account.participant_id: account for account in standings(store, programme_id, today)}
    health = pairs_health(store, programme_id, today)
    rows = dots(store, programme_id, datetime.combine(today, datetime.min.time()))
    called = due_today(store, programme_id, today)
    lines = []
    for pair_id, mentor_id, mentee_id, mentor, mentee in store.rows(_OPEN_PAIRS, [programme_id]):
        people = (by_person[mentor_id], by_person[mentee_id])
        most = max(people, key=lambda account: account.used)
        level, word = _status(people, health.get(pair_id), bool(called & {mentor_id, mentee_id}))
        lines.append(
            PairLine(
                pair_id,
                mentor_id,
                mentee_id,
                mentor,
                mentee,
                rows.get(pair_id, ()),
                most.used,
                most.budget,
                most.plan_to_date,
                level,
                word,
                health.get(pair_id),
            )
        )
    return lines


def coming(store: Store, programme_id: int | None, now: datetime, days: int = 14) -> list[Coming]:
    """The planned meetings of so many days from wall time `now`, of a programme or of all with None."""
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


def _status(people: Sequence[Standing], health: Health | None, call_today: bool) -> tuple[str, str]:
    """What matters most about a pair, gravest first."""
    states = {account.state for account in people}
    level = health.level if health else Level.TOO_EARLY
    candidates = (
        (TimeState.OVER in states, ("bad", state_word(TimeState.OVER))),
        (health is None, ("neutral", _("not active"))),
        (level is Level.RED, ("bad", level_word(level))),
        (call_today, ("info", _("check-in today"))),
        (TimeState.BEHIND in states, ("warning", state_word(TimeState.BEHIND))),
        (level is Level.GREEN, ("good", state_word(TimeState.ON_TRACK))),
    )
    return next((shown for applies, shown in candidates if applies), (_TONES[level], level_word(level)))


def _coming(row: Sequence[Any]) -> Coming:
    place = row[9] or (_("digital") if row[10] else "")
    if row[6]:
        who = first_names(row[7], row[8])
    else:
        own = {Role.MENTOR: Audience.MENTORS, Role.MENTEE: Audience.MENTEES}
        who = audience_word(own[Role(row[5])] if row[5] else Audience(row[4]))
    return Coming(row[0], datetime.fromisoformat(row[1]), row[2], row[3], who, place)


def _mean(minutes: Sequence[int]) -> int:
    return round(sum(minutes) / len(minutes)) if minutes else 0
