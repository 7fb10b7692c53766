"""The time report, gathered for the coordinator or for the client."""

from collections.abc import Generator
from datetime import date

from omvendt_desktop.domain.counting import finished
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.report_rows import Gathered
from omvendt_desktop.domain.reports import Report, ReportKind, Secret
from omvendt_desktop.domain.summary_report import make_summary
from omvendt_desktop.domain.time_report import make_time_report
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.report_words import about, period_words
from omvendt_desktop.store.queries import ledger, ledger_pieces
from omvendt_desktop.store.queries.confidential import confidential_texts
from omvendt_desktop.store.queries.feedback import feedback
from omvendt_desktop.store.queries.module_times import pair_meetings
from omvendt_desktop.store.queries.pairs import count_lasting
from omvendt_desktop.store.store import Store

# Yields the rows read and the rows in all; in the end it returns all that a report is made of.
Reading = Generator[tuple[int, int], None, Gathered]


def gather_time_report(
    store: Store,
    programme_id: int,
    *,
    kind: ReportKind = ReportKind.COORDINATOR,
    language: str = "nb",
    today: date,
    since: date | None = None,
    until: date | None = None,
    role: Role | None = None,
) -> Report:
    """The time report: summary, participants, details, about; minutes used from `since` to `until`, both included.

    For the client nobody is named unless the programme has agreed to it, and groups under five stay whole.
    Raises UserError when the period ends before it begins.
    """
    reading = read_in_pieces(
        store, programme_id, kind=kind, language=language, today=today, since=since, until=until, role=role
    )
    return make_time_report(finished(reading))


def gather_summary(
    store: Store, programme_id: int, *, kind: ReportKind = ReportKind.CLIENT, language: str = "nb", today: date
) -> Report:
    """A page about the programme: its frame, its sums, hours per module and what was said; nobody is named.

    For the client, groups and answers under five are left out. Raises UserError when the programme is gone.
    """
    return make_summary(finished(read_in_pieces(store, programme_id, kind=kind, language=language, today=today)))


def read_in_pieces(
    store: Store,
    programme_id: int,
    *,
    kind: ReportKind,
    language: str,
    today: date,
    since: date | None = None,
    until: date | None = None,
    role: Role | None = None,
) -> Reading:
    """What the time report and the summary are made of, read in pieces between which a window can answer.

    What is written between two pieces makes the whole wrong: begin anew then. Raises UserError as the reports do.
    """
    if since and until and until < since:
        raise UserError(_("The period ends before it begins."), _("Choose a later last day."))
    programme = store.get(Programme, programme_id)
    standings, lines = yield from ledger_pieces.ledger_in_pieces(
        store, programme_id, today, language=language, since=since, until=until
    )
    rows = len(standings) + len(lines)
    secrets: list[Secret] = []
    if kind is ReportKind.CLIENT:
        secrets = yield from _told(confidential_texts(store, programme_id), rows)
        yield rows, rows
    meetings = pair_meetings(store, programme_id)
    yield rows, rows
    with using(language):
        answers = feedback(store, programme_id)
    yield rows, rows
    with using(language):
        return Gathered(
            programme,
            kind,
            language,
            today,
            since,
            until,
            role,
            period_words(since, until or today),
            standings,
            lines,
            answers,
            count_lasting(store, programme_id),
            meetings.planned,
            meetings.held,
            ledger.coordinator_time(store, programme_id).total,
            about(kind, programme),
            tuple(secrets),
        )


def _told(reading: Generator[None, None, list[Secret]], rows: int) -> Generator[tuple[int, int], None, list[Secret]]:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            found: list[Secret] = end.value
            return found
        yield rows, rows
