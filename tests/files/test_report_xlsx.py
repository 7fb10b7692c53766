"""The workbook of a report, opened again as others will open it."""

import stat
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.reports import (
    Bars,
    Fact,
    Facts,
    Paragraphs,
    Report,
    ReportColumn,
    ReportKind,
    ReportSheet,
    ReportTable,
    Secret,
    Unit,
)
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.files import report_xlsx
from omvendt_desktop.i18n import using
from tests import permissions
from tests.files.disks import full_disk, rows_left_behind

COLUMNS = (
    ReportColumn("Day", Unit.DAY),
    ReportColumn("Name"),
    ReportColumn("Hours", Unit.HOURS),
    ReportColumn("Share", Unit.PERCENT),
)


def report(rows, kind=ReportKind.COORDINATOR, secrets=(), total=None) -> Report:
    facts = Facts((Fact("Made on", date(2026, 11, 21), Unit.DAY), Fact("Hours", 390, Unit.HOURS)))
    cover = ReportSheet("Summary", (facts, Bars("Hours per pair", "Hours", (("Åse og Per", 75), ("Ola", 60)))))
    about = ReportSheet("About", (Facts((Fact("Used", "what is used"),)), Paragraphs(("For you.",))))
    table = ReportSheet("Details", (ReportTable(COLUMNS, rows, total),))
    return Report("Report", "Time report", "Fjordbank", "en", (cover, table, about), "Confidential", kind, secrets)


def written(tmp_path, *values, **more):
    path = report_xlsx.write(report(*values, **more), tmp_path / "report.xlsx")
    return load_workbook(path)


def test_hours_are_numbers_days_are_days_and_totals_are_values(tmp_path):
    rows = [[date(2026, 9, 23), "Minh", 75, 0.5], [date(2026, 9, 24), "Per", 60, None]]
    sheet = written(tmp_path, rows, total=["", "Sum", 135, None])["Details"]
    assert [cell.value for cell in sheet[1]] == ["Day", "Name", "Hours", "Share"]
    assert (sheet["A2"].value.date(), sheet["C2"].value, sheet["D2"].value) == (date(2026, 9, 23), 1.25, 0.5)
    assert (sheet["C2"].number_format, sheet["D2"].number_format) == ("#,##0.00", "0%")
    assert (sheet["B4"].value, sheet["C4"].value) == ("Sum", 2.25)


@pytest.mark.parametrize("name", ["=1+1", "+47 400", "@cmd", "-2", "#N/A", "{=A1}"])
def test_what_looks_like_a_formula_stays_text(tmp_path, name):
    sheet = written(tmp_path, [[None, name, 0, None]])["Details"]
    assert (sheet["B2"].value, sheet["B2"].data_type) == (name, "s")
    assert sheet["B2"].quotePrefix


def test_long_notes_and_broken_letters_do_no_harm(tmp_path):
    sheet = written(tmp_path, [[None, "å" * 40_000, 0, None], [None, "a\ud800b\x00c\uffff", 0, None]])["Details"]
    assert len(sheet["B2"].value) == 32_767
    assert sheet["B2"].value.endswith("…")
    assert sheet["B3"].value == "abc"
    assert sheet.row_dimensions[2].height == 409  # more than that Excel calls damage


def test_the_cover_has_its_figures_and_a_chart_whose_axes_show(tmp_path):
    sheet = written(tmp_path, [])["Summary"]
    values = {row[0].value: row[1].value for row in sheet.iter_rows() if row[0].value}
    assert (values["Hours"], values["Åse og Per"]) == (6.5, 1.25)
    assert not sheet.sheet_view.showGridLines
    [chart] = sheet._charts
    assert not chart.x_axis.delete
    assert not chart.y_axis.delete


def test_tables_print_with_their_header_on_every_page(tmp_path):
    sheet = written(tmp_path, [[None, "Per", 1, None]])["Details"]
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.freeze_panes == "A2"
    assert sheet.page_setup.orientation == "landscape"
    assert "Confidential" in sheet.oddFooter.left.text


def test_a_column_with_nothing_to_show_is_hidden_and_keeps_its_place(tmp_path):
    sheet = written(tmp_path, [[None, "6 mentors", 75, None], [None, "6 mentees", 60, None]])["Details"]
    assert sheet.column_dimensions["A"].hidden
    assert not sheet.column_dimensions["B"].hidden
    assert [cell.value for cell in sheet[1]] == ["Day", "Name", "Hours", "Share"]


def test_without_rows_the_sum_tells_which_columns_have_something_to_show(tmp_path):
    sheet = written(tmp_path, [], total=["", "Sum", 0, None])["Details"]
    assert [sheet.column_dimensions[letter].hidden for letter in "ABCD"] == [True, False, False, True]


