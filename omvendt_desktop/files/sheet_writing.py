"""Writes workbooks that Excel, LibreOffice and phones show as meant, and never half a file."""

import os
import re
import tempfile
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_TEXT = 32_767
LONGEST_SHEET_NAME = 31
FONT = "Calibri"
HEADER_FILL = "2F5D8A"
NARROWEST, WIDEST = 8, 45

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


class Kind(StrEnum):
    """What a column holds, and with it how its cells are written and aligned."""

    TEXT = "text"
    WHOLE = "whole"
    HOURS = "hours"
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """One column of a table: its header, what it holds, and the words its cells may be chosen from."""

    title: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    width: float | None = None


_FORMATS = {
    Kind.WHOLE: "#,##0",
    Kind.HOURS: "#,##0.00",
    Kind.PERCENT: "0%",
    Kind.DAY: "dd.mm.yyyy",
    Kind.MOMENT: "dd.mm.yyyy hh:mm",
}


def new_workbook() -> "Workbook":
    """A workbook without sheets."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    return workbook


def add_sheet(workbook: "Workbook", title: str) -> "Worksheet":
    """A new sheet under a name Excel takes: 31 characters at most, none of `[]:*?/\\`, never one used before."""
    wanted = _NOT_IN_SHEET_NAMES.sub(" ", storable(title)).strip().strip("'")[:LONGEST_SHEET_NAME].strip() or "1"
    used = {name.casefold() for name in workbook.sheetnames}
    name, number = wanted, 2
    while name.casefold() in used or name.casefold() == "history":
        tail = f" {number}"
        name, number = wanted[: LONGEST_SHEET_NAME - len(tail)] + tail, number + 1
    return workbook.create_sheet(name)


def storable(text: str) -> str:
    """The text as a cell can hold it: no control characters, `_x0041_` kept as typed, cut at 32,767 with “…”."""
    kept = _LOOKS_ESCAPED.sub("_x005F_", _UNSTORABLE.sub("", text))
    if len(kept) <= LONGEST_TEXT // 2 or _width_in_utf16(kept) <= LONGEST_TEXT:
        return kept
    while _width_in_utf16(kept) > LONGEST_TEXT - 1:
        kept = kept[: len(kept) - max(1, (_width_in_utf16(kept) - LONGEST_TEXT + 1) // 2)]
    return kept + "…"


def put(cell: "Cell", value: Any, kind: Kind = Kind.TEXT, bold: bool = False) -> None:
    """Write a value; text stays text even when it begins with `=`, `+` or `@`, or reads `#N/A`."""
    from openpyxl.styles import Alignment, Font

    cell.font = Font(name=FONT, size=11, bold=bold)
    if isinstance(value, str):
        cell.value = storable(value)
        cell.data_type = "s"
        cell.quotePrefix = True
    else:
        cell.value = value
        cell.number_format = _FORMATS.get(kind, "General")
    numeric = kind in (Kind.WHOLE, Kind.HOURS, Kind.PERCENT)
    cell.alignment = Alignment(horizontal="right" if numeric else "left", vertical="top", wrap_text=kind is Kind.TEXT)


def put_table(
    sheet: "Worksheet",
    columns: Sequence[Column],
    rows: Iterable[Sequence[Any]],
    first_row: int = 1,
    total: Sequence[Any] | None = None,
) -> int:
    """Write a header and rows from a row on, with filter, frozen header, widths and drop-downs; the last row used."""
    _put_header(sheet, columns, first_row)
    writer = _RowWriter(sheet, columns)
    row = first_row
    for row, values in enumerate(rows, start=first_row + 1):
        writer.put(row, values)
    _finish_table(sheet, columns, first_row, row)
    if total is not None:
        row += 1
        writer.put(row, total, bold=True)
    writer.set_widths()
    return row


def set_up_print(sheet: "Worksheet", header_row: int | None = None, foot: str = "", landscape: bool = True) -> None:
    """A4, fit to the width, the header repeated, page numbers and a line such as “Confidential” at the foot."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    sheet.oddFooter.left.text = storable(foot).replace("&", "&&")
    sheet.oddFooter.right.text = _("Page {page} of {pages}").format(page="&P", pages="&N")


