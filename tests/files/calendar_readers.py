"""Readers of calendar files that nobody here wrote, and a checker of the bytes of our own."""

import ctypes
import json
import re
import shutil
import subprocess
from ctypes.util import find_library
from functools import cache
from pathlib import Path

import pytest

NODE = Path(__file__).parents[1] / "node"
OSLO = """BEGIN:VTIMEZONE
TZID:Europe/Oslo
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
""".replace("\n", "\r\n").encode()
KNOWN_NAMES = set(
    "BEGIN END PRODID VERSION CALSCALE METHOD X-WR-CALNAME TZID DTSTART RRULE TZOFFSETFROM TZOFFSETTO TZNAME "
    "UID SEQUENCE DTSTAMP LAST-MODIFIED DTEND SUMMARY DESCRIPTION LOCATION CLASS STATUS TRANSP ORGANIZER ATTENDEE "
    "ACTION TRIGGER".split()
)
NOT_FOR_EYES = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def check(content: bytes) -> None:
    """Every check there is on the bytes of one calendar file."""
    check_bytes(content)
    check_with_libical(content)
    check_with_ical(content)
    check_with_vobject(content)


def lines_of(content: bytes) -> list[str]:
    """The content lines, unfolded."""
    return content.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def text_of(content: bytes, name: str) -> str:
    """The text of the first property of the name, its escapes undone (RFC 5545, section 3.3.11)."""
    escaped = values_of(content, name)[0].partition(":")[2]
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], escaped)


def values_of(content: bytes, name: str) -> list[str]:
    """The lines of a property of the events, with parameters and value; of the file when it is one of the file."""
    lines = lines_of(content)
    inside = lines[lines.index("BEGIN:VEVENT") :] if name in ("DTSTART", "DTEND") else lines
    return [line for line in inside if re.match(rf"{name}[;:]", line)]


def check_bytes(content: bytes) -> None:
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert content.count(b"\r\n") == content.count(b"\n") == content.count(b"\r")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")
    lines = lines_of(content)
    assert {re.split("[;:]", line, maxsplit=1)[0] for line in lines} <= KNOWN_NAMES
    assert not [line for line in lines if NOT_FOR_EYES.search(line)]
    _check_order(content, lines)


def _check_order(content: bytes, lines: list[str]) -> None:
    assert lines.count("BEGIN:VCALENDAR") == lines.count("VERSION:2.0") == 1
    method = next(line.split(":")[1] for line in lines if line.startswith("METHOD:"))
    first = lines.index("BEGIN:VEVENT")
    assert not [line for line in lines[:first] if line.startswith("UID:")]
    if any(line.startswith("DTSTART;TZID=Europe/Oslo") for line in lines):
        assert content.count(OSLO) == 1
        assert content.index(OSLO) < content.index(b"BEGIN:VEVENT")
    starts = [place for place, line in enumerate(lines) if line == "BEGIN:VEVENT"]
    assert method == "PUBLISH" or len(starts) == 1
    for start in starts:
        _check_event(lines[start : lines.index("END:VEVENT", start)], method)


def _check_event(lines: list[str], method: str) -> None:
    values: dict[str, list[str]] = {}
    for line in lines:
        values.setdefault(re.split("[;:]", line, maxsplit=1)[0], []).append(line)
    for name in ("UID", "SEQUENCE", "DTSTAMP", "LAST-MODIFIED", "SUMMARY", "ORGANIZER", "STATUS", "DTSTART", "DTEND"):
        assert len(values[name]) == 1, name
    assert not values.keys() & {"RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
    cancelled = values["STATUS"] == ["STATUS:CANCELLED"]
    assert cancelled == (method == "CANCEL") or method == "PUBLISH"
    assert lines.count("BEGIN:VALARM") == (0 if cancelled else 1)
    assert ("ATTENDEE" in values) == (method != "PUBLISH")
    assert values["DTSTAMP"][0].split(":")[1] == values["LAST-MODIFIED"][0].split(":")[1]
    addresses = [line.rpartition("mailto:")[2] for line in values.get("ATTENDEE", [])]
    assert values["ORGANIZER"][0].rpartition("mailto:")[2] not in addresses
    for line in values["ORGANIZER"] + values.get("ATTENDEE", []):
        assert not re.search(r'CN=(?:"[^"]*\^|[^:;"]*\^)', line)


@cache
def _libical() -> ctypes.CDLL | None:
    name = find_library("ical")
    if name is None:
        return None
    library = ctypes.CDLL(name)
    library.icalparser_parse_string.restype = ctypes.c_void_p
    library.icalparser_parse_string.argtypes = [ctypes.c_char_p]
    for function in ("icalrestriction_check", "icalcomponent_count_errors", "icalcomponent_free"):
        getattr(library, function).argtypes = [ctypes.c_void_p]
    library.icalcomponent_as_ical_string.restype = ctypes.c_char_p
    library.icalcomponent_as_ical_string.argtypes = [ctypes.c_void_p]
    library.icalerror_set_errors_are_fatal(0)
    return library


def check_with_libical(content: bytes) -> None:
    """The restrictions of RFC 5546 for the method; left out where libical is not installed."""
    library = _libical()
    if library is None:
        return
    component = library.icalparser_parse_string(content)
    assert component
    assert library.icalcomponent_count_errors(component) == 0
    allowed = library.icalrestriction_check(component)
    said = library.icalcomponent_as_ical_string(component).decode()
    library.icalcomponent_free(component)
    assert allowed, [line for line in said.split("\r\n") if "X-LIC-ERROR" in line]


def check_with_ical(content: bytes) -> None:
    from ical.calendar_stream import IcsCalendarStream

    calendar = IcsCalendarStream.calendar_from_ics(content.decode())
    assert [event.uid for event in calendar.events] == [line[4:] for line in lines_of(content) if line[:4] == "UID:"]


def check_with_vobject(content: bytes) -> None:
    import vobject

    calendar = vobject.readOne(content.decode())
    assert len(calendar.vevent_list) == content.count(b"BEGIN:VEVENT")
    calendar.validate(raiseException=True)


def instants(content: bytes) -> list[tuple[str, str]]:
    """Start and end of each event in UTC as ical.js reads them, by its own zones; skips where it is not installed."""
    node = shutil.which("node")
    if node is None or not (NODE / "node_modules" / "ical.js").is_dir():
        pytest.skip("ical.js is not installed: run `make test` where Node.js is to be had")
    ran = subprocess.run(
        [node, "read_instants.mjs"], cwd=NODE, input=content, capture_output=True, check=True, timeout=60
    )
    return [tuple(pair) for pair in json.loads(ran.stdout)]
