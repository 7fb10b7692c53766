"""The chart of a report’s workbook: nothing lies over its bars, and no label crosses its frame."""

import pytest
from openpyxl import load_workbook
from openpyxl.utils.units import EMU_to_cm

from omvendt_desktop.domain.reports import Bars, Fact, Facts, Report, ReportSheet
from omvendt_desktop.files import report_xlsx
from omvendt_desktop.files.report_chart import chart_label

MODULE = "T2 Subject input: belonging, bias and everyday exclusion in Norwegian working life"
PAIR = "Nguyễn Thị Hương Giang Phạm-Andersen → Christopher-Alexander Wedel-Jarlsberg Løvenskiold"


def charted(path, labels):
    bars = Bars("Hours", "Hours", tuple((label, 60) for label in labels))
    sheet = ReportSheet("Summary", (Facts((Fact("Client", "Fjordbank"),)), bars))
    made = load_workbook(report_xlsx.write(Report("r", "Time report", "Fjordbank", "en", (sheet,)), path)).active
    [chart] = made._charts
    return made, chart


def cells(sheet, reference):
    return [cell for [cell] in sheet[reference.split("!")[1]]] if ":" in reference else [sheet[reference.split("!")[1]]]


@pytest.mark.parametrize("label", ["K", MODULE])
@pytest.mark.parametrize("count", [1, 2, 4, 12])
def test_however_many_bars_title_and_axis_have_room_of_their_own(tmp_path, count, label):
    _sheet, chart = charted(tmp_path / "report.xlsx", [label] * count)
    height, place = EMU_to_cm(chart.anchor.ext.height), chart.layout.manualLayout
    assert place.y * height == pytest.approx(1.4, abs=0.01)
    assert (1 - place.y - place.h) * height == pytest.approx(1.2, abs=0.01)
    assert place.h * height / count > 0.5 * len(chart_label(label).splitlines())


def test_labels_stand_whole_in_the_list_and_in_short_lines_in_a_hidden_column_for_the_chart(tmp_path):
    sheet, chart = charted(tmp_path / "report.xlsx", ["K Kick-off", MODULE, PAIR])
    labels = cells(sheet, chart.series[0].cat.numRef.f)
    figures = cells(sheet, chart.series[0].val.numRef.f)
    assert [sheet.cell(cell.row, 1).value for cell in figures] == ["K Kick-off", MODULE, PAIR]
    assert [cell.row for cell in labels] == [cell.row for cell in figures]
    assert max(len(line) for cell in labels for line in cell.value.splitlines()) <= 42
    assert sheet.column_dimensions[labels[0].column_letter].hidden
    assert not chart.visible_cells_only
    assert sheet.row_dimensions[figures[0].row].height == 15


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Minh Trần → Kari Nordmann", ["Minh Trần → Kari Nordmann"]),
        (PAIR, ["Nguyễn Thị Hương Giang Phạm-Andersen →", "Christopher-Alexander Wedel-Jarlsberg…"]),
        (MODULE, ["T2 Subject input: belonging, bias and", "everyday exclusion in Norwegian working", "life"]),
        (f"{MODULE}, {MODULE}", ["T2 Subject input: belonging, bias and", "everyday exclusion in Norwegian working"]),
        ("å" * 200, ["å" * 42, "å" * 42, "å" * 41 + "…"]),
        ("", [""]),
    ],
)
def test_a_long_label_has_few_lines_and_a_pair_keeps_both_names(label, lines):
    shown = chart_label(label).split("\n")
    assert shown[: len(lines)] == lines
    assert len(shown) <= 3
    assert max(map(len, shown)) <= 42
