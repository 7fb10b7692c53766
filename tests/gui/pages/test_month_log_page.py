"""Closing a month in its list, without opening anything."""

from datetime import date, datetime
from typing import ClassVar

import pytest

from omvendt_desktop import paths
from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui import file_commands, messages
from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.leaving import may_leave
from omvendt_desktop.services import programme_files
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


def test_a_no_show_marked_before_is_not_ticked_with_the_others(store, page):
    page.on_no_show(page.table.rows()[1])
    page.all_held.invoke()
    page.on_save()
    held, missed, planned = MeetingStatus.HELD, MeetingStatus.NO_SHOW, MeetingStatus.PLANNED
    assert statuses(store) == [held, missed, held, planned]


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


def press(page, *keys: str) -> None:
    for key in keys:
        widget = page.window.root.focus_get()
        widget.focus_force()
        page.window.root.update()
        widget.event_generate(f"<{key}>")
        page.window.root.update()


def on_row(page, number: int):
    row = page.table.rows()[number]
    page.table.select([row.meeting_id])
    page.table.canvas.focus_force()
    page.window.root.update()
    return row


def test_a_month_is_closed_with_the_keyboard_alone_as_in_a_spreadsheet(page):
    first, second = on_row(page, 0), page.table.rows()[1]
    press(page, "space", "Key-4", "Key-5", "Tab", "Key-n", "Key-o", "Tab", "Key-3", "Key-0", "Return", "Escape")
    assert page.window.root.focus_get() is page.table.canvas
    assert page.drafts.of(first).minutes == 45
    assert page.drafts.of(first).next_step == "no"
    assert page.drafts.of(second).minutes == 30
    assert page.table.current() is page.table.rows()[2]


def test_tab_goes_into_the_cells_of_a_row_and_past_the_last_out_of_the_list(page):
    on_row(page, -1)
    press(page, "Tab")
    assert page.editor.field is page.window.root.focus_get()
    press(page, "Tab", "Tab")
    assert page.editor.field is None
    assert page.window.root.focus_get() is page.table.canvas.tk_focusNext()


def test_ctrl_and_tab_leaves_the_list_from_a_row_and_from_a_cell(page):
    for keys in (("Control-Tab",), ("Tab", "Control-Tab")):
        on_row(page, 0)
        press(page, *keys)
        assert (page.editor.field, page.window.root.focus_get()) == (None, page.table.canvas.tk_focusNext())


def test_a_digit_with_ctrl_is_no_minute(page):
    on_row(page, 0)
    press(page, "Control-Key-4")
    assert page.editor.field is None


def type_in(page, row, column: str, text: str) -> None:
    page.editor.open(row, column)
    page.editor.field.set(text)


def note_beside(page) -> str:
    notes = [child["text"] for child in page.table.canvas.winfo_children() if child.winfo_class() == "Label"]
    return notes[0] if notes else ""


@pytest.mark.parametrize("gesture", ["save", "month"])
def test_minutes_that_cannot_be_read_are_said_beside_them_and_nothing_is_left(store, page, gesture):
    row = page.table.rows()[0]
    page.on_tick(row)
    type_in(page, row, "minutes", "long")
    page.on_save() if gesture == "save" else page.later.invoke()
    assert note_beside(page).startswith("“long” is not a number of minutes.")
    assert page.editor.field.get() == "long"
    assert (store.find(Log), page.drafts.month) == ([], date(2026, 11, 1))
    page.editor.leave()
    assert note_beside(page) == ""


def test_a_meeting_of_no_minutes_is_refused_beside_them(store, page):
    row = page.table.rows()[0]
    page.on_tick(row)
    type_in(page, row, "minutes", "0")
    page.on_save()
    assert note_beside(page).startswith("Nobody meets for 0 minutes.")
    assert store.find(Log) == []
    page.editor.field.set("30")
    page.on_save()
    assert [each.minutes for each in store.find(Attendance, meeting_id=row.meeting_id)] == [30, 30]


def saved_in_its_log(monkeypatch, **typed):
    """Let the log of a meeting be saved as soon as it is shown; what it showed first."""
    seen = {}

    def show(dialog):
        PlainDialog.show(dialog, wait_for_result=False)
        seen.update(dialog.form.values())
        dialog.form.set(typed)
        dialog.on_save() if typed else dialog.on_cancel()
        return dialog.result

    monkeypatch.setattr(LogDialog, "show", show)
    return seen


def test_the_log_of_a_meeting_opens_with_what_is_ticked_and_typed_and_saves_it(store, page, monkeypatch):
    row = page.table.rows()[0]
    type_in(page, row, "minutes", "1:15")
    type_in(page, row, "next_step", "Bring an example")
    page.settle()
    seen = saved_in_its_log(monkeypatch, usefulness=4, next_step="Bring two")
    page.on_open(row)
    minutes = [value for name, value in seen.items() if name.startswith("minutes")]
    assert (seen["status"], minutes, seen["next_step"]) == (MeetingStatus.HELD, [75, 75], "Bring an example")
    [log] = store.find(Log)
    assert (log.usefulness, log.next_step) == (4, "Bring two")
    assert not page.drafts.rows(store)
    page.on_save()
    assert store.find(Log) == [log]


