"""Where every participant stands with their time, and the rows behind each figure."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import ROLES, STATUSES, STILL_HERE, Role
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.domain.time_spent import BEHIND_PERCENT, Line, Part, Standing, part_of
from omvendt_desktop.i18n import language
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.pair_parts import SUMS, pairs_of_each, parts_elsewhere
from omvendt_desktop.store.queries.remembered import remembered
from omvendt_desktop.store.queries.role_plans import role_plans
from omvendt_desktop.store.store import Store

_FIRST_DAY, _LAST_DAY = "0000", "9999"

# The joins go from the people on, so that SQLite meets the rows in the order it groups them by, and sorts nothing.
_STANDINGS = """
WITH per_entry AS (
  SELECT participant_id,
    SUM(CASE WHEN counts THEN minutes ELSE 0 END) AS other,
    SUM(CASE WHEN counts THEN 0 ELSE minutes END) AS beside
  FROM time_entries
  WHERE participant_id IS NOT NULL AND day >= :since AND day < :until
  GROUP BY participant_id
), attended AS (
  SELECT a.participant_id, {sums},
    group_concat(CASE WHEN m.status IN ('planned', 'held') THEN o.id END) AS dated
  FROM attendances a
  CROSS JOIN meetings m ON m.id = a.meeting_id
  CROSS JOIN modules o ON o.id = m.module_id
  WHERE {attendances}
  GROUP BY a.participant_id
)
SELECT p.id, p.name, p.role, p.status,
  COALESCE(t.training, 0), COALESCE(t.gatherings, 0), COALESCE(t.meetings, 0),
  COALESCE(e.other, 0), COALESCE(e.beside, 0), COALESCE(t.planned, 0), COALESCE(t.begun, ''), COALESCE(t.dated, '')
FROM participants p
LEFT JOIN attended t ON t.participant_id = p.id
LEFT JOIN per_entry e ON e.participant_id = p.id
WHERE {people}
ORDER BY p.name COLLATE NOCASE, p.id
"""

_ATTENDED = """
SELECT substr(m.starts_at, 1, 10), o.kind, p.id, p.name, p.role, m.minutes,
  CASE WHEN m.status = 'held' AND a.present THEN a.minutes ELSE 0 END,
  o.id, o.code, {title}, m.pair_id, mentor.name || ' → ' || mentee.name, m.status, m.id
