"""What a report says of its period and of its figures."""

from dataclasses import replace
from datetime import date

from omvendt_desktop import __version__, formats
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import Block, Fact, Facts, OwnWords, Paragraphs, ReportKind
from omvendt_desktop.i18n import _


def period_words(since: date | None, until: date) -> str:
    """The period a report covers."""
    if since is None:
        return _("up to and including {day}").format(day=formats.day_month_year(until))
    return _("{first} – {last}").format(first=formats.day_month_year(since), last=formats.day_month_year(until))


def about(kind: ReportKind, programme: Programme) -> tuple[Block, ...]:
    """What the figures mean, and what the report was made with."""
    facts = [
        Fact(_("Used"), _("Minutes of those present at meetings that were held, and other time that counts.")),
        Fact(
            _("Plan to date"),
            _("Minutes of the modules whose meeting lies before the day of the report, or in a period that has ended."),
        ),
        Fact(
            _("Planned minutes"),
            _("Of each meeting in the details. The plan counts a module once per person, even for those in two pairs."),
        ),
        Fact(_("Forecast"), _("Used, and the minutes of what is still to come.")),
        *(_budget_facts(programme.budget_minutes) if programme.budget_minutes else ()),
        Fact(_("Hours"), _("Whole minutes divided by 60, so 1.25 is one hour and a quarter.")),
        Fact(_("Usefulness"), _("From 1 (little) to 5 (much), one answer for each logged meeting.")),
        Fact(_("Made with"), f"Omvendt Desktop {__version__}"),
    ]
    if kind is ReportKind.COORDINATOR:
        note = _("This report is for the coordinator. It names people and is not to be passed on.")
    else:
        note = _("People are named only where that is agreed. Figures of fewer than five people are not broken down.")
    own = tuple(replace(fact, value=OwnWords(fact.value)) for fact in facts)
    return (Facts(own), Paragraphs(tuple(map(OwnWords, (note, *_small_groups(kind))))))


def _budget_facts(minutes: int) -> tuple[Fact, ...]:
    budget = _("{hours} hours per participant").format(hours=formats.hours_short(minutes))
    return (
        Fact(_("Left"), _("The budget less what is used; negative when the budget is overrun.")),
        Fact(_("Budget"), budget),
    )


def _small_groups(kind: ReportKind) -> tuple[str, ...]:
    if kind is ReportKind.COORDINATOR:
        return ()
    return (
        _("A module in which fewer than five have used time is shown together with another one."),
        _("Fewer than five answers are neither shown nor counted in a mean; they wait until there are more."),
        _("A field is empty where its figure, or its difference to another one, would be of fewer than five people."),
    )
