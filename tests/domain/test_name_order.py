"""A list of names that begin with the last name is turned as a whole, and never name by name."""

import pytest

from omvendt_desktop.domain.name_order import first_names_first


def test_a_header_that_puts_the_last_name_first_turns_the_names():
    assert first_names_first(["Nordmann, Kari", "Ola Hansen"], "navn etternavn fornavn") == [
        "Kari Nordmann",
        "Ola Hansen",
    ]


def test_names_that_are_all_turned_need_no_header():
    names = ["Nordmann, Kari", "Hansen, Ola Petter", "", "von Trapp, Maria"]
    assert first_names_first(names, "navn") == ["Kari Nordmann", "Ola Petter Hansen", "", "Maria von Trapp"]


@pytest.mark.parametrize(
    "names",
    [
        ["Nordmann, Kari", "Ola Hansen"],
        ["Kari Nordmann, PhD", "Ola Hansen, siviløkonom"],
        ["Nordmann, Kari"],
        ["Nordmann, Kari, dr.", "Hansen, Ola"],
        [],
    ],
)
def test_a_comma_alone_turns_nothing(names):
    assert first_names_first(names, "navn") == names
