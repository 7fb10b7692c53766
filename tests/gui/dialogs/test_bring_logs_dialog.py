"""Logs kept elsewhere are shown first, and then brought in as one step."""

from datetime import datetime

import pytest
from openpyxl import Workbook

from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.bring_logs_dialog import BringLogsDialog, state_cell
from omvendt_desktop.gui.widgets.table import Status
from omvendt_desktop.services.log_imports import LineState
from tests import builders


@pytest.fixture
def meetings(store, programme):
    """Two pairs with two meetings each, in October and November."""
    made = []
    for day in (5, 6):
        pair = builders.pair(store, programme)
        for code, month in (("M1", 10), ("M2", 11)):
            module = store.find(Module, programme_id=programme.id, code=code)[0]
            made.append(builders.meeting(store, pair, module, datetime(2026, month, day, 9)))
    return made


@pytest.fixture
def dialog(window, meetings):
    shown = BringLogsDialog(window)
    shown.show(wait_for_result=False)
    window.root.update()
    yield shown
    shown.close()


def names(store, meeting) -> list[str]:
    return [
        store.get(Participant, attendance.participant_id).name
        for attendance in store.find(Attendance, meeting_id=meeting.id)
    ]


def paste(dialog, text: str) -> list[LineState]:
    dialog.top.clipboard_clear()
    dialog.top.clipboard_append(text)
    dialog.paste.invoke()
    return [row.state for row in dialog.table.rows()]


def test_rows_find_their_meetings_by_code_or_day_and_are_logged_in_one_step(window, store, dialog, meetings):
    first, _second, third, _fourth = meetings
    rows = [
        "mentor\tmentee\tmeeting\tdate\tminutes\tuseful",
        "\t".join([*names(store, first), "M1", "", "75", "4"]),
        "\t".join([*names(store, third), "", "8.10.2026", "1:30", ""]),
    ]
    assert paste(dialog, "\n".join(rows)) == [LineState.READY, LineState.READY]
    assert not store.find(Log)
    dialog.log_button.invoke()
    assert [each.minutes for each in store.find(Attendance, meeting_id=first.id)] == [75, 75]
    moved = store.get(Meeting, third.id)
    assert (moved.status, moved.starts_at) == (MeetingStatus.HELD, datetime(2026, 10, 8, 9))
    window.undo()
    assert not store.find(Log)
    assert store.get(Meeting, third.id).starts_at == third.starts_at


def shown(dialog, *names: str) -> list[str]:
    columns = [column for column in dialog.table.columns if column.key in names]
    return [" | ".join(column.text_in(row).strip() for column in columns) for row in dialog.table.rows()]


def test_what_will_stand_in_the_log_is_shown_before_it_is_brought_in(store, dialog, meetings):
    first, second, third, _fourth = (names(store, meeting) for meeting in meetings)
    rows = [
        "mentor;mentee;meeting;minutes;held;useful;fit mentor;fit mentee;next step",
        ";".join([*first, "M1", "75", "yes", "4", "god match", "not good", "Bring an example"]),
        ";".join([*second, "M2", "60", "ikke møtt", "", "", "", ""]),
        ";".join([*third, "M1", "60", "cancelled", "", "", "", ""]),
        ";".join([*third, "M1", "60", "yes", "4,5", "", "", ""]),
    ]
    paste(dialog, "\n".join(rows))
    assert shown(dialog, "held", "useful", "fit", "next_step", "state") == [
        "held 1:15 | 4 | mentor: good fit · mentee: not a good fit | Bring an example | ready",
        "no-show |  |  |  | ready",
        " |  |  |  | nothing to log: cancelled",
        " |  |  |  | The usefulness “4,5” is not a whole number from 1 to 5.",
    ]


