"""Planned check-ins follow the dates of the meetings they stand beside."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.services import check_ins, logs, meetings, moves, pairs, programmes
from tests import builders

TODAY = date(2026, 9, 1)
NOW = datetime(2027, 4, 1, 10)
BY_THE_WEEKS = [date(2026, 11, 25), date(2027, 2, 3)]
THIRD = datetime(2026, 12, 3, 13)


@pytest.fixture
def programme(store):
    made = builders.programme(store)
    builders.modules(store, made)
    return made


@pytest.fixture
def modules(store, programme):
    return {module.code: module for module in store.find(Module, programme_id=programme.id)}


@pytest.fixture
def pair(store, programme):
    """A pair with the check-ins of the plan, before any meeting has a date."""
    made = builders.pair(store, programme, status="active")
    check_ins.plan_for_pair(store, made.id)
    return made


def days(store, person_id):
    return [each.planned_on for each in store.find(CheckIn, "planned_on", participant_id=person_id)]


def around(store, pair):
    """The check-ins with the mentee that stand beside meetings 3 and 6."""
    return days(store, pair.mentee_id)[1:]


def test_a_meeting_that_gets_a_date_takes_its_check_in_along_in_one_step(store, pair, modules):
    assert around(store, pair) == BY_THE_WEEKS
    meetings.add(store, pair.id, modules["M3"].id, THIRD)
    assert around(store, pair) == [date(2026, 12, 10), BY_THE_WEEKS[1]]
    assert days(store, pair.mentor_id)[2:] == [date(2026, 12, 10), BY_THE_WEEKS[1]]
    store.undo()
    assert store.find(Meeting) == []
    assert around(store, pair) == BY_THE_WEEKS


def test_a_whole_series_takes_all_of_them_along(store, programme, pair, modules):
    plan = meetings.plan_series(store, programme.id, start=date(2026, 10, 12), today=TODAY)
    meetings.apply_series(store, plan)
    dated = {code: store.find(Meeting, module_id=modules[code].id)[0].starts_at.date() for code in ("M3", "M6")}
    assert around(store, pair) == [dated["M3"] + timedelta(days=7), dated["M6"] - timedelta(days=7)]
    store.undo()
    assert around(store, pair) == BY_THE_WEEKS


def test_a_log_of_another_day_takes_the_check_in_along_and_back_when_it_is_removed(store, pair, modules):
    meeting = meetings.add(store, pair.id, modules["M3"].id, THIRD)
    logs.save_log(store, LogEntry(meeting.id, held_at=THIRD + timedelta(days=7)), NOW)
    assert around(store, pair)[0] == date(2026, 12, 17)
    logs.unlog(store, meeting.id)
    assert around(store, pair)[0] == date(2026, 12, 10)


def test_moving_removing_cancelling_and_planning_anew(store, pair, modules):
    meeting = meetings.add(store, pair.id, modules["M3"].id, THIRD)
    moves.move(store, meeting.id, THIRD + timedelta(days=13))
    assert around(store, pair)[0] == date(2026, 12, 23)
    meetings.cancel(store, [meeting.id])
    assert around(store, pair)[0] == date(2026, 12, 23)
    again = meetings.replace_cancelled(store, meeting.id, THIRD + timedelta(days=28))
    assert around(store, pair)[0] == date(2027, 1, 7)
    meetings.remove(store, again.id)
    assert around(store, pair)[0] == date(2026, 12, 23)


def test_a_log_that_tells_another_day_moves_the_check_in_and_one_that_does_not_leaves_it(store, pair, modules):
    meeting = meetings.add(store, pair.id, modules["M3"].id, THIRD)
    logs.log_meeting(store, LogEntry(meeting.id), NOW)
    assert around(store, pair)[0] == date(2026, 12, 10)
    logs.save_log(store, LogEntry(meeting.id, held_at=THIRD + timedelta(days=1)), NOW)
    assert around(store, pair)[0] == date(2026, 12, 11)


def test_what_was_dated_by_hand_or_is_done_stays(store, pair, modules):
    third, sixth = store.find(CheckIn, "planned_on", participant_id=pair.mentee_id)[1:]
    check_ins.put_off(store, third.id, date(2026, 11, 27))
    done = replace(sixth, done_on=date(2026, 11, 20), outcome=Outcome.FINE)
    check_ins.do_check_in(store, done, date(2026, 11, 21))
    for code, at in (("M3", THIRD), ("M6", THIRD + timedelta(days=90))):
        meetings.add(store, pair.id, modules[code].id, at)
    assert around(store, pair) == [date(2026, 11, 27), BY_THE_WEEKS[1]]
    assert days(store, pair.mentor_id)[2:] == [date(2026, 12, 10), date(2027, 2, 24)]


def test_what_is_noted_on_a_check_in_goes_along(store, pair, modules):
    third = store.find(CheckIn, "planned_on", participant_id=pair.mentee_id)[1]
    check_ins.change_check_in(store, replace(third, note="ask about the office"))
    meetings.add(store, pair.id, modules["M3"].id, THIRD)
    assert store.get(CheckIn, third.id).planned_on == date(2026, 12, 10)
    assert store.get(CheckIn, third.id).note == "ask about the office"


def test_a_call_that_served_for_two_is_parted_when_the_dates_come_apart_and_joined_again(store, programme, modules):
    late = builders.pair(store, programme, starts_on=date(2026, 11, 23), status="active")
    check_ins.plan_for_pair(store, late.id)
    assert days(store, late.mentor_id) == [date(2026, 11, 25), date(2026, 12, 11), date(2027, 2, 3)]
    meeting = meetings.add(store, late.id, modules["M3"].id, datetime(2026, 12, 16, 13))
    first, third, last = date(2026, 11, 27), date(2026, 12, 11), date(2027, 2, 3)
    assert days(store, late.mentor_id) == [first, third, date(2026, 12, 23), last]
    moves.move(store, meeting.id, datetime(2026, 12, 9, 13))
    assert days(store, late.mentor_id) == [first, third, last]


def test_nobody_without_planned_check_ins_gets_any(store, programme, modules):
    late = builders.pair(store, programme, starts_on=date(2026, 11, 23), status="active")
    by_hand = check_ins.add_check_in(store, CheckIn(participant_id=late.mentor_id, planned_on=date(2026, 11, 30)))
    meetings.add(store, late.id, modules["M3"].id, datetime(2026, 12, 17, 13))
    assert store.find(CheckIn) == [by_hand]


def test_somebody_in_two_pairs_is_still_called_when_the_other_pair_asks_for_it(store, programme, pair, modules):
    other = builders.pair(store, programme, mentor_id=pair.mentor_id, status="active")
    meetings.add(store, other.id, modules["M3"].id, THIRD)
    assert days(store, pair.mentor_id)[2:] == BY_THE_WEEKS
    meetings.add(store, pair.id, modules["M3"].id, THIRD + timedelta(days=7))
    assert days(store, pair.mentor_id)[2:] == [date(2026, 12, 17), BY_THE_WEEKS[1]]


def test_the_check_ins_of_a_pair_that_is_not_touched_stay(store, programme, pair, modules):
    other = builders.pair(store, programme, status="active")
    check_ins.plan_for_pair(store, other.id)
    meetings.add(store, pair.id, modules["M3"].id, THIRD)
    assert around(store, other) == BY_THE_WEEKS


def test_another_kick_off_another_week_and_another_start_move_them_too(store, programme, pair, modules):
    programmes.edit(store, replace(programme, kickoff_on=date(2026, 9, 16)))
    assert days(store, pair.mentee_id) == [date(2026, 9, 29), date(2026, 12, 2), date(2027, 2, 10)]
    programmes.save_module(store, replace(modules["M3"], week=11))
    assert around(store, pair)[0] == date(2026, 12, 9)
    programmes.edit(store, replace(store.get(Programme, programme.id), rules={"check_in_days_around": 14}))
    assert around(store, pair) == [date(2026, 12, 16), date(2027, 2, 3)]
    programmes.move_module(store, modules["M3"].id, 1)
    assert around(store, pair)[0] == date(2027, 1, 6)


def test_a_drafted_pair_that_starts_is_called_from_its_start(store, programme):
    draft = builders.pair(store, programme, status=PairStatus.DRAFT)
    check_ins.plan_for_pair(store, draft.id)
    pairs.start(store, draft.id, date(2026, 9, 30))
    assert days(store, draft.mentor_id)[:2] == [date(2026, 10, 6), date(2026, 10, 20)]
