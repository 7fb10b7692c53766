from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop.domain.calendar_content import Attendee, CalendarFile, Event
from omvendt_desktop.domain.calendar_words import location
from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import meetings_ics
from tests.files import calendar_readers
from tests.files.calendar_readers import values_of

INJECTIONS = [
    "x\r\nATTENDEE:mailto:evil@example.org",
    "x\nBEGIN:VALARM",
    "x\u2028ATTENDEE:mailto:evil@example.org\u2029\u0085\x0b\x0c",
    "=?utf-8?q?x=0D=0ABcc:evil@example.org?=",
    "\u202egnp.exe\u2066\u200f\ufeff",
    "a\"; X=1:mailto:evil@example.org,^n^'b",
    "\ud800 \x00\x1b\x7f",
    "back\\slash \\n; comma, semi",
    "𝒜𐀀 å 日本語 " * 40,
]


def event(**changes) -> Event:
    values = {
        "uid": "5b1c@omvendt-desktop",
        "sequence": 0,
        "stamp": datetime(2026, 11, 1, 8, 30, 5),
        "starts_at": datetime(2026, 11, 24, 13),
        "minutes": 60,
        "zone": "Europe/Oslo",
        "summary": "Mentormøte 3/6: Raske vurderinger og hverdagsekskludering",
        "description": "Tema: Raske vurderinger\n\nMål\n- Å lytte\n\nhttps://example.org/mote",
        "location": "Bjørvika",
        "organiser_name": "Ingrid Solberg",
        "organiser_email": "ingrid@example.org",
        "attendees": (
            Attendee("Minh Tran", "minh@example.org"),
            Attendee("Per Ødegård", "per@example.org", Answer.YES),
        ),
    }
    return Event(**(values | changes))


def request(**changes) -> bytes:
    return meetings_ics.to_bytes(CalendarFile(Method.REQUEST, (event(**changes),)))


def test_an_invitation_holds_one_event_with_everybody_asked_to_answer():
    content = request()
    calendar_readers.check(content)
    assert values_of(content, "DTSTART") == ["DTSTART;TZID=Europe/Oslo:20261124T130000"]
    assert values_of(content, "DTEND") == ["DTEND;TZID=Europe/Oslo:20261124T140000"]
    minh, per = values_of(content, "ATTENDEE")
    assert minh.endswith("PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:minh@example.org")
    assert "PARTSTAT=ACCEPTED" in per
    assert values_of(content, "ORGANIZER") == ['ORGANIZER;CN="Ingrid Solberg":mailto:ingrid@example.org']
    assert values_of(content, "TRIGGER") == ["TRIGGER:-P1D"]


def test_a_cancellation_says_so_and_reminds_nobody():
    cancelled = event(cancelled=True, sequence=1)
    content = meetings_ics.to_bytes(CalendarFile(Method.CANCEL, (cancelled,)))
    calendar_readers.check(content)
    assert values_of(content, "STATUS") == ["STATUS:CANCELLED"]
    assert "RSVP" not in content.decode()


def test_a_plan_holds_every_meeting_and_no_attendee():
    events = tuple(
        event(uid=f"{number}@x", starts_at=datetime(2026, 9 + number % 4, 21, 9), attendees=()) for number in range(6)
    )
    content = meetings_ics.to_bytes(CalendarFile(Method.PUBLISH, events, "Fjordbank høst 2026"))
    calendar_readers.check(content)
    assert content.count(b"BEGIN:VTIMEZONE") == 1
    assert values_of(content, "X-WR-CALNAME") == ["X-WR-CALNAME:Fjordbank høst 2026"]


def test_with_the_privacy_switch_the_event_is_private():
    assert values_of(request(private=True), "CLASS") == ["CLASS:PRIVATE"]


@pytest.mark.parametrize("text", INJECTIONS)
@pytest.mark.parametrize("field", ["summary", "description", "location", "organiser_name", "attendee"])
def test_no_text_breaks_out_of_its_line(field, text):
    given = {"attendees": (Attendee(text, "minh@example.org"),)} if field == "attendee" else {field: text}
    content = request(**given)
    calendar_readers.check(content)
    assert len(values_of(content, "ATTENDEE")) == (1 if field == "attendee" else 2)
    assert len(values_of(content, "BEGIN")) == 6


