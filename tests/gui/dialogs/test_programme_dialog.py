"""Making the first programme: what was typed is tried before a file is made."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from omvendt_desktop.gui import file_commands
from omvendt_desktop.gui.dialogs.programme_dialog import ProgrammeDialog, day_off
from omvendt_desktop.gui.main_window import MainWindow
from omvendt_desktop.settings import Settings
from omvendt_desktop.store.queries import programmes


@pytest.fixture
def first_start(root: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, errors_seen: Any) -> Iterator[MainWindow]:
    """The window without a file."""
    monkeypatch.setattr(file_commands, "default_file", lambda: tmp_path / "first.omvendt")
    made = MainWindow(root, Settings(language="en"), now=lambda: datetime(2026, 11, 21, 10))
    root.report_callback_exception = errors_seen.callback
    made.rebuild()
    root.update()
    yield made
    root.update()  # what was left for later
    made.jobs.close()
    for child in root.winfo_children():
        child.destroy()
    root.unbind("<Configure>")
    made.leave_file()


def test_a_wrong_mail_is_told_beside_its_field_and_no_file_is_made(first_start):
    dialog = ProgrammeDialog(first_start)
    dialog.show(wait_for_result=False)
    dialog.form.set({"client": "Fjordbank", "name": "autumn", "kickoff_on": datetime(2026, 9, 9).date()})
    dialog.form.set({"organiser_name": "Kari", "organiser_email": "kari@@x"})
    dialog.on_save()
    labels = [child for child in dialog.form.winfo_children() if child.winfo_class() == "TLabel"]
    assert any("kari@@x" in str(label["text"]) for label in labels)
    assert not file_commands.default_file().exists()
    dialog.form.set({"organiser_email": "kari@example.org"})
    dialog.on_save()
    assert [found.title for found in programmes.all_programmes(first_start.store)] == ["Fjordbank · autumn"]


def test_a_kick_off_on_a_day_off_is_remarked_on_but_not_refused(first_start):
    dialog = ProgrammeDialog(first_start)
    dialog.show(wait_for_result=False)
    field = dialog.form.field("kickoff_on")
    field.entry.set("6.9.2026")
    assert field.remarked() == "A day off: Sunday"
    field.entry.set("7.9.2026")
    assert field.remarked() == ""
    field.entry.set("26.3.2027")
    assert field.remarked() == "A day off: Good Friday"
    assert field.get() == date(2027, 3, 26)


def test_the_days_between_christmas_and_new_year_are_off_and_a_tuesday_is_not():
    assert day_off(date(2026, 12, 29)) == "Fridag: romjula"
    assert day_off(date(2026, 11, 24)) == ""
