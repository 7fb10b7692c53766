"""Planning and making check-ins."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest

from omvendt_desktop.domain.check_ins import CheckIn, CheckInState, Outcome, questions
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services import check_ins
from omvendt_desktop.store.queries import check_ins as queries
from omvendt_desktop.store.queries import own_time
from tests import builders

TODAY = date(2026, 11, 21)


@pytest.fixture
def pair(store):
    programme = builders.programme(store)
    builders.modules(store, programme)
    return builders.pair(store, programme)


def days_of(store, participant_id):
    return [row.planned_on for row in store.find(CheckIn, "planned_on", participant_id=participant_id)]


def test_the_default_plan_calls_the_mentor_in_weeks_one_and_three_and_the_mentee_in_week_two(store, pair):
    check_ins.plan_for_pair(store, pair.id)
    # Kick-off 9 September; meeting 3 in week 10, meeting 6 in week 22 of the plan.
    around = [date(2026, 11, 25), date(2027, 2, 3)]
    assert days_of(store, pair.mentor_id) == [date(2026, 9, 15), date(2026, 9, 29), *around]
    assert days_of(store, pair.mentee_id) == [date(2026, 9, 22), *around]


@pytest.mark.parametrize(
    ("starts_on", "first", "second"),
    [
        (date(2026, 9, 7), date(2026, 9, 11), date(2026, 9, 25)),
        (date(2026, 9, 8), date(2026, 9, 14), date(2026, 9, 28)),
        (date(2026, 9, 11), date(2026, 9, 17), date(2026, 10, 1)),
        (date(2027, 3, 22), date(2027, 3, 24), date(2027, 4, 9)),
    ],
)
def test_the_call_of_a_week_is_due_on_its_last_working_day(store, pair, starts_on, first, second):
    programme = builders.programme(store, kickoff_on=starts_on)
    late = builders.pair(store, programme)
    check_ins.plan_for_pair(store, late.id)
    assert days_of(store, late.mentor_id) == [first, second]


def test_the_first_call_is_not_overdue_before_its_week_is_over(store, pair):
    check_ins.plan_for_pair(store, pair.id)
    kickoff = date(2026, 9, 9)
    due = [queries.check_ins_due(store, pair.programme_id, kickoff + timedelta(days=day)) for day in range(8)]
    assert [[row.planned_on for row in rows] for rows in due] == [*[[]] * 6, *[[date(2026, 9, 15)]] * 2]


def test_nobody_is_called_on_a_day_off_about_meeting_three_or_six(store, pair):
    for code, day in (("M3", date(2026, 12, 17)), ("M6", date(2027, 4, 5))):
        [module] = store.find(Module, programme_id=pair.programme_id, code=code)
        builders.meeting(store, pair, module, datetime.combine(day, time(13)))
    check_ins.plan_for_pair(store, pair.id)
    assert days_of(store, pair.mentee_id)[1:] == [date(2027, 1, 4), date(2027, 3, 24)]


def test_the_plan_follows_the_dates_of_the_pair_and_avoids_weekends(store, pair):
    [third] = store.find(Module, code="M3")
    builders.meeting(store, pair, third, datetime(2026, 12, 4, 13), minutes=60)
    store.get(CheckIn, check_ins.plan_for_pair(store, pair.id)[0].id)
    assert date(2026, 12, 11) in days_of(store, pair.mentor_id)
    assert all(day.weekday() < 5 for day in days_of(store, pair.mentor_id))


def test_a_pair_that_starts_late_is_not_called_before_it_began(store, pair):
    late = builders.pair(store, store.get(Programme, pair.programme_id), starts_on=date(2026, 12, 1))
    check_ins.plan_for_pair(store, late.id)
    assert days_of(store, late.mentor_id) == [date(2026, 12, 7), date(2026, 12, 21), date(2027, 2, 3)]


@pytest.mark.parametrize("starts_on", [date(2026, 11, day) for day in range(16, 31)])
def test_nobody_is_called_twice_within_a_week_by_the_plan(store, pair, starts_on):
    late = builders.pair(store, store.get(Programme, pair.programme_id), starts_on=starts_on)
    check_ins.plan_for_pair(store, late.id)
    for person in (late.mentor_id, late.mentee_id):
        days = days_of(store, person)
        assert all((later - day).days >= 7 for day, later in pairwise(days))
        assert date(2027, 2, 3) in days


def test_a_call_that_comes_a_week_after_another_stays(store):
    programme = builders.programme(store, rules={"check_in_mentor_again_week": 2})
    pair = builders.pair(store, programme)
    check_ins.plan_for_pair(store, pair.id)
    assert days_of(store, pair.mentor_id) == [date(2026, 9, 15), date(2026, 9, 22)]


def test_planning_twice_adds_nothing(store, pair):
    assert check_ins.plan_for_pair(store, pair.id)
    assert check_ins.plan_for_programme(store, pair.programme_id) == []


def test_a_programme_may_have_another_plan(store):
    programme = builders.programme(store, rules={"check_in_mentor_again_week": 0, "check_in_mentee_week": 4})
    pair = builders.pair(store, programme)
    check_ins.plan_for_pair(store, pair.id)
    assert days_of(store, pair.mentor_id) == [date(2026, 9, 15)]
    assert days_of(store, pair.mentee_id) == [date(2026, 10, 6)]


def test_a_check_in_done_plans_its_follow_up_once(store, pair):
    planned = check_ins.add_check_in(store, CheckIn(participant_id=pair.mentor_id, planned_on=TODAY))
    done = replace(planned, done_on=TODAY, outcome=Outcome.ATTENTION, minutes=20, follow_up_on=date(2026, 12, 1))
    done = check_ins.do_check_in(store, done, TODAY)
    check_ins.do_check_in(store, replace(done, note="  said \x00 more "), TODAY)
    assert days_of(store, pair.mentor_id) == [TODAY, date(2026, 12, 1)]
    assert store.get(CheckIn, planned.id).note == "said  more"
    assert own_time.coordinator_time(store, pair.programme_id).check_ins == 20
    assert [(row.check_in_id, row.minutes) for row in own_time.own_rows(store, pair.programme_id)] == [(planned.id, 20)]


def followed_up(store, pair, on: date) -> CheckIn:
    done = CheckIn(participant_id=pair.mentor_id, planned_on=TODAY, done_on=TODAY, outcome=Outcome.ATTENTION)
    return check_ins.do_check_in(store, replace(done, follow_up_on=on), TODAY)


def test_another_follow_up_day_takes_the_place_of_the_first(store, pair):
    done = followed_up(store, pair, date(2026, 11, 28))
    done = check_ins.do_check_in(store, replace(done, follow_up_on=date(2026, 12, 5)), TODAY)
    assert days_of(store, pair.mentor_id) == [TODAY, date(2026, 12, 5)]
    store.undo()
    assert days_of(store, pair.mentor_id) == [TODAY, date(2026, 11, 28)]
    check_ins.do_check_in(store, replace(done, follow_up_on=None), TODAY)
    assert days_of(store, pair.mentor_id) == [TODAY]


def test_a_follow_up_day_that_is_planned_already_leaves_the_first_day_empty(store, pair):
    check_ins.add_check_in(store, CheckIn(participant_id=pair.mentor_id, planned_on=date(2026, 12, 5)))
    done = followed_up(store, pair, date(2026, 11, 28))
    check_ins.do_check_in(store, replace(done, follow_up_on=date(2026, 12, 5)), TODAY)
    assert days_of(store, pair.mentor_id) == [TODAY, date(2026, 12, 5)]


def test_a_follow_up_that_was_prepared_or_asked_for_twice_stays(store, pair):
    done = followed_up(store, pair, date(2026, 11, 28))
    [planned] = store.find(CheckIn, done_on=None)
    check_ins.change_check_in(store, replace(planned, note="ask about the move"))
    check_ins.do_check_in(store, replace(done, follow_up_on=None), TODAY)
    assert date(2026, 11, 28) in days_of(store, pair.mentor_id)
    first, second = followed_up(store, pair, date(2026, 12, 1)), followed_up(store, pair, date(2026, 12, 1))
    check_ins.do_check_in(store, replace(second, follow_up_on=date(2026, 12, 8)), TODAY)
    assert first.follow_up_on in days_of(store, pair.mentor_id)


def test_a_check_in_needs_an_outcome_and_a_day_that_has_come(store, pair):
    done = CheckIn(participant_id=pair.mentor_id, done_on=date(2026, 11, 22), minutes=-5, follow_up_on=TODAY)
    with pytest.raises(InvalidError) as refused:
        check_ins.do_check_in(store, done, TODAY)
    assert {problem.field for problem in refused.value.problems} == {"minutes", "outcome", "done_on"}
    assert store.find(CheckIn) == []


def test_the_follow_up_comes_after_the_check_in(store, pair):
    done = CheckIn(participant_id=pair.mentor_id, done_on=TODAY, outcome=Outcome.FINE, follow_up_on=TODAY)
    with pytest.raises(InvalidError):
        check_ins.do_check_in(store, done, TODAY)


def test_a_check_in_can_be_put_off_or_taken_away_until_it_is_done(store, pair):
    planned = check_ins.add_check_in(store, CheckIn(participant_id=pair.mentor_id, planned_on=TODAY))
    assert check_ins.put_off(store, planned.id, date(2026, 11, 24)).planned_on == date(2026, 11, 24)
    done = check_ins.do_check_in(store, replace(planned, done_on=TODAY, outcome=Outcome.FINE), TODAY)
    with pytest.raises(UserError):
        check_ins.put_off(store, done.id, date(2026, 11, 25))
    check_ins.remove_check_in(store, planned.id)
    assert store.find(CheckIn) == []


def test_the_list_tells_what_is_due_overdue_and_done(store, pair):
    for day in (date(2026, 11, 20), TODAY, date(2026, 11, 22)):
        check_ins.add_check_in(store, CheckIn(participant_id=pair.mentor_id, planned_on=day))
    done = CheckIn(participant_id=pair.mentee_id, planned_on=TODAY, done_on=TODAY, outcome=Outcome.FINE)
    check_ins.do_check_in(store, done, TODAY)
    rows = queries.check_ins(store, pair.programme_id, TODAY)
    states = [CheckInState.OVERDUE, CheckInState.DUE, CheckInState.PLANNED, CheckInState.DONE]
    assert [row.state for row in rows] == states
    assert (rows[0].days, rows[0].partner) == (1, rows[3].name)
    assert len(queries.check_ins_due(store, pair.programme_id, TODAY)) == 2


def test_the_call_sheet_has_four_questions_in_both_languages(store, pair):
    with using("en"):
        english = questions()
    assert len(english) == 4
    with using("nb"):
        assert not set(questions().values()) & set(english.values())
    with pytest.raises(UserError):
        check_ins.add_check_in(store, CheckIn(participant_id=pair.mentor_id, answers={"religion": "…"}))