FROM meetings m
JOIN attendances a ON a.meeting_id = m.id
JOIN modules o ON o.id = m.module_id
JOIN participants p ON p.id = a.participant_id
LEFT JOIN pairs ON pairs.id = m.pair_id
LEFT JOIN participants mentor ON mentor.id = pairs.mentor_id
LEFT JOIN participants mentee ON mentee.id = pairs.mentee_id
WHERE m.programme_id = :programme AND m.status <> 'cancelled' AND m.starts_at >= :since AND m.starts_at < :until {also}
ORDER BY m.starts_at, m.id, p.role, p.name COLLATE NOCASE
"""

_ONLY = {
    "pair": " AND m.pair_id = :pair",
    "module": " AND m.module_id = :module",
    "person": (
        " AND a.participant_id = :person"
        " AND m.id IN (SELECT meeting_id FROM attendances WHERE participant_id = :person)"
    ),
}

_NOTED = """
SELECT e.day, e.counts, p.id, p.name, p.role, e.minutes, e.purpose, e.id
FROM time_entries e JOIN participants p ON p.id = e.participant_id
WHERE e.programme_id = :programme AND e.day >= :since AND e.day < :until {also}
ORDER BY e.day, e.id
"""


def title_column(module: str = "o") -> str:
    """The SQL of a module’s title in the language in use, or in the other one where it is missing."""
    first, second = ("title_nb", "title_en") if language() == "nb" else ("title_en", "title_nb")
    return f"CASE WHEN {module}.{first} <> '' THEN {module}.{first} ELSE {module}.{second} END"


@remembered
def standings(
    store: Store,
    programme_id: int,
    today: date,
    *,
    since: date | None = None,
    until: date | None = None,
    only: frozenset[int] | None = None,
) -> list[Standing]:
    """The account of every participant, or of only those with these ids, by name.

    `until` (included) is the day it is told of: what was held later was still to come. `since` (included) narrows
    what counts as used to a period; what is left then is not the person’s.
    """
    sql = _STANDINGS.format(
        sums=SUMS,
        attendances="m.programme_id = :programme" if only is None else among("a.participant_id", only),
        people="p.programme_id = :programme" if only is None else among("p.id", only),
    )
    values = {"programme": programme_id, "today": today.isoformat(), **period(since, until)}
    return _standings(store, programme_id, sql, values, only)


def standing(store: Store, participant_id: int, today: date) -> Standing:
    """The account of one participant."""
    [[programme_id]] = store.rows("SELECT programme_id FROM participants WHERE id = ?", [participant_id])
    return standings(store, programme_id, today, only=frozenset({participant_id}))[0]


def details(
    store: Store,
    programme_id: int,
    *,
    participant_id: int | None = None,
    pair_id: int | None = None,
    module_id: int | None = None,
    since: date | None = None,
    until: date | None = None,
) -> list[Line]:
    """The rows behind a figure, by day: attendances of meetings not cancelled, and entries unless asked for a meeting.

    The minutes of the rows add up to what `standings` calls used, and what stands beside the budget.
    """
    wanted = {"pair": pair_id, "module": module_id, "person": participant_id}
    also = "".join(_ONLY[name] for name, value in wanted.items() if value is not None)
    values = {"programme": programme_id, **wanted, **period(since, until)}
    attended = [_attended(row) for row in store.rows(_ATTENDED.format(also=also, title=title_column()), values)]
    if pair_id is not None or module_id is not None:
        return attended
    own = " AND e.participant_id = :person" if participant_id is not None else ""
    noted = [_noted(row) for row in store.rows(_NOTED.format(also=own), values)]
    return sorted([*attended, *noted], key=lambda line: line.day)


def period(since: date | None, until: date | None) -> dict[str, str]:
    """The values of `:since` and `:until` in a condition on a day or time; both days are included, None is no end."""
    # Days and times are both ISO text, so “~” after the last day takes in every hour of it.
    return {
        "since": since.isoformat() if since else _FIRST_DAY,
        "until": f"{until.isoformat()}~" if until else _LAST_DAY,
    }


def _standings(
    store: Store, programme_id: int, sql: str, values: dict[str, Any], only: frozenset[int] | None
) -> list[Standing]:
    pairs, plans = pairs_of_each(store, programme_id, only), role_plans(store, values)
    elsewhere = parts_elsewhere(store, programme_id, pairs, values)
    [[budget, behind]] = store.rows(
        "SELECT budget_minutes, COALESCE(rules ->> 'behind_percent', ?) FROM programmes WHERE id = ?",
        [BEHIND_PERCENT, programme_id],
    )
    found = []
    for row in store.rows(sql, values):
        role, status = ROLES[row[2]], STATUSES[row[3]]
        pair_id, pair = pairs[row[0]][0] if row[0] in pairs else (None, "")
        begun, undated = plans[role].of(row[10], row[11])
        found.append(
            Standing(
                name=row[1],
                participant_id=row[0],
                role=role,
                status=status,
                pair_id=pair_id,
                pair=pair,
                training=row[4],
                gatherings=row[5],
                meetings=row[6],
                other=row[7],
                beside=row[8],
                plan_to_date=begun,
                coming=row[9] + (undated if status in STILL_HERE else 0),
                budget=budget,
                behind_percent=behind,
                elsewhere=elsewhere.get(row[0], ()),
            )
        )
    return found


def _attended(row: Sequence[Any]) -> Line:
    return Line(
        day=date.fromisoformat(row[0]),
        part=part_of(ModuleKind(row[1])),
        participant_id=row[2],
        name=row[3],
        role=Role(row[4]),
        planned=row[5],
        minutes=row[6],
        module_id=row[7],
        code=row[8],
        module=row[9],
        pair_id=row[10],
        pair=row[11] or "",
        status=MeetingStatus(row[12]),
        meeting_id=row[13],
    )


def _noted(row: Sequence[Any]) -> Line:
    part = Part.OTHER if row[1] else Part.BESIDE
    return Line(
        date.fromisoformat(row[0]), part, row[2], row[3], Role(row[4]), 0, row[5], module=row[6], entry_id=row[7]
    )
