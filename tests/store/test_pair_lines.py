"""The lines of pairs, looked at one by one or all together, and what is worked out bit by bit."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop import formats
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Dot, Meeting, MeetingStatus
from omvendt_desktop.domain.pair_states import PairState
from omvendt_desktop.domain.pairs import EndReason
from omvendt_desktop.services import logs, pairs
from omvendt_desktop.store.queries import module_times, overview, pair_lines
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.remembered import is_known
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)


@pytest.fixture
def cohort(store, monkeypatch):
    """Seven pairs, looked at two at a time."""
    monkeypatch.setattr(pair_lines, "AT_ONCE", 2)
    monkeypatch.setattr(overview, "AT_ONCE", 3)
    monkeypatch.setattr(overview, "FEW_PEOPLE", 5)
    programme = builders.programme(store)
    first, second, *_rest = [module for module in builders.modules(store, programme) if module.is_pair_meeting]
    made = [builders.pair(store, programme) for _number in range(7)]
    for number, pair in enumerate(made):
        meeting = builders.meeting(store, pair, first, NOW - timedelta(days=40))
        builders.meeting(store, pair, second, NOW + timedelta(days=5))
        if number % 2:
            logs.log_meeting(store, LogEntry(meeting.id, minutes={pair.mentor_id: 60 + number}), NOW)
    return programme, made


def looked_at(lines):
    return [(line.pair_id, line.dots, line.used, line.plan_to_date, line.state, line.health) for line in lines]


def test_a_line_is_the_same_whether_it_is_looked_at_alone_or_with_all(store, cohort, monkeypatch):
    programme, _made = cohort
    one_by_one = looked_at(reversed(overview.pair_lines(store, programme.id, TODAY)))[::-1]
    monkeypatch.setattr(pair_lines, "MOST_SCREENS", 0)
    builders.participant(store, programme)
    together = looked_at(overview.pair_lines(store, programme.id, TODAY))
    assert one_by_one == together
    assert {line[1][:2] for line in together} == {(Dot.HELD, Dot.PLANNED), (Dot.PLANNED, Dot.PLANNED)}


def test_a_line_shows_the_one_who_has_used_most_and_how_the_pair_stands(store, cohort):
    programme, made = cohort
    lines = {line.pair_id: line for line in overview.pair_lines(store, programme.id, TODAY)}
    assert (lines[made[1].id].used, lines[made[1].id].state) == (61, PairState.ON_TRACK)
    assert (lines[made[0].id].used, lines[made[0].id].state) == (0, PairState.BEHIND)


def test_a_pair_that_is_behind_shows_the_one_who_is(store, cohort):
    programme, made = cohort
    pair = made[2]
    [meeting, _coming] = store.find(Meeting, order_by="starts_at", pair_id=pair.id)
    logs.log_meeting(store, LogEntry(meeting.id, minutes={pair.mentor_id: 60}, absent=frozenset({pair.mentee_id})), NOW)
    [line] = [each for each in overview.pair_lines(store, programme.id, TODAY) if each.pair_id == pair.id]
    assert (line.state, line.used, line.used_by_each) == (PairState.BEHIND, 0, (60, 0))


def test_what_is_worked_out_bit_by_bit_is_what_one_query_answers(store, cohort):
    programme, _made = cohort
    expected = standings(store, programme.id, TODAY), pairs_health(store, programme.id, TODAY)
    builders.participant(store, programme)
    last = standings.__wrapped__(store, programme.id, TODAY)
    assert not overview.is_ready(store, programme.id, TODAY)
    pauses = list(overview.make_ready(store, programme.id, TODAY))
    assert len(pauses) > 5
    assert overview.is_ready(store, programme.id, TODAY)
    assert standings(store, programme.id, TODAY) == last
    assert pairs_health(store, programme.id, TODAY) == expected[1]


def test_a_change_meanwhile_is_not_overlooked(store, cohort):
    programme, _made = cohort
    pieces = overview.make_ready(store, programme.id, TODAY)
    next(pieces)
    builders.participant(store, programme)
    list(pieces)
    assert not is_known(store, standings, programme.id, TODAY)


def test_answers_are_remembered_only_until_something_is_written_or_undone(store, cohort):
    programme, made = cohort
    before = overview.figures(store, programme.id, NOW)
    assert overview.figures(store, programme.id, NOW) == before
    pairs.end(store, made[0].id, TODAY, EndReason.TIME, "")
    assert overview.figures(store, programme.id, NOW).active_pairs == before.active_pairs - 1
    store.undo()
    assert overview.figures(store, programme.id, NOW) == before


def test_the_figures_count_pair_meetings_and_what_lacks_a_log(store, cohort):
    programme, _made = cohort
    figures = overview.figures(store, programme.id, NOW)
    assert (figures.active_pairs, figures.held, figures.meetings, figures.this_week) == (7, 3, 14, 0)
    assert (figures.unlogged, figures.oldest_unlogged_days, figures.plan_to_date) == (4, 40, 60)


def test_what_is_coming_is_told_with_first_names(store, cohort):
    programme, _made = cohort
    coming = overview.coming(store, programme.id, NOW)
    assert len(coming) == 7
    assert coming[0].who == "Person og Person"
    assert overview.coming(store, programme.id, NOW, days=3) == []


def test_the_timeline_has_every_module_on_its_days(store, cohort):
    programme, _made = cohort
    marks = {mark.code: mark for mark in overview.timeline(store, programme.id)}
    assert (marks["M1"].held, marks["M1"].total, marks["M1"].day) == (3, 7, TODAY - timedelta(days=40))
    assert (marks["A"].total, marks["A"].day) == (0, programme.kickoff_on + timedelta(weeks=25))


def test_dots_tell_missed_and_cancelled_meetings(store, cohort):
    programme, made = cohort
    [_first, second, *_rest] = made
    meetings = [row for row in store.find(builders.Meeting, pair_id=second.id) if row.status is MeetingStatus.PLANNED]
    with store.change("build"):
        store.update(builders.replace(meetings[0], status=MeetingStatus.CANCELLED))
    lines = {line.pair_id: line for line in overview.pair_lines(store, programme.id, TODAY)}
    assert lines[second.id].dots == (Dot.HELD, Dot.CANCELLED, *[Dot.MISSING] * 4)


def test_a_missed_meeting_counts_neither_in_the_overview_nor_in_the_reports(store, cohort):
    programme, made = cohort
    planned = store.find(builders.Meeting, pair_id=made[0].id, status=MeetingStatus.PLANNED)
    builders.changed(store, planned[0], status=MeetingStatus.NO_SHOW)
    assert overview.figures(store, programme.id, NOW).meetings == 13
    assert module_times.count_pair_meetings(store, programme.id) == 13


def test_the_mean_of_the_hours_is_rounded_once(store, cohort):
    programme, _made = cohort
    used = overview.figures(store, programme.id, NOW).average_used
    assert used == pytest.approx((61 + 63 + 65 + 3 * 60) / 14)
    assert formats.hours((61 + 59) / 14) in ("0.1", "0,1")
