"""A saved file is told of with the ways to it, and its folder is suggested the next time."""

from datetime import timedelta

import pytest

from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages, saving
from tests import builders
from tests.gui.conftest import NOW


@pytest.fixture
def chosen(monkeypatch, tmp_path):
    """Where the coordinator saves, and the folders that were suggested."""
    suggested = []

    def choose_save(parent, title, name, kinds, folder):
        suggested.append(folder)
        return tmp_path / name

    monkeypatch.setattr(messages, "choose_save", choose_save)
    return suggested


def save(window, write, **more):
    saving.save(window, "Save a list", "A list: all", ".txt", "Texts", "lists", write, "Saving…", **more)
    while window.jobs.busy():
        window.root.update()


def test_a_saved_file_is_told_of_and_its_folder_suggested_next(window, chosen, tmp_path):
    def write(path, progress):
        path.write_text("kept", encoding="utf-8")
        return path

    save(window, write)
    save(window, write)
    assert (tmp_path / "A list all.txt").read_text(encoding="utf-8") == "kept"
    assert (window.status.text(), window.status.actions()) == ("Saved A list all.txt", ["Open", "Show in folder"])
    assert chosen == ["", str(tmp_path)]


def test_a_file_that_cannot_be_written_is_not_said_to_be_saved(window, chosen):
    def write(path, progress):
        raise UserError("The disk is full.")

    errors = []
    save(window, write, on_error=errors.append)
    assert [error.message for error in errors] == ["The disk is full."]
    assert window.status.text() == ""


def test_the_own_calendar_is_one_file(window, store, programme, chosen, tmp_path):
    module = next(module for module in store.find(Module, programme_id=programme.id) if module.is_pair_meeting)
    pair = builders.pair(store, programme, status="active")
    builders.meeting(store, pair, module, NOW + timedelta(days=7))
    window.run("own_calendar")
    while window.jobs.busy():
        window.root.update()
    [file] = tmp_path.glob("*.ics")
    assert window.status.text() == f"Saved {file.name}"
