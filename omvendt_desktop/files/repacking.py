"""Makes a small clean copy of a workbook in memory, with the cells that hold something and nothing else.

Pictures, links, drawings, conditional formats and empty formatted cells are what makes readers stumble or never end;
a copy without them is read by openpyxl the same way every time.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any

from omvendt_desktop.domain.sheets import Span, column_of
from omvendt_desktop.files.gate import DAMAGE, Progress, is_dtd
from omvendt_desktop.files.gate_sentences import (
    damaged,
    has_dtd,
    strict,
    too_large,
    too_many_cells,
    too_many_columns,
    too_many_rows,
)

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 250_000
MOST_SHEETS = 200
_MOST_KEPT_BYTES = 50_000_000
_MOST_STRING_TAGS = 1_200_000
_MOST_RUNS = 150_000
_MOST_TAGS_PER_CELL = 40
_MOST_SMALL_PART = 5_000_000
_MOST_SPANS = 50_000
_PIECE = 2_000_000
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_ROOT = re.compile(rb"<((?:[\w.-]+:)?)worksheet\b[^>]*>")
_DECLARATION = re.compile(rb"<\?xml[^>]*\?>")
_MERGED = re.compile(rb"mergeCell\b[^>]*?ref=[\"']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})")


@dataclass
class SheetPart:
    """One sheet of the copy: its name, and what openpyxl does not tell of it."""

    name: str
    hidden: bool
    content: bytes = b""
    rows: int = 0
    cells: int = 0
    hidden_rows: set[int] = field(default_factory=set)
    unsaved: set[str] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)


@dataclass(frozen=True)
class Copy:
    """The clean copy as the bytes of a package, and its sheets in order."""

    content: bytes
    sheets: tuple[SheetPart, ...]
    from_1904: bool


def repack(package: zipfile.ZipFile, file: str, progress: Progress | None = None) -> Copy:
    """A clean copy of the workbook. Raises UserError for what is damaged, too large, Strict, or has a DTD."""
    parts = _Parts(package, file)
    workbook_path = parts.main_part()
    book = parts.tree(workbook_path)
    relations = parts.relations(workbook_path)
    sheets: list[SheetPart] = []
    for element in _each(book, "sheet")[:MOST_SHEETS]:
        relation = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
        kind, target = relations.get(relation, ("", ""))
        if kind.endswith("/worksheet") and parts.has(target):
            sheet = SheetPart(element.get("name", ""), element.get("state", "visible") != "visible")
            _copy_sheet(parts, target, sheet)
            sheets.append(sheet)
            _check_cells(file, sheets)
            if progress:
                progress(10 + min(len(sheets), 10), 100)
    strings = _strings(parts, relations)
    from_1904 = any(pr.get("date1904") in ("1", "true") for pr in _each(book, "workbookPr"))
    content = _package(sheets, strings, _styles(parts, relations), from_1904)
    return Copy(content, tuple(sheets), from_1904)


class _Marks:
    """The patterns of rows and cells, for the prefix a sheet puts before its tags.

    A text written into its cell is turned into the form a formula’s text has, which openpyxl reads twice as fast.
    """

    def __init__(self, prefix: bytes) -> None:
        tag = re.escape(prefix)
        empty = rb"<%sv\s*/>|<%sv>\s*</%sv>" % (tag, tag, tag)
        formula = rb"<%sf\b(?:[^>]*/>|[^>]*>[^<]*</%sf>)" % (tag, tag)
        named = rb"<%sc (?P<before>[^>]*?)\br=[\"'](?P<cell>[A-Z]{1,3}\d{1,7})[\"'](?P<after>[^>]*)>" % tag
        self.cell, self.row, self.formula = b"<%sc " % prefix, b"<%srow " % prefix, b"<%sf" % prefix
        self.empty_cell = re.compile(rb"<%sc (?=[^>]*\br=)[^>]*(?:/>|>\s*(?:%s)?\s*</%sc>)" % (tag, empty, tag))
        self.empty_row = re.compile(rb"<%srow (?=[^>]*\br=)[^>]*(?:/>|>\s*</%srow>)" % (tag, tag))
        self.hidden_row = re.compile(rb"<%srow (?=[^>]*\bhidden=[\"'](?:1|true))[^>]*?\br=[\"'](\d+)" % tag)
        self.far_cell = re.compile(rb"<%sc [^>]*?\br=[\"'](?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d" % tag)
        self.inline = re.compile(
            rb"<%sc ([^>]*?)\bt=[\"']inlineStr[\"']([^>]*)>\s*<%sis>\s*<%st(?:\s[^>]*)?>"
            rb"([^<]*)</%st>\s*</%sis>\s*</%sc>" % (tag, tag, tag, tag, tag, tag)
        )
        self.as_plain_text = rb'<%sc \1t="str"\2><%sv>\3</%sv></%sc>' % (prefix, prefix, prefix, prefix)
        self.unsaved = re.compile(rb"%s\s*%s\s*(?P<value>%s)?\s*</%sc>" % (named, formula, empty, tag))


class _Parts:
    """Reads the parts of a package by name, small or capital, and never more than allowed."""

    def __init__(self, package: zipfile.ZipFile, file: str) -> None:
        self.file = file
        self._package = package
        self._parts = {_plain(part.filename): part for part in package.infolist()}
        self._left = _MOST_KEPT_BYTES

    def has(self, name: str) -> bool:
        return _plain(name) in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked part piece by piece."""
        try:
            with self._package.open(self._parts[_plain(name)]) as stream:
                while piece := stream.read(_PIECE):
                    if is_dtd(piece):
                        raise has_dtd(self.file)
                    yield piece
        except DAMAGE as error:
            raise damaged(self.file, repr(error)) from error

    def whole(self, name: str, most: int) -> bytes:
        """The whole unpacked part in UTF-8, at most so many bytes."""
        pieces, size = [], 0
        for piece in self.pieces(name):
            size += len(piece)
            if size > most:
                raise too_large(self.file)
            pieces.append(piece)
        content = b"".join(pieces)
        if is_dtd(content):
            raise has_dtd(self.file)
        return content

    def keep(self, size: int) -> None:
        """Count bytes that stay in memory."""
        self._left -= size
        if self._left < 0:
            raise too_large(self.file)

    def tree(self, name: str) -> Any:
        from defusedxml.ElementTree import ParseError, fromstring

        if not self.has(name):
            raise damaged(self.file, name)
        try:
            root = fromstring(self.whole(name, _MOST_SMALL_PART), forbid_dtd=True)
        except (ParseError, ValueError, LookupError, RecursionError) as error:
            raise damaged(self.file, f"{name}: {error!r}") from error
        if "purl.oclc.org" in root.tag:
            raise strict(self.file)
        return root

    def relations(self, name: str) -> dict[str, tuple[str, str]]:
        """The kind and the target of every relation of a part, by its id."""
        folder, _slash, last = name.rpartition("/")
        path = join(folder, "_rels", f"{last}.rels")
        found = {}
        for element in _each(self.tree(path), "Relationship") if self.has(path) else []:
            target = element.get("Target", "").replace("\\", "/")
            full = target.lstrip("/") if target.startswith("/") else normpath(join(folder, target))
            found[element.get("Id", "")] = (element.get("Type", ""), full)
        return found

    def main_part(self) -> str:
        for kind, target in self.relations("").values():
            if kind.endswith("/officeDocument") and self.has(target):
                return target
        return "xl/workbook.xml"


