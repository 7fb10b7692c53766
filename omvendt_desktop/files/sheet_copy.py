"""Copies the filled rows of one sheet, piece by piece, so that a huge empty sheet never stands in memory."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from omvendt_desktop.domain.sheets import Span, column_of
from omvendt_desktop.files.gate_sentences import (
    damaged,
    too_large,
    too_many_columns,
)
from omvendt_desktop.files.package_parts import MOST_SMALL_PART, PIECE, Parts

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_CELLS = 250_000
_MOST_TAGS_PER_CELL = 40
_MOST_SPANS = 2_000
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
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


def copy_sheet(parts: Parts, name: str, sheet: SheetPart) -> None:
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
        elif state == "before" and len(rest) > MOST_SMALL_PART:
            raise too_large(parts.file)
        if state == "rows":
            whole, rest, ended = _whole_rows(rest, prefix)
            kept.append(_filled_rows(parts, sheet, whole, marks))
            state = "after" if ended else state
            if len(rest) > 8 * PIECE:
                raise too_large(parts.file)
        if state == "after":
            _add_spans(sheet, rest)
            rest = rest[-200:]
        if sheet.rows > MOST_ROWS or sheet.cells > MOST_CELLS:
            return
    if state == "rows":
        raise damaged(parts.file, name)
    end = b"</%ssheetData></%sworksheet>" % (prefix, prefix)
    sheet.content = b"".join(kept) + end if kept else b'<worksheet xmlns="%s"><sheetData/></worksheet>' % MAIN.encode()


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


def _in_utf8(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces as they are, or turned from UTF-16, whose declaration is then left out."""
    first = next(pieces, b"")
    if not first.startswith((b"\xff\xfe", b"\xfe\xff")):
        yield first
        yield from pieces
        return
    text = (first + b"".join(pieces))[: 2 * MOST_SMALL_PART].decode("utf-16", errors="replace")
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


def _filled_rows(parts: Parts, sheet: SheetPart, rows: bytes, marks: _Marks) -> bytes:
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
        span = Span(int(top), int(bottom), column_of(_text(first)), min(column_of(_text(last)), MOST_COLUMNS))
        if len(sheet.spans) < _MOST_SPANS and span not in sheet.spans[-3:]:
            sheet.spans.append(span)
