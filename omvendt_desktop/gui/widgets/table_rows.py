"""Which rows a table shows and in what order: sorted, filtered and under their headings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from time import perf_counter
from typing import Any, NamedTuple

from omvendt_desktop import formats
from omvendt_desktop.gui.widgets.table_columns import Column
from omvendt_desktop.gui.widgets.table_values import text_of

_SLICE = 100
_BETWEEN = "\x00"


class Heading(NamedTuple):
    """A line above the rows of one group."""

    text: str


class Rows:
    """All rows, and the lines that are left of them after filter and sort."""

    def __init__(
        self, columns: Sequence[Column], key: Callable[[Any], Any], group: Callable[[Any], str] | None
    ) -> None:
        self.lines: list[Any] = []
        self.all: list[Any] = []
        self.sorting: tuple[str, bool] | None = None
        self._columns, self._key, self._group = columns, key, group
        self._words: list[str] = []
        self._texts: list[str] = []
        self._values: list[Any] = []
        self._ordered: list[int] = []
        self._index: dict[Any, int] | None = None

    def put(self, rows: Sequence[Any]) -> None:
        """Replace all rows; filter and sort stay."""
        self.all = list(rows)
        self._texts = []
        self._value()
        self._order(range(len(self.all)))
        self._choose()

    def change(self, rows: Sequence[Any]) -> None:
        """Replace the rows with these keys and add new ones; what was worked out of the others is kept."""
        fresh = {self._key(row): row for row in rows}
        if self._change_in_place(fresh):
            return
        prepared = len(self._texts)
        for number, row in enumerate(self.all):
            if (key := self._key(row)) in fresh:
                self.all[number] = fresh.pop(key)
                self._work_out(number, number < prepared)
        for row in fresh.values():
            self.all.append(row)
            self._ordered.append(len(self._ordered))
            self._work_out(len(self.all) - 1, False)
        self._order(self._ordered)
        self._choose()

    def _change_in_place(self, fresh: Mapping[Any, Any]) -> bool:
        """Replace rows that stay on their lines, without going through the others; False when they may not stay."""
        places = [(line, row) for key, row in fresh.items() if (line := self.line_of(key)) is not None]
        if self._words or self._group or len(places) < len(fresh):
            return False
        numbered = [(self._ordered[line], line, row) for line, row in places]
        column = self._sorted_by()
        if column and any(self._values[number] != _sort_value(column, row) for number, line, row in numbered):
            return False
        for number, line, row in numbered:
            self.all[number] = self.lines[line] = row
            self._work_out(number, number < len(self._texts))
        return True

    def filter(self, text: str) -> None:
        """Keep the rows in which every word of the text occurs; case and accents aside."""
        self._words = [formats.sort_key(word) for word in text.split()]
        self._choose()

    def sort(self, key: str, descending: bool) -> None:
        """Order the rows by a column; rows that are equal keep their order, empty ones come last."""
        self.sorting = (key, descending)
        self._value()
        self._order(range(len(self.all)))
        self._choose()

    def key_of(self, line: int) -> Any:
        """The key of the row on a line; None for a heading."""
        row = self.lines[line]
        return None if isinstance(row, Heading) else self._key(row)

    def line_of(self, key: Any) -> int | None:
        """The line a row stands on, or None when it is not shown."""
        if self._index is None:
            self._index = {self._key(row): line for line, row in enumerate(self.lines) if not isinstance(row, Heading)}
        return self._index.get(key)

    def text_at(self, line: int, column: Column) -> str:
        """The plain text of a cell on a line; '' on a heading."""
        row = self.lines[line]
        return "" if isinstance(row, Heading) else text_of(column.cell(row))

    def as_text(self, rows: Sequence[Any]) -> str:
        """These rows as tab-separated lines under the titles, as Excel takes them."""
        lines = [[column.title for column in self._columns]]
        lines += [[column.text_in(row) for column in self._columns] for row in rows]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def shown(self) -> list[Any]:
        """The rows shown, in their order."""
        return [row for row in self.lines if not isinstance(row, Heading)] if self._group else list(self.lines)

    def prepare(self, seconds: float) -> bool:
        """Make texts to filter on for at most this long; True when all are made."""
        until = perf_counter() + seconds
        while len(self._texts) < len(self.all):
            self._texts += self._folded(self.all[len(self._texts) : len(self._texts) + _SLICE])
            if perf_counter() > until:
                break
        return len(self._texts) == len(self.all)

    def _folded(self, rows: Sequence[Any]) -> list[str]:
        texts = ["\n".join(column.text_in(row) for column in self._columns).replace(_BETWEEN, "") for row in rows]
        return fold(_BETWEEN.join(texts)).split(_BETWEEN)

    def _work_out(self, number: int, text_too: bool) -> None:
        row = self.all[number]
        if column := self._sorted_by():
            self._values[number : number + 1] = [_sort_value(column, row)]
        if text_too:
            self._texts[number : number + 1] = self._folded([row])

    def _sorted_by(self) -> Column | None:
        if self.sorting is None:
            return None
        return next(column for column in self._columns if column.key == self.sorting[0])

    def _value(self) -> None:
        column = self._sorted_by()
        self._values = [_sort_value(column, row) for row in self.all] if column else []

    def _order(self, known: Iterable[int]) -> None:
        order = list(known)
        if self.sorting:
            order = _sorted(order, self._values, self.sorting[1])
        if self._group:
            groups = [self._group(row) for row in self.all]
            first: dict[str, int] = {}
            for group in groups:
                first.setdefault(group, len(first))
            order.sort(key=lambda number: first[groups[number]])
        self._ordered = order

    def _choose(self) -> None:
        kept = self._ordered
        if self._words:
            self.prepare(float("inf"))
            kept = [number for number in kept if all(word in self._texts[number] for word in self._words)]
        self._index = None
        self.lines = self._with_headings([self.all[number] for number in kept])

    def _with_headings(self, rows: list[Any]) -> list[Any]:
        if self._group is None:
            return rows
        lines: list[Any] = []
        last = None
        for row in rows:
            group = self._group(row)
            if group != last:
                lines.append(Heading(group))
            lines.append(row)
            last = group
        return lines


def fold(text: str) -> str:
    """The text as `formats.sort_key` sees it, in one go for a long text."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    letters = {ord(letter): formats.sort_key(letter) or " " for letter in set(plain) if not letter.isascii()}
    return plain.translate(letters)


def _sort_value(column: Column, row: Any) -> Any:
    if column.sort:
        value = column.sort(row)
        return formats.sort_key(value) if isinstance(value, str) else value
    return formats.sort_key(column.text_in(row))


def _sorted(order: list[int], values: list[Any], descending: bool) -> list[int]:
    known = [number for number in order if values[number] is not None and values[number] != ""]
    known.sort(key=values.__getitem__, reverse=descending)
    return known + [number for number in order if values[number] is None or values[number] == ""]
