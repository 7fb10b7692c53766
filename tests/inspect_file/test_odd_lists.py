"""What `--inspect` sees in lists and forms that put their columns, names and consents in unusual ways."""

import json
from pathlib import Path

import pytest

from omvendt_desktop.inspect_file import inspect
from tests.files.workbooks import rewritten, saved


def sheet(tmp_path: Path, *rows, **settings) -> dict:
    text, code = inspect(saved(tmp_path / "liste.xlsx", ("Ark1", rows), **settings))
    assert code == 0
    return json.loads(text)


def fields(found: dict) -> list[str | None]:
    return [column["field"] for column in found["columns"]]


def values(found: dict, key: str) -> list:
    return [row["values"][key] for row in found["rows"]]


KARI, OLA = ("Kari Nordmann", "kari@example.org"), ("Ola Hansen", "ola@example.org")


def test_two_header_rows_where_some_columns_are_named_above_and_some_below(tmp_path):
    rows = (
        ["Navn", None, "Kontakt", None, "Rolle", "Samtykke"],
        ["Fornavn", "Etternavn", "E-post", "Mobil", None, None],
        ["Kari", "Nordmann", "kari@example.org", "40000101", "Mentor", "Ja"],
    )
    merged = ["A1:B1", "C1:D1", "E1:E2", "F1:F2"]
    for settings in ({"merge": merged}, {}):
        found = sheet(tmp_path, *rows, **settings)
        assert found["header_rows"] == [1, 2]
        assert fields(found) == ["first_name", "last_name", "email", "phone", "role", "consent"]
        assert (values(found, "role"), values(found, "consent")) == (["mentor"], [True])


def test_a_consent_under_a_group_heading_is_a_consent_and_no_option(tmp_path):
    found = sheet(
        tmp_path,
        ["Om deg", None, "Om programmet", None],
        ["Namn", "E-postadresse", "Eg søkjer som", "Eg samtykkjer"],
        [*KARI, "Mentor", "Ja"],
        [*OLA, "Adept", "Nei"],
        merge=["A1:B1", "C1:D1"],
    )
    assert fields(found) == ["name", "email", "role", "consent"]
    assert values(found, "consent") == [True, False]


def test_a_consent_to_pictures_is_no_consent_to_keeping_the_application(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle", "Samtykke til bilder", "Samtykke til lagring"],
        [*KARI, "Mentor", "Ja", "Nei"],
        [*OLA, "Mentee", "Nei", "Ja"],
    )
    assert values(found, "consent") == [False, True]


@pytest.mark.parametrize(
    "question",
    ["Do you agree that we store your data?", "Kan me lagre opplysningane dine?", "May we keep your details?"],
)
def test_a_question_about_keeping_answers_asks_for_consent(tmp_path, question):
    found = sheet(tmp_path, ["Name", "Email", "Role", question], [*KARI, "Mentor", "Yes"], [*OLA, "Mentee", None])
    assert values(found, "consent") == [True, None]


def test_codes_the_header_explains_need_no_question(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle (1 = mentor, 2 = mentee)", "Samtykke (1 = ja, 2 = nei)"],
        [*KARI, 1, 1],
        [*OLA, 2, 2],
    )
    assert (values(found, "role"), values(found, "consent")) == (["mentor", "mentee"], [True, False])


def test_one_column_for_last_and_first_name_is_a_whole_name(tmp_path):
    found = sheet(
        tmp_path, ["Navn (etternavn, fornavn)", "E-post", "Rolle"], ["Nordmann, Kari", "k@example.org", "Mentor"]
    )
    assert fields(found)[0] == "name"
    assert values(found, "name") == ["Kari Nordmann"]


def test_both_roles_chosen_is_a_question_and_not_the_first_of_them(tmp_path):
    found = sheet(tmp_path, ["Navn", "E-post", "Rolle"], [*KARI, "Mentor;Mentee;"], [*OLA, "Mentor;"])
    assert fields(found) == ["name", "email", "role"]
    assert values(found, "role") == [None, "mentor"]


def test_other_beside_the_choices_of_typeform_is_one_of_them(tmp_path):
    found = sheet(
        tmp_path,
        ["Name", "Email", "Role", "Leadership", "Culture", "Other"],
        [*KARI, "Mentor", "Leadership", None, None],
        [*OLA, "Mentee", None, "Culture", "Chess"],
    )
    assert values(found, "topics") == [["Leadership"], ["Culture", "Chess"]]


def test_blank_name_columns_of_the_service_give_way_to_the_question(tmp_path):
    found = sheet(
        tmp_path,
        ["Email Address", "First Name", "Last Name", "What is your full name?", "Email", "Role"],
        [None, None, None, *KARI, "Mentor"],
    )
    assert fields(found) == [None, None, None, "name", "email", "role"]


