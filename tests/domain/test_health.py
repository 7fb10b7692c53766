"""Pair health: a word, a reason and a next step."""

from datetime import date, timedelta

import pytest

from omvendt_desktop.domain.health import Cause, Facts, Level, assess
from omvendt_desktop.domain.rules import RULES, check_rules, rules_of
from omvendt_desktop.i18n import using

TODAY = date(2026, 11, 21)
WELL = Facts(
    pair_id=1,
    mentor_id=11,
    mentee_id=12,
    first_due=date(2026, 9, 23),
    last_held=TODAY - timedelta(days=10),
    next_on=TODAY + timedelta(days=10),
    meetings_left=3,
    times=((300, 300), (300, 300)),
)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def health(today: date = TODAY, rules=RULES, **changes):
    return assess(WELL._replace(**changes), rules, today)


def test_a_pair_that_meets_and_uses_its_time_is_green():
    assert (health().level, health().cause) == (Level.GREEN, Cause.WELL)


def test_it_is_too_early_to_tell_until_a_week_after_meeting_one_is_due():
    new = {"last_held": None, "next_on": None, "times": ((0, 0),), "first_due": ago(7)}
    assert health(**new).level is Level.TOO_EARLY
    assert health(**{**new, "first_due": ago(8), "overdue_on": ago(8)}).level is Level.YELLOW


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"last_held": ago(46)}, Cause.NO_MEETING),
        ({"breaks": 2}, Cause.BREAKS),
        ({"unfit": 12}, Cause.UNFIT),
        ({"urgent": 11}, Cause.URGENT),
        ({"silent": 12, "no_replies": 2}, Cause.NO_REPLY),
    ],
)
def test_red_needs_the_coordinator_now(changes, cause):
    found = health(**changes)
    assert (found.level, found.cause) == (Level.RED, cause)
    assert found.reason
    assert found.next_step


@pytest.mark.parametrize(
    ("changes", "cause"),
    [
        ({"overdue_on": ago(8)}, Cause.OVERDUE),
        ({"next_on": None, "last_held": ago(22)}, Cause.NO_DATE),
        ({"check_in_on": ago(1), "check_in_with": 12}, Cause.CHECK_IN),
        ({"times": ((300, 300), (209, 300))}, Cause.BEHIND),
        ({"low_ratings": 2}, Cause.LITTLE_USE),
    ],
)
def test_yellow_is_worth_an_eye(changes, cause):
    found = health(**changes)
    assert (found.level, found.cause) == (Level.YELLOW, cause)
    assert found.reason
    assert found.next_step


@pytest.mark.parametrize(
    "changes",
    [
        {"last_held": ago(45)},
        {"breaks": 1},
        {"silent": 12, "no_replies": 1},
        {"overdue_on": ago(7)},
        {"next_on": None, "last_held": ago(21)},
        {"check_in_on": TODAY, "check_in_with": 12},
        {"times": ((210, 300),)},
        {"low_ratings": 1},
    ],
)
def test_at_the_limit_all_is_well(changes):
    assert health(**changes).level is Level.GREEN


def test_what_somebody_has_said_counts_from_the_first_day():
    assert health(first_due=TODAY + timedelta(days=20), last_held=None, urgent=11).level is Level.RED


def test_a_pair_that_has_held_all_its_meetings_is_not_missed():
    assert health(meetings_left=0, last_held=ago(100), next_on=None).level is Level.GREEN


def test_without_any_held_meeting_the_days_count_from_when_the_first_was_due():
    found = health(last_held=None, first_due=ago(51), next_on=None)
    assert found.cause is Cause.NO_MEETING
    with using("en"):
        assert health(last_held=None, first_due=ago(51), next_on=None).reason == "no meeting for 51 days"


def test_the_person_it_is_about_is_the_one_to_call_and_else_the_mentor():
    assert health(unfit=12).participant_id == 12
    assert health(last_held=ago(60)).participant_id == 11


def test_a_programme_has_its_own_numbers():
    patient = rules_of({"red_days_without_meeting": 60})
    assert health(rules=patient, last_held=ago(60)).level is Level.GREEN
    assert patient["behind_percent"] == RULES["behind_percent"]
    assert [problem.field for problem in check_rules({"red_breaks": -1, "behind_percent": 50})] == ["red_breaks"]
