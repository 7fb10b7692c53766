"""Copies are made by themselves, thinned out with age, and can be put back."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop import paths
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.errors import UserError
from omvendt_desktop.store import backups
from omvendt_desktop.store.store import Store
from tests import builders


def test_the_first_start_of_a_day_makes_one_backup(store):
    builders.programme(store)
    store.close()
    Store.open(store.path).close()
    Store.open(store.path).close()
    assert len(backups.existing(store.path)) == 1


def test_a_backup_is_a_whole_file_that_opens(store):
    programme = builders.programme(store)
    copy = Store.open(store.backup())
    assert copy.get(Programme, programme.id) == programme
    copy.close()


def test_a_backup_of_a_protected_file_is_protected(tmp_path):
    secret = Store.open(tmp_path / "secret.omvendt", "word", create=True)
    builders.programme(secret)
    copy = secret.backup()
    secret.close()
    assert b"Fjordbank" not in copy.read_bytes()
    Store.open(copy, "word").close()


def test_old_backups_are_thinned_to_one_a_week_then_one_a_month(tmp_path):
    today = date(2026, 11, 21)
    for age in range(400):
        day = today - timedelta(days=age)
        (tmp_path / f"programme {day:%Y-%m-%d}_080000.omvendt").touch()
    backups.thin_out(tmp_path, ".omvendt", today)
    kept = sorted(backups.day_of(copy) for copy in tmp_path.iterdir())
    assert [day for day in kept if day > today - timedelta(days=14)] == [
        today - timedelta(days=age) for age in reversed(range(14))
    ]
    weeks = [day for day in kept if today - timedelta(weeks=8) < day <= today - timedelta(days=14)]
    assert len(weeks) == len({day.isocalendar()[:2] for day in weeks})
    months = [day for day in kept if day <= today - timedelta(weeks=8)]
    assert len(months) == len({(day.year, day.month) for day in months})
    assert len(months) >= 11
    backups.thin_out(tmp_path, ".omvendt", today)
    assert sorted(backups.day_of(copy) for copy in tmp_path.iterdir()) == kept


def test_files_with_other_names_are_never_thinned_out(tmp_path):
    stranger = tmp_path / "my own copy.omvendt"
    stranger.touch()
    backups.thin_out(tmp_path, ".omvendt", date(2026, 11, 21))
    assert stranger.exists()


def test_restoring_keeps_the_replaced_file(store):
    programme = builders.programme(store)
    copy = store.backup()
    with store.change("later"):
        store.update(replace(programme, name="later"))
    store.close()
    kept = backups.restore(copy, store.path)
    restored, replaced = Store.open(store.path), Store.open(kept)
    assert restored.get(Programme, programme.id).name == programme.name
    assert replaced.get(Programme, programme.id).name == "later"
    restored.close()
    replaced.close()


def test_a_backup_that_cannot_be_written_says_so_and_leaves_nothing(store, monkeypatch, tmp_path):
    builders.programme(store)
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setattr(paths, "backups_dir", lambda file: blocked)
    with pytest.raises(UserError) as caught:
        store.backup()
    assert str(blocked) in caught.value.message


def test_what_was_replaced_is_kept_under_a_name_in_the_language_of_the_screen(store):
    builders.programme(store)
    copy = store.backup()
    store.close()
    stem = store.path.stem
    kept = [backups.restore(copy, store.path).name for _again in range(2)]
    assert kept == [f"{stem} før gjenoppretting.omvendt", f"{stem} før gjenoppretting 2.omvendt"]


def test_two_backups_in_one_second_do_not_replace_each_other(store):
    builders.programme(store)
    moment = datetime(2026, 11, 21, 8)
    first = backups.make(store._connection, store.path, now=moment)
    second = backups.make(store._connection, store.path, now=moment)
    assert first != second
    assert first.exists()
    assert second.exists()
