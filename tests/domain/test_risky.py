"""National identity numbers never come in, and columns that reveal too much are known."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.no import fodselsnummer

from omvendt_desktop.domain.risky import is_national_id, without_national_ids
from omvendt_desktop.domain.synonyms import header_words, is_metadata, is_risky_header, known_field, suggested_field


def numbered(first_nine: str) -> str | None:
    first = fodselsnummer.calc_check_digit1(first_nine)
    second = fodselsnummer.calc_check_digit2(first_nine + first) if len(first) == 1 else "10"
    return first_nine + first + second if len(second) == 1 else None


@given(
    st.dates().map(lambda day: f"{day:%d%m%y}"),
    st.integers(0, 999),
    st.sampled_from([(0, 0), (40, 0), (0, 40), (0, 80), (0, 60), (40, 80)]),
)
def test_every_kind_of_number_is_taken_out_of_any_text(day, individual, offset):
    first = f"{int(day[:2]) + offset[0]:02}{int(day[2:4]) + offset[1]:02}{day[4:]}{individual:03}"
    number = numbered(first)
    if number:
        assert is_national_id(number)
        for written in (
            number,
            f"{number[:6]} {number[6:]}",
            f"{number[:6]}-{number[6:]}",
            f"{number[:6]}/{number[6:]}",
        ):
            assert without_national_ids(written) == ""
            kept = without_national_ids(f"Nr: {written}, ring meg")
            assert "ring meg" in kept and number[:6] not in kept


@pytest.mark.parametrize(
    "text", ["12345678901", "+47 400 00 101", "118234567890", "0047 400 00 101", "kort", "99999999999"]
)
def test_other_numbers_stay(text):
    assert without_national_ids(text) == text


@pytest.mark.parametrize(
    "header",
    [
        "Landbakgrunn",
        "Etnisitet",
        "Ethnic background",
        "Religion / livssyn",
        "Nasjonalitet",
        "Statsborgarskap",
        "Nationality*",
        "Fødselsnummer (11 siffer)",
        "Personnummer",
        "Date of birth",
        "Fødselsdato:",
        "Helseopplysninger",
        "Har du allergier?",
        "Any disabilities we should know of?",
        "IP Address",
        "IP-adresse",
        "Country of origin",
        "Hvor kommer du fra?",
        "Kva land er foreldra dine frå?",
        "3. Flerkulturell bakgrunn",
        "Sexual orientation",
        "Trusretning",
        "Kulturbakgrunn",
        "Hvor er du født?",
        "Helse",
        "Do you have any health issues?",
    ],
)
def test_headers_that_ask_for_too_much_are_known(header):
    assert is_risky_header(header_words(header))


@pytest.mark.parametrize(
    "header",
    [
        "Bakgrunn",
        "Bosted",
        "Språk",
        "Motivasjon",
        "Troverdighet",
        "Full name",
        "Studiested",
        "Topics",
        "Erfaring fra helsesektoren",
        "Bransje (helse, IT, bygg)",
        "Experience from healthcare",
        "Kommer du fra privat eller offentlig sektor?",
    ],
)
def test_ordinary_headers_are_not_risky(header):
    assert not is_risky_header(header_words(header))


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("1. Fullt navn *", "name"),
        ("E-post:", "email"),
        ("E\u2011postadresse", "email"),
        ("Mobil (valgfritt)", "phone"),
        ("Navn2", "name"),
        ("Q3. Job title", "title"),
        ("Eg søkjer som", "role"),
        ("Kva heiter du?", "name"),
        ("Studiestad/arbeidsgjevar", "organisation"),
    ],
)
def test_decoration_does_not_hide_a_known_header(header, field):
    assert known_field(header_words(header)) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("E-post du leser ofte", "email"),
        ("Temaer jeg gjerne snakker om", "topics"),
        ("Hvilke temaer vil du helst ikke snakke om?", "avoid_topics"),
        ("Når kan du vanligvis møtes?", "availability"),
        ("Er det noen uker du ikke kan?", "blocked_dates"),
        ("Hvorfor vil du bli mentor?", "motivation"),
        ("Har du vært mentor før?", "experience"),
        ("Jeg samtykker til at navn og e-post lagres", "consent"),
        ("Hvilken bransje jobber du i?", "sector"),
        ("Navn på arbeidsgiver", "organisation"),
        ("E-post til nærmeste leder", ""),
        ("Navn på referanse", ""),
        ("Brukernavn", ""),
        ("Jeg samtykker ikke til bilder", ""),
        ("Jeg samtykker til at bilder av meg publiseres", ""),
        ("Are there any topics that are off limits?", "avoid_topics"),
        ("Is there anything you would rather not talk about?", "avoid_topics"),
        ("Do you have any connection to the company?", "affiliation"),
        ("Hvor jobber/studerer du?", "organisation"),
        ("Fullt navn (fornavn og etternavn)", "name"),
        ("Rolle (mentor/mentee)", "role"),
        ("Hva vil du lære?", "goals"),
        ("Foretrukne dager og tidspunkt", "availability"),
        ("Kvar studerer eller jobbar du?", "organisation"),
        ("Har du vore med i mentorprogram før?", "experience"),
        ("Nødkontakt telefon", ""),
        ("Middle name", ""),
    ],
)
def test_shared_words_suggest_a_field(header, field):
    assert suggested_field(header_words(header)) == field


@pytest.mark.parametrize(
    "header", ["Starttidspunkt", "Points - Fullt navn", "Tilbakemelding – E-post", "IP Address", "Custom Data 1", "Nr."]
)
def test_bookkeeping_of_the_form_is_known(header):
    assert is_metadata(header_words(header))
