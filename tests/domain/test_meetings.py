"""What a meeting may become, and how it is drawn."""

from datetime import datetime, timedelta

import pytest

from omvendt_desktop.domain import meetings as rules
from omvendt_desktop.domain.meetings import Answer, Attendance, Log, Meeting, MeetingStatus
from omvendt_desktop.errors import UserError

START = datetime(2026, 12, 1, 13)
BEFORE, AFTER = START - timedelta(minutes=1), START + timedelta(hours=2)
PLANNED = Meeting(starts_at=START)
CANCELLED = Meeting(starts_at=START, status=MeetingStatus.CANCELLED)


def test_a_cancelled_meeting_cannot_be_held_missed_moved_or_cancelled_again():
    for step in (
        lambda: rules.hold(CANCELLED, AFTER),
        lambda: rules.miss(CANCELLED, AFTER),
        lambda: rules.move(CANCELLED, AFTER),
        lambda: rules.cancel(CANCELLED),
    ):
        with pytest.raises(UserError):
            step()


def test_a_meeting_that_has_not_begun_can_neither_be_held_nor_missed():
    for step in (rules.hold, rules.miss):
        with pytest.raises(UserError):
            step(PLANNED, BEFORE)
        assert step(PLANNED, START).status is not MeetingStatus.PLANNED


def test_a_held_meeting_can_be_logged_again_but_not_moved():
    held = rules.hold(PLANNED, AFTER)
    assert rules.hold(held, AFTER) == held
    with pytest.raises(UserError):
        rules.move(held, AFTER)


def test_each_move_is_counted_and_keeps_the_calendar_identity():
    meeting = Meeting(starts_at=START, uid="one@example.org")
    moved = rules.move(rules.move(meeting, AFTER), START + timedelta(days=7))
    assert (moved.moves, moved.uid, moved.starts_at) == (2, "one@example.org", START + timedelta(days=7))


def test_every_meeting_gets_a_calendar_identity_of_its_own():
    assert len({rules.new_uid() for _ in range(1000)}) == 1000


def test_a_forgotten_answer_leaves_nothing_of_the_old_one():
    answered = Attendance(
        participant_id=7, answer=Answer.NO, answered_at=START, answered_sequence=3, proposed_start=AFTER
    )
    assert rules.forget_answer(answered) == Attendance(participant_id=7)


def test_the_end_is_on_the_next_day_when_the_meeting_runs_past_midnight():
    assert Meeting(starts_at=datetime(2026, 12, 1, 23, 30), minutes=60).ends_at == datetime(2026, 12, 2, 0, 30)


@pytest.mark.parametrize("minutes", [0, -60, 1441])
def test_a_meeting_lasts_between_a_minute_and_a_day(minutes):
    assert [problem.field for problem in rules.check_meeting(Meeting(minutes=minutes))] == ["minutes"]


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "example.org", "https://a b.org"])
def test_only_web_addresses_are_links(link):
    assert [problem.field for problem in rules.check_meeting(Meeting(link=link))] == ["link"]


def test_a_log_needs_somebody_present_and_a_usefulness_from_one_to_five():
    assert not rules.check_log(Log(usefulness=5), present=1)
    assert [problem.field for problem in rules.check_log(Log(usefulness=6), present=0)] == ["usefulness", "present"]
