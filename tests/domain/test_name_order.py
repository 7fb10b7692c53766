"""A list of names that begin with the last name is turned as a whole; a single one is greeted by the first name."""

import pytest

from omvendt_desktop.domain.name_order import first_name, first_names_first
from omvendt_desktop.domain.pairs import first_names
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.i18n import using


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


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Kari Nordmann", "Kari"),
        ("O'Brien, Siobhán", "Siobhán"),
        ("Hansen , Ola Petter", "Ola"),
        ("von Trapp, Maria", "Maria"),
        ("van der Berg, Anne-Marie", "Anne-Marie"),
        ("Berg Hansen, Kari", "Kari"),
        ("Kari Nordmann, PhD", "Kari"),
        ("Kari Nordmann, Dr.", "Kari"),
        ("kari nordmann, oslo", "kari"),
        ("Nordmann,", "Nordmann"),
        (", Kari", "Kari"),
        ("Nordmann, Kari, dr.", "Kari"),
        (",", ""),
        ("", ""),
    ],
)
def test_everybody_is_greeted_by_their_first_name_without_a_comma(name, greeted):
    assert Participant(name=name).first_name == greeted
    assert first_name(name) == greeted


def test_two_are_told_by_their_first_names_however_they_are_written():
    with using("en"):
        assert first_names("O'Brien, Siobhán", "Per Ødegård") == "Siobhán and Per"
