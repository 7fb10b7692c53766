"""The time report, made of what was gathered for the coordinator or for the client."""

from omvendt_desktop.domain.counting import Counting, Progress
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.report_rows import Gathered, details_sheet, narrowed, participants_sheet
from omvendt_desktop.domain.report_words import confidential_line, feedback_blocks, hours_per_module, role_plural
from omvendt_desktop.domain.reports import (
    MOST_BARS,
    Bars,
    Fact,
    Facts,
    Report,
    ReportSheet,
    Secret,
    Unit,
    may_be_shared,
)
from omvendt_desktop.domain.time_spent import by_pair, total
from omvendt_desktop.i18n import _, using


def make_time_report(everything: Gathered, progress: Progress | None = None) -> Report:
    """The time report: summary, participants, details, about.

    For the client nobody is named unless the programme has agreed to it, and groups under five stay whole.
    `progress` hears of rows done and rows in all, and may raise Cancelled.
    """
    gathered, programme = narrowed(everything), everything.programme
    counting = Counting(progress, len(gathered.standings) + len(gathered.lines))
    hidden = _hidden_names(everything)
    with using(gathered.language):
        return Report(
            name=_("Time report {programme}").format(programme=programme.plain_title),
            title=_("Time report"),
            subtitle=programme.title,
            language=gathered.language,
            sheets=(
                _summary(gathered),
                participants_sheet(gathered, counting),
                details_sheet(gathered, counting),
                ReportSheet(_("About this report"), gathered.about, landscape=False),
            ),
            foot=confidential_line(gathered.kind),
            kind=gathered.kind,
            secrets=(*hidden, *gathered.secrets) if gathered.for_client else (),
        )


def _summary(gathered: Gathered) -> ReportSheet:
    facts = Facts((*_frame(gathered), *_sums(gathered)))
    ratings = feedback_blocks(gathered.feedback, gathered.kind)
    return ReportSheet(_("Summary"), (facts, _bars(gathered), *ratings))


def _frame(gathered: Gathered) -> list[Fact]:
    """What the report is about."""
    programme = gathered.programme
    chosen = role_plural(gathered.role) if gathered.role else _("all participants")
    return [
        Fact(_("Programme"), programme.name),
        Fact(_("Client"), programme.client),
        Fact(_("Period"), gathered.period),
        Fact(_("Made on"), gathered.today, Unit.DAY),
        Fact(_("Shows"), chosen),
    ]


def _sums(gathered: Gathered) -> list[Fact]:
    everybody = total(gathered.standings)
    meetings = {line.meeting_id: line.status for line in gathered.lines if line.pair_id is not None}
    facts = [
        Fact(_("Participants"), len(gathered.standings), Unit.WHOLE),
        Fact(_("Pairs"), len({row.pair_id for row in gathered.standings} - {None}), Unit.WHOLE),
        Fact(_("Pair meetings held"), list(meetings.values()).count(MeetingStatus.HELD), Unit.WHOLE),
        Fact(_("Pair meetings planned in all"), gathered.planned, Unit.WHOLE),
        *_hours_per_role(gathered),
        Fact(_("Hours used"), everybody.used, Unit.HOURS),
        Fact(_("Hours in the budget"), everybody.budget, Unit.HOURS),
        Fact(_("Share of the budget used"), everybody.share, Unit.PERCENT),
    ]
    if gathered.for_client:
        return facts
    return [
        *facts,
        Fact(_("Hours beside the budget"), everybody.beside, Unit.HOURS),
        Fact(_("The coordinator’s own hours"), gathered.own_minutes, Unit.HOURS),
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


def _hidden_names(everything: Gathered) -> list[Secret]:
    named = {row.name.casefold() for row in everything.standings if everything.may_name(row.role)}
    return [Secret(_("a name"), row.name) for row in everything.standings if row.name.casefold() not in named]
