"""A few letters lead to people, pairs and commands."""

from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.find_dialog import best, matching_commands
from omvendt_desktop.store.queries import search
from tests import builders


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
