"""Reads the parts of a workbook’s package by name, and never more of them than allowed."""

import zipfile
from collections.abc import Iterator
from posixpath import join, normpath
from typing import Any

from omvendt_desktop.files.gate import DAMAGE, is_dtd
from omvendt_desktop.files.gate_sentences import (
    damaged,
    has_dtd,
    strict,
    too_large,
)

MOST_KEPT_BYTES = 50_000_000
MOST_SMALL_PART = 5_000_000
PIECE = 2_000_000


class Parts:
    """Reads the parts of a package by name, small or capital, and never more than allowed."""

    def __init__(self, package: zipfile.ZipFile, file: str) -> None:
        self.file = file
        self._package = package
        self._parts = {_plain(part.filename): part for part in package.infolist()}
        self._left = MOST_KEPT_BYTES

    def has(self, name: str) -> bool:
        return _plain(name) in self._parts

    def pieces(self, name: str) -> Iterator[bytes]:
        """The unpacked part piece by piece."""
        try:
            with self._package.open(self._parts[_plain(name)]) as stream:
                while piece := stream.read(PIECE):
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
            root = fromstring(self.whole(name, MOST_SMALL_PART), forbid_dtd=True)
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
        for element in each(self.tree(path), "Relationship") if self.has(path) else []:
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


def each(root: Any, name: str) -> list[Any]:
    """The elements of a name below a root, whatever their namespace."""
    return [
        element for element in root.iter() if isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name
    ]
