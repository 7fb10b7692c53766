"""Logging what was held, for pairs, gatherings and months."""

from datetime import datetime, timedelta

import pytest

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Fit, HeldAs, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import EndReason
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services import logs, meetings, pairs
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries.log_forms import log_form
from tests import builders

HELD_AT = datetime(2026, 9, 23, 13)
NOW = datetime(2026, 9, 25, 10)


@pytest.fixture
def built(store):
    """A programme with a pair whose first meeting has been."""
    programme = builders.programme(store)
    modules = builders.modules(store, programme)
    pair = builders.pair(store, programme)
    meeting = builders.meeting(store, pair, modules[4], HELD_AT)
    return programme, modules, pair, meeting


def used(store, participant_id):
    return ledger.standing(store, participant_id, NOW.date()).used


def gathering(store, programme, module, count=30):
    meeting = builders.saved(
        store,
        Meeting(
            programme_id=programme.id,
            module_id=module.id,
            starts_at=HELD_AT,
            minutes=module.minutes,
            uid=f"joint-{module.id}@example.org",
        ),
    )
    people = [builders.participant(store, programme) for _number in range(count)]
    for person in people:
        builders.saved(store, Attendance(meeting_id=meeting.id, participant_id=person.id))
    return meeting, people


def test_everybody_present_gets_the_planned_minutes(store, built):
    _programme, _modules, pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, usefulness=4, next_step=" Ask \x00 Kari "), NOW)
    assert (used(store, pair.mentor_id), used(store, pair.mentee_id)) == (60, 60)
    [log] = store.find(Log, meeting_id=meeting.id)
    assert (log.usefulness, log.next_step, log.logged_at) == (4, "Ask Kari", NOW)


def test_minutes_and_absence_are_kept_per_person(store, built):
    _programme, _modules, pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, minutes={pair.mentor_id: 75}, absent=frozenset({pair.mentee_id})), NOW)
    assert (used(store, pair.mentor_id), used(store, pair.mentee_id)) == (75, 0)


def test_a_gathering_of_thirty_is_logged_in_one_step_with_its_exceptions(store, built):
    programme, modules, _pair, _meeting = built
    meeting, people = gathering(store, programme, modules[3])
    absent = frozenset({people[0].id, people[1].id})
    logs.log_meeting(store, LogEntry(meeting.id, minutes={people[2].id: 30}, absent=absent), NOW)
    assert [used(store, person.id) for person in people[:4]] == [0, 0, 30, 75]
    store.undo()
    assert {attendance.present for attendance in store.find(Attendance, meeting_id=meeting.id)} == {None}


def test_a_missed_meeting_counts_no_minutes_and_can_be_planned_again(store, built):
    _programme, _modules, pair, meeting = built
    missed = logs.log_meeting(store, LogEntry(meeting.id, MeetingStatus.NO_SHOW), NOW)
    assert missed.status is MeetingStatus.NO_SHOW
    assert used(store, pair.mentor_id) == 0
    assert logs.replacement_time(store, meeting.id, NOW) == HELD_AT + timedelta(weeks=1)


def test_a_replacement_is_not_offered_on_a_public_holiday(store, built):
    _programme, modules, pair, _meeting = built
    before_christmas = builders.meeting(store, pair, modules[5], datetime(2026, 12, 18, 13))
    offered = logs.replacement_time(store, before_christmas.id, datetime(2026, 12, 19, 9))
    assert offered == datetime(2027, 1, 8, 13)


def test_a_log_can_be_changed_later_and_the_ledger_follows_at_once(store, built):
    _programme, _modules, pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id), NOW)
    logs.save_log(store, LogEntry(meeting.id, minutes={pair.mentor_id: 45}, held_as=HeldAs.DIGITAL), NOW)
    assert used(store, pair.mentor_id) == 45
    assert len(store.find(Log, meeting_id=meeting.id)) == 1


def test_a_meeting_is_not_logged_twice(store, built):
    _programme, _modules, _pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id), NOW)
    with pytest.raises(UserError):
        logs.log_meeting(store, LogEntry(meeting.id), NOW)


def test_a_meeting_to_come_is_not_logged(store, built):
    _programme, _modules, _pair, meeting = built
    with pytest.raises(UserError):
        logs.log_meeting(store, LogEntry(meeting.id), HELD_AT - timedelta(minutes=1))
    with pytest.raises(UserError):
        logs.log_meeting(store, LogEntry(meeting.id, held_at=NOW + timedelta(days=1)), NOW)
    assert store.find(Log) == []