def _plain(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").casefold()


def _each(root: Any, name: str) -> list[Any]:
    return [
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    ]


def _check_cells(file: str, sheets: list[SheetPart]) -> None:
    if sheets[-1].rows > MOST_ROWS:
        raise too_many_rows(file, sheets[-1].name, MOST_ROWS)
    if sum(sheet.cells for sheet in sheets) > MOST_CELLS:
        raise too_many_cells(file, MOST_CELLS)


def _copy_sheet(parts: _Parts, name: str, sheet: SheetPart) -> None:
    """Fill the sheet with its filled rows, piece by piece so that a huge empty sheet never stands in memory."""
    kept: list[bytes] = []
    rest, prefix, state, marks = b"", b"", "before", _Marks(b"")
    for piece in _in_utf8(parts.pieces(name)):
        rest += piece
        if state == "before" and (start := _start_of_rows(rest)):
            head, prefix, rest = start
            marks = _Marks(prefix)
            kept.append(head)
            state = "rows"
        elif state == "before" and len(rest) > _MOST_SMALL_PART:
            raise too_large(parts.file)
        if state == "rows":
            whole, rest, ended = _whole_rows(rest, prefix)
            kept.append(_filled_rows(parts, sheet, whole, marks))
            state = "after" if ended else state
            if len(rest) > 8 * _PIECE:
                raise too_large(parts.file)
        if state == "after":
            _add_spans(sheet, rest)
            rest = rest[-200:]
        if sheet.rows > MOST_ROWS or sheet.cells > MOST_CELLS:
            return
    if state == "rows":
        raise damaged(parts.file, name)
    end = b"</%ssheetData></%sworksheet>" % (prefix, prefix)
    sheet.content = b"".join(kept) + end if kept else b'<worksheet xmlns="%s"><sheetData/></worksheet>' % _MAIN.encode()


def _in_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces as they are, or turned from UTF-16, whose declaration is then left out."""
    first = next(pieces, b"")
    if not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield first
        yield from pieces
        return
    text = (first + b"".join(pieces))[: 2 * _MOST_SMALL_PART].decode("utf-16", errors="replace")
    yield _DECLARATION.sub(b"", text.encode())


def _start_of_rows(content: bytes) -> tuple[bytes, bytes, bytes] | None:
    """The head of the copy, the prefix of its tags, and what follows; None while the rows have not begun."""
    root = _ROOT.search(content)
    if not root:
        return None
    prefix = root[1]
    rows = re.compile(b"<" + re.escape(prefix) + rb"sheetData\b[^>]*?(/?)>").search(content, root.end())
    if not rows:
        return None
    declaration = _DECLARATION.search(content[: root.start()])
    head = (declaration[0] if declaration else b"") + root[0] + b"<%ssheetData>" % prefix
    closed = b"</%ssheetData>" % prefix if rows[1] else b""
    return head, prefix, closed + content[rows.end() :]


def _whole_rows(content: bytes, prefix: bytes) -> tuple[bytes, bytes, bool]:
    """The rows that are complete, what follows them, and whether the rows have ended."""
    end = content.find(b"</%ssheetData" % prefix)
    if end >= 0:
        return content[:end], content[end:], True
    last = content.rfind(b"<%srow" % prefix)
    return (content[:last], content[last:], False) if last > 0 else (b"", content, False)


def _filled_rows(parts: _Parts, sheet: SheetPart, rows: bytes, marks: _Marks) -> bytes:
    filled = marks.empty_row.sub(b"", marks.empty_cell.sub(b"", rows))
    sheet.rows += filled.count(marks.row)
    sheet.cells += filled.count(marks.cell)
    if filled.count(b"<") > _MOST_TAGS_PER_CELL * filled.count(marks.cell) + 4 * filled.count(marks.row) + 1_000:
        raise too_large(parts.file)
    if marks.far_cell.search(filled):
        raise too_many_columns(parts.file, sheet.name, MOST_COLUMNS)
    if b"hidden=" in filled:
        sheet.hidden_rows |= {int(found[1]) for found in marks.hidden_row.finditer(filled)}
    if marks.formula in filled:
        sheet.unsaved |= {
            _text(found["cell"]) for found in marks.unsaved.finditer(filled) if not _has_empty_text(found)
        }
    if b"inlineStr" in filled:
        filled = marks.inline.sub(marks.as_plain_text, filled)
    parts.keep(len(filled))
    return filled


def _has_empty_text(found: re.Match[bytes]) -> bool:
    """Whether the formula’s saved result is an empty text, which Excel writes as a text cell with an empty value."""
    return bool(found["value"]) and re.search(rb"\bt=[\"']str", found["before"] + found["after"]) is not None


def _text(content: bytes) -> str:
    return content.decode("ascii")


def _add_spans(sheet: SheetPart, content: bytes) -> None:
    for found in _MERGED.finditer(content):
        first, top, last, bottom = found.groups()
        span = Span(int(top), int(bottom), column_of(_text(first)), column_of(_text(last)))
        if len(sheet.spans) < _MOST_SPANS and span not in sheet.spans[-3:]:
            sheet.spans.append(span)


def _strings(parts: _Parts, relations: dict[str, tuple[str, str]]) -> bytes:
    """The texts the cells share, as they are."""
    for kind, target in relations.values():
        if kind.endswith("/sharedStrings") and parts.has(target):
            content = parts.whole(target, _MOST_KEPT_BYTES)
            parts.keep(len(content))
            if content.count(b"<") > _MOST_STRING_TAGS or content.count(b"<r") > _MOST_RUNS:
                raise too_many_cells(parts.file, MOST_CELLS)
            return content
    return b""


def _styles(parts: _Parts, relations: dict[str, tuple[str, str]]) -> bytes:
    """A style sheet of number formats alone, by which dates are told from numbers; broken ones are left out."""
    from omvendt_desktop.errors import UserError

    for kind, target in relations.values():
        if kind.endswith("/styles") and parts.has(target):
            try:
                return _number_formats(parts.tree(target))
            except UserError:
                if is_dtd(parts.whole(target, _MOST_KEPT_BYTES)):
                    raise
    return b""


def _number_formats(root: Any) -> bytes:
    from xml.sax.saxutils import quoteattr

    formats = [(element.get("numFmtId", ""), element.get("formatCode", "")) for element in _each(root, "numFmt")]
    looks = [xf for group in _each(root, "cellXfs")[:1] for xf in _each(group, "xf")[:70_000]]
    numbers = [xf.get("numFmtId", "0") for xf in looks]
    codes = "".join(
        f"<numFmt numFmtId={quoteattr(key)} formatCode={quoteattr(code)}/>" for key, code in formats if key.isdigit()
    )
    uses = "".join(f'<xf numFmtId="{number if number.isdigit() else 0}"/>' for number in numbers)
    number_formats = f"<numFmts>{codes}</numFmts>" if codes else ""
    return f'<styleSheet xmlns="{_MAIN}">{number_formats}<cellXfs>{uses}</cellXfs></styleSheet>'.encode()


def _package(sheets: list[SheetPart], strings: bytes, styles: bytes, from_1904: bool) -> bytes:
    names = [f"worksheets/sheet{number}.xml" for number in range(1, len(sheets) + 1)]
    kinds = dict.fromkeys(names, "worksheet")
    kinds |= {"sharedStrings.xml": "sharedStrings"} if strings else {}
    kinds |= {"styles.xml": "styles"} if styles else {}
    listed = "".join(
        f'<sheet name="{number}" sheetId="{number}" r:id="r{number}"/>' for number in range(1, len(sheets) + 1)
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><workbookPr date1904="{int(from_1904)}"/>'
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
