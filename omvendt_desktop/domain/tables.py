"""The answers of one sheet as a table: its columns, and the rows that are people."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from omvendt_desktop.domain.header_rows import Layout
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.sheets import Value


@dataclass(frozen=True)
class Column:
    """One column: its place, the letter and header shown, and for a column of a single option the question and it."""

    index: int
    letter: str
    header: str
    question: str = ""
    option: str = ""


@dataclass(frozen=True)
class TableRow:
    """One row that is somebody’s answer, cleaned; `section` is the role a heading above it gives."""

    number: int
    cells: tuple[Value, ...]
    hidden: bool = False
    section: Role | None = None

    def at(self, index: int) -> Value:
        """The cleaned value of a column counted from 0; None where the row ends earlier."""
        return self.cells[index] if index < len(self.cells) else None


@dataclass(frozen=True)
class Table:
    """What the columns step shows;
    `masked` names cells whose national identity number was taken out, `errors` cells that show one of Excel’s errors.

    `kept` holds what was worked out of the columns, so that another look after a changed choice is quick.
    """

    file: str
    sheet: str
    layout: Layout
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    unsaved: frozenset[str] = frozenset()
    masked: frozenset[str] = frozenset()
    errors: frozenset[str] = frozenset()
    from_1904: bool = False
    other_sheets: tuple[tuple[str, int], ...] = ()
    kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    def column(self, index: int) -> Sequence[Value]:
        """The values of a column counted from 0, row by row."""
        if "columns" not in self.kept:
            self.kept["columns"] = list(zip_longest(*(row.cells for row in self.rows)))
        columns = self.kept["columns"]
        return columns[index] if index < len(columns) else (None,) * len(self.rows)

    @property
    def hidden_rows(self) -> int:
        """How many of the answers are in rows hidden in Excel."""
        return sum(row.hidden for row in self.rows)
