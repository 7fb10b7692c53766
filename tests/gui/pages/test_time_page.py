"""The ledger on screen: its rows, sums and filters, and the way to the rows behind a number."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.time_spent import Narrowing, TimeEntry, TimeState
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.own_time_dialog import OwnTimeDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog, used_of
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.pages.pair_cells import bar_of
from omvendt_desktop.gui.pages.time_cells import forecast_cell, plan_cell
from omvendt_desktop.gui.widgets.table_values import Muted, text_of
from omvendt_desktop.services import logs, time_entries
from omvendt_desktop.store.queries import overview
from tests import builders


@pytest.fixture
def pair(store, programme, window):
    """A pair with one long held meeting and one to come."""
    made = builders.pair(store, programme)
    first, second = (store.find(Module, programme_id=programme.id, code=code)[0] for code in ("M1", "M2"))
    held = builders.meeting(store, made, first, datetime(2026, 10, 1, 9))
    builders.meeting(store, made, second, datetime(2026, 12, 1, 9))
    logs.save_log(store, LogEntry(held.id, minutes={made.mentor_id: 700, made.mentee_id: 90}), window.now())
    return made


@pytest.fixture
def page(window, pair):
    shown = window.show("time")
    window.root.update()
    return shown


def cells(page, line: int) -> dict[str, str]:
    row = page.table.rows()[line]
    return {column.key: text_of(column.cell(row)) for column in page.table.columns}


def test_each_participant_has_a_row_with_their_hours(page):
    mentor = cells(page, 0)
    assert (mentor["meetings"], mentor["used"], mentor["left"]) == ("11.67", "11.67", "-0.67")
    assert mentor["state"] == "over budget"
    assert cells(page, 1)["used"] == "1.50"


def test_the_sum_below_is_the_sum_of_the_rows_shown(page):
    assert text_of(page.table.total["used"]) == "13.17"
    page.on_filter(Narrowing(role=Role.MENTEE))
    assert text_of(page.table.total["used"]) == "1.50"
    assert len(page.table.rows()) == 1
    page.on_filter(Narrowing(state=TimeState.OVER))
    assert [row.role for row in page.table.rows()] == [Role.MENTOR]


def test_a_choice_nobody_fits_leads_back_to_everybody(window, page):
    page.on_filter(Narrowing(state=TimeState.NOT_BEGUN))
    window.root.update()
    assert (page.nobody.winfo_ismapped(), page.no_time.winfo_ismapped()) == (1, 0)
    page.nobody.button.invoke()
    window.root.update()
    assert (len(page.table.rows()), page.filter["text"], page.nobody.winfo_ismapped()) == (2, "Everybody  ▾", 0)


def test_rows_can_be_added_up_by_pair_and_by_role(page, store, programme):
    builders.participant(store, programme)
    page.refresh()
    page.on_sums("pair")
    assert [row.used for row in page.table.rows()] == [790, 0]
    page.on_sums("role")
    assert [row.role for row in page.table.rows()] == [Role.MENTOR, Role.MENTEE]


def test_a_change_of_a_log_is_seen_at_once(window, store, page, pair):
    entry = TimeEntry(
        programme_id=pair.programme_id,
        participant_id=pair.mentee_id,
        day=date(2026, 11, 1),
        minutes=30,
        purpose="Reading",
    )
    time_entries.add_entry(store, entry, window.today())
    assert cells(page, 1)["used"] == "2.00"
    window.undo()
    assert cells(page, 1)["used"] == "1.50"


def test_the_rows_behind_a_number_add_up_to_it(window, page, pair, store):
    dialog = TimeDetailsDialog(window, page.table.rows()[0])
    dialog.show(wait_for_result=False)
    window.root.update()
    assert sum(line.minutes for line in dialog.table.rows()) == page.table.rows()[0].used == 700
    assert text_of(dialog.table.total["minutes"]) == "700"
    travel = TimeEntry(
        programme_id=pair.programme_id,
        participant_id=pair.mentor_id,
        day=date(2026, 11, 1),
        minutes=40,
        purpose="Travel",
        counts=False,
    )
    time_entries.add_entry(store, travel, window.today())
    assert len([line for line in dialog.table.rows() if line.is_dated]) == 3
    assert text_of(dialog.table.total["minutes"]) == "700"
    dialog.on_delete([line for line in dialog.table.rows() if line.entry_id])
    assert store.find(TimeEntry) == []
    dialog.close()


def test_the_rows_behind_a_pair_are_those_of_both(window, page):
    page.on_sums("pair")
    dialog = TimeDetailsDialog(window, page.table.rows()[0])
    dialog.show(wait_for_result=False)
    assert sum(line.minutes for line in dialog.table.rows()) == 790
    dialog.close()


def behind(window, row) -> tuple[int, str]:
    """The minutes of the rows behind a row of the page, and what of how many is said above them."""
    dialog = TimeDetailsDialog(window, row)
    dialog.show(wait_for_result=False)
    minutes, words = used_of(dialog.table.rows()), dialog.summary["text"]
    dialog.close()
    return minutes, words.partition(" · ")[0]


def test_the_rows_behind_a_forecast_are_what_was_used_what_is_planned_and_what_has_no_date(window, page):
    [mentor, mentee] = page.table.rows()
    page.on_sums("pair")
    for row in (mentee, page.table.rows()[0], page.total):
        dialog = TimeDetailsDialog(window, row)
        dialog.show(wait_for_result=False)
        lines = dialog.table.rows()
        assert text_of(dialog.table.total["forecast"]) == f"{row.forecast / 60:.2f}"
        assert sum(line.forecast for line in lines) == row.forecast
        assert sum(line.planned for line in lines) == int(text_of(dialog.table.total["planned"])) == 660 * row.people
        assert dialog.summary["text"].endswith(f" · forecast {row.forecast / 60:.2f} h")
        dialog.close()
    assert (mentor.forecast, mentee.forecast) == (1300, 690)


def test_what_has_no_date_yet_steps_back_and_stands_last(window, page):
    dialog = TimeDetailsDialog(window, page.table.rows()[1])
    dialog.show(wait_for_result=False)
    last = dialog.table.rows()[-1]
    shown = {column.key: column.cell(last) for column in dialog.table.columns}
    assert all(isinstance(value, Muted) for value in shown.values())
    said = [text_of(shown[name]) for name in ("day", "part", "planned", "minutes", "forecast")]
    assert said == ["–", "gatherings · no date yet", "75", "0", "1.25"]
    dialog.on_open(last)
    dialog.on_delete([last])
    dialog.close()


def test_the_rows_behind_a_module_foretell_nothing(window, page):
    page.on_sums("module")
    dialog = TimeDetailsDialog(window, page.table.rows()[0])
    dialog.show(wait_for_result=False)
    assert [column.key for column in dialog.table.columns][-1] == "hours"
    assert "forecast" not in dialog.summary["text"]
    dialog.close()


def test_the_rows_behind_a_sum_are_those_the_filter_let_through(window, page):
    page.on_sums("role")
    page.on_filter(Narrowing(state=TimeState.OVER))
    assert [behind(window, row) for row in page.table.rows()] == [(700, "11.67 of 11 h")]
    page.on_sums("pair")
    page.on_filter(Narrowing(role=Role.MENTEE))
    assert [behind(window, row) for row in page.table.rows()] == [(90, "1.50 of 11 h")]


def test_a_mentor_with_two_pairs_has_met_each_of_them_for_itself(window, store, programme, page, pair):
    second = builders.pair(store, programme, mentor_id=pair.mentor_id, starts_on=date(2026, 10, 15))
    module = store.find(Module, programme_id=programme.id, code="M1")[0]
    held = builders.meeting(store, second, module, datetime(2026, 11, 10, 9))
    logs.save_log(store, LogEntry(held.id, minutes={second.mentor_id: 33, second.mentee_id: 33}), window.now())
    page.on_sums("pair")
    sums = [row for row in page.table.rows() if row.pair_id is not None]
    assert {row.pair_id: row.used for row in sums} == {pair.id: 790, second.id: 66}
    assert {row.pair_id: behind(window, row)[0] for row in sums} == {pair.id: 790, second.id: 66}


def test_a_pair_without_a_budget_of_its_own_shows_no_bar_and_nothing_left(window, store, programme, page, pair):
    other = builders.pair(store, programme)
    ended = builders.pair(
        store, programme, mentor_id=pair.mentor_id, mentee_id=other.mentee_id, status=PairStatus.ENDED
    )
    module = store.find(Module, programme_id=programme.id, code="M1")[0]
    held = builders.meeting(store, ended, module, datetime(2026, 9, 20, 9))
    logs.save_log(store, LogEntry(held.id), window.now())
    page.on_sums("pair")
    line = next(number for number, row in enumerate(page.table.rows()) if row.pair_id == ended.id)
    shown = cells(page, line)
    assert (shown["used"], shown["plan"], shown["state"], shown["left"]) == ("2.00", "", "", "–")
    assert behind(window, page.table.rows()[line]) == (120, "2.00 h")


def test_without_a_budget_nobody_is_over_it_and_no_bar_is_drawn(window, store, programme, page):
    builders.changed(store, programme, budget_minutes=0)
    row = page.table.rows()[0]
    assert (cells(page, 0)["left"], text_of(page.table.total["left"])) == ("–", "–")
    assert (cells(page, 0)["state"], plan_cell(row)) == ("", Muted(""))
    assert forecast_cell(row) == "21.7"
    assert "budget" not in page.subline.cget("text")
    assert behind(window, row) == (700, "11.67 h")


def test_bars_of_people_and_pairs_are_red_only_when_there_is_a_budget_to_overrun(window, store, programme, pair):
    for budget, tone in ((660, "danger"), (0, "normal")):
        builders.changed(store, programme, budget_minutes=budget)
        panel = window.show("pairs", pair_id=pair.id).panel
        person = window.show("participants", participant_id=pair.mentor_id).panel
        [line] = overview.pair_lines(store, programme.id, window.today())
        assert [panel.bars[0]._bar.tone, person.time._bar.tone, bar_of(line).tone] == [tone] * 3


def test_each_module_can_be_followed_to_its_rows(window, store, page, pair):
    entry = TimeEntry(None, pair.programme_id, pair.mentee_id, date(2026, 11, 1), minutes=30, purpose="Reading")
    time_entries.add_entry(store, entry, window.today())
    page.on_sums("module")
    assert page.table.columns[0].title == "Module"
    used = {row.name.partition(" ")[0]: row.used for row in page.table.rows() if row.used}
    assert used == {"M1": 790, "Noted": 30}
    assert [behind(window, row)[0] for row in page.table.rows()] == [row.used for row in page.table.rows()]
    page.on_filter(Narrowing(role=Role.MENTEE))
    [first, noted] = [row for row in page.table.rows() if row.used]
    assert behind(window, first) == (90, "1.50 h")
    assert behind(window, noted) == (30, "0.50 h")


def test_the_sum_at_the_foot_leads_to_its_rows_by_mouse_and_keyboard(window, page, monkeypatch):
    opened = []
    monkeypatch.setattr(TimeDetailsDialog, "show", lambda self: opened.append(self.standing.used))
    canvas = page.table.canvas
    page.on_filter(Narrowing(role=Role.MENTEE))
    window.root.update()
    for _press in range(2):
        canvas.event_generate("<Button-1>", x=20, y=canvas.winfo_height() - 5)
    canvas.focus_force()
    canvas.event_generate("<Control-Return>")
    assert opened == [90, 90]
    page.on_filter(Narrowing())
    next(
        line for line in page._menu(page.table.rows()[:1]) if line and line.text == "Show the rows behind the sum"
    ).run()
    assert opened[-1] == 790


def test_the_bars_of_a_person_and_a_pair_lead_to_the_rows_behind(window, page, pair, monkeypatch):
    opened = []
    monkeypatch.setattr(TimeDetailsDialog, "show", lambda self: opened.append(self.standing.used))
    panel = window.show("pairs", pair_id=pair.id).panel
    window.root.update()
    for bar in panel.bars:
        bar.event_generate("<Button-1>", x=5, y=5)
    assert opened == [700, 90]
    person = window.show("participants", participant_id=pair.mentor_id).panel
    window.root.update()
    person.time.focus_force()
    person.time.event_generate("<Return>")
    assert opened[-1] == 700


def test_time_is_noted_in_or_beside_the_budget(window, store, pair):
    dialog = TimeEntryDialog(window, participant_id=pair.mentor_id)
    dialog.show(wait_for_result=False)
    dialog.form.set({"minutes": 45, "purpose": "Travel", "counts": False, "day": date(2026, 11, 2)})
    dialog.on_save()
    [entry] = store.find(TimeEntry)
    assert (entry.participant_id, entry.minutes, entry.counts) == (pair.mentor_id, 45, False)


def test_a_day_to_come_is_refused_beside_its_field(window, store, pair):
    dialog = TimeEntryDialog(window, participant_id=pair.mentor_id)
    dialog.show(wait_for_result=False)
    dialog.form.set({"minutes": 45, "purpose": "Travel", "counts": False, "day": date(2026, 12, 24)})
    dialog.on_save()
    assert store.find(TimeEntry) == []
    assert dialog.top.winfo_exists()
    dialog.close()


def test_own_time_stands_apart_from_everybodys_budget(window, store, page, programme):
    entry = TimeEntry(programme_id=programme.id, day=date(2026, 11, 2), minutes=90, purpose="Talk with the client")
    time_entries.add_entry(store, entry, window.today())
    assert "1.50 h" in page.own["text"]
    assert text_of(page.table.total["used"]) == "13.17"
    dialog = OwnTimeDialog(window)
    dialog.show(wait_for_result=False)
    assert [row.about for row in dialog.table.rows()] == ["Talk with the client"]
    dialog.close()


def test_own_time_leads_to_the_check_ins_and_the_entries_it_adds_up(window, store, programme, monkeypatch):
    amina, kari = (builders.participant(store, programme, name=name) for name in ("Amina Yusuf", "Kari Nordmann"))
    call = CheckIn(programme_id=programme.id, participant_id=amina.id, planned_on=date(2026, 11, 2))
    done = builders.saved(store, replace(call, done_on=date(2026, 11, 3), outcome=Outcome.FINE, minutes=20))
    builders.saved(store, replace(call, participant_id=kari.id))
    entry = TimeEntry(programme_id=programme.id, day=date(2026, 11, 2), minutes=90, purpose="Talk with the client")
    time_entries.add_entry(store, entry, window.today())
    dialog = OwnTimeDialog(window)
    dialog.show(wait_for_result=False)
    rows = [[column.text_in(row) for column in dialog.table.columns] for row in dialog.table.rows()]
    assert rows == [
        ["Tue 3 Nov", "Check-in: Amina Yusuf", "20", "0.33"],
        ["Mon 2 Nov", "Talk with the client", "90", "1.50"],
    ]
    assert text_of(dialog.table.total["minutes"]) == "110"
    opened = []
    monkeypatch.setattr(CheckInDialog, "show", lambda self: opened.append(self.check_in))
    dialog.on_open(dialog.table.rows()[0])
    dialog.on_delete(dialog.table.rows()[:1])
    assert (opened, store.get(CheckIn, done.id)) == ([done], done)
    dialog.on_delete(dialog.table.rows()[1:])
    assert [row.about for row in dialog.table.rows()] == ["Amina Yusuf"]
    dialog.close()


def test_an_empty_programme_says_what_to_do(window, store, programme):
    page = window.show("time")
    window.root.update()
    assert not store.find(Participant)
    assert page.table.rows() == []
    assert page.table.total == {}
