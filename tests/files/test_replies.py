"""Answers as Google, Exchange, Thunderbird and others write them, and files that are no answers."""

import json
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.files import calendar_reading, replies
from omvendt_desktop.inspect_file import inspect
from tests.files import outlook_files

UID = "0f8fad5b-d9cb-469f-a165-70867728950e@omvendt-desktop"
GOOGLE = f"""BEGIN:VCALENDAR
PRODID:-//Google Inc//Google Calendar 70.9054//EN
VERSION:2.0
CALSCALE:GREGORIAN
METHOD:REPLY
BEGIN:VEVENT
DTSTART:20261130T120000Z
DTEND:20261130T130000Z
DTSTAMP:20261122T091500Z
ORGANIZER;CN=Ingrid Solberg:mailto:ingrid@example.org
UID:{UID}
ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;CN=minh@ex
 ample.org;X-NUM-GUESTS=0:mailto:minh@example.org
SEQUENCE:2
STATUS:CONFIRMED
SUMMARY:Mentormøte 4/6
END:VEVENT
END:VCALENDAR
"""
EXCHANGE = f"""BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VTIMEZONE
TZID:W. Europe Standard Time
BEGIN:STANDARD
DTSTART:16010101T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010101T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE
BEGIN:VEVENT
ATTENDEE;PARTSTAT=DECLINED;CN="Ødegård, Per":MAILTO:Per@Example.org
COMMENT;LANGUAGE=nb-NO:Da er jeg på reise\\n
UID:{UID}
SUMMARY;LANGUAGE=nb-NO:Avslått: Mentormøte
DTSTART;TZID=W. Europe Standard Time:20261130T130000
DTEND;TZID=W. Europe Standard Time:20261130T140000
CLASS:PUBLIC
PRIORITY:5
DTSTAMP:20261122T100000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SEQUENCE:2
LOCATION;LANGUAGE=nb-NO:Bjørvika
END:VEVENT
END:VCALENDAR
"""
THUNDERBIRD = f"""BEGIN:VCALENDAR
PRODID:-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN
VERSION:2.0
METHOD:REPLY
BEGIN:VEVENT
CREATED:20261120T080000Z
LAST-MODIFIED:20261122T110000Z
DTSTAMP:20261122T110000Z
UID:{UID}
SUMMARY:Mentormøte 4/6
ORGANIZER;CN=Ingrid Solberg:mailto:ingrid@example.org
ATTENDEE;PARTSTAT=TENTATIVE;CN=Minh Tran;ROLE=REQ-PARTICIPANT:mailto:minh@example.org
DTSTART;TZID=Europe/Oslo:20261130T130000
DTEND;TZID=Europe/Oslo:20261130T140000
SEQUENCE:2
END:VEVENT
END:VCALENDAR
"""
COUNTER = THUNDERBIRD.replace("METHOD:REPLY", "METHOD:COUNTER").replace(
    "DTSTART;TZID=Europe/Oslo:20261130T130000", "DTSTART:20261201T140000Z"
)


