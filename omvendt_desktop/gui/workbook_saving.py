"""Workbooks that go out of the window: the empty form, rows to mend, and the participants to edit in Excel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.gui import messages, saving
from omvendt_desktop.gui.jobs import Progress
from omvendt_desktop.gui.pages.import_work import ImportWork
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.import_plan import RowKind
from omvendt_desktop.store.queries import people

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def save_empty_form(window: MainWindow, language: str) -> None:
    """Save the empty application workbook in Norwegian or English."""
    from omvendt_desktop.files import application_form_xlsx

    with using(language):
        name = _("Application form")
    _save(
        window,
        _("Save the empty workbook"),
        name,
        "import",
        lambda path, progress: application_form_xlsx.write(path, language),
    )


def save_problem_rows(window: MainWindow, work: ImportWork) -> None:
    """Save the rows that cannot be imported yet, to be mended in Excel and imported again."""
    from omvendt_desktop.files import problem_rows_xlsx

    problems = {row.number: row.problems for row in work.plan.of_kind(RowKind.PROBLEM)}
    name = _("{file}, rows to mend").format(file=work.path.stem)
    _save(
        window,
        _("Save the rows with problems"),
        name,
        "import",
        lambda path, progress: problem_rows_xlsx.write(path, work.table, work.matches, problems),
    )


def save_participants(window: MainWindow) -> None:
    """Save the participants of the programme as a workbook that can be edited and taken back."""
    from omvendt_desktop.files import participants_xlsx

    everybody = people.everybody(window.store, window.programme.id)
    name = _("Participants {programme}").format(programme=window.programme.plain_title)
    _save(
        window,
        _("Save the participants"),
        name,
        "participants",
        lambda path, progress: participants_xlsx.write(path, everybody, progress),
    )


def take_participants_back(window: MainWindow) -> None:
    """Choose an edited workbook of participants and show what it would change."""
    kinds = [(_("Excel workbook"), "*.xlsx")]
    path = messages.choose_open(window.root, _("Choose a workbook"), kinds, window.folder("participants"))
    if path is not None:
        window.remember_folder("participants", path)
        read_participants(window, path)


def read_participants(window: MainWindow, path: Path) -> None:
    """Read the workbook in the worker and show what it would change."""
    from omvendt_desktop.files import participants_xlsx
    from omvendt_desktop.gui.dialogs.participants_import_dialog import ParticipantsImportDialog

    window.jobs.run(
        lambda progress: participants_xlsx.read(path, progress),
        lambda lines: ParticipantsImportDialog(window, path, lines).show(),
        text=_("Reading {file}…").format(file=path.name),
    )


def _save(window: MainWindow, title: str, name: str, purpose: str, write: Callable[[Path, Progress], Path]) -> None:
    saving.save(window, title, name, ".xlsx", _("Excel workbook"), purpose, write, _("Saving the workbook…"))
