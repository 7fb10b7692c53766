"""Training, kick-off and closing: one plan, the right people, one step."""

import itertools
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Audience, Module
from omvendt_desktop.domain.working_days import is_working_day
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services import joint_meetings
from tests import builders


@pytest.fixture
def programme(store):
    made = builders.programme(store)
    builders.modules(store, made)
    return made


@pytest.fixture
def plan(store, programme):
    return {module.code: module for module in store.find(Module, programme_id=programme.id)}


@pytest.fixture
def people(store, programme):
    roles = (Role.MENTOR, Role.MENTEE, Role.MENTEE)
    return [builders.participant(store, programme, role) for role in roles]


def who(store, meeting):
    return {each.participant_id for each in store.find(Attendance, meeting_id=meeting.id)}


def test_every_gathering_of_the_plan_gets_a_day_of_work_and_the_kickoff_keeps_its_own(store, programme, people):
    proposed = joint_meetings.plan_joint(store, programme.id)
    assert [(one.code, one.role) for one in proposed] == [
        ("T1", Role.MENTOR),
        ("T1", Role.MENTEE),
        ("T2", None),
        ("T3", Role.MENTOR),
        ("T3", Role.MENTEE),
        ("K", None),
        ("A", None),
    ]
    assert [one.participants for one in proposed] == [1, 2, 3, 1, 2, 3, 3]
    assert all(is_working_day(one.starts_at.date()) and not one.remarks for one in proposed)
    assert proposed[5].starts_at == datetime(2026, 9, 9, 13)


def test_gatherings_of_one_day_follow_one_another(store, programme, people):
    proposed = joint_meetings.plan_joint(store, programme.id, at=time(9))
    for earlier, later in itertools.pairwise(proposed):
        assert later.starts_at >= earlier.ends_at
    assert [one.starts_at for one in proposed[:3]] == [
        datetime(2026, 8, 26, 9),
        datetime(2026, 8, 26, 9, 45),
        datetime(2026, 8, 26, 10, 30),
    ]


def test_a_kickoff_on_a_holiday_is_said(store):
    programme = builders.programme(store, kickoff_on=date(2027, 5, 17))
    builders.modules(store, programme)
    by_code = {one.code: one for one in joint_meetings.plan_joint(store, programme.id)}
    assert by_code["K"].starts_at.date() == date(2027, 5, 17)
    assert "Grunnlovsdag" in by_code["K"].remarks[0]


def proposed_from(store, kickoff_on: date) -> dict:
    programme = builders.programme(store, kickoff_on=kickoff_on)
    builders.modules(store, programme)
    return {one.code: one for one in joint_meetings.plan_joint(store, programme.id)}


def test_july_is_kept_free_and_that_is_said(store):
    with using("en"):
        closing = proposed_from(store, date(2027, 1, 13))["A"]
    assert closing.starts_at.date() == date(2027, 8, 2)
    assert closing.remarks == ("The plan says Wed 7 Jul; July is kept free.",)


def test_a_training_in_july_stays_before_the_kickoff_with_a_remark(store):
    with using("en"):
        proposed = proposed_from(store, date(2027, 8, 2))
    days = {code: proposed[code].starts_at.date() for code in ("T1", "T2", "T3", "K")}
    assert days == {"T1": date(2027, 7, 19), "T2": date(2027, 7, 19), "T3": date(2027, 7, 26), "K": date(2027, 8, 2)}
    assert [proposed[code].remarks for code in ("T1", "K")] == [("Many are on holiday in July.",), ()]
    with using("en"):
        later = proposed_from(store, date(2027, 8, 9))
    assert later["T1"].starts_at.date() == date(2027, 8, 2)


def test_who_cannot_come_is_named_and_many_are_counted(store, programme):
    day = programme.kickoff_on
    for number in range(5):
        builders.participant(store, programme, name=f"Name {number}", blocked_dates=(day,))
    kickoff = next(one for one in joint_meetings.plan_joint(store, programme.id) if one.code == "K")
    assert len(kickoff.remarks) == 4
    assert "Name 0" in kickoff.remarks[0]
    assert "2" in kickoff.remarks[3]


def test_applying_invites_exactly_the_audience_in_one_step(store, programme, people):
    gone = builders.participant(store, programme, status=ParticipantStatus.LEFT)
    made = joint_meetings.apply_joint(store, programme.id, joint_meetings.plan_joint(store, programme.id))
    mentor, *mentees = [person.id for person in people]
    assert who(store, made[0]) == {mentor}
    assert who(store, made[1]) == set(mentees)
    assert who(store, made[5]) == {mentor, *mentees}
    assert gone.id not in {each.participant_id for each in store.find(Attendance)}
    assert len({meeting.uid for meeting in made}) == len(made) == 7
    store.undo()
    assert not store.find(Meeting)
    assert not store.find(Attendance)


def test_what_has_a_date_is_not_proposed_again_but_a_cancelled_one_is(store, programme, people):
    [kickoff, *_rest] = joint_meetings.apply_joint(
        store, programme.id, [one for one in joint_meetings.plan_joint(store, programme.id) if one.code in "KA"]
    )
    assert {one.code for one in joint_meetings.plan_joint(store, programme.id)} == {"T1", "T2", "T3"}
    builders.changed(store, kickoff, status=MeetingStatus.CANCELLED)
    assert "K" in {one.code for one in joint_meetings.plan_joint(store, programme.id)}


def test_a_proposal_may_be_changed_before_it_is_applied(store, programme, people):
    kickoff = next(one for one in joint_meetings.plan_joint(store, programme.id) if one.code == "K")
    moved = replace(kickoff, starts_at=kickoff.starts_at + timedelta(hours=2), place="  Sola ")
    [made] = joint_meetings.apply_joint(store, programme.id, [moved])
    assert (made.starts_at, made.place) == (datetime(2026, 9, 9, 15), "Sola")


def test_an_outdated_proposal_a_bad_link_and_a_skipped_hour_change_nothing(store, programme, people):
    proposed = joint_meetings.plan_joint(store, programme.id)
    kickoff = next(one for one in proposed if one.code == "K")
    joint_meetings.apply_joint(store, programme.id, [kickoff])
    known = store.find(Meeting)
    wrong = (
        (UserError, proposed),
        (InvalidError, [proposed[0], replace(proposed[1], link="ftp://example.org")]),
        (UserError, [proposed[0], replace(proposed[1], starts_at=datetime(2027, 3, 28, 2, 30))]),
    )
    for error, wanted in wrong:
        with pytest.raises(error):
            joint_meetings.apply_joint(store, programme.id, wanted)
        assert store.find(Meeting) == known


def test_a_module_for_mentors_gathers_mentors_alone(store, programme, plan, people):
    builders.changed(store, plan["T2"], audience=Audience.MENTORS)
    [planned] = [one for one in joint_meetings.plan_joint(store, programme.id) if one.code == "T2"]
    [made] = joint_meetings.apply_joint(store, programme.id, [planned])
    assert (made.role, who(store, made)) == (Role.MENTOR, {people[0].id})
