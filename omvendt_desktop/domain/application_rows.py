"""Makes an application of every row, or says which cell is in the way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from omvendt_desktop.domain.answer_words import consent_of, mode_of, role_of, slots_of
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.cell_values import (
    clean_text,
    code_text,
    email_text,
    is_error,
    looks_like_email,
    one_line,
    phone_text,
    text_of,
)
from omvendt_desktop.domain.choices_split import split_column
from omvendt_desktop.domain.columns import ANSWER, LISTS, NOT_USED, REQUIRED, Choices, Match, fingerprint, value_key
from omvendt_desktop.domain.fields import check_email
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.moments import days_in, has_slashes, moment_of, slashes_day_first
from omvendt_desktop.domain.participants import MeetingMode, Role
from omvendt_desktop.domain.risky import without_national_ids
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.domain.synonyms import header_words
from omvendt_desktop.domain.tables import Table, TableRow, is_no_tick, is_tick, role_of_sheet
from omvendt_desktop.i18n import _

YES, NO = "yes", "no"
_LONG = ("motivation", "goals", "experience", "affiliation")
_ONE_LINE = ("organisation", "field", "title", "place", "sector")
_NOT_ANSWERS = ("name", "first_name", "last_name", "email", "phone", "answer_id", "received_at", NOT_USED)
_TRUTH = {YES: True, NO: False}


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with one field of a row: the cell (empty when no column holds it), why, and whether it blocks."""

    field: str
    cell: str
    why: str
    blocking: bool = False


@dataclass(frozen=True)
class ReadRow:
    """One row read: the application it makes, what is wrong with it, and the words its lists came from."""

    number: int
    application: Application
    problems: tuple[CellProblem, ...] = ()
    hidden: bool = False
    first_name: str = ""
    last_name: str = ""
    availability_words: tuple[str, ...] = ()

    @property
    def blocked(self) -> bool:
        """Whether something required is missing, so that the row cannot be imported yet."""
        return any(problem.blocking for problem in self.problems)


@dataclass(frozen=True)
class UnclearAnswer:
    """An answer whose meaning must be asked for: the field, the answer, and how many gave it."""

    field: str
    text: str
    times: int


@dataclass(frozen=True)
class Reading:
    """All rows read with the choices made so far, and what must be asked."""

    rows: tuple[ReadRow, ...]
    matches: tuple[Match, ...]
    asks_role: bool = False
    asks_day_order: bool = False
    unclear: tuple[UnclearAnswer, ...] = ()


@dataclass(frozen=True)
class _Cells:
    """The values of one column worked out for its field, row by row."""

    values: Sequence[Any]
    unclear: dict[str, int] = field(default_factory=dict)


def read_rows(table: Table, matches: tuple[Match, ...], choices: Choices) -> Reading:
    """The applications of a table under the choices made; nothing is guessed and nothing is written."""
    columns = _Columns(table, matches, choices)
    sheet_role = role_of_sheet(table.sheet)
    rows = tuple(
        _read_row(columns, position, row, choices, row.section or sheet_role) for position, row in enumerate(table.rows)
    )
    no_role = any(row.application.role is None and not _has_role_cell(columns, at) for at, row in enumerate(rows))
    return Reading(rows, matches, no_role or choices.role is not None, columns.asks_day_order, tuple(columns.unclear()))


