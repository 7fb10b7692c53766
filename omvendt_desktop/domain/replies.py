"""Answers to invitations as they come back from people’s calendars, and which of them counts."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from omvendt_desktop.domain.meetings import Answer
from omvendt_desktop.i18n import Np_, pgettext

REPLY = "REPLY"
COUNTER = "COUNTER"

_OUTLOOK_ID = "040000008200E00074C5B7101A82E008"
_FOREIGN_MARK = b"vCal-Uid\x01\x00\x00\x00"
_FOREIGN_FROM = 40


class AnswerState(StrEnum):
    """What reading an answer comes to; only NEW ones and PROPOSALs are taken over."""

    NEW = "new"
    PROPOSAL = "proposal"
    KNOWN = "known"
    OLD = "old"
    OTHER_PROGRAMME = "other_programme"
    UNKNOWN_MEETING = "unknown_meeting"
    UNKNOWN_PERSON = "unknown_person"
    UNREADABLE = "unreadable"


_STATE_WORDS = {
    AnswerState.NEW: Np_("answer", "new"),
    AnswerState.PROPOSAL: Np_("answer", "proposes another time"),
    AnswerState.KNOWN: Np_("answer", "known already"),
    AnswerState.OLD: Np_("answer", "answers an earlier invitation"),
    AnswerState.OTHER_PROGRAMME: Np_("answer", "belongs to another programme"),
    AnswerState.UNKNOWN_MEETING: Np_("answer", "unknown meeting"),
    AnswerState.UNKNOWN_PERSON: Np_("answer", "unknown address"),
    AnswerState.UNREADABLE: Np_("answer", "not an answer"),
}


@dataclass(frozen=True)
class Reply:
    """One calendar message found in a file; `file` is the file’s name, `address` is without `mailto:`.

    `stamp` is UTC without zone; `proposed_start` is UTC with its zone, or without one wall time as it was written.
    `problems` are sentences in the language in use; a message with problems is not an answer.
    """

    file: str
    method: str = ""
    uid: str = ""
    address: str = ""
    answer: Answer | None = None
    sequence: int = 0
    stamp: datetime | None = None
    proposed_start: datetime | None = None
    comment: str = ""
    problems: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[int, datetime]:
        """What tells the newest of several answers, by RFC 5546, section 2.1.5."""
        return self.sequence, self.stamp or datetime.min

    @property
    def identity(self) -> tuple[object, ...]:
        """What is the same when one answer stands in several parts or files."""
        return self.method, self.uid, self.address.casefold(), self.answer, self.sequence, self.stamp


def state_word(state: AnswerState) -> str:
    """What reading an answer came to, as words on screen."""
    return pgettext(*_STATE_WORDS[state])


def bare_address(text: str) -> str:
    """The mail address of a calendar user without `mailto:`, whatever its case."""
    address = text.strip().strip("<>")
    return address[7:].strip() if address[:7].casefold() == "mailto:" else address


def unwrapped_uid(uid: str) -> str:
    """The identity we gave, taken out of the form Outlook wraps a foreign one in; any other is left as it is.

    Format: MS-ASEMAIL, section 3.1.4.7 (GlobalObjId).
    """
    plain = uid.strip()
    if not plain.upper().startswith(_OUTLOOK_ID):
        return plain
    try:
        content = bytes.fromhex(plain)[_FOREIGN_FROM:]
    except ValueError:
        return plain
    if not content.startswith(_FOREIGN_MARK):
        return plain
    return content[len(_FOREIGN_MARK) :].split(b"\x00")[0].decode("utf-8", "replace") or plain


def utc(moment: datetime) -> datetime:
    """A moment as UTC without zone; one that has no zone is taken for UTC already."""
    return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
