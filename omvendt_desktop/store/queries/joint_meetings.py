"""The meetings that many take part in at once."""

from datetime import datetime
from typing import NamedTuple

from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.store import Store

_JOINT = """
SELECT m.id, m.starts_at, o.code, {title} FROM meetings m JOIN modules o ON o.id = m.module_id
WHERE m.programme_id = ? AND m.pair_id IS NULL ORDER BY m.starts_at, m.id
"""


class JointMeeting(NamedTuple):
    """One of them; `starts_at` is wall time."""

    id: int
    starts_at: datetime
    code: str
    title: str


def joint_meetings(store: Store, programme_id: int) -> list[JointMeeting]:
    """All of the programme by time, cancelled ones among them."""
    rows = store.rows(_JOINT.format(title=title_column()), [programme_id])
    return [JointMeeting(row[0], datetime.fromisoformat(row[1]), row[2], row[3]) for row in rows]
