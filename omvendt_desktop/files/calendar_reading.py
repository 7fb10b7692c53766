"""Reads the calendar messages in the bytes of an .ics file or mail part, however a program wrote them."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.domain.replies import COUNTER, REPLY, Reply, bare_address, unwrapped_uid, utc
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from icalendar import Component

MOST_EVENTS = 5_000
LONGEST_COMMENT = 500
_ANSWERS = {answer.value: answer for answer in Answer}
_MESSAGES = ("VEVENT", "VTODO", "VJOURNAL")


def read(content: bytes, file: str, method: str = "") -> list[Reply]:
    """The messages in the content, with problems where one is not an answer; `method` is what a mail part says it is.

    Nothing is raised: content that is no calendar gives one message that says so.
    """
    try:
        found = list(_messages(_unfolded(_text(content)), file, method))
    except Exception as error:  # the parser meets strangers’ files; whatever it trips over makes the file unreadable
        return [Reply(file, problems=(_("This is not a calendar file that can be read."), str(error)[:200]))]
    return found or [Reply(file, problems=(_("There is no meeting in this calendar file."),))]


def _text(content: bytes) -> str:
    for mark, encoding in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig")):
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _unfolded(text: str) -> str:
    """The text from its first to its last calendar, with one kind of line end and without lines that are none."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((number for number, line in enumerate(lines) if _says(line, "BEGIN:VCALENDAR")), 0)
    return "\r\n".join(line for line in lines[first:] if line.strip()) + "\r\n"


def _says(line: str, words: str) -> bool:
    return line.strip().upper() == words


def _messages(text: str, file: str, method: str) -> Iterator[Reply]:
    from icalendar import Calendar

    if "BEGIN:VCALENDAR" not in text.upper():
        raise ValueError("no VCALENDAR")
    for calendar in Calendar.from_ical(text, multiple=True):
        said = str(calendar.get("METHOD", "") or method).strip().upper()
        for event in calendar.subcomponents[:MOST_EVENTS]:
            if event.name in _MESSAGES:
                yield _reply(event, said, file)


def _reply(event: "Component", method: str, file: str) -> Reply:
    attendees = _all(event, "ATTENDEE")
    answering = [each for each in attendees if _answer(each) not in (None, Answer.NONE)] or attendees
    one = answering[0] if len(answering) == 1 else None
    stamp = _moment(event, "DTSTAMP")
    reply = Reply(
        file=file,
        method=method,
        uid=unwrapped_uid(str(event.get("UID", ""))),
        address=bare_address(str(one)) if one is not None else "",
        answer=_answer(one) if one is not None else None,
        sequence=_sequence(event),
        stamp=utc(stamp) if stamp else None,
        proposed_start=_proposed(event) if method == COUNTER else None,
        comment=_comment(event),
    )
    return _with_problems(reply, len(answering), one)


def _with_problems(reply: Reply, attendees: int, one: object) -> Reply:
    problems = list(_problems(reply, attendees, one))
    return replace(reply, problems=tuple(problems)) if problems else reply


def _problems(reply: Reply, attendees: int, one: object) -> Iterator[str]:
    if reply.method not in (REPLY, COUNTER):
        yield _not_an_answer(reply.method)
        return
    if not reply.uid:
        yield _("The answer does not say which meeting it is about.")
    if not attendees:
        yield _("The answer does not say whose it is.")
    elif one is None:
        yield _("The answer names several people.")
    if one is not None and reply.answer is None and reply.method == REPLY:
        yield _("The answer is neither yes, no nor maybe.")
    if reply.stamp is None:
        yield _("The answer does not say when it was given.")
    if reply.method == COUNTER and reply.proposed_start is None:
        yield _("A new time is proposed, but not which.")


def _not_an_answer(method: str) -> str:
    sentences = {
        "REQUEST": _("This is an invitation, not an answer to one."),
        "PUBLISH": _("This is a plan, not an answer to an invitation."),
        "CANCEL": _("This is a cancellation, not an answer to an invitation."),
    }
    return sentences.get(method, _("This calendar file is not an answer to an invitation."))


def _all(event: "Component", name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _answer(attendee: Any) -> Answer | None:
    said = str(getattr(attendee, "params", {}).get("PARTSTAT", "")).strip().upper()
    return _ANSWERS.get(said) if said else None


def _sequence(event: "Component") -> int:
    try:
        return max(0, int(event.get("SEQUENCE", 0)))
    except (TypeError, ValueError):
        return 0


def _moment(event: "Component", name: str) -> datetime | None:
    from icalendar.error import BrokenCalendarProperty

    try:
        moment = getattr(next(iter(_all(event, name)), None), "dt", None)
    except BrokenCalendarProperty:
        return None
    return moment if isinstance(moment, datetime) else None


def _proposed(event: "Component") -> datetime | None:
    moment = _moment(event, "DTSTART")
    return moment.astimezone(UTC) if moment and moment.tzinfo else moment


def _comment(event: "Component") -> str:
    said = " ".join(str(each).strip() for each in _all(event, "COMMENT"))
    return " ".join(said.split())[:LONGEST_COMMENT]
