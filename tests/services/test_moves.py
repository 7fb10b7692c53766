"""Moving a meeting: what stands against it is said first, and everybody is asked again."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import moves
from tests import builders

START = datetime(2026, 11, 24, 13)
WEEK = timedelta(weeks=1)


@pytest.fixture
def programme(store):
    made = builders.programme(store)
    builders.modules(store, made)
    return made


@pytest.fixture
def plan(store, programme):
    return [module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting]


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme)


@pytest.fixture
def series(store, pair, plan):
    """Four meetings, four weeks apart; the first was held."""
    held = builders.meeting(store, pair, plan[0], START - 4 * WEEK, status=MeetingStatus.HELD)
    return [
        held,
        *(builders.meeting(store, pair, plan[number], START + 4 * (number - 1) * WEEK) for number in (1, 2, 3)),
    ]


def mentor(store, pair, **changes):
    return builders.changed(store, store.get(Participant, pair.mentor_id), **changes)


def starts(store):
    return [meeting.starts_at for meeting in store.find(Meeting)]


class TestConflicts:
    def test_a_free_day_has_none(self, store, series):
        assert moves.conflicts(store, series[1].id, START + timedelta(days=1)) == []

    def test_a_holiday_is_named(self, store, series):
        [said] = moves.conflicts(store, series[1].id, datetime(2026, 12, 18, 13) + WEEK, later_too=False)[:1]
        assert "juledag" in said

    def test_a_date_that_does_not_work_names_whose(self, store, pair, series):
        person = mentor(store, pair, blocked_dates=(date(2026, 11, 25),), availability=("tue-afternoon",))
        said = moves.conflicts(store, series[1].id, START + timedelta(days=1))
        assert len(said) == 2
        assert all(person.name in sentence for sentence in said)

    def test_another_meeting_at_the_time_is_seen_to_the_minute(self, store, programme, pair, plan, series):
        other = builders.participant(store, programme, Role.MENTEE)
        second = builders.pair(store, programme, mentor_id=pair.mentor_id, mentee_id=other.id)
        builders.meeting(store, second, plan[0], START + timedelta(days=1, minutes=59))
        assert moves.conflicts(store, series[1].id, START + timedelta(days=1))
        assert not moves.conflicts(store, series[1].id, START + timedelta(days=1, minutes=-1))

    def test_another_meeting_in_the_room_is_named_and_more_are_counted(self, store, programme, series, plan):
        builders.changed(store, series[1], place="Rom 3")
        at = START + timedelta(days=1)
        for minutes in (-60, 60):
            builders.meeting(
                store, builders.pair(store, programme), plan[0], at + timedelta(minutes=minutes), place="Rom 3"
            )
        assert moves.conflicts(store, series[1].id, at) == []
        other = builders.pair(store, programme)
        builders.meeting(store, other, plan[0], at + timedelta(minutes=59), place="rom 3 ")
        [said] = moves.conflicts(store, series[1].id, at)
        assert said.startswith("M1 ")
        assert said.endswith(" er i Rom 3 samtidig.")
        builders.meeting(store, builders.pair(store, programme), plan[0], at, place="Rom 3")
        assert moves.conflicts(store, series[1].id, at) == ["2 andre møter er i Rom 3 samtidig."]

    def test_a_joint_meeting_of_theirs_is_seen(self, store, programme, pair, series):
        joint = next(module for module in store.find(Module) if module.code == "A")
        people = [store.get(Participant, pair.mentor_id)]
        builders.joint_meeting(store, programme, joint, START + timedelta(days=1, hours=4), people)
        assert len(moves.conflicts(store, series[1].id, START + timedelta(days=1))) == 1

    def test_the_hour_the_clocks_skip_is_said(self, store, series):
        assert any("02:30" in said for said in moves.conflicts(store, series[3].id, datetime(2027, 3, 28, 2, 30)))

    def test_a_meeting_before_the_one_that_comes_first_in_the_plan_is_said(self, store, series):
        [said] = moves.conflicts(store, series[1].id, START + 5 * WEEK - timedelta(days=6))
        assert "M3" in said

    def test_two_meetings_of_the_pair_on_one_day_are_said(self, store, series):
        later = store.get(Meeting, series[2].id).starts_at
        [said, *_rest] = moves.conflicts(store, series[1].id, later + timedelta(hours=3))
        assert "M3" in said

    def test_the_pairs_own_later_meetings_do_not_stand_in_the_way_when_they_move_too(self, store, series):
        at = START + 5 * WEEK + timedelta(days=7)
        assert moves.conflicts(store, series[1].id, at)
        assert not moves.conflicts(store, series[1].id, at, later_too=True)

    def test_what_stands_against_a_later_one_names_its_module(self, store, series):
        said = moves.conflicts(store, series[1].id, START + timedelta(days=3), later_too=True)
        assert [sentence[:3] for sentence in said] == ["M3:"]

    def test_asking_writes_nothing(self, store, series):
        known = starts(store)
        moves.conflicts(store, series[1].id, START + WEEK, later_too=True)
        assert starts(store) == known
        assert store.undo_label == "build"


class TestMoving:
    def test_the_people_are_asked_again_and_the_calendar_identity_stays(self, store, series):
        for attendance in store.find(Attendance, meeting_id=series[1].id):
            builders.changed(store, attendance, answer=Answer.YES, answered_at=START, proposed_start=START)
        [moved] = moves.move(store, series[1].id, START + WEEK)
        assert (moved.starts_at, moved.uid, moved.moves) == (START + WEEK, series[1].uid, 1)
        found = store.find(Attendance, meeting_id=moved.id)
        assert {(each.answer, each.answered_at, each.proposed_start) for each in found} == {(Answer.NONE, None, None)}

    def test_later_ones_follow_by_as_many_days_and_earlier_ones_stay(self, store, series):
        known = starts(store)
        moved = moves.move(store, series[2].id, series[2].starts_at + timedelta(days=8, hours=2), later_too=True)
        assert [meeting.id for meeting in moved] == [series[2].id, series[3].id]
        assert starts(store) == [
            *known[:2],
            known[2] + timedelta(days=8, hours=2),
            known[3] + timedelta(days=8),
        ]
        store.undo()
        assert starts(store) == known

    def test_the_same_time_moves_nothing(self, store, series):
        [meeting] = moves.move(store, series[1].id, START)
        assert meeting.moves == 0
        assert store.undo_label == "build"

    def test_a_skipped_hour_is_refused_and_so_are_the_others_with_it(self, store, series):
        known = starts(store)
        for attempt in (
            lambda: moves.move(store, series[1].id, datetime(2027, 3, 28, 2, 30), later_too=True),
            lambda: moves.move(store, series[0].id, START),
        ):
            with pytest.raises(UserError):
                attempt()
            assert starts(store) == known

    def test_a_gathering_moves_alone(self, store, programme, series):
        joint = next(module for module in store.find(Module) if module.code == "K")
        made = [builders.joint_meeting(store, programme, joint, START + number * WEEK, []) for number in (0, 1)]
        assert len(moves.move(store, made[0].id, START + timedelta(days=1), later_too=True)) == 1
