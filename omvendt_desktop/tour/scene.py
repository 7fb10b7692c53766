"""The file the pictures are taken of: the sample programme with more that can happen, and one not yet planned."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from omvendt_desktop import paths, sample
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.sheets import Row
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.i18n import language
from omvendt_desktop.services import (
    logs,
    meeting_changes,
    participants,
    programme_files,
    time_entries,
    today,
)
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries import today as today_queries
from omvendt_desktop.store.store import Store
from omvendt_desktop.tour import papers, unplanned

LATER_WORKBOOK = paths.ASSETS_DIR / "sample-applications-later.xlsx"
OWN_TIME = {
    "nb": ("Forberedte opplæring av mentorene", "Møte med kunden om målene", "Skrev informasjon til lederne"),
    "en": ("Prepared the training of the mentors", "Met the client about the goals", "Wrote to the leaders"),
}
NOTES = {
    "nb": "Vil helst snakke norsk. Er på reise annenhver uke.",
    "en": "Would rather speak Norwegian. Travels every other week.",
}


@dataclass(frozen=True)
class Scene:
    """The open file with its two programmes, and the files that are read on the way."""

    store: Store
    programme_id: int
    unplanned_id: int
    replies: Sequence[Path]
    logs: Sequence[Row]
    participants: Path
    refused: Path


def build(folder: Path, now: datetime) -> Scene:
    """Make everything in the folder, which need not be there, in the language in use; `now` is wall time."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.open(folder / "Fjordbank.omvendt", create=True)
    for _line in sample.build(store, now):
        pass
    programme_id = store.find(Meeting)[0].programme_id
    _go_on(store, programme_id, now)
    made = Scene(
        store,
        programme_id,
        unplanned.build(store, folder, now),
        replies=papers.replies(store, folder, now),
        logs=papers.log_rows(store, programme_id, now),
        participants=papers.participants(store, folder, programme_id),
        refused=papers.refused(folder),
    )
    _back_up(store, now)
    return made


def _go_on(store: Store, programme_id: int, now: datetime) -> None:
    """What the sample leaves out: a meeting missed and one called off, time of one’s own, things put off."""
    missed, *_others = log_queries.to_log(store, programme_id, now)
    logs.log_meeting(store, LogEntry(missed.meeting_id, status=MeetingStatus.NO_SHOW), now)
    planned = store.find(Meeting, order_by="starts_at, id", status=MeetingStatus.PLANNED)
    *_earlier, last = (meeting for meeting in planned if not meeting.is_joint)
    meeting_changes.cancel(store, [last.id or 0])
    person = store.find(Participant, order_by="id")[0]
    away = tuple(now.date() + timedelta(days=days) for days in (17, 45))
    participants.edit(store, replace(person, private_notes=NOTES[language()], blocked_dates=away))
    for number, purpose in enumerate(OWN_TIME[language()], start=1):
        day = now.date() - timedelta(weeks=number, days=number)
        own = TimeEntry(programme_id=programme_id, day=day, minutes=35 * number, purpose=purpose)
        time_entries.add_entry(store, own, now.date())
    for number, item in enumerate(today_queries.todays_list(store, programme_id, now).items[-2:]):
        today.put_off(store, item, now.date() + timedelta(days=2 + number))


def _back_up(store: Store, now: datetime) -> None:
    """Three backups as if made on days before; the pictures must not show the day they are taken on."""
    for _each in range(3):
        programme_files.make_backup(store)
    for days, made in enumerate(programme_files.list_backups(store.path)):
        moment = (now - timedelta(days=days, minutes=97 * days)).timestamp()
        os.utime(made, (moment, moment))
