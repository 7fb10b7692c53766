"""What `--inspect` sees in the workbooks of every form service, in bokmål, nynorsk and English, without a question."""

import json
from datetime import date, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from omvendt_desktop.inspect_file import inspect
from tests.files.workbooks import saved

ASSETS = Path(__file__).parents[1] / "assets"


def seen(path: Path) -> dict:
    text, code = inspect(path)
    found = json.loads(text)
    assert code == (2 if found["outcome"] == "refuse" else 0)
    return found


def values(found: dict, key: str) -> list:
    return [row["values"][key] for row in found["rows"]]


def fields(found: dict) -> dict[str, str | None]:
    return {column["letter"]: column["field"] for column in found["columns"]}


def problems(found: dict) -> list[tuple[str, str | None]]:
    return [(problem["field"], problem["cell"]) for row in found["rows"] for problem in row["problems"]]


def sheet(tmp_path: Path, *rows, name: str = "svar.xlsx", title: str = "Ark1", **settings) -> dict:
    return seen(saved(tmp_path / name, (title, rows), **settings))


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


def test_microsoft_forms_in_english_with_points_and_the_language_of_the_form(tmp_path):
    found = sheet(
        tmp_path,
        [
            "ID",
            "Start time",
            "Completion time",
            "Email",
            "Name",
            "Language",
            "Total points",
            "Quiz feedback",
            "Full name2",
            "Points - Full name2",
            "Feedback - Full name2",
            "Your\xa0role\nin the programme",
            "Job title",
        ],
        [
            1,
            datetime(2026, 8, 1, 8),
            datetime(2026, 8, 1, 9),
            "kari@example.org",
            "Kari Nordmann",
            "English (United States)",
            None,
            None,
            None,
            5,
            "Good",
            "Mentee",
            "HR director",
        ],
        [
            2,
            datetime(2026, 8, 1, 8),
            datetime(2026, 8, 1, 9),
            "amina@example.org",
            "Amina Yusuf",
            "Norsk bokmål (Norge)",
            None,
            None,
            None,
            5,
            "Good",
            "Mentor",
            "Analyst",
        ],
    )
    assert values(found, "name") == ["Kari Nordmann", "Amina Yusuf"]
    assert values(found, "answer_id") == ["1", "2"]
    assert values(found, "received_at") == ["2026-08-01T09:00:00"] * 2
    assert values(found, "languages") == [[], []]
    assert values(found, "role") == ["mentee", "mentor"]
    assert problems(found) == []


def test_a_branched_form_asks_the_same_in_several_columns(tmp_path):
    found = sheet(
        tmp_path,
        [
            "ID",
            "Starttidspunkt",
            "Fullføringstidspunkt",
            "E-postadresse",
            "Navn",
            "Jeg søker som",
            "Fullt navn",
            "E-post",
            "Studiested",
            "Fullt navn2",
            "E-post2",
            "Arbeidsgiver",
            "Nærmeste leders navn",
            "E-post til nærmeste leder",
        ],
        [
            1,
            None,
            datetime(2026, 8, 1),
            "anonymous",
            None,
            "Jeg vil være mentor for en leder",
            "Amina Yusuf",
            "amina@example.org",
            "OsloMet",
        ],
        [
            2,
            None,
            datetime(2026, 8, 1),
            "anonymous",
            None,
            "Jeg er leder og vil ha en mentor",
            None,
            None,
            None,
            "Kari Nordmann",
            "kari@example.org",
            "Fjordbank",
            "Per Sjef",
            "per.sjef@example.org",
        ],
    )
    assert values(found, "name") == ["Amina Yusuf", "Kari Nordmann"]
    assert values(found, "email") == ["amina@example.org", "kari@example.org"]
    assert values(found, "organisation") == ["OsloMet", "Fjordbank"]
    assert values(found, "role") == ["mentor", "mentee"]


