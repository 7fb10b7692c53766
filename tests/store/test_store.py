"""The store keeps its promises: one change, one transaction, one undo step, one announcement."""

import os
from dataclasses import replace

import pytest

from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services.programme_files import copy_file
from omvendt_desktop.store.store import Store
from omvendt_desktop.store.troubles import NotSavedError
from tests import builders
from tests.files.disks import full_disk


def test_a_record_comes_back_as_it_was_saved(store):
    programme = builders.programme(store)
    person = builders.participant(store, programme, name="Åse Ødegård", topics=("språk", "rekruttering"))
    assert store.get(Programme, programme.id) == programme
    assert store.get(Participant, person.id) == person


def test_a_change_that_fails_leaves_nothing_behind(store):
    programme = builders.programme(store)
    heard = []
    store.subscribe(heard.append)
    with pytest.raises(ZeroDivisionError), store.change("half"):
        store.update(replace(programme, name="half done"))
        raise ZeroDivisionError
    assert store.get(Programme, programme.id).name == programme.name
    assert heard == []
    assert store.undo_label == "build"


def test_writing_outside_a_change_is_refused_before_a_row_is_touched(store):
    programme = builders.programme(store)
    with pytest.raises(RuntimeError):
        store.update(replace(programme, name="outside"))
    assert store.get(Programme, programme.id).name == programme.name


def test_nested_changes_are_one_step_with_the_outer_label(store):
    programme = builders.programme(store)
    with store.change("outer"):
        store.update(replace(programme, name="one"))
        with store.change("inner"):
            store.update(replace(programme, name="two"))
    assert store.undo() == "outer"
    assert store.get(Programme, programme.id) == programme


def test_an_inner_change_that_fails_and_is_caught_takes_only_itself_back(store):
    programme = builders.programme(store)
    with store.change("outer"):
        store.update(replace(programme, name="one"))
        with pytest.raises(UserError), store.change("inner"):
            store.update(replace(programme, name="two"))
            raise UserError("no")
    assert store.get(Programme, programme.id).name == "one"
    store.undo()
    assert store.get(Programme, programme.id) == programme
    store.redo()
    assert store.get(Programme, programme.id).name == "one"


def test_a_change_without_writes_is_no_step(store):
    programme = builders.programme(store)
    with store.change("nothing"):
        store.update(programme)
    assert store.undo_label == "build"


def test_each_change_is_announced_once_with_the_tables_it_touched(store):
    programme = builders.programme(store)
    heard = []
    stop = store.subscribe(heard.append)
    with store.change("two tables"):
        store.update(replace(programme, name="x"))
        store.add(Participant(programme_id=programme.id, name="New"))
    assert heard == [frozenset({"programmes", "participants"})]
    store.undo()
    assert heard[1] == heard[0]
    stop()
    store.redo()
    assert len(heard) == 2


def test_undo_brings_a_removed_record_back_with_its_id(store):
    person = builders.participant(store, builders.programme(store))
    with store.change("remove"):
        store.remove(person)
    with pytest.raises(UserError):
        store.get(Participant, person.id)
    store.undo()
    assert store.get(Participant, person.id) == person


def test_a_new_change_forgets_what_could_be_redone(store):
    programme = builders.programme(store)
    with store.change("one"):
        store.update(replace(programme, name="one"))
    store.undo()
    with store.change("two"):
        store.update(replace(programme, name="two"))
    assert store.redo() == ""
    assert store.get(Programme, programme.id).name == "two"


def test_undo_with_nothing_to_undo_says_so(store):
    assert store.undo() == ""
    assert store.redo() == ""


def test_what_others_refer_to_cannot_be_removed(store):
    programme = builders.programme(store)
    builders.participant(store, programme)
    with pytest.raises(Exception, match="FOREIGN KEY"), store.change("remove"):
        store.remove(programme)
    assert store.get(Programme, programme.id) == programme


def test_a_file_opened_to_read_only_refuses_changes_in_words(store, tmp_path):
    programme = builders.programme(store)
    store.close()
    reader = Store.open(store.path, read_only=True)
    with pytest.raises(UserError, match=r"bare for lesing|read only"), reader.change("x"):
        reader.update(replace(programme, name="x"))
    assert reader.get(Programme, programme.id) == programme
    reader.close()


