"""The rows of a time report: one per participant, and one per attendance or entry behind them."""

from collections.abc import Iterable, Sequence
from typing import Any

from omvendt_desktop.domain.client_time import Account, ClientTime, ModuleGroup, module_label, summed
from omvendt_desktop.domain.counting import Counting
from omvendt_desktop.domain.gathered import Gathered
from omvendt_desktop.domain.meetings import status_word as meeting_status_word
from omvendt_desktop.domain.participants import Role, role_word, status_word
from omvendt_desktop.domain.report_words import role_plural
from omvendt_desktop.domain.reports import OwnWords, ReportColumn, ReportSheet, ReportTable, Unit, Value
from omvendt_desktop.domain.time_spent import Line, Part, Standing, part_word, state_word
from omvendt_desktop.i18n import _

_PARTS = (Part.TRAINING, Part.GATHERINGS, Part.MEETINGS, Part.OTHER)


def participants_sheet(gathered: Gathered, counting: Counting) -> ReportSheet:
    """The ledger, one row per participant."""
    hours = [*(part_word(part).capitalize() for part in _PARTS), *_account_titles(gathered), _("Beside the budget")]
    words = [_("Participant"), _("Role"), _("Pair"), _("Status"), _("Standing")]
    columns = _columns(words, hours)
    rows = [_participant_row(account, gathered.has_period) for account in counting.over(gathered.accounts)]
    sums = _participant_row(summed(gathered.accounts), gathered.has_period)
    return ReportSheet(_("Participants"), (ReportTable(columns, rows, sums),))


def _account_titles(gathered: Gathered) -> list[str]:
    """The titles of what was used, and how the account then stands."""
    used = [_("Used in the period"), _("Used by the end")] if gathered.has_period else [_("Used")]
    plan = _("Plan to date") if gathered.ends_today else _("Plan by the end")
    return [*used, plan, _("Forecast"), _("Left")]


def _columns(words: Sequence[str], hours: Sequence[str]) -> tuple[ReportColumn, ...]:
    return (
        *(ReportColumn(title) for title in words),
        *(ReportColumn(title, Unit.HOURS) for title in hours),
        ReportColumn(_("Share of budget"), Unit.PERCENT),
    )


def _participant_row(account: Account, has_period: bool) -> list[Value]:
    row, used = account.standing, account.used
    state = state_word(row.state) if row.participant_id is not None else ""
    cells: list[Value] = [*_who(row), row.pair, status_word(row.status) if row.status else "", state]
    cells += [used.training, used.gatherings, used.meetings, used.other, used.used]
    if has_period:
        cells.append(row.used)
    return [*cells, row.plan_to_date, row.forecast, _left(row), used.beside, row.share]


def _left(row: Standing) -> int | None:
    return row.left if row.budget else None


def _who(row: Standing) -> list[Value]:
    name = row.name if row.participant_id is not None else OwnWords(row.name)
    return [name, OwnWords(role_word(row.role)) if row.role else ""]


def client_participants_sheet(gathered: Gathered, told: ClientTime) -> ReportSheet:
    """The ledger of those named and a sum of each group of the others; what would tell of too few is left empty."""
    has_period = gathered.has_period
    hours = [_("Training"), _("Gatherings"), _("Meetings and other"), *_account_titles(gathered)]
    rows = [_told_row(account, frozenset(), has_period) for account in told.named]
    rows += [_told_row(each.account, each.kept_back, has_period) for each in told.sums]
    total = _told_row(told.everybody, told.kept_back, has_period) if rows else None
    table = ReportTable(_columns([_("Participant"), _("Role")], hours), rows, total)
    return ReportSheet(_("Participants"), (table,))


def _told_row(account: Account, kept_back: frozenset[str], has_period: bool) -> list[Value]:
    row, used = account.standing, account.used
    figures: dict[str, Value] = {
        Part.TRAINING: used.training,
        Part.GATHERINGS: used.gatherings,
        Part.MEETINGS: used.meetings + used.other,
        "used": used.used,
        **({"to_date": row.used} if has_period else {}),
        "plan_to_date": row.plan_to_date,
        "forecast": row.forecast,
        "left": _left(row),
        "share": row.share,
    }
    return [*_who(row), *(None if figure in kept_back else value for figure, value in figures.items())]


def details_sheet(gathered: Gathered, counting: Counting) -> ReportSheet:
    """Every attendance and entry."""
    beside = ReportColumn(_("Minutes beside the budget"), Unit.WHOLE)
    return _details([_detail_row(line) for line in counting.over(gathered.lines_by_name)], [beside])


def _detail_row(line: Line) -> list[Any]:
    module = module_label(line) if line.entry_id is None else f"{part_word(line.part)}: {line.module}"
    beside = line.minutes if line.part is Part.BESIDE else 0
    return [*_line_words(line, module, line.pair), line.planned, *_minutes(line), beside]


def client_details_sheet(gathered: Gathered, told: ClientTime) -> ReportSheet:
    """Every attendance of those named, and of the others together one row for each module or modules told together."""
    names_everybody = gathered.named == frozenset(Role)
    rows = [
        [
            *_line_words(line, module_label(line), line.pair if names_everybody else ""),
            line.planned,
            *_minutes(line),
        ]
        for line in told.named_lines
    ]
    return _details([*rows, *(_group_row(group) for group in told.modules if group.unnamed)], [])


def _details(rows: Sequence[list[Any]], more: Sequence[ReportColumn]) -> ReportSheet:
    words = [_("Module"), _("Pair"), _("Person"), _("Role"), _("Status")]
    columns = (
        ReportColumn(_("Date"), Unit.DAY),
        *(ReportColumn(title) for title in words),
        ReportColumn(_("Planned minutes"), Unit.WHOLE),
        ReportColumn(_("Minutes"), Unit.WHOLE),
        ReportColumn(_("Hours"), Unit.HOURS),
        *more,
    )
    sums = [sum(row[place] for row in rows) for place in range(6, len(columns))]
    return ReportSheet(_("Details"), (ReportTable(columns, rows, ["", OwnWords(_("Sum")), *[""] * 4, *sums]),))


def _line_words(line: Line, module: str, pair: str) -> list[Value]:
    status = OwnWords(meeting_status_word(line.status)) if line.status else ""
    return [line.day, module, pair, line.name, OwnWords(role_word(line.role)), status]


def _minutes(line: Line) -> list[int]:
    return [0, 0] if line.part is Part.BESIDE else [line.minutes, line.minutes]


def _group_row(group: ModuleGroup) -> list[Any]:
    """No word of how many: who was not there could then be counted."""
    minutes = sum(line.minutes for line in group.unnamed)
    planned = sum(line.planned for line in group.unnamed)
    return [None, group.label, "", _people(group.unnamed), "", "", planned, minutes, minutes]


def _people(lines: Iterable[Line]) -> OwnWords:
    roles: set[Role] = {line.role for line in lines}
    return OwnWords(role_plural(roles.pop()) if len(roles) == 1 else _("participants"))
