"""The time report, gathered for the coordinator or for the client."""

from datetime import date

from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import (
    MOST_BARS,
    Bars,
    Fact,
    Facts,
    Report,
    ReportKind,
    ReportSheet,
    Secret,
    Unit,
    may_be_shared,
)
from omvendt_desktop.domain.time_spent import by_pair, total
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.report_rows import Gathered, details_sheet, participants_sheet
from omvendt_desktop.services.report_words import (
    about,
    confidential_line,
    feedback_blocks,
    hours_per_module,
    period_words,
    role_plural,
)
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.queries.confidential import confidential_texts
from omvendt_desktop.store.queries.feedback import feedback
from omvendt_desktop.store.queries.module_times import module_times
from omvendt_desktop.store.store import Store


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
    if since and until and until < since:
        raise UserError(_("The period ends before it begins."), _("Choose a later last day."))
    programme = store.get(Programme, programme_id)
    with using(language):
        standings = ledger.standings(store, programme_id, today, since=since, until=until)
        lines = ledger.details(store, programme_id, since=since, until=until or today)
        gathered = Gathered(
            programme,
            kind,
            today,
            since,
            until,
            role,
            [row for row in standings if role in (None, row.role)],
            [line for line in lines if role in (None, line.role)],
        )
        return Report(
            name=_("Time report {programme}").format(programme=programme.plain_title),
            title=_("Time report"),
            subtitle=programme.title,
            language=language,
            sheets=(
                _summary(store, gathered),
                participants_sheet(gathered),
                details_sheet(gathered),
                ReportSheet(_("About this report"), about(kind, programme), landscape=False),
            ),
            foot=confidential_line(kind),
            kind=kind,
            secrets=_secrets(store, gathered) if gathered.for_client else (),
        )


def _summary(store: Store, gathered: Gathered) -> ReportSheet:
    facts = Facts((*_frame(gathered), *_sums(store, gathered)))
    ratings = feedback_blocks(feedback(store, gathered.programme.id or 0), gathered.kind)
    blocks = [facts, _bars(gathered), *ratings]
    return ReportSheet(_("Summary"), tuple(blocks))


def _frame(gathered: Gathered) -> list[Fact]:
    """What the report is about."""
    programme = gathered.programme
    chosen = role_plural(gathered.role) if gathered.role else _("all participants")
    return [
        Fact(_("Programme"), programme.name),
        Fact(_("Client"), programme.client),
        Fact(_("Period"), period_words(gathered.since, gathered.until or gathered.today)),
        Fact(_("Made on"), gathered.today, Unit.DAY),
        Fact(_("Shows"), chosen),
    ]


def _sums(store: Store, gathered: Gathered) -> list[Fact]:
    everybody = total(gathered.standings)
    meetings = {line.meeting_id: line.status for line in gathered.lines if line.pair_id is not None}
    planned = sum(module.meetings for module in module_times(store, gathered.programme.id or 0) if module.paired)
    facts = [
        Fact(_("Participants"), len(gathered.standings), Unit.WHOLE),
        Fact(_("Pairs"), len({row.pair_id for row in gathered.standings} - {None}), Unit.WHOLE),
        Fact(_("Pair meetings held"), list(meetings.values()).count(MeetingStatus.HELD), Unit.WHOLE),
        Fact(_("Pair meetings planned in all"), planned, Unit.WHOLE),
        *_hours_per_role(gathered),
        Fact(_("Hours used"), everybody.used, Unit.HOURS),
        Fact(_("Hours in the budget"), everybody.budget, Unit.HOURS),
        Fact(_("Share of the budget used"), everybody.share, Unit.PERCENT),
    ]
    if gathered.for_client:
        return facts
    own = ledger.coordinator_time(store, gathered.programme.id or 0).total
    return [
        *facts,
        Fact(_("Hours beside the budget"), everybody.beside, Unit.HOURS),
        Fact(_("The coordinator’s own hours"), own, Unit.HOURS),
    ]


def _hours_per_role(gathered: Gathered) -> list[Fact]:
    groups = {role: [row for row in gathered.standings if row.role is role] for role in Role}
    # With one role withheld the other must be too, or the difference to the sum would tell.
    if gathered.for_client and not all(may_be_shared(len(rows)) for rows in groups.values()):
        return []
    labels = {Role.MENTOR: _("Hours of mentors"), Role.MENTEE: _("Hours of mentees")}
    return [Fact(labels[role], total(rows).used, Unit.HOURS) for role, rows in groups.items() if rows]


def _bars(gathered: Gathered) -> Bars:
    """Hours per pair; for the client, who may not see a pair alone, hours per module."""
    if gathered.for_client:
        shown = hours_per_module(gathered.lines, gathered.kind, titles=False)
        return Bars(_("Hours per module"), _("Hours"), shown[:MOST_BARS])
    pairs = [row for row in by_pair(gathered.standings) if row.pair_id is not None]
    if len(pairs) <= MOST_BARS:
        return Bars(_("Hours per pair"), _("Hours"), tuple((row.name, row.used) for row in pairs))
    fewest = sorted(pairs, key=lambda row: row.used)[:MOST_BARS]
    title = _("Hours per pair: the {count} with the fewest").format(count=MOST_BARS)
    return Bars(title, _("Hours"), tuple((row.name, row.used) for row in fewest))


def _secrets(store: Store, gathered: Gathered) -> tuple[Secret, ...]:
    everybody = ledger.standings(store, gathered.programme.id or 0, gathered.today)
    named = {row.name.casefold() for row in everybody if gathered.may_name(row.role)}
    hidden = [row.name for row in everybody if row.name.casefold() not in named]
    texts = confidential_texts(store, gathered.programme.id or 0)
    return (*(Secret(_("a name"), name) for name in hidden), *texts)
