"""Which meeting a row of somebody else’s list of logs is about."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from omvendt_desktop.domain.log_lines import LogLine, words_of
from omvendt_desktop.domain.people_named import same_people, strangers
from omvendt_desktop.store.queries.logs import LogRow

DayOf = Callable[[LogRow], date]


def of_pair(line: LogLine, meetings: Sequence[LogRow]) -> list[LogRow]:
    """The meetings of the one pair the row names; none when no pair fits, or more than one."""
    pairs = {row.pair_id: (row.mentor, row.mentee) for row in meetings}
    fits = {pair_id: same_people(line.people, names) for pair_id, names in pairs.items()}
    best = max(fits.values(), default=0)
    found = [pair_id for pair_id, fit in fits.items() if fit == best]
    return [row for row in meetings if row.pair_id == found[0]] if best and len(found) == 1 else []


def named_beside(line: LogLine, pair: Sequence[LogRow]) -> str:
    """Those the row names who are not in the pair of these meetings, as they are written; '' when there are none."""
    return ", ".join(strangers(line.people, (pair[0].mentor, pair[0].mentee)))


def person_named(line: LogLine, meeting: LogRow) -> int | None:
    """The mentor or the mentee of the meeting when the row names only that one."""
    mentor, mentee = (same_people(line.people, (name,)) for name in (meeting.mentor, meeting.mentee))
    return None if mentor == mentee else meeting.mentor_id if mentor > mentee else meeting.mentee_id


def meeting_of(
    line: LogLine, pair: Sequence[LogRow], taken: set[int], first: str, day_of: DayOf, now: datetime
) -> LogRow | None:
    """The meeting of the pair the row names, else that of its day or nearest to it, else the oldest not logged.

    The answer about the fit belongs to the `first` module. `taken` are the meetings of earlier rows: only a row that
    names one, or its day, is about it too. What people thought is about the last meeting before they said it.
    """
    code = line.code or (first if line.only_feedback and any(line.fits) and line.day is None else "")
    named = [row for row in pair if _is_named(code, row)] if code else list(pair)
    if line.day is not None and (same := [row for row in named if day_of(row) == line.day]):
        return next((row for row in same if row.meeting_id not in taken), same[0])
    free = [row for row in named if row.meeting_id not in taken]
    found = _likeliest(line, named if line.only_feedback else free, now)
    return found or (_latest(named, now) if code else None)


def _is_named(code: str, row: LogRow) -> bool:
    said = words_of(code)
    return said in (words_of(row.code), words_of(row.code).lstrip("m"), words_of(row.module))


def _likeliest(line: LogLine, candidates: Sequence[LogRow], now: datetime) -> LogRow | None:
    day = line.day
    if day is not None and line.only_feedback:
        return next((row for row in reversed(candidates) if row.starts_at.date() <= day), None)
    if day is not None:
        rest = [row for row in candidates if not row.logged]
        return min(rest, key=lambda row: abs((row.starts_at.date() - day).days), default=None)
    if len(candidates) == 1:
        return candidates[0]
    if line.only_feedback:
        return None
    return next((row for row in candidates if not row.logged and row.starts_at <= now), None)


def _latest(named: Sequence[LogRow], now: datetime) -> LogRow | None:
    return next((row for row in reversed(named) if row.starts_at <= now), named[0] if named else None)
