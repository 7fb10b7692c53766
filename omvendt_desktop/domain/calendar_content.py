"""What a calendar file says: everything its reader sees of the meetings, before it becomes bytes."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.domain.meetings import Answer


@dataclass(frozen=True)
class Attendee:
    """Somebody invited, with the answer known when the revision was made."""

    name: str
    email: str
    answer: Answer = Answer.NONE


@dataclass(frozen=True)
class Event:
    """One revision of one meeting; `starts_at` is wall time in the zone, `stamp` UTC without zone."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    minutes: int
    zone: str
    summary: str
    description: str
    location: str
    organiser_name: str
    organiser_email: str
    attendees: tuple[Attendee, ...] = ()
    private: bool = False
    cancelled: bool = False

    @property
    def ends_at(self) -> datetime:
        """Wall time at the end."""
        return self.starts_at + timedelta(minutes=self.minutes)


@dataclass(frozen=True)
class CalendarFile:
    """A method with its events; `name` is what a calendar calls a plan it takes in."""

    method: Method
    events: tuple[Event, ...]
    name: str = ""
