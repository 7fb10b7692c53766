"""Writes meetings as the calendar files that Outlook, Google, Apple and Thunderbird read alike (RFC 5545, 5546)."""

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from omvendt_desktop.domain.calendar_content import Attendee, CalendarFile, Event
from omvendt_desktop.domain.fields import clean, clean_lines
from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.files.written import write_beside

if TYPE_CHECKING:
    from icalendar import Component, vCalAddress

LONGEST_LINE = 75
PRODUCT = "-//Omvendt Desktop//Omvendt Desktop//NO"
NO_SUMMARY = "–"
REMIND_BEFORE = timedelta(days=1)
END = b"END:VCALENDAR\r\n"
# The clocks of these zones change together by the rules below; any other zone is written in UTC.
ZONES = frozenset(
    "Europe/Oslo Arctic/Longyearbyen Europe/Stockholm Europe/Copenhagen Europe/Berlin Europe/Amsterdam "
    "Europe/Brussels Europe/Paris Europe/Madrid Europe/Rome Europe/Vienna Europe/Zurich Europe/Prague "
    "Europe/Warsaw Europe/Budapest Europe/Luxembourg".split()
)
_RULES = """\
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
TZNAME:CEST
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
TZNAME:CET
END:STANDARD
END:VTIMEZONE
"""


def to_bytes(calendar: CalendarFile) -> bytes:
    """The file: UTF-8, CRLF, folded at 75 octets, the zones before the events. The same content gives the same bytes.

    Times are wall time with a zone, or UTC for zones without a rule of their own here.
    """
    zones = sorted({event.zone for event in calendar.events} & ZONES)
    events = [_event_bytes(event, calendar.method) for event in calendar.events]
    return b"".join([_head(calendar.method, calendar.name), *map(_zone, zones), *events, END])


def write(path: Path, calendar: CalendarFile) -> Path:
    """Write the file beside and put it in its place; the path. Raises UserError when the disk refuses."""
    return write_beside(path, to_bytes(calendar))


@lru_cache(maxsize=64)
def _head(method: Method, name: str) -> bytes:
    from icalendar import Calendar, vText

    head = Calendar()
    head.add("prodid", PRODUCT)
    head.add("version", "2.0")
    head.add("calscale", "GREGORIAN")
    head.add("method", method.value)
    if name:
        head.add("x-wr-calname", vText(clean(name)))
    return bytes(head.to_ical(sorted=False)).removesuffix(END)


@lru_cache(maxsize=32)
def _zone(zone: str) -> bytes:
    return _RULES.format(zone=zone).replace("\n", "\r\n").encode("ascii")


# A pair’s two files and their plans hold the same events: what was written once need not be worked out again.
@lru_cache(maxsize=4096)
def _event_bytes(event: Event, method: Method) -> bytes:
    from icalendar import Event as Component

    component = Component()
    stamp = event.stamp.replace(tzinfo=UTC)
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", stamp)
    component.add("last-modified", stamp)
    component.add("dtstart", _moment(event.starts_at, event.zone))
    component.add("dtend", _moment(event.ends_at, event.zone))
    component.add("summary", _kept(clean(event.summary)) or NO_SUMMARY)
    for name, text in (("description", clean_lines(event.description)), ("location", clean(event.location))):
        if text:
            component.add(name, _kept(text))
    component.add("class", "PRIVATE" if event.private else "PUBLIC")
    component.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("transp", "TRANSPARENT" if event.cancelled else "OPAQUE")
    component.add("organizer", _address(event.organiser_name, event.organiser_email))
    for attendee in event.attendees:
        component.add("attendee", _invited(attendee, method))
    if not event.cancelled:
        component.add_component(_alarm(event))
    return b"".join(_folded(line) for line in component.content_lines(sorted=False) if line)


# icalendar folds character by character, which takes most of the time of writing a file.
def _folded(line: str) -> bytes:
    """A content line in pieces of 75 octets at most, cut between characters and never inside an escape."""
    content, pieces, start, room = line.encode(), [], 0, LONGEST_LINE
    while len(content) - start > room:
        end = start + room
        while content[end] & 0xC0 == 0x80:
            end -= 1
        before = content[start:end]
        if (len(before) - len(before.rstrip(b"\\"))) % 2:
            end -= 1
        pieces.append(content[start:end])
        start, room = end, LONGEST_LINE - 1
    return b"\r\n ".join([*pieces, content[start:]]) + b"\r\n"


def _kept(text: str) -> str:
    """The text without what icalendar takes for a line break: a backslash before N, as in a path on Windows."""
    return text.replace("\\N", "/N")


def _moment(wall: datetime, zone: str) -> datetime:
    local = wall.replace(tzinfo=ZoneInfo(zone))
    return local if zone in ZONES else local.astimezone(UTC)


def _address(name: str, email: str) -> "vCalAddress":
    from icalendar import vCalAddress

    address = vCalAddress(f"mailto:{clean(email).replace(' ', '')}")
    # Outlook shows the ^' of RFC 6868 as it stands, so that what would be written so is put otherwise.
    shown = clean(name).replace('"', "’").replace("^", "")
    if shown:
        address.params["CN"] = shown
    return address


def _invited(attendee: Attendee, method: Method) -> "vCalAddress":
    address = _address(attendee.name, attendee.email)
    address.params["CUTYPE"] = "INDIVIDUAL"
    address.params["ROLE"] = "REQ-PARTICIPANT"
    address.params["PARTSTAT"] = attendee.answer.value
    if method is Method.REQUEST:
        address.params["RSVP"] = "TRUE"
    return address


def _alarm(event: Event) -> "Component":
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _kept(clean(event.summary)) or NO_SUMMARY)
    alarm.add("trigger", -REMIND_BEFORE)
    return alarm