def saved(tmp_path: Path, name: str, content: bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def crlf(text: str) -> bytes:
    return text.replace("\n", "\r\n").encode()


def mail(calendar: str, **params: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "minh@example.org", "ingrid@example.org", "Godtatt"
    message.set_content("Ja, det passer.")
    message.add_alternative(calendar.encode(), "text", "calendar", params={"method": "REPLY", **params})
    return message


@pytest.mark.parametrize(
    ("text", "address", "answer", "stamp"),
    [
        (GOOGLE, "minh@example.org", Answer.YES, datetime(2026, 11, 22, 9, 15)),
        (EXCHANGE, "Per@Example.org", Answer.NO, datetime(2026, 11, 22, 10)),
        (THUNDERBIRD, "minh@example.org", Answer.MAYBE, datetime(2026, 11, 22, 11)),
    ],
    ids=["Google", "Exchange without organiser", "Thunderbird"],
)
def test_the_answer_of_every_calendar_is_read(tmp_path, text, address, answer, stamp):
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", crlf(text)))
    assert (reply.method, reply.uid, reply.address, reply.answer) == ("REPLY", UID, address, answer)
    assert (reply.sequence, reply.stamp, reply.problems) == (2, stamp, ())


def test_a_comment_is_kept(tmp_path):
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", crlf(EXCHANGE)))
    assert reply.comment == "Da er jeg på reise"


@pytest.mark.parametrize(
    "content",
    [
        GOOGLE.encode(),
        crlf(GOOGLE).removesuffix(b"\r\n"),
        b"\xef\xbb\xbf" + crlf(GOOGLE),
        crlf(GOOGLE).decode().encode("cp1252"),
        GOOGLE.encode("utf-16"),
        b"\r\n\r\n" + crlf(GOOGLE),
        crlf(GOOGLE.replace("UID:", "\n\nUID:")),
    ],
    ids=["LF", "no last line end", "BOM", "cp1252", "utf-16", "blank lines first", "blank lines inside"],
)
def test_how_the_file_is_written_does_not_matter(tmp_path, content):
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", content))
    assert (reply.uid, reply.answer, reply.problems) == (UID, Answer.YES, ())


def test_an_identity_wrapped_by_outlook_is_unwrapped(tmp_path):
    text = GOOGLE.replace(UID, outlook_files.wrapped(UID).hex().upper())
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", crlf(text)))
    assert reply.uid == UID


def test_an_identity_of_outlooks_own_is_left_as_it_is(tmp_path):
    own = outlook_files.OUTLOOK_ID.hex().upper() + "00" * 40
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", crlf(GOOGLE.replace(UID, own))))
    assert reply.uid == own


def test_a_proposal_tells_the_time_it_proposes(tmp_path):
    [reply] = replies.read_file(saved(tmp_path, "reply.ics", crlf(COUNTER)))
    assert reply.method == "COUNTER"
    assert reply.proposed_start == datetime(2026, 12, 1, 14, tzinfo=UTC)


def test_an_answer_inside_a_mail_is_read(tmp_path):
    [reply] = replies.read_file(saved(tmp_path, "Godtatt.eml", mail(THUNDERBIRD).as_bytes()))
    assert (reply.uid, reply.answer) == (UID, Answer.MAYBE)


def test_the_same_answer_twice_in_a_mail_counts_once(tmp_path):
    message = mail(THUNDERBIRD)
    message.add_attachment(THUNDERBIRD.encode(), "application", "ics", filename="invite.ics")
    assert len(replies.read_file(saved(tmp_path, "Godtatt.eml", message.as_bytes()))) == 1


def test_an_answer_in_a_forwarded_mail_is_read(tmp_path):
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "per@example.org", "ingrid@example.org", "VS: Godtatt"
    outer.set_content("Se under.")
    outer.add_attachment(mail(GOOGLE))
    [reply] = replies.read_file(saved(tmp_path, "VS.eml", outer.as_bytes()))
    assert (reply.address, reply.answer) == ("minh@example.org", Answer.YES)


def test_the_method_of_the_mail_part_counts_when_the_calendar_names_none(tmp_path):
    message = mail(GOOGLE.replace("METHOD:REPLY\n", ""))
    [reply] = replies.read_file(saved(tmp_path, "Godtatt.eml", message.as_bytes()))
    assert (reply.method, reply.problems) == ("REPLY", ())


def test_a_latin_1_mail_is_read(tmp_path):
    message = EmailMessage()
    message["From"], message["Subject"] = "per@example.org", "Avslått"
    message.set_content("nei")
    part = EXCHANGE.encode("latin-1")
    message.add_alternative(part, "text", "calendar", params={"method": "REPLY", "charset": "iso-8859-1"})
    [reply] = replies.read_file(saved(tmp_path, "Avslått.eml", message.as_bytes()))
    assert (reply.answer, reply.comment) == (Answer.NO, "Da er jeg på reise")


@pytest.mark.parametrize(("kind", "answer"), [("Pos", Answer.YES), ("Neg", Answer.NO), ("Tent", Answer.MAYBE)])
def test_a_response_saved_by_outlook_is_read(tmp_path, kind, answer):
    content = outlook_files.response(UID, "per@example.org", kind, datetime(2026, 11, 22, 9), sequence=3)
    [reply] = replies.read_file(saved(tmp_path, "Godtatt.msg", content))
    assert (reply.method, reply.uid, reply.address, reply.answer) == ("REPLY", UID, "per@example.org", answer)
    assert (reply.sequence, reply.stamp, reply.problems) == (3, datetime(2026, 11, 22, 9), ())


def test_a_calendar_attached_to_an_outlook_message_is_read(tmp_path):
    [reply] = replies.read_file(saved(tmp_path, "VS.msg", outlook_files.with_attachment(crlf(GOOGLE))))
    assert (reply.uid, reply.answer) == (UID, Answer.YES)


def test_several_files_are_read_and_the_same_file_twice_counts_once(tmp_path):
    one, two = saved(tmp_path, "a.ics", crlf(GOOGLE)), saved(tmp_path, "b.ics", crlf(EXCHANGE))
    copy = saved(tmp_path, "c.ics", crlf(GOOGLE))
    steps = []
    found = replies.read([one, two, copy], lambda done, total: steps.append((done, total)))
    assert [reply.address for reply in found] == ["minh@example.org", "Per@Example.org"]
    assert steps == [(0, 3), (1, 3), (2, 3)]


@pytest.mark.parametrize("method", ["REQUEST", "PUBLISH", "CANCEL", "REFRESH", ""])
def test_what_is_no_answer_says_so(tmp_path, method):
    text = GOOGLE.replace("METHOD:REPLY", f"METHOD:{method}" if method else "X-NO-METHOD:1")
    [reply] = replies.read_file(saved(tmp_path, "x.ics", crlf(text)))
    assert len(reply.problems) == 1


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (f"UID:{UID}\n", ""),
        ("DTSTAMP:20261122T091500Z\n", ""),
        ("DTSTAMP:20261122T091500Z\n", "DTSTAMP:yesterday\n"),
        ("PARTSTAT=ACCEPTED", "PARTSTAT=DELEGATED"),
        ("SEQUENCE:2", "ATTENDEE;PARTSTAT=DECLINED:mailto:per@example.org"),
    ],
    ids=["no identity", "no stamp", "no real stamp", "delegated", "two people"],
)
def test_an_answer_with_something_missing_is_not_taken_for_one(tmp_path, line, instead):
    assert line in GOOGLE
    [reply] = replies.read_file(saved(tmp_path, "x.ics", crlf(GOOGLE.replace(line, instead))))
    assert reply.problems


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00" * 200,
        b"hello",
        b"BEGIN:VCALENDAR",
        b"BEGIN:VCALENDAR\r\n:::\r\nEND:VCALENDAR\r\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x01" * 600,
        b"From: x@example.org\r\nSubject: hi\r\n\r\nNo calendar here.",
        b"PK\x03\x04" + bytes(range(256)),
    ],
)
@pytest.mark.parametrize("name", ["x.ics", "x.eml", "x.msg"])
def test_garbage_is_a_sentence_and_never_an_error(tmp_path, name, content):
    [reply] = replies.read_file(saved(tmp_path, name, content))
    assert reply.problems
    assert reply.answer is None


