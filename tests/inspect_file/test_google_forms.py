"""What `--inspect` sees in the workbooks and CSV files of Google Forms."""

from datetime import datetime

from tests.inspect_file.seeing import problems, seen, sheet, values


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
