"""Finds the sheet with the answers and the row or rows that name its columns."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from omvendt_desktop.domain.cell_values import clean_text, looks_like_email, one_line
from omvendt_desktop.domain.sheets import Book, Row, Sheet, Value
from omvendt_desktop.domain.synonyms import (
    LONGEST_HEADER,
    header_words,
    is_metadata,
    is_risky_header,
    known_field,
    suggested_field,
)

ROWS_LOOKED_AT = 20
GENERIC_ANSWERS = frozenset(
    "response|responses|open ended response|svar|åpent svar|ope svar|opent svar|respons|svartekst|fritekst".split("|")
)


@dataclass(frozen=True)
class Layout:
    """Where the table is: the sheet by its place in the book, and the first and last header row as Excel numbers them.

    Both rows are 0 when the columns have no names.
    """

    sheet: int = 0
    first_row: int = 0
    last_row: int = 0


def suggest_layout(book: Book) -> Layout:
    """The sheet most likely to hold answers, visible ones first, and its header rows."""
    layouts = [suggest_header(book.sheets[position], position) for position in range(len(book.sheets))]
    return max(layouts, key=lambda layout: _sheet_score(book, layout), default=Layout())


def suggest_header(sheet: Sheet, position: int = 0) -> Layout:
    """The best header row or rows among the first twenty filled ones of a sheet."""
    rows = sheet.rows[:ROWS_LOOKED_AT]
    if not rows:
        return Layout(position)
    best = max(range(len(rows)), key=lambda index: (_header_score(rows, index, sheet), -index))
    if any(looks_like_email(text) for text in _texts(rows[best])) or not _texts(rows[best]):
        return Layout(position)
    first, last = rows[best].number, rows[best].number
    if best + 1 < len(rows) and _names_options(rows[best], rows[best + 1]):
        last = rows[best + 1].number
    elif best and _groups(rows[best - 1], rows[best], sheet):
        first = rows[best - 1].number
    return Layout(position, first, last)


def header_cells(sheet: Sheet, layout: Layout) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The texts of the upper and the lower header row; merged and blank cells above carry the text to their left."""
    by_number = {row.number: row for row in sheet.rows}
    lower = _line(by_number.get(layout.last_row))
    if layout.first_row == layout.last_row:
        return (), lower
    return _carried(_line(by_number.get(layout.first_row)), lower, sheet, layout.first_row), lower


def is_generic(text: str) -> bool:
    """Whether a lower header says only that answers stand below it, as SurveyMonkey’s “Open-Ended Response”."""
    return header_words(text) in GENERIC_ANSWERS


def _line(row: Row | None) -> tuple[str, ...]:
    return tuple(clean_text(one_line(cell)) for cell in row.cells) if row else ()


def _carried(upper: Sequence[str], lower: Sequence[str], sheet: Sheet, row: int) -> tuple[str, ...]:
    merged = {
        column: span.first_column
        for span in sheet.spans
        if span.first_row <= row <= span.last_row
        for column in range(span.first_column, span.last_column + 1)
    }
    texts: list[str] = []
    for column in range(max(len(upper), len(lower))):
        own = upper[column] if column < len(upper) else ""
        below = lower[column] if column < len(lower) else ""
        if not own and column in merged and merged[column] < len(texts):
            own = texts[merged[column]]
        elif not own and below and texts and column not in merged:
            own = texts[-1]
        texts.append(own)
    return tuple(texts)


def _texts(row: Row) -> list[str]:
    return [text for text in (clean_text(one_line(cell)) for cell in row.cells) if text]


def _knows(text: str) -> float:
    words = header_words(text)
    if len(text) > LONGEST_HEADER:
        return 0
    if known_field(words) or is_metadata(words) or is_risky_header(words):
        return 1
    return 0.6 if suggested_field(words) else 0


