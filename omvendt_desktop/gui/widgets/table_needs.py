"""How wide each column of a table must be to show its texts whole."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import table_cells
from omvendt_desktop.gui.widgets.pen import DOT_STEP
from omvendt_desktop.gui.widgets.table_columns import COLUMN_GAP, Column, Need
from omvendt_desktop.gui.widgets.table_values import (
    Bold,
    Check,
    Choice,
    Detail,
    Dots,
    Muted,
    Small,
    Status,
    Title,
    Tone,
    TwoLines,
    Value,
)

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table

_FEW = 100
# Of many rows those in sight first: what the others show may take long to work out, and nobody has asked for it yet.
_FIRST = 40
_AS_IT_IS = 10_000


class Needs:
    """Measured on all rows, or the first of many, when asked for, and kept until the rows or the titles change."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._known: list[Need] = []

    def forget(self) -> None:
        """Measure again when next asked."""
        self._known = []

    def now(self) -> list[Need]:
        """What each column needs."""
        if not self._known:
            rows = self._table.model.all
            measured = rows if len(rows) <= _FEW else rows[:_FIRST]
            self._known = [self._need(column, measured) for column in self._table.columns]
        return self._known

    def _need(self, column: Column, rows: list[Any]) -> Need:
        last = column is self._table.columns[-1]
        sorting = self._table.sorting()
        arrow = theme.px(table_cells.ARROW) if sorting and sorting[0] == column.key else 0
        words = column.title.upper().split()
        title = theme.width_of(" ".join(words), theme.CAPTION) + arrow
        values = [column.cell(row) for row in rows]
        if column.key in self._table.total and column is not self._table.columns[0]:
            values.append(self._table.total[column.key])
        widest = max((_width(value, column) for value in values), default=0)
        gap = 0 if last else theme.px(COLUMN_GAP)
        return Need(max(title, widest) + gap, _on_two_lines(words) + arrow + gap if words else 0)


def _on_two_lines(words: list[str]) -> int:
    """The least width in which a title stands whole on at most two lines."""
    halves = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words) + 1)]
    return min(max(theme.width_of(half, theme.CAPTION) for half in both) for both in halves)


def _width(value: Value, column: Column) -> int:
    """The pixels a value takes on one line; a bar takes what it is given."""
    measure = _MEASURES.get(type(value))
    return measure(value, column) if measure else theme.px(_AS_IT_IS)


def _plain(value: str, column: Column) -> int:
    return theme.width_of(value, theme.SMALL if column.align == "right" else theme.BODY)


def _small(value: Small | Muted | Tone, column: Column) -> int:
    return theme.width_of(value.text, theme.SMALL)


def _bold(value: Bold, column: Column) -> int:
    return theme.width_of(value.text, theme.SMALL_BOLD if column.align == "right" else theme.BODY_BOLD)


def _two_lines(value: TwoLines, column: Column) -> int:
    upper, lower = table_cells.fonts_of(value)
    return max(theme.width_of(value.upper, upper), theme.width_of(value.lower, lower))


def _status(value: Status, column: Column) -> int:
    return theme.px(table_cells.STATUS_TEXT) + theme.width_of(value.word, theme.SMALL)


def _choice(value: Choice, column: Column) -> int:
    around = theme.px(table_cells.CHOICE_LEFT + table_cells.CHOICE_RIGHT)
    return around + theme.width_of(value.text, theme.SMALL)


_MEASURES: dict[type, Callable[[Any, Column], int]] = {
    str: _plain,
    Small: _small,
    Muted: _small,
    Tone: _small,
    Detail: lambda value, column: theme.width_of(value.text, theme.DETAIL),
    Title: lambda value, column: theme.width_of(value.text, theme.SMALL if value.small else theme.BODY),
    Bold: _bold,
    TwoLines: _two_lines,
    Status: _status,
    Choice: _choice,
    Check: lambda value, column: theme.px(table_cells.BOX),
    Dots: lambda value, column: len(value.states) * theme.px(DOT_STEP),
}