class _Columns:
    """The table’s columns by field, worked out once each and kept on the table for the next look."""

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
        self.texts = {
            name: self._texts(name) for name in (*_ONE_LINE, *_LONG, "name", "first_name", "last_name", "answer_id")
        }
        self.lists = {name: self._lists(name) for name in LISTS}
        self.answers = self._answers(matches)

    def cells(self, name: str) -> list[Match]:
        """The columns that feed a field."""
        return self.by_field.get(name, [])

    def kept(self, key: Any, make: Callable[[], Any]) -> Any:
        """What was made for the key before, or made now."""
        if key not in self.table.kept:
            self.table.kept[key] = make()
        return self.table.kept[key]

    def unclear(self) -> list[UnclearAnswer]:
        """The answers about role and consent that need a word from the coordinator."""
        found = []
        for name, meaning in (("role", role_of), ("consent", consent_of)):
            counts: dict[str, int] = {}
            for match in self.cells(name):
                if not self.options[match.index]:
                    clear = self._clear_codes(name, match)
                    for row in self.table.rows:
                        text = code_text(row.at(match.index))
                        if text and not is_error(text) and text.casefold() not in clear and meaning(text) is None:
                            counts[text] = counts.get(text, 0) + 1
            found += [UnclearAnswer(name, text, times) for text, times in counts.items()]
        return found

    def _clear_codes(self, name: str, match: Match) -> dict[str, str]:
        """0 and 1 of a check box; codes such as 1 and 2 tell nothing by themselves."""
        if name != "consent":
            return {}
        return self.kept(("codes", match.index), lambda: self._box_codes(match))  # type: ignore[no-any-return]

    def _box_codes(self, match: Match) -> dict[str, str]:
        texts = {code_text(row.at(match.index)) for row in self.table.rows} - {""}
        return {"1": YES, "0": NO} if texts == {"0", "1"} else {}

    def meaning(self, name: str, match: Match, row: TableRow) -> str:
        """What the cell says about a role or consent, as mentor · mentee · yes · no or an empty text."""
        value = row.at(match.index)
        option = self.options[match.index]
        if option:
            if not is_tick(value, option.casefold()):
                return ""
            said = role_of(option) if name == "role" else YES
            return str(said) if said else ""
        text = code_text(value)
        chosen = self.choices.values.get(value_key(name, text)) or self._clear_codes(name, match).get(text)
        if chosen or not text:
            return chosen or ""
        if name == "role":
            return str(role_of(text) or "")
        return {True: YES, False: NO, None: ""}[consent_of(text)]

    def _day_first(self) -> bool | None:
        if self.choices.day_first is not None:
            return self.choices.day_first
        return self.kept(("slashes", self._dates_key()), lambda: slashes_day_first(self._date_texts()))  # type: ignore[no-any-return]

    def _asks_day_order(self) -> bool:
        if self.choices.day_first is not None:
            return True
        return self.day_first is None and any(has_slashes(text) for text in self._date_texts())

    def _dates_key(self) -> tuple[int, ...]:
        return tuple(match.index for name in ("received_at", "blocked_dates") for match in self.cells(name))

    def _date_texts(self) -> list[str]:
        indexes = self._dates_key()
        cells = (row.at(index) for row in self.table.rows for index in indexes)
        return [cell for cell in cells if isinstance(cell, str)]

    def _texts(self, name: str) -> Sequence[str]:
        indexes = tuple(match.index for match in self.cells(name))
        return self.kept((name, indexes), lambda: [self._text(name, indexes, row) for row in self.table.rows])  # type: ignore[no-any-return]

    def _text(self, name: str, indexes: Sequence[int], row: TableRow) -> str:
        make = code_text if name == "answer_id" else text_of if name in _LONG else one_line
        parts = dict.fromkeys(make(row.at(index)) for index in indexes if not is_error(row.at(index)))
        return ("\n" if name in _LONG else " · ").join(part for part in parts if part)

    def _lists(self, name: str) -> Sequence[tuple[str, ...]]:
        key = (name, tuple(match.index for match in self.cells(name)))
        return self.kept(key, lambda: self._split(name))  # type: ignore[no-any-return]

    def _split(self, name: str) -> list[tuple[str, ...]]:
        plain = [match for match in self.cells(name) if not self.options[match.index]]
        ticked = [match for match in self.cells(name) if self.options[match.index]]
        result: list[tuple[str, ...]] = [()] * len(self.table.rows)
        for match in plain:
            texts = ["" if is_error(row.at(match.index)) else text_of(row.at(match.index)) for row in self.table.rows]
            parts = split_column(texts, languages=name == "languages")
            result = [(*before, *more) for before, more in zip(result, parts, strict=True)]
        if ticked:
            result = [
                (*before, *self._ticked(ticked, row)) for before, row in zip(result, self.table.rows, strict=True)
            ]
        return result

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
        return self.kept(("answers", kept), lambda: self._all_answers(kept))  # type: ignore[no-any-return]

    def _all_answers(self, indexes: Sequence[int]) -> list[dict[str, str]]:
        names = self._questions(indexes)
        result = []
        for row in self.table.rows:
            answers: dict[str, str] = {}
            for index, (question, option) in names.items():
                text = _answer(row.at(index), option)
                if text:
                    answers[question] = f"{answers[question]}; {text}" if question in answers else text
            result.append(answers)
        return result

    def _questions(self, indexes: Sequence[int]) -> dict[int, tuple[str, str]]:
        """The question and option of every column kept; questions asked twice are told apart by their letter."""
        columns = {column.index: column for column in self.table.columns}
        used: set[str] = set()
        names: dict[int, tuple[str, str]] = {}
        for index in indexes:
            column = columns[index]
            if column.option and column.question:
                names[index] = (column.question, column.option)
                continue
            question = (
                column.header if column.header and column.header not in used else f"{column.header} ({column.letter})"
            )
            used.add(question)
            names[index] = (question, column.option)
        return names