def test_google_forms_with_commas_in_the_options_and_a_grid_of_days(tmp_path):
    found = sheet(
        tmp_path,
        [
            "Tidsmerke",
            "E-postadresse",
            "Hva heter du?",
            "Telefonnummer",
            "Vil du være mentor eller adept?",
            "Hvilke temaer vil du snakke om?",
            "Når passer det? [Mandag]",
            "Når passer det? [Tirsdag]",
            "Samtykke",
        ],
        [
            datetime(2026, 8, 14, 9, 12, 33, 400000),
            "amina@example.org",
            "Amina Yusuf",
            90012345.0,
            "Mentor",
            "Rekruttering, Kultur, mat og tradisjon",
            "Formiddag",
            "Formiddag, Ettermiddag",
            "Ja, jeg samtykker",
        ],
        [
            datetime(2026, 8, 15, 9, 12, 33),
            "kari@example.org",
            "Kari Nordmann",
            40000101,
            "Adept",
            "Språk, Rekruttering",
            None,
            "Kveld",
            "Nei",
        ],
        [
            datetime(2026, 8, 15, 9, 12, 33),
            "per@example.org",
            "Per Ødegård",
            "+47 400 00 102",
            "Adept",
            "Kultur, mat og tradisjon, Språk",
            "Ettermiddag",
            None,
            "Vet ikke",
        ],
    )
    assert values(found, "topics") == [
        ["Rekruttering", "Kultur, mat og tradisjon"],
        ["Språk", "Rekruttering"],
        ["Kultur, mat og tradisjon", "Språk"],
    ]
    assert values(found, "availability")[0] == ["Mandag formiddag", "Tirsdag formiddag", "Tirsdag ettermiddag"]
    assert values(found, "phone") == ["90012345", "40000101", "+47 400 00 102"]
    assert values(found, "consent") == [True, False, None]
    assert values(found, "received_at")[0] == "2026-08-14T09:12:33"


def test_surveymonkey_with_two_header_rows_and_one_column_per_option(tmp_path):
    meta = [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
        "First Name",
        "Last Name",
    ]
    found = sheet(
        tmp_path,
        [
            *meta,
            "Custom Data 1",
            "What is your email address?",
            "I want to apply as",
            "Which topics interest you?",
            None,
            None,
            None,
            "When are you available?",
            None,
            "Do you consent to storage of your data?",
        ],
        [None] * 9
        + ["Open-Ended Response", "Response", "Leadership", "Culture", "Language", "Other (please specify)"]
        + ["Monday morning", "Tuesday afternoon", "Response"],
        [
            118234567890,
            4477,
            datetime(2026, 8, 14, 9),
            datetime(2026, 8, 14, 9, 9),
            "10.0.0.1",
            None,
            "Amina",
            "Yusuf",
            None,
            "amina@example.org",
            "Mentor (the younger one)",
            "Leadership",
            None,
            "Language",
            None,
            "Monday morning",
            None,
            "Yes, I consent",
        ],
        [
            118234567891,
            4477,
            datetime(2026, 8, 14, 9),
            datetime(2026, 8, 14, 9, 9),
            "10.0.0.2",
            None,
            "Kari",
            "Nordmann",
            None,
            "kari@example.org",
            "Mentee (a leader who gets a mentor)",
            None,
            "Culture",
            None,
            "Sailing",
            None,
            "Tuesday afternoon",
            "I do not consent",
        ],
    )
    assert found["header_rows"] == [1, 2]
    assert values(found, "name") == ["Amina Yusuf", "Kari Nordmann"]
    assert values(found, "first_name") == ["Amina", "Kari"]
    assert values(found, "email") == ["amina@example.org", "kari@example.org"]
    assert values(found, "topics") == [["Leadership", "Language"], ["Culture", "Sailing"]]
    assert values(found, "availability") == [["Monday morning"], ["Tuesday afternoon"]]
    assert values(found, "role") == ["mentor", "mentee"]
    assert values(found, "consent") == [True, False]
    assert values(found, "answer_id") == ["118234567890", "118234567891"]
    assert "10.0.0.1" not in json.dumps(found)


def test_typeform_with_tokens_utc_times_and_a_column_for_every_choice(tmp_path):
    found = sheet(
        tmp_path,
        [
            "#",
            "What's your name?",
            "Your email",
            "Leadership",
            "Culture",
            "Which role are you applying for?",
            "Country of origin",
            "Start Date (UTC)",
            "Submit Date (UTC)",
            "Network ID",
            "Tags",
        ],
        [
            "ab12cd",
            "Amina Yusuf",
            "amina@example.org",
            "Leadership",
            None,
            "Mentor",
            "Somalia",
            "2026-08-14 07:00:00",
            "2026-08-14 22:12:33",
            "zzz",
            None,
        ],
        [
            "ef34gh",
            "Kari Nordmann",
            "kari@example.org",
            "Leadership",
            "Culture",
            "Mentee",
            "Norway",
            "2026-12-14 07:00:00",
            "2026-12-14 07:30:00",
            "zzy",
            None,
        ],
    )
    assert values(found, "answer_id") == ["ab12cd", "ef34gh"]
    assert values(found, "topics") == [["Leadership"], ["Leadership", "Culture"]]
    assert values(found, "received_at") == ["2026-08-15T00:12:33", "2026-12-14T08:30:00"]
    assert "Somalia" not in json.dumps(found)


