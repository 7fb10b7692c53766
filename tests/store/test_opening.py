"""A file that cannot be opened gets its own sentence, and is never harmed."""

import os
import sqlite3
import stat

import pytest

from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.store.database import APPLICATION_ID, VERSION
from omvendt_desktop.store.store import Store
from omvendt_desktop.store.troubles import FileError, Trouble
from tests import builders, permissions


def trouble(path, **options) -> Trouble:
    with pytest.raises(FileError) as caught:
        Store.open(path, **options)
    assert caught.value.message and caught.value.hint
    return caught.value.trouble


@pytest.fixture
def file(store):
    """A programme file with one programme, closed."""
    builders.programme(store)
    store.close()
    return store.path


def test_a_missing_file(tmp_path):
    assert trouble(tmp_path / "gone.omvendt") is Trouble.MISSING
    assert not (tmp_path / "gone.omvendt").exists()


def test_a_second_start_is_told_that_the_first_is_open(store):
    assert trouble(store.path) is Trouble.LOCKED


def test_a_file_of_another_program(tmp_path):
    path = tmp_path / "other.omvendt"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE things (x)")
    connection.close()
    assert trouble(path) is Trouble.NOT_OURS


def test_a_file_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "other.omvendt"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("CREATE TABLE things (x)")
    connection.close()
    before = path.read_bytes()
    assert trouble(path) is Trouble.NOT_OURS
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["other.omvendt"]


def test_a_workbook_is_not_ours(tmp_path):
    (tmp_path / "answers.xlsx").write_bytes(b"PK\x03\x04" + bytes(500))
    assert trouble(tmp_path / "answers.xlsx") is Trouble.NOT_OURS


def test_a_folder_is_not_ours(tmp_path):
    assert trouble(tmp_path) is Trouble.NOT_OURS


@pytest.mark.parametrize(
    "content",
    [b"", b"Dear sir or madam, this is a letter and no database at all.", b"PK\x03\x04" * 5000, bytes(8192)],
    ids=["empty", "letter", "workbook", "zeros"],
)
def test_a_file_of_garbage_leads_to_the_backups_and_not_to_a_passphrase(tmp_path, content):
    path = tmp_path / "programme.omvendt"
    path.write_bytes(content)
    assert trouble(path) is Trouble.DAMAGED
    assert trouble(path, passphrase="any") is Trouble.DAMAGED
    assert path.read_bytes() == content


def test_an_empty_file_may_become_a_programme_file(tmp_path):
    (tmp_path / "new.omvendt").touch()
    made = Store.open(tmp_path / "new.omvendt", create=True)
    builders.programme(made)
    made.close()


def test_a_file_from_a_newer_version_is_left_as_it_is(file):
    connection = sqlite3.connect(file)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    before = file.read_bytes()
    assert trouble(file) is Trouble.NEWER
    assert file.read_bytes() == before


@pytest.mark.parametrize("keep", [100, 1000, 5000])
def test_a_damaged_file(file, keep):
    file.write_bytes(file.read_bytes()[:keep])
    assert trouble(file) in (Trouble.DAMAGED, Trouble.NOT_OURS)


def test_a_file_with_a_spoilt_page(file):
    content = bytearray(file.read_bytes())
    content[4096:8192] = os.urandom(4096)
    file.write_bytes(content)
    try:
        opened = Store.open(file)
    except FileError as error:
        assert error.trouble is Trouble.DAMAGED
    else:
        opened.close()


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_a_write_protected_file_can_be_read(file, protected):
    place = file if protected == "file" else file.parent
    with permissions.mode(place, stat.S_IREAD | stat.S_IEXEC):
        assert trouble(file) is Trouble.READ_ONLY
        opened = Store.open(file, read_only=True)
        assert len(opened.find(Programme)) == 1
        opened.close()


@pytest.mark.parametrize("protected", ["file", "folder"])
def test_a_file_that_may_not_be_read_says_so(file, protected):
    with permissions.mode(file if protected == "file" else file.parent, 0):
        assert trouble(file) is Trouble.UNREADABLE
        assert trouble(file, read_only=True) is Trouble.UNREADABLE


def test_opening_leaves_the_file_as_it_is(file):
    Store.open(file).close()
    before = file.read_bytes()
    Store.open(file).close()
    assert file.read_bytes() == before


def test_a_protected_file_opens_with_its_passphrase_only(tmp_path):
    path = tmp_path / "secret.omvendt"
    made = Store.open(path, "hem'melig", create=True)
    builders.programme(made)
    made.close()
    assert b"Fjordbank" not in path.read_bytes()
    assert trouble(path) is Trouble.PASSPHRASE
    assert trouble(path, passphrase="wrong") is Trouble.PASSPHRASE
    opened = Store.open(path, "hem'melig")
    assert opened.find(Programme)[0].client == "Fjordbank"
    opened.close()


def test_the_file_says_whose_it_is_and_stays_one_file(file):
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert connection.execute("PRAGMA user_version").fetchone()[0] == VERSION
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    connection.close()
    assert [path.name for path in file.parent.glob("programme*")] == [file.name]
