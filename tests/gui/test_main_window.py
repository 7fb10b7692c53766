"""The window as a whole: pages, programmes, undo, language, look, files."""

import os
from dataclasses import replace
from datetime import date

import pytest

from omvendt_desktop import paths
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.gui import file_commands, leaving, messages, theme
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog
from omvendt_desktop.gui.programme_menu import programme_items
from omvendt_desktop.gui.registry import PAGES
from omvendt_desktop.services import participants, programme_files, programmes
from omvendt_desktop.settings import Settings
from omvendt_desktop.store.store import Store
from tests import builders, permissions


@pytest.mark.parametrize("name", [page.name for page in PAGES] + ["programme", "import", "mail_texts", "rules"])
def test_every_page_shows_with_and_without_people_in_both_languages(window, store, programme, name):
    window.show(name)
    window.root.update()
    builders.pair(store, programme)
    window.set_language("nb")
    window.set_theme("dark")
    window.root.update()
    assert window.page.name == name
    assert window.page.title() or name == "start"


def test_a_change_is_told_at_the_foot_and_undone_from_there(window, store, programme):
    person = builders.participant(store, programme, name="Amina Yusuf")
    window.show("participants")
    participants.edit(store, replace(person, name="Amina Y."))
    assert [row.name for row in window.page.table.rows()] == ["Amina Y."]
    assert "Edit Amina" in window.status.text()
    window.undo()
    assert [row.name for row in window.page.table.rows()] == ["Amina Yusuf"]
    assert window.status.text().startswith("Undone")
    window.redo()
    assert [row.name for row in window.page.table.rows()] == ["Amina Y."]


def test_pages_out_of_sight_catch_up_when_they_are_shown(window, store, programme):
    window.show("participants")
    window.show("pairs")
    person = builders.participant(store, programme)
    assert window.show("participants").table.all_rows()[0].id == person.id


def test_figures_beside_the_pages_follow(window, store, programme):
    builders.pair(store, programme)
    assert window.sidebar.count("participants") == 2
    assert window.sidebar.count("pairs") == 1
    store.undo()
    assert window.sidebar.count("pairs") == 0


def test_another_programme_shows_its_own_people(window, store, programme):
    builders.participant(store, programme, name="In the first")
    other = programmes.create(store, replace(programme, id=None, name="spring 2027"))
    window.show("participants")
    window.open_programme(other.id)
    assert window.page.table.all_rows() == []
    assert window.settings.programme_id == other.id


def test_undoing_the_only_programme_leads_to_the_first_start(root, store, errors_seen):
    from omvendt_desktop.gui.main_window import MainWindow

    window = MainWindow(root, Settings(language="en"))
    window.open(store)
    assert window.page.name == "start"
    made = programmes.create(
        store, Programme(client="A", name="b", organiser_name="c", organiser_email="d@example.org")
    )
    window.open_programme(made.id)
    window.undo()
    root.update()
    assert window.page.name == "start"
    window.jobs.close()


def test_what_is_being_typed_is_undone_before_the_programme(window, store, programme):
    builders.participant(store, programme)
    page = window.show("participants")
    window.root.update()
    page.search.focus_force()
    window.root.update()
    page.search.insert(0, "abc")
    window.undo()
    assert page.search.get() == ""
    assert len(store.find(Participant)) == 1
    window.undo()
    assert store.find(Participant) == []


def test_keys_lead_to_pages_and_commands(window):
    window.root.focus_force()
    window.root.update()
    window.root.event_generate("<Control-Key-4>")
    window.root.update()
    assert window.page.name == "pairs"
    window.root.event_generate("<Control-comma>")
    window.root.update()
    assert window.page.name == "settings"


def test_shortcuts_are_given_once(window):
    keys = [action.shortcut for action in window.actions if action.shortcut]
    assert len(keys) == len(set(keys))


def test_the_look_switches_at_once(window):
    window.set_theme("dark")
    assert theme.mode() == "dark"
    window.set_theme("light")
    assert theme.mode() == "light"


