"""The reports there are, what each needs to be told, and how it is gathered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from omvendt_desktop import formats
from omvendt_desktop.domain.reports import Report, ReportKind
from omvendt_desktop.i18n import _
from omvendt_desktop.services import documents, reports
from omvendt_desktop.services.programme_files import Store
from omvendt_desktop.store.queries import meetings, people

XLSX, PDF = ".xlsx", ".pdf"


@dataclass(frozen=True)
class Choice:
    """What has been chosen beside the kind of report."""

    programme_id: int
    today: date
    language: str
    since: date | None = None
    until: date | None = None
    about: int | None = None


@dataclass(frozen=True)
class ReportEntry:
    """One line of the list; `about` is what must be chosen first: a participant, a meeting or nothing."""

    key: str
    title: str
    sentence: str
    gather: Callable[[Store, Choice], Report]
    suffixes: tuple[str, ...] = (XLSX,)
    about: str = ""
    has_period: bool = False


def entries() -> list[ReportEntry]:
    """Every report, the ones for the client first."""
    return [
        ReportEntry(
            "client",
            _("Time report for the client"),
            _("Sums without names, checked for you."),
            lambda store, choice: _time_report(store, choice, ReportKind.CLIENT),
            has_period=True,
        ),
        ReportEntry(
            "summary",
            _("Programme summary"),
            _("One or two pages to hand over."),
            _summary,
            (PDF, XLSX),
        ),
        ReportEntry(
            "time",
            _("Time report for you"),
            _("Everybody by name, every row behind."),
            lambda store, choice: _time_report(store, choice, ReportKind.COORDINATOR),
            has_period=True,
        ),
        ReportEntry(
            "statement",
            _("Statement for a participant"),
            _("Hours and themes, for a CV."),
            _statement,
            (PDF, XLSX),
            about="participant",
        ),
        ReportEntry(
            "attendance",
            _("Attendance list"),
            _("Everybody of a joint meeting, to sign."),
            _attendance,
            (XLSX, PDF),
            about="meeting",
        ),
    ]


def about_choices(entry: ReportEntry, store: Store, programme_id: int, now: datetime) -> list[tuple[int, str]]:
    """The people or joint meetings to choose from."""
    if entry.about == "participant":
        rows = sorted(people.listed(store, programme_id), key=lambda row: formats.sort_key(row.name))
        return [(row.id, row.name) for row in rows]
    if entry.about == "meeting":
        joint = [row for row in meetings.meetings(store, programme_id, now) if row.pair_id is None]
        return [(row.id, f"{formats.weekday_day(row.starts_at.date())} · {row.code} {row.title}") for row in joint]
    return []


def _time_report(store: Store, choice: Choice, kind: ReportKind) -> Report:
    return reports.gather_time_report(
        store,
        choice.programme_id,
        kind=kind,
        language=choice.language,
        today=choice.today,
        since=choice.since,
        until=choice.until,
    )


def _summary(store: Store, choice: Choice) -> Report:
    return documents.gather_summary(store, choice.programme_id, language=choice.language, today=choice.today)


def _statement(store: Store, choice: Choice) -> Report:
    return documents.gather_statement(store, choice.about, language=choice.language, today=choice.today)


def _attendance(store: Store, choice: Choice) -> Report:
    return documents.gather_attendance_list(store, choice.about, language=choice.language)
