"""The time report, made of what was gathered for the coordinator or for the client."""

from omvendt_desktop.domain.client_time import client_time, summed
from omvendt_desktop.domain.counting import Counting, Progress
from omvendt_desktop.domain.gathered import Gathered, narrowed, secrets_of
from omvendt_desktop.domain.report_blocks import (
    feedback_blocks,
    hour_facts,
    left_out_words,
    module_bars,
    told_hour_facts,
)
from omvendt_desktop.domain.report_rows import (
    client_details_sheet,
    client_participants_sheet,
    details_sheet,
    participants_sheet,
)
from omvendt_desktop.domain.report_words import confidential_line, narrowing_words
from omvendt_desktop.domain.reports import MOST_BARS, Bars, Block, Fact, Facts, OwnWords, Report, ReportSheet, Unit
from omvendt_desktop.domain.time_spent import Narrowing, Standing, by_pair
from omvendt_desktop.i18n import _, using


def make_time_report(everything: Gathered, progress: Progress | None = None) -> Report:
    """The time report: summary, participants, details, about.

    For the client nobody is named unless the programme has agreed to it, nothing tells of fewer than five, and
    everybody is in it. `progress` hears of rows done and rows in all, and may raise Cancelled.
    """
    gathered, programme = narrowed(everything), everything.programme
    counting = Counting(progress, len(gathered.accounts) + len(gathered.lines))
    secrets = secrets_of(gathered, gathered.named)
    with using(gathered.language):
        sheets = _client_sheets(gathered, counting) if gathered.for_client else _sheets(gathered, counting)
        return Report(
            name=_("Time report {programme}").format(programme=programme.plain_title),
            title=_("Time report"),
            subtitle=programme.title,
            language=gathered.language,
            sheets=(*sheets, ReportSheet(_("About this report"), gathered.about, landscape=False)),
            foot=confidential_line(gathered.kind),
            kind=gathered.kind,
            secrets=secrets,
        )


def _sheets(gathered: Gathered, counting: Counting) -> list[ReportSheet]:
    facts = [
        *_frame(gathered),
        *_meetings(gathered),
        *hour_facts(gathered.accounts, frozenset(), gathered.has_period),
        *_beside(gathered),
    ]
    return [
        _summary(gathered, [Facts(tuple(facts)), *_chart(_pair_bars(gathered))]),
        participants_sheet(gathered, counting),
        details_sheet(gathered, counting),
    ]


def _client_sheets(gathered: Gathered, counting: Counting) -> list[ReportSheet]:
    told = client_time(list(counting.over(gathered.accounts)), counting.over(gathered.lines_by_name), gathered.named)
    facts = [*_frame(gathered), *_meetings(gathered), *told_hour_facts(told, gathered.has_period)]
    title = _("Hours per module in the period") if gathered.has_period else _("Hours per module")
    chart = Bars(title, _("Hours"), module_bars(told))
    return [
        _summary(gathered, [Facts(tuple(facts)), *left_out_words(told), *_chart(chart)]),
        client_participants_sheet(gathered, told),
        client_details_sheet(gathered, told),
    ]


def _summary(gathered: Gathered, blocks: list[Block]) -> ReportSheet:
    return ReportSheet(_("Summary"), (*blocks, *feedback_blocks(gathered.feedback, gathered.kind)))


def _frame(gathered: Gathered) -> list[Fact]:
    """What the report is about."""
    programme = gathered.programme
    return [
        Fact(_("Programme"), programme.name),
        Fact(_("Client"), programme.client),
        Fact(_("Period"), OwnWords(gathered.period)),
        Fact(_("Made on"), gathered.today, Unit.DAY),
        Fact(_("Shows"), OwnWords(narrowing_words(gathered.narrowing))),
    ]


def _meetings(gathered: Gathered) -> list[Fact]:
    held = _("Pair meetings held in the period") if gathered.has_period else _("Pair meetings held")
    facts = [
        Fact(_("Participants"), len(gathered.accounts), Unit.WHOLE),
        Fact(_("Pairs, without those that ended early"), gathered.pairs_lasting, Unit.WHOLE),
    ]
    if not gathered.for_client and gathered.pairs_ended:
        facts.append(Fact(_("Pairs that ended early"), gathered.pairs_ended, Unit.WHOLE))
    facts.append(Fact(held, gathered.meetings_held, Unit.WHOLE))
    if gathered.narrowing == Narrowing():
        facts.append(Fact(_("Pair meetings planned in all"), gathered.planned, Unit.WHOLE))
    return facts


def _beside(gathered: Gathered) -> list[Fact]:
    """What stands beside the budget."""
    if gathered.has_period:
        labels = _("Hours beside the budget in the period"), _("The coordinator’s own hours in the period")
    else:
        labels = _("Hours beside the budget"), _("The coordinator’s own hours")
    beside = summed(gathered.accounts).used.beside
    return [Fact(labels[0], beside, Unit.HOURS), Fact(labels[1], gathered.own_minutes, Unit.HOURS)]


def _chart(bars: Bars) -> list[Block]:
    return [bars] if bars.bars else []


def _pair_bars(gathered: Gathered) -> Bars:
    sums = {row.pair_id: row for row in by_pair(account.used for account in gathered.accounts)}
    pairs = [sums[pair.id] for pair in gathered.pairs if pair.id in sums]
    if len(pairs) <= MOST_BARS:
        title = _("Hours per pair in the period") if gathered.has_period else _("Hours per pair")
        return Bars(title, _("Hours"), _used(pairs))
    title = _("Hours per pair: the {count} with the fewest").format(count=MOST_BARS)
    return Bars(title, _("Hours"), _used(sorted(pairs, key=lambda row: row.used)[:MOST_BARS]))


def _used(pairs: list[Standing]) -> tuple[tuple[str, int], ...]:
    return tuple((row.name, row.used) for row in pairs)