def test_a_file_in_use_is_told_and_the_open_one_stays(window, store, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: told.append(error.message))
    other = Store.open(tmp_path / "other.omvendt", create=True)
    assert not file_commands.open_path(window, other.path)
    assert "open in another window" in told[0]
    assert window.store is store
    other.close()


@pytest.fixture
def offered(monkeypatch) -> list[tuple[str, str, str]]:
    """What was asked: title, words and the button that goes on; each is answered with no."""
    asked: list[tuple[str, str, str]] = []
    monkeypatch.setattr(messages, "ask", lambda root, *words: bool(asked.append(words)))
    return asked


def test_a_file_that_may_not_be_read_leads_to_another_and_not_to_reading(window, tmp_path, offered):
    other = tmp_path / "other.omvendt"
    Store.open(other, create=True).close()
    with permissions.mode(other, 0):
        assert not file_commands.open_path(window, other)
    [(title, words, button)] = offered
    assert (title, button) == ("Open another file?", "Open another file…")
    assert words.startswith("other.omvendt cannot be read.")


def test_a_file_that_is_gone_speaks_of_backups_only_when_there_are_some(window, tmp_path, offered):
    gone = tmp_path / "gone.omvendt"
    assert not file_commands.open_path(window, gone)
    backup = paths.backups_dir(gone) / "gone 2026-11-20_080000.omvendt"
    backup.parent.mkdir(parents=True)
    backup.touch()
    assert not file_commands.open_path(window, gone)
    [(_title, without, another), (_title, with_one, backups)] = offered
    assert ("backup" in without, "backup" in with_one) == (False, True)
    assert (another, backups) == ("Open another file…", "Show the backups")


def test_another_file_is_chosen_and_opened_from_there(window, tmp_path, monkeypatch):
    other = tmp_path / "other.omvendt"
    Store.open(other, create=True).close()
    monkeypatch.setattr(messages, "ask", lambda root, *words: True)
    monkeypatch.setattr(messages, "choose_open", lambda *about: other)
    assert file_commands.open_path(window, tmp_path / "gone.omvendt")
    assert window.store.path == other
    window.leave_file()


def test_a_damaged_file_leads_to_its_backups_or_says_that_there_are_none(window, tmp_path, offered):
    damaged = tmp_path / "damaged.omvendt"
    damaged.write_bytes(bytes(4096))
    assert not file_commands.open_path(window, damaged)
    backup = paths.backups_dir(damaged) / "damaged 2026-11-20_080000.omvendt"
    backup.parent.mkdir(parents=True)
    backup.touch()
    assert not file_commands.open_path(window, damaged)
    [(_title, without, another), (_title, with_one, backups)] = offered
    assert "There is no backup of it on this computer" in without
    assert "Restore a backup" in with_one
    assert (another, backups) == ("Open another file…", "Show the backups")


def test_a_protected_file_asks_for_its_passphrase(window, store, tmp_path, monkeypatch):
    from omvendt_desktop.gui.dialogs import passphrase_dialog

    secret = Store.open(tmp_path / "secret.omvendt", "open sesame", create=True)
    builders.programme(secret, client="Hidden")
    secret.close()

    monkeypatch.setattr(
        passphrase_dialog.PassphraseDialog, "show", lambda dialog: dialog.save({"passphrase": "open sesame"})
    )
    assert file_commands.open_path(window, secret.path)
    assert window.programme.client == "Hidden"
    window.leave_file()


def test_a_backup_is_put_back_from_the_window(window, store, programme, monkeypatch):
    from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog

    builders.participant(store, programme, name="Kept")
    store.backup()
    builders.participant(store, programme, name="Lost")
    monkeypatch.setattr(messages, "ask", lambda *arguments, **options: True)
    dialog = BackupsDialog(window, store.path)
    dialog.show(wait_for_result=False)
    dialog.table.select([str(dialog.table.rows()[-1])])
    dialog.restore_button.invoke()
    window.root.update()
    assert [person.name for person in window.store.find(Participant)] == ["Kept"]
    window.leave_file()


