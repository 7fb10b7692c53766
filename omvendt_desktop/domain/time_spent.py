"""The time ledger: what each participant has used of the budget, where they should be, and what is left."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from omvendt_desktop.domain.fields import check_minutes, required
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import ParticipantStatus, Role, role_word
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.errors import Problem
from omvendt_desktop.i18n import N_, _, ngettext

_ADDED_UP = "training gatherings meetings other beside plan_to_date coming budget people".split()
BEHIND_PERCENT = 70
NO_MODULE = 0
NO_DAY = date.max


class Part(StrEnum):
    """Where minutes belong; BESIDE stands next to the budget, such as travel."""

    TRAINING = "training"
    GATHERINGS = "gatherings"
    MEETINGS = "meetings"
    OTHER = "other"
    BESIDE = "beside"


class TimeState(StrEnum):
    """How somebody stands against the plan to date and the budget."""

    NOT_BEGUN = "not_begun"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    OVER = "over"


_PART_OF_KIND = {
    ModuleKind.TRAINING: Part.TRAINING,
    ModuleKind.KICKOFF: Part.GATHERINGS,
    ModuleKind.CLOSING: Part.GATHERINGS,
    ModuleKind.MEETING: Part.MEETINGS,
}
_PART_WORDS = {
    Part.TRAINING: N_("training"),
    Part.GATHERINGS: N_("gatherings"),
    Part.MEETINGS: N_("meetings"),
    Part.OTHER: N_("other"),
    Part.BESIDE: N_("beside the budget"),
}
_STATE_WORDS = {
    TimeState.NOT_BEGUN: N_("not begun"),
    TimeState.ON_TRACK: N_("on track"),
    TimeState.BEHIND: N_("falling behind"),
    TimeState.OVER: N_("over budget"),
}


@dataclass(frozen=True)
class TimeEntry:
    """Minutes noted by hand. `participant_id` is None for the coordinator’s own time, which never counts."""

    id: int | None = None
    programme_id: int = 0
    participant_id: int | None = None
    day: date = date(2026, 1, 1)
    minutes: int = 0
    purpose: str = ""
    counts: bool = True


class Standing(NamedTuple):
    """The account of one participant, or of several added up; all in minutes.

    `coming` is what planned meetings and modules without a date will take. `pair_id` is the pair the account is
    shown with, `elsewhere` the parts of it that belong to other pairs of the participant, `members` the ids of those
    whose minutes are added up in a sum. `module_id` is set in a sum of one module, NO_MODULE for entries noted by hand.
    """

    name: str
    participant_id: int | None = None
    role: Role | None = None
    status: ParticipantStatus | None = None
    pair_id: int | None = None
    pair: str = ""
    training: int = 0
    gatherings: int = 0
    meetings: int = 0
    other: int = 0
    beside: int = 0
    plan_to_date: int = 0
    coming: int = 0
    budget: int = 0
    behind_percent: int = BEHIND_PERCENT
    people: int = 1
    elsewhere: tuple["Standing", ...] = ()
    module_id: int | None = None
    members: frozenset[int] = frozenset()

    @property
    def used(self) -> int:
        """Attendance minutes of held meetings and the entries that count."""
        return self.training + self.gatherings + self.meetings + self.other

    @property
    def left(self) -> int:
        """What remains of the budget; negative when it is overrun."""
        return self.budget - self.used

    @property
    def forecast(self) -> int:
        """What will have been used when all that is to come has been held."""
        return self.used + self.coming

    @property
    def share(self) -> float | None:
        """The part of the budget that is used, or None when there is no budget."""
        return self.used / self.budget if self.budget > 0 else None

    @property
    def over_budget(self) -> bool:
        """Whether more is used than there is; without a budget there is nothing to overrun."""
        return 0 < self.budget < self.used

    @property
    def over_forecast(self) -> bool:
        """Whether the forecast is beyond the budget; a part of an account has none of its own."""
        return 0 < self.budget < self.forecast

    @property
    def state(self) -> TimeState:
        """How it stands: over the budget, behind the plan to date, on track, or not begun."""
        used = self.used
        if self.over_budget:
            return TimeState.OVER
        if is_behind(used, self.plan_to_date, self.behind_percent):
            return TimeState.BEHIND
        return TimeState.ON_TRACK if used or self.plan_to_date else TimeState.NOT_BEGUN


class Line(NamedTuple):
    """One row behind a figure: an attendance, an entry, or on NO_DAY a module that has no date yet for somebody.

    `minutes` are those used, `planned` those foreseen.
    """

    day: date
    part: Part
    participant_id: int
    name: str
    role: Role
    planned: int
    minutes: int
    module_id: int | None = None
    code: str = ""
    module: str = ""
    pair_id: int | None = None
    pair: str = ""
    status: MeetingStatus | None = None
    meeting_id: int | None = None
    entry_id: int | None = None

    @property
    def is_dated(self) -> bool:
        """Whether it is of a day."""
        return self.day != NO_DAY

    @property
    def is_coming(self) -> bool:
        """Whether its minutes are still to be used: those of a planned meeting, or of a module without a date."""
        return not self.is_dated or self.status is MeetingStatus.PLANNED

    @property
    def forecast(self) -> int:
        """The minutes of the budget it will have used in the end."""
        return self.planned if self.is_coming else 0 if self.part is Part.BESIDE else self.minutes


class Narrowing(NamedTuple):
    """Which accounts are shown: of one role, of people of one status, or of those who stand in one way."""

    role: Role | None = None
    status: ParticipantStatus | None = None
    state: TimeState | None = None

    def holds(self, row: Standing) -> bool:
        """Whether the account is among those shown."""
        return (
            (self.role is None or self.role is row.role)
            and (self.status is None or self.status is row.status)
            and (self.state is None or self.state is row.state)
        )


def part_of(kind: ModuleKind) -> Part:
    """Where the minutes of such a module belong."""
    return _PART_OF_KIND[kind]


def part_word(part: Part) -> str:
    """The part of the time as words on screen."""
    return _(_PART_WORDS[part])


def state_word(state: TimeState) -> str:
    """How it stands as words on screen."""
    return _(_STATE_WORDS[state])


def is_behind(used: int, plan_to_date: int, percent: int = BEHIND_PERCENT) -> bool:
    """Whether less than so many percent of the plan to date has been used."""
    return used * 100 < plan_to_date * percent


def total(standings: Iterable[Standing], name: str = "") -> Standing:
    """The accounts added up, minute for minute; the name says how many people unless another is given."""
    rows = list(standings)
    sums = {field: sum(map(attrgetter(field), rows)) for field in _ADDED_UP}
    people = sums["people"]
    return Standing(
        name=name or ngettext("Sum of {count} participant", "Sum of {count} participants", people).format(count=people),
        behind_percent=rows[0].behind_percent if rows else BEHIND_PERCENT,
        members=frozenset(chain.from_iterable(map(_members_of, rows))),
        **sums,
    )


def by_role(standings: Iterable[Standing]) -> list[Standing]:
    """One sum per role that is there, mentors first."""
    rows = list(standings)
    groups = ((role, [row for row in rows if row.role is role]) for role in Role)
    return [total(group, role_word(role))._replace(role=role) for role, group in groups if group]


def by_pair(standings: Iterable[Standing]) -> list[Standing]:
    """One sum per pair in the order met; those without a pair come last, together.

    Meetings of a pair count in that pair, whatever other pairs its people are in. The rest of an account – gatherings,
    entries and the budget – counts once, in the pair it is shown with.
    """
    groups: dict[int | None, list[Standing]] = {}
    rows = list(standings)
    for part in (*map(_own_part, rows), *(part for row in rows for part in row.elsewhere)):
        groups.setdefault(part.pair_id, []).append(part)
    alone = groups.pop(None, [])
    sums = [total(parts, parts[0].pair)._replace(pair_id=pair_id) for pair_id, parts in groups.items()]
    return [*sums, total(alone, _("without a pair"))] if alone else sums


def lines_behind(sum_: Standing, lines: Iterable[Line], standings: Iterable[Standing]) -> list[Line]:
    """The rows that a sum over people, a pair or a module adds up, out of all; `standings` are everybody’s."""
    shown_with = {row.participant_id: row.pair_id for row in standings}
    return [
        line
        for line in lines
        if line.participant_id in sum_.members
        and sum_.pair_id in (None, line.pair_id or shown_with[line.participant_id])
        and sum_.module_id in (None, line.module_id or NO_MODULE)
    ]


def _members_of(row: Standing) -> Collection[int]:
    return row.members if row.participant_id is None else (row.participant_id,)


def _own_part(row: Standing) -> Standing:
    away = row.elsewhere
    if not away:
        return row
    return row._replace(
        training=row.training - sum(part.training for part in away),
        gatherings=row.gatherings - sum(part.gatherings for part in away),
        meetings=row.meetings - sum(part.meetings for part in away),
        plan_to_date=row.plan_to_date - sum(part.plan_to_date for part in away),
        coming=row.coming - sum(part.coming for part in away),
        elsewhere=(),
    )


def check_time_entry(entry: TimeEntry, today: date) -> list[Problem]:
    """What must be mended before the entry can be saved."""
    problems = [
        *check_minutes("minutes", entry.minutes, least=1),
        *required("purpose", entry.purpose, _("Say what the time was for.")),
    ]
    if entry.day > today:
        problems.append(Problem("day", _("Time is noted when it has been used; this day has not come yet.")))
    return problems
