"""Works out the columns of a table once each, field by field, for the rows to be put together from."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from omvendt_desktop.domain.answer_words import consent_of, role_of, slots_of
from omvendt_desktop.domain.cell_values import code_text, is_error, one_line, text_of
from omvendt_desktop.domain.choices_split import split_column
from omvendt_desktop.domain.code_legends import legend_in
from omvendt_desktop.domain.columns import LISTS, NOT_USED, Choices, Match, UnclearAnswer, fingerprint, value_key
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.moments import has_slashes, slashes_day_first
from omvendt_desktop.domain.name_order import first_names_first
from omvendt_desktop.domain.option_columns import is_no_tick, is_tick
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.synonyms import header_words
from omvendt_desktop.domain.tables import Column, Table, TableRow
from omvendt_desktop.i18n import _

YES, NO = "yes", "no"
_STATEMENT = re.compile(r"(?:i|jeg|eg|ja|yes)\b")
ONE_LINE = ("organisation", "field", "title", "place", "sector")
LONG = ("motivation", "goals", "experience", "affiliation")
_NAMES = ("name", "first_name", "last_name", "answer_id")
_NOT_ANSWERS = (*_NAMES, "email", "phone", "received_at", NOT_USED)


class ColumnValues:
    """A table’s columns by field; what does not depend on single choices is kept on the table for the next look."""

    def __init__(self, table: Table, matches: tuple[Match, ...], choices: Choices) -> None:
        self.table = table
        self.choices = choices
        self.options = {column.index: column.option for column in table.columns}
        self.by_field: dict[str, list[Match]] = {}
        for match in matches:
            self.by_field.setdefault(match.becomes, []).append(match)
        self.form = fingerprint(table)
        self.day_first = self._day_first()
        self.asks_day_order = self._asks_day_order()
        self.texts = {name: self._texts(name) for name in (*ONE_LINE, *LONG, *_NAMES)}
        self.lists = {name: self._lists(name) for name in LISTS}
        self.answers = self._answers(matches)
        self.troubled = self._troubled()
        self._meanings: dict[tuple[str, int, str], str] = {}

    def cells(self, name: str) -> list[Match]:
        """The columns that feed a field."""
        return self.by_field.get(name, [])

    def meaning(self, name: str, match: Match, row: TableRow) -> str:
        """What the cell says about a role or consent, as mentor · mentee · yes · no or an empty text."""
        key = (name, match.index, code_text(row.at(match.index)))
        if key not in self._meanings:
            self._meanings[key] = self._meaning(name, match, row.at(match.index))
        return self._meanings[key]

    def unclear(self) -> list[UnclearAnswer]:
        """The answers about role and consent that need a word from the coordinator."""
        found = []
        for name in ("role", "consent"):
            asked = [match for match in self.cells(name) if not self.options[match.index]]
            counts = Counter(text for match in asked for text in self._unclear_texts(name, match))
            found += [UnclearAnswer(name, text, times) for text, times in counts.items()]
        return found

    def _unclear_texts(self, name: str, match: Match) -> list[str]:
        clear = self._clear_codes(name, match)
        meaning: Callable[[str], Any] = role_of if name == "role" else consent_of
        texts = (code_text(value) for value in self.table.column(match.index))
        return [text for text in texts if text and not is_error(text) and text not in clear and meaning(text) is None]

    def _meaning(self, name: str, match: Match, value: Value) -> str:
        option = self.options[match.index]
        if option:
            said = role_of(option) if name == "role" else YES
            return str(said) if said and is_tick(value, option.casefold()) else ""
        text = code_text(value)
        chosen = self.choices.values.get(value_key(name, text)) or self._clear_codes(name, match).get(text)
        if chosen or not text:
            return chosen or ""
        return _meaning_of(name, text)

    def _clear_codes(self, name: str, match: Match) -> dict[str, str]:
        """Codes the header explains, and 0 and 1 of a check box for consent; other codes tell nothing by themselves."""
        return self._kept(("codes", name, match.index), lambda: self._codes(name, match))  # type: ignore[no-any-return]

    def _codes(self, name: str, match: Match) -> dict[str, str]:
        if told := legend_in(match.header):
            meanings = {code: _meaning_of(name, words) for code, words in told.items()}
            return {code: meaning for code, meaning in meanings.items() if meaning}
        return self._box_codes(match) if name == "consent" else {}

    def _box_codes(self, match: Match) -> dict[str, str]:
        texts = {code_text(value) for value in self.table.column(match.index)} - {""}
        boxes = texts == {"0", "1"} or (texts <= {"0", "1"} and _STATEMENT.match(header_words(match.header)))
        return {"1": YES, "0": NO} if boxes else {}

    def _kept(self, key: Any, make: Callable[[], Any]) -> Any:
        if key not in self.table.kept:
            self.table.kept[key] = make()
        return self.table.kept[key]

    def _day_first(self) -> bool | None:
        if self.choices.day_first is not None:
            return self.choices.day_first
        return slashes_day_first(self._date_texts())

    def _asks_day_order(self) -> bool:
        if self.choices.day_first is not None:
            return True
        return self.day_first is None and any(has_slashes(text) for text in self._date_texts())

    def _date_texts(self) -> list[str]:
        dated = [*self.cells("received_at"), *self.cells("blocked_dates")]
        return [cell for match in dated for cell in self.table.column(match.index) if isinstance(cell, str)]

    def _texts(self, name: str) -> Sequence[str]:
        indexes = tuple(match.index for match in self.cells(name))
        return self._kept((name, indexes), lambda: self._all_texts(name, indexes))  # type: ignore[no-any-return]

    def _all_texts(self, name: str, indexes: Sequence[int]) -> Sequence[str]:
        if not indexes:
            return [""] * len(self.table.rows)
        make = code_text if name == "answer_id" else text_of if name in LONG else one_line
        columns = [self._readable(index, make) for index in indexes]
        if name == "name":
            words = {match.index: header_words(match.header) for match in self.cells(name)}
            columns = [first_names_first(texts, words[index]) for index, texts in zip(indexes, columns, strict=True)]
        if len(columns) == 1:
            return columns[0]
        sign = "\n" if name in LONG else " · "
        return [sign.join(dict.fromkeys(text for text in texts if text)) for texts in zip(*columns, strict=True)]

    def _readable(self, index: int, make: Callable[[Value], str]) -> list[str]:
        """A column as texts; cells that show an error are blank."""
        if self.table.errors:
            return ["" if is_error(value) else make(value) for value in self.table.column(index)]
        return [make(value) for value in self.table.column(index)]

    def _lists(self, name: str) -> Sequence[tuple[str, ...]]:
        key = (name, tuple(match.index for match in self.cells(name)))
        return self._kept(key, lambda: self._split(name))  # type: ignore[no-any-return]

    def _split(self, name: str) -> Sequence[tuple[str, ...]]:
        plain = [match.index for match in self.cells(name) if not self.options[match.index]]
        ticked = [match for match in self.cells(name) if self.options[match.index]]
        parts = [split_column(self._readable(index, text_of), languages=name == "languages") for index in plain]
        if ticked:
            parts.append([tuple(self._ticked(ticked, row)) for row in self.table.rows])
        if len(parts) == 1:
            return parts[0]
        return [tuple(chain(*of_row)) for of_row in zip(*parts, strict=True)] or [()] * len(self.table.rows)

    def _ticked(self, matches: Sequence[Match], row: TableRow) -> list[str]:
        found: list[str] = []
        for match in matches:
            option, value = self.options[match.index], row.at(match.index)
            if is_tick(value, option.casefold()):
                found.append(option)
            elif not is_no_tick(value) and not is_error(value):
                found += _other_words(option, one_line(value))
        return found

    def _answers(self, matches: tuple[Match, ...]) -> Sequence[dict[str, str]]:
        kept = tuple(match.index for match in matches if match.becomes not in _NOT_ANSWERS)
        return self._kept(("answers", kept), lambda: self._all_answers(kept))  # type: ignore[no-any-return]

    def _all_answers(self, indexes: Sequence[int]) -> Sequence[dict[str, str]]:
        answers: list[dict[str, str]] = [{} for _row in self.table.rows]
        for index, (question, option) in self._questions(indexes).items():
            texts = self._readable(index, lambda value, option=option: _answer(value, option))  # type: ignore[misc]
            for answer, text in zip(answers, texts, strict=True):
                if text:
                    answer[question] = f"{answer[question]}; {text}" if question in answer else text
        return answers

    def _questions(self, indexes: Sequence[int]) -> dict[int, tuple[str, str]]:
        """The question and option of every column kept; questions asked twice are told apart by their letter."""
        columns = {column.index: column for column in self.table.columns}
        names: dict[int, tuple[str, str]] = {}
        used: set[str] = set()
        for index in indexes:
            question = question_of(columns[index], used)
            used |= {question} if not columns[index].question else set()
            names[index] = (question, columns[index].option)
        return names

    def _troubled(self) -> dict[int, list[tuple[Match, str]]]:
        """The used cells that cannot be read, by row, and why."""
        table = self.table
        found: dict[int, list[tuple[Match, str]]] = {}
        bad = table.errors | table.unsaved | table.masked
        used = [match for name, matches in self.by_field.items() if name != NOT_USED for match in matches]
        for row in table.rows if bad else ():
            for match in used:
                if (cell := f"{match.letter}{row.number}") in bad:
                    found.setdefault(row.number, []).append((match, _trouble(table, cell, row.at(match.index))))
        return found


def _meaning_of(name: str, text: str) -> str:
    return str(role_of(text) or "") if name == "role" else {True: YES, False: NO, None: ""}[consent_of(text)]


def question_of(column: Column, used: set[str]) -> str:
    """The question as it is kept with the answers."""
    if column.question and column.option:
        return column.question
    return (
        column.header if column.header and column.header not in used else f"{column.header} ({column.letter})".strip()
    )


def _answer(value: Value, option: str) -> str:
    if is_blank(value) or is_error(value):
        return ""
    if not option:
        return text_of(value)
    return option if is_tick(value, option.casefold()) else "" if is_no_tick(value) else text_of(value)


def _other_words(option: str, text: str) -> list[str]:
    """The words of a grid cell, such as “Afternoon” under “Monday”, or what was typed under “Other”."""
    if slots_of([option]):
        return [
            f"{option} {part.strip()[:1].lower()}{part.strip()[1:]}"
            for part in text.replace(";", ",").split(",")
            if part.strip()
        ]
    return [text]


def _trouble(table: Table, cell: str, value: Value) -> str:
    if cell in table.errors:
        return _("The cell shows the error {error}.").format(error=value)
    if cell in table.unsaved:
        return _("The formula’s result was never saved. Open the file in Excel, save it there and choose it again.")
    return _("A national identity number stood here. It is not stored.")
