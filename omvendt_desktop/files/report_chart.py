"""The bar chart of a report’s workbook: its size, its axes, and labels that stay within its frame."""

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.reports import Bars

if TYPE_CHECKING:
    from openpyxl.worksheet._write_only import WriteOnlyWorksheet

_BAR_COLOUR = "2F5D8A"
# All in centimetres.
_WIDTH, _LINE_OF_LABEL, _BAR = 16, 0.5, 1.1
_TITLE, _NUMBERS, _AXIS_TITLE = 1.4, 0.9, 1.2
_LETTERS_IN_LINE, _MOST_LINES = 42, 3


def chart_label(label: str) -> str:
    """The label in lines short enough for the frame, and of a pair a name in each; what is longer ends in “…”.

    LibreOffice breaks none of the labels when one of them would be broken within a word, or at a hyphen.
    """
    if len(label) <= _LETTERS_IN_LINE:
        return label
    parts = label.replace(" → ", " →\n").splitlines()
    most = max(_MOST_LINES // len(parts), 1)
    return "\n".join(line for part in parts for line in _lines(part, most))


def bar_chart(sheet: "WriteOnlyWorksheet", block: Bars, labels: int, first: int, last: int) -> Any:
    """A bar a row, the first at the top, with the hours written at its end.

    Hours stand in the second column of the rows from the first to the last, labels in the column of that number, which
    may be hidden.
    """
    from openpyxl.chart import BarChart, Reference

    chart = BarChart()
    chart.type, chart.style, chart.legend = "bar", 10, None
    chart.title, chart.gapWidth = block.title, 45
    chart.add_data(Reference(sheet, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet, min_col=labels, min_row=first, max_row=last))
    chart.visible_cells_only = False
    chart.series[0].graphicalProperties.solidFill = _BAR_COLOUR
    chart.dataLabels = _figures()
    _set_axes(chart, block)
    _set_size(chart, [chart_label(label) for label, _minutes in block.bars])
    return chart


def _lines(text: str, most: int) -> list[str]:
    lines = wrap(text, _LETTERS_IN_LINE, break_on_hyphens=False)
    return lines if len(lines) <= most else [*lines[: most - 1], f"{lines[most - 1][: _LETTERS_IN_LINE - 1]}…"]


def _figures() -> Any:
    from openpyxl.chart.label import DataLabelList

    figures = DataLabelList()
    figures.showVal = True
    for part in ("showSerName", "showCatName", "showLegendKey", "showPercent"):
        setattr(figures, part, False)
    figures.numFmt = "0.0"
    return figures


def _set_axes(chart: Any, block: Bars) -> None:
    # openpyxl leaves both axes out of the file unless they are said not to be deleted.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.tickLblSkip = 1
    chart.y_axis.title, chart.y_axis.numFmt = block.axis, "0"
    chart.y_axis.scaling.min = 0
    chart.y_axis.majorGridlines = None
    chart.y_axis.crosses = "max"


def _set_size(chart: Any, labels: Sequence[str]) -> None:
    """Room for title, bars and the axis below; what is not laid out LibreOffice puts on top of each other."""
    from openpyxl.chart.layout import Layout, ManualLayout

    lines = max(label.count("\n") + 1 for label in labels)
    plot = max(_BAR, _LINE_OF_LABEL * lines) * len(labels) + _NUMBERS
    chart.width, chart.height = _WIDTH, _TITLE + plot + _AXIS_TITLE
    place = {"x": 0.03, "y": _TITLE / chart.height, "w": 0.92, "h": plot / chart.height}
    chart.layout = Layout(manualLayout=ManualLayout(layoutTarget="outer", xMode="edge", yMode="edge", **place))
