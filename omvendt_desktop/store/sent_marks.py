"""Remembers beside the file the highest revision ever sent, so that a restored backup never goes back."""

import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property, lru_cache
from pathlib import Path

from omvendt_desktop import paths
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.revisions import Mark, highest, mark_of
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

NAME = "sent_marks.json"


@dataclass(frozen=True)
class Marks:
    """The newest revision each recipient was sent, and the last draft written for each, by identity."""

    sent: dict[str, Invitation]
    drafts: dict[str, Invitation]

    @cached_property
    def highest(self) -> dict[str, Mark]:
        """The highest revision anybody was sent of each calendar identity."""
        found: dict[str, Mark] = {}
        for each in self.sent.values():
            mark = highest([found.get(each.uid), mark_of(each)])
            if mark:
                found[each.uid] = mark
        return found

    def told(self, uid: str, participant_id: int) -> Invitation | None:
        """The newest revision the recipient was sent, whatever the file says."""
        return self.sent.get(f"{uid} {participant_id}")

    def draft(self, wanted: Invitation) -> Invitation | None:
        """The draft last written of the same to the same recipient."""
        return self.drafts.get(_key(wanted))


def load(file: Path) -> Marks:
    """What is remembered of a programme file; nothing when it was never kept or cannot be read."""
    path = _path(file)
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size)
    except (OSError, ValueError, KeyError, TypeError):
        return Marks({}, {})


def keep_drafts(file: Path, revisions: Iterable[Invitation]) -> None:
    """Remember what was written, so that the same is written again while nothing changes. Raises UserError."""
    known = load(file)
    _save(file, Marks(known.sent, known.drafts | {_key(each): each for each in revisions}))


def keep_sent(file: Path, revisions: Iterable[Invitation]) -> None:
    """Remember what was sent; a lower revision never takes the place of a higher one. Raises UserError."""
    known = load(file)
    sent, drafts = dict(known.sent), dict(known.drafts)
    for each in revisions:
        drafts.pop(_key(each), None)
        known_before = sent.get(_recipient(each))
        if known_before is None or mark_of(each).order > mark_of(known_before).order:
            sent[_recipient(each)] = each
    _save(file, Marks(sent, drafts))


def _path(file: Path) -> Path:
    return paths.backups_dir(file) / NAME


def _recipient(revision: Invitation) -> str:
    return f"{revision.uid} {revision.participant_id}"


def _key(revision: Invitation) -> str:
    return f"{_recipient(revision)} {revision.method.value}"


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Marks:
    known = json.loads(path.read_text(encoding="utf-8"))
    sent, drafts = (map(_revision, known[name]) for name in ("sent", "drafts"))
    return Marks({_recipient(each): each for each in sent}, {_key(each): each for each in drafts})


def _revision(values: list[object]) -> Invitation:
    uid, participant, method, sequence, stamp, time_hash, content_hash, answers = values
    return Invitation(
        participant_id=int(str(participant)),
        uid=str(uid),
        method=Method(str(method)),
        sequence=int(str(sequence)),
        stamp=datetime.fromisoformat(str(stamp)),
        time_hash=str(time_hash),
        content_hash=str(content_hash),
        answers=dict(answers) if isinstance(answers, dict) else {},
    )


def _save(file: Path, marks: Marks) -> None:
    path = _path(file)
    fresh = path.with_suffix(".new")
    known = {"sent": [*map(_values, marks.sent.values())], "drafts": [*map(_values, marks.drafts.values())]}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps(known, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise UserError(
            _("What was sent could not be remembered in {folder}.").format(folder=path.parent),
            _("Check that there is room on the disk and that you may write there."),
            str(error),
        ) from error


def _values(each: Invitation) -> list[object]:
    stamp = (each.stamp or datetime.min).isoformat()
    who = [each.uid, each.participant_id, each.method.value]
    return [*who, each.sequence, stamp, each.time_hash, each.content_hash, each.answers]
