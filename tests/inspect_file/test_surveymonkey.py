"""What `--inspect` sees in the workbooks of SurveyMonkey."""

import json
from datetime import datetime

from tests.inspect_file.seeing import sheet, values


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
