"""One meeting to log, with its people and what is known of it."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from omvendt_desktop.domain.logs import LogEntry, planned_start
from omvendt_desktop.domain.meetings import Fit, Log, Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.store.queries.logs import first_pair_module, title_of
from omvendt_desktop.store.store import Store


class LogPerson(NamedTuple):
    """One participant of a meeting as the log dialog shows them; minutes are the planned ones until logged."""

    participant_id: int
    name: str
    role: Role
    present: bool
    minutes: int
    fit: Fit


class LogForm(NamedTuple):
    """All the log dialog shows of one meeting; `entry` is what is known, or what is likeliest.

    `planned_at` is the wall time of the plan, also when the meeting was held at another.
    """

    meeting: Meeting
    planned_at: datetime
    module: Module
    title: str
    logged: bool
    entry: LogEntry
    people: tuple[LogPerson, ...]
    asks_fit: bool

    def filled(self, entry: LogEntry) -> "LogForm":
        """The same with what is to be logged, though it is not saved yet."""
        people = [
            person._replace(
                present=person.participant_id not in entry.absent,
                minutes=entry.minutes.get(person.participant_id, person.minutes),
            )
            for person in self.people
        ]
        return self._replace(entry=entry, people=tuple(people))


def log_form(store: Store, meeting_id: int) -> LogForm:
    """The meeting with its people and its log so far. Raises UserError when it is gone."""
    meeting = store.get(Meeting, meeting_id)
    log = next(iter(store.find(Log, meeting_id=meeting_id)), None)
    people = _people(store, meeting)
    return LogForm(
        meeting=meeting,
        planned_at=planned_start(meeting, log),
        module=store.get(Module, meeting.module_id),
        title=title_of(store, meeting_id),
        logged=log is not None,
        entry=_entry(meeting, log or Log(), people),
        people=people,
        asks_fit=_asks_fit(store, meeting, people),
    )


def _people(store: Store, meeting: Meeting) -> tuple[LogPerson, ...]:
    rows = store.rows(
        """
        SELECT p.id, p.name, p.role, a.present, a.minutes, a.fit
        FROM attendances a JOIN participants p ON p.id = a.participant_id
        WHERE a.meeting_id = ? ORDER BY p.role = 'mentee', p.name COLLATE NOCASE
        """,
        [meeting.id],
    )
    return tuple(
        LogPerson(
            row[0],
            row[1],
            Role(row[2]),
            present=row[3] != 0,
            minutes=meeting.minutes if row[3] is None else row[4],
            fit=Fit(row[5]),
        )
        for row in rows
    )


def _asks_fit(store: Store, meeting: Meeting, people: Sequence[LogPerson]) -> bool:
    """After the first meeting of a pair, and wherever somebody has answered all the same."""
    first = meeting.module_id == first_pair_module(store, meeting.programme_id)
    return meeting.pair_id is not None and (first or any(person.fit for person in people))


def _entry(meeting: Meeting, log: Log, people: tuple[LogPerson, ...]) -> LogEntry:
    return LogEntry(
        meeting_id=meeting.id or 0,
        status=MeetingStatus.NO_SHOW if meeting.status is MeetingStatus.NO_SHOW else MeetingStatus.HELD,
        minutes={person.participant_id: person.minutes for person in people if person.present},
        absent=frozenset(person.participant_id for person in people if not person.present),
        usefulness=log.usefulness,
        next_step=log.next_step,
        note=log.note,
        held_as=log.held_as,
        fits={person.participant_id: person.fit for person in people},
    )
