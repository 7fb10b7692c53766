"""Makes an application of every row, or says which cell is in the way."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from omvendt_desktop.domain.answer_words import mode_of, slots_of
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.cell_values import (
    code_text,
    email_text,
    is_error,
    looks_like_email,
    one_line,
    phone_text,
)
from omvendt_desktop.domain.column_values import LONG, NO, ONE_LINE, YES, ColumnValues
from omvendt_desktop.domain.columns import (
    ANSWER,
    Choices,
    Match,
    UnclearAnswer,
)
from omvendt_desktop.domain.fields import check_email
from omvendt_desktop.domain.header_rows import is_blank
from omvendt_desktop.domain.mending import mend
from omvendt_desktop.domain.moments import days_in, has_slashes, moment_of
from omvendt_desktop.domain.option_columns import is_tick
from omvendt_desktop.domain.participants import MeetingMode, Role
from omvendt_desktop.domain.synonyms import header_words
from omvendt_desktop.domain.table_building import role_of_sheet
from omvendt_desktop.domain.tables import Table, TableRow
from omvendt_desktop.i18n import _, language

_LONGEST_ADDRESS = 320
_TRUTH = {YES: True, NO: False}
_PLAIN_ADDRESS = re.compile(
    r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:no|com|org|net|edu|eu|se|dk|fi|de|uk|io)\Z",
    re.ASCII | re.IGNORECASE,
)


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
class Reading:
    """All rows read with the choices made so far, and what must be asked."""

    rows: tuple[ReadRow, ...]
    matches: tuple[Match, ...]
    asks_role: bool = False
    asks_day_order: bool = False
    unclear: tuple[UnclearAnswer, ...] = ()


def read_rows(table: Table, matches: tuple[Match, ...], choices: Choices) -> Reading:
    """The applications of a table under the choices made; nothing is guessed and nothing is written.

    What was read is kept on the table, with its problems told in the language of the screen, so that a choice about
    single rows reads those rows alone again.
    """
    key = ("rows", language(), matches, choices.role, choices.day_first, tuple(sorted(choices.values.items())))
    if key not in table.kept:
        table.kept[key] = _read_all(table, matches, replace(choices, mended={}))
    reading: Reading = table.kept[key]
    return _mended(table, reading, choices) if choices.mended else reading


def _read_all(table: Table, matches: tuple[Match, ...], choices: Choices) -> Reading:
    columns = ColumnValues(table, matches, choices)
    if not any(columns.cells(name) for name in ("name", "first_name", "last_name", "email")):
        return Reading((), matches)
    sheet_role = role_of_sheet(table.sheet)
    rows = tuple(_read_row(columns, at, row, row.section or sheet_role) for at, row in enumerate(table.rows))
    asks_role = not columns.cells("role") and any(row.application.role is None for row in rows)
    return Reading(rows, matches, asks_role, columns.asks_day_order, tuple(columns.unclear()))


def _mended(table: Table, reading: Reading, choices: Choices) -> Reading:
    columns = ColumnValues(table, reading.matches, choices)
    sheet_role = role_of_sheet(table.sheet)
    numbers = {number for number, _name in choices.mended}
    rows = tuple(
        _read_row(columns, at, row, row.section or sheet_role) if row.number in numbers else reading.rows[at]
        for at, row in enumerate(table.rows[: len(reading.rows)])
    )
    return replace(reading, rows=rows)


def question_fields(table: Table, matches: Sequence[Match]) -> dict[str, str]:
    """The field each kept question feeds, so that a change of it is not told twice."""
    columns = {column.index: column for column in table.columns}
    return {
        columns[match.index].question or match.header: match.becomes for match in matches if match.becomes != ANSWER
    }


def _read_row(columns: ColumnValues, at: int, row: TableRow, role_around: Role | None) -> ReadRow:
    choices = columns.choices
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
        **{key: columns.texts[key][at] for key in (*ONE_LINE, *LONG)},  # type: ignore[arg-type]
    )
    mended = (
        {key: text for (number, key), text in choices.mended.items() if number == row.number} if choices.mended else {}
    )
    application = mend(application, mended)
    problems = _together(_problems_of_cells(columns, row, mended), _missing(columns, row, application, email_cell))
    return ReadRow(row.number, application, problems, row.hidden, first, last, columns.lists["availability"][at])


def _email(columns: ColumnValues, row: TableRow) -> tuple[str, str]:
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


def _phone(columns: ColumnValues, row: TableRow) -> str:
    texts = (phone_text(row.at(match.index)) for match in columns.cells("phone") if not is_error(row.at(match.index)))
    return next((text for text in texts if text), "")


def _role(columns: ColumnValues, row: TableRow) -> Role | None:
    said = {columns.meaning("role", match, row) for match in columns.cells("role")} - {""}
    return Role(said.pop()) if len(said) == 1 else None


def _consent(columns: ColumnValues, row: TableRow) -> bool | None:
    """Yes only when said; one no among several consents is a no."""
    said = {_TRUTH.get(columns.meaning("consent", match, row)) for match in columns.cells("consent")}
    return False if False in said else True if True in said else None


def _received(columns: ColumnValues, row: TableRow) -> datetime | None:
    for match in columns.cells("received_at"):
        utc = "utc" in header_words(match.header).split()
        moment = moment_of(row.at(match.index), columns.day_first, utc=utc, from_1904=columns.table.from_1904)
        if moment:
            return moment
    return None


def _mode(columns: ColumnValues, row: TableRow) -> MeetingMode:
    texts = []
    for match in columns.cells("meeting_mode"):
        option, value = columns.options[match.index], row.at(match.index)
        texts.append(option if option and is_tick(value, option.casefold()) else "" if option else one_line(value))
    return mode_of(" ".join(texts)) if any(texts) else MeetingMode.UNKNOWN


def _blocked(columns: ColumnValues, row: TableRow) -> tuple[date, ...]:
    found: list[date] = []
    for match in columns.cells("blocked_dates"):
        value = row.at(match.index)
        found += [value.date()] if isinstance(value, datetime) else days_in(one_line(value), columns.day_first)
    return tuple(dict.fromkeys(found))


def _problems_of_cells(columns: ColumnValues, row: TableRow, mended: dict[str, str]) -> list[CellProblem]:
    """Cells of used columns that cannot be read: errors, formulas without a result, identity numbers, dates."""
    problems = [
        CellProblem(match.becomes, f"{match.letter}{row.number}", why)
        for match, why in columns.troubled.get(row.number, ())
        if match.becomes not in mended
    ]
    if "received_at" not in mended and (why := _unread_date(columns, row)):
        match = columns.cells("received_at")[0]
        problems.append(CellProblem("received_at", f"{match.letter}{row.number}", why))
    return problems


def _unread_date(columns: ColumnValues, row: TableRow) -> str:
    for match in columns.cells("received_at"):
        value = row.at(match.index)
        if isinstance(value, str) and value and not is_error(value) and _received(columns, row) is None:
            if columns.asks_day_order and has_slashes(value):
                return _("It is not clear whether “{text}” puts the day or the month first.").format(text=value)
            return _("“{text}” cannot be read as a date.").format(text=value[:40])
    return ""


def _together(of_cells: list[CellProblem], missing: list[CellProblem]) -> tuple[CellProblem, ...]:
    """Both kinds of problems; a cell that cannot be read is told once, with the better reason."""
    cells = {problem.cell: problem for problem in of_cells}
    blocked = {problem.cell for problem in missing if problem.cell in cells}
    told = [replace(problem, blocking=problem.cell in blocked) for problem in of_cells]
    return (*told, *(problem for problem in missing if problem.cell not in cells))


def _missing(columns: ColumnValues, row: TableRow, application: Application, email_cell: str) -> list[CellProblem]:
    problems = []
    if not application.name:
        cell = _cell(columns, row, "name", "first_name", "last_name")
        problems.append(CellProblem("name", cell, _("The name is missing."), True))
    if not _is_plainly_valid(application.email):
        for problem in check_email("email", application.email[:_LONGEST_ADDRESS]):
            problems.append(CellProblem("email", email_cell or _cell(columns, row, "email"), problem.why, True))
    if application.role is None:
        cell = _cell(columns, row, "role")
        problems.append(CellProblem("role", cell, _role_problem(columns, row), True))
    return problems


def _role_problem(columns: ColumnValues, row: TableRow) -> str:
    texts = [code_text(row.at(match.index)) for match in columns.cells("role") if not columns.options[match.index]]
    if text := next((text for text in texts if text), ""):
        return _("It is not clear whether “{text}” means a mentor or a mentee.").format(text=text[:60])
    return _("It is not stated whether this is a mentor or a mentee.")


def _cell(columns: ColumnValues, row: TableRow, *names: str) -> str:
    for name in names:
        for match in columns.cells(name):
            return f"{match.letter}{row.number}"
    return ""


def _is_plainly_valid(address: str) -> bool:
    """Whether the address is so plain that its rules need no library; two thousand of them are then read in no time."""
    return len(address) < 64 and _PLAIN_ADDRESS.match(address) is not None
