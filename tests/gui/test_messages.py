import logging
import sys
from typing import ClassVar

import pytest

from omvendt_desktop import paths
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs import message_dialog
from omvendt_desktop.gui.dialogs.message_dialog import MessageDialog


class Answered(MessageDialog):
    """A message that is shown and at once closed with an answer."""

    shown: ClassVar[list[MessageDialog]] = []
    answer: ClassVar[bool | None] = None

    def show(self, position=None, wait_for_result=True):
        super().show(position, wait_for_result=False)
        self.shown.append(self)
        self.finish(self.answer)
        return self.result


@pytest.fixture
def shown(root, monkeypatch):
    monkeypatch.setattr(message_dialog, "MessageDialog", Answered)
    monkeypatch.setattr(Answered, "shown", [])
    return Answered.shown


def open_message(root, **options):
    dialog = MessageDialog(root, "Delete the pair?", "It cannot be undone.", **options)
    dialog.show(wait_for_result=False)
    root.update()
    return dialog


@pytest.mark.parametrize("answer", [True, None])
def test_a_question_is_answered_with_yes_or_no_whatever_the_language(root, shown, monkeypatch, answer):
    monkeypatch.setattr(Answered, "answer", answer)
    assert messages.ask(root, "Delete?", "It cannot be undone.", "Delete") is (answer is True)


def test_an_error_in_words_is_shown_with_its_hint_and_details(root, shown):
    messages.show_error(root, UserError("The file is open in Excel.", "Close it there.", "PermissionError 13"))
    dialog = shown[0]
    assert (dialog.text, dialog.hint, dialog.details) == (
        "The file is open in Excel.",
        "Close it there.",
        "PermissionError 13",
    )


def test_any_other_error_is_logged_with_its_trace_and_shown_without_it(root, shown, caplog, errors_seen):
    try:
        raise KeyError("secret")
    except KeyError as error:
        with caplog.at_level(logging.ERROR):
            messages.show_error(root, error)
    assert "Traceback" in caplog.text
    assert shown[0].text == "Noe gikk galt. Ingenting ble lagret."
    errors_seen.texts.clear()


def test_work_that_was_cancelled_is_no_error(root, shown):
    messages.show_error(root, Cancelled())
    assert shown == []


def test_enter_says_yes_but_never_to_something_dangerous(root):
    for danger, expected in ((False, True), (True, None)):
        dialog = open_message(root, yes="Delete", no="Keep", danger=danger)
        dialog.top.event_generate("<Return>")
        root.update()
        assert dialog.result is expected
        assert not dialog.top.winfo_exists()


def test_escape_leaves_the_question_unanswered(root):
    dialog = open_message(root, yes="Delete", no="Keep")
    dialog.top.event_generate("<Escape>")
    root.update()
    assert dialog.result is None


def test_details_are_shown_when_asked_for(root):
    dialog = open_message(root, details="KeyError: 3")
    assert not dialog._details.winfo_ismapped()
    dialog._link.invoke()
    root.update()
    assert dialog._details.winfo_ismapped()
    dialog.close()


def test_a_way_on_that_fails_says_why_below(root):
    def fail() -> None:
        raise UserError("No copy could be written.", "Choose another folder.")

    dialog = open_message(root, action=("Save a copy…", fail))
    dialog._on_action()
    root.update()
    assert dialog._details.winfo_ismapped()
    assert dialog._details["text"] == "No copy could be written. Choose another folder."
    dialog.close()


def test_a_chosen_file_is_a_path_and_leaving_is_none(root, monkeypatch, tmp_path):
    monkeypatch.setattr(messages.filedialog, "askopenfilename", lambda **options: str(tmp_path / "a.xlsx"))
    assert messages.choose_open(root, "Open", [("Workbook", "*.xlsx")]) == tmp_path / "a.xlsx"
    monkeypatch.setattr(messages.filedialog, "asksaveasfilename", lambda **options: "")
    assert messages.choose_save(root, "Save", "report.xlsx") is None


def test_opening_a_file_that_is_gone_is_said_in_words(tmp_path):
    with pytest.raises(UserError, match=r"gone\.xlsx"):
        messages.open_path(tmp_path / "gone.xlsx")
    with pytest.raises(UserError, match=r"gone\.xlsx"):
        messages.show_in_folder(tmp_path / "gone.xlsx")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="each system opens files in its own way")
@pytest.mark.parametrize(("code", "told"), [(0, False), (3, True)])
def test_a_file_that_no_program_opens_is_told_of_with_its_place(tmp_path, monkeypatch, code, told):
    opener = tmp_path / "xdg-open"
    opener.write_text(f"#!/bin/sh\nexit {code}\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    report = tmp_path / "report.pdf"
    report.touch()
    if not told:
        messages.open_path(report)
        return
    with pytest.raises(UserError) as caught:
        messages.open_path(report)
    assert str(report) in caught.value.hint


def test_a_chooser_begins_in_a_folder_that_is_there(root, tmp_path, monkeypatch):
    began = []
    monkeypatch.setattr(messages.filedialog, "askdirectory", lambda initialdir, **options: began.append(initialdir))
    monkeypatch.setattr(paths, "documents_dir", lambda: tmp_path / "Documents")
    monkeypatch.setattr(messages.Path, "home", lambda: tmp_path)
    messages.choose_folder(root, "Where?", str(tmp_path / "gone"))
    (tmp_path / "Documents").mkdir()
    messages.choose_folder(root, "Where?", str(tmp_path / "gone"))
    (tmp_path / "gone").mkdir()
    messages.choose_folder(root, "Where?", str(tmp_path / "gone"))
    assert began == [str(tmp_path), str(tmp_path / "Documents"), str(tmp_path / "gone")]
