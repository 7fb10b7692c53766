"""What the gate turns away, each with its own sentence, and what it lets through."""

import io
import struct
import zipfile
from pathlib import Path

import pytest

from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.files import workbook
from tests import permissions
from tests.files.workbooks import SHARED_STRINGS, SHEET, rewritten, saved, with_part

ROWS = [["Navn", "E-post", "Rolle"], ["Kari Nordmann", "kari@example.org", "mentee"]]


def good(folder: Path, name: str = "søknader.xlsx") -> Path:
    return saved(folder / name, ("Form1", ROWS))


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        workbook.read(path)
    assert caught.value.message.count(".") >= 1
    assert caught.value.hint, "every refusal says what to do"
    return caught.value


def written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def ole(path: Path, stream: str) -> Path:
    """A compound file with one named stream, as small as the format allows (MS-CFB)."""
    sector = 512
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        1,
        1,
        0,
        0x1000,
        0xFFFFFFFE,
        0,
        0xFFFFFFFE,
        0,
    )
    header = header.ljust(76, b"\x00") + struct.pack("<109I", 0, *[0xFFFFFFFF] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, *[0xFFFFFFFF] * 126)

    def entry(name: str, kind: int, child: int) -> bytes:
        text = name.encode("utf-16-le").ljust(64, b"\x00")
        return text + struct.pack(
            "<HBBIII16xI8x8xIQ", 2 * len(name) + 2, kind, 1, 0xFFFFFFFF, 0xFFFFFFFF, child, 0, 0xFFFFFFFE, 0
        )

    directory = entry("Root Entry", 5, 1) + entry(stream, 2, 0xFFFFFFFF)
    return written(path, header.ljust(sector, b"\x00") + fat + directory.ljust(sector, b"\x00"))


def test_the_lock_file_of_an_open_workbook_is_named_as_such(tmp_path):
    assert "åpen i Excel" in refusal(written(tmp_path / "~$søknader.xlsx", b"x")).message


def test_a_file_that_has_gone_is_said_to_have_gone(tmp_path):
    assert "ikke der lenger" in refusal(tmp_path / "borte.xlsx").message


def test_a_folder_is_not_a_file(tmp_path):
    assert "en mappe" in refusal(tmp_path).message


def test_a_file_without_permission_says_so(tmp_path):
    path = good(tmp_path)
    with permissions.mode(path, 0):
        assert "kunne ikke leses" in refusal(path).message


def test_a_drive_that_vanishes_while_reading_is_one_sentence(tmp_path, monkeypatch):
    path = good(tmp_path)

    def vanished(*_args, **_kwargs):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "open", vanished)
    error = refusal(path)
    assert "kunne ikke leses" in error.message
    assert "Input/output error" in error.details


def test_an_empty_file_is_said_to_be_empty(tmp_path):
    assert "er tom" in refusal(written(tmp_path / "tom.xlsx", b"")).message


def test_a_protected_workbook_asks_for_the_password_to_be_removed(tmp_path):
    error = refusal(ole(tmp_path / "låst.xlsx", "EncryptedPackage"))
    assert "passord" in error.message
    assert "fjern passordet" in error.hint


def test_an_old_workbook_is_to_be_saved_anew(tmp_path):
    assert ".xls)" in refusal(ole(tmp_path / "gammel.xls", "Workbook")).message
    assert ".xls)" in refusal(written(tmp_path / "eldgammel.xls", b"\x09\x08\x10\x00\x00\x06\x05\x00")).message


def test_a_word_document_of_the_old_kind_is_not_called_a_workbook(tmp_path):
    assert "Office-dokument" in refusal(ole(tmp_path / "brev.doc", "WordDocument")).message


@pytest.mark.parametrize(
    "content",
    [
        b"<html><body><table><tr><td>Navn</td></tr></table></body></html>",
        b"  \r\n<!DOCTYPE html><html></html>",
        b"\xef\xbb\xbf<?xml version='1.0'?><Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>",
        "<html><table></table></html>".encode("utf-16"),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related",
    ],
)
def test_a_web_page_under_a_workbooks_name_is_named(tmp_path, content):
    assert "nettside" in refusal(written(tmp_path / "eksport.xls", content)).message


