"""Reads answers to invitations out of the files people’s mail programs save: .ics, .eml and Outlook’s .msg."""

from collections.abc import Callable, Iterable, Iterator
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

from omvendt_desktop.domain.replies import Reply
from omvendt_desktop.files import calendar_reading, outlook_message
from omvendt_desktop.i18n import _

Progress = Callable[[int, int], object]

LARGEST = 10 * 1024 * 1024
DEEPEST = 8
ENDINGS = (".ics", ".vcs", ".ical", ".eml", ".msg")
_CALENDAR_KINDS = ("text/calendar", "application/ics", "text/x-vcalendar")


def read(paths: Iterable[Path], progress: Progress | None = None) -> list[Reply]:
    """Every calendar message in the files, each once; one that is no answer has problems that say why.

    Nothing is raised for a file that cannot be read: it comes back as a message with a problem.
    """
    chosen, found = list(paths), dict[tuple[object, ...], Reply]()
    for number, path in enumerate(chosen):
        if progress:
            progress(number, len(chosen))
        for reply in read_file(path):
            found.setdefault((reply.identity, reply.file) if reply.problems else reply.identity, reply)
    return list(found.values())


def read_file(path: Path) -> list[Reply]:
    """The calendar messages of one file; what cannot be read is a message with a problem."""
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return [_refused(path, _("The file is far too large for an answer."))]
        content = path.read_bytes()
    except OSError as error:
        return [_refused(path, _("The file cannot be opened."), str(error))]
    if not content.strip(b"\x00 \t\r\n"):
        return [_refused(path, _("The file is empty."))]
    return _distinct(_messages(path, content))


def _messages(path: Path, content: bytes) -> list[Reply]:
    if outlook_message.is_one(content):
        return list(_of_outlook(content, path.name)) or [_without_answer(path)]
    if b"BEGIN:VCALENDAR" in content[:4096].upper().replace(b"\x00", b"") and path.suffix.lower() != ".eml":
        return calendar_reading.read(content, path.name)
    if _looks_like_mail(content):
        return list(_of_mail(content, path.name)) or [_without_answer(path)]
    return calendar_reading.read(content, path.name)


def _looks_like_mail(content: bytes) -> bool:
    head = content[:65536].lstrip(b"\xef\xbb\xbf\r\n \t").lower()
    return any(
        head.startswith(name) or b"\n" + name in head
        for name in (b"content-type:", b"from:", b"received:", b"subject:")
    )


def _of_mail(content: bytes, file: str) -> Iterator[Reply]:
    message = message_from_bytes(content.removeprefix(b"\xef\xbb\xbf"), policy=policy.compat32)
    for part, depth in _parts(message, 0):
        if depth > DEEPEST:
            return
        yield from _of_part(part, file)


def _parts(message: Message, depth: int) -> Iterator[tuple[Message, int]]:
    """Every part of the mail, those of mails inside it too."""
    inside = message.get_payload()
    if message.is_multipart() and isinstance(inside, list):
        for part in inside:
            if isinstance(part, Message) and depth <= DEEPEST:
                yield from _parts(part, depth + 1)
    else:
        yield message, depth


def _of_part(part: Message, file: str) -> Iterator[Reply]:
    kind, name = part.get_content_type(), str(part.get_filename() or "").lower()
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return
    if kind in _CALENDAR_KINDS or name.endswith((".ics", ".vcs")):
        yield from calendar_reading.read(content, file, str(part.get_param("method") or ""))
    elif outlook_message.is_one(content):
        yield from _of_outlook(content, file)
    elif name.endswith(".eml"):
        yield from _of_mail(content, file)


def _of_outlook(content: bytes, file: str) -> Iterator[Reply]:
    try:
        response, attached = outlook_message.read(content, file)
    except Exception as error:  # olefile meets strangers’ files; whatever it trips over makes the file unreadable
        yield Reply(file, problems=(_("This Outlook message cannot be read."), str(error)[:200]))
        return
    if response:
        yield response
    for inside in attached:
        if b"BEGIN:VCALENDAR" in inside[:4096].upper():
            yield from calendar_reading.read(inside, file)
        elif _looks_like_mail(inside):
            yield from _of_mail(inside, file)


def _distinct(found: list[Reply]) -> list[Reply]:
    """Each message once; those without a problem alone, when there are any."""
    each = list({reply.identity: reply for reply in reversed(found)}.values())[::-1]
    return [reply for reply in each if not reply.problems] or each


def _without_answer(path: Path) -> Reply:
    return _refused(path, _("There is no calendar answer in this mail."))


def _refused(path: Path, *problems: str) -> Reply:
    return Reply(path.name, problems=problems)