@given(st.text(st.sampled_from("aå日𝒜\\,;: n-"), max_size=400))
def test_however_long_a_text_is_its_lines_fit_and_it_comes_back_whole(text):
    given_text = f"x{text}x"
    content = request(description=given_text)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    assert not any(len(line) - len(line.rstrip(b"\\")) & 1 for line in content.split(b"\r\n"))
    assert calendar_readers.text_of(content, "DESCRIPTION") == given_text


def test_a_backslash_before_an_n_is_no_line_break():
    assert calendar_readers.text_of(request(summary=r"Mappen C:\Nytt\nord"), "SUMMARY") == r"Mappen C:/Nytt\nord"


def test_an_address_cannot_bring_a_line_of_its_own():
    content = request(attendees=(Attendee("Minh", "minh@example.org\r\nX-EVIL:1"),))
    assert "X-EVIL" not in [line.split(":")[0] for line in calendar_readers.lines_of(content)]


def test_the_same_meeting_gives_the_same_bytes():
    first = request()
    meetings_ics._event_bytes.cache_clear()
    assert request() == first


def test_a_zone_without_rules_of_its_own_is_written_in_utc():
    content = request(zone="America/New_York", starts_at=datetime(2026, 7, 1, 9))
    calendar_readers.check(content)
    assert values_of(content, "DTSTART") == ["DTSTART:20260701T130000Z"]
    assert b"VTIMEZONE" not in content


CLOCKS = [
    (datetime(2026, 10, 24, 13), "2026-10-24T11:00:00Z"),
    (datetime(2026, 10, 25, 13), "2026-10-25T12:00:00Z"),
    (datetime(2026, 10, 26, 13), "2026-10-26T12:00:00Z"),
    (datetime(2027, 3, 27, 13), "2027-03-27T12:00:00Z"),
    (datetime(2027, 3, 28, 13), "2027-03-28T11:00:00Z"),
    (datetime(2027, 6, 15, 9), "2027-06-15T07:00:00Z"),
]


def test_another_program_reads_the_right_instants_on_both_sides_of_the_clock_changes():
    events = tuple(event(uid=f"{at:%m%d}@x", starts_at=at, attendees=()) for at, _utc in CLOCKS)
    read = calendar_readers.instants(meetings_ics.to_bytes(CalendarFile(Method.PUBLISH, events)))
    assert [start for start, _end in read] == [utc for _at, utc in CLOCKS]


@pytest.mark.parametrize("zone", sorted(meetings_ics.ZONES))
def test_every_zone_written_with_rules_has_the_clock_of_oslo(zone):
    from zoneinfo import ZoneInfo

    for month in range(1, 13):
        for day in (1, 25, 28):
            moment = datetime(2026, month, day, 3, 30)
            oslo, there = (moment.replace(tzinfo=ZoneInfo(name)).utcoffset() for name in ("Europe/Oslo", zone))
            assert oslo == there


def test_a_long_place_is_cut_to_what_outlook_takes():
    assert len(location("x" * 300, "")) == 255
    assert location("", "https://example.org/mote") == "https://example.org/mote"


def test_a_file_is_put_in_its_place_whole_or_not_at_all(tmp_path):
    path = tmp_path / "calendar.ics"
    path.write_text("old")
    meetings_ics.write(path, CalendarFile(Method.REQUEST, (event(),)))
    assert path.read_bytes() == request()
    with pytest.raises(UserError):
        meetings_ics.write(tmp_path / "missing" / "calendar.ics", CalendarFile(Method.REQUEST, (event(),)))
    assert [each.name for each in tmp_path.iterdir()] == ["calendar.ics"]


def test_a_changed_revision_differs_only_where_it_should():
    moved = replace(event(), starts_at=datetime(2026, 11, 25, 13), sequence=1, stamp=datetime(2026, 11, 2))
    after = calendar_readers.lines_of(meetings_ics.to_bytes(CalendarFile(Method.REQUEST, (moved,))))
    differing = [line for line in after if line not in calendar_readers.lines_of(request())]
    assert {line.split(":")[0].split(";")[0] for line in differing} == {
        "SEQUENCE",
        "DTSTAMP",
        "LAST-MODIFIED",
        "DTSTART",
        "DTEND",
    }