def test_a_backup_that_cannot_be_put_back_leaves_the_file_open_as_it_was(window, store, programme, monkeypatch):
    told = []
    builders.participant(store, programme, name="Kept")
    dialog = chosen_backup(window, store.backup(), monkeypatch)
    monkeypatch.setattr(messages, "show_error", lambda parent, error: told.append(error.message))
    with permissions.mode(store.path.parent, 0o500):
        dialog.restore_button.invoke()
    window.root.update()
    assert told[0] == f"{store.path.name} could not be restored."
    assert [person.name for person in window.store.find(Participant)] == ["Kept"]
    window.leave_file()


def test_a_backup_of_another_file_leaves_the_open_one_alone(window, store, tmp_path, monkeypatch):
    other = Store.open(tmp_path / "other.omvendt", create=True)
    builders.programme(other, client="Other")
    copy = other.backup()
    other.close()
    (tmp_path / "other.omvendt").write_bytes(bytes(4096))
    dialog = chosen_backup(window, copy, monkeypatch, tmp_path / "other.omvendt")
    dialog.restore_button.invoke()
    window.root.update()
    assert window.programme.client == "Other"
    assert not paths.backups_dir(store.path).exists()
    window.leave_file()


def chosen_backup(window, copy, monkeypatch, file=None):
    from omvendt_desktop.gui.dialogs.backups_dialog import BackupsDialog

    monkeypatch.setattr(messages, "ask", lambda *arguments, **options: True)
    dialog = BackupsDialog(window, file or window.store.path)
    dialog.show(wait_for_result=False)
    dialog.table.select([str(copy)])
    return dialog


def test_the_first_start_offers_three_ways(root, tmp_path, errors_seen, monkeypatch):
    from omvendt_desktop.gui.main_window import MainWindow

    made = []
    window = MainWindow(root, Settings(language="en"), make_sample=made.append)
    window.rebuild()
    monkeypatch.setattr(file_commands, "open_path", lambda window, path: True)
    assert window.page.name == "start"
    window.page.sample_button.invoke()
    assert made[0].suffix == ".omvendt"
    window.jobs.close()


@pytest.fixture
def sample(window, store):
    """The window with the sample open, which is a file among those of the program."""
    path = paths.data_dir() / "Eksempel.omvendt"
    path.parent.mkdir(parents=True, exist_ok=True)
    programme_files.copy_file(store, path)
    assert file_commands.open_path(window, path)
    return path


def test_a_programme_of_ones_own_never_comes_into_the_sample(window, sample, programme):
    dialog = ProgrammeDialog(window)
    dialog.show(wait_for_result=False)
    dialog.form.set(
        {
            "client": "Nordbank",
            "name": "2027",
            "kickoff_on": date(2027, 1, 13),
            "organiser_name": "Ingrid",
            "organiser_email": "ingrid@example.org",
        }
    )
    dialog.save_button.invoke()
    window.root.update()
    assert window.store.path == file_commands.default_file()
    assert [each.client for each in window.store.find(Programme)] == ["Nordbank"]
    assert window.programme.client == "Nordbank"


def test_the_sample_can_be_opened_from_the_menu_unless_it_is_open(window, sample, store, monkeypatch):
    [action] = [action for action in window.actions if action.name == "sample"]
    assert not action.allowed()
    assert "Open the sample" in [item.text for item in programme_items(window) if item]
    file_commands.open_path(window, programme_files.copy_file(window.store, sample.parents[1] / "own.omvendt"))
    [action] = [action for action in window.actions if action.name == "sample"]
    assert action.allowed()


def test_an_opened_file_is_remembered_even_when_the_program_is_cut_off(root, store, errors_seen):
    from omvendt_desktop.gui.main_window import MainWindow

    kept = []
    window = MainWindow(root, Settings(language="en"), save_settings=lambda now: kept.append(list(now.recent_files)))
    window.open(store)
    root.update()
    assert kept == [[str(store.path.resolve())]]
    window.jobs.close()


