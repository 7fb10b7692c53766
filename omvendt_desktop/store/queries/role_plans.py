"""What the plan of a programme asks of each role, and which of it has no date yet for somebody."""

from collections.abc import Set as AbstractSet
from typing import Any

from omvendt_desktop.domain.participants import ROLES, Role
from omvendt_desktop.domain.programmes import Audience, takes_part
from omvendt_desktop.store.store import Store

_MODULES = "SELECT CAST(id AS TEXT), audience, minutes FROM modules WHERE programme_id = :programme"
_GATHERINGS = """
SELECT CAST(o.id AS TEXT), m.role, MIN((m.status = 'held' AND m.starts_at < :until) OR m.starts_at < :today)
FROM modules o CROSS JOIN meetings m ON m.module_id = o.id
WHERE o.programme_id = :programme AND o.audience <> 'pair' AND m.pair_id IS NULL AND m.status IN ('planned', 'held')
GROUP BY o.id, m.role
"""


class RolePlan:
    """The modules of the programme as one role sees them; many share the same list of ids, so answers are kept.

    A gathering that is over is not waited for by those who were not in it.
    """

    def __init__(self, minutes: dict[str, int], awaited: AbstractSet[str]) -> None:
        self._minutes, self._awaited = minutes, awaited
        self._known: dict[tuple[str, str], tuple[int, int]] = {}

    def of(self, begun: str, dated: str) -> tuple[int, int]:
        """The minutes of the modules begun, and those of the role’s modules without a date; ids parted by commas."""
        if (begun, dated) not in self._known:
            self._known[begun, dated] = self._sum(set(begun.split(",")) - {""}), self._sum(self.undated(dated))
        return self._known[begun, dated]

    def undated(self, dated: str) -> AbstractSet[str]:
        """The ids of the role’s modules still to get a date, for somebody with dates for these; parted by commas."""
        return self._awaited - set(dated.split(","))

    def _sum(self, modules: AbstractSet[str]) -> int:
        return sum(self._minutes[module] for module in modules)


def role_plans(store: Store, values: dict[str, Any]) -> dict[Role, RolePlan]:
    """The plan of each role; `values` are `:programme`, `:today` and the end of the period, `:until`."""
    modules = store.rows(_MODULES, values)
    gatherings = [(module, ROLES.get(role), over) for module, role, over in store.rows(_GATHERINGS, values)]
    minutes = {module: length for module, _audience, length in modules}
    plans = {}
    for role in Role:
        own = {module for module, audience, _length in modules if takes_part(role, Audience(audience))}
        theirs = [(module, over) for module, whose, over in gatherings if whose in (None, role)]
        coming = {module for module, over in theirs if not over}
        plans[role] = RolePlan(minutes, frozenset(own - ({module for module, _over in theirs} - coming)))
    return plans
