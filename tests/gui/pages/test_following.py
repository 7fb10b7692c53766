"""A page that follows a change of few rows shows what it would show if it asked for everything."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import EndReason, Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui.pages.meeting_filters import Period, State
from omvendt_desktop.gui.pages.meetings_page import View
from omvendt_desktop.services import logs, meetings, moves, pairs, participants
from tests import builders
from tests.gui.conftest import NOW

TODAY = date(2026, 11, 21)
STARTS = (datetime(2026, 10, 19, 13), datetime(2026, 11, 16, 13), datetime(2026, 11, 30, 13))


@pytest.fixture
def cohort(store, programme):
    """Three pairs with two past meetings and one to come."""
    plan = [module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting]
    for _ in range(3):
        pair = builders.pair(store, programme, status="active")
        for module, starts_at in zip(plan, STARTS, strict=False):
            builders.meeting(store, pair, module, starts_at)
    return programme


def log_one(store):
    logs.save_log(store, LogEntry(store.find(Meeting)[0].id, usefulness=4), NOW)


def log_many(store):
    past = [LogEntry(meeting.id) for meeting in store.find(Meeting) if meeting.starts_at < NOW]
    logs.log_many(store, past, NOW)


def miss_one(store):
    logs.save_log(store, LogEntry(store.find(Meeting)[1].id, status=MeetingStatus.NO_SHOW), NOW)


def move_one(store):
    coming = store.find(Meeting)[2]
    moves.move(store, coming.id, coming.starts_at + timedelta(days=30))


def add_one(store):
    pair = store.find(Pair)[0]
    module = [each for each in store.find(Module, programme_id=pair.programme_id) if each.is_pair_meeting][4]
    meetings.add(store, pair.id, module.id, datetime(2026, 12, 1, 13))


def rename_a_mentor(store):
    participants.edit(store, replace(store.get(Participant, store.find(Pair)[1].mentor_id), name="Åse Aaland"))


def pause_somebody(store):
    participants.pause(store, store.find(Pair)[1].mentee_id)


def take_somebody_in(store):
    made = replace(store.find(Participant)[0], id=None, name="Ny Nilsen", email="ny@example.org", role=Role.MENTEE)
    participants.add(store, made)


def end_a_pair(store):
    pairs.end(store, store.find(Pair)[2].id, TODAY, EndReason.OTHER, "")


GESTURES = [
    log_one,
    log_many,
    miss_one,
    move_one,
    add_one,
    rename_a_mentor,
    pause_somebody,
    take_somebody_in,
    end_a_pair,
]


def shown_on(page):
    """What the lists of the page, and the words above them, show now."""
    page.update_idletasks()
    if page.name != "meetings":
        return page.table.rows(), page.table.total, dict(page.table.widths)
    view = {
        View.LIST: page.list.table.rows(),
        View.TIMELINE: [(row.label, row.sub, list(row.items)) for row in page.timeline.timeline.rows],
        View.MONTH: None,
    }
    return view[page.view.get()], page.state.cget("values"), page.changes.cget("text"), page.month.view.texts()


def anew(page):
    page.refresh()
    return shown_on(page)


@pytest.mark.parametrize("gesture", GESTURES, ids=lambda gesture: gesture.__name__)
@pytest.mark.parametrize("name", ["participants", "meetings", "pairs", "time"])
@pytest.mark.parametrize("in_sight", [True, False])
def test_a_page_shows_the_same_as_if_it_were_filled_anew(window, store, cohort, name, gesture, in_sight):
    page = window.show(name)
    if not in_sight:
        window.show("settings")
    for step in (lambda: gesture(store), window.undo, window.redo):
        step()
        window.show(name)
        assert shown_on(page) == anew(page)


@pytest.mark.parametrize("gesture", GESTURES, ids=lambda gesture: gesture.__name__)
@pytest.mark.parametrize("state", [State.WITHOUT_LOG, State.COMING, State.NOT_INVITED, State.HELD])
@pytest.mark.parametrize("view", View)
def test_the_choices_above_the_meetings_hold_after_a_change(window, store, cohort, gesture, state, view):
    page = window.show("meetings", state=state, view=view)
    page.period.set(Period.COMING if state is State.COMING else Period.ALL)
    for step in (lambda: gesture(store), window.undo):
        step()
        assert shown_on(page) == anew(page)
