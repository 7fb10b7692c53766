"""What one change wrote, row by row: undo takes it back, and the window is told of it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

Row = dict[str, Any]


@dataclass(frozen=True)
class Write:
    """One row before and after; None where it was not there."""

    table: str
    before: Row | None
    after: Row | None


class Touched(frozenset[str]):
    """The names of the tables that a change touched; `ids` are the rows’ ids in each, `writes` the rows themselves."""

    ids: dict[str, set[int]]
    writes: Sequence[Write]

    def __new__(cls, writes: Sequence[Write]) -> "Touched":
        """The tables of these writes."""
        ids: dict[str, set[int]] = {}
        for write in writes:
            row = write.after or write.before or {}
            ids.setdefault(write.table, set()).add(row["id"])
        made = super().__new__(cls, ids)
        made.ids, made.writes = ids, writes
        return made


@dataclass
class Step:
    """One gesture of the coordinator: its label and what it wrote."""

    label: str
    writes: list[Write] = field(default_factory=list)

    @property
    def touched(self) -> Touched:
        """The tables it touched, and the rows."""
        return Touched(self.writes)
