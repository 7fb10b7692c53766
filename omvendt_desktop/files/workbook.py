"""Reads a workbook or a CSV file into plain rows, or refuses it with one clear sentence."""

import io
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from omvendt_desktop.domain.sheets import Book, Row, Sheet, Value
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.files.csv_table import read_csv
from omvendt_desktop.files.gate import Progress, Shape, open_package, read_once, shape_of
from omvendt_desktop.files.gate_sentences import unreadable
from omvendt_desktop.files.repacking import Copy, repack
from omvendt_desktop.files.sheet_copy import MOST_CELLS, MOST_COLUMNS, MOST_ROWS, SheetPart

_OFTEN = 250
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def read(path: Path, progress: Progress | None = None) -> Book:
    """All sheets of the file as plain rows; blank rows are left out, row numbers are Excel’s.

    `progress(done, total)` is called along the way and may raise Cancelled. Raises UserError for every file that
    cannot be read: one sentence, what to do, and the technical text as details.
    """
    content = read_once(path, progress)
    try:
        if shape_of(content, path.name) is Shape.TEXT:
            return read_csv(content, path, (MOST_ROWS, MOST_COLUMNS, MOST_CELLS), progress)
        with open_package(content, path.name) as package:
            copy = repack(package, path.name, progress)
        del content
        return _book(copy, path.name, progress)
    except (UserError, Cancelled):
        raise
    except Exception as error:  # openpyxl has some thirteen ways to fail; all of them mean the same to the reader
        raise unreadable(path.name, repr(error)) from error


def _book(copy: Copy, file: str, progress: Progress | None) -> Book:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        workbook = load_workbook(io.BytesIO(copy.content), read_only=True, data_only=True, keep_links=False)
        counter = _Counter(sum(part.rows for part in copy.sheets), progress)
        sheets = tuple(
            _sheet(worksheet, part, counter) for worksheet, part in zip(workbook.worksheets, copy.sheets, strict=True)
        )
        workbook.close()
    return Book(file, sheets, copy.from_1904)


class _Counter:
    """Tells how far the reading has come, now and then."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self._total = max(total, 1)
        self._progress = progress
        self._done = 0

    def count(self) -> None:
        self._done += 1
        if self._progress and self._done % _OFTEN == 0:
            self._progress(min(self._total // 4 + self._done, self._total * 5 // 4), self._total * 5 // 4)


def _sheet(worksheet: Any, part: SheetPart, counter: _Counter) -> Sheet:
    worksheet.reset_dimensions()
    return Sheet(
        name=part.name,
        rows=tuple(_rows(worksheet, counter, {int(cell.lstrip(_LETTERS)) for cell in part.unsaved})),
        hidden=part.hidden,
        hidden_rows=frozenset(part.hidden_rows),
        spans=tuple(part.spans),
        unsaved=frozenset(part.unsaved),
    )


def _rows(worksheet: Any, counter: _Counter, calculated: set[int]) -> Iterator[Row]:
    """The filled rows, and those that would be if the results of their formulas had been saved."""
    for number, cells in enumerate(worksheet.iter_rows(values_only=True), start=1):
        if cells and _holds(cells[-1]):
            yield Row(number, cells)
        elif any(map(_holds, cells)):
            yield Row(number, _trimmed(cells))
        elif number in calculated:
            yield Row(number, ())
        else:
            continue
        counter.count()


def _trimmed(cells: tuple[Value, ...]) -> tuple[Value, ...]:
    width = len(cells)
    while not _holds(cells[width - 1]):
        width -= 1
    return cells[:width]


def _holds(value: Value) -> bool:
    return value is not None and not (isinstance(value, str) and not value.strip())
