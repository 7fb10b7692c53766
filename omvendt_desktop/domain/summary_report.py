"""The summary of a programme, made of what was gathered: a page or two to hand over."""

from omvendt_desktop.domain.client_time import ClientTime, client_time
from omvendt_desktop.domain.counting import Progress
from omvendt_desktop.domain.gathered import Gathered, secrets_of
from omvendt_desktop.domain.report_blocks import feedback_blocks, left_out_words, module_bars
from omvendt_desktop.domain.report_words import confidential_line
from omvendt_desktop.domain.reports import Bars, Block, Fact, Facts, Report, ReportSheet, Unit
from omvendt_desktop.i18n import _, using


def make_summary(gathered: Gathered, progress: Progress | None = None) -> Report:
    """Its frame, its sums, hours per module and what was said; nobody is named.

    For the client it tells as little of few as the time report does. `progress` is told once, and may raise Cancelled.
    """
    if progress:
        progress(0, 1)
    programme, kind = gathered.programme, gathered.kind
    secrets = secrets_of(gathered, frozenset())
    with using(gathered.language):
        told = client_time(gathered.accounts, gathered.lines, gathered.named)
        bars = module_bars(told)
        blocks: tuple[Block, ...] = (
            Facts((*_frame(gathered), *_sums(told))),
            *left_out_words(told),
            *([Bars(_("Hours per module"), _("Hours"), bars)] if bars else []),
            *feedback_blocks(gathered.feedback, kind),
        )
        return Report(
            name=_("Summary {programme}").format(programme=programme.plain_title),
            title=_("Programme summary"),
            subtitle=programme.title,
            language=gathered.language,
            sheets=(ReportSheet(_("Summary"), blocks, landscape=False),),
            foot=confidential_line(kind),
            kind=kind,
            secrets=secrets,
        )


def _frame(gathered: Gathered) -> tuple[Fact, ...]:
    return (
        Fact(_("Client"), gathered.programme.client),
        Fact(_("Kick-off"), gathered.programme.kickoff_on, Unit.DAY),
        Fact(_("Made on"), gathered.today, Unit.DAY),
        Fact(_("Participants"), len(gathered.accounts), Unit.WHOLE),
        Fact(_("Pairs, without those that ended early"), gathered.pairs_lasting, Unit.WHOLE),
        Fact(_("Pair meetings held"), gathered.meetings_held, Unit.WHOLE),
        Fact(_("Pair meetings planned in all"), gathered.planned, Unit.WHOLE),
    )


def _sums(told: ClientTime) -> tuple[Fact, ...]:
    """The hours of those who may be told of; none when that is nobody."""
    if told.tells_nothing:
        return ()
    everybody = told.everybody.standing
    mean = everybody.used // everybody.people if everybody.people else 0
    share = [Fact(_("Share of the budget used"), everybody.share, Unit.PERCENT)] if everybody.budget else []
    return (
        Fact(_("Hours used"), everybody.used, Unit.HOURS),
        Fact(_("Hours per participant on average"), mean, Unit.HOURS),
        *share,
    )
