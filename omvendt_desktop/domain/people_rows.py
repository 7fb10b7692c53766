"""Tells the rows that are people from totals, notes, headings and repeated headers."""

import re
from collections.abc import Iterable, Sequence
from statistics import median

from omvendt_desktop.domain.answer_words import names_role, role_of
from omvendt_desktop.domain.cell_values import one_line
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.sheets import Sheet, Value, cell_name
from omvendt_desktop.domain.synonyms import header_words, known_field, suggested_field
from omvendt_desktop.domain.tables import Column, TableRow

_LOOKED_AT = 400
_TOTALS = re.compile(
    r"^(sum|totalt?|totals?|i alt|til saman|til sammen|antall|antal|tal på|snitt|gjennomsnitt|gjennomsnittleg|average"
    r"|count|subtotal|merk|merknad(er)?|notat(er)?|notes?|nb|obs|kilde|kjelde|source|sist oppdatert|last updated"
    r"|oppdatert|utskrift\w*|skrevet ut|skrive ut|printed|side \d+ av|page \d+ of|kommentar|fotnote|kontakt\w*|contact"
    r"|ansvarlig\w*|ansvarleg\w*|spørsmål|questions?|for info|\*+)\b"
)
_NAME_SHAPED = re.compile(r"^[^\W\d_]+(?:[ '’.-]+[^\W\d_]+){1,4}\.?$")


def people(
    sheet: Sheet, columns: Sequence[Column], lines: Sequence[tuple[int, tuple[Value, ...]]]
) -> Iterable[TableRow]:
    """The rows that are somebody’s answer, with the role a heading above them gives."""
    headers = {column.index: column.header.casefold() for column in columns if column.header}
    name_columns = {column.index for column in columns if _fields_of(column) & {"name", "first_name", "last_name"}}
    address_columns = {column.index for column in columns if "email" in _fields_of(column)}
    form_columns = {column.index for column in columns if _fields_of(column) & {"answer_id", "received_at"}} or {-1}
    plain_headers = not any("@" in header for header in headers.values())
    typical = _typical(lines)
    section = _heading_above(sheet, lines[0][0] if lines else 0)
    previous, ended = lines[0][0] - 1 if lines else 0, False
    for number, cells in lines:
        if plain_headers and _is_plainly_a_person(cells, typical):
            yield TableRow(number, cells, number in sheet.hidden_rows, section)
            previous, ended = number, False
            continue
        texts = _texts(cells)
        has_address = any("@" in texts.get(index, "") for index in address_columns)
        if _is_calculated(sheet, number, name_columns | address_columns, texts):
            yield TableRow(number, cells, number in sheet.hidden_rows, section)
            previous, ended = number, False
            continue
        if not texts or _is_header(texts, headers):
            continue
        if (role := _heading(texts, typical)) is not None:
            section, previous = role, number
        elif (has_address or not ended) and not _is_note(
            texts, typical, number - previous == 1, name_columns, has_address or form_columns <= set(texts)
        ):
            yield TableRow(number, cells, number in sheet.hidden_rows, section)
            previous = number
        elif _TOTALS.match(next(iter(texts.values())).casefold()):
            ended = True


def _is_calculated(sheet: Sheet, number: int, columns: set[int], texts: dict[int, str]) -> bool:
    """Whether a name or address is a formula whose result was never saved, beside other cells of the row."""
    unsaved = sum(cell_name(index, number) in sheet.unsaved for index in columns) if sheet.unsaved else 0
    if not unsaved or any(_TOTALS.match(text.casefold()) for text in texts.values()):
        return False
    return unsaved + len(texts) > 1


def _fields_of(column: Column) -> set[str]:
    words = header_words(column.header)
    return {known_field(words) or suggested_field(words)}


def _is_plainly_a_person(cells: Sequence[Value], typical: float) -> bool:
    if not any(isinstance(value, str) and "@" in value for value in cells):
        return False
    return sum(not is_blank(value) for value in cells) >= max(3, typical * 0.5)


def _texts(cells: Sequence[Value]) -> dict[int, str]:
    return {index: one_line(value) for index, value in enumerate(cells) if not is_blank(value)}


def _typical(lines: Sequence[tuple[int, tuple[Value, ...]]]) -> float:
    counts = [sum(not is_blank(value) for value in cells) for _number, cells in lines[:_LOOKED_AT]]
    return median(count for count in counts if count) if any(counts) else 0


def _is_header(texts: dict[int, str], headers: dict[int, str]) -> bool:
    """Whether the row repeats the header, or explains it in brackets."""
    if all(text.startswith("(") and text.endswith(")") for text in texts.values()):
        return True
    same = sum(headers.get(index) == text.casefold() for index, text in texts.items())
    return same >= 2 and same * 10 >= len(texts) * 6


def _heading_above(sheet: Sheet, first_line: int) -> Role | None:
    """The role a line above the header gives, when it is a role and nothing else, such as “MENTORER”."""
    role = None
    for row in sheet.rows:
        if row.number >= first_line:
            break
        texts = _texts(row.cells)
        words = header_words(next(iter(texts.values()))).split() if len(texts) == 1 else []
        if len(words) == 1 and names_role(words[0]):
            role = role_of(words[0])
    return role


def _heading(texts: dict[int, str], typical: float) -> Role | None:
    words = set(texts.values())
    if len(words) != 1 or typical < 2:
        return None
    text = words.pop()
    if len(text) > 40 or _TOTALS.match(text.casefold()) or (_NAME_SHAPED.match(text) and not names_role(text)):
        return None
    return role_of(text)


def _is_note(texts: dict[int, str], typical: float, follows: bool, name_columns: set[int], is_an_answer: bool) -> bool:
    first = next(iter(texts.values())).casefold()
    if _TOTALS.match(first):
        return len(texts) < max(3, typical * 0.7) or not (set(texts) & name_columns and len(texts) >= typical)
    if is_an_answer:
        return False
    named = [texts[index] for index in texts if index in name_columns]
    if len(texts) == 1:
        return typical >= 2 and not (follows and named and _is_name(named[0]))
    if named and follows:
        return False
    return len(texts) < typical * 0.4


def _is_name(text: str) -> bool:
    """Whether the text looks like somebody’s name, by its capital letters, and not like a sentence."""
    return _NAME_SHAPED.match(text) is not None and all(word[0].isupper() for word in text.split() if len(word) > 3)
