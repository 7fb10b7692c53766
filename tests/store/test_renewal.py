"""What is remembered is brought along after small changes, and is what the queries would answer."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.services import logs, participants
from omvendt_desktop.store.queries import renewal
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.pair_lines import pair_lines
from omvendt_desktop.store.queries.pairs import listed
from omvendt_desktop.store.queries.remembered import is_known
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 10)


@pytest.fixture
def cohort(store):
    """A programme of three pairs with a meeting each, everything about it remembered and brought along."""
    programme = builders.programme(store)
    builders.modules(store, programme)
    other = builders.programme(store, client="Havbank")
    builders.pair(store, other)
    first = store.find(Module, programme_id=programme.id, audience="pair")[0]
    for _ in range(3):
        builders.meeting(store, builders.pair(store, programme), first, datetime(2026, 11, 2, 13))
    store.subscribe(lambda touched: renewal.renew(store, touched))
    answers(store, programme.id)
    return programme


def answers(store, programme_id):
    lines = [shown(line) for line in pair_lines(store, programme_id, TODAY)]
    rows = listed(store, programme_id)
    return standings(store, programme_id, TODAY), pairs_health(store, programme_id, TODAY), lines, rows


def shown(line):
    return line.pair_id, line.mentor, line.mentee, line.dots, line.used, line.plan_to_date, line.state


def asked_anew(store, programme_id):
    lines = [shown(line) for line in pair_lines.__wrapped__(store, programme_id, TODAY)]
    rows = listed.__wrapped__(store, programme_id)
    everybody, health = (query.__wrapped__(store, programme_id, TODAY) for query in (standings, pairs_health))
    return everybody, health, lines, rows


def rename(store, programme):
    pair = store.find(Pair, programme_id=programme.id)[1]
    participants.edit(store, replace(store.get(Participant, pair.mentor_id), name="Åse Aaland"))


def log(store, programme):
    [[meeting_id]] = store.rows("SELECT MIN(id) FROM meetings")
    logs.save_log(store, LogEntry(meeting_id, usefulness=1), NOW)


def miss(store, programme):
    [[meeting_id]] = store.rows("SELECT MAX(id) FROM meetings")
    logs.save_log(store, LogEntry(meeting_id, status=MeetingStatus.NO_SHOW), NOW)


def note_time(store, programme):
    person = store.find(Participant, programme_id=programme.id)[0]
    entry = TimeEntry(programme_id=programme.id, participant_id=person.id, day=TODAY, minutes=700, purpose="Course")
    builders.saved(store, entry)


def plan_call(store, programme):
    person = store.find(Participant, programme_id=programme.id)[2]
    builders.saved(store, CheckIn(programme_id=programme.id, participant_id=person.id, planned_on=TODAY))


@pytest.mark.parametrize("change", [rename, log, miss, note_time, plan_call])
def test_after_a_change_and_its_undo_the_answers_are_known_and_right(store, cohort, change):
    for step in (lambda: change(store, cohort), store.undo, store.redo):
        step()
        assert is_known(store, standings, cohort.id, TODAY)
        assert answers(store, cohort.id) == asked_anew(store, cohort.id)


def newcomer(store, programme):
    builders.participant(store, programme)


def new_pair(store, programme):
    builders.pair(store, programme)


def other_budget(store, programme):
    with store.change("change"):
        store.update(replace(store.get(Programme, programme.id), budget_minutes=60))


def hold_gathering(store, programme):
    """The kick-off, with one pair alone: the others wait for it until it is over."""
    module = store.find(Module, programme_id=programme.id, code="K")[0]
    pair = store.find(Pair, programme_id=programme.id)[0]
    people = [store.get(Participant, person) for person in (pair.mentor_id, pair.mentee_id)]
    with store.change("change"):
        held = builders.joint_meeting(store, programme, module, datetime(2026, 11, 21, 8), people)
        logs.save_log(store, LogEntry(held.id), NOW)


@pytest.mark.parametrize("change", [newcomer, new_pair, other_budget, hold_gathering])
def test_what_cannot_be_brought_along_is_asked_anew(store, cohort, change):
    for step in (lambda: change(store, cohort), store.undo):
        step()
        assert answers(store, cohort.id) == asked_anew(store, cohort.id)


def test_a_change_nobody_brought_along_is_not_overlooked_by_the_next(store, cohort):
    store._listeners.clear()
    log(store, cohort)
    store.subscribe(lambda touched: renewal.renew(store, touched))
    rename(store, cohort)
    assert answers(store, cohort.id) == asked_anew(store, cohort.id)
