"""What is known of the meetings and people that answers are about."""

import json
from collections.abc import Collection
from datetime import datetime
from typing import Any, NamedTuple

from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.name_order import first_name
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store

_REFUSALS = """
SELECT m.id, m.pair_id, o.code, m.starts_at, mentor.name, mentee.name, p.id, p.name, a.answer = 'DECLINED',
  a.proposed_start
FROM meetings m JOIN attendances a ON a.meeting_id = m.id JOIN modules o ON o.id = m.module_id
JOIN participants p ON p.id = a.participant_id JOIN pairs ON pairs.id = m.pair_id
JOIN participants mentor ON mentor.id = pairs.mentor_id JOIN participants mentee ON mentee.id = pairs.mentee_id
WHERE {programme} = ? AND m.starts_at > ? AND m.status = 'planned'
  AND (a.answer = 'DECLINED' OR a.proposed_start IS NOT NULL) AND {pairs}
ORDER BY m.starts_at, m.id, p.role = 'mentee'
"""


class Refusal(NamedTuple):
    """Somebody of a pair who cannot come to a coming meeting, or would rather meet at `proposed_start`; wall times."""

    meeting_id: int
    pair_id: int
    code: str
    starts_at: datetime
    mentor: str
    mentee: str
    participant_id: int
    name: str
    declined: bool
    proposed_start: datetime | None

    @property
    def first_name(self) -> str:
        """The name they are greeted by."""
        return first_name(self.name)


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


def refusals(store: Store, programme_id: int, now: datetime, pair_ids: Collection[int] | None = None) -> list[Refusal]:
    """Who said no to a coming meeting of a pair, or proposed another time; of some pairs or all, in order of time."""
    # The plus keeps SQLite from going through the whole programme for the meetings of some pairs.
    programme = "m.programme_id" if pair_ids is None else "+m.programme_id"
    sql = _REFUSALS.format(programme=programme, pairs=among("m.pair_id", pair_ids))
    rows = store.rows(sql, [programme_id, now.isoformat()])
    return [_refusal(*row) for row in rows]


def _refusal(*row: Any) -> Refusal:
    meeting_id, pair_id, code, starts_at, mentor, mentee, person, name, declined, proposed = row
    begins, rather = datetime.fromisoformat(starts_at), datetime.fromisoformat(proposed) if proposed else None
    return Refusal(meeting_id, pair_id, code, begins, mentor, mentee, person, name, bool(declined), rather)
