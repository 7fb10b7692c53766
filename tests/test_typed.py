"""What people type for days, times and minutes."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop import formats, typed
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import using

TODAY = date(2026, 11, 21)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
LANGUAGES = st.sampled_from(["nb", "en"])


@pytest.mark.parametrize(
    "text",
    [
        "24.11",
        "24.11.",
        "24/11",
        "24-11",
        "24 11",
        "2411",
        "24.11.26",
        "24.11.2026",
        "24/11/2026",
        "24112026",
        "241126",
        "2026-11-24",
        "24. nov",
        "24. nov.",
        "24nov",
        "24 Nov 2026",
        "24. november 2026",
        "ti 24. nov",
        "ti. 24. nov.",
        "tirsdag 24. november",
        "Tuesday, 24 November 2026",
        "tues 24 nov",
        "  24 .  11  ",
    ],
)
def test_a_day_is_understood_however_it_is_written(text: str):
    assert typed.day(text, TODAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("i dag", TODAY),
        ("I  Morgen", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 22)),
        ("i går", date(2026, 11, 20)),
        ("i ga\N{COMBINING RING ABOVE}r", date(2026, 11, 20)),
        ("lø\N{NO-BREAK SPACE}5. des", date(2026, 12, 5)),
    ],
)
def test_words_for_days_near_today_are_understood(text: str, expected: date):
    assert typed.day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5.1", date(2027, 1, 5)),
        ("30.12", date(2026, 12, 30)),
        ("24.5", date(2026, 5, 24)),
        ("29.2", date(2028, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_one_nearest_to_today(text: str, expected: date):
    assert typed.day(text, TODAY) == expected


@pytest.mark.parametrize(
    "text",
    ["", "12", "111", "24", "24.112", "31.11", "0.11", "24.13", "29.2.2027", "24.11.0026", "24.11.2062", "24. nov 13"],
)
def test_what_could_be_another_day_than_meant_is_refused_with_what_to_type(text: str):
    assert_refused(text)


@pytest.mark.parametrize("text", ["hello", "24. foo", "2026-13-01", "24.11.2026 kl. 13", "9" * 5000])
def test_what_is_not_a_day_is_refused_with_what_to_type(text: str):
    assert_refused(text)


def assert_refused(text: str) -> None:
    with pytest.raises(UserError) as refusal:
        typed.day(text, TODAY)
    assert refusal.value.hint
    assert len(refusal.value.message) < 80


@given(DAYS, LANGUAGES, LANGUAGES, st.sampled_from(["numeric_day", "day_month_year", "full_day"]))
def test_every_day_we_write_with_a_year_is_read_back(day: date, written_in: str, read_in: str, style: str):
    with using(written_in):
        text = getattr(formats, style)(day)
    with using(read_in):
        assert typed.day(text, TODAY) == day


@given(st.integers(-180, 180), LANGUAGES, st.sampled_from(["day_month", "weekday_day"]))
def test_every_day_we_write_without_a_year_is_read_back_within_half_a_year(away: int, language: str, style: str):
    day = TODAY + timedelta(days=away)
    with using(language):
        assert typed.day(getattr(formats, style)(day), TODAY) == day


@given(st.text())
def test_any_text_is_a_day_or_a_kind_refusal(text: str):
    try:
        assert abs(typed.day(text, TODAY).year - TODAY.year) <= 10
    except UserError as refusal:
        assert refusal.hint


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13", time(13)),
        ("9", time(9)),
        ("13:05", time(13, 5)),
        ("13.05", time(13, 5)),
        ("13,05", time(13, 5)),
        ("1305", time(13, 5)),
        ("930", time(9, 30)),
        ("kl. 13", time(13)),
        ("kl 9.15", time(9, 15)),
        (" 00:00 ", time(0)),
    ],
)
def test_a_time_of_day_is_understood_however_it_is_written(text: str, expected: time):
    assert typed.time_of_day(text) == expected


@pytest.mark.parametrize("text", ["", "24", "24:00", "13:60", "13:5", "noon", "-1", "9" * 5000])
def test_what_is_not_a_time_of_day_is_refused(text: str):
    with pytest.raises(UserError) as refusal:
        typed.time_of_day(text)
    assert refusal.value.hint


@given(st.times())
def test_every_clock_time_we_write_is_read_back(moment: time):
    assert typed.time_of_day(formats.clock(moment)) == moment.replace(second=0, microsecond=0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("75", 75),
        ("0", 0),
        ("75 min", 75),
        ("75 minutter", 75),
        ("1:15", 75),
        ("1,25 t", 75),
        ("1.25h", 75),
        ("2 timer", 120),
        ("1 time", 60),
        ("1 t 15 min", 75),
        ("1t15", 75),
        ("1 hour 15 minutes", 75),
        ("24:00", 1440),
        ("1440", 1440),
    ],
)
def test_minutes_are_understood_as_minutes_and_as_hours(text: str, expected: int):
    assert typed.minutes(text) == expected


@pytest.mark.parametrize("text", ["", "-5", "1:60", "1 t 75 min", "1,25", "half an hour", "t", "1e3", "9" * 5000])
def test_what_is_not_a_number_of_minutes_is_refused(text: str):
    with pytest.raises(UserError) as refusal:
        typed.minutes(text)
    assert refusal.value.hint


@pytest.mark.parametrize("text", ["1441", "24:01", "25 t", "99999 timer"])
def test_more_than_a_day_is_refused_as_too_long(text: str):
    with using("en"), pytest.raises(UserError, match="more than 24 hours"):
        typed.minutes(text)


@given(st.integers(0, typed.MINUTES_IN_A_DAY))
def test_minutes_we_write_as_hours_and_minutes_are_read_back(minutes: int):
    assert typed.minutes(formats.hours_minutes(minutes)) == minutes


@given(st.text())
def test_any_text_is_minutes_of_one_day_or_a_kind_refusal(text: str):
    try:
        assert 0 <= typed.minutes(text) <= typed.MINUTES_IN_A_DAY
    except UserError as refusal:
        assert refusal.hint


@pytest.mark.parametrize(
    "text", ["ma 30. nov 13", "30. nov 13:00", "30.11 13", "30.11.2026 kl. 13.00", "30/11, 13:00", "30 11 13"]
)
def test_a_time_may_be_typed_after_the_day(text: str):
    assert typed.day_and_time(text, TODAY) == (date(2026, 11, 30), time(13))


@pytest.mark.parametrize("text", ["30.11", "30. nov", "30 11", "30 11 26", "30 nov 2026", "30.11.26"])
def test_a_day_without_a_time_has_none(text: str):
    assert typed.day_and_time(text, TODAY) == (date(2026, 11, 30), None)


@pytest.mark.parametrize("text", ["13", "kl 13", "30.11 25:00", "30.11 13:75", "nov 13 13"])
def test_a_time_alone_or_an_impossible_one_is_refused(text: str):
    with pytest.raises(UserError):
        typed.day_and_time(text, TODAY)
