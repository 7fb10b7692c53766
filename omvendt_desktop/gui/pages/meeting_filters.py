"""Which meetings of a programme are shown: by time, state, module and pair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from omvendt_desktop.domain.invitations import InvitationState
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.i18n import _, pgettext
from omvendt_desktop.store.queries.meetings import MeetingRow


class Figures(NamedTuple):
    """How many meetings ask for something of the coordinator."""

    not_invited: int
    changed: int
    unanswered: int
    without_log: int


class Period(StrEnum):
    """Which days are asked for."""

    ALL = "all"
    COMING = "coming"
    WEEKS = "weeks"
    MONTH = "month"
    PAST = "past"


class State(StrEnum):
    """What is open about a meeting."""

    ANY = "any"
    COMING = "coming"
    NOT_INVITED = "not_invited"
    CHANGED = "changed"
    UNANSWERED = "unanswered"
    DECLINED = "declined"
    WITHOUT_LOG = "without_log"
    HELD = "held"
    CANCELLED = "cancelled"


_BY_INVITATION = {
    State.NOT_INVITED: InvitationState.NOT_INVITED,
    State.CHANGED: InvitationState.CHANGED,
    State.UNANSWERED: InvitationState.INVITED,
    State.DECLINED: InvitationState.DECLINED,
}
_BY_STATUS = {State.HELD: MeetingStatus.HELD, State.CANCELLED: MeetingStatus.CANCELLED}


@dataclass(frozen=True)
class MeetingFilter:
    """Lets a row through when it fits every choice; None chooses nothing."""

    state: State = State.ANY
    module_id: int | None = None
    pair_id: int | None = None

    def let_through(self, rows: list[MeetingRow]) -> list[MeetingRow]:
        """The rows that are shown."""
        return rows if self == MeetingFilter() else [row for row in rows if self.passes(row)]

    def passes(self, row: MeetingRow) -> bool:
        """Whether the row is shown."""
        return (
            (self.module_id is None or row.module_id == self.module_id)
            and (self.pair_id is None or row.pair_id == self.pair_id)
            and self._fits_state(row)
        )

    def _fits_state(self, row: MeetingRow) -> bool:
        if self.state is State.ANY:
            return True
        if self.state in _BY_INVITATION:
            return row.state is _BY_INVITATION[self.state]
        if self.state in _BY_STATUS:
            return row.status is _BY_STATUS[self.state]
        return row.status is MeetingStatus.PLANNED and row.lacks_log == (self.state is State.WITHOUT_LOG)


def period_choices() -> list[tuple[Period, str]]:
    """The periods with their words."""
    return [
        (Period.ALL, _("All days")),
        (Period.COMING, _("From today")),
        (Period.WEEKS, _("Next two weeks")),
        (Period.MONTH, _("This month")),
        (Period.PAST, _("Until yesterday")),
    ]


def days_of(period: Period, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period; None where it is open."""
    month = today.replace(day=1)
    return {
        Period.ALL: (None, None),
        Period.COMING: (today, None),
        Period.WEEKS: (today, today + timedelta(days=14)),
        Period.MONTH: (month, last_of_month(month)),
        Period.PAST: (None, today - timedelta(days=1)),
    }[period]


def figures_of(rows: Iterable[MeetingRow]) -> Figures:
    """How many of the meetings ask for something of the coordinator."""
    listed = list(rows)
    states = Counter([row.state for row in listed])
    asking = (InvitationState.NOT_INVITED, InvitationState.CHANGED, InvitationState.INVITED)
    return Figures(*(states[state] for state in asking), sum([row.lacks_log for row in listed]))


def figures_after(figures: Figures, before: Iterable[MeetingRow], now: Iterable[MeetingRow]) -> Figures:
    """The figures once some meetings are no longer as they were before, but as they are now."""
    gone, come = figures_of(before), figures_of(now)
    return Figures(*(known - less + more for known, less, more in zip(figures, gone, come, strict=True)))


def state_choices(figures: Figures) -> list[tuple[State, str]]:
    """The states with their words, and how many there are where something is to be done."""

    def counted(word: str, count: int) -> str:
        return f"{word} ({count})" if count else word

    return [
        (State.ANY, _("All meetings")),
        (State.COMING, pgettext("meetings", "Coming")),
        (State.NOT_INVITED, counted(_("Not invited"), figures.not_invited)),
        (State.CHANGED, counted(_("Changed since sent"), figures.changed)),
        (State.UNANSWERED, counted(_("Not answered"), figures.unanswered)),
        (State.DECLINED, _("Somebody cannot come")),
        (State.WITHOUT_LOG, counted(_("Without a log"), figures.without_log)),
        (State.HELD, pgettext("meetings", "Held")),
        (State.CANCELLED, pgettext("meetings", "Cancelled")),
    ]


def last_of_month(day: date) -> date:
    """The last day of the month the day lies in."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def nearest(rows: list[MeetingRow], now: datetime) -> int | None:
    """The place of the first meeting that has not ended among rows in order of time."""
    return next((at for at, row in enumerate(rows) if row.starts_at >= now), None)
