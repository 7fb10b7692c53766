"""One meeting: its time, its place, its people; and the joint ones in one go."""

from datetime import date, datetime, time, timedelta

import pytest

from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui.dialogs.add_meeting_dialog import AddMeetingDialog
from omvendt_desktop.gui.dialogs.joint_meetings_dialog import JointMeetingsDialog
from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog
from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog, meeting_text
from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog
from omvendt_desktop.gui.dialogs.place_dialog import PlaceDialog
from omvendt_desktop.services import meetings
from tests import builders
from tests.gui.conftest import marked, texts

START = datetime(2026, 12, 1, 13)


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme, status="active")


@pytest.fixture
def series(store, programme, pair):
    modules = [module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting]
    return [
        builders.meeting(store, pair, module, START + timedelta(weeks=4 * number))
        for number, module in enumerate(modules[:3])
    ]


@pytest.fixture
def opened(window):
    made = []

    def open_dialog(dialog):
        dialog.show(wait_for_result=False)
        window.root.update()
        made.append(dialog)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.close()


def test_a_meeting_is_moved_to_the_day_typed(opened, window, series):
    dialog = opened(MoveMeetingDialog(window, series[0].id))
    assert dialog.form.winfo_children()[0]["text"] == meeting_text(window.store, series[0])
    dialog.form.set({"day": date(2026, 12, 3), "at": time(14)})
    dialog.save_button.invoke()
    assert window.store.get(Meeting, series[0].id).starts_at == datetime(2026, 12, 3, 14)
    assert window.store.get(Meeting, series[1].id).starts_at == series[1].starts_at


def test_a_meeting_is_moved_to_the_day_and_time_typed_in_one_go(opened, window, series):
    dialog = opened(MoveMeetingDialog(window, series[0].id))
    dialog.form.field("day").entry.set("to 3. des 14.30")
    dialog.save_button.invoke()
    assert window.store.get(Meeting, series[0].id).starts_at == datetime(2026, 12, 3, 14, 30)


def test_the_later_ones_follow_when_ticked(opened, window, series):
    dialog = opened(MoveMeetingDialog(window, series[1].id))
    dialog.form.set({"day": series[1].starts_at.date() + timedelta(days=7), "later_too": True})
    dialog.on_save()
    assert window.store.get(Meeting, series[0].id).starts_at == series[0].starts_at
    assert window.store.get(Meeting, series[2].id).starts_at == series[2].starts_at + timedelta(days=7)


def test_what_stands_against_the_time_is_said_while_typing(opened, window, series):
    dialog = opened(MoveMeetingDialog(window, series[0].id))
    assert dialog.against["text"] == ""
    dialog.form.field("day").set(date(2026, 12, 25))
    assert dialog.against["text"] != ""
    assert str(dialog.against["style"]) == "Warning.TLabel"
    dialog.form.field("day").set(date(2026, 12, 3))
    assert dialog.against["text"] == "Nothing stands against this time."


def test_a_proposed_time_is_filled_in(opened, window, series):
    dialog = opened(MoveMeetingDialog(window, series[0].id, datetime(2026, 12, 4, 9)))
    assert dialog.form.values()["day"] == date(2026, 12, 4)
    assert dialog.form.values()["at"] == time(9)


def test_place_link_and_length_are_saved_together(opened, window, series):
    dialog = opened(MeetingDialog(window, series[0].id))
    dialog.form.set({"place": "Kantina", "link": "https://meet.example.org/x", "minutes": 90})
    dialog.save_button.invoke()
    saved = window.store.get(Meeting, series[0].id)
    assert (saved.place, saved.link, saved.minutes) == ("Kantina", "https://meet.example.org/x", 90)


def test_a_link_that_is_none_stands_beside_its_field(opened, window, series):
    dialog = opened(MeetingDialog(window, series[0].id))
    dialog.form.set({"link": "javascript:alert(1)"})
    dialog.on_save()
    assert dialog.top.winfo_exists()
    assert window.store.get(Meeting, series[0].id).link == series[0].link


