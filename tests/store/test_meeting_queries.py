"""Meetings as they are listed: who, how far the invitation has come, and what is to be done."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation, InvitationState, Method, state_word, time_hash
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, ModuleKind
from omvendt_desktop.i18n import using
from omvendt_desktop.services import logs, meetings, moves
from omvendt_desktop.store.queries import meetings as queries
from tests import builders

NOW = datetime(2026, 11, 21, 10)
PAST, COMING, LATER = NOW - timedelta(days=30), NOW + timedelta(days=10), NOW + timedelta(days=40)


@pytest.fixture
def programme(store):
    made = builders.programme(store)
    builders.modules(store, made)
    return made


@pytest.fixture
def plan(store, programme):
    return {module.code: module for module in store.find(Module, programme_id=programme.id)}


@pytest.fixture
def pair(store, programme):
    mentor = builders.participant(store, programme, Role.MENTOR, name="Minh Tran")
    mentee = builders.participant(store, programme, Role.MENTEE, name="Per Ødegård")
    return builders.pair(store, programme, mentor_id=mentor.id, mentee_id=mentee.id)


@pytest.fixture
def meeting(store, pair, plan):
    return builders.meeting(store, pair, plan["M2"], COMING, place="Bjørvika")


def tell(store, of: Meeting, people=None, method=Method.REQUEST, sent_at=NOW, **changes) -> None:
    """Mark as sent what stands now to these people, or to all."""
    of = store.get(Meeting, of.id)
    known = time_hash(of.starts_at, of.minutes, of.place, of.link, of.status)
    for person in people or [each.participant_id for each in store.find(Attendance, meeting_id=of.id)]:
        sent = Invitation(meeting_id=of.id, participant_id=person, method=method, time_hash=known, sent_at=sent_at)
        builders.saved(store, sent)


def answer(store, of: Meeting, person: int, given: Answer) -> None:
    [attendance] = store.find(Attendance, meeting_id=of.id, participant_id=person)
    builders.changed(store, attendance, answer=given, answered_at=NOW)


def state(store, programme, of: Meeting) -> InvitationState | None:
    [row] = [row for row in queries.meetings(store, programme.id, NOW) if row.id == of.id]
    return row.state


class TestRows:
    def test_a_row_tells_all_a_list_shows(self, store, programme, plan, pair, meeting):
        [row] = queries.meetings(store, programme.id, NOW)
        assert row[:4] == (meeting.id, COMING, 60, plan["M2"].id)
        assert (row.code, row.title, row.kind) == ("M2", plan["M2"].title_nb, ModuleKind.MEETING)
        assert (row.pair_id, row.role, row.who) == (pair.id, None, "Minh Tran → Per Ødegård")
        assert (row.place, row.link, row.status, row.logged, row.moves) == (
            "Bjørvika",
            "",
            MeetingStatus.PLANNED,
            False,
            0,
        )

    def test_titles_and_gatherings_are_in_the_language_of_the_screen(self, store, programme, plan, meeting):
        people = [builders.participant(store, programme) for _ in range(3)]
        builders.joint_meeting(store, programme, plan["T1"], LATER, people, role=Role.MENTOR)
        builders.joint_meeting(store, programme, plan["K"], LATER + timedelta(days=1), people)
        assert [row.who for row in queries.meetings(store, programme.id, NOW)][1:] == ["mentorer · 3", "alle · 3"]
        with using("en"):
            rows = queries.meetings(store, programme.id, NOW)
        assert rows[0].title == plan["M2"].title_en
        assert [row.who for row in rows][1:] == ["mentors · 3", "everyone · 3"]

    def test_they_are_in_order_of_time_and_of_one_programme(self, store, programme, plan, pair, meeting):
        later = builders.meeting(store, pair, plan["M3"], LATER)
        earlier = builders.meeting(store, pair, plan["M1"], PAST)
        other = builders.programme(store, name="other")
        [module] = [module for module in builders.modules(store, other) if module.code == "M1"]
        builders.meeting(store, builders.pair(store, other), module, COMING)
        assert [row.id for row in queries.meetings(store, programme.id, NOW)] == [earlier.id, meeting.id, later.id]

    def test_both_ends_of_a_period_are_part_of_it(self, store, programme, meeting):
        def between(first, last):
            return [row.id for row in queries.meetings(store, programme.id, NOW, first=first, last=last)]

        day = COMING.date()
        assert between(day, day) == between(None, day) == between(day, None) == [meeting.id]
        assert between(day + timedelta(days=1), None) == between(None, day - timedelta(days=1)) == []

    def test_a_pair_has_its_own_meetings_and_the_joint_ones_of_its_people(self, store, programme, plan, pair, meeting):
        mentor = store.get(Participant, pair.mentor_id)
        kickoff = builders.joint_meeting(store, programme, plan["K"], PAST, [mentor])
        builders.joint_meeting(store, programme, plan["A"], LATER, [builders.participant(store, programme)])
        builders.meeting(store, builders.pair(store, programme), plan["M1"], COMING)
        assert [row.id for row in queries.of_pair(store, pair.id, NOW)] == [kickoff.id, meeting.id]
        assert [row.id for row in queries.of_participant(store, mentor.id, NOW)] == [kickoff.id, meeting.id]
        assert [row.id for row in queries.of_participant(store, pair.mentee_id, NOW)] == [meeting.id]


class TestInvitationState:
    def test_a_meeting_is_confirmed_only_when_everybody_said_yes(self, store, programme, pair, meeting):
        assert state(store, programme, meeting) is InvitationState.NOT_INVITED
        tell(store, meeting, [pair.mentor_id])
        assert state(store, programme, meeting) is InvitationState.NOT_INVITED
        tell(store, meeting, [pair.mentee_id])
        assert state(store, programme, meeting) is InvitationState.INVITED
        answer(store, meeting, pair.mentor_id, Answer.YES)
        answer(store, meeting, pair.mentee_id, Answer.MAYBE)
        assert state(store, programme, meeting) is InvitationState.INVITED
        answer(store, meeting, pair.mentee_id, Answer.YES)
        assert state(store, programme, meeting) is InvitationState.CONFIRMED
        answer(store, meeting, pair.mentee_id, Answer.NO)
        assert state(store, programme, meeting) is InvitationState.DECLINED

    @pytest.mark.parametrize(
        "change",
        [
            lambda store, each: moves.move(store, each.id, COMING + timedelta(days=1)),
            lambda store, each: meetings.edit(store, each.id, place="Sola"),
            lambda store, each: meetings.edit(store, each.id, link="https://example.org/room"),
            lambda store, each: meetings.edit(store, each.id, minutes=75),
            lambda store, each: meetings.cancel(store, [each.id]),
        ],
    )
    def test_any_change_of_time_place_or_status_is_seen_until_it_is_told(self, store, programme, meeting, change):
        tell(store, meeting)
        change(store, meeting)
        assert state(store, programme, meeting) is InvitationState.CHANGED
        tell(store, meeting)
        assert state(store, programme, meeting) in (InvitationState.INVITED, None)

    def test_a_move_taken_back_is_no_change(self, store, programme, meeting):
        tell(store, meeting)
        moves.move(store, meeting.id, LATER)
        store.undo()
        assert state(store, programme, meeting) is InvitationState.INVITED

    def test_a_plan_file_or_a_draft_invites_nobody(self, store, programme, meeting):
        tell(store, meeting, method=Method.PUBLISH)
        tell(store, meeting, sent_at=None)
        assert state(store, programme, meeting) is InvitationState.NOT_INVITED

    def test_who_was_told_that_it_is_off_must_be_invited_again(self, store, programme, pair, meeting):
        tell(store, meeting)
        tell(store, meeting, [pair.mentor_id], method=Method.CANCEL)
        assert state(store, programme, meeting) is InvitationState.NOT_INVITED

    def test_what_is_over_has_no_state(self, store, programme, plan, pair):
        for code, start, status in (
            ("M1", PAST, MeetingStatus.PLANNED),
            ("M2", PAST, MeetingStatus.HELD),
            ("M3", COMING, MeetingStatus.CANCELLED),
            ("M4", NOW, MeetingStatus.PLANNED),
        ):
            builders.meeting(store, pair, plan[code], start, status=status)
        assert {row.state for row in queries.meetings(store, programme.id, NOW)} == {None}

    def test_a_person_sees_their_own_state(self, store, pair, meeting):
        tell(store, meeting, [pair.mentor_id])
        answer(store, meeting, pair.mentor_id, Answer.YES)
        [mine] = queries.of_participant(store, pair.mentor_id, NOW)
        [theirs] = queries.of_participant(store, pair.mentee_id, NOW)
        assert (mine.state, theirs.state) == (InvitationState.CONFIRMED, InvitationState.NOT_INVITED)

    def test_each_state_has_a_word(self):
        assert len({state_word(each) for each in InvitationState}) == len(InvitationState)


class TestPeople:
    def test_mentors_come_first_with_their_answers(self, store, pair, meeting):
        tell(store, meeting, [pair.mentee_id])
        [attendance] = store.find(Attendance, meeting_id=meeting.id, participant_id=pair.mentee_id)
        builders.changed(store, attendance, answer=Answer.NO, answered_at=NOW, proposed_start=LATER)
        mentor, mentee = queries.people(store, meeting.id)
        assert (mentor.participant_id, mentor.role, mentor.state) == (
            pair.mentor_id,
            Role.MENTOR,
            InvitationState.NOT_INVITED,
        )
        assert mentee[1] == "Per Ødegård"
        assert mentee[4:] == (Answer.NO, NOW, LATER, None, 0, InvitationState.DECLINED)

    def test_once_logged_they_have_minutes_and_no_state(self, store, pair, plan):
        past = builders.meeting(store, pair, plan["M1"], PAST)
        logs.log_meeting(store, LogEntry(past.id, absent=frozenset({pair.mentee_id})), NOW)
        found = [(person.present, person.minutes, person.state) for person in queries.people(store, past.id)]
        assert found == [(True, 60, None), (False, 0, None)]


class TestWhatIsToBeDone:
    def test_a_meeting_waits_for_its_log_once_it_has_ended(self, store, programme, plan, pair, meeting):
        ended = builders.meeting(store, pair, plan["M1"], NOW - timedelta(hours=1))
        on = builders.meeting(store, pair, plan["M3"], NOW)
        rows = queries.meetings(store, programme.id, NOW)
        assert [row.id for row in rows if row.lacks_log] == [ended.id]
        logs.log_meeting(store, LogEntry(ended.id), NOW)
        rows = queries.meetings(store, programme.id, NOW)
        assert [(row.id, row.logged) for row in rows] == [(ended.id, True), (on.id, False), (meeting.id, False)]
        assert not any(row.lacks_log for row in rows)

    def test_lost_meetings_lack_a_date_and_so_does_what_was_never_planned(self, store, programme, plan, pair, meeting):
        builders.meeting(store, pair, plan["M3"], PAST, status=MeetingStatus.NO_SHOW)
        builders.meeting(store, pair, plan["M4"], LATER, status=MeetingStatus.CANCELLED)
        builders.pair(store, programme, status=PairStatus.PAUSED)
        missing = queries.without_date(store, programme.id)
        assert [each.code for each in missing] == ["M1", "M3", "M4", "M5", "M6"]
        assert missing[0][4:] == ("Minh Tran", "Per Ødegård")

    def test_the_next_meeting_of_a_pair_is_the_first_planned_after_now(self, store, programme, plan, pair, meeting):
        builders.meeting(store, pair, plan["M1"], PAST)
        builders.meeting(store, pair, plan["M3"], LATER)
        builders.meeting(store, pair, plan["M4"], COMING - timedelta(days=1), status=MeetingStatus.CANCELLED)
        assert queries.next_meeting(store, pair.id, NOW) == COMING


def test_time_that_was_sent_is_spelled_as_the_list_compares_it():
    spelled = time_hash(datetime(2026, 12, 1, 13), 60, "Bjørvika", "", MeetingStatus.PLANNED)
    assert spelled == "2026-12-01T13:00:00|60|Bjørvika||planned"
    assert date(2026, 12, 1).isoformat() in spelled
