"""Builds the workbooks of the tests: plain ones row by row, and broken ones by surgery on the package."""

import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from openpyxl import Workbook


def saved(path: Path, *sheets: tuple[str, Iterable[Sequence[object]]], merge: Sequence[str] = (), **settings) -> Path:
    """A workbook with these sheets; `merge` merges cells of the first, `settings` go to the workbook."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets:
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for cells in merge:
        workbook.worksheets[0].merge_cells(cells)
    for name, value in settings.items():
        setattr(workbook, name, value)
    workbook.save(path)
    return path


def rewritten(path: Path, change: Callable[[str, bytes], bytes | None], extra: dict[str, bytes] | None = None) -> Path:
    """The workbook with each of its parts changed, or left out when the change returns None."""
    with zipfile.ZipFile(path) as package:
        parts = {name: change(name, package.read(name)) for name in package.namelist()}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in {**parts, **(extra or {})}.items():
            if content is not None:
                package.writestr(name, content)
    path.write_bytes(stream.getvalue())
    return path


def with_part(path: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    return rewritten(path, lambda name, content: change(content) if name == part else content)


SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHARED_STRINGS = (
    b'<Relationship Id="rS" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"'
    b' Target="%b"/></Relationships>'
)
