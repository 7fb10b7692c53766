"""What the coordinator notes about a meeting that has been, before it becomes a log."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from omvendt_desktop.domain.fields import check_minutes
from omvendt_desktop.domain.meetings import Attendance, Fit, HeldAs, Log, Meeting, MeetingStatus, check_log
from omvendt_desktop.errors import Problem
from omvendt_desktop.i18n import _


@dataclass(frozen=True)
class LogEntry:
    """Held or missed, and what is known of it.

    Who is not named in `minutes` gets the planned ones, who is in `absent` gets none; `fits` are the answers after
    meeting 1. `held_at` is the wall time it really began, None when that is the time the meeting stands at.
    """

    meeting_id: int
    status: MeetingStatus = MeetingStatus.HELD
    minutes: Mapping[int, int] = field(default_factory=dict)
    absent: frozenset[int] = frozenset()
    usefulness: int | None = None
    next_step: str = ""
    note: str = ""
    held_as: HeldAs = HeldAs.UNKNOWN
    fits: Mapping[int, Fit] = field(default_factory=dict)
    held_at: datetime | None = None

    @property
    def is_held(self) -> bool:
        """Whether the meeting took place."""
        return self.status is MeetingStatus.HELD


def with_feedback(entry: LogEntry, said: LogEntry) -> LogEntry:
    """The log with what was said of the meeting since; only what it lacks is added, nothing is replaced."""
    added = replace(entry, next_step=entry.next_step or said.next_step, note=entry.note or said.note)
    if not entry.is_held:
        return added
    return replace(
        added,
        usefulness=said.usefulness if entry.usefulness is None else entry.usefulness,
        fits={**entry.fits, **{person: fit for person, fit in said.fits.items() if not entry.fits.get(person)}},
    )


def feedback_apart(entry: LogEntry, other: LogEntry) -> list[str]:
    """The fields of feedback in which both logs say something, and not the same."""
    fields = [(name, getattr(entry, name), getattr(other, name)) for name in ("usefulness", "next_step", "note")]
    fields += [("fits", entry.fits.get(person), fit) for person, fit in other.fits.items()]
    return list(dict.fromkeys(name for name, mine, its in fields if mine and its and mine != its))


def check_minutes_there(name: str, minutes: int) -> list[Problem]:
    """Problems of the minutes of somebody who was at a meeting: from 1 to 24 hours of them."""
    if minutes == 0:
        return [
            Problem(name, _("Nobody meets for 0 minutes. Write how long it was, or mark the meeting as a no-show."))
        ]
    return check_minutes(name, minutes)


def check_entry(entry: LogEntry, attendances: Sequence[Attendance]) -> list[Problem]:
    """What must be mended before the entry can be saved for a meeting of these people."""
    people = {attendance.participant_id for attendance in attendances}
    named = {*entry.minutes, *entry.absent, *entry.fits}
    there = people - entry.absent if entry.is_held else set()
    problems = [
        problem
        for person, minutes in entry.minutes.items()
        for problem in (check_minutes_there if person in there else check_minutes)("minutes", minutes)
    ]
    if named - people:
        problems.append(Problem("minutes", _("Somebody named here does not belong to this meeting.")))
    if entry.status not in (MeetingStatus.HELD, MeetingStatus.NO_SHOW):
        problems.append(Problem("status", _("A log says that a meeting was held or missed.")))
    present = len(there) if entry.is_held else 1
    return [*dict.fromkeys(problems), *check_log(log_of(entry, None), present)]


def log_of(entry: LogEntry, now: datetime | None) -> Log:
    """The log of the entry; `now` is the wall time of noting it."""
    return Log(
        meeting_id=entry.meeting_id,
        logged_at=now,
        held_as=entry.held_as,
        usefulness=entry.usefulness,
        next_step=entry.next_step,
        note=entry.note,
    )


def planned_start(meeting: Meeting, log: Log | None) -> datetime:
    """The wall time the meeting was planned for, whenever its log says that it was held."""
    return log.planned_at if log and log.planned_at else meeting.starts_at


def attended(entry: LogEntry, meeting: Meeting, attendance: Attendance) -> Attendance:
    """The attendance of one person as the entry has it: minutes only for those present at a meeting that was held."""
    person = attendance.participant_id
    present = entry.is_held and person not in entry.absent
    minutes = entry.minutes.get(person, meeting.minutes) if present else 0
    return replace(attendance, present=present, minutes=minutes, fit=entry.fits.get(person, attendance.fit))


def not_logged(attendance: Attendance) -> Attendance:
    """The attendance as before anything was logged; the answer to the invitation stays."""
    return replace(attendance, present=None, minutes=0, fit=Fit.NOT_ASKED)