def test_an_answer_given_on_the_phone_is_kept_at_once(opened, window, series, pair):
    dialog = opened(MeetingDialog(window, series[0].id))
    person = next(person for person in dialog.people.rows() if person.participant_id == pair.mentee_id)
    dialog.on_answer(person, Answer.YES)
    (kept,) = window.store.find(Attendance, meeting_id=series[0].id, participant_id=pair.mentee_id)
    assert kept.answer is Answer.YES
    shown = next(person for person in dialog.people.rows() if person.participant_id == pair.mentee_id)
    assert shown.answer is Answer.YES


def test_a_meeting_is_called_off_from_its_dialog(opened, window, series):
    dialog = opened(MeetingDialog(window, series[0].id))
    dialog.on_cancel_meeting()
    assert window.store.get(Meeting, series[0].id).status is MeetingStatus.CANCELLED
    assert not dialog.top.winfo_exists()


def test_a_meeting_that_was_called_off_gets_a_new_date_from_its_dialog(opened, window, series, monkeypatch):
    meetings.cancel(window.store, [series[0].id])
    asked = []
    monkeypatch.setattr(NewDateDialog, "show", lambda dialog: asked.append(dialog.meeting_id))
    dialog = opened(MeetingDialog(window, series[0].id))
    assert "Find a new date" in texts(dialog.top)
    dialog.on_new_date()
    window.root.update()
    assert asked == [series[0].id]


def test_several_meetings_get_one_place(opened, window, series):
    dialog = opened(PlaceDialog(window, [each.id for each in series]))
    dialog.form.set({"place": "Bjørvika 3", "link": ""})
    dialog.on_save()
    assert {window.store.get(Meeting, each.id).place for each in series} == {"Bjørvika 3"}


def test_a_meeting_without_a_date_is_planned_by_hand(opened, window, series, pair):
    dialog = opened(AddMeetingDialog(window))
    first = dialog.form.field("missing").get()
    assert first.pair_id == pair.id
    dialog.form.set({"day": date(2027, 3, 2), "at": time(10)})
    dialog.on_save()
    (added,) = window.store.find(Meeting, pair_id=pair.id, module_id=first.module_id)
    assert added.starts_at == datetime(2027, 3, 2, 10)


def test_training_kick_off_and_closing_are_dated_in_one_step(opened, window, programme, pair):
    dialog = opened(JointMeetingsDialog(window))
    assert len(dialog.forms) >= 3
    left_out = dialog.forms[-1]
    left_out.field("wanted").set(False)
    dialog.forms[0].field("place").set("Oslo")
    dialog.plan_button.invoke()
    stored = window.store.find(Meeting, programme_id=programme.id)
    assert len(stored) == len(dialog.forms) - 1
    assert left_out.meeting.module_id not in {meeting.module_id for meeting in stored}
    assert stored[0].place == "Oslo"
    assert all(meeting.pair_id is None for meeting in stored)
    window.undo()
    assert window.store.find(Meeting, programme_id=programme.id) == []


def test_each_role_is_invited_to_its_own_training(opened, window, programme, pair):
    dialog = opened(JointMeetingsDialog(window))
    dialog.on_apply()
    mentors = [meeting for meeting in window.store.find(Meeting) if meeting.role is Role.MENTOR]
    assert mentors
    people = {each.participant_id for each in window.store.find(Attendance, meeting_id=mentors[0].id)}
    assert people == {pair.mentor_id}


def test_a_joint_meeting_without_a_day_is_not_planned(opened, window, programme, pair):
    dialog = opened(JointMeetingsDialog(window))
    dialog.forms[0].field("day").set(None)
    dialog.on_apply()
    assert window.store.find(Meeting) == []
    assert dialog.top.winfo_exists()


def test_all_that_is_wrong_with_joint_meetings_is_told_at_once(opened, window, programme, pair):
    dialog = opened(JointMeetingsDialog(window))
    first, second = dialog.forms[:2]
    first.set({"day": None, "link": "ftp://example.org"})
    second.set({"link": "nowhere"})
    dialog.on_apply()
    assert (marked(first).keys(), marked(second).keys()) == ({"day", "link"}, {"link"})
    assert window.store.find(Meeting) == []


def test_when_all_joint_meetings_have_a_date_the_dialog_says_so(opened, window, programme, pair):
    opened(JointMeetingsDialog(window)).on_apply()
    assert opened(JointMeetingsDialog(window)).forms == []
