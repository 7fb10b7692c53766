from datetime import date, time

import pytest

from omvendt_desktop.errors import InvalidError, Problem, UserError
from omvendt_desktop.gui import text_undo
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.many_choice import ManyChoice
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.switch import Switch
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import NumberField, TextField
from omvendt_desktop.gui.widgets.time_field import TimeField
from omvendt_desktop.i18n import using

TODAY = date(2026, 11, 21)


@pytest.fixture
def form(root):
    made = Form(root, columns=2)
    made.pack(fill="x")
    return made


def words(form):
    return [str(child["text"]) for child in form.winfo_children() if child.winfo_class() == "TLabel"]


def focused(root):
    root.update()
    return root.focus_get()


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (TextField, "Åse"),
        (lambda form: NumberField(form, 1, 9), 4),
        (lambda form: ChoiceField(form, [("a", "One"), ("b", "Two")]), "b"),
        (lambda form: ManyChoice(form, [(1, "One"), (2, "Two"), (3, "Three")]), [1, 3]),
        (TextArea, "Two\nlines"),
        (lambda form: DateField(form, lambda: TODAY), date(2026, 12, 1)),
        (TimeField, time(13, 5)),
        (MinutesField, 75),
        (Switch, True),
    ],
)
def test_every_field_gives_back_what_it_was_given_and_tells_of_the_change(form, root, make, value):
    field = form.add("it", "It", make(form))
    told = []
    field.on_change(lambda: told.append(1))
    field.set(value)
    root.update()
    assert field.get() == value
    assert told


@pytest.mark.parametrize(
    ("typed", "understood"),
    [("24.11", date(2026, 11, 24)), ("ma 30. nov", date(2026, 11, 30)), ("i morgen", date(2026, 11, 22))],
)
def test_a_date_is_typed_generously_and_read_back_in_full(form, typed, understood):
    field = form.add("day", "Day", DateField(form, lambda: TODAY))
    field.entry.set(typed)
    assert field.get() == understood
    assert str(understood.isocalendar().week) in field.understood()


def test_the_calendar_begins_on_monday_and_gives_the_day_under_the_pointer(form, root):
    field = form.add("day", "Day", DateField(form, lambda: TODAY))
    field.set(date(2026, 11, 24))
    field.open()
    root.update()
    popup = field.popup
    texts = [
        popup.canvas.itemcget(item, "text") for item in popup.canvas.find_all() if popup.canvas.type(item) == "text"
    ]
    assert texts.index("ma") < texts.index("ti") < texts.index("sø")
    assert "48" in texts
    found = {popup.day_at(x, y) for x in range(0, 300, 5) for y in range(60, 300, 5)} - {None}
    assert {day for day in found if day.month == 11} == {date(2026, 11, number) for number in range(1, 31)}
    popup.canvas.event_generate("<Right>")
    popup.canvas.event_generate("<Down>")
    popup.canvas.event_generate("<Return>")
    assert field.get() == date(2026, 12, 2)


def test_a_time_is_tidied_when_the_field_is_left(form):
    field = form.add("time", "Time", TimeField(form))
    field.set("1305")
    field.event_generate("<FocusOut>")
    assert field.variable.get() == "13:05"


def test_minutes_show_what_was_understood(form):
    field = form.add("minutes", "Minutes", MinutesField(form))
    field.entry.set("1,25 t")
    assert "75" in field.understood()


def test_a_number_outside_its_bounds_is_refused_with_the_bounds(form):
    field = form.add("number", "Number", NumberField(form, 1, 5))
    field.set("7")
    with using("en"), pytest.raises(UserError, match="from 1 to 5"):
        field.get()


def test_typing_a_letter_in_a_choice_goes_to_the_next_label_with_it(form, root):
    field = form.add("to", "To", ChoiceField(form, [(1, "Oslo"), (2, "Anna"), (3, "Arne")]))
    root.update()
    field.focus_force()
    field.event_generate("<Key>", keysym="a")
    field.event_generate("<Key>", keysym="a")
    assert field.get() == 3


