"""Writes a report as a workbook: a cover with figures and a chart, and tables to work with."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.reports import (
    Bars,
    Block,
    Facts,
    Report,
    ReportColumn,
    ReportSheet,
    ReportTable,
    Unit,
    Value,
    refuse_leaks,
)
from omvendt_desktop.files.sheet_writing import (
    WIDEST,
    Column,
    Kind,
    add_sheet,
    new_workbook,
    put,
    put_table,
    save,
    set_up_print,
)
from omvendt_desktop.i18n import using

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Progress = Callable[[int, int], None]

_KINDS = {
    Unit.TEXT: Kind.TEXT,
    Unit.WHOLE: Kind.WHOLE,
    Unit.NUMBER: Kind.HOURS,
    Unit.HOURS: Kind.HOURS,
    Unit.PERCENT: Kind.PERCENT,
    Unit.DAY: Kind.DAY,
}
_STEP = 200
_LINE_HEIGHT = 15
_FIRST_WIDTH, _MOST_WIDTH = 14, 50
_BAR_COLOUR = "2F5D8A"
_CHART_COLUMN = "E"
_CM_PER_BAR = 0.85


def write(report: Report, path: Path, progress: Progress | None = None) -> Path:
    """The workbook of the report, in place of any file of the name; the path.

    `progress` hears of rows done and rows in all, and may raise Cancelled. Raises UserError when a report for the
    client holds what only the coordinator may see, and when the file cannot be written; nothing is kept then.
    """
    refuse_leaks(report)
    with using(report.language):
        workbook = new_workbook()
        counter = _Counter(report, progress)
        for position, sheet in enumerate(report.sheets):
            _put_sheet(workbook, report, sheet, counter, is_cover=position == 0)
        return save(workbook, path)


class _Counter:
    """Tells the progress of all tables together."""

    def __init__(self, report: Report, progress: Progress | None) -> None:
        tables = [block for sheet in report.sheets for block in sheet.blocks if isinstance(block, ReportTable)]
        self._total = sum(len(table.rows) for table in tables)
        self._progress = progress
        self._done = 0

    def rows(self, table: ReportTable) -> Iterator[Sequence[Any]]:
        hours = [position for position, column in enumerate(table.columns) if column.unit is Unit.HOURS]
        for row in table.rows:
            if self._progress and self._done % _STEP == 0:
                self._progress(self._done, self._total)
            self._done += 1
            yield _in_hours(row, hours)


def _put_sheet(workbook: "Workbook", report: Report, sheet: ReportSheet, counter: _Counter, is_cover: bool) -> None:
    made = add_sheet(workbook, sheet.title)
    table = sheet.blocks[0] if len(sheet.blocks) == 1 else None
    if isinstance(table, ReportTable) and not is_cover:
        put_table(made, _columns(table.columns), counter.rows(table), total=_total(table))
        _raise_rows(made, table, 1, [float(WIDEST)] * len(table.columns))
        _hide_empty_columns(made, table)
        set_up_print(made, header_row=1, foot=report.foot, landscape=sheet.landscape)
        return
    made.sheet_view.showGridLines = False
    widths = _widths(sheet.blocks)
    row = _put_heading(made, report, sheet, is_cover)
    for block in sheet.blocks:
        row = _put_block(made, block, row + 1, counter, widths)
    for letter, width in zip("ABCDEFGH", widths, strict=False):
        made.column_dimensions[letter].width = width
    has_chart = any(isinstance(block, Bars) for block in sheet.blocks)
    set_up_print(made, foot=report.foot, landscape=sheet.landscape or has_chart)


def _widths(blocks: Sequence[Block]) -> list[float]:
    """Widths of the columns of a sheet of several blocks, by the longest text each holds."""
    texts = [[""], [""], [""]]
    for block in blocks:
        if isinstance(block, Facts):
            texts[0] += [fact.label for fact in block.facts]
            texts[1] += [fact.value for fact in block.facts if isinstance(fact.value, str)]
        elif isinstance(block, Bars):
            texts[0] += [label for label, _minutes in block.bars]
        elif isinstance(block, ReportTable):
            texts += [[""] for _more in block.columns[len(texts) :]]
            for place, column in enumerate(block.columns):
                texts[place] += [
                    column.title,
                    *(str(row[place] or "") for row in block.rows if column.unit is Unit.TEXT),
                ]
    return [float(min(max(_FIRST_WIDTH, *map(len, column)) + 2, _MOST_WIDTH)) for column in texts]


def _put_heading(made: "Worksheet", report: Report, sheet: ReportSheet, is_cover: bool) -> int:
    """The title and, on the cover, what it is about; the last row used."""
    from openpyxl.styles import Font

    put(made["A1"], report.title if is_cover else sheet.title, bold=True)
    made["A1"].font = Font(name="Calibri", size=18, bold=True)
    made["A1"].alignment = _on_one_line()
    if not is_cover:
        return 2
    put(made["A2"], report.subtitle)
    made["A2"].font = Font(name="Calibri", size=12, color="5B6673")
    made["A2"].alignment = _on_one_line()
    return 3


def _put_block(made: "Worksheet", block: Block, row: int, counter: _Counter, widths: Sequence[float]) -> int:
    """One block from a row on; the last row used."""
    if block.title:
        put(made.cell(row, 1), block.title, bold=True)
        made.cell(row, 1).alignment = _on_one_line()
        row += 1
    if isinstance(block, Facts):
        return _put_facts(made, block, row, widths)
    if isinstance(block, ReportTable):
        return _put_small_table(made, block, row, counter, widths)
    if isinstance(block, Bars):
        return _put_bars(made, block, row)
    for text in block.texts:
        put(made.cell(row, 1), text)
        made.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        made.row_dimensions[row].height = _LINE_HEIGHT * _lines(text, sum(widths[:3]))
        row += 1
    return row


def _put_facts(made: "Worksheet", block: Facts, row: int, widths: Sequence[float]) -> int:
    for fact in block.facts:
        put(made.cell(row, 1), fact.label)
        value = fact.value / 60 if fact.unit is Unit.HOURS and isinstance(fact.value, int) else fact.value
        cell = made.cell(row, 2)
        put(cell, value, _KINDS[fact.unit])
        if isinstance(value, str) and len(value) > widths[1]:
            made.row_dimensions[row].height = _LINE_HEIGHT * _lines(value, widths[1])
        elif fact.unit is Unit.DAY:
            cell.alignment = _on_one_line()
        row += 1
    return row


def _put_small_table(
    made: "Worksheet", block: ReportTable, row: int, counter: _Counter, widths: Sequence[float]
) -> int:
    """A table among other blocks: the look of the large ones, without filter and frozen header."""
    last = put_table(made, _columns(block.columns), counter.rows(block), row, _total(block))
    _raise_rows(made, block, row, widths)
    made.auto_filter.ref = None
    made.freeze_panes = None
    return last + 1


def _raise_rows(made: "Worksheet", table: ReportTable, header_row: int, widths: Sequence[float]) -> None:
    """Make room for texts longer than their column, which LibreOffice does not by itself, and for handwriting."""
    for row, values in enumerate(table.rows, start=header_row + 1):
        texts = ((value, width) for value, width in zip(values, widths, strict=False) if isinstance(value, str))
        lines = 2 if table.roomy else max((_lines(text, width) for text, width in texts), default=1)
        if lines > 1:
            made.row_dimensions[row].height = _LINE_HEIGHT * lines


def _hide_empty_columns(made: "Worksheet", table: ReportTable) -> None:
    """A column of a report without names may have nothing to show; it keeps its place for those who build on it."""
    from openpyxl.utils import get_column_letter

    for place in range(len(table.columns)):
        if table.rows and all(row[place] in (None, "") for row in table.rows):
            made.column_dimensions[get_column_letter(place + 1)].hidden = True


def _lines(text: str, width: float) -> int:
    return 1 + int(len(text) / width)


def _put_bars(made: "Worksheet", block: Bars, row: int) -> int:
    """The figures of a chart and, beside the facts, the chart itself."""
    if not block.bars:
        return row
    first = row
    for label, minutes in block.bars:
        put(made.cell(row, 1), label)
        put(made.cell(row, 2), minutes / 60, Kind.HOURS)
        row += 1
    made.add_chart(_chart(made, block, first, row - 1), f"{_CHART_COLUMN}1")
    return row


def _chart(made: "Worksheet", block: Bars, first: int, last: int) -> Any:
    """A bar a row, the first at the top, with the hours written at its end."""
    from openpyxl.chart import BarChart, Reference
    from openpyxl.chart.label import DataLabelList

    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title, chart.gapWidth = block.title, 45
    chart.add_data(Reference(made, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(made, min_col=1, min_row=first, max_row=last))
    chart.series[0].graphicalProperties.solidFill = _BAR_COLOUR
    chart.dataLabels = DataLabelList()
    chart.dataLabels.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(chart.dataLabels, part, False)
    chart.dataLabels.numFmt = "0.0"
    # openpyxl leaves both axes out of the file unless they are said not to be deleted.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.y_axis.title, chart.y_axis.numFmt = block.axis, "0"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.y_axis.crosses = "max"
    chart.width, chart.height = 17, 3.5 + _CM_PER_BAR * len(block.bars)
    return chart


def _columns(columns: Sequence[ReportColumn]) -> list[Column]:
    return [Column(column.title, _KINDS[column.unit]) for column in columns]


def _total(table: ReportTable) -> list[Any] | None:
    if table.total is None:
        return None
    return _in_hours(table.total, [i for i, column in enumerate(table.columns) if column.unit is Unit.HOURS])


def _in_hours(row: Sequence[Value], hours: Sequence[int]) -> list[Any]:
    cells: list[Any] = list(row)
    for position in hours:
        if isinstance(minutes := cells[position], int):
            cells[position] = minutes / 60
    return cells


def _on_one_line() -> Any:
    from openpyxl.styles import Alignment

    return Alignment(horizontal="left", vertical="center", wrap_text=False)