def test_a_huge_file_is_refused_unread(tmp_path):
    path = tmp_path / "huge.ics"
    with path.open("wb") as stream:
        stream.truncate(50 * 1024 * 1024)
    [reply] = replies.read_file(path)
    assert reply.problems == ("Filen er altfor stor for et svar.",)


def test_a_missing_file_is_a_sentence(tmp_path):
    [reply] = replies.read_file(tmp_path / "gone.ics")
    assert reply.problems


@given(st.binary(max_size=300), st.integers(0, len(GOOGLE.encode())))
def test_a_damaged_answer_never_breaks_the_reader(noise, at):
    content = GOOGLE.encode()
    for reply in calendar_reading.read(content[:at] + noise + content[at:], "x.ics"):
        assert reply.problems or reply.uid


def test_a_mail_nested_without_end_is_left_alone(tmp_path):
    message = mail(GOOGLE)
    for _ in range(30):
        outer = EmailMessage()
        outer["Subject"] = "VS"
        outer.set_content("x")
        outer.add_attachment(message)
        message = outer
    [reply] = replies.read_file(saved(tmp_path, "deep.eml", message.as_bytes()))
    assert reply.problems


def test_inspect_prints_what_is_understood(tmp_path):
    text, code = inspect(saved(tmp_path, "reply.ics", crlf(GOOGLE)))
    assert code == 0
    assert json.loads(text) == {
        "method": "REPLY",
        "uid": UID,
        "attendee": "minh@example.org",
        "answer": "ACCEPTED",
        "sequence": 2,
        "stamp": "2026-11-22T09:15:00Z",
        "proposed_start": None,
        "problems": [],
    }


def test_inspect_refuses_what_it_cannot_read(tmp_path):
    text, code = inspect(saved(tmp_path, "x.eml", b"hello"))
    assert code == 2
    assert json.loads(text)["problems"]
