"""What an import would do, row by row, as plain frozen data for the window to show."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from omvendt_desktop.domain.application_rows import CellProblem, Reading
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.columns import Choices, Mapping, Match, UnclearAnswer
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.i18n import Np_, pgettext


class RowKind(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    PROBLEM = "problem"


class Decision(StrEnum):
    """What the coordinator lets happen to a possible duplicate; SAME brings the known application up to date."""

    SKIP = "skip"
    NEW = "new"
    SAME = "same"


_KIND_WORDS = {
    RowKind.NEW: Np_("import row", "new"),
    RowKind.CHANGED: Np_("import row", "changed"),
    RowKind.UNCHANGED: Np_("import row", "unchanged"),
    RowKind.DUPLICATE: Np_("import row", "possible duplicate"),
    RowKind.PROBLEM: Np_("import row", "missing something"),
}


def kind_word(kind: RowKind) -> str:
    """What becomes of a row, as words on screen."""
    return pgettext(*_KIND_WORDS[kind])


@dataclass(frozen=True)
class Change:
    """One field old → new, as words; `question` is set when it is an answer kept by question.

    `by_hand` tells that the coordinator edited it, so that the old value stays unless `taken`.
    """

    field: str
    old: str
    new: str
    question: str = ""
    by_hand: bool = False
    taken: bool = True


@dataclass(frozen=True)
class PlannedRow:
    """One row of the workbook and what becomes of it.

    `application` is what will be stored; `existing` the one it is known as; `other` the one it may be a duplicate of,
    `other_row` its row in the same file, or 0; `why` says in a sentence why it may be one.
    `earlier` names another programme the same address is known from.
    """

    number: int
    kind: RowKind
    application: Application
    existing: Application | None = None
    changes: tuple[Change, ...] = ()
    problems: tuple[CellProblem, ...] = ()
    other: Application | None = None
    other_row: int = 0
    why: str = ""
    earlier: str = ""
    hidden: bool = False
    left_out: bool = False

    @property
    def can_be_written(self) -> bool:
        """Whether there is something to write that nothing is in the way of."""
        return self.kind in (RowKind.NEW, RowKind.CHANGED)

    @property
    def is_written(self) -> bool:
        """Whether an import would write it."""
        return self.can_be_written and not self.left_out


@dataclass(frozen=True)
class Counts:
    """How many rows become what; those left out are counted apart."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    duplicates: int = 0
    problems: int = 0
    left_out: int = 0

    @property
    def to_write(self) -> int:
        """How many applications an import would write."""
        return self.new + self.changed


@dataclass(frozen=True)
class Known:
    """What the store knows, gathered once so that every changed choice is quick to plan again."""

    programme_id: int
    by_answer: dict[tuple[str, str], Application] = field(default_factory=dict)
    by_email: dict[str, list[Application]] = field(default_factory=dict)
    by_name: dict[str, list[Application]] = field(default_factory=dict)
    earlier: dict[str, str] = field(default_factory=dict)
    mapping: Mapping | None = None


@dataclass(frozen=True)
class ImportPlan:
    """Everything the three steps show. Nothing is written until `imports.apply`."""

    programme_id: int
    table: Table
    choices: Choices
    reading: Reading
    rows: tuple[PlannedRow, ...]
    known: Known = field(repr=False)

    @property
    def matches(self) -> tuple[Match, ...]:
        """What each column becomes."""
        return self.reading.matches

    @property
    def unclear(self) -> tuple[UnclearAnswer, ...]:
        """Answers about role or consent whose meaning must be chosen."""
        return self.reading.unclear

    @cached_property
    def counts(self) -> Counts:
        """How many rows become what."""
        kinds = Counter(row.kind for row in self.rows if not row.left_out)
        return Counts(
            new=kinds[RowKind.NEW],
            changed=kinds[RowKind.CHANGED],
            unchanged=kinds[RowKind.UNCHANGED],
            duplicates=kinds[RowKind.DUPLICATE],
            problems=kinds[RowKind.PROBLEM],
            left_out=sum(row.left_out for row in self.rows),
        )

    @property
    def asks_role(self) -> bool:
        """Whether the role must be chosen once for the rows no column tells of."""
        if self.choices.role is not None:
            return True
        return self.reading.asks_role and any(problem.field == "role" for row in self.rows for problem in row.problems)

    @property
    def asks_day_order(self) -> bool:
        """Whether dates with slashes could mean either day or month first."""
        return self.reading.asks_day_order

    def of_kind(self, kind: RowKind) -> tuple[PlannedRow, ...]:
        """The rows that become this, without those left out."""
        return tuple(row for row in self.rows if row.kind is kind and not row.left_out)
