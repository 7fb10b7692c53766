"""The pairs of a programme as the window lists them."""

from collections.abc import Collection
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.queries.narrowing import among, replaced
from omvendt_desktop.store.queries.remembered import remembered
from omvendt_desktop.store.store import Store


class PairRow(NamedTuple):
    """One pair with the names of its two people."""

    id: int
    mentor_id: int
    mentor: str
    mentee_id: int
    mentee: str
    status: PairStatus
    starts_on: date | None
    end_reason: EndReason | None

    @property
    def is_open(self) -> bool:
        """Whether the pair has not ended."""
        return self.status not in (PairStatus.COMPLETED, PairStatus.ENDED)


@remembered
def listed(store: Store, programme_id: int) -> list[PairRow]:
    """Every pair of the programme, open ones first, then by the mentor’s name."""
    return _listed(store, programme_id)


def renewed_rows(
    store: Store, programme_id: int, rows: list[PairRow], pair_ids: Collection[int]
) -> list[PairRow] | None:
    """The rows with those of the pairs as they are now, in order; None when a pair came or went."""
    now = {row.id: row for row in _listed(store, programme_id, pair_ids)}
    return replaced(
        rows,
        pair_ids,
        now,
        id_of=attrgetter("id"),
        order=lambda row: (not row.is_open, row.mentor.encode(), row.id),
    )


def people_of(store: Store, pair_id: int) -> tuple[Pair, Participant, Participant]:
    """The pair, its mentor and its mentee. Raises UserError when gone."""
    pair = store.get(Pair, pair_id)
    return pair, store.get(Participant, pair.mentor_id), store.get(Participant, pair.mentee_id)


def _listed(store: Store, programme_id: int, only: Collection[int] | None = None) -> list[PairRow]:
    return [
        _pair_row(row)
        for row in store.rows(
            f"""
            SELECT p.id, mentor.id, mentor.name, mentee.id, mentee.name, p.status, p.starts_on, p.end_reason
            FROM pairs p
            JOIN participants mentor ON mentor.id = p.mentor_id
            JOIN participants mentee ON mentee.id = p.mentee_id
            WHERE p.programme_id = ? AND {among("p.id", only)}
            ORDER BY p.status IN ('completed', 'ended'), mentor.name, p.id
            """,
            [programme_id],
        )
    ]


def _pair_row(row: tuple[Any, ...]) -> PairRow:
    return PairRow(
        id=row[0],
        mentor_id=row[1],
        mentor=row[2],
        mentee_id=row[3],
        mentee=row[4],
        status=PairStatus(row[5]),
        starts_on=date.fromisoformat(row[6]) if row[6] else None,
        end_reason=EndReason(row[7]) if row[7] else None,
    )
