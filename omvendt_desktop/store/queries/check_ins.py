"""Check-ins due, done and overdue, with the people they are with."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from omvendt_desktop.domain.check_ins import CheckIn, CheckInState, state_of
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Module, Programme, day_of
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store


@dataclass(frozen=True, slots=True)
class CheckInRow:
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


@dataclass(frozen=True, slots=True)
class DueRow:
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


def pair_meeting_days(store: Store, pair: Pair) -> dict[int, date]:
    """The day of each pair meeting by its number, 1 the first: as dated for the pair, else by the weeks of the plan."""
    programme = store.get(Programme, pair.programme_id)
    modules = store.find(Module, "position, id", programme_id=pair.programme_id, audience="pair")
    dated = dict(
        store.rows(
            """
            SELECT module_id, MIN(substr(starts_at, 1, 10)) FROM meetings
            WHERE pair_id = ? AND status <> 'cancelled' GROUP BY module_id
            """,
            [pair.id],
        )
    )
    return {
        number: date.fromisoformat(dated[module.id]) if module.id in dated else day_of(module, programme.kickoff_on)
        for number, module in enumerate(modules, start=1)
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