def save(workbook: "Workbook", path: Path) -> Path:
    """Write beside the target, open it once again to be sure, then put it in place; the path.

    Raises UserError when the file is open in another program or the folder cannot be written in.
    """
    try:
        handle, name = tempfile.mkstemp(prefix=".omvendt-", suffix=".xlsx", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise _unwritable(path, error) from error
    beside = Path(name)
    try:
        workbook.save(beside)
        _open_once(beside)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return path


def _open_once(path: Path) -> None:
    from openpyxl import load_workbook

    load_workbook(path, read_only=True).close()


def _unwritable(path: Path, error: OSError) -> UserError:
    if path.exists() and isinstance(error, PermissionError):
        return UserError(
            _("“{file}” cannot be replaced; it may be open in Excel.").format(file=path.name),
            _("Close it there and try again, or choose another name."),
            str(error),
        )
    return UserError(
        _("“{file}” could not be saved in this folder.").format(file=path.name),
        _("Choose another folder or another name."),
        str(error),
    )


def _put_header(sheet: "Worksheet", columns: Sequence[Column], row: int) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for position, column in enumerate(columns, start=1):
        cell = sheet.cell(row, position)
        put(cell, column.title)
        cell.font = Font(name=FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", fgColor=HEADER_FILL)
        side = "left" if column.kind in (Kind.TEXT, Kind.DAY, Kind.MOMENT) else "right"
        cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)


class _RowWriter:
    """Writes the rows of one table; a look once made is copied, which is some ten times faster than making it again."""

    def __init__(self, sheet: "Worksheet", columns: Sequence[Column]) -> None:
        self._sheet = sheet
        self._columns = columns
        self._widths = [float(len(column.title)) for column in columns]
        self._looks: dict[tuple[Kind, bool, bool], Any] = {}

    def put(self, row: int, values: Sequence[Any], bold: bool = False) -> None:
        for position, (column, value) in enumerate(zip(self._columns, values, strict=True)):
            if value is not None and value != "":
                self._put_cell(self._sheet.cell(row, position + 1), value, column.kind, bold)
                if (width := _shown_width(value)) > self._widths[position]:
                    self._widths[position] = width

    def _put_cell(self, cell: "Cell", value: Any, kind: Kind, bold: bool) -> None:
        look = (kind, bold, isinstance(value, str))
        if look not in self._looks:
            put(cell, value, kind, bold)
            self._looks[look] = cell._style
            return
        cell.value = storable(value) if isinstance(value, str) else value
        if isinstance(value, str):
            cell.data_type = "s"
        cell._style = copy(self._looks[look])

    def set_widths(self) -> None:
        from openpyxl.utils import get_column_letter

        for position, (column, width) in enumerate(zip(self._columns, self._widths, strict=True), start=1):
            wanted = column.width or min(max(width + 2, NARROWEST), WIDEST)
            self._sheet.column_dimensions[get_column_letter(position)].width = wanted


def _finish_table(sheet: "Worksheet", columns: Sequence[Column], first: int, last: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{first + 1}"
    sheet.auto_filter.ref = f"A{first}:{get_column_letter(len(columns))}{last}"
    for position, column in enumerate(columns, start=1):
        if column.choices:
            letter = get_column_letter(position)
            add_choices(sheet, f"{letter}{first + 1}:{letter}{max(last, first + 200)}", column.choices)


def add_choices(sheet: "Worksheet", cells: str, choices: Sequence[str]) -> None:
    """A drop-down of words on a range of cells; another value is warned of, not refused."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
    rule.errorStyle = "warning"
    rule.add(cells)
    sheet.add_data_validation(rule)


def _shown_width(value: Any) -> float:
    if isinstance(value, datetime):
        return 16
    if isinstance(value, date):
        return 10
    if isinstance(value, float):
        return len(f"{value:,.2f}")
    text = str(value)
    return max(map(len, text.splitlines())) if "\n" in text else len(text)


def _width_in_utf16(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)
