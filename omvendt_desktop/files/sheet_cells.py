"""The cells of a workbook: what they hold, how they look, and text that stays text."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any

from omvendt_desktop.i18n import language

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

LONGEST_TEXT = 32_767
FONT = "Calibri"
HEADER_FILL = "2F5D8A"
RULE = "8A94A0"

_UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


class Kind(StrEnum):
    """What a cell holds, and with it how it is written and aligned; MINUTES are shown as hours."""

    TEXT = "text"
    WHOLE = "whole"
    HOURS = "hours"
    MINUTES = "minutes"
    MEAN = "mean"
    PERCENT = "percent"
    DAY = "day"
    MOMENT = "moment"


_FORMATS = {
    Kind.WHOLE: "#,##0",
    Kind.HOURS: "#,##0.00",
    Kind.MINUTES: "#,##0.00",
    Kind.MEAN: "0.0",
    Kind.PERCENT: "0%",
}
# Without the language in brackets Excel names months in the language of the reader.
_DAYS = {"nb": "dd.mm.yyyy", "en": "[$-809]d mmm yyyy"}
_NUMBERS = frozenset({Kind.WHOLE, Kind.HOURS, Kind.MINUTES, Kind.MEAN, Kind.PERCENT})


@dataclass(frozen=True)
class Look:
    """How a cell is shown; `one_line` lets a text run on over the empty cells beside it.

    A `ruled` cell has a line below it even when it is empty, to write on; numbers stand at the right or `to_left`.
    """

    kind: Kind = Kind.TEXT
    bold: bool = False
    size: int = 11
    colour: str | None = None
    fill: str = ""
    one_line: bool = False
    ruled: bool = False
    to_left: bool = False


def header_look(kind: Kind, to_left: bool = False) -> Look:
    """How the title stands above a column of the kind."""
    return Look(kind, bold=True, colour="FFFFFF", fill=HEADER_FILL, to_left=to_left)


class Place:
    """One place in the rows of a sheet; its cells are filled anew for each row, which halves the work of writing."""

    def __init__(self, sheet: "WriteOnlyWorksheet", look: Look) -> None:
        self._text = _settled(sheet, look, is_text=True)
        self._other = _settled(sheet, look, is_text=False)
        self._in_minutes = look.kind is Kind.MINUTES
        self._is_ruled = look.ruled

    def filled(self, value: Any) -> "Cell | None":
        """The cell with the value, to be written before the next is asked for; None where there is nothing to show.

        Text stays text even when it begins with `=`, `+` or `@`, or reads `#N/A`.
        """
        if value is None or value == "":
            self._other.value = None
            return self._other if self._is_ruled else None
        if not isinstance(value, str):
            self._other.value = value / 60 if self._in_minutes else value
            return self._other
        self._text.value = storable(value)
        self._text.data_type = "s"
        return self._text if self._text.value else None


def storable(text: str) -> str:
    """The text as a cell can hold it: no control characters, `_x0041_` kept as typed, cut at 32,767 with “…”."""
    if len(text) <= LONGEST_TEXT // 2 and text.isprintable() and "_x" not in text:
        return text
    kept = _LOOKS_ESCAPED.sub("_x005F_", _UNSTORABLE.sub("", text))
    if len(kept) <= LONGEST_TEXT // 2 or _width_in_utf16(kept) <= LONGEST_TEXT:
        return kept
    while _width_in_utf16(kept) > LONGEST_TEXT - 1:
        kept = kept[: len(kept) - max(1, (_width_in_utf16(kept) - LONGEST_TEXT + 1) // 2)]
    return kept + "…"


def _width_in_utf16(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _settled(sheet: "WriteOnlyWorksheet", look: Look, is_text: bool) -> "Cell":
    from openpyxl.cell import Cell
    from openpyxl.styles import Border, Font, PatternFill, Side

    model = Cell(sheet)
    model.font = Font(name=FONT, size=look.size, bold=look.bold, color=look.colour)
    if look.fill:
        model.fill = PatternFill("solid", fgColor=look.fill)
    if look.ruled:
        model.border = Border(bottom=Side("thin", color=RULE))
    model.alignment = _alignment(look)
    if is_text:
        model.quotePrefix = True
    else:
        model.number_format = _number_format(look.kind)
    return _settled_cell()(sheet, model)


def _number_format(kind: Kind) -> str:
    if kind in (Kind.DAY, Kind.MOMENT):
        return _DAYS[language()] + (" hh:mm" if kind is Kind.MOMENT else "")
    return _FORMATS.get(kind, "General")


@cache
def _settled_cell() -> Callable[..., Any]:
    from openpyxl.cell import Cell

    class SettledCell(Cell):  # type: ignore[misc]
        """A cell that keeps its look, so that openpyxl need not find its number again for every value."""

        __slots__ = ("has_style", "style_id")

        def __init__(self, sheet: "WriteOnlyWorksheet", model: "Cell") -> None:
            super().__init__(sheet, row=1, column=1, style_array=model._style)
            self.has_style, self.style_id = True, model.style_id

    return SettledCell


def _alignment(look: Look) -> "Alignment":
    from openpyxl.styles import Alignment

    side = "right" if look.kind in _NUMBERS and not look.to_left else "left"
    if look.fill or look.ruled:
        return Alignment(horizontal=side, vertical="center", wrap_text=True)
    if look.one_line:
        return Alignment(horizontal="left", vertical="center", wrap_text=False)
    return Alignment(horizontal=side, vertical="top", wrap_text=look.kind is Kind.TEXT)