def test_typing_a_name_in_a_choice_goes_to_that_name(form, root):
    field = form.add("to", "To", ChoiceField(form, [(1, "Amina"), (2, "Minh"), (3, "Arne"), (4, "Åse")]))
    root.update()
    field.focus_force()
    for letter in "arn":
        field.event_generate("<Key>", keysym=letter)
    assert field.get() == 3


def test_every_problem_is_found_at_once_and_named_by_its_field(form):
    form.add("name", "Name", TextField(form), required=True)
    form.add("day", "Day", DateField(form, lambda: TODAY)).entry.set("soon")
    form.add("free", "Free", TextField(form))
    with pytest.raises(InvalidError) as raised:
        form.values()
    assert [problem.field for problem in raised.value.problems] == ["name", "day"]


def test_problems_stand_below_their_fields_and_the_first_gets_the_keyboard(form, root):
    form.add("name", "Name", TextField(form))
    mail = form.add("mail", "Mail", TextField(form), hint="The one they read")
    left = form.problems([Problem("mail", "There is no @."), Problem("elsewhere", "Something else.")])
    assert left == [Problem("elsewhere", "Something else.")]
    assert "There is no @." in words(form)
    assert focused(root) is mail
    assert str(mail["style"]) == "Problem.TEntry"


def test_a_problem_goes_away_when_the_field_is_changed(form):
    mail = form.add("mail", "Mail", TextField(form), hint="The one they read")
    form.problems([Problem("mail", "There is no @.")])
    mail.set("a@example.org")
    assert "There is no @." not in words(form)
    assert "The one they read" in words(form)
    assert str(mail["style"]) == "TEntry"


def test_a_form_knows_whether_anything_was_changed(form):
    form.add("name", "Name", TextField(form))
    form.add("day", "Day", DateField(form, lambda: TODAY))
    form.set({"name": "Amina", "day": TODAY})
    assert not form.changed()
    form.field("day").entry.set("soon")
    assert form.changed()


def test_a_hidden_field_keeps_its_value(form, root):
    form.add("name", "Name", TextField(form))
    form.set({"name": "Amina"})
    form.show("name", False)
    root.update()
    assert not form.field("name").winfo_ismapped()
    assert form.values() == {"name": "Amina"}


def test_tab_leaves_a_text_of_several_lines(form, root):
    area = form.add("note", "Note", TextArea(form))
    after = form.add("name", "Name", TextField(form))
    root.update()
    area.text.focus_force()
    area.text.event_generate("<Tab>")
    assert focused(root) is after
    assert area.get() == ""


def test_a_text_area_counts_what_is_written(form, root):
    area = form.add("note", "Note", TextArea(form, longest=10))
    area.set("Far too long a text")
    root.update()
    counter = area.winfo_children()[-1]
    assert str(counter["text"]) == "19 / 10"
    assert str(counter["style"]) == "Danger.TLabel"


def test_values_survive_a_switch_of_theme(form, root):
    from omvendt_desktop.gui import theme

    for name, make, value in (("name", TextField, "Åse"), ("note", TextArea, "Long"), ("on", Switch, True)):
        form.add(name, name, make(form)).set(value)
    theme.apply("dark")
    root.update()
    assert form.values() == {"name": "Åse", "note": "Long", "on": True}


def test_typing_replaces_what_the_first_field_holds_when_the_form_opens(form, root):
    day = form.add("day", "Day", DateField(form, lambda: TODAY))
    day.set(TODAY)
    root.update()
    form.focus_force()
    root.update()
    assert day.entry.selection_get() == day.entry.get()


def test_undo_brings_back_what_a_field_held(form, root):
    text_undo.install(root)
    name = form.add("name", "Name", TextField(form))
    name.set("Amina")
    root.update()
    name.focus_force()
    root.update()
    name.insert("end", " Yusuf")
    name.event_generate("<<Undo>>")
    assert name.get() == "Amina"
