"""Bringing in logs somebody else has kept: each row is matched to a meeting, shown, and logged in one change."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from omvendt_desktop.domain.log_lines import LogLine, same_people, words_of
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Fit, Meeting, MeetingStatus
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries.logs import LogRow, of_pairs
from omvendt_desktop.store.store import Store


class LineState(StrEnum):
    """What becomes of a row; KNOWN is logged already and stays as it is."""

    READY = "ready"
    KNOWN = "known"
    PROBLEM = "problem"


@dataclass(frozen=True)
class PlannedLog:
    """One row with the meeting it is about; `why` says what is in the way."""

    line: LogLine
    state: LineState
    meeting: LogRow | None = None
    entry: LogEntry | None = None
    why: str = ""


def plan_logs(store: Store, programme_id: int, lines: Sequence[LogLine], now: datetime) -> list[PlannedLog]:
    """What would be logged of the rows at wall time `now`; nothing is written.

    A row says who met; its meeting is the one it names, else the one nearest to its day, else the oldest not logged.
    """
    meetings = of_pairs(store, programme_id)
    taken: set[int] = set()
    planned = []
    for line in lines:
        found = _planned(line, meetings, taken, now)
        if found.meeting is not None:
            taken.add(found.meeting.meeting_id)
        planned.append(found)
    return planned


def apply_logs(store: Store, planned: Sequence[PlannedLog], now: datetime) -> list[Meeting]:
    """The meetings logged, in one change. Raises UserError when nothing is ready, or as `log_many`."""
    entries = [each.entry for each in planned if each.state is LineState.READY and each.entry is not None]
    if not entries:
        raise UserError(_("There is nothing to log."))
    return logs.log_many(store, entries, now)


def _planned(line: LogLine, meetings: Sequence[LogRow], taken: set[int], now: datetime) -> PlannedLog:
    candidates = [row for row in _of_pair(line, meetings) if row.meeting_id not in taken]
    if line.code:
        candidates = [row for row in candidates if _is_named(line.code, row)]
    meeting = _likeliest(line.day, candidates, now)
    why = _in_the_way(line, meetings, meeting, now)
    if why or meeting is None:
        return PlannedLog(line, LineState.PROBLEM, meeting, why=why)
    if meeting.logged:
        return PlannedLog(line, LineState.KNOWN, meeting)
    return PlannedLog(line, LineState.READY, meeting, _entry(line, meeting))


def _in_the_way(line: LogLine, meetings: Sequence[LogRow], meeting: LogRow | None, now: datetime) -> str:
    if line.why:
        return line.why
    if line.day is not None and line.day > now.date():
        return _("This day has not come yet.")
    if not _of_pair(line, meetings):
        return _("No pair, or more than one, fits these names.")
    if meeting is None:
        return _("The pair has no such meeting.") if line.code else _("The pair has no meeting without a log.")
    if line.day is None and not meeting.logged and meeting.starts_at > now:
        return _("This meeting has not begun yet; give its day.")
    return ""


def _of_pair(line: LogLine, meetings: Sequence[LogRow]) -> list[LogRow]:
    fits = {row.pair_id: same_people(line.people, (row.mentor, row.mentee)) for row in meetings}
    best = max(fits.values(), default=0)
    pairs = [pair_id for pair_id, fit in fits.items() if fit == best]
    return [row for row in meetings if row.pair_id == pairs[0]] if best and len(pairs) == 1 else []


def _is_named(code: str, row: LogRow) -> bool:
    said = words_of(code)
    return said in (words_of(row.code), words_of(row.code).lstrip("m"), words_of(row.module))


def _likeliest(day: date | None, candidates: Sequence[LogRow], now: datetime) -> LogRow | None:
    if day is not None:
        same_day = [row for row in candidates if row.starts_at.date() == day]
        rest = same_day or [row for row in candidates if not row.logged]
        return min(rest, key=lambda row: abs((row.starts_at.date() - day).days), default=None)
    if len(candidates) == 1:
        return candidates[0]
    return next((row for row in candidates if not row.logged and row.starts_at <= now), None)


def _entry(line: LogLine, meeting: LogRow) -> LogEntry:
    people = [person for person in (meeting.mentor_id, meeting.mentee_id) if person is not None]
    fits = zip((meeting.mentor_id, meeting.mentee_id), (line.fit_mentor, line.fit_mentee), strict=True)
    moved = line.day is not None and line.day != meeting.starts_at.date()
    return LogEntry(
        meeting.meeting_id,
        status=MeetingStatus.HELD if line.held else MeetingStatus.NO_SHOW,
        minutes={} if line.minutes is None else dict.fromkeys(people, line.minutes),
        usefulness=line.usefulness,
        next_step=line.next_step,
        note=line.note,
        fits={person: fit for person, fit in fits if person is not None and fit is not Fit.NOT_ASKED},
        held_at=datetime.combine(line.day, meeting.starts_at.time()) if moved and line.day else None,
    )
