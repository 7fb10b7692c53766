"""Today’s list and the health behind it, from real rows."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.health import Cause, Level
from omvendt_desktop.domain.invitations import Invitation, time_hash
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Answer, Attendance, Fit, Meeting, MeetingStatus
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.programmes import ModuleKind, ProgrammeStatus
from omvendt_desktop.domain.today import ItemKind, PutOff
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services import check_ins, logs, moves, today
from omvendt_desktop.store.queries.health import pairs_facts, pairs_health
from omvendt_desktop.store.queries.today import todays_list
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)


class Desk:
    """A programme with one pair, Amina and Kari, whose meetings are dated every fourth week."""

    def __init__(self, store, first=NOW - timedelta(days=51)):
        self.store = store
        self.programme = builders.programme(store, kickoff_on=first.date() - timedelta(days=14))
        self.modules = builders.modules(store, self.programme)
        self.pair = builders.pair(store, self.programme)
        self.rename(self.pair.mentor_id, "Amina Yusuf")
        self.rename(self.pair.mentee_id, "Kari Nordmann")
        self.meetings = [
            builders.meeting(store, self.pair, module, first + timedelta(weeks=4 * number))
            for number, module in enumerate(module for module in self.modules if module.is_pair_meeting)
        ]

    def rename(self, participant_id, name):
        from omvendt_desktop.domain.participants import Participant

        with self.store.change("build"):
            self.store.update(replace(self.store.get(Participant, participant_id), name=name))

    def change(self, record, **values):
        with self.store.change("build"):
            return self.store.update(replace(self.store.get(type(record), record.id), **values))

    def log(self, number, **values):
        return logs.log_meeting(self.store, LogEntry(self.meetings[number].id, **values), NOW)

    def items(self, kind=None, now=NOW):
        with using("en"):
            found = todays_list(self.store, self.programme.id, now).items
        return [item for item in found if kind in (None, item.kind)]

    def health(self, day=TODAY):
        return pairs_health(self.store, self.programme.id, day)[self.pair.id]


@pytest.fixture
def desk(store):
    return Desk(store)


def test_a_log_is_asked_for_after_three_days_and_called_about_after_seven(desk):
    meeting = desk.meetings[1]
    ended = meeting.starts_at

    def kinds(days):
        items = desk.items(now=ended + timedelta(days=days))
        return [item.kind for item in items if item.meeting_id == meeting.id and item.kind != ItemKind.UNANSWERED]

    assert [kinds(days) for days in (2, 3, 6, 7)] == [[], [ItemKind.ASK_LOG], [ItemKind.ASK_LOG], [ItemKind.CALL_LOG]]


@pytest.mark.parametrize("days", [3, 30])
def test_a_gathering_is_the_coordinators_own_to_log(desk, days):
    module = next(module for module in desk.modules if module.code == "T2")
    people = [builders.participant(desk.store, desk.programme) for _number in range(3)]
    held = builders.joint_meeting(desk.store, desk.programme, module, NOW - timedelta(days=days), people)
    [item] = [item for item in desk.items() if item.meeting_id == held.id]
    assert (item.kind, item.title, item.reason) == (ItemKind.OWN_LOG, "Log: T2", f"everyone · 3, {days} days ago")
    logs.log_meeting(desk.store, LogEntry(held.id), NOW)
    assert desk.items(ItemKind.OWN_LOG) == []


def test_logging_removes_the_item(desk):
    [item] = [item for item in desk.items() if item.key == f"log:{desk.meetings[0].id}"]
    assert (item.title, item.reason) == ("Call about the log: Amina and Kari", "M1 was 51 days ago")
    desk.log(0)
    assert item.key not in [left.key for left in desk.items()]


def test_a_pair_that_has_not_met_for_51_days_is_to_be_called(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    [item] = desk.items(ItemKind.RED_FLAG)
    assert (item.title, item.reason) == ("Call Amina Yusuf", "no meeting for 51 days")
    done = CheckIn(participant_id=item.participant_id, done_on=TODAY, outcome=Outcome.ATTENTION, minutes=15)
    check_ins.do_check_in(desk.store, done, TODAY)
    assert desk.items(ItemKind.RED_FLAG) == []


def test_a_red_flag_is_due_within_three_working_days(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    [item] = desk.items(ItemKind.RED_FLAG)
    assert item.due == date(2026, 11, 25)


def test_a_routine_check_in_far_ahead_does_not_answer_a_red_flag(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    planned = builders.saved(
        desk.store,
        CheckIn(None, desk.programme.id, desk.pair.mentor_id, planned_on=date(2026, 11, 26)),
    )
    assert [item.title for item in desk.items(ItemKind.RED_FLAG)] == ["Call Amina Yusuf"]
    desk.change(planned, planned_on=date(2026, 11, 25))
    assert desk.items(ItemKind.RED_FLAG) == []


def test_a_call_answers_a_red_flag_for_three_working_days(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    called = CheckIn(participant_id=desk.pair.mentor_id, done_on=date(2026, 11, 18), outcome=Outcome.FINE)
    check_ins.do_check_in(desk.store, called, TODAY)
    days = [date(2026, 11, 23), date(2026, 11, 24)]
    assert [len(desk.items(ItemKind.RED_FLAG, datetime.combine(day, NOW.time()))) for day in days] == [0, 1]


@pytest.mark.parametrize(("agreed", "left_alone"), [(date(2026, 12, 2), True), (date(2026, 12, 3), False)])
def test_a_follow_up_agreed_on_the_phone_may_come_two_weeks_later(desk, agreed, left_alone):
    desk.log(0)
    for meeting in desk.meetings[1:3]:
        desk.change(meeting, status=MeetingStatus.CANCELLED)
    called = CheckIn(participant_id=desk.pair.mentor_id, done_on=date(2026, 11, 18), outcome=Outcome.ATTENTION)
    check_ins.do_check_in(desk.store, replace(called, follow_up_on=agreed), TODAY)
    week_later = datetime(2026, 11, 25, 12)
    assert (desk.items(ItemKind.RED_FLAG, week_later) == []) == left_alone


def test_an_urgent_call_is_followed_up_within_three_working_days_whatever_was_agreed(desk):
    called = CheckIn(participant_id=desk.pair.mentor_id, done_on=TODAY, outcome=Outcome.URGENT)
    check_ins.do_check_in(desk.store, replace(called, follow_up_on=date(2026, 11, 26)), TODAY)
    assert len(desk.items(ItemKind.RED_FLAG)) == 1


def test_a_red_flag_put_off_does_not_hide_another_reason_nor_a_later_urgent_call(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)

    def put_off():
        [item] = desk.items(ItemKind.RED_FLAG)
        today.put_off(desk.store, item, date(2026, 12, 20))
        assert desk.items(ItemKind.RED_FLAG) == []

    put_off()
    for day in (TODAY - timedelta(days=1), TODAY):
        urgent = CheckIn(participant_id=desk.pair.mentor_id, done_on=day, outcome=Outcome.URGENT)
        check_ins.do_check_in(desk.store, urgent, TODAY)
        put_off()


def test_an_urgent_check_in_stays_red_until_a_follow_up_is_planned(desk):
    person = desk.pair.mentee_id
    done = CheckIn(participant_id=person, done_on=TODAY, outcome=Outcome.URGENT)
    done = check_ins.do_check_in(desk.store, done, TODAY)
    assert (desk.health().level, desk.health().participant_id) == (Level.RED, person)
    assert [item.participant_id for item in desk.items(ItemKind.RED_FLAG)] == [person]
    check_ins.do_check_in(desk.store, replace(done, follow_up_on=TODAY + timedelta(days=4)), TODAY)
    assert desk.items(ItemKind.RED_FLAG) == []
    assert [item.due for item in desk.items(ItemKind.CHECK_IN, NOW + timedelta(days=4))] == []
    [call] = desk.items(ItemKind.RED_FLAG, NOW + timedelta(days=4))
    assert call.check_in_id is not None


def test_check_ins_stand_on_the_list_from_their_day(desk):
    desk.log(1)
    check_ins.add_check_in(desk.store, CheckIn(participant_id=desk.pair.mentor_id, planned_on=TODAY))
    [item] = desk.items(ItemKind.CHECK_IN)
    assert (item.title, item.reason) == ("Check-in: Amina Yusuf", "planned today")
    [item] = desk.items(ItemKind.CHECK_IN, NOW + timedelta(days=2))
    assert item.reason == "overdue by 2 days"
    assert desk.items(ItemKind.CHECK_IN, NOW - timedelta(days=1)) == []


def test_an_answer_that_it_does_not_fit_turns_the_pair_red(desk):
    desk.log(0, fits={desk.pair.mentee_id: Fit.NOT_GOOD})
    assert (desk.health().cause, desk.health().participant_id) == (Cause.UNFIT, desk.pair.mentee_id)


def test_two_contacts_without_a_reply_turn_the_pair_red_and_an_answer_mends_it(desk):
    for number in (3, 2):
        check_in = CheckIn(
            participant_id=desk.pair.mentor_id, done_on=TODAY - timedelta(days=number), outcome=Outcome.NO_REPLY
        )
        check_ins.do_check_in(desk.store, check_in, TODAY)
    assert desk.health().cause is Cause.NO_REPLY
    answered = CheckIn(participant_id=desk.pair.mentor_id, done_on=TODAY, outcome=Outcome.FINE)
    check_ins.do_check_in(desk.store, answered, TODAY)
    assert desk.health().cause is not Cause.NO_REPLY


def test_cancellations_and_moves_in_a_row_are_counted_since_the_last_held_meeting(desk):
    def breaks():
        return pairs_facts(desk.store, desk.programme.id, TODAY)[desk.pair.id].breaks

    desk.log(0)
    assert breaks() == 0
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    assert breaks() == 1
    desk.change(desk.meetings[2], moves=1)
    assert breaks() == 2
    for meeting in desk.meetings[3:]:
        desk.change(meeting, moves=1)
    assert breaks() == 2


def test_pairs_without_dates_are_named_and_many_become_one_item(desk):
    extra = [builders.pair(desk.store, desk.programme) for _number in range(3)]
    assert {item.pair_id for item in desk.items(ItemKind.NO_DATE)} == {pair.id for pair in extra}
    builders.pair(desk.store, desk.programme)
    [item] = desk.items(ItemKind.NO_DATE)
    assert (item.title, item.reason) == ("Plan the meetings", "4 pairs lack dates")


def test_a_missed_meeting_needs_a_new_date(desk):
    desk.log(0, status=MeetingStatus.NO_SHOW)
    [item] = desk.items(ItemKind.NO_DATE)
    assert (item.title, item.reason) == ("Find a date: Amina and Kari", "M1 has no date")


def test_a_no_to_a_coming_meeting_of_a_pair_asks_for_another_date(desk):
    meeting = desk.meetings[2]
    mentor, mentee = desk.store.find(Attendance, meeting_id=meeting.id)
    desk.change(mentor, answer=Answer.NO)
    [item] = desk.items(ItemKind.REFUSED)
    assert (item.title, item.reason) == ("Find another date: Amina and Kari", "M3: Amina cannot come")
    assert item.meeting_id == meeting.id
    desk.change(mentee, proposed_start=datetime(2026, 12, 10, 13))
    [item] = desk.items(ItemKind.REFUSED)
    assert item.reason == "M3: Amina cannot come, Kari proposes another time"
    moves.move(desk.store, meeting.id, meeting.starts_at + timedelta(days=1))
    assert desk.items(ItemKind.REFUSED) == []


def test_a_no_to_a_meeting_that_has_been_or_is_off_asks_for_nothing(desk):
    for number, change in ((0, {}), (2, {"status": MeetingStatus.CANCELLED})):
        desk.change(desk.store.find(Attendance, meeting_id=desk.meetings[number].id)[0], answer=Answer.NO)
        desk.change(desk.meetings[number], **change)
    assert desk.items(ItemKind.REFUSED) == []


def test_an_invitation_unanswered_for_a_week_is_asked_about_again(desk):
    meeting = desk.meetings[2]
    builders.saved(
        desk.store,
        Invitation(meeting_id=meeting.id, participant_id=desk.pair.mentee_id, sent_at=NOW - timedelta(days=8)),
    )
    [item] = desk.items(ItemKind.UNANSWERED)
    assert (item.title, item.reason) == ("Ask again: Kari Nordmann", "M3: no answer for 8 days")
    [attendance] = desk.store.find(Attendance, meeting_id=meeting.id, participant_id=desk.pair.mentee_id)
    desk.change(attendance, answer=Answer.YES)
    assert desk.items(ItemKind.UNANSWERED) == []


def invited(desk, number, participant_id, days=8, when=NOW):
    row = Invitation(meeting_id=desk.meetings[number].id, participant_id=participant_id)
    return builders.saved(desk.store, replace(row, sent_at=when - timedelta(days=days)))


def test_who_has_left_several_invitations_unanswered_is_asked_again_once(desk):
    for number, days in ((4, 8), (2, 12), (3, 8)):
        invited(desk, number, desk.pair.mentee_id, days)
    [item] = desk.items(ItemKind.UNANSWERED)
    assert (item.title, item.reason) == ("Ask again: Kari Nordmann", "M3, M4, M5: no answer for 12 days")
    assert (item.participant_id, item.due) == (desk.pair.mentee_id, TODAY - timedelta(days=12))


def test_who_was_asked_by_telephone_is_asked_again_only_about_what_was_sent_since(desk):
    invited(desk, 2, desk.pair.mentee_id)
    invited(desk, 3, desk.pair.mentee_id)
    [item] = desk.items(ItemKind.UNANSWERED)
    today.tick_off(desk.store, item)
    assert desk.items(ItemKind.UNANSWERED) == []
    desk.change(desk.meetings[2], status=MeetingStatus.CANCELLED)
    assert desk.items(ItemKind.UNANSWERED) == []
    later = NOW + timedelta(days=9)
    invited(desk, 4, desk.pair.mentee_id, when=later)
    assert [item.reason for item in desk.items(ItemKind.UNANSWERED, later)] == ["M4, M5: no answer for 17 days"]


@pytest.mark.parametrize(("people", "titles"), [(5, 5), (6, 1)])
def test_many_who_have_not_answered_are_asked_again_together(desk, people, titles):
    module = next(module for module in desk.modules if module.kind is ModuleKind.CLOSING)
    there = [builders.participant(desk.store, desk.programme) for _number in range(people)]
    closing = builders.joint_meeting(desk.store, desk.programme, module, NOW + timedelta(days=60), there)
    for number, person in enumerate(there):
        row = Invitation(meeting_id=closing.id, participant_id=person.id, sent_at=NOW - timedelta(days=8 + number))
        builders.saved(desk.store, row)
    found = desk.items(ItemKind.UNANSWERED)
    assert len(found) == titles
    if titles == 1:
        assert (found[0].title, found[0].reason) == ("Ask again", "6 people have not answered invitations")
        assert found[0].due == TODAY - timedelta(days=13)
        with pytest.raises(UserError):
            today.tick_off(desk.store, found[0])
        mailed(desk, Occasion.REMINDER, participant_id=there[0].id)
        assert len(desk.items(ItemKind.UNANSWERED)) == 5


def mailed(desk, occasion, when=NOW, participant_id=None, meeting_id=None):
    person = participant_id or desk.pair.mentor_id
    return builders.saved(desk.store, SentMail(None, person, meeting_id, occasion, when))


def test_who_has_been_asked_for_a_log_is_left_alone_for_three_working_days(desk):
    meeting = desk.meetings[0]
    mailed(desk, Occasion.LOG_REQUEST, NOW - timedelta(days=1), meeting_id=meeting.id)

    def asks(day):
        return f"log:{meeting.id}" in [item.key for item in desk.items(now=datetime.combine(day, NOW.time()))]

    assert [asks(date(2026, 11, day)) for day in (21, 24, 25)] == [False, False, True]
    assert f"log:{desk.meetings[1].id}" in [item.key for item in desk.items()]


def test_who_has_been_reminded_is_reminded_again_a_week_later(desk):
    invited = Invitation(
        meeting_id=desk.meetings[3].id, participant_id=desk.pair.mentee_id, sent_at=NOW - timedelta(days=8)
    )
    builders.saved(desk.store, invited)
    mailed(desk, Occasion.REMINDER, participant_id=desk.pair.mentee_id)
    days = [0, 6, 7]
    assert [len(desk.items(ItemKind.UNANSWERED, NOW + timedelta(days=day))) for day in days] == [0, 0, 1]


def test_practical_information_that_was_sent_is_not_asked_for(store):
    desk = Desk(store, first=NOW + timedelta(days=21))
    assert len(desk.items(ItemKind.KICKOFF_PRACTICAL)) == 1
    mailed(desk, Occasion.KICKOFF)
    assert desk.items(ItemKind.KICKOFF_PRACTICAL) == []


@pytest.mark.parametrize(("days_ago", "asked"), [(0, False), (14, True)])
def test_the_closing_is_reminded_of_unless_people_were_told_lately(desk, days_ago, asked):
    module = next(module for module in desk.modules if module.kind is ModuleKind.CLOSING)
    starts_at = NOW + timedelta(days=10)
    closing = Meeting(None, desk.programme.id, module.id, starts_at=starts_at, uid="c@example.org")
    closing = builders.saved(desk.store, closing)
    told = Invitation(meeting_id=closing.id, participant_id=desk.pair.mentor_id, sent_at=NOW - timedelta(days=days_ago))
    builders.saved(desk.store, told)
    assert (desk.items(ItemKind.CLOSING_REMINDER) != []) == asked


def test_a_meeting_that_is_not_as_people_were_told_is_to_be_sent_again(desk):
    meeting = desk.meetings[2]
    for person in (desk.pair.mentor_id, desk.pair.mentee_id):
        told = time_hash(meeting.starts_at, meeting.minutes, meeting.place, meeting.link, meeting.status)
        builders.saved(
            desk.store, Invitation(meeting_id=meeting.id, participant_id=person, time_hash=told, sent_at=NOW)
        )
    assert desk.items(ItemKind.CHANGED) == []
    moved = desk.change(meeting, starts_at=meeting.starts_at + timedelta(days=7))
    [item] = desk.items(ItemKind.CHANGED)
    assert (item.title, item.reason) == ("Send the change: Amina and Kari", "M3 is not as they were told")
    desk.change(moved, status=MeetingStatus.CANCELLED)
    [item] = desk.items(ItemKind.CHANGED)
    assert item.reason == "M3 is off"


def test_an_item_is_put_off_until_a_day_and_the_change_can_be_undone(desk):
    [item, *_rest] = desk.items(ItemKind.CALL_LOG)
    today.put_off(desk.store, item, TODAY + timedelta(days=2))
    assert item.key not in [left.key for left in desk.items()]
    assert item.key in [left.key for left in desk.items(now=NOW + timedelta(days=2))]
    desk.store.undo()
    assert item.key in [left.key for left in desk.items()]
    today.put_off(desk.store, item, TODAY + timedelta(days=2))
    today.put_off(desk.store, item, TODAY + timedelta(days=3))
    assert len(desk.store.find(PutOff)) == 1


def test_what_is_put_off_is_listed_with_its_day_and_can_be_brought_back(desk):
    first, second, *_rest = desk.items(ItemKind.CALL_LOG) + desk.items(ItemKind.RED_FLAG)
    today.put_off(desk.store, first, TODAY + timedelta(days=5))
    today.put_off(desk.store, second, TODAY + timedelta(days=2))

    def put_off(now=NOW):
        return [(item.key, until) for item, until in todays_list(desk.store, desk.programme.id, now).put_off]

    assert put_off() == [(second.key, TODAY + timedelta(days=2)), (first.key, TODAY + timedelta(days=5))]
    assert put_off(NOW + timedelta(days=2)) == [(first.key, TODAY + timedelta(days=5))]
    today.bring_back(desk.store, [first, second])
    assert put_off() == []
    assert {first.key, second.key} <= {item.key for item in desk.items()}
    desk.store.undo()
    assert len(put_off()) == 2


def test_a_check_in_that_is_put_off_is_planned_for_that_day(desk):
    desk.log(1)
    planned = check_ins.add_check_in(desk.store, CheckIn(participant_id=desk.pair.mentor_id, planned_on=TODAY))
    [item] = desk.items(ItemKind.CHECK_IN)
    today.put_off(desk.store, item, TODAY + timedelta(days=9))
    assert desk.store.get(CheckIn, planned.id).planned_on == TODAY + timedelta(days=9)
    assert desk.items(ItemKind.CHECK_IN) == []
    assert todays_list(desk.store, desk.programme.id, NOW).put_off == []


def test_a_red_flag_put_off_takes_the_check_in_that_was_due_along(desk):
    desk.log(0)
    desk.change(desk.meetings[1], status=MeetingStatus.CANCELLED)
    due = CheckIn(participant_id=desk.pair.mentor_id, planned_on=TODAY)
    planned = check_ins.add_check_in(desk.store, due)
    [item] = desk.items(ItemKind.RED_FLAG)
    today.put_off(desk.store, item, TODAY + timedelta(days=20))
    assert desk.items(ItemKind.RED_FLAG) + desk.items(ItemKind.CHECK_IN) == []
    assert desk.store.get(CheckIn, planned.id).planned_on == TODAY + timedelta(days=20)
    desk.store.undo()
    assert desk.store.get(CheckIn, planned.id).planned_on == TODAY
    assert len(desk.items(ItemKind.RED_FLAG)) == 1


def test_only_what_cannot_be_seen_done_is_ticked_off_by_hand(desk):
    [item, *_rest] = desk.items(ItemKind.CALL_LOG)
    with pytest.raises(UserError):
        today.tick_off(desk.store, item)


def test_the_kick_off_asks_for_invitations_and_then_for_practical_information(store):
    desk = Desk(store, first=NOW + timedelta(days=35))
    module = next(module for module in desk.modules if module.kind is ModuleKind.KICKOFF)
    kickoff = Meeting(None, desk.programme.id, module.id, starts_at=NOW + timedelta(days=21), uid="k@example.org")
    kickoff = builders.saved(store, kickoff)
    assert [item.title for item in desk.items()] == ["Send the kick-off invitations"]
    invitation = Invitation(meeting_id=kickoff.id, participant_id=desk.pair.mentor_id, sent_at=NOW)
    builders.saved(store, invitation)
    assert desk.items(ItemKind.KICKOFF_INVITATION) == []
    week_before = NOW + timedelta(days=14)
    [item] = desk.items(ItemKind.KICKOFF_PRACTICAL, week_before)
    assert item.reason == "kick-off in 7 days"
    today.tick_off(store, item)
    assert desk.items(ItemKind.KICKOFF_PRACTICAL, week_before) == []


def test_the_closing_is_reminded_of_two_weeks_before(desk):
    module = next(module for module in desk.modules if module.kind is ModuleKind.CLOSING)
    closing = Meeting(None, desk.programme.id, module.id, starts_at=NOW + timedelta(days=14), uid="c@example.org")
    builders.saved(desk.store, closing)
    assert [item.reason for item in desk.items(ItemKind.CLOSING_REMINDER)] == ["closing in 14 days"]
    assert desk.items(ItemKind.CLOSING_REMINDER, NOW - timedelta(days=1)) == []


def test_a_closed_programme_asks_only_for_its_data_to_be_deleted(desk):
    closed = desk.change(desk.programme, status=ProgrammeStatus.CLOSED, ends_on=TODAY - timedelta(days=180))
    assert [item.kind for item in desk.items()] == [ItemKind.RETENTION]
    desk.change(closed, ends_on=TODAY - timedelta(days=179))
    assert desk.items() == []


def test_the_lists_of_all_programmes_come_together(desk):
    other = Desk(desk.store)
    keys = [item.key for item in todays_list(desk.store, None, NOW).items]
    assert len(keys) == len(set(keys)) == len(desk.items()) + len(other.items())


def test_an_empty_programme_has_nothing_to_do(store):
    programme = builders.programme(store, kickoff_on=TODAY + timedelta(days=100))
    assert todays_list(store, programme.id, NOW).items == []
