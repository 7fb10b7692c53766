"""Writes the participants of a programme into a workbook, and reads it back after it was edited in Excel."""

from collections.abc import Sequence
from pathlib import Path

from omvendt_desktop.domain.cell_values import code_text, one_line
from omvendt_desktop.domain.counting import Counting
from omvendt_desktop.domain.participant_rows import FIELDS, NUMBER, ParticipantLine, cells_of, field_of_title, title
from omvendt_desktop.domain.participants import MeetingMode, Participant, Role, mode_word, role_word
from omvendt_desktop.domain.sheets import Book, Row, Sheet
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import workbook
from omvendt_desktop.files.gate import Progress
from omvendt_desktop.files.sheet_cells import Kind
from omvendt_desktop.files.sheet_tables import Column, put_table
from omvendt_desktop.files.sheet_writing import add_sheet, entitle, new_workbook, set_up_print
from omvendt_desktop.i18n import _

_ROWS_LOOKED_AT = 20
_LEAST_KNOWN = 3


def write(path: Path, participants: Sequence[Participant], progress: Progress | None = None) -> Path:
    """All of them on one sheet, in the language in use, without private notes; the path.

    The first column is the number by which a row is known again. Raises UserError when the file cannot be saved;
    `progress` may raise Cancelled.
    """
    counting = Counting(progress, len(participants))
    with new_workbook(path) as built:
        entitle(built, _("Participants"))
        sheet = add_sheet(built, _("Participants"))
        set_up_print(sheet, header_row=1, foot=_("Confidential"))
        columns, rows = [_column(name) for name in FIELDS], [cells_of(each) for each in participants]
        put_table(sheet, columns, rows, told=counting.count)
    return path


def read(path: Path, progress: Progress | None = None) -> list[ParticipantLine]:
    """The rows of a workbook written by `write`, edited or not, in any of the program’s languages.

    Raises UserError for a file that cannot be read or has no such columns; `progress` may raise Cancelled.
    """
    sheet, header = _table_in(workbook.read(path, progress), path.name)
    names = [field_of_title(one_line(cell)) for cell in header.cells]
    return [_line(row, names) for row in sheet.rows if row.number > header.number]


def _column(name: str) -> Column:
    kind = Kind.WHOLE if name in (NUMBER, "capacity") else Kind.TEXT
    if name == "role":
        return Column(title(name), kind, tuple(role_word(role) for role in Role))
    if name == "meeting_mode":
        return Column(title(name), kind, tuple(mode_word(mode) for mode in MeetingMode if mode))
    return Column(title(name), kind)


def _table_in(book: Book, file: str) -> tuple[Sheet, Row]:
    for sheet in book.sheets:
        for row in sheet.rows[:_ROWS_LOOKED_AT]:
            known = {field_of_title(one_line(cell)) for cell in row.cells}
            if len(known - {""}) >= _LEAST_KNOWN and "name" in known:
                return sheet, row
    raise UserError(
        _("“{file}” has no columns of participants.").format(file=file),
        _("Choose a workbook saved with “Participants to Excel”; its first row must be kept as it was."),
    )


def _line(row: Row, names: Sequence[str]) -> ParticipantLine:
    cells = {name: None for name in names if name} | {
        name: value for name, value in zip(names, row.cells, strict=False) if name
    }
    number = code_text(cells.get(NUMBER))
    return ParticipantLine(row.number, int(number) if number.isdigit() and len(number) < 15 else None, cells)