def no_more_pages(store) -> None:
    """Let the file grow no further, as on a full disk."""
    [[pages]] = store.rows("PRAGMA page_count")
    store.rows(f"PRAGMA max_page_count = {pages}")


class TestAFullDisk:
    @pytest.fixture
    def programme(self, store):
        made = builders.programme(store)
        no_more_pages(store)
        return made

    def test_is_told_in_words_and_nothing_half_is_saved(self, store, programme):
        heard = []
        store.subscribe(heard.append)
        with using("en"), pytest.raises(NotSavedError) as refused, store.change("many"):
            store.update(replace(programme, name="half done"))
            with store.change("inner"):
                store.add(Participant(programme_id=programme.id, name="x" * 100_000))
        assert refused.value.message == "The disk that programme.omvendt lies on is full."
        assert refused.value.hint.startswith("Nothing was saved.")
        assert (store.get(Programme, programme.id), store.find(Participant)) == (programme, [])
        assert (store.undo_label, heard) == ("build", [])

    def test_takes_the_change_once_there_is_room(self, store, programme):
        large = Participant(programme_id=programme.id, name="x" * 100_000)
        with pytest.raises(NotSavedError), store.change("large"):
            store.add(large)
        store.rows("PRAGMA max_page_count = 100000")
        with store.change("large"):
            store.add(large)
        assert [each.name for each in store.find(Participant)] == [large.name]

    def test_leaves_what_can_be_undone_and_done_again_as_it_was(self, store, programme):
        store.rows("PRAGMA max_page_count = 100000")
        for label, name in (("long", "x" * 100_000), ("short", "short")):
            with store.change(label):
                store.update(replace(programme, name=name))
        store.rows("VACUUM")
        no_more_pages(store)
        with pytest.raises(NotSavedError):
            store.undo()
        assert (store.undo_label, store.redo_label) == ("short", "")
        assert store.get(Programme, programme.id).name == "short"
        store.rows("PRAGMA max_page_count = 100000")
        assert (store.undo(), store.undo(), store.redo_label) == ("short", "long", "long")


def test_a_file_the_system_does_not_let_grow_is_told_in_words(store):
    programme = builders.programme(store)
    with full_disk(at=store.path.stat().st_size), using("en"):
        with pytest.raises(NotSavedError) as refused, store.change("large"):
            store.add(Participant(programme_id=programme.id, name="x" * 100_000))
        assert refused.value.message == "programme.omvendt could not be written."
        assert store.get(Programme, programme.id) == programme


def deleted(path, elsewhere):
    path.unlink()


def moved(path, elsewhere):
    path.rename(elsewhere)


def replaced(path, elsewhere):
    elsewhere.write_bytes(path.read_bytes())
    elsewhere.replace(path)


class TestAFileThatIsNoMoreWhereItWas:
    @pytest.fixture(params=[deleted, moved, replaced])
    def programme(self, request, store, tmp_path):
        if os.name == "nt":
            pytest.skip("an open file can neither be moved nor deleted here")
        made = builders.programme(store)
        with store.change("again"):
            store.update(replace(made, name="again"))
        request.param(store.path, tmp_path / "elsewhere.omvendt")
        return made

    def test_is_not_written_any_more(self, store, programme):
        with using("en"), pytest.raises(NotSavedError) as refused, store.change("late"):
            store.update(replace(programme, name="late"))
        assert refused.value.message == "programme.omvendt was moved, deleted or replaced while it was open here."
        with pytest.raises(NotSavedError):
            store.undo()
        assert (store.get(Programme, programme.id).name, store.undo_label) == ("again", "again")

    def test_is_copied_whole_also_to_where_it_was(self, store, programme, tmp_path):
        for target in (tmp_path / "copy.omvendt", store.path):
            copy = Store.open(copy_file(store, target))
            assert copy.get(Programme, programme.id).name == "again"
            copy.close()


def test_a_file_put_back_where_it_was_is_written_again(store, tmp_path):
    programme = builders.programme(store)
    store.path.rename(tmp_path / "elsewhere.omvendt")
    assert store.moved_away()
    (tmp_path / "elsewhere.omvendt").rename(store.path)
    with store.change("late"):
        store.update(replace(programme, name="late"))
    assert store.get(Programme, programme.id).name == "late"
