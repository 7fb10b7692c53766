"""The numbers of the programme: changed, refused and set back."""

from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.rules import RULES
from omvendt_desktop.gui.pages.rules_page import parts
from tests import builders


def test_every_number_stands_under_exactly_one_heading():
    names = [name for _title, names in parts() for name in names]
    assert sorted(names) == sorted(RULES)


def test_only_what_differs_from_the_usual_is_kept(window, store, programme):
    page = window.show("rules")
    page.fields["behind_percent"].set(60)
    window.header.main_button.invoke()
    assert store.get(Programme, programme.id).rules == {"behind_percent": 60}
    assert page.notes["behind_percent"]["text"] == "usual is 70"
    window.undo()
    assert page.fields["behind_percent"].get() == 70


def test_words_and_numbers_too_large_are_refused_beside_the_field(window, store, programme):
    page = window.show("rules")
    page.fields["behind_percent"].set("many")
    page.fields["too_early_days"].set(99999)
    window.header.main_button.invoke()
    assert "not a whole number" in page.notes["behind_percent"]["text"]
    assert "3650" in page.notes["too_early_days"]["text"]
    assert store.get(Programme, programme.id).rules == {}


def test_the_usual_numbers_come_back_with_one_press(window, store, programme):
    page = window.show("rules")
    page.fields["red_breaks"].set(5)
    window.header.main_button.invoke()
    page.reset.invoke()
    assert store.get(Programme, programme.id).rules == {}
    assert page.fields["red_breaks"].get() == RULES["red_breaks"]


def test_numbers_typed_are_kept_when_the_page_is_left(window, store, programme):
    page = window.show("rules")
    page.fields["red_breaks"].set(5)
    window.show("settings")
    assert store.get(Programme, programme.id).rules == {"red_breaks": 5}
    window.undo()
    assert store.get(Programme, programme.id).rules == {}


def test_a_number_that_cannot_be_kept_is_shown_before_another_language_is_spoken(window, store, programme):
    page = window.show("rules")
    page.fields["red_breaks"].set("many")
    window.show("settings")
    window.set_language("nb")
    assert (window.settings.language, window.page) == ("en", page)
    assert page.fields["red_breaks"].variable.get() == "many"


def test_numbers_of_one_programme_never_become_those_of_another(window, store, programme):
    page = window.show("rules")
    page.fields["red_breaks"].set(5)
    other = builders.programme(store)
    window.programme = other
    assert page.settle()
    assert store.get(Programme, other.id).rules == {}
