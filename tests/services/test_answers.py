"""Answers from files and from the telephone: the newest counts, nobody is guessed, nothing is stored by halves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation, Method, time_hash
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.replies import AnswerState, Reply
from omvendt_desktop.errors import UserError
from omvendt_desktop.services.answers import apply_answers, plan_answers, set_answer
from tests import builders

NOW = datetime(2026, 11, 21, 10)
STAMP = datetime(2026, 11, 22, 9)
STARTS = datetime(2026, 11, 30, 13)


@pytest.fixture
def programme(store):
    return builders.programme(store)


@pytest.fixture
def meeting(store, programme):
    modules = builders.modules(store, programme)
    return builders.meeting(store, builders.pair(store, programme), modules[4], STARTS)


@pytest.fixture
def mentor(store, meeting):
    return people(store, meeting)[0]


def people(store, meeting: Meeting) -> list[Participant]:
    return [store.get(Participant, place.participant_id) for place in store.find(Attendance, meeting_id=meeting.id)]


def place(store, meeting: Meeting, person: Participant) -> Attendance:
    [found] = store.find(Attendance, meeting_id=meeting.id, participant_id=person.id)
    return found


def reply(meeting: Meeting, person: Participant, answer: Answer | None = Answer.YES, **changes) -> Reply:
    said = Reply("reply.ics", "REPLY", meeting.uid, person.email, answer, 0, STAMP)
    return replace(said, **changes)


def sent(store, meeting: Meeting, person: Participant, sequence: int = 0, **changes) -> Invitation:
    known = time_hash(meeting.starts_at, meeting.minutes, meeting.place, meeting.link, meeting.status)
    told = Invitation(
        meeting_id=meeting.id,
        participant_id=person.id,
        uid=meeting.uid,
        method=Method.REQUEST,
        sequence=sequence,
        stamp=datetime(2026, 11, 20, 8),
        time_hash=known,
        sent_at=datetime(2026, 11, 20, 9),
    )
    return builders.saved(store, replace(told, **changes))


def only(plan):
    [row] = plan.rows
    return row


def test_an_answer_is_taken_over_for_the_one_who_gave_it(store, programme, meeting, mentor):
    sent(store, meeting, mentor)
    plan = plan_answers(store, programme.id, [reply(meeting, mentor)])
    assert (only(plan).who, only(plan).state) == (mentor.name, AnswerState.NEW)
    assert apply_answers(store, plan) == 1
    now = place(store, meeting, mentor)
    assert (now.answer, now.answered_at, now.answered_sequence) == (Answer.YES, STAMP, 0)
    assert place(store, meeting, people(store, meeting)[1]).answer is Answer.NONE


def test_taking_over_answers_is_one_step_back(store, programme, meeting):
    both = [reply(meeting, person) for person in people(store, meeting)]
    apply_answers(store, plan_answers(store, programme.id, both))
    assert store.undo() == "Registrer 2 svar"
    assert {place(store, meeting, person).answer for person in people(store, meeting)} == {Answer.NONE}


def test_planning_stores_nothing(store, programme, meeting, mentor):
    before = store.undo_label
    plan_answers(store, programme.id, [reply(meeting, mentor)])
    assert store.undo_label == before
    assert place(store, meeting, mentor).answer is Answer.NONE


def test_an_address_is_known_whatever_its_case(store, programme, meeting, mentor):
    plan = plan_answers(store, programme.id, [reply(meeting, mentor, address=mentor.email.upper())])
    assert only(plan).state is AnswerState.NEW


def test_an_international_address_is_known_in_its_ascii_form(store, programme, meeting, mentor):
    with store.change("address"):
        store.update(replace(mentor, email="minh@blåbær.example.org"))
    said = reply(meeting, mentor, address="minh@xn--blbr-roah.example.org")
    assert only(plan_answers(store, programme.id, [said])).participant_id == mentor.id


def test_the_same_file_twice_changes_nothing(store, programme, meeting, mentor):
    apply_answers(store, plan_answers(store, programme.id, [reply(meeting, mentor)]))
    label = store.undo_label
    again = plan_answers(store, programme.id, [reply(meeting, mentor)])
    assert only(again).state is AnswerState.KNOWN
    assert apply_answers(store, again) == 0
    assert store.undo_label == label


def test_the_newest_of_several_answers_counts(store, programme, meeting, mentor):
    later = reply(meeting, mentor, Answer.NO, stamp=STAMP + timedelta(hours=1))
    plan = plan_answers(store, programme.id, [later, reply(meeting, mentor)])
    assert [row.state for row in plan.rows] == [AnswerState.NEW, AnswerState.OLD]
    apply_answers(store, plan)
    assert place(store, meeting, mentor).answer is Answer.NO


def test_an_answer_older_than_the_known_one_is_shown_as_such(store, programme, meeting, mentor):
    apply_answers(store, plan_answers(store, programme.id, [reply(meeting, mentor, Answer.NO)]))
    older = plan_answers(store, programme.id, [reply(meeting, mentor, stamp=STAMP - timedelta(minutes=1))])
    assert only(older).state is AnswerState.OLD
    assert apply_answers(store, older) == 0
    assert place(store, meeting, mentor).answer is Answer.NO


def test_an_answer_to_an_earlier_invitation_is_shown_as_such(store, programme, meeting, mentor):
    sent(store, meeting, mentor)
    sent(store, meeting, mentor, sequence=1)
    plan = plan_answers(store, programme.id, [reply(meeting, mentor)])
    assert only(plan).state is AnswerState.OLD
    assert only(plan).remark == "Møtet er endret og sendt på nytt siden."


def test_an_answer_to_a_time_that_holds_no_more_is_not_taken_over(store, programme, meeting, mentor):
    sent(store, meeting, mentor)
    with store.change("move"):
        store.update(replace(meeting, starts_at=STARTS + timedelta(days=1)))
    assert only(plan_answers(store, programme.id, [reply(meeting, mentor)])).state is AnswerState.OLD


def test_an_answer_to_a_cancelled_meeting_is_not_taken_over(store, programme, meeting, mentor):
    with store.change("cancel"):
        store.update(replace(meeting, status=MeetingStatus.CANCELLED))
    assert only(plan_answers(store, programme.id, [reply(meeting, mentor)])).state is AnswerState.OLD


def test_a_proposed_time_is_kept_in_local_time_and_the_answer_stays(store, programme, meeting, mentor):
    set_answer(store, meeting.id, mentor.id, Answer.YES, NOW)
    proposed = datetime(2026, 12, 1, 14, tzinfo=UTC)
    plan = plan_answers(store, programme.id, [reply(meeting, mentor, None, method="COUNTER", proposed_start=proposed)])
    assert only(plan).state is AnswerState.PROPOSAL
    apply_answers(store, plan)
    now = place(store, meeting, mentor)
    assert (now.proposed_start, now.answer) == (datetime(2026, 12, 1, 15), Answer.YES)


def test_an_unknown_meeting_and_an_unknown_address_are_shown_and_never_guessed(store, programme, meeting, mentor):
    plan = plan_answers(
        store,
        programme.id,
        [reply(meeting, mentor, uid="somebody-elses"), reply(meeting, mentor, address="else@example.org")],
    )
    assert [row.state for row in plan.rows] == [AnswerState.UNKNOWN_MEETING, AnswerState.UNKNOWN_PERSON]
    assert apply_answers(store, plan) == 0


def test_an_answer_for_another_programme_names_it(store, meeting, mentor):
    other = builders.programme(store, client="Havkraft")
    row = only(plan_answers(store, other.id, [reply(meeting, mentor)]))
    assert row.state is AnswerState.OTHER_PROGRAMME
    assert "Fjordbank" in row.remark


def test_a_file_that_is_no_answer_is_shown_with_its_sentence(store, programme):
    row = only(plan_answers(store, programme.id, [Reply("x.ics", problems=("Filen er tom.",))]))
    assert (row.file, row.state, row.remark) == ("x.ics", AnswerState.UNREADABLE, "Filen er tom.")


def test_an_answer_under_the_identity_one_person_was_given_finds_the_meeting(store, programme, meeting, mentor):
    with store.change("own"):
        store.update(replace(place(store, meeting, mentor), uid="their-own"))
    assert only(plan_answers(store, programme.id, [reply(meeting, mentor, uid="their-own")])).meeting_id == meeting.id


def test_an_answer_overtaken_between_plan_and_apply_is_left_out(store, programme, meeting, mentor):
    plan = plan_answers(store, programme.id, [reply(meeting, mentor)])
    set_answer(store, meeting.id, mentor.id, Answer.NO, datetime(2026, 11, 23, 12))
    assert apply_answers(store, plan) == 0
    assert place(store, meeting, mentor).answer is Answer.NO


def test_an_answer_given_by_word_of_mouth_counts_from_then_on(store, programme, meeting, mentor):
    sent(store, meeting, mentor, sequence=2)
    kept = set_answer(store, meeting.id, mentor.id, Answer.MAYBE, datetime(2026, 11, 23, 12))
    assert (kept.answered_at, kept.answered_sequence) == (datetime(2026, 11, 23, 11), 2)
    assert only(plan_answers(store, programme.id, [reply(meeting, mentor, sequence=2)])).state is AnswerState.OLD


def test_an_answer_can_be_forgotten(store, meeting, mentor):
    set_answer(store, meeting.id, mentor.id, Answer.YES, NOW)
    assert set_answer(store, meeting.id, mentor.id, Answer.NONE, NOW).answered_at is None


def test_nobody_answers_for_a_meeting_they_are_not_in(store, programme, meeting):
    stranger = builders.participant(store, programme)
    with pytest.raises(UserError):
        set_answer(store, meeting.id, stranger.id, Answer.YES, NOW)
