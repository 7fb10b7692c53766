"""Check-ins due, done and overdue, with the people they are with."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from omvendt_desktop.domain.check_ins import CheckIn, CheckInState, state_of
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Module, Programme, day_of
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store


class CheckInRow(NamedTuple):
    """One check-in in a list; `days` counts from its day to today, positive when overdue."""

    check_in: CheckIn
    name: str
    role: Role
    phone: str
    partner: str
    programme: str
    state: CheckInState
    days: int


def check_ins(
    store: Store, programme_id: int | None, today: date, *, participant_id: int | None = None
) -> list[CheckInRow]:
    """The check-ins of a programme, or of all with None: those to come by day, then those done, the newest first."""
    columns = ", ".join(f"c.{name}" for name in columns_of(CheckIn).split(", "))
    rows = store.rows(
        f"""
        SELECT p.name, p.role, p.phone, g.client || ' · ' || g.name,
          COALESCE((SELECT other.name FROM pairs JOIN participants other
            ON other.id = CASE p.role WHEN 'mentor' THEN mentee_id ELSE mentor_id END
            WHERE (mentor_id = p.id OR mentee_id = p.id)
            ORDER BY pairs.status IN ('completed', 'ended'), pairs.id DESC LIMIT 1), ''),
          {columns}
        FROM check_ins c JOIN participants p ON p.id = c.participant_id JOIN programmes g ON g.id = c.programme_id
        WHERE (:programme IS NULL OR c.programme_id = :programme) AND (:person IS NULL OR c.participant_id = :person)
        ORDER BY c.done_on IS NOT NULL, c.done_on DESC, c.planned_on, p.name COLLATE NOCASE
        """,
        {"programme": programme_id, "person": participant_id},
    )
    return [_row(row, today) for row in rows]


class Called(NamedTuple):
    """Somebody in an open pair, and what the days to call them go by: its start and meetings by number, 1 the first."""

    programme_id: int
    pair_id: int
    participant_id: int
    role: Role
    starts_on: date
    meetings: Mapping[int, date]


class DueRow(NamedTuple):
    """A check-in that should have been made by now."""

    check_in_id: int
    participant_id: int
    name: str
    planned_on: date


def check_ins_due(store: Store, programme_id: int, today: date) -> list[DueRow]:
    """The check-ins that should have been made by the end of today, the oldest last."""
    rows = store.rows(
        """
        SELECT c.id, p.id, p.name, c.planned_on FROM check_ins c JOIN participants p ON p.id = c.participant_id
        WHERE c.programme_id = ? AND c.done_on IS NULL AND c.planned_on <= ? ORDER BY c.planned_on DESC
        """,
        [programme_id, today.isoformat()],
    )
    return [DueRow(row[0], row[1], row[2], date.fromisoformat(row[3])) for row in rows]


def due_today(store: Store, programme_id: int, today: date) -> set[int]:
    """The participants a check-in is planned with for today."""
    rows = store.rows(
        "SELECT participant_id FROM check_ins WHERE programme_id = ? AND done_on IS NULL AND planned_on = ?",
        [programme_id, today.isoformat()],
    )
    return {row[0] for row in rows}


def people_called(store: Store, pair_ids: Collection[int]) -> list[Called]:
    """The people of these pairs of one programme, once for each open pair they are in."""
    pairs = _open_pairs(store, pair_ids)
    if not pairs:
        return []
    programme = store.get(Programme, pairs[0].programme_id)
    days = _meeting_days(store, programme, [pair.id or 0 for pair in pairs])
    return [
        Called(pair.programme_id, pair.id or 0, person, role, _start(programme, pair), days[pair.id])
        for pair in pairs
        for person, role in ((pair.mentor_id, Role.MENTOR), (pair.mentee_id, Role.MENTEE))
    ]


def _start(programme: Programme, pair: Pair) -> date:
    return max(filter(None, (programme.kickoff_on, pair.starts_on)))


def _open_pairs(store: Store, pair_ids: Collection[int]) -> list[Pair]:
    these = among("id", pair_ids)
    sql = f"""
        SELECT {columns_of(Pair)} FROM pairs WHERE status NOT IN ('completed', 'ended') AND (
          mentor_id IN (SELECT mentor_id FROM pairs WHERE {these})
          OR mentee_id IN (SELECT mentee_id FROM pairs WHERE {these})) ORDER BY id
    """
    return [from_values(Pair, row) for row in store.rows(sql)]


def _meeting_days(store: Store, programme: Programme, pair_ids: Sequence[int]) -> dict[int | None, dict[int, date]]:
    """The day of each pair meeting by pair and number, 1 the first: as dated, else by the weeks of the plan.

    A meeting that was missed or cancelled tells its day until there is another.
    """
    modules = store.find(Module, "position, id", programme_id=programme.id, audience="pair")
    rows = store.rows(f"""
        SELECT pair_id, module_id, substr(starts_at, 1, 10) FROM meetings WHERE {among("pair_id", pair_ids)}
        ORDER BY status = 'cancelled' DESC, status = 'no_show' DESC, starts_at
    """)
    dated = {(pair_id, module_id): date.fromisoformat(day) for pair_id, module_id, day in rows}
    return {
        pair_id: {
            number: dated.get((pair_id, module.id or 0)) or day_of(module, programme.kickoff_on)
            for number, module in enumerate(modules, start=1)
        }
        for pair_id in pair_ids
    }


def _row(row: Sequence[Any], today: date) -> CheckInRow:
    check_in = from_values(CheckIn, row[5:])
    return CheckInRow(
        check_in=check_in,
        name=row[0],
        role=Role(row[1]),
        phone=row[2],
        partner=row[4],
        programme=row[3],
        state=state_of(check_in.done_on is not None, check_in.planned_on, today),
        days=(today - check_in.planned_on).days,
    )