def test_a_contact_below_the_list_is_nobody_who_applied(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle"],
        [*KARI, "Mentor"],
        [*OLA, "Mentee"],
        [],
        ["Kontaktperson: Per", "per@example.org"],
    )
    assert values(found, "name") == ["Kari Nordmann", "Ola Hansen"]


def test_people_who_are_formulas_without_results_are_listed_with_their_cells(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle"],
        [*KARI, "Mentor"],
        ["=A9", "=B9", "=C9"],
        ["=A9", "=B9", "Mentee"],
        ["Sum", "=A9"],
    )
    cells = [[problem["cell"] for problem in row["problems"]] for row in found["rows"]]
    assert cells == [[], ["A3", "B3", "C3"], ["A4", "B4"]]


def test_a_sheet_that_is_missing_from_its_file_is_damage_and_not_an_empty_list(tmp_path):
    path = saved(tmp_path / "liste.xlsx", ("Ark1", [["Navn", "E-post"], list(KARI)]))
    rewritten(path, lambda name, content: None if name.endswith("sheet1.xml") else content)
    text, code = inspect(path)
    assert (json.loads(text)["outcome"], code) == ("refuse", 2)


def test_the_column_with_everybodys_address_wins_over_accounts_and_anonymous(tmp_path):
    found = sheet(
        tmp_path,
        ["ID", "Email", "Name", "Full name", "Which e-mail address shall we use?", "Role"],
        [1, "kari@firm.example.org", "Kari N", *KARI, "Mentor"],
        [2, "anonymous", None, *OLA, "Mentee"],
    )
    assert values(found, "email") == [KARI[1], OLA[1]]
    assert values(found, "name") == [KARI[0], OLA[0]]


def test_a_middle_name_is_not_the_name(tmp_path):
    found = sheet(
        tmp_path,
        ["First name", "Middle name", "Last name", "Preferred name", "Email", "Role"],
        ["Kari", "Anne", "Nordmann", "Kaja", "kari@example.org", "Mentor"],
    )
    assert values(found, "name") == ["Kari Nordmann"]


@pytest.mark.parametrize(("tick", "consent"), [("I consent", True), (1, True), (0, False), ("TRUE", True)])
def test_a_ticked_statement_is_a_consent_whatever_the_tick_looks_like(tmp_path, tick, consent):
    found = sheet(tmp_path, ["Name", "Email", "Role", "I consent"], [*KARI, "Mentor", tick], [*OLA, "Mentee", None])
    assert values(found, "consent") == [consent, None]


def test_code_names_are_split_where_most_of_a_question_begin_alike(tmp_path):
    found = sheet(
        tmp_path,
        ["q1_navn", "q2_epost", "q3_rolle", "q5_tema_ledelse", "q5_tema_kunstig_intelligens", "q6_samtykke"],
        [*KARI, "mentor", 1, 0, 1],
        [*OLA, "mentee", 0, 1, 0],
    )
    assert fields(found) == ["name", "email", "role", "topics", "topics", "consent"]
    assert values(found, "topics") == [["ledelse"], ["kunstig_intelligens"]]
    assert values(found, "consent") == [True, False]


def test_days_to_tick_under_a_heading_of_no_known_word_are_availability(tmp_path):
    found = sheet(
        tmp_path,
        ["Navn", "E-post", "Rolle", "Passer", None, None],
        [None, None, None, "Mandag", "Tirsdag", "Onsdag"],
        [*KARI, "Mentor", "x", None, "x"],
        [*OLA, "Mentee", None, "x", None],
        merge=["A1:A2", "B1:B2", "C1:C2", "D1:F1"],
    )
    assert values(found, "availability") == [["Mandag", "Onsdag"], ["Tirsdag"]]


def test_a_title_with_its_date_is_no_group_heading_and_hints_in_brackets_are_nobody(tmp_path):
    found = sheet(
        tmp_path,
        ["Søkere", None, "Dato: 12.01.2026"],
        ["Navn", "E-post", "Rolle", "Tema"],
        ["(fullt)", "(privat)", "(mentor/mentee)", "(flere)"],
        [*KARI, "Mentor", "KI"],
        [*OLA, "Mentee", "KI"],
    )
    assert found["header_rows"] == [2, 2]
    assert values(found, "name") == ["Kari Nordmann", "Ola Hansen"]


def test_languages_and_topics_side_by_side_without_questions_are_told_apart(tmp_path):
    found = sheet(
        tmp_path,
        ["Name", "Email", "Role", "Norwegian", "English", "AI", "Diversity", "Other"],
        [*KARI, "Mentor", "Norwegian", None, "AI", None, None],
        [*OLA, "Mentee", None, "English", None, "Diversity", "Chess"],
    )
    assert values(found, "languages") == [["Norwegian"], ["English"]]
    assert values(found, "topics") == [["AI"], ["Diversity", "Chess"]]