def test_a_page_of_a_table_says_of_which_report_and_programme_it_is(tmp_path):
    made = replace(report([]), subtitle="R&D · " + "x" * 200)
    workbook = load_workbook(report_xlsx.write(made, tmp_path / "report.xlsx"))
    head = workbook["Details"].oddHeader
    assert head.left.text == "Time report – Details"
    assert head.right.text.startswith("R&&D · xxx")
    assert head.right.text.endswith("x…")
    assert len(head.right.text) < 120
    assert not workbook["Summary"].oddHeader.left.text


def test_the_file_says_what_it_is_who_made_it_and_in_which_language(tmp_path):
    properties = written(tmp_path, []).properties
    assert (properties.title, properties.creator) == ("Time report – Fjordbank", "Omvendt Desktop")
    assert properties.language == "en-GB"


def test_an_empty_report_can_be_opened(tmp_path):
    assert written(tmp_path, []).sheetnames == ["Summary", "Details", "About"]


def test_progress_is_told_and_a_cancel_leaves_the_old_file_alone(tmp_path):
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    told = []

    def progress(done, in_all):
        told.append((done, in_all))
        if done >= 400:
            raise Cancelled

    with rows_left_behind() as left, pytest.raises(Cancelled):
        report_xlsx.write(report([[None, "Per", 1, None]] * 1000), path, progress)
    assert told == [(0, 1000), (200, 1000), (400, 1000)]
    assert path.read_bytes() == b"old"
    assert (list(tmp_path.iterdir()), left) == ([path], [])


def test_a_client_report_with_a_secret_is_not_written(tmp_path):
    secret = Secret("a private note", "thinks of leaving the bank")
    rows = [[None, "He thinks of leaving the bank soon", 1, None]]
    path = tmp_path / "report.xlsx"
    with pytest.raises(UserError) as refused:
        report_xlsx.write(report(rows, kind=ReportKind.CLIENT, secrets=(secret,)), path)
    assert "thinks of leaving" in refused.value.details
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path):
    with pytest.raises(UserError):
        report_xlsx.write(report([]), tmp_path / "missing" / "report.xlsx")


def test_a_name_the_disk_cannot_hold_is_said_plainly(tmp_path):
    with using("en"), pytest.raises(UserError, match="too long") as refused:
        report_xlsx.write(report([]), tmp_path / f"{'ø' * 140}.xlsx")
    assert isinstance(refused.value.__cause__, OSError)
    assert "shorter name" in refused.value.hint
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_folder_is_said_plainly(tmp_path):
    with permissions.mode(tmp_path, stat.S_IRUSR | stat.S_IXUSR), pytest.raises(UserError):
        report_xlsx.write(report([]), tmp_path / "report.xlsx")


@pytest.mark.parametrize("room", [100, 20_000])
def test_a_full_disk_keeps_the_old_file(tmp_path, room):
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    rows = [[None, f"Participant {number}", 1, None] for number in range(2_000)]
    with full_disk(at=room), rows_left_behind() as left, pytest.raises(UserError) as refused:
        report_xlsx.write(report(rows), path)
    assert isinstance(refused.value.__cause__, OSError)
    assert path.read_bytes() == b"old"
    assert (list(tmp_path.iterdir()), left) == ([path], [])


def test_a_disk_that_fills_up_at_the_very_end_keeps_the_old_file(tmp_path, monkeypatch):
    from openpyxl import Workbook

    def full(self, path):
        raise OSError(28, "No space left on device")

    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Workbook, "save", full)
    with rows_left_behind() as left, pytest.raises(UserError):
        report_xlsx.write(report([]), path)
    assert path.read_bytes() == b"old"
    assert (list(tmp_path.iterdir()), left) == ([path], [])


def test_a_file_that_is_open_in_excel_is_said_to_be_and_stays(tmp_path, monkeypatch):
    def in_use(self, target):
        raise PermissionError(13, "The process cannot access the file")

    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "replace", in_use)
    with using("en"), pytest.raises(UserError, match="may be open in another program") as refused:
        report_xlsx.write(report([]), path)
    assert "another name" in refused.value.hint
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_protected_file_is_not_replaced(tmp_path):
    path = tmp_path / "report.xlsx"
    path.write_bytes(b"old")
    path.chmod(stat.S_IRUSR)
    with using("nb"), pytest.raises(UserError, match="skrivebeskyttet"):  # on screen, whatever the report speaks
        report_xlsx.write(report([]), path)
    assert path.read_bytes() == b"old"


LONG_LABEL = "T2 Subject input: belonging, bias and everyday exclusion in Norwegian working life"


def cover(path, *blocks, language="en", subtitle="Fjordbank"):
    sheet = ReportSheet("Summary", blocks)
    made = Report("r", "Time report", subtitle, language, (sheet,))
    return load_workbook(report_xlsx.write(made, path)).worksheets[0]


