"""The words and small tables that reports share."""

from collections.abc import Iterable

from omvendt_desktop.domain.feedback import Feedback, Usefulness
from omvendt_desktop.domain.meetings import fit_word
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import audience_of, audience_word
from omvendt_desktop.domain.reports import (
    Block,
    Fact,
    Facts,
    ReportColumn,
    ReportKind,
    ReportTable,
    Unit,
    Value,
    may_be_shared,
)
from omvendt_desktop.domain.time_spent import Line
from omvendt_desktop.i18n import _


def role_plural(role: Role) -> str:
    """The people of a role: “mentors”."""
    return audience_word(audience_of(role))


def confidential_line(kind: ReportKind) -> str:
    """What stands at the foot of every page."""
    if kind is ReportKind.CLIENT:
        return _("Confidential. For the client’s contact person only.")
    return _("Confidential. For the coordinator only.")


def feedback_blocks(answers: Feedback, kind: ReportKind) -> list[Block]:
    """How useful the meetings were, and how the pairs fit; for the client only where there are answers enough."""
    blocks: list[Block] = []
    rows = [_rating_row(module) for module in answers.modules if _may_show(module.answers, kind)]
    if rows:
        columns = (
            ReportColumn(_("Module")),
            ReportColumn(_("Answers"), Unit.WHOLE),
            ReportColumn(_("Mean 1–5"), Unit.NUMBER),
        )
        cohort = answers.cohort
        sums: list[Value] = [_("All"), cohort.answers, cohort.mean]
        blocks.append(ReportTable(columns, rows, sums, _("How useful the meetings were")))
    if _may_show(answers.fit_answers, kind):
        facts = tuple(Fact(fit_word(fit), count, Unit.WHOLE) for fit, count in answers.fits.items())
        blocks.append(Facts(facts, _("How the pairs fit after meeting 1 (answers)")))
    return blocks


def hours_per_module(lines: Iterable[Line], kind: ReportKind, *, titles: bool) -> tuple[tuple[str, int], ...]:
    """The minutes of each module in the order met, by its code or its code and title.

    For the client only those that enough people took part in.
    """
    groups: dict[str, list[Line]] = {}
    for line in lines:
        if line.meeting_id and line.minutes:
            groups.setdefault(f"{line.code} {line.module}" if titles else line.code, []).append(line)
    return tuple(
        (module, sum(line.minutes for line in group))
        for module, group in groups.items()
        if _may_show(len({line.participant_id for line in group}), kind)
    )


def _may_show(answers: int, kind: ReportKind) -> bool:
    return answers > 0 and (kind is ReportKind.COORDINATOR or may_be_shared(answers))


def _rating_row(module: Usefulness) -> list[Value]:
    return [f"{module.code} {module.title}", module.answers, module.mean]
