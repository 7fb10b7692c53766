"""Reads the applications in a workbook: the sheet and header rows most likely meant, or those chosen."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from omvendt_desktop.domain.column_matching import suggest
from omvendt_desktop.domain.header_rows import Layout, suggest_layout
from omvendt_desktop.domain.sheets import Book
from omvendt_desktop.domain.table_building import build
from omvendt_desktop.domain.tables import Table
from omvendt_desktop.files import workbook
from omvendt_desktop.files.gate import Progress


def read(path: Path, progress: Progress | None = None) -> tuple[Book, Table]:
    """The whole file as plain rows, and its applications as a table with suggestions worked out, ready to be planned.

    Runs in a worker; `progress` may raise Cancelled. Raises UserError for a file that cannot be read.
    """
    with _uncollected():
        book = workbook.read(path, progress)
        return book, table(book)


def table(book: Book, layout: Layout | None = None) -> Table:
    """The applications on the sheet and below the header rows chosen, or where they most likely are."""
    if not book.sheets:
        return Table(book.file, "", Layout(), (), ())
    built = build(book, layout or suggest_layout(book))
    suggest(built)
    return built


@contextmanager
def _uncollected() -> Iterator[None]:
    """No looking for garbage meanwhile: many cells are made, none is thrown away, and a tenth of the time is saved."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