def _header_score(rows: Sequence[Row], index: int, sheet: Sheet) -> float:
    cells = [cell for cell in rows[index].cells if cell is not None and cell != ""]
    texts = [clean_text(cell) for cell in cells if isinstance(cell, str)]
    if not texts:
        return -100
    known = sum(map(_knows, texts))
    repeated = len(texts) - len({text.casefold() for text in texts})
    score = min(len(texts), 12) + 4 * known - 3 * (len(cells) - len(texts)) - repeated
    score -= 15 * sum(looks_like_email(text) for text in texts)
    score -= 6 if len(texts) == 1 and _widest(sheet) > 1 else 0
    return score + _below(rows, index, known)


def _below(rows: Sequence[Row], index: int, known: float) -> float:
    following = rows[index + 1 : index + 6]
    if not following:
        return 0 if known >= 2 else -4
    filled = {column for column, cell in enumerate(rows[index].cells) if cell not in (None, "")}
    shares = [len(filled & _filled(row)) / max(1, len(_filled(row))) for row in following]
    data = any(not isinstance(cell, str) or looks_like_email(cell) for row in following for cell in row.cells if cell)
    return 3 * sum(shares) / len(shares) + (2 if data else 0)


def _filled(row: Row) -> set[int]:
    return {column for column, cell in enumerate(row.cells) if cell not in (None, "")}


def _widest(sheet: Sheet) -> int:
    return max((len(row.cells) for row in sheet.rows[:ROWS_LOOKED_AT]), default=0)


def _only_names(row: Row) -> bool:
    return all(
        isinstance(cell, str) and not looks_like_email(clean_text(cell)) for cell in row.cells if cell not in (None, "")
    )


def _names_options(upper: Row, lower: Row) -> bool:
    if lower.number != upper.number + 1 or not _only_names(lower):
        return False
    texts = [text for text in _line(lower) if text]
    if any(is_generic(text) for text in texts):
        return True
    gaps = _filled(lower) - _filled(upper)
    return len(gaps) >= 2 and len(gaps) * 2 >= len(texts) - _under_names(upper, lower)


def _under_names(upper: Row, lower: Row) -> int:
    """How many lower cells begin a question: filled above, and followed by a gap above."""
    above, below = _filled(upper), _filled(lower)
    return sum(column in above and column + 1 in below - above for column in below)


def _groups(upper: Row, lower: Row, sheet: Sheet) -> bool:
    if upper.number != lower.number - 1 or not _only_names(upper):
        return False
    above, below = _filled(upper), _filled(lower)
    if above - below and below - above and _all_known(upper, above - below):
        return True
    if len(above) < 2 or len(above) >= len(below):
        return False
    merged = any(span.first_row == upper.number and span.last_column > span.first_column for span in sheet.spans)
    titled = any(":" in text or any(map(str.isdigit, text)) for text in _texts(upper))
    return merged or (len(above) * 2 <= len(below) and not titled)


def _all_known(row: Row, columns: set[int]) -> bool:
    """Whether each of the columns has a header of its own here, with nothing below it."""
    return all(_knows(clean_text(one_line(row.cells[column]))) for column in columns)


def _sheet_score(book: Book, layout: Layout) -> tuple[float, ...]:
    sheet = book.sheets[layout.sheet]
    rows = [row for row in sheet.rows if row.number > layout.last_row]
    lower = header_cells(sheet, layout)[-1] if layout.last_row else ()
    upper = header_cells(sheet, layout)[0] if layout.first_row != layout.last_row else ()
    fields = Counter(
        known_field(words) or suggested_field(words) for words in map(header_words, (*lower, *upper)) if words
    )
    addresses = sum(
        any(isinstance(cell, str) and looks_like_email(clean_text(cell)) for cell in row.cells) for row in rows[:400]
    )
    named = any(fields[name] for name in ("name", "first_name", "last_name"))
    told = bool(fields["email"]) + named + min(len([name for name in fields if name]), 4) / 4
    holds_answers = addresses > 0 or told >= 2
    return (holds_answers, not sheet.hidden, addresses > 0, told, len(rows), -layout.sheet)


def values_below(sheet: Sheet, layout: Layout) -> tuple[Row, ...]:
    """The filled rows below the header."""
    return tuple(row for row in sheet.rows if row.number > layout.last_row)


def is_blank(value: Value) -> bool:
    """Whether a cleaned cell holds nothing."""
    return value is None or value == ""