def question_fields(table: Table, matches: Sequence[Match]) -> dict[str, str]:
    """The field each kept question feeds, so that a change of it is not told twice."""
    columns = {column.index: column for column in table.columns}
    return {
        columns[match.index].question or match.header: match.becomes for match in matches if match.becomes != ANSWER
    }


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


def _read_row(columns: _Columns, at: int, row: TableRow, choices: Choices, role_around: Role | None) -> ReadRow:
    first, last = columns.texts["first_name"][at], columns.texts["last_name"][at]
    name = columns.texts["name"][at] or " ".join(part for part in (first, last) if part)
    email, email_cell = _email(columns, row)
    application = Application(
        role=_role(columns, row) or role_around or choices.role,
        received_at=_received(columns, row),
        name=name,
        email=email,
        phone=_phone(columns, row),
        meeting_mode=_mode(columns, row),
        languages=columns.lists["languages"][at],
        topics=columns.lists["topics"][at],
        avoid_topics=columns.lists["avoid_topics"][at],
        availability=slots_of(columns.lists["availability"][at]),
        blocked_dates=_blocked(columns, row),
        consent=_consent(columns, row),
        answers=columns.answers[at],
        form=columns.form,
        answer_id=columns.texts["answer_id"][at],
        source_file=columns.table.file,
        source_sheet=columns.table.sheet,
        source_row=row.number,
        **{key: columns.texts[key][at] for key in (*_ONE_LINE, *_LONG)},  # type: ignore[arg-type]
    )
    mended = (
        {key: text for (number, key), text in choices.mended.items() if number == row.number} if choices.mended else {}
    )
    application = mend(application, mended)
    problems = [
        *_problems_of_cells(columns, row, mended),
        *_missing(columns, row, application, email_cell),
    ]
    return ReadRow(row.number, application, tuple(problems), row.hidden, first, last, columns.lists["availability"][at])


def mend(application: Application, texts: dict[str, str]) -> Application:
    """The application with fields typed anew by the coordinator."""
    changes: dict[str, Any] = {}
    for name, typed in texts.items():
        text = without_national_ids(clean_text(typed))
        if name == "role":
            changes[name] = role_of(text)
        elif name == "consent":
            changes[name] = consent_of(text)
        elif name in LISTS:
            parts = split_column([text], languages=name == "languages")[0]
            changes[name] = slots_of(parts) if name == "availability" else parts
        elif name == "received_at":
            changes[name] = moment_of(text, True)
        elif name == "meeting_mode":
            changes[name] = mode_of(text)
        elif name == "blocked_dates":
            changes[name] = days_in(text)
        elif name in ("first_name", "last_name"):
            continue
        else:
            changes[name] = text
    return replace(application, **changes) if changes else application


def _email(columns: _Columns, row: TableRow) -> tuple[str, str]:
    """The first real address among the columns for it, else whatever stands in the first; and its cell."""
    first = ("", "")
    for match in columns.cells("email"):
        value = row.at(match.index)
        if is_blank(value) or is_error(value):
            continue
        text, cell = email_text(value), f"{match.letter}{row.number}"
        if looks_like_email(text):
            return text, cell
        first = first if first[0] or text.casefold() in ("anonymous", "anonym") else (text, cell)
    return first


def _phone(columns: _Columns, row: TableRow) -> str:
    texts = (phone_text(row.at(match.index)) for match in columns.cells("phone") if not is_error(row.at(match.index)))
    return next((text for text in texts if text), "")


def _role(columns: _Columns, row: TableRow) -> Role | None:
    said = {columns.meaning("role", match, row) for match in columns.cells("role")} - {""}
    return Role(said.pop()) if len(said) == 1 else None


def _consent(columns: _Columns, row: TableRow) -> bool | None:
    """Yes only when said; one no among several consents is a no."""
    said = {_TRUTH.get(columns.meaning("consent", match, row)) for match in columns.cells("consent")}
    return False if False in said else True if True in said else None


def _received(columns: _Columns, row: TableRow) -> datetime | None:
    for match in columns.cells("received_at"):
        utc = "utc" in header_words(match.header).split()
        moment = moment_of(row.at(match.index), columns.day_first, utc=utc, from_1904=columns.table.from_1904)
        if moment:
            return moment
    return None


