"""What `--inspect` sees in the workbooks of Nettskjema."""

import json

from tests.inspect_file.seeing import problems, sheet, values


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
