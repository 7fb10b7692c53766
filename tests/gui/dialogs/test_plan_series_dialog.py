"""Wishes at the left lead to dates at the right, and Plan stores them in one step."""

from datetime import date, datetime, time

import pytest

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog, summary
from omvendt_desktop.gui.dialogs.series_wishes import weekday_choices
from omvendt_desktop.i18n import set_language
from omvendt_desktop.services import joint_meetings
from tests import builders


@pytest.fixture
def pairs(store, programme):
    return [builders.pair(store, programme, status="active") for _number in range(2)]


@pytest.fixture
def dialog(window, pairs):
    made = PlanSeriesDialog(window)
    made.show(wait_for_result=False)
    window.root.update()
    yield made
    made.close()


def test_every_pair_gets_six_dates_and_nothing_is_stored_before_plan(dialog, window):
    assert len(dialog.preview.rows()) == 12
    assert window.store.find(Meeting) == []
    dialog.plan_button.invoke()
    assert len(window.store.find(Meeting)) == 12
    assert window.store.undo_label == "Plan 12 meetings"
    window.undo()
    assert window.store.find(Meeting) == []


def test_gatherings_that_still_have_no_date_are_named_with_the_way_there(dialog, window, store, programme):
    dialog.plan_button.invoke()
    assert window.status.text() == "Done: Plan 12 meetings. Still without a date: T1, T2, T3, K, A"
    assert window.status.actions() == ["Joint meetings…", "Undo"]
    window.undo()
    joint_meetings.apply_joint(store, programme.id, joint_meetings.plan_joint(store, programme.id))
    again = PlanSeriesDialog(window)
    again.show(wait_for_result=False)
    again.on_apply()
    assert window.status.text() == "Done: Plan 12 meetings"


def test_a_wish_changes_the_dates_in_sight(dialog, window):
    dialog.wishes.field("weekday").set(3)
    dialog.wishes.field("at").set(time(9))
    dialog.make_plan()
    starts = [line.meeting.starts_at for line in dialog.preview.rows()]
    assert {start.weekday() for start in starts} == {3}
    assert {start.time() for start in starts} == {time(9)}


def test_a_day_that_cannot_be_read_stands_beside_its_field_and_the_preview_stays(dialog):
    before = dialog.preview.rows()
    dialog.wishes.field("start").entry.set("no day")
    dialog.make_plan()
    assert dialog.preview.rows() == before
    row = dialog.wishes._rows["start"]
    assert "no day" in str(row.note["text"])
    dialog.plan_button.invoke()
    assert dialog.window.store.find(Meeting) == []


def test_one_date_is_edited_in_the_preview_and_stored_so(dialog, window):
    line = dialog.preview.rows()[0]
    dialog.preview.select([line.key])
    dialog.day.set(date(2026, 12, 3))
    dialog.at.set(time(15, 30))
    dialog.set_button.invoke()
    assert dialog.preview.rows()[0].meeting.starts_at == datetime(2026, 12, 3, 15, 30)
    dialog.plan_button.invoke()
    stored = window.store.find(Meeting, pair_id=line.meeting.pair_id, module_id=line.meeting.module_id)
    assert [meeting.starts_at for meeting in stored] == [datetime(2026, 12, 3, 15, 30)]


def test_a_date_against_a_wish_says_so_below_the_preview(dialog):
    dialog.wishes.field("weekday").set(0)
    dialog.make_plan()
    dialog.preview.select([dialog.preview.rows()[0].key])
    dialog.day.set(date(2026, 12, 3))
    dialog.on_set_time()
    assert dialog.said["text"].startswith("12 dates, 1 misses a wish. 10 meetings are in Bjørvika at the same time")
    assert "not the weekday" in dialog.remarks["text"]


def test_one_pair_can_be_planned_alone(window, pairs):
    dialog = PlanSeriesDialog(window, [pairs[1].id])
    dialog.show(wait_for_result=False)
    assert {line.meeting.pair_id for line in dialog.preview.rows()} == {pairs[1].id}
    dialog.on_apply()
    assert {meeting.pair_id for meeting in window.store.find(Meeting)} == {pairs[1].id}


def test_when_all_have_a_date_there_is_nothing_to_plan(dialog, window):
    dialog.on_apply()
    again = PlanSeriesDialog(window)
    again.show(wait_for_result=False)
    assert summary(again.plan)[1] == "All meetings have a date already."
    assert again.plan_button.instate(["disabled"])
    again.close()


def test_weekdays_are_named_in_the_language_of_the_screen():
    set_language("nb")
    assert [word for _number, word in weekday_choices()][1:3] == ["Mandag", "Tirsdag"]


@pytest.fixture
def told(window, monkeypatch):
    """What the dialog leads to, told instead of done."""
    led = []
    monkeypatch.setattr(window, "run", lambda name: led.append(("run", name)))
    monkeypatch.setattr(window, "show", lambda name, **target: led.append(("show", name)))
    return led


@pytest.mark.parametrize(
    ("status", "button", "leads_to"), [(None, "New pair", ("run", "new_pair")), ("draft", "Pairs", ("show", "pairs"))]
)
def test_without_active_pairs_it_says_so_and_leads_on(window, store, programme, told, status, button, leads_to):
    if status:
        builders.pair(store, programme, status=status)
    made = PlanSeriesDialog(window)
    made.show(wait_for_result=False)
    window.root.update()
    assert made.said["text"] == "No pair is active, so there is nothing to plan yet."
    assert made.no_pairs.winfo_ismapped()
    assert made.plan_button.instate(["disabled"])
    assert made.no_pairs.button["text"] == button
    made.no_pairs.button.invoke()
    window.root.update()
    assert told == [leads_to]


def test_pairs_whose_meetings_all_have_dates_are_told_so(dialog, window):
    dialog.plan_button.invoke()
    again = PlanSeriesDialog(window)
    again.show(wait_for_result=False)
    window.root.update()
    assert again.said["text"] == "All meetings have a date already."
    assert again.all_dated.winfo_ismapped()
    assert not again.no_pairs.winfo_ismapped()
    again.close()
