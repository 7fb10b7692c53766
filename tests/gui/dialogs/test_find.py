"""A few letters lead to people, pairs and commands."""

import pytest

from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.find_dialog import FindDialog, best, matching_commands
from omvendt_desktop.store.queries import search
from tests import builders
from tests.gui.conftest import opened


def test_letters_find_people_and_pairs_whatever_the_accents(store):
    programme = builders.programme(store)
    person = builders.participant(store, programme, name="Émile Ødegård")
    pair = builders.pair(store, programme)
    everybody = search.everybody(store)
    assert [found.id for found in best(everybody, "emile øde")] == [person.id]
    name = store.get(Participant, pair.mentor_id).name
    assert {found.kind for found in best(everybody, name)} == {"participant", "pair"}
    assert best(everybody, "nobody at all") == []
    assert best(everybody, "  ") == []


def test_names_that_begin_so_come_first(store):
    programme = builders.programme(store)
    for name in ("Kari Nordmann", "Anne Kari Dahl"):
        builders.participant(store, programme, name=name)
    assert [found.name for found in best(search.everybody(store), "kari")] == ["Kari Nordmann", "Anne Kari Dahl"]


def test_only_commands_that_are_allowed_now_are_offered():
    actions = [Action("a", "Plan meetings", print), Action("b", "Plan nothing", print, allowed=lambda: False)]
    assert [action.name for action in matching_commands(actions, "plan")] == ["a"]


def found(window, text):
    dialog = opened(FindDialog(window))
    dialog.on_text(text)
    names = [hit.name for hit in dialog.table.rows()]
    dialog.close()
    return names


@pytest.mark.parametrize(("language", "other"), [("en", "Norsk"), ("nb", "English")])
@pytest.mark.parametrize("text", ["engel", "norsk", "english", "språk", "langu"])
def test_another_language_is_found_in_the_words_of_either(window, language, other, text):
    window.set_language(language)
    assert other in found(window, text)


@pytest.mark.parametrize("text", ["dark", "mørk", "theme", "tema"])
def test_the_other_look_is_found_and_never_the_one_that_is_on(window, text):
    assert found(window, text) == ["Dark theme"]
    window.set_theme("dark")
    assert found(window, text) == ["Light theme"]


def test_undo_is_offered_with_what_it_takes_back_now(window, store, programme):
    builders.changed(store, builders.participant(store, programme), name="Amina Yusuf")
    window.set_language("en")
    window.undo()
    assert found(window, "undo") == ["Undo: build"]
