"""Each module of a plan added up over everybody."""

from typing import NamedTuple

from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.domain.time_spent import Part, part_of
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.store import Store

_MODULE_TIMES = """
SELECT o.id, o.code, {title}, o.kind, o.audience = 'pair', o.minutes,
  COUNT(DISTINCT CASE WHEN m.status IN ('planned', 'held') THEN m.id END),
  COUNT(DISTINCT CASE WHEN m.status = 'held' THEN m.id END),
  COALESCE(SUM(CASE WHEN m.status = 'held' AND a.present THEN a.minutes END), 0),
  COUNT(CASE WHEN m.status = 'held' AND a.present THEN 1 END)
FROM modules o
LEFT JOIN meetings m ON m.module_id = o.id
LEFT JOIN attendances a ON a.meeting_id = m.id
WHERE o.programme_id = ?
GROUP BY o.id ORDER BY o.position, o.id
"""
_PAIR_MEETINGS = """
SELECT COUNT(*) FROM modules o JOIN meetings m ON m.module_id = o.id
WHERE o.programme_id = ? AND o.audience = 'pair' AND m.status IN ('planned', 'held')
"""


class ModuleTime(NamedTuple):
    """One module added up over everybody: meetings planned and held, people present, their minutes."""

    module_id: int
    code: str
    title: str
    part: Part
    paired: bool
    planned: int
    meetings: int
    held: int
    minutes: int
    people: int


def module_times(store: Store, programme_id: int) -> list[ModuleTime]:
    """Each module of the plan added up, in order."""
    rows = store.rows(_MODULE_TIMES.format(title=title_column()), [programme_id])
    return [ModuleTime(row[0], row[1], row[2], part_of(ModuleKind(row[3])), bool(row[4]), *row[5:]) for row in rows]


def count_pair_meetings(store: Store, programme_id: int) -> int:
    """How many meetings of modules for pairs are planned or held; what was cancelled or missed is not."""
    [[count]] = store.rows(_PAIR_MEETINGS, [programme_id])
    return int(count)
