"""The small tables and charts that reports share; for the client only what does not tell of few."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain

from omvendt_desktop.domain.client_time import Account, ClientTime, summed
from omvendt_desktop.domain.feedback import Feedback, Usefulness
from omvendt_desktop.domain.meetings import Fit, fit_word
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.reports import (
    MOST_BARS,
    Block,
    Fact,
    Facts,
    OwnWords,
    Paragraphs,
    ReportColumn,
    ReportKind,
    ReportTable,
    Unit,
    Value,
)
from omvendt_desktop.domain.small_groups import merged_answers, told_answers
from omvendt_desktop.i18n import _


def feedback_blocks(answers: Feedback, kind: ReportKind) -> list[Block]:
    """How useful the meetings were, and how the pairs fit; for the client only where there are answers enough."""
    for_client = kind is ReportKind.CLIENT
    return [*_rating_blocks(answers, for_client), *_fit_blocks(answers.fits, for_client)]


def _rating_blocks(answers: Feedback, for_client: bool) -> list[Block]:
    modules = [module for module in answers.modules if module.answers]
    if for_client:
        groups = told_answers([module.answers for module in modules])
    else:
        groups = [(place,) for place in range(len(modules))]
    shown = [[modules[place] for place in group] for group in groups]
    if not shown:
        return []
    columns = (
        ReportColumn(_("Module")),
        ReportColumn(_("Answers"), Unit.WHOLE),
        ReportColumn(_("Mean 1–5"), Unit.NUMBER),
    )
    together = _("Other modules together") if len(shown) > 1 else _("All modules together")
    rows = [_rating_row(_rated(group, together), group, for_client) for group in shown]
    # A sum over more than what is shown would tell, by subtraction, what is not.
    words = OwnWords(_("All of these") if for_client else _("All"))
    sums = _rating_row(words, list(chain.from_iterable(shown)), for_client) if len(shown) > 1 else None
    return [ReportTable(columns, rows, sums, _("How useful the meetings were"))]


def _rated(modules: Sequence[Usefulness], together: str) -> str:
    if len(modules) > 1:
        return OwnWords(together)
    return f"{modules[0].code} {modules[0].title}".strip()


def _rating_row(label: str, modules: Sequence[Usefulness], for_client: bool) -> list[Value]:
    together = Feedback(tuple(modules), {}).cohort
    # A rounded mean hardly tells how one more meeting was rated, when two reports are laid side by side.
    mean = round(together.mean, 1) if for_client and together.mean is not None else together.mean
    return [label, together.answers, mean]


def _fit_blocks(fits: Mapping[Fit, int], for_client: bool) -> list[Block]:
    words, counts = [fit_word(fit) for fit in fits], list(fits.values())
    groups = merged_answers(counts) if for_client else [(place,) for place in range(len(counts))]
    if not groups or not sum(counts):
        return []
    facts = [_fit_fact([words[place] for place in group], sum(counts[place] for place in group)) for group in groups]
    if len(groups) == 1:
        facts = [Fact(_("Answers, not broken down"), sum(counts), Unit.WHOLE)]
    return [Facts(tuple(facts), _("How the pairs fit after meeting 1 (answers)"))]


def _fit_fact(words: Sequence[str], count: int) -> Fact:
    label = words[0]
    for word in words[1:]:
        label = _("{one} or {another}").format(one=label, another=word)
    return Fact(label[:1].upper() + label[1:], count, Unit.WHOLE)


def module_bars(told: ClientTime) -> tuple[tuple[str, int], ...]:
    """The minutes of each module, or of modules told together, in the order met; of many the last ones as one."""
    bars = tuple((module.label, module.minutes) for module in told.modules if module.minutes)
    if len(bars) <= MOST_BARS:
        return bars
    rest = bars[MOST_BARS - 1 :]
    return (*bars[: MOST_BARS - 1], (OwnWords(_("Other modules together")), sum(minutes for _label, minutes in rest)))


def left_out_words(told: ClientTime) -> tuple[Block, ...]:
    """Whose hours cannot be told, as they are too few; nothing when all are there."""
    words = {
        (): "",
        (Role.MENTOR,): _("The mentors’ hours are left out: figures of fewer than five people are not shown."),
        (Role.MENTEE,): _("The mentees’ hours are left out: figures of fewer than five people are not shown."),
    }
    everybody = _("The participants’ hours are left out: figures of fewer than five people are not shown.")
    text = words.get(told.left_out, everybody)
    return (Paragraphs((OwnWords(text),)),) if text else ()


def hour_facts(accounts: Sequence[Account], kept_back: AbstractSet[str], has_period: bool) -> list[Fact]:
    """The sums of the accounts, without those kept back."""
    everybody = summed(accounts)
    facts = _hours_per_role(accounts, has_period)
    used = _("Hours used in the period") if has_period else _("Hours used")
    facts.append(Fact(used, everybody.used.used, Unit.HOURS))
    if has_period and "to_date" not in kept_back:
        facts.append(Fact(_("Hours used by the end of the period"), everybody.standing.used, Unit.HOURS))
    if everybody.standing.budget:
        facts.append(Fact(_("Hours in the budget"), everybody.standing.budget, Unit.HOURS))
    if everybody.standing.budget and "share" not in kept_back:
        facts.append(Fact(_("Share of the budget used"), everybody.standing.share, Unit.PERCENT))
    return facts


def told_hour_facts(told: ClientTime, has_period: bool) -> list[Fact]:
    """The sums of all the client may be told of; none when that is nobody."""
    if told.tells_nothing:
        return []
    return hour_facts([*told.named, *(each.account for each in told.sums)], told.kept_back, has_period)


def _hours_per_role(accounts: Sequence[Account], has_period: bool) -> list[Fact]:
    if any(account.standing.role is None for account in accounts):
        return []
    if has_period:
        labels = {Role.MENTOR: _("Hours of mentors in the period"), Role.MENTEE: _("Hours of mentees in the period")}
    else:
        labels = {Role.MENTOR: _("Hours of mentors"), Role.MENTEE: _("Hours of mentees")}
    groups = {role: [account for account in accounts if account.standing.role is role] for role in Role}
    return [Fact(labels[role], summed(rows).used.used, Unit.HOURS) for role, rows in groups.items() if rows]
