"""What `--inspect` sees in lists that people have made themselves."""

import json
from datetime import date

import pytest

from tests.files.workbooks import saved
from tests.inspect_file.seeing import fields, problems, seen, sheet, values


def test_a_list_made_by_hand_in_nynorsk_with_headings_totals_and_notes(tmp_path):
    found = sheet(
        tmp_path,
        ["Søkjarar til omvendt mentoring hausten 2026"],
        ["Oppdatert 12.8.2026 av Ingrid"],
        [],
        ["Nr.", "Førenamn", "Etternamn", "E-post", "Tlf.", "Arbeidsgjevar / studiestad", "Eg samtykkjer"],
        ["MENTORAR"],
        [1, "Amina", "Yusuf", "amina@example.org", "900 12 345", "OsloMet", "Ja, eg samtykkjer"],
        [],
        [2, "Minh", "Tran", "minh@example.org", "900 12 346", "NTNU", "Ja"],
        ["MENTEEAR (leiarar)"],
        [3, "Kari", "Nordmann", None, "400 00 101", "Fjordbank", "Nei, eg samtykkjer ikkje"],
        [4, "Per", "Ødegård", "per(a)example.org", "400 00 102", "Fjordbank", "veit ikkje"],
        ["Nr.", "Førenamn", "Etternamn", "E-post", "Tlf.", "Arbeidsgjevar / studiestad", "Eg samtykkjer"],
        [],
        ["Sum", 4],
        ["Hugs å ringje Kari"],
    )
    assert found["header_rows"] == [4, 4]
    assert [row["row"] for row in found["rows"]] == [6, 8, 10, 11]
    assert values(found, "role") == ["mentor", "mentor", "mentee", "mentee"]
    assert values(found, "consent") == [True, True, False, None]
    assert values(found, "answer_id") == ["", "", "", ""]
    assert problems(found) == [("email", "D10"), ("email", "D11")]


def test_groups_in_merged_cells_stand_above_the_header(tmp_path):
    found = sheet(
        tmp_path,
        ["Personalia", None, None, "Jobb", None],
        ["Navn", "E-post", "Mobil", "Stilling", "Bedrift"],
        ["Kari Nordmann", "kari@example.org", 40000101, "HR-sjef", "Fjordbank"],
        merge=["A1:C1", "D1:E1"],
    )
    assert found["header_rows"] == [1, 2]
    assert list(fields(found).values()) == ["name", "email", "phone", "title", "organisation"]
    assert values(found, "role") == [None]


def test_the_role_comes_from_the_sheets_name_and_the_other_sheet_is_told_of(tmp_path):
    found = seen(
        saved(
            tmp_path / "a.xlsx",
            ("Info", [["Liste over søkere"], ["Kontakt: ingrid@example.org"]]),
            ("Mentorer", [["Navn", "Mail"], ["Amina Yusuf", "amina@example.org"], ["Minh Tran", "minh@example.org"]]),
            ("Menteer", [["Navn", "Mail"], ["Kari Nordmann", "kari@example.org"]]),
        )
    )
    assert found["sheet"] == "Mentorer"
    assert values(found, "role") == ["mentor", "mentor"]
    assert "Menteer" in found["message"]


def test_a_role_merged_down_beside_its_people_counts_for_all_of_them(tmp_path):
    found = sheet(
        tmp_path,
        ["Rolle", "Navn", "E-post"],
        ["Mentor", "Amina Yusuf", "amina@example.org"],
        [None, "Minh Tran", "minh@example.org"],
        ["Mentee", "Kari Nordmann", "kari@example.org"],
        merge=["A2:A3"],
    )
    assert values(found, "role") == ["mentor", "mentor", "mentee"]


def test_two_columns_to_tick_are_one_role(tmp_path):
    found = sheet(
        tmp_path,
        ["Surname", "First name(s)", "E-mail address", "Mentor", "Mentee"],
        ["Yusuf", "Amina", "amina@example.org", "x", None],
        ["Nordmann", "Kari", "kari@example.org", None, "X"],
    )
    assert values(found, "role") == ["mentor", "mentee"]
    assert values(found, "name") == ["Amina Yusuf", "Kari Nordmann"]


def test_a_table_without_header_is_known_by_what_it_holds(tmp_path):
    found = sheet(
        tmp_path,
        ["Kari Nordmann", "kari@example.org", "400 00 101", "mentee"],
        ["Amina Yusuf", "amina@example.org", "900 12 345", "mentor"],
        ["Minh Tran", "minh@example.org", "900 12 346", "mentor"],
    )
    assert found["header_rows"] == [0, 0]
    assert list(fields(found).values()) == ["name", "email", "phone", "role"]
    assert len(found["rows"]) == 3


def test_a_role_in_the_company_is_a_job_title_and_risky_columns_are_off(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "Epost", "Rolle", "Deltakertype", "Kommentar", "Helseopplysninger", "Fødselsdato", "Nasjonalitet"],
        ["Kari Nordmann", "kari@example.org", "Prosjektleder", "Mentee", None, None, date(1980, 1, 1), "norsk"],
        [
            "Amina Yusuf",
            "amina@example.org",
            "Student",
            "Mentor",
            "15108695088 er mitt",
            "astma",
            date(2001, 1, 1),
            "norsk",
        ],
    )
    assert values(found, "title") == ["Prosjektleder", "Student"]
    assert values(found, "role") == ["mentee", "mentor"]
    assert [column["risky"] for column in found["columns"]] == [False] * 5 + [True] * 3
    assert "15108695088" not in json.dumps(found)
    assert ("answer", "E3") in problems(found)


def test_sections_with_a_heading_above_the_header_each_give_their_role(tmp_path):
    found = sheet(
        tmp_path,
        ["MENTORER"],
        ["Navn", "E-post", "Studie"],
        ["Amina Yusuf", "amina@example.org", "Jus"],
        ["MENTEER"],
        ["Navn", "E-post", "Stilling"],
        ["Kari Nordmann", "kari@example.org", "HR-sjef"],
        merge=["A1:C1", "A4:C4"],
    )
    assert values(found, "name") == ["Amina Yusuf", "Kari Nordmann"]
    assert values(found, "role") == ["mentor", "mentee"]


def test_an_address_in_a_note_below_is_nobodys(tmp_path):
    found = sheet(
        tmp_path,
        ["Name", "E-mail", "Role", "Employer", "Title", "Phone"],
        ["Amina Yusuf", "amina@example.org", "mentor", "OsloMet", "student", "900 12 345"],
        ["Lone Name"],
        ["Per Ødegård", "per@example.org", "mentee", "Fjordbank", "CEO", "400 00 102"],
        [],
        ["Total", 3],
        ["Questions? Contact ingrid@example.org"],
        ["Contact:", "ingrid@example.org"],
    )
    assert values(found, "name") == ["Amina Yusuf", "Lone Name", "Per Ødegård"]
    assert ("email", "B3") in problems(found)


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Mentorer 2026", "mentor"),
        ("Søkjarar mentee", "mentee"),
        ("Ledere", "mentee"),
        ("Omvendt mentor", None),
        ("Svar", None),
    ],
)
def test_a_sheet_gives_a_role_only_when_its_name_is_one(tmp_path, title, role):
    found = sheet(tmp_path, ["Navn", "E-post"], ["Amina Yusuf", "amina@example.org"], title=title)
    assert values(found, "role") == [role]
