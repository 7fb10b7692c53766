"""The reports there are, what each needs to be told, and how it is gathered."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from omvendt_desktop import formats
from omvendt_desktop.domain.counting import Progress, finished
from omvendt_desktop.domain.gathered import Gathered
from omvendt_desktop.domain.participants import ParticipantStatus, Role
from omvendt_desktop.domain.report_words import narrowing_words
from omvendt_desktop.domain.reports import Report, ReportKind
from omvendt_desktop.domain.summary_report import make_summary
from omvendt_desktop.domain.time_report import make_time_report
from omvendt_desktop.domain.time_spent import Narrowing, TimeState
from omvendt_desktop.i18n import _
from omvendt_desktop.services import documents, reports
from omvendt_desktop.services.programme_files import Store
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries.joint_meetings import joint_meetings

XLSX, PDF = ".xlsx", ".pdf"
SHOWN = "shown"


@dataclass(frozen=True)
class Choice:
    """What has been chosen beside the kind of report."""

    programme_id: int
    today: date
    language: str
    since: date | None = None
    until: date | None = None
    about: int | None = None
    shown: Narrowing | None = None


@dataclass(frozen=True)
class ReportEntry:
    """One line of the list; `about` is what must be chosen: a participant, a meeting, whom it shows, or nothing.

    A report on everybody can be had in two steps: `read` in pieces, and `make` it of what was read, in a worker.
    """

    key: str
    title: str
    sentence: str
    gather: Callable[[Store, Choice], Report]
    read: Callable[[Store, Choice], reports.Reading] | None = None
    make: Callable[[Gathered, Progress | None], Report] | None = None
    suffixes: tuple[str, ...] = (XLSX,)
    about: str = ""
    has_period: bool = False


def entries() -> list[ReportEntry]:
    """Every report, the ones for the client first."""
    return [
        _on_everybody(
            "client",
            _("Time report for the client"),
            _("Sums without names, checked for you."),
            ReportKind.CLIENT,
            make_time_report,
            has_period=True,
        ),
        _on_everybody(
            "summary",
            _("Programme summary"),
            _("One or two pages to hand over."),
            ReportKind.CLIENT,
            make_summary,
            suffixes=(PDF, XLSX),
        ),
        _on_everybody(
            "time",
            _("Time report for you"),
            _("Everybody by name, every row behind."),
            ReportKind.COORDINATOR,
            make_time_report,
            about=SHOWN,
            has_period=True,
        ),
        ReportEntry(
            "statement",
            _("Statement for a participant"),
            _("Hours and themes, for a CV."),
            _statement,
            suffixes=(PDF, XLSX),
            about="participant",
        ),
        ReportEntry(
            "attendance",
            _("Attendance list"),
            _("Everybody of a joint meeting, to sign."),
            _attendance,
            suffixes=(XLSX, PDF),
            about="meeting",
        ),
    ]


def about_choices(entry: ReportEntry, store: Store, programme_id: int) -> list[tuple[Any, str]]:
    """The people, the joint meetings or the groups of people to choose from, by their id or narrowing."""
    if entry.about == "participant":
        rows = sorted(people.listed(store, programme_id), key=lambda row: formats.sort_key(row.name))
        return [(row.id, row.name) for row in rows]
    if entry.about == "meeting":
        joint = joint_meetings(store, programme_id)
        return [(row.id, f"{formats.weekday_day(row.starts_at.date())} · {row.code} {row.title}") for row in joint]
    return _narrowings() if entry.about == SHOWN else []


def _narrowings() -> list[tuple[Narrowing, str]]:
    narrowings = [
        Narrowing(),
        *(Narrowing(role=role) for role in Role),
        *(Narrowing(status=status) for status in ParticipantStatus),
        *(Narrowing(state=state) for state in TimeState),
    ]
    words = [narrowing_words(narrowing) for narrowing in narrowings]
    return [(narrowing, word[:1].upper() + word[1:]) for narrowing, word in zip(narrowings, words, strict=True)]


def _on_everybody(
    key: str,
    title: str,
    sentence: str,
    kind: ReportKind,
    make: Callable[[Gathered, Progress | None], Report],
    **more: Any,
) -> ReportEntry:
    def read(store: Store, choice: Choice) -> reports.Reading:
        return reports.read_in_pieces(
            store,
            choice.programme_id,
            kind=kind,
            language=choice.language,
            today=choice.today,
            since=choice.since,
            until=choice.until,
            narrowing=choice.shown,
        )

    def gather(store: Store, choice: Choice) -> Report:
        return make(finished(read(store, choice)), None)

    return ReportEntry(key, title, sentence, gather, read, make, **more)


def _statement(store: Store, choice: Choice) -> Report:
    return documents.gather_statement(store, choice.about, language=choice.language, today=choice.today)


def _attendance(store: Store, choice: Choice) -> Report:
    return documents.gather_attendance_list(store, choice.about, language=choice.language)
