"""Reads a table in plain text (CSV) as Excel, Google Forms and others save it."""

import csv
import io
import re
from collections import Counter
from pathlib import Path

from omvendt_desktop.domain.sheets import Book, Row, Sheet
from omvendt_desktop.files.gate import Progress
from omvendt_desktop.files.gate_sentences import (
    not_a_table,
    too_large,
    too_many_cells,
    too_many_columns,
    too_many_rows,
    unreadable,
)

MOST_TEXT_BYTES = 30_000_000
_SIGNS = (";", ",", "\t")
_NAMED_AS_TABLE = (".csv", ".tsv", ".tab")
_EVEN = 0.6
_DATA = ("{", "[")
_TEXT_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)
_WINDOWS = "cp1252"


def read_csv(content: bytes, path: Path, limits: tuple[int, int, int], progress: Progress | None = None) -> Book:
    """The table as a book of one sheet; rows are numbered as Excel would. Raises UserError.

    `limits` are the most filled rows, columns and filled cells.
    """
    if len(content) > MOST_TEXT_BYTES:
        raise too_large(path.name)
    text = decoded(content)
    sign, text = _sign(text, path.name.casefold().endswith(_NAMED_AS_TABLE))
    if not sign:
        raise not_a_table(path.name)
    try:
        rows = _rows(text, sign, path.name, limits, progress)
    except csv.Error as error:
        raise unreadable(path.name, str(error)) from error
    return Book(path.name, (Sheet(path.stem, tuple(rows)),))


def decoded(content: bytes) -> str:
    """The text: UTF-8 with or without its mark, UTF-16 with it, else Windows-1252, else what the library finds."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    for encoding in ("utf-8-sig", _WINDOWS):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    from charset_normalizer import from_bytes

    best = from_bytes(content[:50_000], cp_isolation=["mac_roman", "cp850", "cp865", "latin_1"]).best()
    return content.decode(best.encoding if best else "latin_1", errors="replace")


def _sign(text: str, is_table: bool) -> tuple[str, str]:
    """The sign between columns and the text without Excel’s own `sep=;` line.

    The sign is empty when the text is not called a table, and does not look like one either.
    """
    if hint := re.match(r"sep=(.)\r?\n", text, re.IGNORECASE):
        return hint[1], text[hint.end() :]
    widths = {sign: _widths(text[:60_000], sign) for sign in _SIGNS}
    best = max(_SIGNS, key=lambda sign: _score(widths[sign]))
    looks_like_one = _is_even(widths[best]) and not text.lstrip().startswith(_DATA)
    return (best if is_table or looks_like_one else ""), text


def _score(widths: Counter[int]) -> float:
    """How evenly a sign cuts the records into columns, and into how many; 0 when it does not."""
    width, times = _commonest(widths)
    return 0.0 if width < 2 else times / sum(widths.values()) + min(width, 20) / 100


def _is_even(widths: Counter[int]) -> bool:
    """Whether several records, and most of them, have the same columns: sentences have commas here and there."""
    width, times = _commonest(widths)
    return width > 1 and times > 1 and times > _EVEN * sum(widths.values())


def _commonest(widths: Counter[int]) -> tuple[int, int]:
    """The number of columns most records have, rather than one, and how many have it."""
    return max(widths.items(), key=lambda item: (item[1] * (item[0] > 1), item[0]), default=(1, 0))


def _widths(text: str, sign: str) -> Counter[int]:
    """How many of the first records the sign cuts into how many columns."""
    counts: Counter[int] = Counter()
    try:
        for record in csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=sign):
            if any(record):
                counts[len(record)] += 1
            if sum(counts.values()) >= 50:
                break
    except csv.Error:
        pass
    return counts


def _rows(text: str, sign: str, name: str, limits: tuple[int, int, int], progress: Progress | None) -> list[Row]:
    csv.field_size_limit(MOST_TEXT_BYTES)
    rows: list[Row] = []
    cells = 0
    stem, total = Path(name).stem, text.count("\n") + 1
    for number, record in enumerate(
        csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=sign), start=1
    ):
        values = _values(record)
        if values:
            rows.append(Row(number, values))
            cells += len(values)
        if len(rows) > limits[0]:
            raise too_many_rows(name, stem, limits[0])
        if len(values) > limits[1]:
            raise too_many_columns(name, stem, limits[1])
        if cells > limits[2]:
            raise too_many_cells(name, limits[2])
        if progress and number % 500 == 0:
            progress(number, max(total, number))
    return rows


def _values(record: list[str]) -> tuple[str, ...]:
    values = [_value(cell) for cell in record]
    while values and not values[-1]:
        values.pop()
    return tuple(values)


def _value(cell: str) -> str:
    """The cell; `="0123"` is how some exports keep a number text."""
    cell = cell.strip()
    found = _TEXT_FORMULA.match(cell)
    return found[1].replace('""', '"') if found else cell
