"""Writes workbooks that Excel, LibreOffice and phones show as meant, row by row to the disk and never half a file."""

import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.files.sheet_cells import storable
from omvendt_desktop.files.written import MADE_WITH, refuse_protected, refused
from omvendt_desktop.i18n import _, language_tag

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_SHEET_NAME = 31
_LONGEST_HEAD = 110

_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


@contextmanager
def new_workbook(path: Path) -> Iterator["Workbook"]:
    """A workbook to fill sheet by sheet, each from its top; it stands at the path when the block is left.

    It is written beside, opened once again to be sure, and put in place; an error leaves nothing behind.
    Raises UserError when the file is open in another program or protected, and when the disk refuses.
    """
    from openpyxl import Workbook

    beside = _beside(path)
    workbook = Workbook(write_only=True)
    try:
        yield workbook
        workbook.save(beside)
        _open_once(beside)
        beside.chmod(0o644)
        beside.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        _drop_rows(workbook)
        beside.unlink(missing_ok=True)


def entitle(workbook: "Workbook", title: str) -> None:
    """Say what the workbook is, what made it and in which language it is, the one in use: for those who file it."""
    properties = workbook.properties
    properties.title, properties.creator, properties.language = storable(title), MADE_WITH, language_tag()


def add_sheet(workbook: "Workbook", title: str) -> "WriteOnlyWorksheet":
    """A new sheet under a name Excel takes: 31 characters at most, none of `[]:*?/\\`, never one used before."""
    wanted = _NOT_IN_SHEET_NAMES.sub(" ", storable(title)).strip().strip("'")[:LONGEST_SHEET_NAME].strip() or "1"
    used = {name.casefold() for name in workbook.sheetnames}
    name, number = wanted, 2
    while name.casefold() in used or name.casefold() == "history":
        tail = f" {number}"
        name, number = wanted[: LONGEST_SHEET_NAME - len(tail)] + tail, number + 1
    sheet = workbook.create_sheet(name)
    # openpyxl would first try each cell as a plain value and then make another: a third of the work of writing.
    sheet._values_to_row = _in_row
    return sheet


def set_up_print(
    sheet: "WriteOnlyWorksheet",
    header_row: int | None = None,
    head: tuple[str, str] = ("", ""),
    foot: str = "",
    landscape: bool = True,
    one_page: bool = False,
) -> None:
    """A4, fit to the width or to one page, the header repeated, page numbers and a line such as “Confidential” below.

    The two texts of the head stand at the left and the right above it. Before the first line is put.
    """
    from openpyxl.worksheet.worksheet import Worksheet

    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToHeight = 1 if one_page else 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    if header_row:
        sheet.print_title_rows = f"{header_row}:{header_row}"
    header, footer = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
    header.left.text, header.right.text = map(_printable, head)
    footer.left.text = _printable(foot)
    footer.right.text = _("Page {page} of {pages}").format(page="&P", pages="&N")


def _printable(text: str) -> str | None:
    """The text as it may stand above or below a page, where Excel takes 255 characters in all and & for a command."""
    kept = storable(text)
    return (kept if len(kept) <= _LONGEST_HEAD else f"{kept[: _LONGEST_HEAD - 1]}…").replace("&", "&&") or None


def _in_row(cells: Sequence["Cell | None"], row: int) -> Iterator["Cell"]:
    for column, cell in enumerate(cells, start=1):
        if cell is not None:
            cell.row, cell.column = row, column
            yield cell


def _beside(path: Path) -> Path:
    try:
        refuse_protected(path)
        handle, name = tempfile.mkstemp(prefix=".omvendt-", suffix=".xlsx", dir=path.parent)
        os.close(handle)
    except OSError as error:
        raise refused(path, error) from error
    return Path(name)


def _open_once(path: Path) -> None:
    from openpyxl import load_workbook

    load_workbook(path, read_only=True).close()


def _drop_rows(workbook: "Workbook") -> None:
    """Remove the rows that openpyxl keeps on the disk for a workbook that was not saved after all."""
    for sheet in workbook.worksheets:
        if sheet._writer is not None and Path(sheet._writer.out).exists():
            with suppress(OSError):
                if sheet._rows is not None:
                    sheet._rows.close()
                sheet._writer.close()
            sheet._writer.cleanup()
