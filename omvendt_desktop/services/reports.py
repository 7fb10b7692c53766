"""The time report, gathered for the coordinator or for the client."""

from collections.abc import Generator
from datetime import date

from omvendt_desktop import formats
from omvendt_desktop.domain.client_time import Account
from omvendt_desktop.domain.counting import finished
from omvendt_desktop.domain.gathered import Gathered
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import Report, ReportKind, Secret
from omvendt_desktop.domain.summary_report import make_summary
from omvendt_desktop.domain.time_report import make_time_report
from omvendt_desktop.domain.time_spent import Narrowing
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.report_words import about, period_words
from omvendt_desktop.store.queries.confidential import confidential_texts
from omvendt_desktop.store.queries.feedback import feedback
from omvendt_desktop.store.queries.ledger_pieces import ledger_in_pieces
from omvendt_desktop.store.queries.module_times import count_pair_meetings
from omvendt_desktop.store.queries.own_time import coordinator_time
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
    narrowing: Narrowing | None = None,
) -> Report:
    """The time report: summary, participants, details, about.

    Minutes used are those from `since` to `until`, both included; plan, forecast and left are told as they stood on
    the last of these days, or today. For the client nobody is named unless the programme has agreed to it, nothing
    tells of fewer than five, and everybody is in it, whatever the narrowing.
    Raises UserError when the period ends before it begins, or has not begun.
    """
    reading = read_in_pieces(
        store, programme_id, kind=kind, language=language, today=today, since=since, until=until, narrowing=narrowing
    )
    return make_time_report(finished(reading))


def gather_summary(
    store: Store, programme_id: int, *, kind: ReportKind = ReportKind.CLIENT, language: str = "nb", today: date
) -> Report:
    """A page about the programme: its frame, its sums, hours per module and what was said; nobody is named.

    For the client nothing tells of fewer than five. Raises UserError when the programme is gone.
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
    narrowing: Narrowing | None = None,
) -> Reading:
    """What the time report and the summary are made of, read in pieces between which a window can answer.

    What is written between two pieces makes the whole wrong: begin anew then. Raises UserError as the reports do.
    """
    last = _last_day(since, until, today)
    programme = store.get(Programme, programme_id)
    read = yield from ledger_in_pieces(store, programme_id, today, language=language, since=since, until=last)
    rows = len(read.standings) + len(read.lines)
    secrets: list[Secret] = []
    if kind is ReportKind.CLIENT:
        secrets = yield from _told(confidential_texts(store, programme_id), rows)
        yield rows, rows
    planned = count_pair_meetings(store, programme_id)
    yield rows, rows
    accounts = _by_name([Account(row, used) for row, used in zip(read.standings, read.used, strict=True)])
    yield rows, rows
    pairs = _in_order(store.find(Pair, programme_id=programme_id), accounts)
    yield rows, rows
    with using(language):
        answers = feedback(store, programme_id, since=since, until=last)
    yield rows, rows
    with using(language):
        return Gathered(
            programme=programme,
            kind=kind,
            language=language,
            today=today,
            since=since,
            until=last,
            narrowing=narrowing or Narrowing(),
            period=period_words(since, last),
            accounts=accounts,
            lines=read.lines,
            feedback=answers,
            pairs=pairs,
            planned=planned,
            own_minutes=coordinator_time(store, programme_id, since=since, until=last).total,
            about=about(kind, programme),
            secrets=tuple(secrets),
        )


def _last_day(since: date | None, until: date | None, today: date) -> date:
    last = min(until or today, today)
    if since and until and until < since:
        raise UserError(_("The period ends before it begins."), _("Choose a later last day."))
    if since and since > last:
        raise UserError(_("The period has not begun yet."), _("Choose an earlier first day."))
    return last


def _by_name(accounts: list[Account]) -> list[Account]:
    """The accounts as a Norwegian list has them, which SQLite does not know of."""
    return sorted(accounts, key=lambda account: formats.sort_key(account.standing.name))


def _in_order(pairs: list[Pair], accounts: list[Account]) -> list[Pair]:
    """The pairs by the names of their mentors and then of their mentees."""
    place = {account.standing.participant_id: number for number, account in enumerate(accounts)}
    return sorted(pairs, key=lambda pair: (place[pair.mentor_id], place[pair.mentee_id]))


def _told(reading: Generator[None, None, list[Secret]], rows: int) -> Generator[tuple[int, int], None, list[Secret]]:
    while True:
        try:
            next(reading)
        except StopIteration as end:
            found: list[Secret] = end.value
            return found
        yield rows, rows
