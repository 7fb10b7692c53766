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
from tests import builders
from tests.gui.conftest import opened


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


def moved(window, programme, **values) -> ProgrammeDialog:
    dialog = opened(ProgrammeDialog(window, programme))
    dialog.form.set(values)
    return dialog


def test_meetings_that_stay_when_the_kick_off_moves_are_told_of_with_a_way_to_them(window, store, programme):
    module = programmes.modules(store, programme.id)[4]
    pair = builders.pair(store, programme)
    for day in (1, 2):
        builders.meeting(store, pair, module, datetime(2026, 12, day, 13))
    builders.meeting(store, pair, module, datetime(2026, 11, 1, 13))
    moved(window, programme, kickoff_on=date(2026, 9, 16)).on_save()
    assert window.status.text() == "Kick-off moved. 2 planned meetings keep their dates."
    window.status.press("Undo")
    assert window.programme == programme
    moved(window, programme, kickoff_on=date(2026, 9, 16)).on_save()
    window.status.press("Show the meetings")
    assert window.page.name == "meetings"


@pytest.mark.parametrize("change", [{"kickoff_on": date(2026, 9, 16)}, {"place": "Bergen"}])
def test_nothing_is_told_of_meetings_without_any_or_without_a_move(window, store, programme, change):
    if "place" in change:
        module = programmes.modules(store, programme.id)[4]
        builders.meeting(store, builders.pair(store, programme), module, datetime(2026, 12, 1, 13))
    moved(window, programme, **change).on_save()
    assert window.status.text() == "Done: Edit Fjordbank · autumn 2026"


def test_another_day_for_a_kick_off_that_was_held_is_remarked_on(window, store, programme):
    module = programmes.modules(store, programme.id)[3]
    builders.joint_meeting(store, programme, module, datetime(2026, 9, 10, 9), [], status="held")
    dialog = moved(window, programme)
    field = dialog.form.field("kickoff_on")
    assert field.remarked() == ""
    field.set(date(2026, 9, 16))
    assert field.remarked() == "The kick-off was held on 10 Sept 2026."
    dialog.form.set({"kickoff_on": programme.kickoff_on})
    assert field.remarked() == ""
    dialog.close()
