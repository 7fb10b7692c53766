"""The summary of a programme, made of what was gathered: a page or two to hand over."""

from omvendt_desktop.domain.counting import Progress
from omvendt_desktop.domain.report_rows import Gathered
from omvendt_desktop.domain.report_words import confidential_line, feedback_blocks, hours_per_module
from omvendt_desktop.domain.reports import Bars, Block, Fact, Facts, Report, ReportSheet, Secret, Unit
from omvendt_desktop.domain.time_spent import total
from omvendt_desktop.i18n import _, using


def make_summary(gathered: Gathered, progress: Progress | None = None) -> Report:
    """Its frame, its sums, hours per module and what was said; nobody is named.

    For the client, groups and answers under five are left out. `progress` is told once, and may raise Cancelled.
    """
    if progress:
        progress(0, 1)
    programme, kind = gathered.programme, gathered.kind
    names = [Secret(_("a name"), row.name) for row in gathered.standings]
    with using(gathered.language):
        blocks: tuple[Block, ...] = (
            Facts(_frame(gathered)),
            Bars(_("Hours per module"), _("Hours"), hours_per_module(gathered.lines, kind, titles=True)),
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
            secrets=(*names, *gathered.secrets) if gathered.for_client else (),
        )


def _frame(gathered: Gathered) -> tuple[Fact, ...]:
    everybody = total(gathered.standings)
    mean = everybody.used // everybody.people if everybody.people else 0
    return (
        Fact(_("Client"), gathered.programme.client),
        Fact(_("Kick-off"), gathered.programme.kickoff_on, Unit.DAY),
        Fact(_("Made on"), gathered.today, Unit.DAY),
        Fact(_("Participants"), everybody.people, Unit.WHOLE),
        Fact(_("Pairs"), gathered.pairs, Unit.WHOLE),
        Fact(_("Pair meetings held"), gathered.held, Unit.WHOLE),
        Fact(_("Pair meetings planned in all"), gathered.planned, Unit.WHOLE),
        Fact(_("Hours used"), everybody.used, Unit.HOURS),
        Fact(_("Hours per participant on average"), mean, Unit.HOURS),
        Fact(_("Share of the budget used"), everybody.share, Unit.PERCENT),
    )
