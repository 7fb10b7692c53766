"""Setting up a programme and its plan."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.services import programmes
from omvendt_desktop.store.queries import programmes as queries
from tests import builders

NEW = Programme(
    client="Fjordbank",
    name="høst 2026",
    kickoff_on=date(2026, 9, 9),
    organiser_name="Ingrid Solberg",
    organiser_email="ingrid@example.org",
)


def codes(store, programme) -> list[str]:
    return [module.code for module in queries.modules(store, programme.id)]


def test_a_new_programme_comes_with_its_plan_in_one_step(store):
    made = programmes.create(store, NEW)
    assert codes(store, made) == ["T1", "T2", "T3", "K", "M1", "M2", "M3", "M4", "M5", "M6", "A"]
    store.undo()
    assert queries.all_programmes(store) == []


def test_the_closing_has_the_letter_of_the_language_of_the_programme(store):
    assert codes(store, programmes.create(store, replace(NEW, language="nb")))[-1] == "A"
    assert codes(store, programmes.create(store, replace(NEW, language="en")))[-1] == "C"


def test_a_programme_without_an_organiser_is_not_made(store):
    with pytest.raises(InvalidError) as caught:
        programmes.create(store, replace(NEW, organiser_email=""))
    assert [problem.field for problem in caught.value.problems] == ["organiser_email"]
    assert queries.all_programmes(store) == []


def test_a_module_is_reworded_added_moved_and_removed(store):
    made = programmes.create(store, NEW)
    first = queries.modules(store, made.id)[0]
    programmes.save_module(store, replace(first, title_nb="Ny tittel"))
    assert queries.modules(store, made.id)[0].title_nb == "Ny tittel"
    extra = programmes.save_module(store, Module(programme_id=made.id, code="X", title_en="Extra"))
    assert codes(store, made)[-1] == "X"
    programmes.move_module(store, extra.id, -2)
    assert codes(store, made)[-3:] == ["X", "M6", "A"]
    programmes.move_module(store, extra.id, -99)
    assert codes(store, made)[0] == "X"
    programmes.remove_module(store, extra.id)
    assert "X" not in codes(store, made)


def test_a_programme_keeps_no_number_that_makes_no_sense(store):
    made = programmes.create(store, NEW)
    with pytest.raises(InvalidError) as refused:
        programmes.edit(store, replace(made, rules={"red_breaks": -1}))
    assert [problem.field for problem in refused.value.problems] == ["red_breaks"]
    assert store.get(Programme, made.id).rules == {}


def test_two_modules_never_share_a_code(store):
    made = programmes.create(store, NEW)
    with pytest.raises(InvalidError):
        programmes.save_module(store, Module(programme_id=made.id, code="m1", title_en="Again"))


def test_a_module_with_meetings_stays(store):
    made = programmes.create(store, NEW)
    module = next(module for module in queries.modules(store, made.id) if module.code == "M1")
    builders.meeting(store, builders.pair(store, made), module, datetime(2026, 9, 23, 13))
    with pytest.raises(UserError):
        programmes.remove_module(store, module.id)
    assert "M1" in codes(store, made)


def test_only_coming_meetings_as_long_as_the_module_was_follow_its_length(store):
    made = programmes.create(store, NEW)
    module, other = (module for module in queries.modules(store, made.id) if module.code in ("M1", "M2"))
    pair = builders.pair(store, made)
    now = datetime(2026, 10, 1, 10)
    coming, by_hand, been, held, another = (
        builders.meeting(store, pair, of, at, **changes)
        for of, at, changes in (
            (module, datetime(2026, 10, 2, 13), {}),
            (module, datetime(2026, 10, 3, 13), {"minutes": 45}),
            (module, datetime(2026, 9, 23, 13), {}),
            (module, datetime(2026, 10, 4, 13), {"status": "held"}),
            (other, datetime(2026, 10, 5, 13), {}),
        )
    )
    places = store.find(Attendance, meeting_id=coming.id)
    builders.changed(store, places[0], answer=Answer.YES)
    programmes.save_module(store, replace(module, minutes=120), now)
    lengths = [store.get(Meeting, each.id).minutes for each in (coming, by_hand, been, held, another)]
    assert lengths == [120, 45, 60, 60, 60]
    assert [each.answer for each in store.find(Attendance, meeting_id=coming.id)] == [Answer.NONE, Answer.NONE]
    store.undo()
    assert store.get(Meeting, coming.id) == coming
    assert store.get(Module, module.id) == module


def test_a_programme_starts_closes_and_reopens(store):
    made = programmes.create(store, NEW)
    programmes.start(store, made.id)
    programmes.finish(store, made.id)
    with pytest.raises(UserError):
        programmes.start(store, made.id)
    assert programmes.resume(store, made.id).status == "active"


def test_the_figures_beside_the_pages_count_what_waits(store):
    made = programmes.create(store, NEW)
    builders.application(store, made)
    builders.pair(store, made)
    counts = queries.counts(store, made.id, "2026-11-21")
    assert (counts.applications, counts.participants, counts.pairs, counts.check_ins) == (1, 2, 1, 0)
