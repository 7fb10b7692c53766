"""Which rows of a table are selected and where the keyboard stands."""

from collections.abc import Iterable
from typing import Any

from omvendt_desktop.gui.widgets.table_rows import Heading, Rows


class Selection:
    """Keys of the selected rows, the current row, and the row a range starts from."""

    def __init__(self, model: Rows, many: bool) -> None:
        self.many = many
        self._model = model
        self._chosen: set[Any] = set()
        self._current: Any = None
        self._start: Any = None

    def rows(self) -> list[Any]:
        """The selected rows in the order shown."""
        return [self._model.lines[line] for line in self._lines()]

    def keys(self) -> list[Any]:
        """The keys of the selected rows in the order shown."""
        return [self._model.key_of(line) for line in self._lines()]

    def holds(self, line: int) -> bool:
        """Whether the row on the line is selected."""
        return bool(self._chosen) and self._model.key_of(line) in self._chosen

    def line(self) -> int | None:
        """The line of the current row."""
        return None if self._current is None else self._model.line_of(self._current)

    def choose(self, keys: Iterable[Any]) -> None:
        """Select exactly these rows, as far as they are shown."""
        known = [key for key in keys if self._model.line_of(key) is not None]
        kept = known if self.many else known[:1]
        self._chosen = set(kept)
        self._current = self._start = kept[0] if kept else None

    def choose_all(self) -> None:
        """Select every row shown."""
        if self.many:
            lines = range(len(self._model.lines))
            self._chosen = {self._model.key_of(line) for line in lines if not self._is_heading(line)}

    def pick(self, line: int) -> None:
        """Select only the row on the line."""
        key = self._model.key_of(line)
        self._chosen, self._current, self._start = {key}, key, key

    def toggle(self, line: int) -> None:
        """Add the row on the line to the selection or take it out."""
        if not self.many:
            self.pick(line)
            return
        key = self._model.key_of(line)
        self._chosen ^= {key}
        self._current = self._start = key

    def extend(self, line: int) -> None:
        """Select everything from where the range began to the line."""
        start = None if self._start is None else self._model.line_of(self._start)
        if not self.many or start is None:
            self.pick(line)
            return
        between = range(min(start, line), max(start, line) + 1)
        self._chosen = {self._model.key_of(each) for each in between if not self._is_heading(each)}
        self._current = self._model.key_of(line)

    def nearest(self, line: int, step: int) -> int | None:
        """The row on the line, or the next one past a heading in the direction of `step`."""
        last = len(self._model.lines) - 1
        line = max(0, min(line, last))
        for each in (*range(line, last + 1 if step > 0 else -1, step), *range(line, last + 1), *range(line, -1, -1)):
            if 0 <= each <= last and not self._is_heading(each):
                return each
        return None

    def prune(self) -> None:
        """Forget rows that are no longer shown."""
        self._chosen = {key for key in self._chosen if self._model.line_of(key) is not None}
        if self._current is not None and self._model.line_of(self._current) is None:
            self._current = None

    def _lines(self) -> list[int]:
        lines = (self._model.line_of(key) for key in self._chosen)
        return sorted(line for line in lines if line is not None)

    def _is_heading(self, line: int) -> bool:
        return isinstance(self._model.lines[line], Heading)
