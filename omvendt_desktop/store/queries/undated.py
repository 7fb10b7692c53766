"""The modules of the plan that have no date yet for somebody, as rows behind the forecast."""

from collections.abc import Collection
from datetime import date
from typing import Any

from omvendt_desktop.domain.participants import STILL_HERE, Role
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.domain.time_spent import NO_DAY, Line, part_of
from omvendt_desktop.store.queries.ledger import period, title_column
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.role_plans import role_plans
from omvendt_desktop.store.store import Store

_MODULES = "SELECT CAST(o.id AS TEXT), o.kind, o.minutes, o.code, {title} FROM modules o WHERE o.programme_id = ?"
_IN_ORDER = " ORDER BY o.position, o.id"
# Counting from the people on, SQLite reads no more attendances than those of the people asked for.
_DATED = """
SELECT p.id, p.name, p.role, COALESCE(group_concat(m.module_id), '')
FROM participants p
LEFT JOIN attendances a ON a.participant_id = p.id
LEFT JOIN meetings m ON m.id = a.meeting_id AND m.status IN ('planned', 'held')
WHERE p.programme_id = ? AND p.status IN ({here}) AND {people}
GROUP BY p.id ORDER BY p.name COLLATE NOCASE, p.id
"""


def undated(store: Store, programme_id: int, today: date, only: Collection[int] | None = None) -> list[Line]:
    """A row on NO_DAY for each module that somebody still here waits for, or of only those with these ids.

    With the rows of `details` they add up to what `standings` calls the forecast.
    """
    plans = role_plans(store, {"programme": programme_id, "today": today.isoformat(), **period(None, None)})
    modules = store.rows(_MODULES.format(title=title_column()) + _IN_ORDER, [programme_id])
    here = ", ".join(f"'{status}'" for status in STILL_HERE)
    people = store.rows(_DATED.format(here=here, people=among("p.id", only)), [programme_id])
    return [
        _line(person, name, Role(role), module)
        for person, name, role, dated in people
        for waited in [plans[Role(role)].undated(dated)]
        for module in modules
        if module[0] in waited
    ]


def _line(person: int, name: str, role: Role, module: tuple[Any, ...]) -> Line:
    module_id, kind, minutes, code, title = module
    return Line(NO_DAY, part_of(ModuleKind(kind)), person, name, role, minutes, 0, int(module_id), code, title)
