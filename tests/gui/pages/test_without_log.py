"""Wherever meetings without a log are counted or listed, it is the same ones: planned, and over."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.health import Cause
from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus, lacks_log
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.today import ItemKind
from omvendt_desktop.gui.meeting_gestures import has_begun, to_log
from omvendt_desktop.gui.pages.meeting_cells import status_cell
from omvendt_desktop.gui.pages.meeting_filters import MeetingFilter, State, figures_of
from omvendt_desktop.i18n import using
from omvendt_desktop.services import invitations
from omvendt_desktop.store.queries import logs, meetings, overview
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.today import todays_list
from tests import builders

BEGINS = datetime(2026, 11, 20, 13)
ENDS = BEGINS + timedelta(minutes=60)
LOGS = (ItemKind.OWN_LOG, ItemKind.ASK_LOG, ItemKind.CALL_LOG)


@pytest.fixture(autouse=True)
def _in_english():
    with using("en"):
        yield


@pytest.fixture
def programme(store):
    """A pair meeting and a gathering that run side by side, one that was held, one cancelled and one to come."""
    made = builders.programme(store, rules={"log_ask_days": 0})
    modules = {module.code: module for module in builders.modules(store, made)}
    pair = builders.pair(store, made, status="active")
    builders.meeting(store, pair, modules["M2"], BEGINS, minutes=60)
    builders.joint_meeting(store, made, modules["K"], BEGINS, [], minutes=60)
    builders.meeting(store, pair, modules["M1"], BEGINS - timedelta(days=20), status=MeetingStatus.HELD)
    builders.meeting(store, pair, modules["M3"], BEGINS - timedelta(days=10), status=MeetingStatus.CANCELLED)
    builders.meeting(store, pair, modules["M4"], BEGINS + timedelta(days=20))
    return made


def counted(store, programme, now):
    """How many meetings each place says are without a log."""
    rows = meetings.meetings(store, programme.id, now)
    passed = [row for row in rows if MeetingFilter(State.WITHOUT_LOG).passes(row)]
    todo = todays_list(store, programme.id, now).items
    return {
        "the rule": sum(lacks_log(each.status, each.starts_at, each.minutes, now) for each in store.find(Meeting)),
        "overview": overview.figures(store, programme.id, now).unlogged,
        "meetings": figures_of(rows).without_log,
        "its filter": len(passed),
        "its words": sum(status_cell(row).word == "to be logged" for row in rows),
        "choosing one": len(logs.to_log(store, programme.id, now)),
        "of all": len(logs.to_log(store, None, now)),
        "today": sum(item.kind in LOGS for item in todo),
    }


@pytest.mark.parametrize(
    ("now", "count"),
    [
        (BEGINS - timedelta(minutes=1), 0),
        (BEGINS, 0),
        (BEGINS + timedelta(minutes=30), 0),
        (ENDS - timedelta(minutes=1), 0),
        (ENDS, 2),
        (ENDS + timedelta(seconds=1, microseconds=500), 2),
        (ENDS + timedelta(days=5), 2),
    ],
)
def test_every_place_counts_the_same_meetings(store, programme, now, count):
    found = counted(store, programme, now)
    assert found == dict.fromkeys(found, count)


def test_a_meeting_that_is_on_is_neither_without_a_log_nor_lost_from_the_list(store, programme):
    rows = meetings.meetings(store, programme.id, BEGINS + timedelta(minutes=30))
    on = [row for row in rows if row.starts_at == BEGINS]
    assert [status_cell(row).word for row in on] == ["planned", "planned"]
    assert all(MeetingFilter(State.COMING).passes(row) for row in on)
    assert all(has_begun(row) for row in on)
    assert to_log(rows, []) is None
    assert to_log(rows, on[:1]) == on[0]


def test_the_log_is_asked_for_by_mail_and_the_pair_is_overdue_by_the_same_rule(store, programme):
    def asked(now):
        return invitations.gather_mails(store, programme.id, Occasion.LOG_REQUEST, now=now).items

    assert asked(ENDS - timedelta(minutes=1)) == ()
    assert len(asked(ENDS)) == 2
    builders.changed(store, programme, rules={"yellow_overdue_days": 0})
    causes = [pairs_health(store, programme.id, BEGINS.date() + timedelta(days=late)) for late in (0, 1)]
    assert [health.cause is Cause.OVERDUE for each in causes for health in each.values()] == [False, True]


def test_the_oldest_is_told_by_the_day_it_began(store, programme):
    figures = overview.figures(store, programme.id, ENDS + timedelta(days=5))
    assert (figures.unlogged, figures.oldest_unlogged_days) == (2, 5)


def test_dots_tell_what_became_of_a_meeting_whatever_the_time(store, programme):
    [early] = overview.pair_lines(store, programme.id, date(2026, 9, 1))
    [late] = overview.pair_lines(store, programme.id, date(2027, 9, 1))
    assert early.dots == late.dots
    assert len(store.find(Module, programme_id=programme.id, audience="pair")) == len(late.dots)
