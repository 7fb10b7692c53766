"""The PDF of a report: its fonts are inside, its pages hold, and nothing half is left."""

import shutil
import subprocess
import warnings
from datetime import date
from pathlib import Path

import pytest

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
from omvendt_desktop.files import report_pdf
from omvendt_desktop.i18n import using
from tests.files.disks import full_disk

NAMES = (
    "Åse Ødegård",
    "Nguyễn Thị Hương",
    "Łukasz Żółć",
    "Юлия Щербакова",
    "Αλέξανδρος Ψαράς",
    "محمد الأمين",
    "דוד כהן",
    "Đorđe → Čaušević",
)
FAR_NAMES = (
    "ዮሃንስ ሃይለ",
    "नेहा शर्मा",
    "தமிழ் செல்வி",
    "สมชาย ใจดี",
    "李小龍",
    "ひかり カナ",
    "김민준",
    "পার্থ সেন",
    "ਗੁਰਪ੍ਰੀਤ",
    "ශාන්ති",
    "အောင်ဆန်း",
    "សុខា",
    "བསྟན་འཛིན",
    "ڈاکٹر ٹیپو ڑے",
)


def report(names=NAMES, kind=ReportKind.COORDINATOR, secrets=(), language="nb") -> Report:
    facts = Facts((Fact("Laget", date(2026, 11, 21), Unit.DAY), Fact("Timer", 390, Unit.HOURS)))
    bars = Bars("Timer per par", "Timer", tuple((name, 60) for name in names[:8]))
    columns = (ReportColumn("Navn"), ReportColumn("Timer", Unit.HOURS), ReportColumn("Andel", Unit.PERCENT))
    table = ReportTable(columns, [[name, 75, 0.5] for name in names], ["Sum", 75 * len(names), None])
    sheet = ReportSheet("Sammendrag", (facts, bars, table, Paragraphs(("Takk.",))), landscape=False)
    return Report("Rapport", "Tidsrapport", "Fjordbank", language, (sheet,), "Fortrolig", kind, secrets)


def read(path) -> str:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not here")
    return subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", NAMES[:5])
def test_names_from_anywhere_can_be_read_out_of_the_file(tmp_path, name):
    assert name in read(report_pdf.write(report(), tmp_path / "report.pdf"))


def test_no_letter_of_them_is_missing_from_the_fonts_and_the_fonts_are_inside(tmp_path, caplog):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path = report_pdf.write(report(), tmp_path / "report.pdf")
    assert "missing" not in caplog.text
    content = path.read_bytes()
    assert content.count(b"/FontFile2") >= 3
    assert len(content) < 200_000


@pytest.mark.parametrize("name", FAR_NAMES)
def test_names_in_other_scripts_print_with_their_own_letters(tmp_path, caplog, name):
    path = report_pdf.write(report([name]), tmp_path / "report.pdf")
    assert "missing" not in caplog.text
    assert len(path.read_bytes()) < 200_000
    assert set(name) - set(read(path)) <= set(" \u0e33\u200d")


def test_a_letter_without_a_font_stops_the_file_and_names_whose_it_is(tmp_path):
    with using("nb"), pytest.raises(UserError, match="«ᠮᠣᠩᠭᠣᠯ Bold»") as refused:
        report_pdf.write(report(["Åse Ødegård", "ᠮᠣᠩᠭᠣᠯ Bold"], language="en"), tmp_path / "report.pdf")
    assert refused.value.hint
    assert list(tmp_path.iterdir()) == []


def test_figures_are_written_as_in_the_language_of_the_report(tmp_path):
    norwegian = read(report_pdf.write(report(), tmp_path / "nb.pdf"))
    english = read(report_pdf.write(report(language="en"), tmp_path / "en.pdf"))
    assert "6,50" in norwegian
    assert "21.11.2026" in norwegian
    assert "Side 1 av 1" in norwegian
    assert "6.50" in english
    assert "21 Nov 2026" in english
    assert "Page 1 of 1" in english


@pytest.mark.parametrize(("language", "tag"), [("nb", b"nb-NO"), ("en", b"en-GB")])
def test_the_file_says_what_it_is_who_made_it_and_in_which_language(tmp_path, language, tag):
    content = report_pdf.write(report(language=language), tmp_path / "report.pdf").read_bytes()
    assert "Tidsrapport – Fjordbank".encode("utf-16-be").hex().encode() in content
    assert b"/Author (Omvendt Desktop)" in content
    assert b"/Lang (" + tag + b")" in content


def test_a_long_label_of_a_chart_is_read_to_its_end(tmp_path):
    label = "T2 Subject input: belonging, bias and everyday exclusion in Norwegian working life"
    text = read(report_pdf.write(report([label]), tmp_path / "report.pdf"))
    assert "…" not in text
    assert text.count("life") == 2


def test_a_long_table_goes_over_pages_with_its_header(tmp_path):
    text = read(report_pdf.write(report([f"Person {number}" for number in range(200)]), tmp_path / "report.pdf"))
    assert text.count("Andel") > 3
    assert "Person 199" in text


def test_broken_letters_long_notes_and_formulas_do_no_harm(tmp_path):
    names = ["a\ud800b\x00", "=1+1", "å" * 40_000, "\u202eabc", ""]
    words = read(report_pdf.write(report(names), tmp_path / "report.pdf")).split()
    assert [words.count(name) for name in ("=1+1", "ab", "abc")] == [2, 2, 2], "beside its bar and in the table"


def test_a_cancel_and_a_secret_leave_the_old_file_alone(tmp_path):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def cancel(_done, _total):
        raise Cancelled

    with pytest.raises(Cancelled):
        report_pdf.write(report(), path, cancel)
    secret = Secret("a name", "Åse Ødegård")
    with pytest.raises(UserError):
        report_pdf.write(report(kind=ReportKind.CLIENT, secrets=(secret,)), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_said_plainly(tmp_path):
    with pytest.raises(UserError):
        report_pdf.write(report(), tmp_path / "missing" / "report.pdf")


def test_a_name_the_disk_cannot_hold_is_said_plainly(tmp_path):
    with using("en"), pytest.raises(UserError, match="too long"):
        report_pdf.write(report(), tmp_path / f"{'ø' * 140}.pdf")
    assert list(tmp_path.iterdir()) == []


def in_use(self, target):
    raise PermissionError(13, "The process cannot access the file")


def test_a_full_disk_and_a_file_open_or_write_protected_keep_what_is_there(tmp_path, monkeypatch):
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")
    with full_disk(at=5_000), using("en"), pytest.raises(UserError, match="could not be written") as full:
        report_pdf.write(report(), path)
    assert isinstance(full.value.__cause__, OSError)
    with monkeypatch.context() as open_elsewhere, using("en"), pytest.raises(UserError, match="in another program"):
        open_elsewhere.setattr(Path, "replace", in_use)
        report_pdf.write(report(), path)
    path.chmod(0o444)
    with using("en"), pytest.raises(UserError, match="write-protected"):
        report_pdf.write(report(), path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