def test_what_is_chosen_in_the_window_is_kept_at_once(window, store, programme):
    kept = []
    window.save_settings = lambda now: kept.append((now.language, now.theme, now.programme_id))
    window.set_language("nb")
    window.set_theme("dark")
    other = programmes.create(store, replace(programme, id=None, name="spring 2027"))
    window.open_programme(other.id)
    assert kept == [("nb", "light", 0), ("nb", "dark", 0), ("nb", "dark", other.id)]


def test_a_full_disk_does_not_keep_the_language_from_being_switched(window):
    def full(settings):
        raise OSError("No space left on device")

    window.save_settings = full
    window.set_language("nb")
    assert window.page.title() == "Oversikt"


def test_the_list_of_a_page_has_the_keyboard_when_it_is_turned_to(window, store):
    builders.participant(store, window.programme)
    window.root.focus_force()
    page = window.show("participants")
    window.root.update()
    assert window.root.focus_get() is page.table.canvas


def test_enter_presses_the_button_of_a_page_without_rows(window):
    window.root.focus_force()
    page = window.show("participants")
    window.root.update()
    assert page.table.rows() == []
    assert window.root.focus_get().winfo_class() == "TButton"


def test_progress_is_told_once_however_often_the_language_was_switched(window, monkeypatch):
    told = []
    window.set_language("nb")
    window.set_language("en")
    monkeypatch.setattr(window.status, "progress", lambda *said: told.append(said))
    for listener in window.jobs._listeners:
        listener("Reading", 1, 2)
    assert len(told) == 1


def test_ctrl_and_q_closes_the_program_after_asking_what_closing_asks(window, monkeypatch):
    asked = []
    monkeypatch.setattr(leaving, "may_leave", lambda about: asked.append(about))
    window.root.focus_force()
    window.root.update()
    window.root.event_generate("<Control-q>")
    assert asked == [window]


class TestAFileDeletedWhileItIsOpen:
    @pytest.fixture
    def kept(self, window, store, programme):
        """Somebody in the file, which is gone from its folder."""
        if os.name == "nt":
            pytest.skip("an open file can neither be moved nor deleted here")
        made = builders.participant(store, programme, name="Kept")
        store.path.unlink()
        yield made
        window.leave_file()

    def is_in_order(self, store, kept) -> bool:
        """Whether the file is the one in its place, with a journal to save it from a power cut."""
        with store.change("rename"):
            store.update(replace(kept, name="Saved"))
        return store.path.with_name(f"{store.path.name}-journal").exists()

    @pytest.mark.parametrize("name", ["copy.omvendt", "programme.omvendt"])
    def test_leads_to_a_copy_to_go_on_in(self, window, store, kept, monkeypatch, tmp_path, name):
        told, target = [], tmp_path / name
        monkeypatch.setattr(
            messages, "show_error", lambda parent, error, way_on=None: told.append((error.message, way_on))
        )
        monkeypatch.setattr(messages, "choose_save", lambda *about, **more: target)
        window.root.report_callback_exception = window._on_callback_error
        page = window.show("participants", participant_id=kept.id)
        window.root.after_idle(lambda: page.on_leave(page.table.selected()[0]))
        window.root.update()
        [(words, (button, save_a_copy))] = told
        assert words == "programme.omvendt was moved, deleted or replaced while it was open here."
        assert button == "Save a copy…"
        save_a_copy()
        assert (window.store, window.status.actions()) == (store, ["Open it", "Show in folder"])
        window.status.press("Open it")
        assert (window.store.path, window.store.find(Participant)) == (target, [kept])
        assert self.is_in_order(window.store, kept)

    def test_is_opened_anew_once_something_is_in_its_place(self, window, store, kept, monkeypatch):
        monkeypatch.setattr(messages, "ask", lambda *words: None)
        monkeypatch.setattr(messages, "show_error", lambda parent, error: None)
        assert not file_commands.open_path(window, store.path)
        assert window.store is store
        programme_files.copy_file(store, store.path)
        assert file_commands.open_path(window, store.path)
        assert window.store is not store
        assert self.is_in_order(window.store, kept)
