"""The earliest dates that suit a pair."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from omvendt_desktop.domain.participants import WEEKDAYS, Participant
from omvendt_desktop.domain.working_days import is_working_day

USUAL_TIMES = (time(13), time(9), time(17))
DAYS_BETWEEN = 14
WEEKS_SEARCHED = 4


class Step(StrEnum):
    """How far the meetings of a series lie apart."""

    PLAN = "plan"
    MONTHLY = "monthly"


class Shortfall(StrEnum):
    """A wish that a date does not meet."""

    BLOCKED = "blocked"
    BUSY = "busy"
    UNAVAILABLE = "unavailable"
    OTHER_WEEKDAY = "other_weekday"
    JOINT_DAY = "joint_day"
    FULL_DAY = "full_day"
    LATE = "late"


@dataclass(frozen=True)
class Remark:
    """One wish not met; `participant_id` is whose, None when it is the coordinator’s."""

    what: Shortfall
    participant_id: int | None = None


@dataclass(frozen=True)
class Wishes:
    """What the coordinator asks of a series: `weekday` 0 is Monday; None leaves weekday or time to the people."""

    earliest: date
    weekday: int | None = None
    at: time | None = None
    skip_july: bool = False
    most_a_day: int = 0


@dataclass(frozen=True)
class Found:
    """A start for one meeting, in wall time, and what it does not meet."""

    starts_at: datetime
    remarks: tuple[Remark, ...] = ()


class Diary:
    """The meetings people have already, and how full each day is; it grows while a cohort is planned."""

    def __init__(self) -> None:
        self._times: dict[int, dict[date, list[tuple[datetime, datetime]]]] = defaultdict(dict)
        self._count: Counter[date] = Counter()
        self._joint: set[date] = set()

    def write(self, people: Iterable[int], starts_at: datetime, minutes: int, *, joint: bool = False) -> None:
        """Note a meeting of these participants; one of several pairs together when `joint`."""
        for person in people:
            self.take(person, starts_at, minutes)
        self.fill(starts_at.date(), joint=joint)

    def take(self, person: int, starts_at: datetime, minutes: int) -> None:
        """Note that a participant has a meeting then."""
        hours = self._times[person].setdefault(starts_at.date(), [])
        hours.append((starts_at, starts_at + timedelta(minutes=minutes)))

    def fill(self, day: date, *, joint: bool = False) -> None:
        """Note that one more pair meets that day, or that there is a joint meeting."""
        if joint:
            self._joint.add(day)
        else:
            self._count[day] += 1

    def is_busy(self, person: int, starts_at: datetime, minutes: int) -> bool:
        """Whether the participant has another meeting at that time."""
        ends_at = starts_at + timedelta(minutes=minutes)
        others = self._times.get(person, {}).get(starts_at.date(), ())
        return any(starts_at < other_end and other_start < ends_at for other_start, other_end in others)

    def is_joint_day(self, day: date) -> bool:
        """Whether the coordinator holds a joint meeting that day."""
        return day in self._joint

    def count(self, day: date) -> int:
        """How many pairs meet that day."""
        return self._count[day]


def target_days(start: date, weeks: Sequence[int], step: Step) -> list[date]:
    """The day each meeting is due, the first on `start`; `weeks` are the weeks of the modules in the plan."""
    if step is Step.MONTHLY:
        return [_months_later(start, number) for number in range(len(weeks))]
    return [start + timedelta(weeks=week - weeks[0]) for week in weeks]


def plan_pair(
    two: tuple[Participant, Participant], due: Sequence[tuple[date, int]], wishes: Wishes, diary: Diary
) -> list[Found]:
    """The earliest good start for each meeting of a pair, in order; `due` holds the day and minutes of each.

    A meeting lies in the week it is due or later. What suits both comes first, then the week, the weekday the pair
    uses to meet on, and days on which few meet. The diary is told of what is found.
    """
    found: list[Found] = []
    for number, (day, minutes) in enumerate(due):
        earliest = _earliest(day, due[number - 1][0] if number else None, wishes.earliest, found)
        usual = found[0].starts_at.weekday() if found else None
        best = _best(two, max(day, earliest), earliest, minutes, wishes, diary, usual)
        diary.write((two[0].id or 0, two[1].id or 0), best.starts_at, minutes)
        found.append(best)
    return found


def remarks_for(
    people: Iterable[Participant], starts_at: datetime, minutes: int, wishes: Wishes, diary: Diary
) -> tuple[Remark, ...]:
    """What a start does not meet of what these people can and of what is wished."""
    day = starts_at.date()
    remarks = [Remark(what, person.id) for person in people for what in _against(person, starts_at, minutes, diary)]
    if wishes.weekday not in (None, day.weekday()):
        remarks.append(Remark(Shortfall.OTHER_WEEKDAY))
    if diary.is_joint_day(day):
        remarks.append(Remark(Shortfall.JOINT_DAY))
    if 0 < wishes.most_a_day <= diary.count(day):
        remarks.append(Remark(Shortfall.FULL_DAY))
    return tuple(remarks)


def slot_of(starts_at: datetime) -> str:
    """The slot of the week, such as `tue-afternoon`; empty at weekends. Afternoon is 12 to 17."""
    if starts_at.weekday() > 4:
        return ""
    part = "morning" if starts_at.hour < 12 else "afternoon" if starts_at.hour < 17 else "evening"
    return f"{WEEKDAYS[starts_at.weekday()]}-{part}"


def _against(person: Participant, starts_at: datetime, minutes: int, diary: Diary) -> Iterator[Shortfall]:
    if starts_at.date() in person.blocked_dates:
        yield Shortfall.BLOCKED
    if diary.is_busy(person.id or 0, starts_at, minutes):
        yield Shortfall.BUSY
    if person.availability and slot_of(starts_at) not in person.availability:
        yield Shortfall.UNAVAILABLE


_WEIGHT = {
    Shortfall.BLOCKED: 1000,
    Shortfall.BUSY: 1000,
    Shortfall.UNAVAILABLE: 100,
    Shortfall.OTHER_WEEKDAY: 10,
    Shortfall.JOINT_DAY: 9,
    Shortfall.FULL_DAY: 3,
}


def _earliest(day: date, day_before: date | None, earliest: date, found: list[Found]) -> date:
    monday = day - timedelta(days=day.weekday())
    if not found or day_before is None:
        return max(monday, earliest)
    apart = max(1, min(DAYS_BETWEEN, (day - day_before).days // 2))
    return max(monday, earliest, found[-1].starts_at.date() + timedelta(days=apart))


def _best(
    two: tuple[Participant, Participant],
    day: date,
    earliest: date,
    minutes: int,
    wishes: Wishes,
    diary: Diary,
    usual: int | None,
) -> Found:
    ranked: list[tuple[tuple[int, ...], Found]] = []
    for week in _weeks_from(earliest, wishes.skip_july):
        for starts_at, order in _starts(week, wishes.at):
            remarks = remarks_for(two, starts_at, minutes, wishes, diary)
            rank = _rank(starts_at, remarks, day, usual, order, diary.count(starts_at.date()))
            ranked.append((rank, Found(starts_at, remarks)))
        if any(not found.remarks for _rank_, found in ranked):
            break
    found = min(ranked, key=lambda pair: pair[0])[1]
    if (found.starts_at.date() - day).days > 6:
        return Found(found.starts_at, (*found.remarks, Remark(Shortfall.LATE)))
    return found


def _rank(
    starts_at: datetime, remarks: Sequence[Remark], day: date, usual: int | None, order: int, count: int
) -> tuple[int, ...]:
    meets_on = starts_at.date()
    against = sum(_WEIGHT[remark.what] for remark in remarks)
    weeks_late = max(0, (meets_on - day).days + day.weekday()) // 7
    other_weekday = usual is not None and usual != meets_on.weekday()
    return against, weeks_late, other_weekday, count, order, abs((meets_on - day).days), meets_on.toordinal()


def _weeks_from(earliest: date, skip_july: bool) -> Iterator[list[date]]:
    """The working days week by week, the searched number of weeks that have any."""
    monday, weeks = earliest - timedelta(days=earliest.weekday()), 0
    while weeks < WEEKS_SEARCHED:
        days = [monday + timedelta(days=number) for number in range(5)]
        if working := [day for day in days if day >= earliest and is_working_day(day, skip_july)]:
            weeks += 1
            yield working
        monday += timedelta(weeks=1)


def _starts(days: Iterable[date], at: time | None) -> Iterator[tuple[datetime, int]]:
    times = (at,) if at else USUAL_TIMES
    for day in days:
        for order, clock in enumerate(times):
            yield datetime.combine(day, clock), order


def _months_later(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    return min(date(year, month + 1, 1) + timedelta(days=day.day - 1), first_of_next - timedelta(days=1))