def test_feedback_is_added_to_a_log_and_the_button_says_so(store, dialog, window, meetings):
    pair = ";".join(names(store, meetings[0]))
    paste(dialog, f"mentor;mentee;meeting;minutes\n{pair};M1;75")
    dialog.log_button.invoke()
    again = BringLogsDialog(window)
    again.show(wait_for_result=False)
    assert paste(again, f"mentor;mentee;meeting;useful\n{pair};M1;2") == [LineState.ADDS]
    assert (again.log_button["text"], shown(again, "state")) == ("Add feedback to 1 log", ["adds usefulness"])
    again.log_button.invoke()
    assert [log.usefulness for log in store.find(Log)] == [2]


def test_a_log_that_says_something_else_stands_out(store, dialog, window, meetings):
    pair = ";".join(names(store, meetings[0]))
    paste(dialog, f"mentor;mentee;meeting;minutes;useful\n{pair};M1;75;4")
    dialog.log_button.invoke()
    again = BringLogsDialog(window)
    again.show(wait_for_result=False)
    paste(again, f"mentor;mentee;meeting;useful\n{pair};M1;4\n{pair};M1;2")
    assert [state_cell(row) for row in again.table.rows()] == [
        Status("neutral", "logged already"),
        Status("warning", "logged already; kept as in the log: usefulness"),
    ]
    again.close()


def test_the_same_table_again_changes_nothing(store, window, dialog, meetings):
    text = "pair;meeting;minutes\n" + ";".join([" ".join(names(store, meetings[0])), "M1", "75"])
    assert paste(dialog, text) == [LineState.READY]
    dialog.on_log()
    again = BringLogsDialog(window)
    again.show(wait_for_result=False)
    assert paste(again, text) == [LineState.KNOWN]
    assert again.log_button.instate(["disabled"])
    again.close()


def test_unknown_people_and_days_to_come_are_said_beside_their_row(store, dialog, meetings):
    known = " ".join(names(store, meetings[0]))
    states = paste(dialog, f"pair;date;minutes\nNobody Known;1.10.2026;60\n{known};24.12.2026;60")
    assert states == [LineState.PROBLEM, LineState.PROBLEM]
    assert [row.why for row in dialog.table.rows()] == [
        "No pair, or more than one, fits these names.",
        "This day has not come yet.",
    ]


def test_somebody_who_is_not_in_the_pair_is_shown_as_the_table_names_them(store, dialog, meetings):
    mentor, _mentee = names(store, meetings[0])
    assert paste(dialog, f"mentor;mentee;date;minutes\n{mentor};Hege Holmen;5.10.2026;60") == [LineState.PROBLEM]
    [said] = shown(dialog, "meeting", "state")
    assert f"{mentor}, Hege Holmen" in said
    assert "is called Hege Holmen" in said
    assert dialog.log_button.instate(["disabled"])


def test_two_rows_never_log_the_same_meeting(store, dialog, meetings):
    known = " ".join(names(store, meetings[0]))
    paste(dialog, f"pair;minutes\n{known};60\n{known};70\n{known};80")
    planned = dialog.table.rows()
    assert [row.state for row in planned] == [LineState.READY, LineState.READY, LineState.PROBLEM]
    assert planned[0].meeting.meeting_id != planned[1].meeting.meeting_id


def test_a_workbook_is_read_in_the_background(window, store, dialog, meetings, tmp_path, monkeypatch):
    book = Workbook()
    book.active.append(["Mentor", "Mentee", "Dato", "Timer"])
    book.active.append([*names(store, meetings[1]), datetime(2026, 11, 5), 1.25])
    path = tmp_path / "logs.xlsx"
    book.save(path)
    monkeypatch.setattr(messages, "choose_open", lambda *arguments, **options: path)
    dialog.choose.invoke()
    window.jobs.wait()
    dialog.log_button.invoke()
    assert [each.minutes for each in store.find(Attendance, meeting_id=meetings[1].id)] == [75, 75]


def test_a_table_without_headings_says_what_is_needed(dialog):
    assert paste(dialog, "a;b\nc;d") == []
    assert "mentor, mentee, date, minutes" in dialog.said["text"]