def test_a_log_that_is_left_leaves_what_is_ticked_to_be_saved(store, page, monkeypatch):
    row = page.table.rows()[0]
    page.on_no_show(row)
    seen = saved_in_its_log(monkeypatch)
    page.on_open(row)
    assert seen["status"] is MeetingStatus.NO_SHOW
    page.on_save()
    assert store.get(Meeting, row.meeting_id).status is MeetingStatus.NO_SHOW


def test_the_minutes_typed_for_a_gathering_stand_for_everyone_in_its_log(store, programme, page, monkeypatch):
    module = store.find(Module, programme_id=programme.id, code="K")[0]
    people = [builders.participant(store, programme) for _number in range(3)]
    held = builders.joint_meeting(store, programme, module, datetime(2026, 11, 2, 9), people)
    row = next(row for row in page.table.rows() if row.meeting_id == held.id)
    type_in(page, row, "minutes", "90")
    page.settle()
    seen = saved_in_its_log(monkeypatch, usefulness=4)
    page.on_open(row)
    assert seen["minutes"] == 90
    assert [each.minutes for each in store.find(Attendance, meeting_id=held.id)] == [90, 90, 90]


def test_what_is_typed_on_a_row_that_is_not_ticked_stays_when_others_are_saved(store, page):
    ticked, typed = page.table.rows()[:2]
    page.on_tick(ticked)
    type_in(page, typed, "minutes", "45")
    type_in(page, typed, "next_step", "Bring an example")
    page.on_save()
    assert page.waiting["text"] == "1 is typed but not ticked"
    assert [column.text_in(page.table.rows()[1]) for column in page.table.columns][3:] == [
        "0:45",
        "Bring an example",
        "not ticked",
    ]
    page.on_tick(page.table.rows()[1])
    assert page.waiting["text"] == "1 meeting is not saved yet"
    page.on_save()
    assert [each.minutes for each in store.find(Attendance, meeting_id=typed.meeting_id)] == [45, 45]
    assert [log.next_step for log in store.find(Log)] == ["", "Bring an example"]


def test_what_is_ticked_and_typed_outlives_another_language_programme_and_page(window, store, programme, page):
    page.on_tick(page.table.rows()[0])
    type_in(page, page.table.rows()[1], "next_step", "Bring an example")
    window.show("overview")
    other = builders.programme(store, client="Other")
    window.open_programme(other.id)
    window.show("month_log")
    window.set_language("nb")
    window.open_programme(programme.id)
    window.set_language("en")
    again = window.show("month_log")
    assert again is not page
    assert again.waiting["text"] == "1 meeting is not saved yet · 1 is typed but not ticked"
    again.on_save()
    assert statuses(store)[0] is MeetingStatus.HELD


def test_the_month_in_sight_is_the_same_in_another_language(window, page):
    page.earlier.invoke()
    window.set_language("nb")
    assert window.page.drafts.month == date(2026, 10, 1)


def test_what_waits_in_another_month_is_told_and_saved_with_the_rest(window, store, page):
    page.on_tick(page.table.rows()[0])
    window.show("month_log", month=date(2026, 10, 5))
    assert page.waiting["text"] == "1 meeting is not saved yet · November 2026"
    page.on_save()
    assert statuses(store)[0] is MeetingStatus.HELD


@pytest.fixture
def asked(monkeypatch):
    """The questions asked; `answer` is what the coordinator chooses, unless `answers` has another for the question."""

    class Questions(list):
        answer = False
        answers: ClassVar[dict[str, bool]] = {}

    def ask(parent, title, question, *words, **options):
        questions.append(title)
        return questions.answers.get(title, questions.answer)

    questions = Questions()
    monkeypatch.setattr(messages, "ask", ask)
    return questions


@pytest.mark.parametrize("typed", [None, "45", "long"])
def test_the_window_asks_before_it_is_closed_with_something_not_saved(window, page, asked, typed):
    if typed:
        type_in(page, page.table.rows()[0], "minutes", typed)
    else:
        page.on_tick(page.table.rows()[0])
        window.show("overview")
    window.close()
    assert asked == ["Close without saving?"]
    assert window.store is not None
    assert window.page is page


def test_back_to_it_leads_to_the_programme_and_the_month_of_what_is_not_saved(window, store, page, programme, asked):
    page.on_tick(page.table.rows()[0])
    window.open_programme(builders.programme(store).id)
    window.show("month_log", month=date(2027, 1, 1))
    window.close()
    assert window.programme.id == programme.id
    assert (window.page.name, window.page.drafts.month) == ("month_log", date(2026, 11, 1))


