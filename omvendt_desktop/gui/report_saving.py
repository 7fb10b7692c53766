"""Saving a report, under another name when the file cannot be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.reports import Report
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages, saving
from omvendt_desktop.gui.pages.report_choices import PDF
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

PURPOSE = "reports"


def save_report(window: MainWindow, report: Report, suffix: str) -> None:
    """Ask for a file and write the report there."""
    from omvendt_desktop.files import report_pdf, report_xlsx

    write = report_pdf.write if suffix == PDF else report_xlsx.write
    saving.save(
        window,
        _("Save report"),
        report.name,
        suffix,
        _("PDF") if suffix == PDF else _("Excel workbook"),
        PURPOSE,
        lambda path, progress: write(report, path, progress),
        _("Saving the report…"),
        on_error=lambda error: _offer_another_name(window, report, suffix, error),
    )


def _offer_another_name(window: MainWindow, report: Report, suffix: str, error: Exception) -> None:
    if not isinstance(error, UserError) or not isinstance(error.__cause__, OSError):
        messages.show_error(window.root, error)
    elif messages.ask(window.root, _("Save under another name?"), error.sentences, _("Choose another name")):
        save_report(window, report, suffix)
