"""A workbook as plain rows: what was read, before anybody says what it means."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

Value = str | int | float | bool | datetime | date | time | timedelta | None


@dataclass(frozen=True)
class Row:
    """One row with something in it; `number` is the row number Excel shows."""

    number: int
    cells: tuple[Value, ...]


@dataclass(frozen=True)
class Span:
    """Merged cells: rows as Excel numbers them, columns counted from 0, ends included."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int


@dataclass(frozen=True)
class Sheet:
    """The filled rows of one sheet; `unsaved` names cells with a formula whose result was never saved."""

    name: str
    rows: tuple[Row, ...] = ()
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    spans: tuple[Span, ...] = ()
    unsaved: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Book:
    """A whole file: its name and its sheets, in order; `from_1904` tells how dates are counted."""

    file: str
    sheets: tuple[Sheet, ...]
    from_1904: bool = False


def letters(column: int) -> str:
    """The letters Excel shows for a column counted from 0: 0 is A, 26 is AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def column_of(text: str) -> int:
    """The column counted from 0 that the letters mean: A is 0, AA is 26."""
    column = 0
    for letter in text:
        column = column * 26 + ord(letter) - 64
    return column - 1


def cell_name(column: int, row: int) -> str:
    """The name Excel shows for a cell, such as `E14`; columns are counted from 0."""
    return f"{letters(column)}{row}"