def test_minutes_that_cannot_be_read_are_mended_before_another_language_is_spoken(window, page):
    type_in(page, page.table.rows()[0], "minutes", "long")
    window.show("settings")
    window.set_language("nb")
    assert (window.settings.language, window.page) == ("en", page)
    assert page.editor.field.get() == "long"


def test_a_window_with_everything_saved_is_closed_without_a_question(window, page, asked):
    page.on_tick(page.table.rows()[0])
    page.on_save()
    page.on_tick(page.table.rows()[1])
    page.on_tick(page.table.rows()[1])
    assert may_leave(window)
    assert asked == []


def test_another_file_is_opened_only_when_what_is_not_saved_may_go(window, store, page, asked, tmp_path):
    page.on_tick(page.table.rows()[0])
    copy = programme_files.copy_file(store, tmp_path / "copy.omvendt")
    assert not file_commands.open_path(window, copy)
    assert window.store is store
    asked.answer = True
    assert file_commands.open_path(window, copy)
    assert window.store.path == copy
    assert may_leave(window)
    assert len(asked) == 2


def test_the_backups_of_another_file_are_shown_only_when_what_is_not_saved_may_go(
    window, page, asked, tmp_path, monkeypatch
):
    page.on_tick(page.table.rows()[0])
    monkeypatch.setattr(BackupsDialog, "show", lambda dialog: pytest.fail("shown"))
    damaged = tmp_path / "damaged.omvendt"
    damaged.write_bytes(bytes(4096))
    backup = paths.backups_dir(damaged) / "damaged 2026-11-20_080000.omvendt"
    backup.parent.mkdir(parents=True)
    backup.touch()
    asked.answers = {"Restore a backup?": True}
    assert not file_commands.open_path(window, damaged)
    assert asked == ["Restore a backup?", "Close without saving?"]
    assert "1 meeting is not saved yet" in page.waiting["text"]


def test_a_meeting_logged_as_held_says_where_it_is_changed(window, page):
    page.on_tick(page.table.rows()[0])
    page.on_save()
    row = page.table.rows()[0]
    page.on_tick(row)
    words = f"M2 {row.who} is logged as held. Open its log to change it."
    assert (window.status.text(), window.status.actions()) == (words, ["Open the log…"])
    left, top, _right, _bottom = page.table.cell_box(row.meeting_id, "held")
    assert page.table.mouse.tip(left + 5, top + 20) == words
    left, top, _right, _bottom = page.table.cell_box(page.table.rows()[3].meeting_id, "held")
    assert page.table.mouse.tip(left + 5, top + 20) == "This meeting has not begun yet."


@pytest.mark.parametrize(("column", "text"), [("minutes", "45"), ("next_step", "Bring an example")])
def test_nothing_is_typed_for_a_meeting_to_come(page, column, text):
    row = page.table.rows()[3]
    type_in(page, row, column, text)
    assert not page.settle()
    assert note_beside(page).startswith("This meeting has not begun yet.")
    page.editor.leave()
    page.editor.open(row, column)
    assert page.settle()
    assert not page.drafts.is_changed(row)


def test_minutes_of_a_no_show_are_refused_instead_of_dropped(page):
    row = page.table.rows()[0]
    page.on_no_show(row)
    type_in(page, row, "minutes", "45")
    assert not page.settle()
    assert note_beside(page) == "Nobody met here. Tick the meeting as held first."


def test_saving_by_the_keys_is_in_the_list_of_shortcuts_only_where_a_page_saves(window, page):
    [save] = [action for action in window.actions if action.name == "save"]
    assert (save.shortcut, save.allowed()) == ("Ctrl+S", True)
    window.show("pairs")
    assert not save.allowed()


def test_the_keyboard_stands_on_the_first_meeting_to_log_and_saves(window, store, page):
    assert page.table.current().meeting_id == page.table.rows()[0].meeting_id
    page.table.canvas.focus_force()
    for key in ("<space>", "<Down>", "<space>", "<Control-s>"):
        page.table.canvas.event_generate(key)
    window.root.update()
    held, planned = MeetingStatus.HELD, MeetingStatus.PLANNED
    assert statuses(store) == [held, held, planned, planned]
    window.show("overview")
    window.show("month_log")
    assert page.table.current().meeting_id == page.table.rows()[1].meeting_id


def test_a_meeting_to_come_cannot_be_ticked(page):
    assert page.cells.held(page.table.rows()[3]).enabled is False
    page.all_held.invoke()
    assert not page.drafts.is_changed(page.table.rows()[3])


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
    assert page.drafts.month == date(2026, 12, 1)
    assert statuses(store)[0] is MeetingStatus.HELD
    page.earlier.invoke()
    assert page.drafts.month == date(2026, 11, 1)
