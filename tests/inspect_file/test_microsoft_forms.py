"""What `--inspect` sees in the workbooks of Microsoft Forms."""

from datetime import datetime

from tests.inspect_file.seeing import fields, problems, sheet, values


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
