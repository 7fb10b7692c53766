"""Workbooks handed out show what was meant, in any program, and are never half written."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from omvendt_desktop.domain.cell_values import clean_text
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import workbook
from omvendt_desktop.files.sheet_cells import Kind, storable
from omvendt_desktop.files.sheet_tables import Column, put_table
from omvendt_desktop.files.sheet_writing import add_sheet, new_workbook, set_up_print
from tests.files.disks import full_disk, rows_left_behind


def written(path: Path, *rows, columns=None, **more):
    with new_workbook(path) as built:
        put_table(add_sheet(built, "Ark"), columns or [Column("Tekst")], rows, **more)
    return load_workbook(path).active


@pytest.mark.parametrize("text", ["=1+1", "+47 400 00 101", "@amina", "-", "#N/A", "TRUE", "007", "=cmd|' /C calc'!A0"])
def test_text_stays_text_whatever_it_looks_like(tmp_path, text):
    cell = written(tmp_path / "a.xlsx", [text])["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_what_cannot_be_stored_is_left_out_and_too_much_is_cut(tmp_path):
    assert storable("a\x00b\x1f\ud800\ufffe\uffffc\n") == "abc\n"
    assert len(storable("ø" * 40_000)) == 32_767
    assert storable("ø" * 40_000).endswith("…")
    assert len(storable("😀" * 20_000).encode("utf-16-le")) // 2 <= 32_767
    assert written(tmp_path / "a.xlsx", ["x" * 40_000])["A2"].value.endswith("x…")


@given(st.text(st.characters(exclude_characters="_"), max_size=200))
def test_any_text_comes_back_through_our_own_reader(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("tekst") / "a.xlsx"
    written(path, [text], ["slutt"])
    read = [clean_text(str(row.cells[0])) for row in workbook.read(path).sheets[0].rows]
    assert [line for line in read if line] == [line for line in ("Tekst", clean_text(storable(text)), "slutt") if line]


def test_text_that_looks_like_an_escape_survives(tmp_path):
    written(tmp_path / "a.xlsx", ["_x000D_ og _x0041_"])
    assert clean_text(workbook.read(tmp_path / "a.xlsx").sheets[0].rows[1].cells[0]) == "_x000D_ og _x0041_"


def test_numbers_days_and_totals_have_their_form(tmp_path):
    columns = [Column("Navn"), Column("Timer", Kind.HOURS), Column("Dag", Kind.DAY), Column("Antall", Kind.WHOLE)]
    row = ["Kari", 1.25, date(2026, 8, 14), 3]
    read = written(tmp_path / "a.xlsx", row, columns=columns, total=["Sum", 1.25, "", 3])
    assert [cell.number_format for cell in read[2]] == ["General", "#,##0.00", "dd.mm.yyyy", "#,##0"]
    assert [cell.value for cell in read[3]] == ["Sum", 1.25, None, 3]
    assert read["B3"].font.bold and read["B2"].alignment.horizontal == "right"
    assert (read.freeze_panes, read.auto_filter.ref) == ("A2", "A1:D2")
    assert {cell.font.name for row in read for cell in row} == {"Calibri"}


def test_minutes_are_shown_as_hours(tmp_path):
    read = written(tmp_path / "a.xlsx", [75], [0], columns=[Column("Timer", Kind.MINUTES)], total=[75])
    assert [read.cell(row, 1).value for row in (2, 3, 4)] == [1.25, 0, 1.25]
    assert read["A2"].number_format == "#,##0.00"


def test_a_column_is_as_wide_as_what_it_holds(tmp_path):
    columns = [Column("A"), Column("B"), Column("C"), Column("Fast", width=33)]
    read = written(tmp_path / "a.xlsx", ["Kari", "x" * 20, "y" * 90, "z"], columns=columns)
    assert [read.column_dimensions[letter].width for letter in "ABCD"] == [8, 22, 45, 33]


def test_a_reader_is_told_the_size_of_a_table(tmp_path):
    path = tmp_path / "a.xlsx"
    written(path, ["Kari"], ["Per"], total=["Sum"])
    sheet = load_workbook(path, read_only=True).active
    assert sheet.calculate_dimension() == "A1:A4"


def test_lines_above_a_table_come_first_and_the_header_stays_in_sight(tmp_path):
    read = written(tmp_path / "a.xlsx", ["Kari"], columns=[Column("Navn")], above=("Tittel", "Mer", ""))
    assert [read.cell(row, 1).value for row in range(1, 6)] == ["Tittel", "Mer", None, "Navn", "Kari"]
    assert (read["A1"].font.bold, read["A2"].font.bold) == (True, False)
    assert (read.freeze_panes, read.auto_filter.ref) == ("A5", "A4:A5")


def test_a_printed_sheet_is_a4_with_its_header_repeated_and_pages_numbered(tmp_path):
    with new_workbook(tmp_path / "a.xlsx") as built:
        sheet = add_sheet(built, "Ark")
        set_up_print(sheet, header_row=1, foot="Konfidensielt & lukket")
        put_table(sheet, [Column("Navn")], [["Kari"]])
    read = load_workbook(tmp_path / "a.xlsx").active
    assert (str(read.page_setup.paperSize), read.page_setup.orientation) == ("9", "landscape")
    assert read.print_title_rows == "$1:$1"
    assert "&P" in read.oddFooter.right.text and "Konfidensielt" in read.oddFooter.left.text


def test_sheet_names_are_made_legal_and_different(tmp_path):
    wanted = ("Par: Kari/Amina [1]?", "Par: Kari/Amina [1]?", "", "x" * 40, "History")
    with new_workbook(tmp_path / "a.xlsx") as built:
        names = [add_sheet(built, name).title for name in wanted]
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == names
    assert len({name.casefold() for name in names}) == 5
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)
    assert "History" not in names


def test_a_choice_is_offered_in_a_drop_down(tmp_path):
    sheet = written(tmp_path / "a.xlsx", ["mentor"], columns=[Column("Rolle", choices=("mentor", "mentee"))])
    assert [rule.formula1 for rule in sheet.data_validations.dataValidation] == ['"mentor,mentee"']


def test_a_file_that_cannot_be_replaced_stays_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")

    def open_elsewhere(_self, _target):
        raise PermissionError(13, "in use")

    monkeypatch.setattr(Path, "replace", open_elsewhere)
    with pytest.raises(UserError, match="åpen i et annet program") as caught:
        written(path, ["ny"])
    assert "annet navn" in caught.value.hint
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_one_sentence(tmp_path):
    with pytest.raises(UserError, match="kunne ikke skrives"):
        written(tmp_path / "borte" / "a.xlsx", ["x"])


def test_a_file_protected_against_writing_stays_as_it_was(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    path.chmod(0o444)
    with pytest.raises(UserError, match="skrivebeskyttet"):
        written(path, ["ny"])
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fills_up_while_rows_are_put_leaves_nothing(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"before")
    with full_disk(at=100_000), rows_left_behind() as left, pytest.raises(UserError, match="kunne ikke skrives"):
        written(path, *([f"Deltaker {number}"] for number in range(5_000)))
    assert path.read_bytes() == b"before"
    assert (list(tmp_path.iterdir()), left) == ([path], [])


def test_an_error_while_a_workbook_is_filled_leaves_nothing(tmp_path):
    with rows_left_behind() as left, pytest.raises(ZeroDivisionError), new_workbook(tmp_path / "a.xlsx") as built:
        put_table(add_sheet(built, "Ark"), [Column("Tekst")], [["Kari"]])
        1 / 0  # noqa: B018
    assert (list(tmp_path.iterdir()), left) == ([], [])
