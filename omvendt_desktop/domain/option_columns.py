"""Names the columns of a table, and knows a question that was spread over one column per option."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from omvendt_desktop.domain.answer_words import names_role, role_of
from omvendt_desktop.domain.cell_values import code_text
from omvendt_desktop.domain.header_rows import Layout, header_cells, is_blank, is_generic
from omvendt_desktop.domain.sheets import Sheet, Value, letters
from omvendt_desktop.domain.synonyms import LONGEST_HEADER, header_words, known_field, suggested_field
from omvendt_desktop.domain.tables import Column

TICKS = frozenset("1 x ja yes true sann ✓ ✔ ☑ v checked selected valgt vald avkrysset kryss on".split())
NO_TICKS = frozenset("0 nei no false usann unchecked not ikke off -".split())
_OTHER = re.compile(r"^(?:other|annet|anna|andre|something else|noe annet|noko anna)\b.{0,30}$", re.IGNORECASE)
_CODE_NAME = re.compile(r"^[^\W_]+(?:_[^\W_]+){1,9}$")
_OPTION_IN_BRACKETS = re.compile(r"^(?P<question>.*\S)\s*\[(?P<option>[^\[\]]+)\]$")
_OPTION_AFTER_SIGN = re.compile(r"^(?P<question>.*?\S)\s*(?:\s[-–—|/:]\s|:\s*|\.|__?|\s*\()(?P<option>[^()]+?)\)?$")


def named_columns(sheet: Sheet, layout: Layout, by_column: Sequence[Sequence[Value]]) -> tuple[Column, ...]:
    """The columns with something in them, named by one or two header rows; their values are given column by column."""
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
    words = header_words(below)
    if _are_ticks(values, below) and "consent" not in (known_field(words), suggested_field(words)):
        return Column(index, letter, f"{above} – {below}", above, below)
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
    codes = _shared_codes(columns, filled)
    split = [codes.get(column.index) or _split(column) for column in columns]
    shared = Counter(question for question, _option in split if question)
    result = []
    for column, (question, option) in zip(columns, split, strict=True):
        values = filled[column.index] if column.index < len(filled) else ()
        if column.option:
            result.append(column)
        elif question and shared[question] > 1 and (_are_ticks(values, option) or "[" in column.header):
            result.append(replace(column, question=question, option=option))
        elif values and _is_an_option(values, column.header, result):
            result.append(replace(column, option=column.header))
        else:
            result.append(column)
    return tuple(result)


def _is_an_option(values: Sequence[Value], header: str, before: Sequence[Column]) -> bool:
    """Whether the column is one option whose question is not told, as Typeform writes them, “Other” last."""
    if "consent" in (known_field(header_words(header)), suggested_field(header_words(header))):
        return False
    if _OTHER.match(header) and before and before[-1].option and not before[-1].question:
        return role_of(before[-1].option) is None
    return _repeats_header(values, header) or _is_ticked_role(values, header)


def _shared_codes(columns: Iterable[Column], filled: Sequence[Sequence[Value]]) -> dict[int, tuple[str, str]]:
    """Question and option of ticked columns with code names such as `q5_topic_law`, split where most begin alike."""
    coded = {
        column.index: _code_splits(column.header)
        for column in columns
        if _CODE_NAME.match(column.header)
        and all(is_tick(value, "") or is_no_tick(value) for value in filled[column.index])
    }
    shared = Counter(question for splits in coded.values() for question, _option in splits)
    best = {index: max(splits, key=lambda split: (shared[split[0]], len(split[0]))) for index, splits in coded.items()}
    return {index: split for index, split in best.items() if shared[split[0]] > 1}


def _code_splits(header: str) -> list[tuple[str, str]]:
    parts = header.split("_")
    return [("_".join(parts[:at]), "_".join(parts[at:])) for at in range(1, len(parts))]


def _split(column: Column) -> tuple[str, str]:
    if len(column.header) > LONGEST_HEADER:
        return "", ""
    found = _OPTION_IN_BRACKETS.match(column.header) or _OPTION_AFTER_SIGN.match(column.header)
    return (found["question"].strip(), found["option"].strip()) if found else ("", "")


def _repeats_header(values: Sequence[Value], header: str) -> bool:
    return bool(header) and all(code_text(value).casefold() == header.casefold() for value in values)


def _is_ticked_role(values: Sequence[Value], header: str) -> bool:
    """Whether the column is one role to be ticked, beside another for the other role."""
    short = len(header.split()) <= 2 and role_of(header) is not None and names_role(header)
    return short and all(is_tick(value, header.casefold()) or is_no_tick(value) for value in values)
