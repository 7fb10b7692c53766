"""Older files become newer ones: whole or not at all, and never without a backup."""

import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.columns import Mapping
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.mail_texts import MailText, Occasion
from omvendt_desktop.domain.meetings import Attendance, Log, Meeting
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.domain.today import PutOff
from omvendt_desktop.store import backups, migrations
from omvendt_desktop.store.database import VERSION
from omvendt_desktop.store.rows import TABLES, columns_of, table_of
from omvendt_desktop.store.store import Store
from omvendt_desktop.store.troubles import FileError, Trouble
from tests import builders

RECORDS = (
    *(Programme, Module, Application, Participant, Pair, Meeting, Attendance),
    *(Log, Invitation, MailText, TimeEntry, CheckIn, Mapping, PutOff, SentMail),
)
RELEASED = sorted(Path(migrations.__file__).parent.glob("schema_*.sql"))


@pytest.fixture
def old_file(store) -> Path:
    """A programme file of today, which is old as soon as there is a newer version."""
    builders.programme(store, client="Old")
    store.close()
    return store.path


@pytest.fixture
def newer_version(monkeypatch):
    """One more migration than there is, to be filled by the test."""

    def add(step) -> None:
        kept = list(migrations._migrations._migrations)
        monkeypatch.setattr(migrations._migrations, "_migrations", kept)
        migrations._migrations(name="test_newer")(step)
        monkeypatch.setattr("omvendt_desktop.store.store.VERSION", len(kept))
        monkeypatch.setattr("omvendt_desktop.store.database.VERSION", len(kept))

    return add


def test_every_released_schema_has_a_migration():
    assert [path.stem for path in RELEASED] == [step.name for step in migrations._migrations._migrations]
    assert len(RELEASED) == VERSION


def test_a_new_file_has_a_column_for_every_field_of_every_record(store):
    assert {table_of(kind) for kind in RECORDS} == set(TABLES.values())
    for kind in RECORDS:
        table = table_of(kind)
        found = {f'"{row[1]}"' for row in store.rows(f"PRAGMA table_info({table})")}
        assert found == set(columns_of(kind).split(", ")), table


def test_every_table_is_strict_and_its_references_are_checked(store):
    strict = {row[1]: row[5] for row in store.rows("PRAGMA table_list")}
    assert all(strict[table] for table in TABLES.values())
    assert store.rows("PRAGMA foreign_keys") == [(1,)]


def test_a_file_of_the_first_version_keeps_what_it_holds_and_takes_in_mails(store):
    person = builders.participant(store, builders.programme(store))
    store.close()
    connection = sqlite3.connect(store.path)
    connection.executescript(
        "DROP TABLE sent_mails; ALTER TABLE logs DROP COLUMN planned_at;"
        "DELETE FROM _sqlite_migrations WHERE name <> 'schema_1'; PRAGMA user_version = 1"
    )
    connection.close()
    opened = Store.open(store.path)
    assert opened.get(Participant, person.id) == person
    mail = SentMail(None, person.id, None, Occasion.REMINDER, datetime(2026, 11, 21, 9))
    assert builders.saved(opened, mail).id == 1
    opened.close()


def test_the_logs_of_a_file_of_the_second_version_are_of_meetings_held_as_planned(store):
    programme = builders.programme(store)
    module, pair = builders.modules(store, programme)[4], builders.pair(store, programme)
    meeting = builders.meeting(store, pair, module, datetime(2026, 9, 23, 13))
    log = builders.saved(store, Log(meeting_id=meeting.id, note="as planned"))
    store.close()
    connection = sqlite3.connect(store.path)
    connection.executescript(
        "ALTER TABLE logs DROP COLUMN planned_at;"
        "DELETE FROM _sqlite_migrations WHERE name = 'schema_3'; PRAGMA user_version = 2"
    )
    connection.close()
    opened = Store.open(store.path)
    assert opened.find(Log) == [log]
    moved = builders.changed(opened, log, planned_at=datetime(2026, 9, 22, 9))
    assert opened.get(Log, log.id) == moved
    opened.close()


def test_an_older_file_is_backed_up_and_then_brought_up_to_date(old_file, newer_version):
    newer_version(lambda database: database.execute("UPDATE programmes SET client = 'New'"))
    opened = Store.open(old_file)
    assert opened.find(Programme)[0].client == "New"
    opened.close()
    [copy, *_others] = reversed(backups.existing(old_file))
    connection = sqlite3.connect(copy)
    assert connection.execute("SELECT client FROM programmes").fetchall() == [("Old",)]
    connection.close()


def test_a_migration_that_fails_leaves_the_file_as_it_was(old_file, newer_version):
    def half(database) -> None:
        database.execute("UPDATE programmes SET client = 'Half'")
        raise ValueError("stopped in the middle")

    newer_version(half)
    with pytest.raises(FileError) as caught:
        Store.open(old_file)
    assert caught.value.trouble is Trouble.DAMAGED
    connection = sqlite3.connect(old_file)
    assert connection.execute("SELECT client FROM programmes").fetchall() == [("Old",)]
    connection.close()


def test_a_migration_that_breaks_a_reference_is_noticed(store, newer_version):
    builders.pair(store, builders.programme(store))
    store.close()
    newer_version(lambda database: database.execute("DELETE FROM participants"))
    with pytest.raises(FileError):
        Store.open(store.path)
    connection = sqlite3.connect(store.path)
    assert connection.execute("SELECT count(*) FROM participants").fetchone() == (2,)
    connection.close()


def test_an_older_file_opened_to_read_only_is_refused_and_stays_old(old_file, newer_version):
    newer_version(lambda database: database.execute("UPDATE programmes SET client = 'New'"))
    before = old_file.read_bytes()
    with pytest.raises(FileError) as caught:
        Store.open(old_file, read_only=True)
    assert caught.value.trouble is Trouble.READ_ONLY
    assert old_file.read_bytes() == before