def _mode(columns: _Columns, row: TableRow) -> MeetingMode:
    texts = []
    for match in columns.cells("meeting_mode"):
        option, value = columns.options[match.index], row.at(match.index)
        texts.append(option if option and is_tick(value, option.casefold()) else "" if option else one_line(value))
    return mode_of(" ".join(texts)) if any(texts) else MeetingMode.UNKNOWN


def _blocked(columns: _Columns, row: TableRow) -> tuple[date, ...]:
    found: list[date] = []
    for match in columns.cells("blocked_dates"):
        value = row.at(match.index)
        found += [value.date()] if isinstance(value, datetime) else days_in(one_line(value), columns.day_first)
    return tuple(dict.fromkeys(found))


def _has_role_cell(columns: _Columns, at: int) -> bool:
    row = columns.table.rows[at]
    return any(not is_blank(row.at(match.index)) for match in columns.cells("role"))


def _problems_of_cells(columns: _Columns, row: TableRow, mended: dict[str, str]) -> list[CellProblem]:
    """Cells of used columns that cannot be read: errors, formulas without a result, identity numbers, dates."""
    problems = []
    for name, matches in columns.by_field.items():
        if name == NOT_USED or name in mended:
            continue
        for match in matches:
            cell = f"{match.letter}{row.number}"
            if why := _trouble(columns, row, name, match, cell):
                problems.append(CellProblem(name, cell, why))
    return problems


def _trouble(columns: _Columns, row: TableRow, name: str, match: Match, cell: str) -> str:
    value = row.at(match.index)
    if is_error(value):
        return _("The cell shows the error {error}.").format(error=value)
    if cell in columns.table.unsaved:
        return _("The formula’s result was never saved. Open the file in Excel, save it there and choose it again.")
    if cell in columns.table.masked:
        return _("A national identity number stood here. It is not stored.")
    if name == "received_at" and isinstance(value, str) and value and _received(columns, row) is None:
        if columns.asks_day_order and has_slashes(value):
            return _("It is not clear whether “{text}” puts the day or the month first.").format(text=value)
        return _("“{text}” cannot be read as a date.").format(text=value[:40])
    return ""


def _missing(columns: _Columns, row: TableRow, application: Application, email_cell: str) -> list[CellProblem]:
    problems = []
    if not application.name:
        cell = _cell(columns, row, "name", "first_name", "last_name")
        problems.append(CellProblem("name", cell, _("The name is missing."), True))
    if not _is_plainly_valid(application.email):
        for problem in check_email("email", application.email):
            problems.append(CellProblem("email", email_cell or _cell(columns, row, "email"), problem.why, True))
    if application.role is None:
        cell = _cell(columns, row, "role")
        problems.append(CellProblem("role", cell, _role_problem(columns, row), True))
    return problems


def _role_problem(columns: _Columns, row: TableRow) -> str:
    texts = [code_text(row.at(match.index)) for match in columns.cells("role") if not columns.options[match.index]]
    if text := next((text for text in texts if text), ""):
        return _("It is not clear whether “{text}” means a mentor or a mentee.").format(text=text[:60])
    return _("It is not stated whether this is a mentor or a mentee.")


def _cell(columns: _Columns, row: TableRow, *names: str) -> str:
    for name in names:
        for match in columns.cells(name):
            return f"{match.letter}{row.number}"
    return ""


def _is_plainly_valid(address: str) -> bool:
    """Whether the address is so plain that its rules need no library; two thousand of them are then read in no time."""
    name, at, host = address.partition("@")
    plain = at and address.isascii() and len(name) <= 64 and len(host) <= 200
    return bool(plain and _all_plain(name.split("."), "_-+") and host.count(".") and _is_plain_host(host.split(".")))


def _all_plain(parts: Sequence[str], signs: str) -> bool:
    return all(part and all(letter.isalnum() or letter in signs for letter in part) for part in parts)


def _is_plain_host(parts: Sequence[str]) -> bool:
    hyphened = any(part.startswith("-") or part.endswith("-") or part[2:4] == "--" or len(part) > 63 for part in parts)
    return (
        _all_plain(parts, "-")
        and not hyphened
        and parts[-1].isalpha()
        and len(parts[-1]) > 1
        and parts[-1] in _USUAL_ENDS
    )


_USUAL_ENDS = frozenset("no com org net edu eu se dk fi de uk io".split())
__all__ = ["REQUIRED", "CellProblem", "ReadRow", "Reading", "UnclearAnswer", "mend", "question_fields", "read_rows"]
