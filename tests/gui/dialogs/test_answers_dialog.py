"""Answers are read from files, looked through, taken over in one step, and a proposed time is one click away."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.domain.replies import AnswerState
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.answers_dialog import AnswersDialog, remark_text, summary
from omvendt_desktop.services import invitations
from omvendt_desktop.services.answers import AnswerPlan, AnswerRow
from tests import builders
from tests.gui.conftest import NOW

START = datetime(2026, 12, 1, 13)


@pytest.fixture
def pair(store, programme):
    return builders.pair(store, programme, status="active")


@pytest.fixture
def meeting(store, programme, pair):
    module = next(module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting)
    made = builders.meeting(store, pair, module, START)
    batch = invitations.gather_invitations(store, programme.id, now=NOW - timedelta(days=2))
    invitations.mark_sent(store, batch.items, NOW - timedelta(days=2))
    return made


def reply(path: Path, uid: str, address: str, answer: str = "ACCEPTED", method: str = "REPLY", start: str = "") -> Path:
    times = f"DTSTART:{start}\r\n" if start else ""
    path.write_bytes(
        (
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A//B//EN\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
            f"DTSTAMP:20261121T080000Z\r\n{times}SEQUENCE:0\r\nORGANIZER:mailto:ingrid@example.org\r\n"
            f"ATTENDEE;PARTSTAT={answer}:mailto:{address}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        ).encode()
    )
    return path


@pytest.fixture
def mentee(store, pair):
    return store.get(Participant, pair.mentee_id)


@pytest.fixture
def opened(window):
    made = []

    def open_dialog(*paths: Path) -> AnswersDialog:
        dialog = AnswersDialog(window, paths)
        dialog.show(wait_for_result=False)
        window.jobs.wait()
        window.root.update()
        made.append(dialog)
        return dialog

    yield open_dialog
    for dialog in made:
        dialog.close()


def answer_of(store, meeting, person):
    return store.find(Attendance, meeting_id=meeting.id, participant_id=person.id)[0]


def test_an_answer_is_shown_first_and_stored_by_take_over(opened, window, meeting, mentee, tmp_path):
    dialog = opened(reply(tmp_path / "svar.ics", meeting.uid, mentee.email))
    (row,) = dialog.table.rows()
    assert (row.who, row.answer, row.state) == (mentee.name, Answer.YES, AnswerState.NEW)
    assert answer_of(window.store, meeting, mentee).answer is Answer.NONE
    dialog.take.invoke()
    assert answer_of(window.store, meeting, mentee).answer is Answer.YES
    window.undo()
    assert answer_of(window.store, meeting, mentee).answer is Answer.NONE


def test_files_chosen_are_added_and_an_unknown_address_is_shown_but_not_guessed(
    opened, window, meeting, mentee, tmp_path, monkeypatch
):
    dialog = opened(reply(tmp_path / "a.ics", meeting.uid, "somebody@example.org"))
    assert dialog.take.instate(["disabled"])
    second = reply(tmp_path / "b.ics", meeting.uid, mentee.email.upper(), "DECLINED")
    monkeypatch.setattr(messages, "choose_several", lambda *args, **more: [second])
    dialog.on_choose()
    window.jobs.wait()
    assert [row.state for row in dialog.table.rows()] == [AnswerState.UNKNOWN_PERSON, AnswerState.NEW]
    assert dialog.said["text"] == "1 answer to take over · 1 is left out"
    dialog.on_take()
    assert answer_of(window.store, meeting, mentee).answer is Answer.NO


def test_a_file_that_is_no_answer_is_said_to_be_none(opened, meeting, tmp_path):
    path = tmp_path / "picture.ics"
    path.write_bytes(b"\x89PNG")
    dialog = opened(path)
    assert [row.state for row in dialog.table.rows()] == [AnswerState.UNREADABLE]
    assert remark_text(dialog.table.rows()[0])
    who = next(column for column in dialog.table.columns if column.key == "who").cell(dialog.table.rows()[0])
    assert (who.upper, who.lower) == ("–", "picture.ics")


def test_a_proposed_time_without_conflicts_is_taken_with_one_click(opened, window, meeting, mentee, tmp_path):
    counter = reply(tmp_path / "c.ics", meeting.uid, mentee.email, "TENTATIVE", "COUNTER", "20261203T130000Z")
    dialog = opened(counter)
    assert dialog.move.instate(["disabled"])
    row = dialog.table.rows()[0]
    assert row.proposed_start == datetime(2026, 12, 3, 14)
    dialog.table.select([_key(row)])
    dialog.move.invoke()
    assert window.store.get(Meeting, meeting.id).starts_at == datetime(2026, 12, 3, 14)
    assert dialog.table.rows()[0].state is AnswerState.OLD


def test_without_files_the_dialog_says_where_answers_come_from(opened):
    dialog = opened()
    assert dialog.table._empty.winfo_ismapped()
    assert dialog.table._empty.button["text"] == "Choose files…"


def test_what_is_taken_over_and_left_out_is_counted():
    plan = AnswerPlan(1, (AnswerRow("a", "Kari", "M1", Answer.YES, AnswerState.NEW),))
    assert summary(plan).startswith("1 ")


def _key(row):
    return row.file, row.who, row.meeting, row.sequence, row.stamp, row.remark
