"""Logging a meeting: the dialog is filled with what is likeliest, and what it saves is in the file."""

from datetime import date, datetime

import pytest

from omvendt_desktop import formats
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Fit, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui.dialogs.choose_meeting_dialog import ChooseMeetingDialog
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog
from omvendt_desktop.gui.widgets.table_values import text_of
from omvendt_desktop.services import logs
from tests import builders
from tests.gui.conftest import texts

HELD_ON = datetime(2026, 11, 12, 13)


@pytest.fixture
def module(store, programme):
    return store.find(Module, programme_id=programme.id, code="M2")[0]


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme)


@pytest.fixture
def show(window):
    opened = []

    def shown(dialog):
        dialog.show(wait_for_result=False)
        window.root.update()
        opened.append(dialog)
        return dialog

    yield shown
    for dialog in opened:
        dialog.close()


def minutes_of(store, meeting) -> list[int]:
    return [attendance.minutes for attendance in store.find(Attendance, meeting_id=meeting.id)]


def test_most_meetings_are_logged_by_saving_what_is_suggested(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    show(LogDialog(window, meeting.id)).on_save()
    assert store.get(Meeting, meeting.id).status is MeetingStatus.HELD
    assert minutes_of(store, meeting) == [60, 60]


def test_minutes_can_be_typed_as_hours_and_nothing_means_not_there(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    dialog = show(LogDialog(window, meeting.id))
    dialog.form.field(f"minutes_{pair.mentor_id}").entry.set("1,25 t")
    dialog.form.field(f"minutes_{pair.mentee_id}").entry.set("")
    dialog.form.field("usefulness").set(4)
    dialog.form.field("next_step").set("Bring an example")
    dialog.on_save()
    assert minutes_of(store, meeting) == [75, 0]
    [log] = store.find(Log, meeting_id=meeting.id)
    assert (log.usefulness, log.next_step) == (4, "Bring an example")


def test_minutes_that_cannot_be_read_are_said_beside_the_field_and_nothing_is_saved(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    dialog = show(LogDialog(window, meeting.id))
    dialog.form.field(f"minutes_{pair.mentor_id}").entry.set("25 hours")
    dialog.on_save()
    assert dialog.top.winfo_exists()
    assert not store.find(Log, meeting_id=meeting.id)


def test_a_log_can_be_changed_later_and_taken_away(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    show(LogDialog(window, meeting.id)).on_save()
    again = show(LogDialog(window, meeting.id))
    again.form.field(f"minutes_{pair.mentor_id}").entry.set("90")
    again.on_save()
    assert minutes_of(store, meeting) == [90, 60]
    show(LogDialog(window, meeting.id)).on_unlog()
    assert store.get(Meeting, meeting.id).status is MeetingStatus.PLANNED
    assert minutes_of(store, meeting) == [0, 0]


def test_both_are_asked_about_the_fit_only_after_the_first_meeting(window, store, programme, pair, module, show):
    first = store.find(Module, programme_id=programme.id, code="M1")[0]
    meeting = builders.meeting(store, pair, first, HELD_ON)
    dialog = show(LogDialog(window, meeting.id))
    dialog.form.field(f"fit_{pair.mentee_id}").set(Fit.UNSURE)
    dialog.on_save()
    fits = {each.participant_id: each.fit for each in store.find(Attendance, meeting_id=meeting.id)}
    assert fits == {pair.mentor_id: Fit.NOT_ASKED, pair.mentee_id: Fit.UNSURE}
    second = show(LogDialog(window, builders.meeting(store, pair, module, HELD_ON).id))
    assert not [name for name in second.form.names() if name.startswith("fit")]


def test_an_answer_about_the_fit_brought_in_for_a_later_meeting_is_shown_there(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    logs.save_log(store, LogEntry(meeting.id, fits={pair.mentor_id: Fit.NOT_GOOD}), window.now())
    dialog = show(LogDialog(window, meeting.id))
    assert dialog.form.field(f"fit_{pair.mentor_id}").get() is Fit.NOT_GOOD


def test_a_meeting_held_on_another_day_keeps_that_day(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, datetime(2026, 12, 1, 9))
    dialog = show(LogDialog(window, meeting.id))
    dialog.form.field("day").set(datetime(2026, 11, 20).date())
    dialog.on_save()
    assert store.get(Meeting, meeting.id).starts_at.date() == datetime(2026, 11, 20).date()


def test_the_log_of_a_meeting_held_on_another_day_shows_the_plan_and_gives_it_back(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, datetime(2026, 12, 1, 9))
    logs.save_log(store, LogEntry(meeting.id, held_at=datetime(2026, 11, 20, 13)), window.now())
    dialog = show(LogDialog(window, meeting.id))
    labels = [child for child in dialog.top.winfo_children()[0].winfo_children() if child.winfo_class() == "TLabel"]
    assert any("planned Tue 1 Dec 09:00, 60 min" in label["text"] for label in labels)
    assert dialog.form.field("day").get() == date(2026, 11, 20)
    dialog.on_unlog()
    back = store.get(Meeting, meeting.id)
    assert (back.starts_at, back.status) == (meeting.starts_at, MeetingStatus.PLANNED)


def test_after_a_no_show_a_new_date_is_offered(window, store, pair, module, show):
    meeting = builders.meeting(store, pair, module, HELD_ON)
    dialog = show(LogDialog(window, meeting.id))
    dialog.form.field("status").set(MeetingStatus.NO_SHOW)
    window.root.update()
    assert not dialog.form.field(f"minutes_{pair.mentor_id}").winfo_ismapped()
    dialog.on_save()
    assert minutes_of(store, meeting) == [0, 0]
    assert window.status.actions() == ["Undo", "Find a new date"]
    again = show(NewDateDialog(window, meeting.id))
    names = [store.get(Participant, person).name for person in (pair.mentor_id, pair.mentee_id)]
    assert f"{module.code} {' → '.join(names)} · {formats.when(HELD_ON)}" in texts(again.form)
    again.on_save()
    meetings = store.find(Meeting, pair_id=pair.id)
    assert [each.status for each in meetings] == [MeetingStatus.NO_SHOW, MeetingStatus.PLANNED]
    assert meetings[1].starts_at > window.now()


@pytest.fixture
def gathering(store, programme):
    """A kick-off with thirty people."""
    module = store.find(Module, programme_id=programme.id, code="K")[0]
    people = [builders.participant(store, programme, role) for role in Role for _number in range(15)]
    return builders.joint_meeting(store, programme, module, HELD_ON, people)


def test_people_to_tick_off_stand_as_on_the_list_they_signed(window, store, programme, show):
    module = store.find(Module, programme_id=programme.id, code="K")[0]
    people = [builders.participant(store, programme, Role.MENTEE, name=name) for name in ("Åse", "Ægir", "zara")]
    gathering = builders.joint_meeting(store, programme, module, HELD_ON, people)
    listed = show(LogDialog(window, gathering.id)).people.table.rows()
    assert [person.name for person in listed] == ["zara", "Ægir", "Åse"]


def test_thirty_people_are_logged_at_once_with_exceptions(window, store, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    dialog.form.field("minutes").entry.set("1:30")
    first, second, *others = dialog.people.table.rows()
    dialog.people.on_tick(first)
    dialog.people.on_minutes(second, "45")
    dialog.on_save()
    minutes = {each.participant_id: each.minutes for each in store.find(Attendance, meeting_id=gathering.id)}
    assert minutes[first.participant_id] == 0
    assert minutes[second.participant_id] == 45
    assert {minutes[person.participant_id] for person in others} == {90}


def test_no_minutes_in_the_list_mean_not_there_and_none_for_everyone_are_refused(window, store, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    person = dialog.people.table.rows()[1]
    dialog.people.on_minutes(person, "0")
    assert dialog.people.absent == {person.participant_id}
    dialog.form.field("minutes").entry.set("0")
    dialog.on_save()
    window.root.update()
    assert not store.find(Log)
    dialog.form.field("minutes").entry.set("60")
    dialog.on_save()
    minutes = [each.minutes for each in store.find(Attendance, meeting_id=gathering.id)]
    assert (minutes.count(0), minutes.count(60)) == (1, 29)


@pytest.mark.parametrize("key", ["", "<Return>", "<Tab>", "<FocusOut>"])
def test_minutes_in_the_list_that_cannot_be_read_are_said_beside_them_and_nothing_is_saved(
    window, store, gathering, show, key
):
    dialog = show(LogDialog(window, gathering.id))
    editor = dialog.people.editor
    editor.open(dialog.people.table.rows()[2], "minutes")
    editor.field.set("abc")
    if key:
        editor.field.focus_force()
        editor.field.event_generate(key)
    dialog.on_save()
    window.root.update()
    [note] = [child for child in dialog.people.table.canvas.winfo_children() if child.winfo_class() == "Label"]
    assert note["text"].startswith("“abc” is not a number of minutes.")
    assert dialog.said().startswith("“abc” is not a number of minutes.")
    assert not store.find(Log)
    editor.field.set("45")
    assert not note.winfo_exists()
    dialog.on_save()
    assert [each.minutes for each in store.find(Attendance, meeting_id=gathering.id)].count(45) == 1


def test_going_through_the_list_changes_nobody(window, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    people = dialog.people
    first, second, third, *_others = people.table.rows()
    people.on_tick(second)
    people.on_minutes(third, "45")
    for person in (first, second, third):
        people.editor.open(person, "minutes")
        people.editor.field.focus_force()
        people.editor.field.event_generate("<Down>")
    people.editor.leave()
    assert (people.absent, people.own) == ({second.participant_id}, {third.participant_id: 45})
    dialog.form.field("minutes").entry.set("1:30")
    assert text_of(people.table.columns[3].cell(first)) == "1:30"


def test_the_keys_that_save_take_in_what_is_being_typed_in_the_list(window, store, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    dialog.people.editor.open(dialog.people.table.rows()[2], "minutes")
    dialog.people.editor.field.set("45")
    dialog.people.editor.field.focus_force()
    dialog.people.editor.field.event_generate("<Control-s>")
    assert sorted({each.minutes for each in store.find(Attendance, meeting_id=gathering.id)}) == [45, 75]


def test_unreadable_minutes_do_not_hinder_a_meeting_nobody_came_to(window, store, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    dialog.people.editor.open(dialog.people.table.rows()[0], "minutes")
    dialog.people.editor.field.set("abc")
    dialog.form.field("status").set(MeetingStatus.NO_SHOW)
    window.root.update()
    dialog.on_save()
    assert store.get(Meeting, gathering.id).status is MeetingStatus.NO_SHOW


def test_what_cannot_be_read_stays_in_sight_when_the_list_is_scrolled(window, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    table, editor = dialog.people.table, dialog.people.editor
    editor.open(table.rows()[0], "minutes")
    editor.field.set("abc")
    table.scroll_to(10_000)
    table.canvas.event_generate("<Configure>", width=table.canvas.winfo_width(), height=table.canvas.winfo_height())
    window.root.update()
    assert (editor.field.get(), table.offset) == ("abc", 0)


def test_exceptions_are_there_again_when_the_log_is_changed(window, store, gathering, show):
    dialog = show(LogDialog(window, gathering.id))
    first, second, *_others = dialog.people.table.rows()
    dialog.people.on_tick(first)
    dialog.people.on_minutes(second, "45")
    dialog.on_save()
    again = show(LogDialog(window, gathering.id))
    again.on_save()
    minutes = {each.participant_id: each.minutes for each in store.find(Attendance, meeting_id=gathering.id)}
    assert (minutes[first.participant_id], minutes[second.participant_id]) == (0, 45)


def test_what_is_to_be_logged_is_offered_oldest_first_and_narrowed_by_letters(window, store, programme, module, show):
    pairs = [builders.pair(store, programme) for _number in range(2)]
    late, early = (
        builders.meeting(store, pair, module, datetime(2026, 11, day, 9))
        for pair, day in zip(pairs, (18, 3), strict=True)
    )
    dialog = show(ChooseMeetingDialog(window))
    assert [row.meeting_id for row in dialog.table.rows()] == [early.id, late.id]
    name = store.get(Participant, pairs[0].mentee_id).name
    dialog.field.set(name)
    window.root.update()
    dialog.log_button.invoke()
    assert dialog.result == late.id
