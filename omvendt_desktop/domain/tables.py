"""The answers of one sheet: its columns, and the rows that are people."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from statistics import median
from typing import Any

from omvendt_desktop.domain.answer_words import names_role, role_of
from omvendt_desktop.domain.cell_values import clean_text, code_text, is_error, looks_like_email, one_line
from omvendt_desktop.domain.header_rows import Layout, header_cells, is_blank, is_generic, values_below
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.risky import is_national_id, without_national_ids
from omvendt_desktop.domain.sheets import Book, Row, Sheet, Value, cell_name, letters
from omvendt_desktop.domain.synonyms import header_words, known_field, suggested_field

TICKS = frozenset("1 x ja yes true sann ✓ ✔ ☑ v checked selected valgt vald avkrysset kryss on".split())
NO_TICKS = frozenset("0 nei no false usann unchecked not ikke off -".split())
_OPTION_IN_BRACKETS = re.compile(r"^(?P<question>.*\S)\s*\[(?P<option>[^\[\]]+)\]$")
_OPTION_AFTER_SIGN = re.compile(r"^(?P<question>.*?\S)\s*(?:\s[-–—|/:]\s|:\s*|\.|__?|\s*\()(?P<option>[^()]+?)\)?$")
_LOOKED_AT = 400
_TOTALS = re.compile(
    r"^(sum|totalt?|totals?|i alt|til saman|til sammen|antall|antal|tal på|snitt|gjennomsnitt|gjennomsnittleg|average"
    r"|count|subtotal|merk|merknad(er)?|notat(er)?|notes?|nb|obs|kilde|kjelde|source|sist oppdatert"
    r"|last updated|oppdatert|kommentar|fotnote|\*+)\b"
)
_NAME_SHAPED = re.compile(r"^[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){1,4}\.?$")


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


def build(book: Book, layout: Layout) -> Table:
    """The table of one sheet; blank rows, totals, notes, headings and repeated headers are left out."""
    sheet = book.sheets[layout.sheet]
    trouble = _Trouble(set(), set())
    lines = [(row.number, _cleaned(row, trouble)) for row in _filled_down(sheet, values_below(sheet, layout))]
    columns = _columns(sheet, layout, list(zip_longest(*(cells for _number, cells in lines))))
    rows = tuple(_people(sheet, columns, lines))
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
    """The role a sheet’s name gives everybody on it, such as “Mentorer 2026”."""
    return role_of(clean_text(re.sub(r"[\d_]+", " ", name))) if names_role(name) or role_of(name) else None


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
    carried: dict[int, dict[int, Value]] = {}
    for span in spans:
        cells = tops.get(span.first_row, ())
        if span.first_column < len(cells):
            for number in range(span.first_row + 1, min(span.last_row, span.first_row + len(rows) * 2) + 1):
                carried.setdefault(number, {})[span.first_column] = cells[span.first_column]
    return [Row(row.number, _with(row.cells, carried.get(row.number, {}))) for row in rows]


def _with(cells: tuple[Value, ...], more: dict[int, Value]) -> tuple[Value, ...]:
    if not more:
        return cells
    width = max(len(cells), max(more) + 1)
    padded = list(cells) + [None] * (width - len(cells))
    return tuple(more.get(column, value) if is_blank(value) else value for column, value in enumerate(padded))


def _columns(sheet: Sheet, layout: Layout, by_column: Sequence[Sequence[Value]]) -> tuple[Column, ...]:
    upper, lower = header_cells(sheet, layout) if layout.last_row else ((), ())
    filled = [[value for value in column if not is_blank(value)] for column in by_column]
    columns, above_of = [], {}
    for index, (above, below, values) in enumerate(zip_longest(upper, lower, filled)):
        if above or below or values:
            columns.append(_column(index, above or "", below or "", values or ()))
            above_of[index] = above or ""
    return _with_shared_questions(_with_other(columns, above_of), filled)


def _with_other(columns: list[Column], above_of: dict[int, str]) -> list[Column]:
    """The columns, with the free text of “Other” counted to the question whose options stand beside it."""
    options = {column.question for column in columns if column.option}
    result = []
    for column in columns:
        above = above_of[column.index]
        if not column.option and above in options and column.header.startswith(f"{above} – "):
            result.append(replace(column, question=above, option=column.header.removeprefix(f"{above} – ")))
        else:
            result.append(column)
    return result


def _column(index: int, above: str, below: str, values: Sequence[Value]) -> Column:
    letter = letters(index)
    if not above or above == below:
        return Column(index, letter, below)
    if not below or is_generic(below):
        return Column(index, letter, above)
    if _are_ticks(values, below):
        return Column(index, letter, f"{above} – {below}", above, below)
    words = header_words(below)
    if known_field(words) or suggested_field(words):
        return Column(index, letter, below)
    return Column(index, letter, f"{above} – {below}")


def _are_ticks(values: Iterable[Value], option: str) -> bool:
    wanted = option.casefold()
    return all(is_tick(value, wanted) or is_no_tick(value) for value in values)


def is_tick(value: Value, option: str) -> bool:
    """Whether the cell says that the option (in small letters) was chosen."""
    text = code_text(value).casefold()
    return value is True or text == option or text in TICKS


def is_no_tick(value: Value) -> bool:
    """Whether the cell says that the option was not chosen."""
    return is_blank(value) or value is False or code_text(value).casefold() in NO_TICKS


def _with_shared_questions(columns: list[Column], filled: Sequence[Sequence[Value]]) -> tuple[Column, ...]:
    """The columns, with question and option where a question was spread over one column per option."""
    split = [_split(column) for column in columns]
    shared = Counter(question for question, _option in split if question)
    result = []
    for column, (question, option) in zip(columns, split, strict=True):
        values = filled[column.index] if column.index < len(filled) else ()
        if column.option:
            result.append(column)
        elif question and shared[question] > 1 and (_are_ticks(values, option) or "[" in column.header):
            result.append(replace(column, question=question, option=option))
        elif values and (_repeats_header(values, column.header) or _is_ticked_role(values, column.header)):
            result.append(replace(column, option=column.header))
        else:
            result.append(column)
    return tuple(result)


def _split(column: Column) -> tuple[str, str]:
    found = _OPTION_IN_BRACKETS.match(column.header) or _OPTION_AFTER_SIGN.match(column.header)
    return (found["question"].strip(), found["option"].strip()) if found else ("", "")


def _repeats_header(values: Sequence[Value], header: str) -> bool:
    return bool(header) and all(code_text(value).casefold() == header.casefold() for value in values)


def _is_ticked_role(values: Sequence[Value], header: str) -> bool:
    """Whether the column is one role to be ticked, beside another for the other role."""
    short = len(header.split()) <= 2 and role_of(header) is not None and names_role(header)
    return short and all(is_tick(value, header.casefold()) or is_no_tick(value) for value in values)


def _people(
    sheet: Sheet, columns: Sequence[Column], lines: Sequence[tuple[int, tuple[Value, ...]]]
) -> Iterable[TableRow]:
    headers = {column.index: column.header.casefold() for column in columns if column.header}
    name_columns = {
        column.index
        for column in columns
        if known_field(header_words(column.header)) in ("name", "first_name", "last_name")
    }
    plain_headers = not any("@" in header for header in headers.values())
    typical = _typical(lines)
    section: Role | None = None
    previous, ended = 0, False
    for number, cells in lines:
        if plain_headers and any(isinstance(value, str) and "@" in value for value in cells):
            yield TableRow(number, cells, number in sheet.hidden_rows, section)
            previous, ended = number, False
            continue
        texts = _texts(cells)
        has_address = any("@" in text for text in texts.values())
        if not texts or _is_header(texts, headers):
            continue
        if (role := _heading(texts, typical)) is not None:
            section, previous = role, number
        elif has_address or (not ended and not _is_note(texts, typical, number - previous == 1, name_columns)):
            yield TableRow(number, cells, number in sheet.hidden_rows, section)
            previous = number
        elif _TOTALS.match(next(iter(texts.values())).casefold()):
            ended = True


def _texts(cells: Sequence[Value]) -> dict[int, str]:
    return {index: one_line(value) for index, value in enumerate(cells) if not is_blank(value)}


def _typical(lines: Sequence[tuple[int, tuple[Value, ...]]]) -> float:
    counts = [sum(not is_blank(value) for value in cells) for _number, cells in lines[:_LOOKED_AT]]
    return median(count for count in counts if count) if any(counts) else 0


def _is_header(texts: dict[int, str], headers: dict[int, str]) -> bool:
    same = sum(headers.get(index) == text.casefold() for index, text in texts.items())
    return same >= 2 and same * 10 >= len(texts) * 6


def _heading(texts: dict[int, str], typical: float) -> Role | None:
    words = set(texts.values())
    if len(words) != 1 or typical < 2:
        return None
    text = words.pop()
    if len(text) > 40 or _TOTALS.match(text.casefold()) or (_NAME_SHAPED.match(text) and not names_role(text)):
        return None
    return role_of(text)


def _is_note(texts: dict[int, str], typical: float, follows: bool, name_columns: set[int]) -> bool:
    first = next(iter(texts.values())).casefold()
    if _TOTALS.match(first):
        return len(texts) < max(3, typical * 0.7) or not (set(texts) & name_columns and len(texts) >= typical)
    named = [texts[index] for index in texts if index in name_columns]
    if len(texts) == 1:
        return typical >= 2 and not (follows and named and _NAME_SHAPED.match(named[0]) is not None)
    if named and follows:
        return False
    return len(texts) < typical * 0.4