def test_a_meeting_held_at_another_time_keeps_that_time(store, built):
    _programme, _modules, _pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, held_at=datetime(2026, 9, 24, 9)), NOW)
    assert store.get(Meeting, meeting.id).starts_at == datetime(2026, 9, 24, 9)


def planned_at(store, meeting):
    return log_form(store, meeting.id).planned_at


def test_the_plan_outlives_every_change_of_the_log_and_is_back_without_it(store, built):
    _programme, _modules, _pair, meeting = built
    for day in (24, 25):
        logs.save_log(store, LogEntry(meeting.id, held_at=datetime(2026, 9, day, 9)), NOW)
        assert planned_at(store, meeting) == HELD_AT
    logs.save_log(store, LogEntry(meeting.id, note="late"), NOW)
    logs.save_log(store, LogEntry(meeting.id, MeetingStatus.NO_SHOW), NOW)
    assert (store.get(Meeting, meeting.id).starts_at, planned_at(store, meeting)) == (datetime(2026, 9, 25, 9), HELD_AT)
    unlogged = logs.unlog(store, meeting.id)
    assert (unlogged.starts_at, unlogged.status) == (HELD_AT, MeetingStatus.PLANNED)
    store.undo()
    assert (store.get(Meeting, meeting.id).starts_at, planned_at(store, meeting)) == (datetime(2026, 9, 25, 9), HELD_AT)


def test_a_meeting_that_was_held_as_planned_after_all_has_no_other_plan(store, built):
    _programme, _modules, _pair, meeting = built
    logs.save_log(store, LogEntry(meeting.id, held_at=HELD_AT + timedelta(days=1)), NOW)
    logs.save_log(store, LogEntry(meeting.id, held_at=HELD_AT), NOW)
    assert (store.get(Meeting, meeting.id).starts_at, store.find(Log)[0].planned_at) == (HELD_AT, None)


@pytest.mark.parametrize("minutes", [-1, 24 * 60 + 1])
def test_minutes_outside_a_day_are_refused(store, built, minutes):
    _programme, _modules, pair, meeting = built
    with pytest.raises(InvalidError):
        logs.log_meeting(store, LogEntry(meeting.id, minutes={pair.mentor_id: minutes}), NOW)
    assert store.get(Meeting, meeting.id).status is MeetingStatus.PLANNED


@pytest.mark.parametrize("before", [False, True])
def test_nobody_who_was_there_is_logged_with_no_minutes(store, built, before):
    _programme, _modules, pair, meeting = built
    if before:
        logs.log_meeting(store, LogEntry(meeting.id), NOW)
    nothing = LogEntry(meeting.id, minutes={pair.mentor_id: 0, pair.mentee_id: 0})
    with using("en"), pytest.raises(UserError) as refused:
        logs.log_many(store, [nothing], NOW)
    assert refused.value.message.count("Nobody meets for 0 minutes.") == 1
    assert used(store, pair.mentor_id) == (60 if before else 0)


def test_no_minutes_are_fine_for_who_was_not_there_and_for_a_no_show(store, built):
    _programme, _modules, pair, meeting = built
    nothing = LogEntry(meeting.id, minutes={pair.mentor_id: 0}, absent=frozenset({pair.mentor_id}))
    logs.log_meeting(store, nothing, NOW)
    assert (used(store, pair.mentor_id), used(store, pair.mentee_id)) == (0, 60)
    logs.save_log(store, LogEntry(meeting.id, MeetingStatus.NO_SHOW, minutes={pair.mentee_id: 0}), NOW)
    assert used(store, pair.mentee_id) == 0


@pytest.mark.parametrize("usefulness", [0, 6])
def test_usefulness_is_one_to_five(store, built, usefulness):
    _programme, _modules, _pair, meeting = built
    with pytest.raises(InvalidError):
        logs.log_meeting(store, LogEntry(meeting.id, usefulness=usefulness), NOW)


def test_somebody_must_have_been_there(store, built):
    _programme, _modules, pair, meeting = built
    with pytest.raises(InvalidError):
        logs.log_meeting(store, LogEntry(meeting.id, absent=frozenset({pair.mentor_id, pair.mentee_id})), NOW)


def test_a_stranger_cannot_be_logged(store, built):
    programme, _modules, _pair, meeting = built
    stranger = builders.participant(store, programme)
    with pytest.raises(InvalidError):
        logs.log_meeting(store, LogEntry(meeting.id, minutes={stranger.id: 60}), NOW)


