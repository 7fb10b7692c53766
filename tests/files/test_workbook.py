"""Plain rows out of workbooks and CSV files, whatever program saved them."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from omvendt_desktop.domain.sheets import Span
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import workbook
from tests.files.workbooks import MAIN, SHARED_STRINGS, SHEET, rewritten, saved, with_part

ROWS = [["Navn", "E-post"], ["Kari Nordmann", "kari@example.org"]]


def cells(path: Path) -> list[tuple[object, ...]]:
    return [row.cells for row in workbook.read(path).sheets[0].rows]


def test_rows_keep_the_numbers_excel_shows_and_blank_ones_are_left_out(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Tittel"], [], ["Navn"], [None, " "], ["Kari"]]))
    assert [row.number for row in workbook.read(path).sheets[0].rows] == [1, 3, 5]


def test_a_macro_workbook_is_read(tmp_path):
    path = saved(tmp_path / "a.xlsm", ("Ark", ROWS))
    with_part(
        path, "[Content_Types].xml", lambda content: content.replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    )
    assert len(cells(path)) == 2


def test_chart_sheets_are_passed_over_and_hidden_sheets_are_marked(tmp_path):
    book = Workbook()
    book.active.title = "Skjult"
    book.active.sheet_state = "hidden"
    book.create_chartsheet("Figur")
    book.create_sheet("Svar").append(["Navn"])
    book.save(tmp_path / "a.xlsx")
    assert [(sheet.name, sheet.hidden) for sheet in workbook.read(tmp_path / "a.xlsx").sheets] == [
        ("Skjult", True),
        ("Svar", False),
    ]


def test_hidden_rows_are_read_and_known_to_be_hidden(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [*ROWS, ["Per", "per@example.org"]]))
    book = load_workbook(path)
    book.active.row_dimensions[2].hidden = True
    book.save(path)
    sheet = workbook.read(path).sheets[0]
    assert len(sheet.rows) == 3
    assert sheet.hidden_rows == {2}


def test_merged_cells_are_known(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Personalia"], *ROWS]), merge=["A1:B1"])
    assert workbook.read(path).sheets[0].spans == (Span(1, 1, 0, 1),)


@pytest.mark.parametrize("from_1904", [False, True])
def test_dates_are_the_same_day_however_the_workbook_counts(tmp_path, from_1904):
    book = Workbook()
    if from_1904:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    book.active.append([datetime(2026, 8, 14, 9, 12)])
    book.save(tmp_path / "a.xlsx")
    read = workbook.read(tmp_path / "a.xlsx")
    assert read.sheets[0].rows[0].cells == (datetime(2026, 8, 14, 9, 12),)
    assert read.from_1904 is from_1904


def test_a_formula_whose_result_was_never_saved_is_known_by_its_cell(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Navn", "E-post"], ["Kari", '=A2&"@example.org"']]))
    sheet = workbook.read(path).sheets[0]
    assert sheet.unsaved == {"B2"}
    assert sheet.rows[1].cells == ("Kari",)


def test_a_formula_whose_saved_result_is_an_empty_text_is_not_unsaved(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Navn", "E-post"], ["Kari", '=IF(1,"",1)']]))
    with_part(path, SHEET, lambda content: content.replace(b'<c r="B2">', b'<c r="B2" t="str">'))
    assert workbook.read(path).sheets[0].unsaved == frozenset()


def test_a_formula_with_a_saved_result_is_that_result(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Navn", "E-post"], ["Kari", "=A2"]]))
    with_part(
        path,
        SHEET,
        lambda content: content.replace(b"<f>A2</f><v />", b"<f>A2</f><v>7</v>").replace(
            b"<f>A2</f><v></v>", b"<f>A2</f><v>7</v>"
        ),
    )
    assert cells(path)[1] == ("Kari", 7)


def test_rich_shared_and_inline_texts_are_read_whole(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", [["Navn"]]))
    strings = (
        f'<sst xmlns="{MAIN}"><si><r><t>Kari </t></r><r><rPr><b/></rPr>'
        "<t>Nordmann</t></r></si><si><t>Åse</t></si></sst>"
    ).encode()
    rows = (
        b'<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c>'
        b'<c r="C2" t="inlineStr"><is><r><t>Fri</t></r></is></c>'
        b'<c r="D2" t="inlineStr"><is><t xml:space="preserve"> Fem &amp; to </t></is></c></row></sheetData>'
    )
    relation = SHARED_STRINGS % b"/xl/delte.xml"
    with_part(path, SHEET, lambda content: content.replace(b"</sheetData>", rows))
    with_part(path, "xl/_rels/workbook.xml.rels", lambda content: content.replace(b"</Relationships>", relation))
    rewritten(path, lambda _name, content: content, {"xl/delte.xml": strings})
    assert cells(path)[1] == ("Kari Nordmann", "Åse", "Fri", " Fem & to ")


def test_tags_with_a_prefix_and_single_quotes_are_read(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", ROWS))
    sheet = (
        f"<?xml version='1.0' encoding='utf-8'?><x:worksheet xmlns:x='{MAIN}'>"
        "<x:sheetData><x:row r='1'><x:c r='A1' t='inlineStr'><x:is><x:t>Navn</x:t></x:is></x:c></x:row>"
        "<x:row r='4' hidden='1'><x:c r='B4' t='inlineStr'><x:is><x:t>Kari</x:t></x:is></x:c>"
        "<x:c r='C4' s='1'/></x:row>"
        "</x:sheetData><x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>"
    )
    with_part(path, SHEET, lambda _content: sheet.encode())
    read = workbook.read(path).sheets[0]
    assert [(row.number, row.cells) for row in read.rows] == [(1, ("Navn",)), (4, (None, "Kari"))]
    assert read.hidden_rows == {4}
    assert read.spans == (Span(1, 1, 0, 1),)


def test_rows_and_cells_without_numbers_are_counted(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", ROWS))
    rows = b"<sheetData><row><c t='inlineStr'><is><t>Navn</t></is></c></row><row><c/><c><v>7</v></c></row></sheetData>"
    with_part(path, SHEET, lambda content: content[: content.index(b"<sheetData>")] + rows + b"</worksheet>")
    assert cells(path) == [("Navn",), (None, 7)]


def test_parts_in_utf_16_are_read(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", ROWS))
    with_part(path, SHEET, lambda content: content.decode().encode("utf-16"))
    assert cells(path)[1] == ("Kari Nordmann", "kari@example.org")


def test_names_with_backslashes_and_other_capitals_are_found(tmp_path):
    path = saved(tmp_path / "a.xlsx", ("Ark", ROWS))
    import zipfile

    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(path, "w") as package:
        for name, content in parts.items():
            package.writestr(name.replace("xl/worksheets", "xl\\Worksheets"), content)
    assert len(cells(path)) == 2


@pytest.mark.parametrize(
    "content",
    [
        "Navn;E-post\r\nÅse Lund;ase@example.org\r\n".encode("cp1252"),
        "Navn;E-post\r\nÅse Lund;ase@example.org\r\n".encode(),
        "Navn,E-post\nÅse Lund,ase@example.org\n".encode("utf-8-sig"),
        "Navn\tE-post\nÅse Lund\tase@example.org\n".encode("utf-16"),
        'sep=|\r\nNavn|E-post\r\n"Åse Lund"|ase@example.org'.encode(),
    ],
)
def test_csv_is_read_whatever_its_letters_and_signs(tmp_path, content):
    (tmp_path / "svar.csv").write_bytes(content)
    assert cells(tmp_path / "svar.csv") == [("Navn", "E-post"), ("Åse Lund", "ase@example.org")]


def test_csv_under_a_workbooks_name_is_read_all_the_same(tmp_path):
    (tmp_path / "svar.xlsx").write_bytes(b"Navn;E-post\nKari;kari@example.org\n")
    assert len(cells(tmp_path / "svar.xlsx")) == 2


def test_a_csv_of_microsoft_forms_that_begins_with_id_is_not_taken_for_another_format(tmp_path):
    (tmp_path / "svar.csv").write_bytes(b"ID;Navn\n1;Kari\n")
    assert cells(tmp_path / "svar.csv")[0] == ("ID", "Navn")


def test_line_breaks_in_quotes_and_numbers_kept_as_text_survive(tmp_path):
    (tmp_path / "svar.csv").write_bytes(b'Navn;Tlf;Hvorfor\n\n"Kari";="0047123";"En\nto ""tre"""\n')
    assert workbook.read(tmp_path / "svar.csv").sheets[0].rows[1].cells == ("Kari", "0047123", 'En\nto "tre"')
    assert workbook.read(tmp_path / "svar.csv").sheets[0].rows[1].number == 3


def test_a_csv_too_long_or_too_wide_is_refused(tmp_path):
    (tmp_path / "lang.csv").write_bytes(b"a;b\n" * 20_001)
    (tmp_path / "bred.csv").write_bytes(b"a;" * 200 + b"a\n")
    for name, word in (("lang.csv", "rader"), ("bred.csv", "kolonner")):
        with pytest.raises(UserError, match=word):
            workbook.read(tmp_path / name)
