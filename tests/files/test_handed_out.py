"""The workbooks handed out and taken back: the application form, rows with problems, participants."""

import importlib.util
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from omvendt_desktop.domain.application_rows import read_rows
from omvendt_desktop.domain.column_matching import matches
from omvendt_desktop.domain.columns import Choices
from omvendt_desktop.domain.participant_rows import changed
from omvendt_desktop.domain.participants import MeetingMode, Participant, Role
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.files import application_form_xlsx, applications_xlsx, participants_xlsx, problem_rows_xlsx
from omvendt_desktop.i18n import using
from tests.files.workbooks import saved

ASSETS = Path(__file__).parents[2] / "assets"
AMINA = Participant(
    id=7,
    role=Role.MENTOR,
    name="Amina Yusuf",
    email="amina@example.org",
    phone="+47 900 00 001",
    organisation="OsloMet",
    meeting_mode=MeetingMode.EITHER,
    languages=("Norsk", "Somali"),
    topics=("Kultur, mat", "Språk"),
    wishes="En linje\nog en til",
    availability=("tue-afternoon", "fri-morning"),
    blocked_dates=(date(2026, 12, 24),),
    capacity=2,
    private_notes="bare for meg",
)


def cells(workbook) -> list[list[tuple[object, ...]]]:
    return [[tuple(row) for row in sheet.iter_rows(values_only=True)] for sheet in workbook.worksheets]


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_application_form_in_assets_is_up_to_date(language, tmp_path):
    kept = load_workbook(ASSETS / f"application-form-{language}.xlsx")
    made = load_workbook(application_form_xlsx.write(tmp_path / "made.xlsx", language))
    assert cells(kept) == cells(made), "run python assets/make_workbooks.py"
    assert kept.sheetnames == made.sheetnames


def test_the_samples_in_assets_are_up_to_date():
    spec = importlib.util.spec_from_file_location("make_workbooks", ASSETS / "make_workbooks.py")
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert cells(load_workbook(ASSETS / "sample-applications.xlsx")) == cells(maker.sample())
    assert cells(load_workbook(ASSETS / "sample-applications-later.xlsx")) == cells(maker.later_sample())


def test_the_application_form_offers_roles_and_consent_in_drop_downs(tmp_path):
    path = application_form_xlsx.write(tmp_path / "skjema.xlsx", "nb")
    rules = load_workbook(path).worksheets[0].data_validations.dataValidation
    assert '"Mentor,Mentee"' in {rule.formula1 for rule in rules}
    assert len(rules) >= 2


def test_rows_with_problems_can_be_mended_in_excel_and_imported(tmp_path):
    header = ["Navn", "E-post", "Rolle", "Religion"]
    rows = [["Kari Nordmann", "kari(a)example.org", "mentee", "ingen"], ["Per Berg", "per@example.org", "mentee", "x"]]
    _book, table = applications_xlsx.read(saved(tmp_path / "a.xlsx", ("Ark", [header, *rows])))
    reading = read_rows(table, matches(table, Choices()), Choices())
    wrong = {row.number: row.problems for row in reading.rows if row.blocked}
    path = problem_rows_xlsx.write(tmp_path / "rett.xlsx", table, reading.matches, wrong)
    written = load_workbook(path).active
    assert [cell.value for cell in written[1]] == ["Må rettes", "Navn", "E-post", "Rolle", "Rad i den første filen"]
    assert written["A2"].value.startswith("B2: ")
    assert written.max_row == 2
    book = load_workbook(path)
    book.active["C2"] = "kari@example.org"
    book.save(path)
    _book, again = applications_xlsx.read(path)
    mended = read_rows(again, matches(again, Choices()), Choices()).rows
    assert [(row.application.name, row.application.email, row.blocked) for row in mended] == [
        ("Kari Nordmann", "kari@example.org", False)
    ]


@pytest.mark.parametrize(("written_in", "read_in"), [("nb", "nb"), ("en", "nb"), ("nb", "en")])
def test_participants_come_back_as_they_went_out(tmp_path, written_in, read_in):
    with using(written_in):
        participants_xlsx.write(tmp_path / "deltakere.xlsx", [AMINA])
    with using(read_in):
        (line,) = participants_xlsx.read(tmp_path / "deltakere.xlsx")
    assert (line.row, line.participant_id) == (2, 7)
    assert changed(AMINA, line.cells) == AMINA
    assert "bare for meg" not in str(cells(load_workbook(tmp_path / "deltakere.xlsx")))


def test_a_workbook_of_something_else_is_no_list_of_participants(tmp_path):
    with pytest.raises(UserError, match="ingen kolonner med deltakere"):
        participants_xlsx.read(saved(tmp_path / "a.xlsx", ("Ark", [["Post", "Beløp"], ["Leie", 12]])))


def test_writing_participants_can_be_stopped(tmp_path):
    told = []

    def progress(done, in_all):
        told.append((done, in_all))
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        participants_xlsx.write(tmp_path / "deltakere.xlsx", [AMINA] * 500, progress)
    assert told == [(0, 500), (200, 500)]
    assert list(tmp_path.glob("*.xlsx")) == []
