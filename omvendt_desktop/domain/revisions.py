"""Which revision of a meeting a recipient gets next, so that no calendar ever ignores it or shows it twice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256

from omvendt_desktop.domain.invitations import Invitation

_EARLIEST = datetime.min


@dataclass(frozen=True)
class Mark:
    """The highest revision of one calendar identity that is known to have been sent; `stamp` is UTC without zone."""

    sequence: int
    stamp: datetime
    time_hash: str

    @property
    def order(self) -> tuple[int, datetime]:
        """What calendars compare, by RFC 5546, section 2.1.5."""
        return self.sequence, self.stamp


def mark_of(sent: Invitation) -> Mark:
    """The mark a sent revision leaves."""
    return Mark(sent.sequence, sent.stamp or _EARLIEST, sent.time_hash)


def highest(marks: Iterable[Mark | None]) -> Mark | None:
    """The mark that calendars hold to be the newest, or None without any."""
    return max((mark for mark in marks if mark), key=lambda mark: mark.order, default=None)


def words_hash(*words: str) -> str:
    """Sixteen characters that change with any of the words."""
    return sha256("\x00".join(words).encode("utf-8", "replace")).hexdigest()[:16]


def next_revision(
    wanted: Invitation, own: Sequence[Invitation], mark: Mark | None, draft: Invitation | None, now: datetime
) -> Invitation:
    """What is wanted, with its SEQUENCE, DTSTAMP and the answers it names.

    `own` is what this recipient was sent under this identity, oldest first; `mark` the highest revision anybody was
    sent; `draft` what was last written but not sent; `now` is UTC without zone. Time, place or status changed:
    SEQUENCE + 1; any change: a newer DTSTAMP; no change: the same revision again, so that the bytes are the same.
    """
    same = _same(wanted, own)
    if same:
        return _as(wanted, same)
    mine = highest(map(mark_of, own))
    mark = highest([mark, mine])
    sequence = 0 if mark is None else mark.sequence + (mark.time_hash != wanted.time_hash)
    if (
        draft
        and _is_same(wanted, draft)
        and draft.sequence == sequence
        and (not mine or mark_of(draft).stamp > mine.stamp)
    ):
        return _as(wanted, draft)
    stamp = now.replace(microsecond=0)
    if mark:
        stamp = max(stamp, mark.stamp + timedelta(seconds=1))
    return replace(wanted, sequence=sequence, stamp=stamp)


def is_told(wanted: Invitation, own: Sequence[Invitation]) -> bool:
    """Whether the recipient has been sent exactly this already, and nothing that changed it since."""
    return _same(wanted, own) is not None


def fresh_uid(uid: str, cancelled: int) -> str:
    """The identity after the first was cancelled so many times: a cancelled one is never revived.

    It is made from the random one, so it is as unlikely to be met again, and the same whenever it is asked for.
    """
    from uuid import NAMESPACE_URL, uuid5

    return f"{uuid5(NAMESPACE_URL, f'{uid}#{cancelled}')}@omvendt-desktop"


def _same(wanted: Invitation, own: Sequence[Invitation]) -> Invitation | None:
    told = [sent for sent in own if sent.method is wanted.method]
    if not told or not _is_same(wanted, told[-1]):
        return None
    newer_time = any(sent.sequence > told[-1].sequence for sent in own)
    return None if newer_time else told[-1]


def _is_same(wanted: Invitation, known: Invitation) -> bool:
    mine = (wanted.uid, wanted.method, wanted.time_hash, wanted.content_hash)
    return mine == (known.uid, known.method, known.time_hash, known.content_hash)


def _as(wanted: Invitation, known: Invitation) -> Invitation:
    return replace(wanted, sequence=known.sequence, stamp=known.stamp, answers=known.answers)
