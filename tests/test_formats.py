"""Dates, hours and names as each language writes them."""

import re
from datetime import date, datetime, time, timedelta

import pytest

from omvendt_desktop import formats
from omvendt_desktop.i18n import using

DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("style", "norwegian", "english"),
    [
        ("day_month", "24. nov", "24 Nov"),
        ("day_month_year", "24. nov 2026", "24 Nov 2026"),
        ("weekday_day", "ti 24. nov", "Tue 24 Nov"),
        ("full_day", "tirsdag 24. november 2026", "Tuesday 24 November 2026"),
        ("numeric_day", "24.11.2026", "24/11/2026"),
        ("month", "november 2026", "November 2026"),
        ("short_month", "nov", "Nov"),
        ("weekday", "tirsdag", "Tuesday"),
    ],
)
def test_a_day_is_written_as_each_language_writes_it(style: str, norwegian: str, english: str):
    with using("nb"):
        assert getattr(formats, style)(DAY) == norwegian
    with using("en"):
        assert getattr(formats, style)(DAY) == english


def test_a_moment_shows_weekday_day_and_clock():
    moment = datetime(2026, 11, 30, 9, 5)
    with using("nb"):
        assert formats.when(moment) == "ma 30. nov 09:05"
    with using("en"):
        assert formats.when(moment) == "Mon 30 Nov 09:05"
    assert formats.clock(time(23, 59)) == "23:59"


def test_a_month_without_a_short_form_is_written_in_full():
    with using("nb"):
        assert formats.day_month(date(2026, 5, 17)) == "17. mai"
        assert formats.day_month(date(2026, 6, 1)) == "1. juni"


@pytest.mark.parametrize(
    ("minutes", "digits", "norwegian", "english"),
    [
        (390, 1, "6,5", "6.5"),
        (660, 1, "11,0", "11.0"),
        (50, 2, "0,83", "0.83"),
        (-90, 1, "-1,5", "-1.5"),
        (90, 0, "2", "2"),
    ],
)
def test_minutes_become_decimal_hours(minutes: int, digits: int, norwegian: str, english: str):
    with using("nb"):
        assert formats.hours(minutes, digits) == norwegian
    with using("en"):
        assert formats.hours(minutes, digits) == english


def test_thousands_are_set_apart():
    with using("nb"):
        assert formats.decimal(6600000, 0) == "6\N{NO-BREAK SPACE}600\N{NO-BREAK SPACE}000"
    with using("en"):
        assert formats.decimal(6600000, 0) == "6,600,000"


@pytest.mark.parametrize(("minutes", "expected"), [(660, "11"), (75, "1,25"), (50, "0,83"), (0, "0")])
def test_short_hours_have_no_more_decimals_than_needed(minutes: int, expected: str):
    with using("nb"):
        assert formats.hours_short(minutes) == expected


@pytest.mark.parametrize(("minutes", "expected"), [(75, "1:15"), (0, "0:00"), (660, "11:00"), (-30, "-0:30")])
def test_minutes_become_hours_and_minutes(minutes: int, expected: str):
    assert formats.hours_minutes(minutes) == expected


def test_names_sort_as_a_norwegian_list_does():
    names = [
        "Åse",
        "Ærlig",
        "Zara",
        "Øystein",
        "anna",
        "Émile",
        "Erik",
        "Đorđe",
        "Dina",
        "Łukasz",
        "Lars",
        "Berit",
        "Ösp",
    ]
    assert sorted(names, key=formats.sort_key) == [
        "anna",
        "Berit",
        "Dina",
        "Đorđe",
        "Émile",
        "Erik",
        "Lars",
        "Łukasz",
        "Zara",
        "Ærlig",
        "Ösp",
        "Øystein",
        "Åse",
    ]


def test_names_sort_alike_however_their_accents_are_stored():
    assert formats.sort_key("Åse") == formats.sort_key("A\N{COMBINING RING ABOVE}se")
    assert formats.sort_key("José") == formats.sort_key("Jose\N{COMBINING ACUTE ACCENT}") == formats.sort_key(" jose ")


@pytest.mark.parametrize(("code", "locale"), [("nb", "nb_NO"), ("en", "en_GB")])
def test_the_names_of_months_and_weekdays_are_those_of_cldr(code: str, locale: str):
    from babel.dates import format_date

    patterns = {"day_month": "d MMM", "full_day": "EEEE d MMMM y", "weekday_day": "EEE d MMM"}
    if code == "nb":
        patterns = {"day_month": "d. MMM", "full_day": "EEEE d. MMMM y", "weekday_day": "EEEEEE d. MMM"}
    for number in range(366):
        day = date(2028, 1, 1) + timedelta(days=number)
        for style, pattern in patterns.items():
            expected = re.sub(r"(?<=[^\W\d])\.", "", format_date(day, pattern, locale=locale))
            with using(code):
                assert getattr(formats, style)(day) == expected


@pytest.mark.parametrize(("code", "locale"), [("nb", "nb_NO"), ("en", "en_GB")])
def test_numbers_are_rounded_and_grouped_as_cldr_says(code: str, locale: str):
    from babel.numbers import format_decimal

    for minutes in (*range(-90, 720), 600_000, 123_456_789):
        with using(code):
            assert formats.hours(minutes) == format_decimal(minutes / 60, "#,##0.0", locale)
            assert formats.hours_short(minutes) == format_decimal(minutes / 60, "#,##0.##", locale)