def test_nettskjema_with_code_names_check_boxes_and_a_national_identity_number(tmp_path):
    found = sheet(
        tmp_path,
        [
            "$submission_id",
            "$created",
            "$answer_time_ms",
            "navn",
            "epost",
            "mobil",
            "fnr",
            "rolle",
            "temaer_ledelse",
            "temaer_kultur",
            "samtykke",
        ],
        [
            334455,
            "2026-08-14T09:12:33.123",
            54000,
            "Amina Yusuf",
            "amina@example.org",
            "+47 900 12 345",
            "15108695088",
            "mentor",
            1,
            0,
            1,
        ],
        [
            334456,
            "2026-08-15T09:12:33.123",
            54000,
            "Kari Nordmann",
            "kari@example.org",
            "400 00 101",
            "01019012345",
            "adept",
            1,
            1,
            0,
        ],
    )
    assert values(found, "answer_id") == ["334455", "334456"]
    assert values(found, "topics") == [["ledelse"], ["ledelse", "kultur"]]
    assert values(found, "consent") == [True, False]
    assert "15108695088" not in json.dumps(found)
    assert [column["header"] for column in found["columns"] if column["risky"]] == ["fnr"]


def test_codes_for_the_role_are_asked_for_and_not_guessed(tmp_path):
    found = sheet(
        tmp_path,
        ["navn", "epost", "rolle"],
        ["Amina Yusuf", "amina@example.org", 1],
        ["Kari Nordmann", "kari@example.org", 2],
    )
    assert values(found, "role") == [None, None]
    assert problems(found) == [("role", "C2"), ("role", "C3")]


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


def test_slashes_are_settled_by_the_column_or_asked_for(tmp_path):
    header = "Timestamp,Full name,E-mail,Apply as\n"
    (tmp_path / "clear.csv").write_text(
        header + "03/04/2026 10:00:00,Ann Lee,ann@example.org,Mentor\n25/04/2026 11:00,Bo Ek,bo@example.org,Mentee\n"
    )
    (tmp_path / "unclear.csv").write_text(header + "03/04/2026 10:00:00,Ann Lee,ann@example.org,Mentor\n")
    assert values(seen(tmp_path / "clear.csv"), "received_at") == ["2026-04-03T10:00:00", "2026-04-25T11:00:00"]
    unclear = seen(tmp_path / "unclear.csv")
    assert values(unclear, "received_at") == [None]
    assert problems(unclear) == [("received_at", "A2")]


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


def test_a_form_in_nynorsk_goes_in_without_a_question(tmp_path):
    found = sheet(
        tmp_path,
        [
            *(
                "ID",
                "Starttidspunkt",
                "Fullføringstidspunkt",
                "E-postadresse",
                "Namn",
                "Fullt namn",
                "E-post du les ofte",
            ),
            *(
                "Eg søkjer som",
                "Studieretning",
                "Tema eg gjerne snakkar om",
                "Landbakgrunn",
                "Når kan du vanlegvis møtast?",
            ),
            *("Kvifor vil du vere med?", "Samtykkjer du til at vi lagrar svara dine?", "Kor jobbar du?", "Kor bur du?"),
        ],
        [
            *(
                1,
                datetime(2026, 8, 1, 8),
                datetime(2026, 8, 1, 9),
                "anonymous",
                None,
                "Amina Yusuf",
                "amina@example.org",
            ),
            *(
                "Mentor",
                "Jus",
                "Språk;Kultur;",
                "Somalia",
                "Tysdag ettermiddag;",
                "Fordi",
                "Ja, eg samtykkjer",
                "OsloMet",
            ),
            "Voss",
        ],
    )
    assert list(fields(found).values())[5:] == [
        *("name", "email", "role", "field", "topics", None, "availability", "motivation", "consent", "organisation"),
        "place",
    ]
    assert problems(found) == []


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


def test_headers_and_answers_of_thousands_of_letters_cost_nothing(tmp_path):
    long = "a: (b, tema " * 2_500
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle", *[long] * 30],
        *[["Kari", f"k{n}@example.org", "mentee", *[long] * 30] for n in range(9)],
    )
    assert len(found["rows"]) == 9


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


def test_a_blank_answer_to_a_form_is_shown_with_what_is_missing(tmp_path):
    found = sheet(
        tmp_path,
        [
            "ID",
            "Fullføringstidspunkt",
            "E-postadresse",
            "Navn",
            "Rolle",
            "Mobil",
            "Studium",
            "Sted",
            "Språk",
            "Mål",
            "Bransje",
        ],
        [
            1,
            datetime(2026, 8, 1),
            "a@example.org",
            "Amina Yusuf",
            "mentor",
            90012345,
            "Jus",
            "Oslo",
            "norsk",
            "Lære",
            "Bank",
        ],
        [2, datetime(2026, 8, 2)],
    )
    assert [row["row"] for row in found["rows"]] == [2, 3]
    assert problems(found) == [("name", "D3"), ("email", "C3"), ("role", "E3")]
