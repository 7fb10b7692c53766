"""What has been sent about a meeting to each recipient, and what must be sent again."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.i18n import Np_, pgettext


class InvitationState(StrEnum):
    """How far the invitation to a coming meeting has come."""

    NOT_INVITED = "not_invited"
    INVITED = "invited"
    CONFIRMED = "confirmed"
    CHANGED = "changed"
    DECLINED = "declined"


_STATE_WORDS = {
    InvitationState.NOT_INVITED: Np_("invitation", "not invited"),
    InvitationState.INVITED: Np_("invitation", "invited"),
    InvitationState.CONFIRMED: Np_("invitation", "confirmed"),
    InvitationState.CHANGED: Np_("invitation", "changed since sent"),
    InvitationState.DECLINED: Np_("invitation", "declined"),
}


class Method(StrEnum):
    """What a calendar message does, by RFC 5546, section 1.4."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True)
class Invitation:
    """One revision marked as sent to one recipient; the newest one counts, older ones are the history.

    `stamp` is the DTSTAMP in UTC without zone, `content_hash` covers all that the recipient sees,
    `time_hash` the time, place and status alone; `answers` are those the file named, by participant id;
    `batch` names the folder it was sent from.
    """

    id: int | None = None
    meeting_id: int = 0
    participant_id: int = 0
    uid: str = ""
    method: Method = Method.REQUEST
    sequence: int = 0
    stamp: datetime | None = None
    content_hash: str = ""
    time_hash: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    sent_at: datetime | None = None
    how: str = ""
    batch: str = ""


def state_word(state: InvitationState) -> str:
    """How far the invitation has come, as words on screen."""
    return pgettext(*_STATE_WORDS[state])


def time_hash(starts_at: datetime, minutes: int, place: str, link: str, status: MeetingStatus) -> str:
    """What people must be told of again when it changes; written out, so that a SELECT can compare it."""
    return "|".join((starts_at.isoformat(), str(minutes), place, link, status.value))
