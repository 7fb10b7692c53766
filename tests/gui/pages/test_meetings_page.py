"""The meetings as list, month and timeline, filtered, and moved by dragging."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui.meeting_gestures import to_log, to_move
from omvendt_desktop.gui.pages.meeting_filters import (
    MeetingFilter,
    Period,
    State,
    days_of,
    last_of_month,
    months_later,
)
from omvendt_desktop.gui.pages.meetings_month import month_item
from omvendt_desktop.gui.pages.meetings_page import View, with_words
from omvendt_desktop.gui.pages.meetings_timeline import conflict_words, dropped_words, months_around, timeline_rows
from omvendt_desktop.services import invitations, meetings, moves
from omvendt_desktop.store.queries import meetings as meeting_queries
from tests import builders
from tests.gui.conftest import NOW

PAST, COMING, LATER = datetime(2026, 10, 19, 13), datetime(2026, 12, 1, 13), datetime(2027, 1, 12, 13)


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme, status="active")


@pytest.fixture
def series(store, programme, pair):
    """Three meetings of one pair: one past without a log, two to come."""
    modules = [module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting]
    starts = (PAST, COMING, LATER)
    return [builders.meeting(store, pair, module, start) for module, start in zip(modules, starts, strict=False)]


@pytest.fixture
def page(window, series):
    made = window.show("meetings")
    window.root.update()
    return made


def shown(page):
    return [row.id for row in page.list.table.rows()]


def test_the_list_holds_every_meeting_by_time(page, series):
    assert shown(page) == [meeting.id for meeting in series]


def test_a_state_lets_only_its_meetings_through(page, series):
    page.state.set(State.WITHOUT_LOG)
    assert shown(page) == [series[0].id]
    page.state.set(State.NOT_INVITED)
    assert shown(page) == [series[1].id, series[2].id]
    page.state.set(State.HELD)
    assert shown(page) == []


def test_the_states_tell_how_many_wait(page):
    labels = dict(page.state.choices)
    assert labels[State.WITHOUT_LOG] == "Without a log (1)"
    assert labels[State.HELD] == "Held"


def test_module_pair_and_period_narrow_the_list(page, series, pair):
    page.module.set(series[1].module_id)
    assert shown(page) == [series[1].id]
    page.module.set(None)
    page._offer_pairs()
    page.pair.set(pair.id)
    assert len(shown(page)) == 3
    page.period.set(Period.COMING)
    assert shown(page) == [series[1].id, series[2].id]


def test_typing_filters_and_clearing_brings_all_back(page, series):
    page.search.set("no such name")
    assert shown(page) == []
    page.search.clear()
    assert len(shown(page)) == 3


def test_the_buttons_at_the_foot_mean_what_is_selected(page, series, window):
    page.list.table.select([series[1].id])
    assert page.list.log.instate(["!disabled"])
    assert page.list.move.instate(["!disabled"])
    page.list.table.select([series[1].id, series[2].id])
    assert page.list.log.instate(["disabled"])
    assert page.list.move.instate(["disabled"])
    assert page.list.said["text"] == "2 selected"
    page.list.cancel.invoke()
    assert [window.store.get(Meeting, meeting.id).status for meeting in series[1:]] == [MeetingStatus.CANCELLED] * 2
    window.undo()
    assert window.store.get(Meeting, series[1].id).status is MeetingStatus.PLANNED


def test_several_meetings_are_logged_as_held_in_one_step(page, store, programme, series, window):
    other = builders.pair(store, programme, status="active")
    second = builders.meeting(store, other, store.get(Module, series[0].module_id), PAST)
    page.refresh()
    page.list.table.select([series[0].id, second.id])
    page.list.log.invoke()
    assert {store.get(Meeting, each.id).status for each in (series[0], second)} == {MeetingStatus.HELD}
    window.undo()
    assert {store.get(Meeting, each.id).status for each in (series[0], second)} == {MeetingStatus.PLANNED}


def test_the_menu_offers_only_what_is_possible(page, series):
    page.list.table.select([series[0].id])
    items = {item.text: item.enabled for item in page.gestures.menu(page.list.table.selected()) if item}
    assert items["Log…"]
    assert not items["Plan a new one instead…"]
    assert not items["Invitations…"]


def test_another_page_points_at_a_meeting_through_any_filter(page, series, window):
    page.state.set(State.HELD)
    window.show("meetings", meeting_id=series[2].id)
    assert [row.id for row in page.list.table.selected()] == [series[2].id]
    window.show("meetings", state="without_log")
    assert shown(page) == [series[0].id]


def test_a_square_of_the_month_names_the_two_shortly(store, programme, series, pair):
    builders.changed(store, store.get(Participant, pair.mentor_id), name="Yusuf, Amina")
    builders.changed(store, store.get(Participant, pair.mentee_id), name="Kari Nordmann")
    rows = meeting_queries.meetings(store, programme.id, NOW)
    assert month_item(rows[1])[1] == "13:00 Amina/Kari"


def test_the_month_shows_its_meetings_and_turns(page, series, window):
    page.view.set(View.MONTH)
    window.root.update()
    assert page.month.month == date(2026, 11, 1)
    page.month.turn(1)
    window.root.update()
    assert any("13:00" in text for text in page.month.view.texts())
    page.month.now.invoke()
    assert page.month.month == date(2026, 11, 1)


def test_a_day_of_the_month_leads_to_its_meetings_in_the_list(page, series):
    page.view.set(View.MONTH)
    page.month.turn(1)
    page.on_day(COMING.date())
    assert page.view.get() is View.LIST
    assert [row.id for row in page.list.table.selected()] == [series[1].id]


def test_a_dot_dropped_on_another_day_moves_the_meeting_at_its_time(page, series, window):
    page.view.set(View.TIMELINE)
    day = date(2026, 12, 9)
    page.timeline.on_drop(series[1].id, day)
    assert window.store.get(Meeting, series[1].id).starts_at == datetime.combine(day, COMING.time())
    assert window.store.get(Meeting, series[2].id).starts_at == LATER
    window.undo()
    assert window.store.get(Meeting, series[1].id).starts_at == COMING


def test_a_dot_dropped_on_a_bad_day_is_moved_and_what_stands_against_it_is_said(page, series, window):
    page.view.set(View.TIMELINE)
    page.timeline.timeline.choose(series[2].id)
    page.timeline.on_drop(series[2].id, COMING.date() + timedelta(days=5))
    page.timeline.on_drop(series[1].id, COMING.date() + timedelta(days=5))
    said = window.status.text()
    assert said.startswith("Done: Move M2 ")
    assert " to Sun 6 Dec 13:00. Note: " in said
    assert "The pair has M3 on Sun 6 Dec already." in said
    assert window.status.actions() == ["Undo"]
    window.status.press("Undo")
    assert window.store.get(Meeting, series[1].id).starts_at == COMING


def test_the_line_above_tells_the_new_day_of_a_dropped_dot(page, series, window):
    page.view.set(View.TIMELINE)
    page.timeline.timeline.choose(series[1].id)
    assert page.timeline.said["text"].startswith("Tue 1 Dec 13:00")
    page.timeline.on_drop(series[1].id, date(2026, 12, 9))
    assert page.timeline.said["text"].startswith("Wed 9 Dec 13:00")


def test_of_many_remarks_the_first_are_said_and_the_others_counted(window):
    assert dropped_words("Move", ["A.", "B.", "C."]) == "Done: Move. Note: A. B. C."
    assert dropped_words("Move", ["A.", "B.", "C.", "D."]) == "Done: Move. Note: A. B. C. And 1 more remark."


def test_later_meetings_follow_when_wished(page, series, window):
    page.view.set(View.TIMELINE)
    page.timeline.later_too.set(True)
    page.timeline.on_drop(series[1].id, COMING.date() + timedelta(days=7))
    assert window.store.get(Meeting, series[2].id).starts_at == LATER + timedelta(days=7)


def test_a_holiday_is_told_before_the_meeting_is_dropped(page, series):
    page.view.set(View.TIMELINE)
    tone, words = page.timeline.on_drag(series[1].id, date(2026, 12, 25))
    assert tone == "warning"
    assert words
    assert page.timeline.on_drag(series[1].id, date(2026, 12, 3))[0] == "good"


def test_the_timeline_has_a_line_for_each_pair_and_no_dot_for_what_is_cancelled(page, series, store, programme):
    meetings.cancel(store, [series[2].id])
    rows = meeting_queries.meetings(store, programme.id, NOW)
    lines = timeline_rows(rows)
    assert [len(line.items) for line in lines] == [2]
    assert lines[0].label and lines[0].sub
    assert months_around(rows, NOW.date()) == (date(2026, 10, 1), date(2027, 3, 31))


def test_changes_that_are_not_sent_are_told_and_lead_to_the_mails(page, series, window, store, programme):
    assert not page.changes.winfo_ismapped()
    batch = invitations.gather_invitations(store, programme.id, now=NOW)
    invitations.mark_sent(store, batch.items, NOW)
    moves.move(store, series[1].id, COMING + timedelta(hours=1))
    window.root.update()
    assert page.changes["text"] == "2 changes not sent"
    page.changes.invoke()
    assert window.page.name == "invitations"
    assert {item.meeting_id for item in window.page.mails.table.rows()} == {series[1].id}


def test_without_meetings_the_page_says_what_to_do(window):
    page = window.show("meetings")
    window.root.update()
    assert page.empty.winfo_ismapped()
    assert page.empty.button["text"] == "Plan meetings"


def test_what_log_and_move_mean_without_a_selection(page, series):
    rows = page.list.table.all_rows()
    assert to_log(rows, []).id == series[0].id
    assert to_move(rows, []).id == series[1].id
    assert to_move(rows, [rows[2]]).id == series[2].id
    assert to_log(rows[1:], []) is None
    with pytest.raises(UserError):
        page.gestures.log_next(rows[1:], [])


def test_periods_and_months_end_where_they_should():
    assert days_of(Period.MONTH, date(2027, 2, 14)) == (date(2027, 2, 1), date(2027, 2, 28))
    assert last_of_month(date(2026, 12, 31)) == date(2026, 12, 31)
    assert months_later(date(2026, 12, 5), 1) == date(2027, 1, 1)
    assert months_later(date(2026, 1, 5), -1) == date(2025, 12, 1)


def test_words_are_found_whatever_the_case(page):
    rows = page.list.table.all_rows()
    name = rows[0].who.split()[1].upper()
    assert with_words(rows, name)
    assert with_words(rows, f"{name} nowhere") == []
    assert with_words(rows, "  ") == rows


def test_a_filter_lets_everything_through_unless_told():
    assert MeetingFilter() == MeetingFilter(State.ANY, None, None)
    assert conflict_words([])[0] == "good"
    assert conflict_words(["A.", "B."]) == ("warning", "A. B.")
