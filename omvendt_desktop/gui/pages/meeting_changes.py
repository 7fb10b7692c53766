"""Which meetings a change has touched, and how a list of meetings takes them up."""

from collections.abc import Collection, Sequence
from datetime import date

from omvendt_desktop.services.programme_files import Touched
from omvendt_desktop.store.queries.meetings import MeetingRow

FEW = 50
TABLES = {"meetings", "attendances", "logs", "invitations"}


def meetings_in(touched: Touched) -> set[int]:
    """The ids of the meetings that were written, or whose attendances, logs or invitations were."""
    rows = [write.after or write.before or {} for write in touched.writes if write.table in TABLES]
    return touched.ids.get("meetings", set()) | {row["meeting_id"] for row in rows if "meeting_id" in row}


def is_between(row: MeetingRow, first: date | None, last: date | None) -> bool:
    """Whether the meeting is on these days; None leaves an end open."""
    day = row.starts_at.date()
    return (first is None or day >= first) and (last is None or day <= last)


def stay_in_place(before: Sequence[MeetingRow], now: Sequence[MeetingRow]) -> bool:
    """Whether the same meetings are there at the same times."""
    return {(row.id, row.starts_at) for row in before} == {(row.id, row.starts_at) for row in now}


def taken_up(
    rows: Sequence[MeetingRow], ids: Collection[int], now: Sequence[MeetingRow]
) -> tuple[list[MeetingRow], list[MeetingRow]]:
    """The rows by time, those with the ids as they are now – changed, gone or new – and these as they were before."""
    places = [at for at, row in enumerate(rows) if row.id in ids]
    before = [rows[at] for at in places]
    if not stay_in_place(before, now):
        others = [row for row in rows if row.id not in ids]
        return sorted([*others, *now], key=lambda row: (row.starts_at, row.id)), before
    found, fresh = list(rows), {row.id: row for row in now}
    for at in places:
        found[at] = fresh[found[at].id]
    return found, before
