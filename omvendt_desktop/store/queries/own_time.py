"""The coordinator’s own minutes, and the check-ins and entries they add up."""

from datetime import date
from typing import NamedTuple

from omvendt_desktop.store.queries.ledger import period
from omvendt_desktop.store.store import Store

_CHECKED_IN = """
SELECT COALESCE(SUM(minutes), 0) FROM check_ins
WHERE programme_id = :programme AND done_on >= :since AND done_on < :until
"""
_OWN_ENTRIES = """
SELECT COALESCE(SUM(minutes), 0) FROM time_entries
WHERE programme_id = :programme AND participant_id IS NULL AND day >= :since AND day < :until
"""
_ROWS = """
SELECT c.done_on AS day, c.minutes, p.name AS about, c.id AS check_in_id, NULL AS entry_id
FROM check_ins c JOIN participants p ON p.id = c.participant_id
WHERE c.programme_id = :programme AND c.done_on IS NOT NULL
UNION ALL
SELECT day, minutes, purpose, NULL, id FROM time_entries WHERE programme_id = :programme AND participant_id IS NULL
ORDER BY day DESC, entry_id DESC, check_in_id DESC
"""


class CoordinatorTime(NamedTuple):
    """The coordinator’s own minutes, outside every budget."""

    check_ins: int
    other: int

    @property
    def total(self) -> int:
        """Check-ins and everything else."""
        return self.check_ins + self.other


class OwnRow(NamedTuple):
    """One row behind the own minutes: a check-in done with the person it is `about`, or an entry with its purpose."""

    day: date
    minutes: int
    about: str
    check_in_id: int | None
    entry_id: int | None


def coordinator_time(
    store: Store, programme_id: int, *, since: date | None = None, until: date | None = None
) -> CoordinatorTime:
    """The coordinator’s own minutes in the programme, or in a period of it, both days included."""
    values = {"programme": programme_id, **period(since, until)}
    [[check_ins]] = store.rows(_CHECKED_IN, values)
    [[other]] = store.rows(_OWN_ENTRIES, values)
    return CoordinatorTime(check_ins, other)


def own_rows(store: Store, programme_id: int) -> list[OwnRow]:
    """The check-ins done and the coordinator’s own entries, newest first; their minutes are `coordinator_time`."""
    rows = store.rows(_ROWS, {"programme": programme_id})
    return [OwnRow(date.fromisoformat(day), *others) for day, *others in rows]
