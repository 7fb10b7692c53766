"""What `--inspect` sees in the workbooks of Typeform."""

import json

from tests.inspect_file.seeing import sheet, values


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
