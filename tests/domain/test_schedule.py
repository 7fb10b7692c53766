"""Working days in Norway, and dates that suit a pair."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop.domain.participants import SLOTS, Participant, Role
from omvendt_desktop.domain.schedule import (
    Diary,
    Remark,
    Shortfall,
    Step,
    Wishes,
    plan_pair,
    remarks_for,
    slot_of,
    target_days,
)
from omvendt_desktop.domain.wall_times import check_wall_time, in_utc, wall_time
from omvendt_desktop.domain.working_days import day_off_name, is_working_day, next_working_day
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import using

OSLO = "Europe/Oslo"
WEEKS = [2, 6, 10, 14, 18, 22]
START = date(2026, 9, 23)

days = st.dates(date(2026, 1, 1), date(2029, 12, 31))
slots = st.lists(st.sampled_from(SLOTS), max_size=8, unique=True).map(tuple)
blocked = st.lists(st.dates(START, START + timedelta(days=200)), max_size=12).map(tuple)


def two_people(**changes) -> tuple[Participant, Participant]:
    mentor = Participant(id=1, role=Role.MENTOR, name="Minh Tran", **changes)
    return mentor, Participant(id=2, role=Role.MENTEE, name="Per Ødegård")


def due(weeks: list[int] = WEEKS, start: date = START, step: Step = Step.PLAN) -> list[tuple[date, int]]:
    return [(day, 60) for day in target_days(start, weeks, step)]


def starts(two: tuple[Participant, Participant], wishes: Wishes, diary: Diary | None = None) -> list[datetime]:
    return [found.starts_at for found in plan_pair(two, due(start=wishes.earliest), wishes, diary or Diary())]


@pytest.mark.parametrize(
    "day",
    [
        date(2026, 12, 24),
        date(2026, 12, 28),
        date(2026, 12, 31),
        date(2027, 1, 1),
        date(2027, 3, 25),
        date(2027, 3, 29),
        date(2027, 5, 6),
        date(2027, 5, 17),
        date(2026, 5, 25),
        date(2026, 11, 21),
    ],
)
def test_no_meeting_is_planned_on_a_holiday_at_christmas_or_at_a_weekend(day):
    assert not is_working_day(day)
    assert day_off_name(day)


@pytest.mark.parametrize("year", range(2020, 2060))
def test_every_public_holiday_is_a_day_off(year):
    holidays = country_holidays("NO", years=[year])
    assert len(holidays) >= 11
    assert not [day for day in holidays if is_working_day(day)]


def test_the_days_around_christmas_are_working_days():
    assert is_working_day(date(2026, 12, 23))
    assert is_working_day(date(2027, 1, 4))
    assert day_off_name(date(2026, 12, 23)) == ""


def test_july_is_left_out_only_when_wished():
    assert is_working_day(date(2027, 7, 6))
    assert not is_working_day(date(2027, 7, 6), skip_july=True)
    assert next_working_day(date(2027, 7, 1), skip_july=True) == date(2027, 8, 2)


def test_a_day_off_is_named_in_the_language_in_use():
    assert day_off_name(date(2027, 3, 26)) == "Langfredag"
    with using("en"):
        assert day_off_name(date(2027, 3, 26)) == "Good Friday"
        assert day_off_name(date(2026, 11, 21)) == "Saturday"


def test_a_time_that_the_clocks_skip_is_refused():
    with pytest.raises(UserError, match="02:30"):
        check_wall_time(datetime(2027, 3, 28, 2, 30), OSLO)
    check_wall_time(datetime(2027, 3, 28, 3, 0), OSLO)
    check_wall_time(datetime(2026, 10, 25, 2, 30), OSLO)


def test_an_hour_that_comes_twice_is_the_first_of_the_two():
    assert in_utc(datetime(2026, 10, 25, 2, 30), OSLO) == datetime(2026, 10, 25, 0, 30)


@given(st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31)))
def test_utc_goes_to_wall_time_and_back(moment):
    moment = moment.replace(microsecond=0)
    there = wall_time(moment, OSLO)
    expected = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(OSLO)).replace(tzinfo=None)
    assert there == expected
    assert in_utc(there, OSLO) in (moment, moment - timedelta(hours=1))


def test_meetings_are_due_in_the_weeks_of_the_plan():
    assert target_days(START, WEEKS, Step.PLAN) == [START + timedelta(weeks=4 * number) for number in range(6)]


def test_monthly_meetings_are_due_on_the_same_day_of_the_month_or_its_last():
    months = target_days(date(2026, 10, 31), WEEKS, Step.MONTHLY)
    assert months == [
        date(2026, 10, 31),
        date(2026, 11, 30),
        date(2026, 12, 31),
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]


def test_two_people_without_wishes_meet_on_the_days_of_the_plan_at_one():
    found = starts(two_people(), Wishes(START))
    assert found == [datetime.combine(day, time(13)) for day, _minutes in due()]


def test_weekday_and_time_asked_for_are_kept():
    found = starts(two_people(), Wishes(START, weekday=0, at=time(8, 30)))
    assert {start.weekday() for start in found} == {0}
    assert {start.time() for start in found} == {time(8, 30)}
    assert found[0] == datetime(2026, 9, 28, 8, 30)


def test_what_suits_both_decides_weekday_and_time():
    mentor, mentee = two_people(availability=("tue-morning", "thu-evening", "fri-morning"))
    mentee = Participant(id=2, role=Role.MENTEE, availability=("mon-morning", "thu-evening"))
    found = plan_pair((mentor, mentee), due(), Wishes(START), Diary())
    assert all(slot_of(one.starts_at) == "thu-evening" and not one.remarks for one in found)


def test_a_date_that_does_not_work_is_passed_over():
    found = starts(two_people(blocked_dates=(START,)), Wishes(START))
    assert found[0].date() == START + timedelta(days=1)


def test_a_meeting_that_cannot_suit_both_says_whom_it_does_not_suit():
    mentor, mentee = two_people(availability=("mon-morning",))
    mentee = Participant(id=2, role=Role.MENTEE, availability=("tue-evening",))
    found = plan_pair((mentor, mentee), due(), Wishes(START), Diary())
    assert all(one.remarks for one in found)
    assert {remark.what for one in found for remark in one.remarks} == {Shortfall.UNAVAILABLE}


def test_a_pair_passes_over_the_hours_one_of_them_has_another_meeting():
    diary = Diary()
    diary.write([2], datetime(2026, 9, 23, 12, 30), 60)
    found = starts(two_people(), Wishes(START, at=time(13)), diary)
    assert found[0] != datetime(2026, 9, 23, 13)


def test_a_pair_keeps_away_from_the_coordinators_joint_days():
    diary = Diary()
    diary.write([77], datetime.combine(START, time(13)), 75, joint=True)
    assert starts(two_people(), Wishes(START), diary)[0].date() != START


def test_pairs_spread_over_the_days_of_a_week():
    diary, first_days = Diary(), []
    monday = date(2026, 9, 21)
    for number in range(5):
        two = (Participant(id=2 * number + 1), Participant(id=2 * number + 2, role=Role.MENTEE))
        first_days.append(plan_pair(two, due(start=monday), Wishes(monday), diary)[0].starts_at.date())
    assert sorted(first_days) == [monday + timedelta(days=number) for number in range(5)]


def test_no_more_pairs_meet_on_a_day_than_asked_for():
    diary = Diary()
    wishes = Wishes(START, weekday=2, at=time(13), most_a_day=1)
    one = plan_pair(two_people(), due(), wishes, diary)
    two = plan_pair((Participant(id=3), Participant(id=4, role=Role.MENTEE)), due(), wishes, diary)
    assert not {each.starts_at.date() for each in one} & {each.starts_at.date() for each in two}


def test_a_meeting_pushed_far_by_wishes_is_said_to_be_late():
    month = tuple(START + timedelta(days=number) for number in range(20))
    found = plan_pair(two_people(blocked_dates=month), due(), Wishes(START), Diary())
    assert Remark(Shortfall.LATE) in found[0].remarks


def test_what_a_chosen_time_does_not_meet_is_told():
    mentor, mentee = two_people(availability=("mon-morning",), blocked_dates=(START,))
    diary = Diary()
    diary.write([2], datetime.combine(START, time(13, 59)), 60)
    told = remarks_for((mentor, mentee), datetime.combine(START, time(13)), 60, Wishes(START, weekday=0), diary)
    assert set(told) == {
        Remark(Shortfall.BLOCKED, 1),
        Remark(Shortfall.UNAVAILABLE, 1),
        Remark(Shortfall.BUSY, 2),
        Remark(Shortfall.OTHER_WEEKDAY),
    }


@given(days, st.one_of(st.none(), st.integers(0, 4)), slots, slots, blocked, st.booleans(), st.sampled_from(Step))
def test_every_plan_lies_on_working_days_in_order_and_never_early(start, weekday, mine, theirs, never, july, step):
    mentor = Participant(id=1, availability=mine, blocked_dates=never)
    mentee = Participant(id=2, role=Role.MENTEE, availability=theirs)
    wishes = Wishes(start, weekday, skip_july=july)
    found = plan_pair((mentor, mentee), due(start=start, step=step), wishes, Diary())
    moments = [one.starts_at for one in found]
    assert len(moments) == len(WEEKS)
    assert moments == sorted(set(moments))
    assert all(is_working_day(moment.date(), july) and moment.date() >= start for moment in moments)


@given(slots, slots, blocked)
def test_what_is_not_met_is_always_said_and_nothing_else(mine, theirs, never):
    mentor = Participant(id=1, availability=mine, blocked_dates=never)
    mentee = Participant(id=2, role=Role.MENTEE, availability=theirs)
    for one in plan_pair((mentor, mentee), due(), Wishes(START), Diary()):
        slot = slot_of(one.starts_at)
        assert (Remark(Shortfall.BLOCKED, 1) in one.remarks) == (one.starts_at.date() in never)
        for person in (mentor, mentee):
            unavailable = bool(person.availability) and slot not in person.availability
            assert (Remark(Shortfall.UNAVAILABLE, person.id) in one.remarks) == unavailable


@given(slots, slots)
def test_a_half_day_both_have_said_yes_to_is_always_found(mine, theirs):
    mentor = Participant(id=1, availability=mine)
    mentee = Participant(id=2, role=Role.MENTEE, availability=theirs)
    if set(mine or SLOTS) & set(theirs or SLOTS):
        assert not any(one.remarks for one in plan_pair((mentor, mentee), due(), Wishes(START), Diary()))
