"""A folder of invitations is written whole, or not at all."""

import unicodedata
from dataclasses import replace

import pytest

from omvendt_desktop.domain.outgoing import Batch
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.files import batch_folder, invitation_mail
from omvendt_desktop.files.written import file_name, free_name
from tests import permissions
from tests.files import calendar_readers
from tests.files.test_invitation_mail import item


def batch(*items, name="Invitasjoner Fjordbank 2026-11-21") -> Batch:
    return Batch(1, name, tuple(replace(each, number=number) for number, each in enumerate(items, start=1)))


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_batch_becomes_a_folder_of_drafts_files_and_guides(tmp_path):
    made = batch_folder.write(tmp_path, batch(item(file_name="Minh – Mentormøte 3-6"), item(None)), "nb")
    assert made == tmp_path / "Invitasjoner Fjordbank 2026-11-21"
    assert names(made)[:3] == ["01 Minh – Mentormøte 3-6.eml", "01 Minh – Mentormøte 3-6.ics", "02 Minh.eml"]
    assert len([name for name in names(made) if name.startswith("Veiledning")]) == 4
    calendar_readers.check((made / "01 Minh – Mentormøte 3-6.ics").read_bytes())


def test_a_folder_that_is_not_there_yet_becomes_the_folder_of_the_batch(tmp_path):
    assert batch_folder.write(tmp_path / "demo" / "calendar", batch(item()), "en") == tmp_path / "demo" / "calendar"
    assert "Guide – Outlook.txt" in names(tmp_path / "demo" / "calendar")


def test_nothing_is_overwritten(tmp_path):
    first = batch_folder.write(tmp_path, batch(item(text="one")), "nb")
    before = {path: path.read_bytes() for path in first.iterdir()}
    second = batch_folder.write(tmp_path, batch(item(text="two")), "nb")
    assert second.name == first.name + " 2"
    assert {path: path.read_bytes() for path in first.iterdir()} == before


def test_a_batch_that_was_cancelled_leaves_nothing(tmp_path):
    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        batch_folder.write(tmp_path / "a" / "b", batch(item()), "nb", stop)
    assert names(tmp_path) == []


def test_a_full_disk_leaves_nothing_and_says_so(tmp_path, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(invitation_mail, "to_bytes", full)
    with pytest.raises(UserError) as refused:
        batch_folder.write(tmp_path, batch(item()), "nb")
    assert "plass på disken" in refused.value.hint
    assert names(tmp_path) == []


def test_a_folder_without_permission_says_so(tmp_path):
    with permissions.mode(tmp_path, 0o500), pytest.raises(UserError):
        batch_folder.write(tmp_path, batch(item()), "nb")


def test_a_place_that_is_no_folder_says_so(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError):
        batch_folder.write(tmp_path / "file" / "folder", batch(item()), "nb")
    with pytest.raises(UserError):
        batch_folder.write(tmp_path / "file", batch(item()), "nb")
    assert names(tmp_path) == ["file"]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ('a<b>c:"d/e\\f|g?h*', "a b c d e f g h"),
        ("con", "_con"),
        ("COM1.txt", "_COM1.txt"),
        ("dots. . .", "dots"),
        ("\x00\u202eevil\r\n", "evil"),
        ("", "_"),
        ("...", "_"),
        ("x" * 200, "x" * 76),
    ],
)
def test_file_names_are_taken_by_every_system(given, kept):
    assert file_name(given, ".eml") == kept + ".eml"


def test_a_file_name_is_composed_and_short():
    name = file_name("A\u030ase " * 40, ".ics")
    assert name == unicodedata.normalize("NFC", name)
    assert len(name) <= 80


def test_a_name_in_use_gets_a_number_whatever_its_case(tmp_path):
    (tmp_path / "Plan").mkdir()
    (tmp_path / "PLAN 2").mkdir()
    assert free_name(tmp_path, "plan").name == "plan 3"


def test_a_thousand_mails_to_people_of_one_name_get_a_file_each(tmp_path):
    made = batch_folder.write(tmp_path, batch(*[item(file_name="Æ" * 100)] * 120), "nb")
    assert len(list(made.glob("*.eml"))) == len(list(made.glob("*.ics"))) == 120


def test_the_own_calendar_takes_the_place_that_was_chosen(tmp_path):
    path = tmp_path / "mine.ics"
    assert batch_folder.write_own_calendar(path, batch(item())) == path
    calendar_readers.check_bytes(path.read_bytes())
    with pytest.raises(UserError):
        batch_folder.write_own_calendar(path, batch())
