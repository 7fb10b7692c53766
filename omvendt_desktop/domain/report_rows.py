"""The rows of a time report: one per participant, and one per attendance or entry behind them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from omvendt_desktop.domain.counting import Counting
from omvendt_desktop.domain.feedback import Feedback
from omvendt_desktop.domain.meetings import status_word as meeting_status_word
from omvendt_desktop.domain.participants import Role, role_word, status_word
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.report_words import role_plural
from omvendt_desktop.domain.reports import (
    Block,
    ReportColumn,
    ReportKind,
    ReportSheet,
    ReportTable,
    Secret,
    Unit,
    Value,
    may_be_named,
    may_be_shared,
)
from omvendt_desktop.domain.time_spent import Line, Part, Standing, part_word, state_word, total
from omvendt_desktop.i18n import _, ngettext

_FIGURES = ("training", "gatherings", "meetings", "other", "used", "plan_to_date", "forecast", "left")


@dataclass(frozen=True)
class Gathered:
    """All that a report about a programme is made of, as it was read.

    `standings` and `lines` are of everybody in the period, whatever the `role` the report is narrowed to.
    `pairs` counts those that last, `planned` and `held` their meetings; `own_minutes` are the coordinator’s.
    """

    programme: Programme
    kind: ReportKind
    language: str
    today: date
    since: date | None
    until: date | None
    role: Role | None
    period: str
    standings: list[Standing]
    lines: list[Line]
    feedback: Feedback
    pairs: int
    planned: int
    held: int
    own_minutes: int
    about: tuple[Block, ...]
    secrets: tuple[Secret, ...] = ()

    @property
    def for_client(self) -> bool:
        """Whether the report is for the client."""
        return self.kind is ReportKind.CLIENT

    def may_name(self, role: Role | None) -> bool:
        """Whether people of the role stand in the report by name."""
        agreed = self.programme
        return not self.for_client or may_be_named(
            role is Role.MENTOR, agreed.attendance_agreed, agreed.mentor_names_agreed
        )


def narrowed(gathered: Gathered) -> Gathered:
    """The same of the people of the role alone."""
    if gathered.role is None:
        return gathered
    return replace(
        gathered,
        standings=[row for row in gathered.standings if row.role is gathered.role],
        lines=[line for line in gathered.lines if line.role is gathered.role],
    )


def participants_sheet(gathered: Gathered, counting: Counting) -> ReportSheet:
    """The ledger, one row per participant; for the client one per group where people are not to be named."""
    words = [_("Participant"), _("Role")]
    if not gathered.for_client:
        words += [_("Pair"), _("Status"), _("Standing")]
    hours = [
        *(part_word(part).capitalize() for part in (Part.TRAINING, Part.GATHERINGS, Part.MEETINGS, Part.OTHER)),
        _("Used"),
        _("Plan to date"),
        _("Forecast"),
        _("Left"),
    ]
    if not gathered.for_client:
        hours.append(_("Beside the budget"))
    columns = (
        *(ReportColumn(title) for title in words),
        *(ReportColumn(title, Unit.HOURS) for title in hours),
        ReportColumn(_("Share of budget"), Unit.PERCENT),
    )
    rows = [_participant_row(row, gathered) for row in counting.over(_shown_standings(gathered))]
    sums = _participant_row(total(gathered.standings), gathered)
    return ReportSheet(_("Participants"), (ReportTable(columns, rows, sums),))


def _participant_row(row: Standing, gathered: Gathered) -> list[Value]:
    cells: list[Value] = [row.name, role_word(row.role) if row.role else ""]
    figures: list[Value] = [getattr(row, figure) for figure in _FIGURES]
    if not gathered.for_client:
        standing = state_word(row.state) if row.participant_id is not None else ""
        cells += [row.pair, status_word(row.status) if row.status else "", standing]
        figures.append(row.beside)
    return [*cells, *figures, row.share]


def _shown_standings(gathered: Gathered) -> list[Standing]:
    """Those who may be named, and one row for each group that may not and is large enough to stand alone."""
    named = [row for row in gathered.standings if gathered.may_name(row.role)]
    unnamed = [row for row in gathered.standings if not gathered.may_name(row.role)]
    groups = [[row for row in unnamed if row.role is role] for role in Role]
    groups = [group for group in groups if group]
    if any(not may_be_shared(len(group)) for group in groups):
        groups = [unnamed]
    return [*named, *(_group_total(group) for group in groups if group)]


def _group_total(group: Sequence[Standing]) -> Standing:
    roles = {row.role for row in group}
    role = roles.pop() if len(roles) == 1 else None
    words = role_plural(role) if role else _("participants")
    return replace(total(group, f"{len(group)} {words}"), role=role)


def details_sheet(gathered: Gathered, counting: Counting) -> ReportSheet:
    """Every attendance and entry; for the client one row per module for those who are not to be named."""
    columns = [
        ReportColumn(_("Date"), Unit.DAY),
        ReportColumn(_("Module")),
        ReportColumn(_("Pair")),
        ReportColumn(_("Person")),
        ReportColumn(_("Role")),
        ReportColumn(_("Status")),
        ReportColumn(_("Planned minutes"), Unit.WHOLE),
        ReportColumn(_("Minutes"), Unit.WHOLE),
        ReportColumn(_("Hours"), Unit.HOURS),
    ]
    lines = gathered.lines
    if gathered.for_client:
        lines = [line for line in lines if line.part is not Part.BESIDE]
    else:
        columns.append(ReportColumn(_("Minutes beside the budget"), Unit.WHOLE))
    rows = [_detail_row(line, gathered) for line in counting.over(lines) if gathered.may_name(line.role)]
    rows += _rows_of_groups([line for line in lines if not gathered.may_name(line.role)])
    sums = [sum(int(row[place] or 0) for row in rows) for place in range(6, len(columns))]
    return ReportSheet(_("Details"), (ReportTable(tuple(columns), rows, ["", _("Sum"), *[""] * 4, *sums]),))


def _detail_row(line: Line, gathered: Gathered) -> list[Any]:
    module = f"{line.code} {line.module}".strip()
    if line.entry_id is not None:
        module = part_word(line.part) if gathered.for_client else f"{part_word(line.part)}: {line.module}"
    both_named = gathered.may_name(Role.MENTOR) and gathered.may_name(Role.MENTEE)
    status = meeting_status_word(line.status) if line.status else ""
    beside = line.part is Part.BESIDE
    minutes = 0 if beside else line.minutes
    row = [line.day, module, line.pair if both_named else "", line.name, role_word(line.role), status, line.planned]
    return [*row, minutes, minutes, *([] if gathered.for_client else [line.minutes if beside else 0])]


def _rows_of_groups(lines: Iterable[Line]) -> list[list[Any]]:
    """One row per module over all who are not named; what too few took part in goes into the largest group."""
    groups: dict[str, list[Line]] = {}
    for line in lines:
        module = f"{line.code} {line.module}" if line.meeting_id else part_word(line.part)
        groups.setdefault(module, []).append(line)
    few = [line for group in groups.values() if not may_be_shared(_people(group)) for line in group]
    large = {module: group for module, group in groups.items() if may_be_shared(_people(group))}
    if few:
        largest = max(large, key=lambda module: _people(large[module]), default="")
        both = _("{module} and other").format(module=largest) if largest else _("all modules")
        large[largest] = large.get(largest, []) + few
        large = {both if module == largest else module: group for module, group in large.items()}
    return [_group_row(module, group) for module, group in large.items()]


def _group_row(module: str, lines: Sequence[Line]) -> list[Any]:
    count = _people(lines)
    who = ngettext("{count} participant", "{count} participants", count).format(count=count)
    minutes = sum(line.minutes for line in lines)
    return [None, module, "", who, "", "", sum(line.planned for line in lines), minutes, minutes]


def _people(lines: Iterable[Line]) -> int:
    return len({line.participant_id for line in lines})