def test_title_and_subtitle_have_lines_of_their_own_and_a_long_label_has_room(tmp_path):
    sheet = cover(tmp_path / "report.xlsx", Bars("Hours", "Hours", ((LONG_LABEL, 60), ("K", 30))))
    assert sheet.row_dimensions[1].height > 18 * 1.2
    assert sheet.row_dimensions[2].height > 12 * 1.2
    [row] = [cell.row for cell in sheet["A"] if cell.value == LONG_LABEL]
    assert sheet.row_dimensions[row].height == 30
    assert sheet.column_dimensions["A"].width < len(LONG_LABEL)
    assert sheet.page_setup.fitToHeight == 1


def test_a_long_subtitle_wraps_over_the_columns_beside_the_chart_and_not_below_it(tmp_path):
    subtitle = "Norges idrettsforbund og olympiske og paralympiske komité · Omvendt mentoring for toppledere 2026–2027"
    facts = Facts((Fact("Client", "Fjordbank"),))
    sheet = cover(tmp_path / "report.xlsx", facts, Bars("Hours", "Hours", ((LONG_LABEL, 60),)), subtitle=subtitle)
    assert (sheet["A2"].value, sheet["A2"].alignment.wrap_text) == (subtitle, True)
    [merged] = [cells for cells in sheet.merged_cells.ranges if cells.min_row == 2]
    [chart] = sheet._charts
    assert merged.min_col == 1
    assert merged.max_col < chart.anchor._from.col
    room = sum(sheet.column_dimensions[letter].width for letter in "ABC"[: merged.max_col])
    assert sheet.row_dimensions[2].height >= 16 * len(subtitle) * 12 / 11 / room


RATINGS = ReportTable((ReportColumn("Module"), ReportColumn("Answers", Unit.WHOLE)), [["M1", 6]])


@pytest.mark.parametrize("tables", [(), (RATINGS,)])
def test_numbers_of_facts_stand_at_the_right_above_other_numbers_and_beside_their_labels(tmp_path, tables):
    facts = Facts((Fact("Client", "Norges idrettsforbund og olympiske komité"), Fact("Hours", 75, Unit.HOURS)))
    sheet = cover(tmp_path / "report.xlsx", facts, Bars("Hours", "Hours", (("K", 60),)), *tables)
    assert [sheet[f"B{row}"].alignment.horizontal for row in (4, 5, 8)] == ["left", "right", "right"]
    assert sheet.column_dimensions["B"].width <= 16


def test_values_of_facts_stand_below_each_other_and_run_on_over_the_columns_of_a_table(tmp_path):
    facts = Facts((Fact("Where", "A long address in a street of a town"), Fact("Minutes", 75, Unit.WHOLE)))
    table = ReportTable((ReportColumn("Name"), ReportColumn("Role"), ReportColumn("Hours")), [["Åse", "mentor", "1"]])
    sheet = cover(tmp_path / "report.xlsx", facts, table)
    assert [sheet[f"B{row}"].alignment.horizontal for row in (4, 5)] == ["left", "left"]
    assert "B4:C4" in sheet.merged_cells
    assert sheet.column_dimensions["B"].width < 20


def test_a_list_to_sign_has_lines_also_where_nobody_stands(tmp_path):
    columns = (
        ReportColumn("Name", width=32),
        ReportColumn("Minutes", Unit.WHOLE, 12),
        ReportColumn("Signature", width=40),
    )
    table = ReportTable(columns, [["Åse", None, ""], ["", None, ""]], roomy=True)
    sheet = cover(tmp_path / "report.xlsx", table)
    assert [cell.value for cell in sheet[4]] == ["Name", "Minutes", "Signature"]
    for row in (5, 6):
        assert [cell.border.bottom.style for cell in sheet[row]] == ["thin"] * 3
        assert sheet.row_dimensions[row].height == 30
    assert {sheet.cell(row, 2).alignment.horizontal for row in (4, 5)} == {"left"}
    assert [sheet.column_dimensions[letter].width for letter in "ABC"] == [32, 16, 40]


@pytest.mark.parametrize(("language", "shown"), [("nb", "dd.mm.yyyy"), ("en", "[$-809]d mmm yyyy")])
def test_days_are_written_in_the_language_of_the_report_and_means_with_one_decimal(tmp_path, language, shown):
    columns = (ReportColumn("Day", Unit.DAY), ReportColumn("Mean", Unit.NUMBER))
    table = ReportTable(columns, [[date(2026, 11, 21), 4.25]])
    sheet = cover(tmp_path / "report.xlsx", table, language=language)
    assert sheet["A5"].is_date
    assert (sheet["A5"].number_format, sheet["B5"].number_format) == (shown, "0.0")
