"""One dot per pair meeting of the plan, for every pair of a programme."""

from collections.abc import Collection
from datetime import datetime

from omvendt_desktop.domain.meetings import Dot
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

# A module may have several meetings: one that was held counts before one to come, and that before one lost.
_RANKS = (Dot.HELD, Dot.PLANNED, Dot.OVERDUE, Dot.NO_SHOW, Dot.CANCELLED, Dot.MISSING)
_PLAN = "SELECT id FROM modules WHERE programme_id = ? AND audience = 'pair' ORDER BY position, id"
_BEST = """
SELECT pair_id, {ranks} FROM (
  SELECT pair_id, module_id, MIN(CASE
    WHEN status = 'held' THEN 0
    WHEN status = 'planned' AND starts_at >= :now THEN 1
    WHEN status = 'planned' THEN 2
    WHEN status = 'no_show' THEN 3
    ELSE 4 END) AS rank
  FROM meetings WHERE {meetings} AND pair_id IS NOT NULL GROUP BY pair_id, module_id
) GROUP BY pair_id
"""


def dots(
    store: Store, programme_id: int, now: datetime, only: Collection[int] | None = None
) -> dict[int, tuple[Dot, ...]]:
    """How the meetings of each pair, or of only some, are drawn at wall time `now` in the order of the plan."""
    modules = [int(row[0]) for row in store.rows(_PLAN, [programme_id])]
    pairs = store.rows(f"SELECT id FROM pairs WHERE programme_id = ? AND {among('id', only)}", [programme_id])
    found = dict.fromkeys((row[0] for row in pairs), (Dot.MISSING,) * len(modules))
    if modules:
        ranks = ", ".join(f"MIN(CASE WHEN module_id = {module} THEN rank ELSE 5 END)" for module in modules)
        values = {"now": now.isoformat(), "programme": programme_id}
        which = "programme_id = :programme" if only is None else among("pair_id", only)
        for pair_id, *row in store.rows(_BEST.format(ranks=ranks, meetings=which), values):
            found[pair_id] = tuple(_RANKS[rank] for rank in row)
    return found
