"""Whether a file is imported, empty or refused, and what is said of its cells and rows."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.files.workbooks import saved
from tests.inspect_file.seeing import fields, problems, seen, sheet, values

ASSETS = Path(__file__).parents[2] / "assets"


def test_the_sample_goes_in_whole_without_a_question():
    found = seen(ASSETS / "sample-applications.xlsx")
    assert (found["outcome"], found["sheet"], found["header_rows"]) == ("import", "Form1", [1, 1])
    assert len(found["rows"]) == 24
    assert problems(found) == []
    assert set(values(found, "role")) == {"mentor", "mentee"}
    assert set(values(found, "consent")) == {True}
    assert found["rows"][0]["values"]["name"] == "Amina Yusuf"
    assert found["rows"][0]["values"]["email"] == "amina.yusuf@example.org"
    assert found["rows"][0]["values"]["availability"] == ["Tirsdag ettermiddag", "Torsdag ettermiddag"]
    risky = [column["header"] for column in found["columns"] if column["risky"]]
    assert risky == ["Landbakgrunn"]
    assert "Somalia" not in json.dumps(found)


def test_errors_and_unsaved_formulas_are_named_by_their_cell(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle", "Mobil", "Stilling"],
        ["Kari Nordmann", "#N/A", "mentee", "#REF!", "=A2"],
        ["None", "null@example.org", "mentor", "NA", "Null"],
    )
    assert ("email", "B2") in problems(found)
    assert ("phone", "D2") in problems(found)
    assert ("title", "E2") in problems(found)
    assert values(found, "name") == ["Kari Nordmann", "None"]
    assert values(found, "title") == ["", "Null"]


def test_hidden_rows_are_read_and_counted(tmp_path):
    path = saved(
        tmp_path / "a.xlsx",
        ("Ark", [["Navn", "E-post", "Rolle"]] + [["Kari N", f"k{n}@example.org", "mentee"] for n in range(4)]),
    )
    book = load_workbook(path)
    for number in (2, 3, 4):
        book.active.row_dimensions[number].hidden = True
    book.save(path)
    found = seen(path)
    assert len(found["rows"]) == 4
    assert "3 rader er skjult" in found["message"]


def test_a_hidden_list_of_choices_is_not_taken_for_the_answers(tmp_path):
    path = saved(
        tmp_path / "a.xlsx",
        ("Lister", [["Navn", "E-post"]] + [[f"Person {n}", f"p{n}@example.org"] for n in range(9)]),
        ("Svar", [["Navn", "E-post", "Rolle"], ["Kari Nordmann", "kari@example.org", "mentee"]]),
    )
    book = load_workbook(path)
    book["Lister"].sheet_state = "veryHidden"
    book.active = 1
    book.save(path)
    assert seen(path)["sheet"] == "Svar"


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_empty_application_workbook_is_empty_and_knows_every_field_once_filled(tmp_path, language):
    book = load_workbook(ASSETS / f"application-form-{language}.xlsx")
    assert seen(ASSETS / f"application-form-{language}.xlsx")["outcome"] == "empty"
    yes = {"nb": "Ja, jeg samtykker", "en": "Yes, I consent"}[language]
    book.worksheets[0].append(
        [
            "Amina Yusuf",
            "amina@example.org",
            "900 12 345",
            "Mentor",
            "OsloMet",
            "Jus",
            "Student",
            "Bank",
            "Oslo",
            "Norsk;Urdu",
            "Fordi",
            "Lære",
            "Språk;Kultur",
            "Politikk",
            "Mye",
            "Nei",
            "Digitalt",
            "Mandag kveld",
            "24.12.2026",
            yes,
        ]
    )
    book.save(tmp_path / "fylt.xlsx")
    found = seen(tmp_path / "fylt.xlsx")
    assert problems(found) == []
    assert None not in fields(found).values()
    assert values(found, "blocked_dates") == [["2026-12-24"]]
    assert values(found, "meeting_mode") == ["digital"]


def test_a_workbook_with_nothing_in_it_is_empty_and_a_budget_is_no_list_of_people(tmp_path):
    assert sheet(tmp_path)["outcome"] == "empty"
    assert sheet(tmp_path, ["Navn", "E-post"])["outcome"] == "empty"
    budget = sheet(tmp_path, ["Post", "Beløp", "Konto"], ["Leie", 12000, 6300], ["Strøm", 3000, 6340])
    assert (budget["outcome"], budget["rows"]) == ("empty", [])


def test_a_refusal_is_one_message_and_exit_code_two(tmp_path):
    found = seen(tmp_path / "borte.xlsx")
    assert found["outcome"] == "refuse"
    assert found["message"].startswith("«borte.xlsx»")
    assert found["rows"] == []


def test_headers_and_answers_of_thousands_of_letters_cost_nothing(tmp_path):
    long = "a: (b, tema " * 2_500
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle", *[long] * 30],
        *[["Kari", f"k{n}@example.org", "mentee", *[long] * 30] for n in range(9)],
    )
    assert len(found["rows"]) == 9
