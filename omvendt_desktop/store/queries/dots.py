"""One dot per pair meeting of the plan, for every pair of a programme."""

from collections.abc import Collection

from omvendt_desktop.domain.meetings import Dot
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

# A module may have several meetings: one that was held counts before one that is planned, and that before one lost.
_RANKS = (Dot.HELD, Dot.PLANNED, Dot.NO_SHOW, Dot.CANCELLED, Dot.MISSING)
_PLAN = "SELECT id FROM modules WHERE programme_id = ? AND audience = 'pair' ORDER BY position, id"
_BEST = """
SELECT pair_id, {ranks} FROM (
  SELECT pair_id, module_id, MIN(CASE
    WHEN status = 'held' THEN 0
    WHEN status = 'planned' THEN 1
    WHEN status = 'no_show' THEN 2
    ELSE 3 END) AS rank
  FROM meetings WHERE {meetings} AND pair_id IS NOT NULL GROUP BY pair_id, module_id
) GROUP BY pair_id
"""


def dots(store: Store, programme_id: int, only: Collection[int] | None = None) -> dict[int, tuple[Dot, ...]]:
    """How the meetings of each pair, or of only some, are drawn in the order of the plan."""
    modules = [int(row[0]) for row in store.rows(_PLAN, [programme_id])]
    pairs = store.rows(f"SELECT id FROM pairs WHERE programme_id = ? AND {among('id', only)}", [programme_id])
    found = dict.fromkeys((row[0] for row in pairs), (Dot.MISSING,) * len(modules))
    if modules:
        ranks = ", ".join(f"MIN(CASE WHEN module_id = {module} THEN rank ELSE 4 END)" for module in modules)
        which = "programme_id = :programme" if only is None else among("pair_id", only)
        for pair_id, *row in store.rows(_BEST.format(ranks=ranks, meetings=which), {"programme": programme_id}):
            found[pair_id] = tuple(_RANKS[rank] for rank in row)
    return found
