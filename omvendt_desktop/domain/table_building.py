"""Makes a table of a sheet and its header rows."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from omvendt_desktop.domain.answer_words import role_of
from omvendt_desktop.domain.cell_values import clean_text, code_text, is_error, looks_like_email
from omvendt_desktop.domain.header_rows import Layout, is_blank, values_below
from omvendt_desktop.domain.option_columns import named_columns
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.people_rows import people
from omvendt_desktop.domain.risky import is_national_id, without_national_ids
from omvendt_desktop.domain.sheets import Book, Row, Sheet, Value, cell_name
from omvendt_desktop.domain.synonyms import header_words
from omvendt_desktop.domain.tables import Table

_AROUND_A_ROLE = frozenset(
    "søkere søkjarar søknader søknadar søkarar applicants applications svar liste list alle all nye new form1 "
    "høst haust vår autumn fall spring".split()
)


def build(book: Book, layout: Layout) -> Table:
    """The table of one sheet; blank rows, totals, notes, headings and repeated headers are left out."""
    sheet = book.sheets[layout.sheet]
    trouble = _Trouble(set(), set())
    lines = [(row.number, _cleaned(row, trouble)) for row in _filled_down(sheet, values_below(sheet, layout))]
    columns = named_columns(sheet, layout, list(zip_longest(*(cells for _number, cells in lines))))
    rows = tuple(people(sheet, columns, lines))
    return Table(
        file=book.file,
        sheet=sheet.name,
        layout=layout,
        columns=columns,
        rows=rows,
        unsaved=sheet.unsaved,
        masked=frozenset(trouble.masked),
        errors=frozenset(trouble.errors),
        from_1904=book.from_1904,
        other_sheets=_others(book, layout),
    )


def role_of_sheet(name: str) -> Role | None:
    """The role a sheet’s name gives everybody on it, such as “Mentorer 2026”; “Omvendt mentor” names the programme."""
    words = [word for word in header_words(name).split() if word not in _AROUND_A_ROLE and not word.isdigit()]
    return role_of(words[0]) if len(words) == 1 else None


def _others(book: Book, layout: Layout) -> tuple[tuple[str, int], ...]:
    """The other visible sheets that hold addresses, and how many rows of each do."""
    found = []
    for position, sheet in enumerate(book.sheets):
        if position != layout.sheet and not sheet.hidden:
            people = sum(
                any(isinstance(cell, str) and looks_like_email(clean_text(cell)) for cell in row.cells)
                for row in sheet.rows
            )
            found.append((sheet.name, people))
    return tuple((name, people) for name, people in found if people)


@dataclass(frozen=True)
class _Trouble:
    """The cells found to hold a national identity number or an error."""

    masked: set[str]
    errors: set[str]


def _cleaned(row: Row, trouble: _Trouble) -> tuple[Value, ...]:
    return tuple(
        _clean_text_cell(value, column, row.number, trouble)
        if isinstance(value, str)
        else _clean_number(value, column, row.number, trouble)
        if isinstance(value, int | float) and value >= 1e9
        else value
        for column, value in enumerate(row.cells)
    )


def _clean_text_cell(value: str, column: int, row: int, trouble: _Trouble) -> str:
    clean = clean_text(value)
    if len(clean) > 10 and (kept := without_national_ids(clean)) != clean:
        trouble.masked.add(cell_name(column, row))
        return kept
    if clean[:1] == "#" and is_error(clean):
        trouble.errors.add(cell_name(column, row))
    return clean


def _clean_number(value: float, column: int, row: int, trouble: _Trouble) -> Value:
    if is_national_id(code_text(value).zfill(11)):
        trouble.masked.add(cell_name(column, row))
        return None
    return value


def _filled_down(sheet: Sheet, rows: Sequence[Row]) -> list[Row]:
    """The rows with cells merged downwards filled: each of them stands for all the rows it covers."""
    spans = [span for span in sheet.spans if span.last_row > span.first_row and span.first_column == span.last_column]
    if not spans:
        return list(rows)
    tops = {row.number: row.cells for row in rows}
    numbers = sorted(tops)
    carried: dict[int, dict[int, Value]] = {}
    for span in spans:
        cells = tops.get(span.first_row, ())
        covered = numbers[bisect_right(numbers, span.first_row) : bisect_right(numbers, span.last_row)]
        for number in covered if span.first_column < len(cells) else ():
            carried.setdefault(number, {})[span.first_column] = cells[span.first_column]
    return [Row(row.number, _with(row.cells, carried.get(row.number, {}))) for row in rows]


def _with(cells: tuple[Value, ...], more: dict[int, Value]) -> tuple[Value, ...]:
    if not more:
        return cells
    width = max(len(cells), max(more) + 1)
    padded = list(cells) + [None] * (width - len(cells))
    return tuple(more.get(column, value) if is_blank(value) else value for column, value in enumerate(padded))
