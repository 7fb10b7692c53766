"""Values keep what was said and lose what a form or spreadsheet did to them."""

import unicodedata
from datetime import date, datetime, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from omvendt_desktop.domain.cell_values import (
    clean_text,
    code_text,
    email_text,
    is_error,
    looks_like_email,
    looks_like_phone,
    phone_text,
    text_of,
)
from omvendt_desktop.domain.choices_split import split_column
from omvendt_desktop.domain.moments import days_in, moment_of, slashes_day_first


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Kari\u00a0 Nordmann ", "Kari Nordmann"),
        ("Ka\u200bri\ufeff", "Kari"),
        ("A\u030ase", "Åse"),
        ("Linje 1_x000D_\nLinje 2", "Linje 1\nLinje 2"),
        ("Linje 1\r\nLinje 2  \r\n", "Linje 1\nLinje 2"),
        ("_x0041_ er bare tekst", "_x0041_ er bare tekst"),
        ("_x005F_x000D_", "_x000D_"),
        ("sam\u00adtykke", "samtykke"),
        ("NULL", "NULL"),
        ("\u00a0", ""),
    ],
)
def test_text_loses_what_cannot_be_seen_and_nothing_else(raw, clean):
    assert clean_text(raw) == clean


@given(st.text())
@example("_x000d_")
@example("a\u2028b")
def test_cleaning_any_text_twice_changes_nothing_more(text):
    once = clean_text(text)
    assert once == once.strip()
    assert "\u00a0" not in once and "  " not in once and "\x00" not in once
    assert unicodedata.is_normalized("NFC", once) or "\u200d" in text
    if "_x" not in once.lower():
        assert clean_text(once) == once


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40000101.0, "40000101"),
        ("40000101.0", "40000101"),
        (1.18234567890e11, "118234567890"),
        (17, "17"),
        ("17", "17"),
        (True, "TRUE"),
        (None, ""),
        (7.5, "7.5"),
        (float("nan"), ""),
    ],
)
def test_numbers_that_are_names_are_text_without_decimals(value, text):
    assert code_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40000101.0, "40000101"),
        ("+47 400 00 101", "+47 400 00 101"),
        ("tel:+4740000101", "+4740000101"),
        ("'+47 400 00 101", "+47 400 00 101"),
        (4740000101, "4740000101"),
    ],
)
def test_phones_stay_as_written_without_a_guessed_zero_or_plus(value, text):
    assert phone_text(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("mailto:Kari@Example.org", "Kari@Example.org"),
        ("mailto:kari@example.org?subject=Hei", "kari@example.org"),
        ("Kari Nordmann <kari@example.org>", "kari@example.org"),
        ("<kari@example.org>", "kari@example.org"),
        ("kari@example,org", "kari@example,org"),
        ("kari @example.org", "kari @example.org"),
    ],
)
def test_addresses_are_taken_out_of_their_wrapping_and_never_repaired(value, text):
    assert email_text(value) == text


def test_words_that_look_missing_are_words_and_errors_are_errors():
    assert [is_error(text) for text in ("NA", "Null", "None", "#", "#1", "#N/A", "#REF!")] == [False] * 5 + [True] * 2


def test_phones_and_addresses_are_known_by_their_shape():
    assert looks_like_phone("400 00 101") and looks_like_phone("+46 70 123 45 67")
    assert not looks_like_phone("12") and not looks_like_phone("ring meg 40000101")
    assert looks_like_email("a@b.no") and not looks_like_email("a @b.no") and not looks_like_email("@b")


def test_times_and_days_read_as_they_are_shown():
    assert text_of(datetime(2026, 8, 14)) == "14.08.2026"
    assert text_of(datetime(2026, 8, 14, 9, 5)) == "14.08.2026 09:05"
    assert text_of(date(2026, 8, 14)) == "14.08.2026"
    assert text_of(time(9, 5)) == "09:05"


@pytest.mark.parametrize(
    "text",
    [
        "14.08.2026 09:12:33",
        "14.8.26 kl. 09.12.33",
        "2026-08-14 09:12:33",
        "2026-08-14T09:12:33.123",
        "2026-08-14T07:12:33Z",
        "2026-08-14T09:12:33+02:00",
        "2026/08/14 9:12:33 AM GMT+2",
        "14. august 2026 09:12:33",
        "fredag 14. august 2026 kl. 09:12:33",
        "Aug 14, 2026 9:12:33 AM",
        "14-08-2026 09:12:33",
        "2026/08/14 10:12:33 a.m. EEST",
    ],
)
def test_a_moment_is_read_however_it_is_written(text):
    assert moment_of(text) == datetime(2026, 8, 14, 9, 12, 33)


def test_slashes_need_to_be_told_which_comes_first():
    assert moment_of("03/04/2026") is None
    assert moment_of("03/04/2026", day_first=True) == datetime(2026, 4, 3)
    assert moment_of("03/04/2026 1:05 PM", day_first=False) == datetime(2026, 3, 4, 13, 5)
    assert slashes_day_first(["03/04/2026", "25/04/2026"]) is True
    assert slashes_day_first(["03/04/2026", "03/25/2026"]) is False
    assert slashes_day_first(["25/04/2026", "04/25/2026"]) is None
    assert slashes_day_first(["03/04/2026"]) is None


def test_a_number_in_a_column_of_dates_is_a_day_counted_by_excel():
    assert moment_of(46248.5) == datetime(2026, 8, 14, 12)
    assert moment_of(46248.5 - 1462, from_1904=True) == datetime(2026, 8, 14, 12)
    assert moment_of(3) is None


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()), st.sampled_from([True, False, None]))
def test_anything_at_all_is_a_moment_or_none(value, day_first):
    assert isinstance(moment_of(value, day_first), datetime | None)


def test_days_named_in_a_sentence_are_found_and_days_without_a_year_are_not_guessed():
    assert days_in("Ikke 24.12.2026 eller 2027-01-02, og ikke 17.5.") == (date(2026, 12, 24), date(2027, 1, 2))


def test_choices_of_microsoft_forms_end_with_a_semicolon():
    assert split_column(["Språk;Kultur, mat;", "", "Kultur, mat;"]) == [("Språk", "Kultur, mat"), (), ("Kultur, mat",)]


def test_choices_of_google_forms_may_hold_a_comma_themselves():
    texts = ["Rekruttering, Kultur, mat og tradisjon", "Språk (norsk, engelsk), Rekruttering"]
    assert split_column(texts) == [
        ("Rekruttering", "Kultur, mat og tradisjon"),
        ("Språk (norsk, engelsk)", "Rekruttering"),
    ]
    often = ["Oslo, Norge, Bergen", "Bergen, Oslo, Norge", "Oslo, Norge"]
    assert split_column(often) == [("Oslo, Norge", "Bergen"), ("Bergen", "Oslo, Norge"), ("Oslo, Norge",)]


def test_languages_are_also_split_at_and():
    assert split_column(["norsk, engelsk og urdu", "Norsk/engelsk"], languages=True) == [
        ("norsk", "engelsk", "urdu"),
        ("Norsk", "engelsk"),
    ]


def test_a_long_answer_is_not_cut_at_its_commas():
    text = "Jeg vil gjerne snakke om ledelse, men også om språk. " * 5
    assert split_column([text]) == [(text.strip(),)]


@given(st.lists(st.text(max_size=40), max_size=12))
def test_splitting_keeps_the_number_of_answers_and_drops_blanks(texts):
    parts = split_column(texts)
    assert len(parts) == len(texts)
    assert all(part and part == part.strip() for choices in parts for part in choices)
