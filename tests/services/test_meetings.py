"""Planning the series of pairs, and what may be done with one meeting."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.working_days import is_working_day
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.services import logs, meetings, participants
from tests import builders

TODAY = date(2026, 9, 1)
NOW = datetime(2026, 11, 21, 10)
COMING = datetime(2026, 12, 1, 13)


@pytest.fixture
def programme(store):
    made = builders.programme(store, link="https://example.org/room")
    builders.modules(store, made)
    return made


@pytest.fixture
def plan(store, programme):
    return {module.code: module for module in store.find(Module, programme_id=programme.id)}


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme)


@pytest.fixture
def meeting(store, pair, plan):
    return builders.meeting(store, pair, plan["M1"], COMING)


def everything(store):
    return [store.find(kind) for kind in (Meeting, Attendance)]


def answered(store, of: Meeting, answer: Answer = Answer.YES) -> None:
    for attendance in store.find(Attendance, meeting_id=of.id):
        builders.changed(store, attendance, answer=answer, answered_at=NOW, answered_sequence=0)


def answers(store, of: Meeting) -> set[Answer]:
    return {attendance.answer for attendance in store.find(Attendance, meeting_id=of.id)}


def told(store, of: Meeting) -> None:
    for attendance in store.find(Attendance, meeting_id=of.id):
        builders.saved(
            store, Invitation(meeting_id=of.id, participant_id=attendance.participant_id, stamp=NOW, sent_at=NOW)
        )


class TestPlanning:
    def test_every_active_pair_gets_its_six_meetings_with_the_place_of_the_programme(self, store, programme):
        for _ in range(3):
            builders.pair(store, programme)
        planned = meetings.plan_series(store, programme.id, today=TODAY)
        assert planned.meetings == 18
        assert not store.find(Meeting)
        made = meetings.apply_series(store, planned)
        assert len(made) == len({each.uid for each in made}) == 18
        assert {(each.place, each.link, each.status) for each in made} == {
            ("Bjørvika", "https://example.org/room", MeetingStatus.PLANNED)
        }
        assert all(is_working_day(each.starts_at.date()) for each in made)
        assert len(store.find(Attendance)) == 36

    def test_a_whole_cohort_is_one_step_to_undo(self, store, programme, pair):
        meetings.apply_series(store, meetings.plan_series(store, programme.id, today=TODAY))
        store.undo()
        assert everything(store) == [[], []]

    def test_nobody_meets_twice_at_the_same_time(self, store, programme, pair):
        other = builders.participant(store, programme, Role.MENTEE)
        builders.pair(store, programme, mentor_id=pair.mentor_id, mentee_id=other.id)
        made = meetings.apply_series(store, meetings.plan_series(store, programme.id, at=time(13), today=TODAY))
        assert len({each.starts_at for each in made}) == 12

    def test_what_has_a_date_already_is_left_alone(self, store, programme, plan, pair):
        dated = builders.meeting(store, pair, plan["M1"], COMING)
        planned = meetings.plan_series(store, programme.id, today=TODAY)
        assert [item.code for item in planned.pairs[0].meetings] == ["M2", "M3", "M4", "M5", "M6"]
        meetings.apply_series(store, planned)
        assert store.get(Meeting, dated.id) == dated

    def test_a_missed_or_cancelled_meeting_gets_a_new_one(self, store, programme, plan, pair):
        builders.meeting(store, pair, plan["M1"], COMING, status=MeetingStatus.CANCELLED)
        builders.meeting(store, pair, plan["M2"], COMING, status=MeetingStatus.NO_SHOW)
        assert meetings.plan_series(store, programme.id, today=TODAY).meetings == 6

    def test_planning_again_moves_coming_meetings_and_keeps_their_calendar_identity(self, store, programme, plan, pair):
        coming = builders.meeting(store, pair, plan["M1"], COMING)
        held = builders.meeting(store, pair, plan["M2"], COMING - timedelta(days=90), status=MeetingStatus.HELD)
        answered(store, coming)
        planned = meetings.plan_series(
            store, programme.id, start=date(2027, 1, 11), at=time(9), replan=True, today=NOW.date()
        )
        meetings.apply_series(store, planned)
        moved = store.get(Meeting, coming.id)
        assert moved.starts_at >= datetime(2027, 1, 11, 9)
        assert (moved.uid, moved.moves, answers(store, moved)) == (coming.uid, 1, {Answer.NONE})
        assert store.get(Meeting, held.id) == held

    def test_dates_that_do_not_work_are_kept_free(self, store, programme, plan, pair):
        [first] = [item.starts_at.date() for item in self._planned(store, programme)][:1]
        mentor = store.get(Participant, pair.mentor_id)
        builders.changed(store, mentor, blocked_dates=(first,))
        assert first not in [item.starts_at.date() for item in self._planned(store, programme)]

    def test_one_date_changed_in_the_preview_says_what_stands_against_it(self, store, programme, plan, pair):
        planned = meetings.plan_series(store, programme.id, today=TODAY)
        second = planned.pairs[0].meetings[1]
        changed = meetings.with_date(store, planned, pair.id, plan["M1"].id, second.starts_at)
        assert changed.pairs[0].meetings[0].starts_at == second.starts_at
        assert changed.pairs[0].meetings[0].remarks
        assert changed.pairs[0].meetings[1:] == planned.pairs[0].meetings[1:]

    def test_a_plan_made_before_somebody_else_planned_is_refused_whole(self, store, programme, plan, pair):
        planned = meetings.plan_series(store, programme.id, today=TODAY)
        builders.meeting(store, pair, plan["M6"], COMING)
        known = everything(store)
        with pytest.raises(UserError):
            meetings.apply_series(store, planned)
        assert everything(store) == known

    def test_a_programme_without_pair_meetings_and_a_pair_that_has_ended_are_refused(self, store, programme):
        with pytest.raises(UserError):
            meetings.plan_series(store, builders.programme(store, name="bare").id, today=TODAY)
        ended = builders.pair(store, programme, status=PairStatus.ENDED)
        with pytest.raises(UserError):
            meetings.plan_series(store, programme.id, [ended.id], today=TODAY)

    def _planned(self, store, programme):
        return meetings.plan_series(store, programme.id, today=TODAY).pairs[0].meetings


class TestOneMeeting:
    def test_a_meeting_by_hand_has_the_length_of_its_module_and_both_people(self, store, pair, plan):
        made = meetings.add(store, pair.id, plan["M1"].id, COMING, place="Sola")
        assert (made.minutes, made.place, made.link) == (60, "Sola", "https://example.org/room")
        assert {each.participant_id for each in store.find(Attendance)} == {pair.mentor_id, pair.mentee_id}

    def test_a_second_one_for_the_same_module_is_refused(self, store, pair, plan, meeting):
        with pytest.raises(UserError):
            meetings.add(store, pair.id, plan["M1"].id, COMING)

    def test_a_time_the_clocks_skip_is_refused(self, store, pair, plan):
        with pytest.raises(UserError):
            meetings.add(store, pair.id, plan["M1"].id, datetime(2027, 3, 28, 2, 30))
        assert not store.find(Meeting)

    def test_another_place_keeps_the_answers_and_another_length_asks_again(self, store, meeting):
        answered(store, meeting)
        assert meetings.edit(store, meeting.id, place=" Sola\u202e ").place == "Sola"
        assert answers(store, meeting) == {Answer.YES}
        meetings.edit(store, meeting.id, minutes=90)
        assert answers(store, meeting) == {Answer.NONE}

    @pytest.mark.parametrize("wrong", [{"minutes": 0}, {"link": "javascript:alert(1)"}])
    def test_a_length_or_link_that_is_none_is_refused(self, store, meeting, wrong):
        with pytest.raises(InvalidError):
            meetings.edit(store, meeting.id, **wrong)

    def test_one_place_for_several_is_one_step_and_all_or_none(self, store, pair, plan, meeting):
        other = builders.meeting(store, pair, plan["M2"], COMING, status=MeetingStatus.CANCELLED)
        with pytest.raises(UserError):
            meetings.set_place(store, [meeting.id, other.id], "Sola", "")
        assert store.get(Meeting, meeting.id).place == ""
        third = builders.meeting(store, pair, plan["M3"], COMING)
        meetings.set_place(store, [meeting.id, third.id], "Sola", "")
        assert {each.place for each in store.find(Meeting)} == {"Sola", ""}
        store.undo()
        assert {each.place for each in store.find(Meeting)} == {""}

    def test_a_held_meeting_cannot_be_cancelled_nor_anything_with_it(self, store, pair, plan, meeting):
        held = builders.meeting(store, pair, plan["M2"], COMING, status=MeetingStatus.HELD)
        with pytest.raises(UserError):
            meetings.cancel(store, [meeting.id, held.id])
        assert store.get(Meeting, meeting.id).status is MeetingStatus.PLANNED

    def test_a_cancelled_meeting_is_replaced_by_one_with_a_calendar_identity_of_its_own(self, store, meeting):
        meetings.cancel(store, [meeting.id])
        new = meetings.replace_cancelled(store, meeting.id, COMING + timedelta(days=7))
        assert new.uid != meeting.uid
        assert replace(new, id=meeting.id, uid=meeting.uid, starts_at=COMING) == meeting
        assert store.get(Meeting, meeting.id).status is MeetingStatus.CANCELLED
        with pytest.raises(UserError):
            meetings.replace_cancelled(store, meeting.id, COMING + timedelta(days=14))

    def test_a_meeting_that_takes_place_is_not_replaced(self, store, meeting):
        with pytest.raises(UserError):
            meetings.replace_cancelled(store, meeting.id, COMING)

    def test_a_meeting_nobody_was_told_of_can_vanish(self, store, meeting):
        meetings.remove(store, meeting.id)
        assert everything(store) == [[], []]
        store.undo()
        assert store.get(Meeting, meeting.id) == meeting

    def test_one_that_is_in_calendars_or_logged_stays_on_record(self, store, pair, plan, meeting):
        told(store, meeting)
        past = builders.meeting(store, pair, plan["M2"], NOW - timedelta(days=1))
        logs.log_meeting(store, LogEntry(past.id), NOW)
        for each in (meeting, past):
            with pytest.raises(UserError):
                meetings.remove(store, each.id)


class TestWhoTakesPart:
    @pytest.fixture
    def gatherings(self, store, programme, plan):
        def joint(code, start, **changes):
            return builders.joint_meeting(store, programme, plan[code], start, [], **changes)

        return [
            joint("K", COMING),
            joint("T1", COMING, role=Role.MENTOR),
            joint("T1", COMING, role=Role.MENTEE),
            joint("A", COMING, status=MeetingStatus.CANCELLED),
        ]

    def test_who_is_taken_in_joins_the_gatherings_of_their_role(self, store, programme, gatherings):
        new = participants.add(store, self._person(programme, Role.MENTEE))
        joined = {each.meeting_id for each in store.find(Attendance, participant_id=new.id)}
        assert joined == {gatherings[0].id, gatherings[2].id}
        store.undo()
        assert not store.find(Attendance)

    def test_only_gatherings_to_come_when_a_moment_is_given(self, store, programme, gatherings):
        person = builders.participant(store, programme, Role.MENTOR)
        assert not meetings.join_joint_meetings(store, person, COMING)
        assert len(meetings.join_joint_meetings(store, person, COMING - timedelta(hours=1))) == 2
        assert not meetings.join_joint_meetings(store, person)

    def test_who_leaves_is_in_no_coming_meeting_and_past_ones_stay(self, store, programme, plan, gatherings):
        new = participants.add(store, self._person(programme, Role.MENTOR))
        past = builders.joint_meeting(store, programme, plan["T2"], NOW - timedelta(days=9), [new])
        left = participants.leave(store, new.id, NOW.date())
        assert left.status is ParticipantStatus.LEFT
        assert [each.meeting_id for each in store.find(Attendance, participant_id=new.id)] == [past.id]
        participants.come_back(store, new.id)
        assert len(store.find(Attendance, participant_id=new.id)) == 3

    def test_a_pair_that_ends_keeps_the_earlier_meetings_to_be_logged(self, store, pair, plan, meeting):
        earlier = builders.meeting(store, pair, plan["M2"], NOW - timedelta(days=2))
        meetings.cancel_coming_of_pair(store, pair, NOW)
        assert store.get(Meeting, meeting.id).status is MeetingStatus.CANCELLED
        assert store.get(Meeting, earlier.id).status is MeetingStatus.PLANNED

    def _person(self, programme, role):
        return Participant(programme_id=programme.id, role=role, name="Sara Haddad", email="sara@example.org")
