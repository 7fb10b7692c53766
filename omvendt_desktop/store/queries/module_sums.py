"""What some participants have used in each module of a plan."""

from collections.abc import Sequence
from typing import Any

from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.domain.time_spent import NO_MODULE, Part, Standing, part_of
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

_USED = """
SELECT o.id, o.code || ' ' || {title}, o.kind, SUM(CASE WHEN m.status = 'held' AND a.present THEN a.minutes ELSE 0 END)
FROM modules o
LEFT JOIN meetings m ON m.module_id = o.id
LEFT JOIN attendances a ON a.meeting_id = m.id AND {people}
WHERE o.programme_id = ?
GROUP BY o.id ORDER BY o.position, o.id
"""
_NOTED = """
SELECT COALESCE(SUM(CASE WHEN counts THEN minutes END), 0), COALESCE(SUM(CASE WHEN NOT counts THEN minutes END), 0)
FROM time_entries WHERE programme_id = ? AND {people}
"""


def by_module(store: Store, programme_id: int, members: frozenset[int]) -> list[Standing]:
    """What these participants have used in each module of the plan, in order, and last what was noted by hand."""
    used = _USED.format(title=title_column(), people=among("a.participant_id", members))
    sums = [_used(row, members) for row in store.rows(used, [programme_id])]
    [[other, beside]] = store.rows(_NOTED.format(people=among("participant_id", members)), [programme_id])
    noted = Standing(_("Noted by hand"), other=other, beside=beside, people=0, members=members, module_id=NO_MODULE)
    return [*sums, noted] if other or beside else sums


def _used(row: Sequence[Any], members: frozenset[int]) -> Standing:
    module_id, name, kind, minutes = row
    part = part_of(ModuleKind(kind))
    return Standing(
        name.strip(),
        training=minutes if part is Part.TRAINING else 0,
        gatherings=minutes if part is Part.GATHERINGS else 0,
        meetings=minutes if part is Part.MEETINGS else 0,
        people=0,
        members=members,
        module_id=module_id,
    )
