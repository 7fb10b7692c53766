"""Saving a report: choose where, write in a job, tell where it lies; another name when the file cannot be written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.domain.reports import Report
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages
from omvendt_desktop.gui.pages.report_choices import PDF, file_name
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

PURPOSE = "reports"


def save_report(window: MainWindow, report: Report, suffix: str) -> None:
    """Ask for a file and write the report there."""
    kind = _("PDF") if suffix == PDF else _("Excel workbook")
    path = messages.choose_save(
        window.root, _("Save report"), file_name(report, suffix), [(kind, f"*{suffix}")], window.folder(PURPOSE)
    )
    if path is not None:
        window.remember_folder(PURPOSE, path)
        _write(window, report, path, suffix)


def _write(window: MainWindow, report: Report, path: Path, suffix: str) -> None:
    from omvendt_desktop.files import report_pdf, report_xlsx

    write = report_pdf.write if suffix == PDF else report_xlsx.write
    window.jobs.run(
        lambda progress: write(report, path, progress),
        lambda saved: _tell(window, saved),
        lambda error: _offer_another_name(window, report, suffix, error),
        _("Saving the report…"),
    )


def _tell(window: MainWindow, saved: Path) -> None:
    window.say(
        _("Saved {file}").format(file=saved.name),
        (_("Open"), lambda: messages.open_path(saved)),
        (_("Show in folder"), lambda: messages.show_in_folder(saved)),
    )


def _offer_another_name(window: MainWindow, report: Report, suffix: str, error: Exception) -> None:
    if not isinstance(error, UserError) or not isinstance(error.__cause__, OSError):
        messages.show_error(window.root, error)
    elif messages.ask(
        window.root, _("Save under another name?"), f"{error.message} {error.hint}", _("Choose another name")
    ):
        save_report(window, report, suffix)
