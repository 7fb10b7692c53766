"""A header that explains its codes is taken at its word."""

import pytest

from omvendt_desktop.domain.code_legends import legend_in


@pytest.mark.parametrize(
    "header",
    [
        "Rolle (1 = mentor, 2 = mentee)",
        "Rolle: 1=mentor; 2=mentee",
        "Role\n1: mentor\n2: mentee",
        "1 – mentor / 2 – mentee",
    ],
)
def test_codes_are_read_out_of_the_header(header):
    assert legend_in(header) == {"1": "mentor", "2": "mentee"}


@pytest.mark.parametrize("header", ["", "Rolle", "1. Rolle", "2) Navn: *", "Rolle 1", "1 = mentor", "Mandag 12-13"])
def test_numbers_that_explain_nothing_are_no_codes(header):
    assert legend_in(header) == {}
