from typing import Any

import pytest

from omvendt_desktop.errors import InvalidError, Problem, UserError
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import TextField


class NoteDialog(FormDialog):
    def __init__(self, parent: Any, outcome: Any = None) -> None:
        super().__init__(parent, "Note")
        self.outcome, self.saved = outcome, []

    def build_form(self, form):
        form.add("name", "Name", TextField(form), required=True)
        form.add("note", "Note", TextArea(form))
        form.set({"name": "Amina", "note": ""})

    def save(self, values):
        self.saved.append(values)
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome


@pytest.fixture
def open_dialog(root):
    opened = []

    def made(outcome: Any = None) -> NoteDialog:
        dialog = NoteDialog(root, outcome)
        dialog.show(wait_for_result=False)
        root.update()
        opened.append(dialog)
        return dialog

    yield made
    for dialog in opened:
        dialog.close()


def is_open(dialog: FormDialog) -> bool:
    return bool(dialog.top.winfo_exists())


def test_saving_hands_the_values_to_the_service_and_its_answer_back(open_dialog):
    dialog = open_dialog("saved row")
    dialog.form.field("name").set("Kari")
    dialog.on_save()
    assert dialog.saved == [{"name": "Kari", "note": ""}]
    assert dialog.result == "saved row"
    assert not is_open(dialog)


def test_a_service_without_an_answer_counts_as_done(open_dialog):
    dialog = open_dialog(None)
    dialog.on_save()
    assert dialog.result is True


def test_a_problem_with_a_field_is_shown_beside_it_and_the_dialog_stays(open_dialog):
    dialog = open_dialog(InvalidError([Problem("name", "Taken already."), Problem("other", "Not here.")]))
    dialog.on_save()
    assert is_open(dialog)
    assert dialog.form.field("name")["style"] == "Problem.TEntry"
    assert dialog.said() == "Not here."


def test_an_empty_required_field_never_reaches_the_service(open_dialog):
    dialog = open_dialog()
    dialog.form.field("name").set("")
    dialog.on_save()
    assert is_open(dialog)
    assert dialog.saved == []


def test_an_error_in_words_stands_above_the_buttons_with_what_to_do(open_dialog):
    dialog = open_dialog(UserError("The pair has ended.", "Reopen it first."))
    dialog.on_save()
    assert is_open(dialog)
    assert dialog.said() == "The pair has ended.\nReopen it first."


def test_anything_else_goes_to_the_third_door(open_dialog, monkeypatch):
    shown = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: shown.append(error))
    dialog = open_dialog(ZeroDivisionError("oh"))
    dialog.on_save()
    assert [type(error) for error in shown] == [ZeroDivisionError]
    assert is_open(dialog)


def test_enter_saves_except_in_a_text_of_several_lines(open_dialog, root):
    dialog = open_dialog()
    dialog.form.field("note").text.focus_force()
    dialog.form.field("note").text.event_generate("<Return>")
    assert dialog.saved == []
    dialog.form.field("name").focus_force()
    dialog.form.field("name").event_generate("<Return>")
    assert len(dialog.saved) == 1


def test_escape_closes_without_a_result(open_dialog):
    dialog = open_dialog()
    dialog.form.field("name").focus_force()
    dialog.form.field("name").event_generate("<Escape>")
    assert not is_open(dialog)
    assert dialog.result is None


@pytest.mark.parametrize("answer", [True, False])
def test_a_long_text_is_not_lost_without_a_question(open_dialog, monkeypatch, answer):
    asked = []
    monkeypatch.setattr(messages, "ask", lambda *words, **options: asked.append(words) or answer)
    dialog = open_dialog()
    dialog.form.field("note").set("word " * 40)
    dialog.on_cancel()
    assert len(asked) == 1
    assert is_open(dialog) is not answer


def test_the_first_field_has_the_keyboard(open_dialog, root):
    dialog = open_dialog()
    assert root.focus_get() is dialog.form.field("name")


def test_a_form_taller_than_the_screen_scrolls_and_keeps_its_buttons_in_sight(root):
    class Tall(NoteDialog):
        def build_form(self, form):
            for number in range(60):
                form.add(str(number), f"Field {number}", TextField(form))

    dialog = Tall(root)
    dialog.show(wait_for_result=False)
    root.update()
    foot = dialog.save_button.winfo_rooty() + dialog.save_button.winfo_height()
    assert foot <= root.winfo_screenheight()
    dialog.form.field("59").focus_force()
    root.update()
    assert dialog.form.field("59").winfo_rooty() < dialog.save_button.winfo_rooty()
    dialog.close()
