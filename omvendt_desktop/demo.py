"""The whole main job on made-up people, from a workbook of applications to calendar files, mails and a report."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from omvendt_desktop import sample
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import ReportKind
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import batch_folder, report_pdf, report_xlsx
from omvendt_desktop.i18n import _
from omvendt_desktop.services import invitations, reports
from omvendt_desktop.store.store import Store

FILE = "programme.omvendt"


def run_demo(folder: Path, now: datetime) -> Path:
    """Make the sample in the folder, telling each step on standard output; the programme file. `now` is wall time.

    Raises UserError when the folder holds a sample already or cannot be written.
    """
    file = folder / FILE
    if file.exists():
        raise UserError(
            _("{folder} holds a sample already.").format(folder=folder), _("Name another folder, or remove that one.")
        )
    make_folder(folder)
    for line in _steps(file, now):
        print(line, flush=True)
    return file


def make_folder(folder: Path) -> None:
    """Make the folder, unless it is there. Raises UserError."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("{folder} cannot be made.").format(folder=folder), _("Name another folder."), str(error)
        ) from error


def _steps(file: Path, now: datetime) -> Iterator[str]:
    store = Store.open(file, create=True)
    try:
        yield from sample.build(store, now)
        programme = store.find(Programme)[0]
        yield from _calendar(store, programme, file.parent, now)
        yield from _reports(store, programme, file.parent, now)
        yield _("Everything is in {folder}").format(folder=file.parent)
    finally:
        store.close()


def _calendar(store: Store, programme: Programme, folder: Path, now: datetime) -> Iterator[str]:
    plans = invitations.gather_plans(store, programme.id or 0, now=now)
    batch_folder.write(folder / "calendar", plans, programme.language)
    yield _("{count} plan files in {folder}").format(count=len(plans.items), folder="calendar")
    batch = invitations.gather_invitations(store, programme.id or 0, only_changed=False, now=now)
    batch_folder.write(folder / "invitations", batch, programme.language)
    invitations.mark_sent(store, batch.items, now)
    yield _("{count} invitations in {folder}").format(count=len(batch.items), folder="invitations")


def _reports(store: Store, programme: Programme, folder: Path, now: datetime) -> Iterator[str]:
    target = folder / "reports"
    target.mkdir(exist_ok=True)
    for kind, name in (
        (ReportKind.COORDINATOR, _("time report")),
        (ReportKind.CLIENT, _("time report for the client")),
    ):
        report = reports.gather_time_report(
            store, programme.id or 0, kind=kind, language=programme.language, today=now.date()
        )
        yield _written(report_xlsx.write(report, target / f"{name}.xlsx"))
    summary = reports.gather_summary(store, programme.id or 0, language=programme.language, today=now.date())
    name = _("summary for the client")
    yield _written(report_pdf.write(summary, target / f"{name}.pdf"))


def _written(file: Path) -> str:
    return _("{file} in {folder}").format(file=file.name, folder=file.parent.name)
