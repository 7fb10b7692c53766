"""Where the program keeps its own files."""

from pathlib import Path

from omvendt_desktop import paths


def test_two_files_of_one_name_keep_their_backups_apart(tmp_path: Path):
    first, second = (paths.backups_dir(tmp_path / folder / "bank.omvendt") for folder in ("a", "b"))
    assert first != second
    assert first.name.startswith("bank-")
    assert first.parent == paths.data_dir() / "backups"


def test_one_file_keeps_its_backups_together_however_it_is_named(tmp_path: Path):
    assert paths.backups_dir(tmp_path / "a" / ".." / "x.omvendt") == paths.backups_dir(tmp_path / "x.omvendt")


def test_settings_log_and_programmes_are_not_kept_in_one_place():
    assert paths.settings_file().name == "settings.json"
    assert paths.log_file().suffix == ".log"
    assert paths.documents_dir() != paths.data_dir()


def test_the_program_finds_its_texts_and_pictures():
    assert (paths.LOCALE_DIR / "omvendt.pot").is_file()
    assert paths.ASSETS_DIR.is_dir()
