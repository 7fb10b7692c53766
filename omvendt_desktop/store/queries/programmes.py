"""The programmes of the file, and the figures beside the pages of the open one."""

from typing import NamedTuple

from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.store.store import Store


class Counts(NamedTuple):
    """How many wait on each page."""

    applications: int
    participants: int
    pairs: int
    check_ins: int


def all_programmes(store: Store) -> list[Programme]:
    """Every programme, the newest kick-off first."""
    return store.find(Programme, order_by="kickoff_on DESC, id DESC")


def modules(store: Store, programme_id: int) -> list[Module]:
    """The modules of the plan, in order."""
    return store.find(Module, order_by="position, id", programme_id=programme_id)


def counts(store: Store, programme_id: int, today: str) -> Counts:
    """Applications not yet decided, participants not gone, open pairs, and check-ins due by the ISO day `today`."""
    row = store.rows(
        """
        SELECT
          (SELECT count(*) FROM applications
            WHERE programme_id = :programme AND status IN ('received', 'shortlisted')),
          (SELECT count(*) FROM participants WHERE programme_id = :programme AND status <> 'left'),
          (SELECT count(*) FROM pairs
            WHERE programme_id = :programme AND status IN ('draft', 'proposed', 'active', 'paused')),
          (SELECT count(*) FROM check_ins
            WHERE programme_id = :programme AND done_on IS NULL AND planned_on <= :today)
        """,
        {"programme": programme_id, "today": today},
    )[0]
    return Counts(*row)
