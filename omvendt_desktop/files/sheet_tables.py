"""Puts lines and tables on the sheets of a workbook, each from its top to its end."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from omvendt_desktop.files.sheet_cells import Kind, Look, Place, header_look

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

NARROWEST, WIDEST = 8, 45
LINE_HEIGHT = 15
# Excel knows no higher row, and calls a file with one damaged.
MOST_HEIGHT = 409
# How wide letters are in digits, in Calibri and about so in what stands in for it; the margins of a cell take
# one and a half more.
_NARROW, _WIDE, _CHINESE = frozenset("fijlrtI.,:;-'’!|()[]·"), frozenset("mwMWæÆ—…→%@"), "\u2e80"
_SPACE, _MARGINS = 0.5, 1.5

Heights = Callable[[Sequence[Any]], float | None]


@dataclass(frozen=True)
class Column:
    """One column of a table: its header, what it holds, and the words its cells may be chosen from."""

    title: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    width: float | None = None
    to_left: bool = False


def set_widths(sheet: "WriteOnlyWorksheet", widths: Iterable[float]) -> None:
    """The widths of the columns from the first on, in characters; before the first line is put."""
    from openpyxl.utils import get_column_letter

    for position, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width


class Lines:
    """Puts the lines of a sheet from the top; `row` is the number of the last one. What is put cannot be changed."""

    def __init__(self, sheet: "WriteOnlyWorksheet") -> None:
        self.row = 0
        self._sheet = sheet
        self._places: dict[tuple[int, Look], Place] = {}

    def put(self, *cells: tuple[Any, Look], height: float | None = None) -> None:
        """One line of values with their looks; without any it stays empty."""
        self._append([self._place(at, look).filled(value) for at, (value, look) in enumerate(cells)], height)

    def put_rows(
        self,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Any]],
        total: Sequence[Any] | None = None,
        height: Heights = lambda row: None,
        ruled: bool = False,
    ) -> None:
        """A header, a line for each row, `ruled` to write on, and the sums in bold."""
        self.put(*((column.title, header_look(column.kind, column.to_left)) for column in columns))
        looks = (Look(column.kind, ruled=ruled, to_left=column.to_left) for column in columns)
        places = [self._place(at, look) for at, look in enumerate(looks)]
        for row in rows:
            self._append([place.filled(value) for place, value in zip(places, row, strict=True)], height(row))
        if total is not None:
            bold = (Look(column.kind, bold=True) for column in columns)
            self.put(*zip(total, bold, strict=True), height=height(total))

    def _place(self, at: int, look: Look) -> Place:
        if (at, look) not in self._places:
            self._places[at, look] = Place(self._sheet, look)
        return self._places[at, look]

    def _append(self, cells: list["Cell | None"], height: float | None) -> None:
        self.row += 1
        if height is not None:
            self._sheet.row_dimensions[self.row].height = height
        self._sheet.append(cells)


def put_table(
    sheet: "WriteOnlyWorksheet",
    columns: Sequence[Column],
    rows: Sequence[Sequence[Any]],
    total: Sequence[Any] | None = None,
    *,
    above: Sequence[str] = (),
    height: Heights = lambda row: None,
    told: Callable[[], object] = lambda: None,
) -> None:
    """Fill a sheet with a table: filter, frozen header, widths by what it holds and drop-downs.

    Texts `above` it have a line each, the first in bold; `told` is called before each row, and may raise Cancelled.
    """
    header = len(above) + 1
    everything = rows if total is None else [*rows, total]
    _tell_size(sheet, len(columns), header + len(everything))
    _lay_out(sheet, columns, header, header + len(rows))
    set_widths(sheet, map(_width, columns, zip(*everything, strict=True) if everything else [()] * len(columns)))
    lines = Lines(sheet)
    for text in above:
        lines.put((text, Look(bold=lines.row == 0, one_line=True)))
    lines.put_rows(columns, _telling(rows, told), total, height)


def row_heights(rows: Sequence[Sequence[Any]], widths: Sequence[float]) -> Heights:
    """How high each of the rows must be for texts longer than their column, which LibreOffice does not see to."""
    long = [
        (at, width)
        for at, (values, width) in enumerate(zip(zip(*rows, strict=True), widths, strict=False))
        if any(isinstance(value, str) and len(value) >= width for value in set(values))
    ]

    def height(row: Sequence[Any]) -> float | None:
        lines = max((line_count(row[at], width) for at, width in long if isinstance(row[at], str)), default=1)
        return height_of(lines) if lines > 1 else None

    return height


@lru_cache(maxsize=1024)
def line_count(text: str, width: float) -> int:
    """How many lines the text takes at most in a column so wide, in any usual font; the width counts digits."""
    return sum(_lines(line, width - _MARGINS) for line in text.splitlines() or [""])


def height_of(lines: int) -> float:
    """The height of a row with so many lines of text, in points."""
    return min(LINE_HEIGHT * lines, MOST_HEIGHT)


def _lines(text: str, room: float) -> int:
    lines, used = 1, 0.0
    for word in text.split():
        length = sum(map(_width_of, word))
        if used and used + _SPACE + length > room:
            lines, used = lines + 1, 0.0
        used += length + (_SPACE if used else 0)
        lines, used = lines + int(used // room), used % room
    return lines


def _width_of(letter: str) -> float:
    if letter in _NARROW:
        return 0.6
    if letter in _WIDE:
        return 1.5
    if letter >= _CHINESE:
        return 2
    return 1.25 if letter.isupper() else 1.03


def _telling(rows: Iterable[Sequence[Any]], told: Callable[[], object]) -> Iterator[Sequence[Any]]:
    for row in rows:
        told()
        yield row


def _tell_size(sheet: "WriteOnlyWorksheet", columns: int, rows: int) -> None:
    """Readers that are not told the size of a sheet read all of it to find out."""
    from openpyxl.utils import get_column_letter

    sheet.calculate_dimension = lambda: f"A1:{get_column_letter(columns)}{rows}"


def _lay_out(sheet: "WriteOnlyWorksheet", columns: Sequence[Column], header: int, last: int) -> None:
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = f"A{header + 1}"
    sheet.auto_filter.ref = f"A{header}:{get_column_letter(len(columns))}{last}"
    for position, column in enumerate(columns, start=1):
        if column.choices:
            letter = get_column_letter(position)
            _add_choices(sheet, f"{letter}{header + 1}:{letter}{max(last, header + 200)}", column.choices)


def _add_choices(sheet: "WriteOnlyWorksheet", cells: str, choices: Sequence[str]) -> None:
    """A drop-down of words on a range of cells; another value is warned of, not refused."""
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1='"' + ",".join(choices) + '"', allow_blank=True)
    rule.errorStyle = "warning"
    rule.add(cells)
    sheet.data_validations.append(rule)


def _width(column: Column, values: Iterable[Any]) -> float:
    if column.width:
        return column.width
    shown = {value for value in values if value is not None and value != ""}
    widest = max((_shown_width(value, column.kind) for value in shown), default=0)
    return min(max(len(column.title) + 2, widest + 2, NARROWEST), WIDEST)


def _shown_width(value: Any, kind: Kind) -> float:
    if isinstance(value, datetime):
        return 18
    if isinstance(value, date):
        return 12
    if not isinstance(value, str):
        value = f"{value / 60:,.2f}" if kind is Kind.MINUTES else f"{value:,.2f}" if isinstance(value, float) else value
    text = str(value)
    return max(map(len, text.splitlines())) if "\n" in text else len(text)
