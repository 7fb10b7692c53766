"""Reads an answer out of a message that Outlook saved as .msg (MS-OXMSG, MS-OXOCAL)."""

import struct
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.domain.replies import COUNTER, REPLY, Reply, bare_address, unwrapped_uid
from omvendt_desktop.i18n import _

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CLASSES = {
    "ipm.schedule.meeting.resp.pos": Answer.YES,
    "ipm.schedule.meeting.resp.neg": Answer.NO,
    "ipm.schedule.meeting.resp.tent": Answer.MAYBE,
}
_CLASS = 0x001A
_SENDERS = (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_SUBMITTED = 0x0039
_DELIVERED = 0x0E06
_ATTACHED = 0x3701
_OBJECT_IDS = (0x0023, 0x0003)
_SEQUENCE = 0x8201
_REPLIED = 0x8220
_PROPOSED = 0x8257
_PROPOSED_START = 0x8250
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)


def is_one(content: bytes) -> bool:
    """Whether the content is a compound file, as every .msg is."""
    return content.startswith(_COMPOUND)


def read(content: bytes, file: str) -> tuple[Reply | None, list[bytes]]:
    """The meeting response the message is, if it is one, and the content of what is attached to it.

    Raises whatever olefile raises when the file is damaged.
    """
    import olefile

    with olefile.OleFileIO(BytesIO(content)) as message:
        properties = _Properties(message)
        return _response(properties, file), list(_attached(message))


class _Properties:
    """The properties of a message: texts and binaries in streams, numbers and times in a table, some by a name."""

    def __init__(self, message: Any) -> None:
        self._message = message
        self._fixed = dict(_fixed(self._stream("__properties_version1.0")))
        self._named = dict(_named(self._stream("__nameid_version1.0", "__substg1.0_00030102")))

    def text(self, tag: int) -> str:
        """A text, or an empty one."""
        wide, narrow = self._stream(_name(tag, "001F")), self._stream(_name(tag, "001E"))
        return (wide.decode("utf-16-le", "replace") if wide else narrow.decode("cp1252", "replace")).strip("\x00 ")

    def named_binary(self, number: int) -> bytes:
        """The content of a property known by a number of its own."""
        return self._stream(_name(self._named.get(number, 0), "0102"))

    def named_number(self, number: int) -> int | None:
        """The value of a property known by a number of its own, or None."""
        value = self._fixed.get(self._named.get(number, 0))
        return None if value is None else value & 0xFFFFFFFF

    def named_time(self, number: int) -> datetime | None:
        """The UTC time of a property known by a number of its own, or None."""
        return _time(self._fixed.get(self._named.get(number, 0)))

    def time(self, tag: int) -> datetime | None:
        """A UTC time, or None."""
        return _time(self._fixed.get(tag))

    def _stream(self, *path: str) -> bytes:
        if not self._message.exists(list(path)):
            return b""
        content: bytes = self._message.openstream(list(path)).read()
        return content


def _response(properties: _Properties, file: str) -> Reply | None:
    answer = _CLASSES.get(properties.text(_CLASS).lower())
    if answer is None:
        return None
    proposed = properties.named_time(_PROPOSED_START) if properties.named_number(_PROPOSED) else None
    ids = (properties.named_binary(number) for number in _OBJECT_IDS)
    stamp = properties.named_time(_REPLIED) or properties.time(_SUBMITTED) or properties.time(_DELIVERED)
    reply = Reply(
        file=file,
        method=COUNTER if proposed else REPLY,
        uid=unwrapped_uid(next((each.hex().upper() for each in ids if each), "")),
        address=_address(properties),
        answer=answer,
        sequence=properties.named_number(_SEQUENCE) or 0,
        stamp=stamp.replace(tzinfo=None) if stamp else None,
        proposed_start=proposed,
    )
    problems = tuple(_missing(reply))
    return Reply(file, reply.method, reply.uid, reply.address, problems=problems) if problems else reply


def _missing(reply: Reply) -> Iterator[str]:
    if not reply.uid:
        yield _("The answer does not say which meeting it is about.")
    if not reply.address:
        yield _("The answer does not say whose it is.")
    if reply.stamp is None:
        yield _("The answer does not say when it was given.")


def _address(properties: _Properties) -> str:
    texts = (bare_address(properties.text(tag)) for tag in _SENDERS)
    return next((text for text in texts if "@" in text), "")


def _attached(message: Any) -> Iterator[bytes]:
    for path in message.listdir(streams=True, storages=False):
        if len(path) == 2 and path[0].startswith("__attach") and path[1] == _name(_ATTACHED, "0102"):
            yield message.openstream(path).read()


def _name(tag: int, kind: str) -> str:
    return f"__substg1.0_{tag:04X}{kind}"


def _fixed(table: bytes) -> Iterator[tuple[int, int]]:
    """The tag and value of each row of 16 bytes; the table of a top message begins after 32 bytes."""
    for start in range(32, len(table) - 15, 16):
        tag, _flags, value = struct.unpack_from("<IIQ", table, start)
        yield tag >> 16, value


def _named(table: bytes) -> Iterator[tuple[int, int]]:
    """The number a property is known by, and the tag it has in this message (MS-OXMSG, section 2.2.3.1.2)."""
    for start in range(0, len(table) - 7, 8):
        number, kind, index = struct.unpack_from("<IHH", table, start)
        if not kind & 1:
            yield number, 0x8000 + index


def _time(value: int | None) -> datetime | None:
    if not value:
        return None
    try:
        return (_EPOCH + timedelta(microseconds=value // 10)).replace(microsecond=0)
    except OverflowError:
        return None
