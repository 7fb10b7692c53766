"""Closing a month in its list, without opening anything."""

from datetime import date, datetime

import pytest

from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.programmes import Module
from tests import builders


@pytest.fixture
def meetings(store, programme):
    """Three meetings of November that have been, and one to come."""
    module = store.find(Module, programme_id=programme.id, code="M2")[0]
    return [
        builders.meeting(store, builders.pair(store, programme), module, datetime(2026, 11, day, 9))
        for day in (3, 10, 17, 27)
    ]


@pytest.fixture
def page(window, meetings):
    shown = window.show("month_log")
    window.root.update()
    return shown


def statuses(store) -> list[MeetingStatus]:
    return [meeting.status for meeting in store.find(Meeting, order_by="starts_at")]


def test_everything_that_has_been_is_ticked_and_saved_in_one_step(window, store, page):
    page.all_held.invoke()
    assert "3 meetings are not saved yet" in page.waiting["text"]
    window.header.main_button.invoke()
    held, planned = MeetingStatus.HELD, MeetingStatus.PLANNED
    assert statuses(store) == [held, held, held, planned]
    window.undo()
    assert statuses(store) == [planned] * 4


def test_minutes_and_next_step_are_typed_in_the_list(window, store, page):
    row = page.table.rows()[0]
    page.on_tick(row)
    page.editor.open(row, "minutes")
    page.editor.field.set("1:15")
    page.editor.field.focus_force()
    page.window.root.update()
    page.editor.field.event_generate("<Tab>")
    page.editor.field.set("Bring an example")
    page.on_save()
    assert [each.minutes for each in store.find(Attendance, meeting_id=row.meeting_id)] == [75, 75]
    assert store.find(Log, meeting_id=row.meeting_id)[0].next_step == "Bring an example"


def test_minutes_that_cannot_be_read_keep_the_field_open_and_save_nothing(store, page):
    row = page.table.rows()[0]
    page.on_tick(row)
    page.editor.open(row, "minutes")
    page.editor.field.set("long")
    page.on_save()
    assert page.editor.field is not None
    assert store.find(Log) == []


def test_a_meeting_to_come_cannot_be_ticked(page):
    assert page._held_cell(page.table.rows()[3]).enabled is False
    page.all_held.invoke()
    assert page.table.rows()[3].meeting_id not in page.drafts


def test_a_no_show_is_logged_from_the_menu_and_can_be_held_after_all(store, page):
    row = page.table.rows()[0]
    page.on_no_show(row)
    page.on_save()
    assert statuses(store)[0] is MeetingStatus.NO_SHOW
    page.on_tick(page.table.rows()[0])
    page.on_save()
    assert statuses(store)[0] is MeetingStatus.HELD
    assert [each.minutes for each in store.find(Attendance, meeting_id=row.meeting_id)] == [60, 60]


def test_changing_only_the_next_step_keeps_who_was_there_for_how_long(store, page, window):
    from omvendt_desktop.domain.logs import LogEntry
    from omvendt_desktop.services import logs

    row = page.table.rows()[0]
    logs.save_log(
        store, LogEntry(row.meeting_id, minutes={row.mentor_id: 50}, absent=frozenset({row.mentee_id})), window.now()
    )
    row = page.table.rows()[0]
    page._type_next(row, "Try it out")
    page.on_save()
    assert [each.minutes for each in store.find(Attendance, meeting_id=row.meeting_id)] == [50, 0]
    assert store.find(Log)[0].next_step == "Try it out"


def test_turning_to_another_month_saves_what_is_ticked(window, store, page):
    page.on_tick(page.table.rows()[0])
    page.later.invoke()
    assert page.month == date(2026, 12, 1)
    assert statuses(store)[0] is MeetingStatus.HELD
    page.earlier.invoke()
    assert page.month == date(2026, 11, 1)