def test_a_pdf_a_picture_and_a_programme_file_are_named(tmp_path):
    assert "PDF" in refusal(written(tmp_path / "liste.pdf", b"%PDF-1.7\n\x00\x01\x02" * 50)).message
    assert "en programfil" in refusal(written(tmp_path / "liste.omvendt", b"SQLite format 3\x00" * 50)).message
    assert "et bilde" in refusal(written(tmp_path / "liste.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")).message


def test_random_bytes_are_no_workbook(tmp_path):
    assert "ikke en arbeidsbok" in refusal(written(tmp_path / "støy.xlsx", bytes(range(256)) * 40)).message


def test_text_without_columns_is_no_table(tmp_path):
    assert "uten kolonner" in refusal(written(tmp_path / "notat.md", b"Bare litt tekst\nog mer\n")).message


@pytest.mark.parametrize("keep", [40, 500, 3000, -30])
def test_a_workbook_that_was_cut_off_is_damaged(tmp_path, keep):
    path = good(tmp_path)
    path.write_bytes(path.read_bytes()[:keep])
    assert "skadet" in refusal(path).message


def test_a_part_whose_checksum_is_wrong_is_damaged(tmp_path):
    path = good(tmp_path)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as package:
        part = package.getinfo(SHEET)
    start = part.header_offset + 30 + len(SHEET) + 20
    content[start] ^= 0xFF
    path.write_bytes(content)
    assert "skadet" in refusal(path).message


