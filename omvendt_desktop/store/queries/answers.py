"""What is known of the meetings and people that answers are about."""

import json
from collections.abc import Collection
from typing import NamedTuple

from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store


class Invited(NamedTuple):
    """One participant of a meeting, and what they were sent about it, oldest first."""

    person: Participant
    attendance: Attendance
    sent: tuple[Invitation, ...]


def meetings_of_uids(store: Store, uids: Collection[str]) -> dict[str, Meeting]:
    """The meetings by their calendar identity, or by one that a single participant was given."""
    columns = ", ".join(f"m.{name}" for name in columns_of(Meeting).split(", "))
    sql = f"""
        WITH wanted AS (SELECT value AS uid FROM json_each(:uids)),
        known AS (
          SELECT m.uid, m.id FROM meetings m WHERE m.uid IN (SELECT uid FROM wanted)
          UNION SELECT i.uid, i.meeting_id FROM invitations i WHERE i.uid IN (SELECT uid FROM wanted)
          UNION SELECT a.uid, a.meeting_id FROM attendances a WHERE a.uid IN (SELECT uid FROM wanted)
        )
        SELECT known.uid, {columns} FROM known JOIN meetings m ON m.id = known.id
    """
    rows = store.rows(sql, {"uids": json.dumps(sorted(set(uids) - {""}))})
    return {uid: from_values(Meeting, row) for uid, *row in rows}


def invited(store: Store, meeting_id: int) -> list[Invited]:
    """The participants of a meeting, with what they were sent about it."""
    return [
        Invited(
            store.get(Participant, attendance.participant_id),
            attendance,
            tuple(store.find(Invitation, meeting_id=meeting_id, participant_id=attendance.participant_id)),
        )
        for attendance in store.find(Attendance, meeting_id=meeting_id)
    ]
