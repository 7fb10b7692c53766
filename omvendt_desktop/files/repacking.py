"""Makes a small clean copy of a workbook in memory: cells, texts and number formats, and nothing else."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from omvendt_desktop.files.gate import Progress, is_dtd
from omvendt_desktop.files.gate_sentences import (
    damaged,
    too_many_cells,
    too_many_rows,
)
from omvendt_desktop.files.package_parts import MOST_KEPT_BYTES, Parts, each
from omvendt_desktop.files.sheet_copy import MAIN, MOST_CELLS, MOST_ROWS, SheetPart, copy_sheet

MOST_SHEETS = 200
_MOST_STRING_TAGS = 1_200_000
_MOST_RUNS = 150_000
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True)
class Copy:
    """The clean copy as the bytes of a package, and its sheets in order."""

    content: bytes
    sheets: tuple[SheetPart, ...]
    from_1904: bool


def repack(package: zipfile.ZipFile, file: str, progress: Progress | None = None) -> Copy:
    """A clean copy of the workbook, which openpyxl reads the same way every time.

    Pictures, links, drawings, conditional formats and empty formatted cells, at which readers stumble or never end,
    are left behind. Raises UserError for what is damaged, too large, Strict, or has a DTD."""
    parts = Parts(package, file)
    workbook_path = parts.main_part()
    book = parts.tree(workbook_path)
    relations = parts.relations(workbook_path)
    sheets: list[SheetPart] = []
    for element in each(book, "sheet")[:MOST_SHEETS]:
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        kind, target = relations.get(relation, ("", ""))
        if kind.endswith("/worksheet") and not parts.has(target):
            raise damaged(file, target)
        if kind.endswith("/worksheet"):
            sheet = SheetPart(element.get("name", ""), element.get("state", "visible") != "visible")
            copy_sheet(parts, target, sheet)
            sheets.append(sheet)
            _check_cells(file, sheets)
            if progress:
                progress(10 + min(len(sheets), 10), 100)
    strings = _strings(parts, relations)
    from_1904 = any(pr.get("date1904") in ("1", "true") for pr in each(book, "workbookPr"))
    content = _package(sheets, strings, _styles(parts, relations), from_1904)
    return Copy(content, tuple(sheets), from_1904)


def _check_cells(file: str, sheets: list[SheetPart]) -> None:
    if sheets[-1].rows > MOST_ROWS:
        raise too_many_rows(file, sheets[-1].name, MOST_ROWS)
    if sum(sheet.cells for sheet in sheets) > MOST_CELLS:
        raise too_many_cells(file, MOST_CELLS)


def _strings(parts: Parts, relations: dict[str, tuple[str, str]]) -> bytes:
    """The texts the cells share, as they are."""
    for kind, target in relations.values():
        if kind.endswith("/sharedStrings") and parts.has(target):
            content = parts.whole(target, MOST_KEPT_BYTES)
            parts.keep(len(content))
            if content.count(b"<") > _MOST_STRING_TAGS or content.count(b"<r") > _MOST_RUNS:
                raise too_many_cells(parts.file, MOST_CELLS)
            return content
    return b""


def _styles(parts: Parts, relations: dict[str, tuple[str, str]]) -> bytes:
    """A style sheet of number formats alone, by which dates are told from numbers; broken ones are left out."""
    from omvendt_desktop.errors import UserError

    for kind, target in relations.values():
        if kind.endswith("/styles") and parts.has(target):
            try:
                return _number_formats(parts.tree(target))
            except UserError:
                if is_dtd(parts.whole(target, MOST_KEPT_BYTES)):
                    raise
    return b""


def _number_formats(root: Any) -> bytes:
    from xml.sax.saxutils import quoteattr

    formats = [(element.get("numFmtId", ""), element.get("formatCode", "")) for element in each(root, "numFmt")]
    looks = [xf for group in each(root, "cellXfs")[:1] for xf in each(group, "xf")[:70_000]]
    numbers = [xf.get("numFmtId", "0") for xf in looks]
    codes = "".join(
        f"<numFmt numFmtId={quoteattr(key)} formatCode={quoteattr(code)}/>" for key, code in formats if key.isdigit()
    )
    uses = "".join(f'<xf numFmtId="{number if number.isdigit() else 0}"/>' for number in numbers)
    number_formats = f"<numFmts>{codes}</numFmts>" if codes else ""
    return f'<styleSheet xmlns="{MAIN}">{number_formats}<cellXfs>{uses}</cellXfs></styleSheet>'.encode()


def _package(sheets: list[SheetPart], strings: bytes, styles: bytes, from_1904: bool) -> bytes:
    names = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    kinds = dict.fromkeys(names, "worksheet")
    kinds |= {"sharedStrings.xml": "sharedStrings"} if strings else {}
    kinds |= {"styles.xml": "styles"} if styles else {}
    listed = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>' for number in range(1, len(sheets) + 1)
    )
    book = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
        f"<sheets>{listed}</sheets></workbook>"
    )
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_OFFICE}/{kind}" Target="{name}"/>'
        for number, (name, kind) in enumerate(kinds.items(), start=1)
    )
    types = f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>' + "".join(
        f'<Override PartName="/xl/{name}" ContentType="{_KIND}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as copy:
        copy.writestr("[Content_Types].xml", f'<Types xmlns="{_PACKAGE}/content-types">{types}</Types>')
        copy.writestr("xl/workbook.xml", book)
        copy.writestr(
            "xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        )
        for name, sheet in zip(names, sheets, strict=True):
            copy.writestr(f"xl/{name}", sheet.content)
            sheet.content = b""
        for name, content in (("sharedStrings.xml", strings), ("styles.xml", styles)):
            if content:
                copy.writestr(f"xl/{name}", content)
    return stream.getvalue()
