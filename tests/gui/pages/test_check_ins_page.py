"""Check-ins: whom to call, the call sheet, and putting off."""

from datetime import date, datetime

import pytest

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.plan_check_in_dialog import PlanCheckInDialog
from omvendt_desktop.gui.dialogs.put_off_dialog import PutOffDialog
from omvendt_desktop.gui.widgets.table_values import text_of
from omvendt_desktop.services import check_ins
from tests import builders
from tests.gui.conftest import texts


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme)


@pytest.fixture
def page(window, store, pair):
    """One overdue, one due today, one far away."""
    for person, day in (
        (pair.mentor_id, date(2026, 11, 18)),
        (pair.mentee_id, date(2026, 11, 21)),
        (pair.mentor_id, date(2027, 1, 15)),
    ):
        check_ins.add_check_in(store, CheckIn(participant_id=person, planned_on=day))
    shown = window.show("check_ins")
    window.root.update()
    return shown


def states(page) -> list[str]:
    return [text_of(page.table.columns[-1].cell(row)) for row in page.table.rows()]


def test_what_is_overdue_and_due_is_shown_first_of_all(page):
    assert states(page) == ["overdue by 3 days", "due today"]
    page.filter.set("planned")
    assert len(states(page)) == 3


def test_the_call_sheet_notes_the_check_in_and_plans_the_follow_up(window, store, page):
    row = page.table.rows()[0]
    dialog = CheckInDialog(window, row.check_in)
    dialog.show(wait_for_result=False)
    dialog.form.field("relation").set("It goes well")
    dialog.form.field("outcome").set(Outcome.ATTENTION)
    dialog.form.field("follow_up_on").set(date(2026, 11, 25))
    dialog.form.field("minutes").entry.set("20")
    dialog.on_save()
    done = store.get(CheckIn, row.check_in.id)
    assert (done.done_on, done.minutes, done.outcome) == (date(2026, 11, 21), 20, Outcome.ATTENTION)
    assert done.answers == {"relation": "It goes well"}
    assert states(page) == ["due today", "planned later"]


def test_the_call_sheet_says_why_the_pair_needs_somebody(window, store, programme):
    pair = builders.pair(store, programme, status=PairStatus.ACTIVE)
    [module, *_rest] = store.find(Module, programme_id=programme.id, code="M1")
    builders.meeting(store, pair, module, datetime(2026, 9, 23, 13))
    dialog = CheckInDialog(window, CheckIn(programme_id=programme.id, participant_id=pair.mentor_id))
    dialog.show(wait_for_result=False)
    words = "No meeting for 59 days. Call the mentor first, then agree on a date with both."
    assert words in texts(dialog.top)


def test_a_call_sheet_without_an_outcome_stays_open(window, store, page):
    dialog = CheckInDialog(window, page.table.rows()[0].check_in)
    dialog.show(wait_for_result=False)
    dialog.on_save()
    assert dialog.top.winfo_exists()
    assert store.get(CheckIn, page.table.rows()[0].check_in.id).done_on is None
    dialog.close()


def test_several_are_put_off_in_one_step(window, store, page):
    page.on_put_off(page.table.rows(), date(2026, 12, 1))
    assert states(page) == ["planned later", "planned later"]
    window.undo()
    assert states(page) == ["overdue by 3 days", "due today"]


def test_a_day_can_be_typed_to_put_off_until(window):
    days = []
    dialog = PutOffDialog(window, days.append)
    dialog.show(wait_for_result=False)
    dialog.form.field("day").entry.set("5 Dec")
    dialog.on_save()
    assert days == [date(2026, 12, 5)]


def test_one_is_planned_by_hand(window, store, pair):
    dialog = PlanCheckInDialog(window, participant_id=pair.mentee_id)
    dialog.show(wait_for_result=False)
    dialog.form.field("planned_on").set(date(2026, 11, 30))
    dialog.on_save()
    [planned] = store.find(CheckIn)
    assert (planned.participant_id, planned.planned_on) == (pair.mentee_id, date(2026, 11, 30))


def test_the_usual_ones_are_planned_from_the_empty_page(window, store, pair):
    page = window.show("check_ins")
    window.root.update()
    page.plan.invoke()
    planned = store.find(CheckIn)
    assert {each.participant_id for each in planned} == {pair.mentor_id, pair.mentee_id}
    page.plan.invoke()
    assert store.find(CheckIn) == planned
    assert "Everybody" in window.status.text()


def test_one_that_was_planned_by_mistake_is_removed(store, page):
    page.on_remove(page.table.rows()[:1])
    assert states(page) == ["due today"]
