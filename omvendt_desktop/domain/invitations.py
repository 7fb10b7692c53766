"""What has been sent about a meeting to each recipient, and what must be sent again."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Method(StrEnum):
    """What a calendar message does, by RFC 5546, section 1.4."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Invitation:
    """One revision marked as sent to one recipient; the newest one counts, older ones are the history.

    `stamp` is the DTSTAMP in UTC without zone, `content_hash` covers all that the recipient sees,
    `time_hash` the time, place and status alone; `batch` names the folder it was sent from.
    """

    id: int | None = None
    meeting_id: int = 0
    participant_id: int = 0
    method: Method = Method.REQUEST
    sequence: int = 0
    stamp: datetime | None = None
    content_hash: str = ""
    time_hash: str = ""
    sent_at: datetime | None = None
    how: str = ""
    batch: str = ""
