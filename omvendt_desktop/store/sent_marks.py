"""Remembers beside the file the highest revision ever sent, so that a restored backup never goes back."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from omvendt_desktop import paths
from omvendt_desktop.domain.invitations import Invitation, Method
from omvendt_desktop.domain.revisions import Mark, highest, mark_of
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

NAME = "sent_marks.json"


@dataclass(frozen=True)
class Marks:
    """By calendar identity the highest revision sent, and by identity, recipient and method the last draft written."""

    sent: dict[str, Mark]
    drafts: dict[str, Invitation]

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
        mark = highest([sent.get(each.uid), mark_of(each)])
        if mark:
            sent[each.uid] = mark
    _save(file, Marks(sent, drafts))


def _path(file: Path) -> Path:
    return paths.backups_dir(file) / NAME


def _key(revision: Invitation) -> str:
    return f"{revision.uid} {revision.participant_id} {revision.method.value}"


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Marks:
    known = json.loads(path.read_text(encoding="utf-8"))
    sent = {
        uid: Mark(sequence, datetime.fromisoformat(stamp), time_hash)
        for uid, (sequence, stamp, time_hash) in known["sent"].items()
    }
    return Marks(sent, {key: _draft(key, values) for key, values in known["drafts"].items()})


def _draft(key: str, values: list[object]) -> Invitation:
    uid, participant, method = key.rsplit(" ", 2)
    sequence, stamp, time_hash, content_hash, answers = values
    return Invitation(
        participant_id=int(participant),
        uid=uid,
        method=Method(method),
        sequence=int(str(sequence)),
        stamp=datetime.fromisoformat(str(stamp)),
        time_hash=str(time_hash),
        content_hash=str(content_hash),
        answers=dict(answers) if isinstance(answers, dict) else {},
    )


def _save(file: Path, marks: Marks) -> None:
    path = _path(file)
    fresh = path.with_suffix(".new")
    sent = {uid: [mark.sequence, mark.stamp.isoformat(), mark.time_hash] for uid, mark in marks.sent.items()}
    drafts = {key: _values(draft) for key, draft in marks.drafts.items()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fresh.write_text(json.dumps({"sent": sent, "drafts": drafts}, ensure_ascii=False), encoding="utf-8")
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise UserError(
            _("What was sent could not be remembered in {folder}.").format(folder=path.parent),
            _("Check that there is room on the disk and that you may write there."),
            str(error),
        ) from error


def _values(draft: Invitation) -> list[object]:
    known = replace(draft, stamp=draft.stamp or datetime.min)
    stamp = known.stamp.isoformat() if known.stamp else ""
    return [draft.sequence, stamp, draft.time_hash, draft.content_hash, draft.answers]