def test_a_bomb_is_refused_by_its_declared_size_before_it_is_unpacked(tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for number in range(5):
            package.writestr(f"xl/worksheets/sheet{number}.xml", b" " * 45_000_000)
    assert "altfor stor" in refusal(written(tmp_path / "bombe.xlsx", stream.getvalue())).message


def test_a_part_larger_than_its_declared_size_is_damaged(tmp_path):
    path = rewritten(good(tmp_path), lambda name, content: content + b" " * 300_000 if name == SHEET else content)
    content = path.read_bytes()
    with zipfile.ZipFile(path) as package:
        size = struct.pack("<I", package.getinfo(SHEET).file_size)
    path.write_bytes(content.replace(size, struct.pack("<I", 2000)))
    assert "skadet" in refusal(path).message


def test_a_text_of_fifty_million_letters_is_too_large(tmp_path):
    strings = (
        b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>'
        + b"a" * 60_000_000
        + b"</t></si></sst>"
    )
    path = good(tmp_path)
    relation = SHARED_STRINGS % b"s.xml"
    with_part(path, "xl/_rels/workbook.xml.rels", lambda content: content.replace(b"</Relationships>", relation))
    rewritten(path, lambda _name, content: content, {"xl/s.xml": strings})
    assert "altfor stor" in refusal(path).message


@pytest.mark.parametrize(
    ("parts", "word"),
    [
        ({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"}, "LibreOffice"),
        ({"Index/Document.iwa": b"\x00", "Index/Tables/DataList.iwa": b"\x00"}, "Numbers"),
        ({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x00"}, ".xlsb"),
        ({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<x/>"}, "ikke et regneark"),
        ({"bilde.png": b"\x00"}, "ikke et regneark"),
        ({}, "ikke et regneark"),
    ],
)
def test_other_packages_are_refused_by_name(tmp_path, parts, word):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    assert word in refusal(written(tmp_path / "annet.xlsx", stream.getvalue())).message


@pytest.mark.parametrize(
    "part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml", "docProps/core.xml"]
)
def test_a_document_type_in_any_part_is_refused(tmp_path, part):
    dtd = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'

    def with_dtd(content: bytes) -> bytes:
        start = content.find(b"?>") + 2 if content.startswith(b"<?xml") else 0
        return content[:start] + dtd + content[start:]

    assert "DTD" in refusal(with_part(good(tmp_path), part, with_dtd)).message


def test_a_strict_workbook_is_refused_and_not_read_as_empty(tmp_path):
    transitional = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    path = rewritten(
        good(tmp_path),
        lambda _name, content: content.replace(transitional, b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    )
    assert "Strict" in refusal(path).message


def test_more_rows_than_the_import_takes_are_refused_with_the_sheets_name(tmp_path):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (number, number) for number in range(3, 20_010))
    path = with_part(good(tmp_path), SHEET, lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert "Form1" in refusal(path).message
    assert "20000" in refusal(path).message


def test_more_columns_than_the_import_takes_are_refused(tmp_path):
    path = saved(tmp_path / "bred.xlsx", ("Ark", [[f"K{number}" for number in range(201)]]))
    assert "200 kolonner" in refusal(path).message
    assert len(workbook.read(saved(tmp_path / "akkurat.xlsx", ("Ark", [["K"] * 200]))).sheets[0].rows[0].cells) == 200


def test_more_cells_than_can_be_read_in_a_few_seconds_are_refused(tmp_path):
    cells = b"".join(b'<c r="%c%d"><v>1</v></c>' % (65 + number % 20, 0) for number in range(20))
    rows = b"".join(b'<row r="%d">%b</row>' % (number, cells) for number in range(3, 12_600))
    path = with_part(good(tmp_path), SHEET, lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert "celler" in refusal(path).message


def test_three_hundred_thousand_formatted_empty_rows_are_read_past(tmp_path):
    cells = b"".join(b'<c r="%cROW" s="1"/>' % (65 + number) for number in range(10))
    rows = b"".join(b'<row r="%d" s="1">%b</row>' % (n, cells.replace(b"ROW", b"%d" % n)) for n in range(3, 300_003))
    path = with_part(good(tmp_path), SHEET, lambda content: content.replace(b"</sheetData>", rows + b"</sheetData>"))
    assert [row.number for row in workbook.read(path).sheets[0].rows] == [1, 2]


def test_a_dimension_of_the_whole_sheet_costs_nothing(tmp_path):
    path = with_part(
        good(tmp_path),
        SHEET,
        lambda content: content.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"'),
    )
    assert b"XFD1048576" in zipfile.ZipFile(path).read(SHEET)
    assert len(workbook.read(path).sheets[0].rows) == 2


def test_a_dimension_that_is_too_small_loses_no_cells(tmp_path):
    path = with_part(
        good(tmp_path), SHEET, lambda content: content.replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1"')
    )
    assert workbook.read(path).sheets[0].rows[1].cells == ("Kari Nordmann", "kari@example.org", "mentee")


def test_tags_nested_a_million_deep_are_refused(tmp_path):
    deep = b"<a>" * 1_000_000 + b"</a>" * 1_000_000
    path = with_part(good(tmp_path), SHEET, lambda content: content.replace(b"</sheetData>", deep + b"</sheetData>"))
    refusal(path)


def test_anything_unexpected_becomes_one_refusal_with_details(tmp_path):
    path = with_part(good(tmp_path), SHEET, lambda content: content.replace(b'r="A2"', b'r="A2" s="elleve"'))
    assert refusal(path).details


def test_broken_styles_comments_and_properties_do_not_matter(tmp_path):
    path = good(tmp_path)
    with_part(path, "docProps/core.xml", lambda _content: b"<core><created>i fjor</created></core>")
    with_part(path, "xl/styles.xml", lambda _content: b"<styleSheet><cellXfs><xf numFmtId='x'/></cellXfs>")
    assert len(workbook.read(path).sheets[0].rows) == 2


def test_missing_styles_do_not_matter(tmp_path):
    path = rewritten(good(tmp_path), lambda name, content: None if name == "xl/styles.xml" else content)
    assert len(workbook.read(path).sheets[0].rows) == 2


def test_cancel_stops_the_reading(tmp_path):
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        workbook.read(good(tmp_path), stop)


def test_progress_never_runs_past_its_end(tmp_path):
    seen: list[tuple[int, int]] = []
    path = saved(tmp_path / "mange.xlsx", ("Ark", [ROWS[0], *([ROWS[1]] * 3000)]))
    workbook.read(path, lambda done, total: seen.append((done, total)))
    assert len(seen) > 5
    assert all(0 < done <= total for done, total in seen)