def test_a_log_of_a_pair_that_has_ended_stays_and_can_be_changed(store, built):
    _programme, _modules, pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id), NOW)
    pairs.end(store, pair.id, NOW.date(), EndReason.TIME, "")
    assert used(store, pair.mentor_id) == 60
    logs.save_log(store, LogEntry(meeting.id, minutes={pair.mentor_id: 50}), NOW)
    assert used(store, pair.mentor_id) == 50


def test_a_log_can_be_taken_away(store, built):
    _programme, _modules, pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, fits={pair.mentor_id: Fit.GOOD}), NOW)
    assert logs.unlog(store, meeting.id).status is MeetingStatus.PLANNED
    assert used(store, pair.mentor_id) == 0
    assert {attendance.fit for attendance in store.find(Attendance)} == {Fit.NOT_ASKED}
    with pytest.raises(UserError):
        logs.unlog(store, meeting.id)


def test_a_month_is_closed_in_one_change(store, built):
    programme, modules, _pair, _meeting = built
    for _number in range(9):
        builders.meeting(store, builders.pair(store, programme), modules[4], HELD_AT)
    rows = log_queries.month(store, programme.id, HELD_AT.date())
    logs.log_many(store, [LogEntry(row.meeting_id, next_step="go on") for row in rows], NOW)
    assert len(store.find(Log)) == 10
    store.undo()
    assert store.find(Log) == []


def test_one_meeting_that_cannot_be_logged_stops_the_whole_list_and_is_named(store, built):
    _programme, modules, pair, meeting = built
    later = builders.meeting(store, pair, modules[5], NOW + timedelta(days=30))
    with pytest.raises(UserError, match="M2"):
        logs.log_many(store, [LogEntry(meeting.id), LogEntry(later.id)], NOW)
    assert store.find(Log) == []


def test_the_form_offers_what_is_likeliest_and_later_what_was_logged(store, built):
    _programme, _modules, pair, meeting = built
    form = log_form(store, meeting.id)
    assert [(person.present, person.minutes) for person in form.people] == [(True, 60), (True, 60)]
    assert form.asks_fit
    entry = LogEntry(meeting.id, minutes={pair.mentor_id: 45}, absent=frozenset({pair.mentee_id}), usefulness=3)
    logs.log_meeting(store, entry, NOW)
    form = log_form(store, meeting.id)
    assert form.logged
    assert (dict(form.entry.minutes), form.entry.absent) == ({pair.mentor_id: 45}, {pair.mentee_id})
    assert form.entry.usefulness == 3


def test_meetings_without_a_log_are_listed_once_they_have_ended(store, built):
    programme, _modules, _pair, meeting = built
    ends = HELD_AT + timedelta(minutes=60)
    assert log_queries.to_log(store, programme.id, ends - timedelta(minutes=1)) == []
    assert [row.meeting_id for row in log_queries.to_log(store, None, ends)] == [meeting.id]


def test_a_missed_meeting_that_has_been_planned_anew_cannot_come_back_beside_the_new_one(store, built):
    _programme, _modules, _pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, MeetingStatus.NO_SHOW), NOW)
    new = meetings.replace_cancelled(store, meeting.id, NOW + timedelta(days=7))
    for attempt in (lambda: logs.unlog(store, meeting.id), lambda: logs.save_log(store, LogEntry(meeting.id), NOW)):
        with using("en"), pytest.raises(UserError) as refused:
            attempt()
        assert refused.value.message == "M1 has got another date already."
        assert "leave this meeting as missed" in refused.value.hint
    noted = LogEntry(meeting.id, MeetingStatus.NO_SHOW, note="the train stood still")
    assert logs.save_log(store, noted, NOW).status is MeetingStatus.NO_SHOW
    assert [each.id for each in store.find(Meeting, status="planned")] == [new.id]
    meetings.remove(store, new.id)
    assert logs.unlog(store, meeting.id).status is MeetingStatus.PLANNED


def test_a_missed_meeting_was_held_after_all_while_nothing_is_planned_instead(store, built):
    _programme, _modules, _pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, MeetingStatus.NO_SHOW), NOW)
    assert logs.save_log(store, LogEntry(meeting.id), NOW).status is MeetingStatus.HELD


def test_a_note_of_forty_thousand_characters_and_broken_letters_does_no_harm(store, built):
    _programme, _modules, _pair, meeting = built
    logs.log_meeting(store, LogEntry(meeting.id, note="å" * 40_000 + "\ud800", next_step="=1+1\udfff"), NOW)
    [log] = store.find(Log)
    assert (len(log.note), log.next_step) == (40_000, "=1+1")
