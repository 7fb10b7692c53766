"""Writes a report as a workbook: a cover with figures and a chart, and tables to work with."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.counting import Counting, Progress
from omvendt_desktop.domain.reports import (
    Bars,
    Block,
    Facts,
    Paragraphs,
    Report,
    ReportSheet,
    ReportTable,
    Unit,
    refuse_leaks,
    row_count,
)
from omvendt_desktop.files.report_chart import bar_chart, chart_label
from omvendt_desktop.files.sheet_cells import Kind, Look
from omvendt_desktop.files.sheet_tables import (
    WIDEST,
    Column,
    Heights,
    Lines,
    height_of,
    line_count,
    put_table,
    row_heights,
    set_widths,
)
from omvendt_desktop.files.sheet_writing import add_sheet, entitle, new_workbook, set_up_print
from omvendt_desktop.i18n import using

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_KINDS = {
    Unit.TEXT: Kind.TEXT,
    Unit.WHOLE: Kind.WHOLE,
    Unit.NUMBER: Kind.MEAN,
    Unit.HOURS: Kind.MINUTES,
    Unit.PERCENT: Kind.PERCENT,
    Unit.DAY: Kind.DAY,
}
# The columns of a sheet of several blocks: labels, the values beside them, and more of a table.
_LEAST_WIDTH, _MOST_WIDTHS, _MOST_WITHOUT_TABLE = 14, (48, 50, 40), (48, 14, 58)
_TITLE_HEIGHT, _SUBTITLE_LINE, _SUBTITLE_GAP = 27, 16, 4
# Beyond the columns to be read stand a narrow one, the labels of the chart, and the chart.
_GAP_WIDTH, _LABELS, _CHART = 3.0, 2, 3
_LABEL = Look()
_TITLE = Look(bold=True, size=18, one_line=True)
_SUBTITLE = Look(size=12, colour="5B6673")
_HEADING = Look(bold=True, one_line=True)


def write(report: Report, path: Path, progress: Progress | None = None) -> Path:
    """The workbook of the report, in place of any file of the name; the path.

    `progress` hears of rows done and rows in all, and may raise Cancelled. Raises UserError when a report for the
    client holds what only the coordinator may see, and when the file cannot be written; nothing is kept then.
    """
    refuse_leaks(report)
    counting = Counting(progress, row_count(report))
    with new_workbook(path) as workbook, using(report.language):
        entitle(workbook, f"{report.title} – {report.subtitle}")
        for position, sheet in enumerate(report.sheets):
            _put_sheet(workbook, report, sheet, counting, is_cover=position == 0)
    return path


def _put_sheet(workbook: "Workbook", report: Report, sheet: ReportSheet, counting: Counting, is_cover: bool) -> None:
    made = add_sheet(workbook, sheet.title)
    table = sheet.blocks[0] if len(sheet.blocks) == 1 else None
    if isinstance(table, ReportTable) and not is_cover:
        head = f"{report.title} – {sheet.title}", report.subtitle
        set_up_print(made, header_row=1, head=head, foot=report.foot, landscape=sheet.landscape)
        _hide_empty_columns(made, table)
        height = _heights(table, [float(WIDEST)] * len(table.columns))
        put_table(made, _columns(table), table.rows, table.total, height=height, told=counting.count)
        return
    made.sheet_view.showGridLines = False
    has_chart = any(isinstance(block, Bars) for block in sheet.blocks)
    set_up_print(made, foot=report.foot, landscape=sheet.landscape or has_chart, one_page=has_chart)
    blocks = _Blocks(made, sheet.blocks, counting)
    blocks.put_heading(*((report.title, report.subtitle) if is_cover else (sheet.title, None)))
    for block in sheet.blocks:
        blocks.put(block)


class _Blocks:
    """Puts blocks on one sheet, an empty line before each."""

    def __init__(self, sheet: "WriteOnlyWorksheet", blocks: Sequence[Block], counting: Counting) -> None:
        self._sheet = sheet
        self._widths = _widths(blocks)
        self._above_texts = any(block.columns[1].unit is Unit.TEXT for block in _tables(blocks))
        self._counting = counting
        has_chart = any(isinstance(block, Bars) for block in blocks)
        set_widths(sheet, [*self._widths, *([_GAP_WIDTH] if has_chart else [])])
        if has_chart:
            sheet.column_dimensions[self._letter(_LABELS)].hidden = True
        self._lines = Lines(sheet)

    def put_heading(self, title: str, subtitle: str | None) -> None:
        self._lines.put((title, _TITLE), height=_TITLE_HEIGHT)
        if subtitle is not None:
            lines = line_count(subtitle, sum(self._widths) * _LABEL.size / _SUBTITLE.size)
            self._lines.put((subtitle, _SUBTITLE), height=_SUBTITLE_LINE * lines + _SUBTITLE_GAP)
            self._merge(1)

    def put(self, block: Block) -> None:
        self._lines.put()
        if block.title:
            self._lines.put((block.title, _HEADING))
        if isinstance(block, Facts):
            self._put_facts(block)
        elif isinstance(block, ReportTable):
            self._put_small_table(block)
        elif isinstance(block, Bars):
            self._put_bars(block)
        else:
            self._put_paragraphs(block)

    def _put_facts(self, block: Facts) -> None:
        """A label and its value a line; a text may take the room of all columns beside its label.

        Numbers stand at the right as those below them do, unless these are texts.
        """
        for fact in block.facts:
            heights = _height(fact.label, self._widths[0]), _height(fact.value, sum(self._widths[1:]))
            look = Look(_KINDS[fact.unit], to_left=self._above_texts)
            self._lines.put((fact.label, _LABEL), (fact.value, look), height=max(filter(None, heights), default=None))
            if isinstance(fact.value, str):
                self._merge(2)

    def _put_small_table(self, block: ReportTable) -> None:
        """A table among other blocks: the look of the large ones, without filter and frozen header."""
        height = _heights(block, self._widths)

        def counted(row: Sequence[Any]) -> float | None:
            self._counting.count()
            return height(row)

        self._lines.put_rows(_columns(block), block.rows, block.total, counted, ruled=block.roomy)

    def _put_bars(self, block: Bars) -> None:
        """The figures of a chart and, beside the facts, the chart itself; its labels stand in a hidden column."""
        first, between = self._lines.row + 1, [("", _LABEL)] * (len(self._widths) + _LABELS - 3)
        for label, minutes in block.bars:
            values = (label, _LABEL), (minutes, Look(Kind.MINUTES)), *between, (chart_label(label), _LABEL)
            self._lines.put(*values, height=_height(label, self._widths[0]) or height_of(1))
        if block.bars:
            chart = bar_chart(self._sheet, block, len(self._widths) + _LABELS, first, self._lines.row)
            self._sheet.add_chart(chart, f"{self._letter(_CHART)}1")

    def _put_paragraphs(self, block: Paragraphs) -> None:
        for text in block.texts:
            self._lines.put((text, _LABEL), height=height_of(line_count(text, sum(self._widths))))
            self._merge(1)

    def _merge(self, first: int) -> None:
        """Make one cell of those of the last line, from a column to the last."""
        from openpyxl.utils import get_column_letter

        if first < len(self._widths):
            row = self._lines.row
            self._sheet.merged_cells.add(f"{get_column_letter(first)}{row}:{self._letter(0)}{row}")

    def _letter(self, beyond: int) -> str:
        """The letter of the column so many beyond the last that holds something to read."""
        from openpyxl.utils import get_column_letter

        return str(get_column_letter(len(self._widths) + beyond))


def _widths(blocks: Sequence[Block]) -> list[float]:
    """Widths of the columns of a sheet of several blocks, by the longest text each holds.

    Texts of facts run on from the column of the numbers over all to its right, for which a table has its own widths.
    """
    tables = _tables(blocks)
    texts: list[list[str]] = [[""] for _at in range(max((len(table.columns) for table in tables), default=3))]
    for table in tables:
        for place, column in enumerate(table.columns):
            shown = (str(row[place] or "") for row in table.rows if column.unit is Unit.TEXT)
            texts[place] += [column.title, "m" * (column.width - 2), *shown]
    for block in blocks:
        if isinstance(block, Facts):
            texts[0] += [fact.label for fact in block.facts]
            if not tables:
                texts[2] += [fact.value[_LEAST_WIDTH:] for fact in block.facts if isinstance(fact.value, str)]
        elif isinstance(block, Bars):
            texts[0] += [label for label, _minutes in block.bars]
    most = _MOST_WIDTHS if tables else _MOST_WITHOUT_TABLE
    return [
        float(min(max(_LEAST_WIDTH, *map(len, column)) + 2, most[min(place, len(most) - 1)]))
        for place, column in enumerate(texts)
    ]


def _tables(blocks: Sequence[Block]) -> list[ReportTable]:
    return [block for block in blocks if isinstance(block, ReportTable)]


def _heights(table: ReportTable, widths: Sequence[float]) -> Heights:
    """Room for texts longer than their column, and for handwriting."""
    return (lambda row: height_of(2)) if table.roomy else row_heights(table.rows, widths)


def _height(value: Any, width: float) -> float | None:
    lines = line_count(value, width) if isinstance(value, str) else 1
    return height_of(lines) if lines > 1 else None


def _hide_empty_columns(made: "WriteOnlyWorksheet", table: ReportTable) -> None:
    """A column of a report without names may have nothing to show; it keeps its place for those who build on it."""
    from openpyxl.utils import get_column_letter

    rows = [*table.rows, *([table.total] if table.total else [])]
    for place in range(len(table.columns)):
        if rows and all(row[place] in (None, "") for row in rows):
            made.column_dimensions[get_column_letter(place + 1)].hidden = True


def _columns(table: ReportTable) -> list[Column]:
    return [Column(column.title, _KINDS[column.unit], to_left=column.width > 0) for column in table.columns]
