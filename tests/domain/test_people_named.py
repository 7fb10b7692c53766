"""Whether a row of somebody else’s list is about the people of a pair."""

import pytest

from omvendt_desktop.domain.people_named import same_people, strangers

PAIR = ("Minh Trần", "Per Olav Ødegård")


def test_full_names_count_more_than_first_names():
    assert same_people("Minh Tran og Per Ødegård", ("Minh Tran", "Per Ødegård")) == 4
    assert same_people("Minh Tran", ("Minh Tran", "Per Ødegård")) == 2
    assert same_people("minh og per", ("Minh Tran", "Per Ødegård")) == 1
    assert same_people("minh", ("Minh Tran", "Per Ødegård")) == 0
    assert same_people("siobhán og per", ("O’Brien, Siobhán", "Per Ødegård")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Minh Trần, Per Olav Ødegård",
        "Minh Tran → per odegaard",
        "Minh T. og Per Ø.",
        "Ødegård, Per – Trần, Minh (UiO)",
        "Nguyen Thi Minh Trần/Per Olav Ødegård jr.",
        "MINH TRẦN",
        "Per & -",
        "Minh Trần Per Olav Ødegård",
    ],
)
def test_the_two_are_known_however_they_are_written(text):
    assert strangers(text, PAIR) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Minh Trần, Hege Holmen", ["Hege Holmen"]),
        ("Minh Trần og Hege Holmen", ["Hege Holmen"]),
        ("Minh Trần - Per Holmen", ["Per Holmen"]),
        ("Minh / Hege", ["Hege"]),
        ("Minh Trần + Per Ødegård + Hege Holmen", ["Hege Holmen"]),
        ("Minh -> Holmen, Hege", ["Holmen", "Hege"]),
    ],
)
def test_who_is_not_in_the_pair_is_named_as_written(text, found):
    assert strangers(text, PAIR) == found
