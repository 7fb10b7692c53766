from typing import Any

import pytest

from omvendt_desktop.errors import InvalidError, Problem, UserError
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import set_language
from tests.gui.conftest import marked


@pytest.fixture(autouse=True)
def _in_english() -> None:
    set_language("en")


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


def test_what_the_domain_finds_is_told_beside_what_is_empty_and_nothing_is_told_twice(open_dialog):
    dialog = open_dialog()
    checked = []

    def check(values: dict) -> list[Problem]:
        checked.append(values)
        return [Problem("name", "No name."), Problem("note", "Too long."), Problem("other", "Not here.")]

    dialog.check = check
    dialog.form.set({"name": "", "note": "x"})
    dialog.on_save()
    assert checked == [{"note": "x"}]
    assert marked(dialog.form) == {"name": "Fill in this field.", "note": "Too long."}
    assert (dialog.said(), dialog.saved) == ("Not here.", [])


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


def type_name(dialog: NoteDialog) -> None:
    dialog.form.field("name").focus_force()
    dialog.form.field("name").event_generate("<Key>", keysym="x")
    dialog.top.update()


@pytest.fixture
def in_the_question(root):
    """Press these keys, each on the button that the keyboard comes to next; returns the words of those buttons."""

    def pressing(*keys: str) -> list[str]:
        waiting, seen = list(keys), []

        def on_button(event: Any) -> None:
            seen.append(str(event.widget["text"]))
            if waiting:
                root.after_idle(event.widget.event_generate, waiting.pop(0))

        root.bind_class("TButton", "<FocusIn>", on_button)
        return seen

    yield pressing
    root.unbind_class("TButton", "<FocusIn>")


@pytest.mark.parametrize("leave", ["Escape", "Cancel", "cross"])
def test_what_was_typed_is_not_lost_without_a_question(open_dialog, root, in_the_question, leave):
    dialog = open_dialog()
    type_name(dialog)
    asked = in_the_question("<Escape>")
    if leave == "Escape":
        dialog.form.field("name").event_generate("<Escape>")
    elif leave == "Cancel":
        next(button for button in all_buttons(dialog.top) if button["text"] == "Cancel").invoke()
    else:
        root.tk.eval(dialog.top.protocol("WM_DELETE_WINDOW"))
    assert asked == ["Keep editing"]
    assert is_open(dialog)
    root.update()
    assert root.focus_get() is dialog.form.field("name"), "the keyboard is back where it was"


def test_what_was_typed_can_be_discarded(open_dialog, in_the_question):
    dialog = open_dialog()
    type_name(dialog)
    asked = in_the_question("<Shift-Tab>", "<Return>")
    dialog.form.field("name").event_generate("<Escape>")
    assert asked == ["Keep editing", "Discard"]
    assert not is_open(dialog)
    assert (dialog.result, dialog.saved) == (None, [])


def test_what_was_typed_and_taken_back_is_no_change(open_dialog):
    dialog = open_dialog()
    type_name(dialog)
    dialog.form.field("name").event_generate("<BackSpace>")
    dialog.form.field("name").set("Amina")
    dialog.form.field("name").event_generate("<Escape>")
    assert not is_open(dialog)


def all_buttons(widget: Any) -> list[Any]:
    inner = [button for child in widget.winfo_children() for button in all_buttons(child)]
    return [*inner, widget] if widget.winfo_class() == "TButton" else inner


def test_tab_goes_from_the_last_field_to_saving_and_then_to_cancel(open_dialog, root):
    dialog = open_dialog()
    dialog.form.field("note").text.focus_force()
    dialog.form.field("note").text.event_generate("<Tab>")
    root.update()
    assert root.focus_get() is dialog.save_button
    dialog.save_button.event_generate("<Tab>")
    root.update()
    assert root.focus_get()["text"] == "Cancel"
    dialog.save_button.focus_force()
    dialog.save_button.event_generate("<Return>")
    assert len(dialog.saved) == 1


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


def test_a_dialog_grows_with_what_is_in_it_and_stays_on_the_screen(open_dialog, root):
    dialog = open_dialog(UserError("The pair has ended.", "Reopen it first."))
    before = dialog.top.winfo_height()
    dialog.top.geometry(f"+0+{root.winfo_screenheight() - before}")
    root.update()
    dialog.on_save()
    root.update()
    assert dialog.top.winfo_height() == dialog.top.winfo_reqheight() > before
    assert dialog.top.winfo_rooty() + dialog.top.winfo_height() == root.winfo_screenheight()


def test_the_dialog_below_has_the_keyboard_again(open_dialog, root):
    below = open_dialog()
    below.form.field("note").focus_set()
    root.update()
    root.bind_class("TEntry", "<FocusIn>", lambda event: root.after_idle(event.widget.event_generate, "<Escape>"))
    NoteDialog(below.top).show()
    root.unbind_class("TEntry", "<FocusIn>")
    root.update()
    assert root.focus_get() is below.form.field("note").text
    root.focus_get().event_generate("<Escape>")
    assert not is_open(below)
