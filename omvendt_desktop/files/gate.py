"""Lets a file in or turns it away, in a fixed order, with one sentence that says what to do."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from omvendt_desktop.files.gate_sentences import (
    damaged,
    has_dtd,
    locked,
    no_permission,
    not_a_file,
    not_a_workbook,
    not_there,
    nothing_in_it,
    old_or_protected,
    other_package,
    strict,
    too_large,
    web_page,
)

Progress = Callable[[int, int], None]

MOST_FILE_BYTES = 100_000_000
MOST_DECLARED_BYTES = 200_000_000
MOST_PARTS = 10_000
DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError, KeyError)

_PIECE = 1_000_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = (b"\x09\x08\x10\x00", b"\x09\x08\x08\x00", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_MARKUP = re.compile(
    rb"^\s*(<!doctype\s|<\?xml|<html|<head|<meta|<table|<body|<div|<style|<workbook|<!--|mime-version:)", re.IGNORECASE
)
_STRICT_NAMES = b"purl.oclc.org/ooxml"
_PARTS_WITH_MARKUP = (".xml", ".rels", ".vml")


class Shape(StrEnum):
    """What a file let in is made of."""

    WORKBOOK = "workbook"
    TEXT = "text"


def read_once(path: Path, progress: Progress | None = None) -> bytes:
    """The whole file in memory, so that Excel or a network drive cannot change it underway. Raises UserError."""
    if path.name.startswith("~$"):
        raise locked(path.name)
    try:
        if path.is_dir():
            raise not_a_file(path.name)
        size = path.stat().st_size
        if not path.is_file():
            raise not_a_file(path.name)
        if size > MOST_FILE_BYTES:
            raise too_large(path.name)
        content = _pieces(path, size, progress)
    except FileNotFoundError as error:
        raise not_there(path.name, str(error)) from error
    except (OSError, ValueError) as error:
        raise no_permission(path.name, str(error)) from error
    if not content:
        raise nothing_in_it(path.name)
    return content


def shape_of(content: bytes, name: str) -> Shape:
    """Whether the content is a workbook or a table in plain text. Raises UserError for everything else."""
    if content.startswith((_OLE, *_OLD_STREAMS)):
        raise old_or_protected(name, _streams(content))
    if _is_markup(content):
        raise web_page(name)
    if content.startswith(_ZIP):
        return Shape.WORKBOOK
    if is_text(content):
        return Shape.TEXT
    raise not_a_workbook(name, content)


def open_package(content: bytes, name: str) -> zipfile.ZipFile:
    """The workbook’s package, checked for size, kind, document types and the Strict format. Raises UserError."""
    package = _opened(content, name)
    if sum(part.file_size for part in package.infolist()) > MOST_DECLARED_BYTES:
        raise too_large(name)
    names = {part.filename.replace("\\", "/").lstrip("/").casefold(): part for part in package.infolist()}
    if refusal := other_package(name, set(names), _mimetype(package, names)):
        raise refusal
    if any(part.flag_bits & 1 for part in package.infolist()):
        raise old_or_protected(name, {"encryptedpackage"})
    try:
        heads = {part: _head(package, part) for part in names.values() if _holds_markup(part)}
    except DAMAGE as error:
        raise damaged(name, repr(error)) from error
    if any(is_dtd(head) for head in heads.values()):
        raise has_dtd(name)
    if any(
        _STRICT_NAMES in head for part, head in heads.items() if "workbook" in part.filename or "sheet" in part.filename
    ):
        raise strict(name)
    return package


def is_text(content: bytes) -> bool:
    """Whether the bytes are text: hardly any control characters, or UTF-16 by its mark."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return len(content) % 2 == 0
    sample = content[:200_000]
    controls = sum(sample.count(bytes([code])) for code in (*range(9), 11, *range(14, 26), *range(27, 32), 127))
    return controls * 200 <= len(sample)


def is_dtd(markup: bytes) -> bool:
    """Whether the markup declares a document type, which real workbooks never do."""
    plain = markup.replace(b"\x00", b"")
    return b"<!DOCTYPE" in plain or b"<!ENTITY" in plain


def _pieces(path: Path, size: int, progress: Progress | None) -> bytes:
    pieces, done = [], 0
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            pieces.append(piece)
            done += len(piece)
            if done > MOST_FILE_BYTES:
                raise too_large(path.name)
            if progress:
                progress(done, max(size, done) * 10)
    return b"".join(pieces)


def _is_markup(content: bytes) -> bool:
    start = content[:2048]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:4]:
        start = start.replace(b"\x00", b"")
    return _MARKUP.match(start.lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def _streams(content: bytes) -> set[str]:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as compound:
            return {name.casefold() for entry in compound.listdir() for name in entry}
    except Exception:  # a damaged compound file can fail in any way; it is refused all the same
        return set()


def _opened(content: bytes, name: str) -> zipfile.ZipFile:
    if content.count(b"PK\x01\x02") > MOST_PARTS:
        raise too_large(name)
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except DAMAGE as error:
        raise damaged(name, repr(error)) from error


def _mimetype(package: zipfile.ZipFile, names: dict[str, zipfile.ZipInfo]) -> str:
    part = names.get("mimetype")
    try:
        return package.read(part)[:200].decode("latin-1") if part and part.file_size < 200 else ""
    except DAMAGE:
        return ""


def _holds_markup(part: zipfile.ZipInfo) -> bool:
    return part.filename.casefold().endswith(_PARTS_WITH_MARKUP)


def _head(package: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with package.open(part) as stream:
        return stream.read(4096)
