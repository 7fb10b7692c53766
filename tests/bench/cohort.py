"""The large programme file the promises are made for: 10,000 participants, 5,000 pairs, 45,000 meetings."""

import atexit
import shutil
from dataclasses import replace
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import Pair, PairStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, ModuleKind, Programme
from omvendt_desktop.store.store import Store
from tests import builders

PAIRS = 5_000
MEETINGS_PER_PAIR = 9
FIRST_NAMES = (
    "Amina Minh Sara Ivan Leila Omar Fatima Jin Lucia Arjun Åse Øystein Kari Per Jonas Grete Tor Eva Ola".split()
)
LAST_NAMES = (
    "Yusuf Tran Haddad Petrov Rahimi Diallo Noor Park Silva Mehta Lund Ødegård Nordmann Holm Vik Berg Dahl".split()
)


@cache
def folder() -> Path:
    """A folder for the files of this run, removed at its end."""
    made = Path(mkdtemp(prefix="omvendt-bench-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made


@cache
def large_file() -> Path:
    """The large file, made once in a run."""
    return _file("large.omvendt", PAIRS)


@cache
def report_file() -> Path:
    """The file of the report that is promised: 2,000 participants with 18,000 attendances."""
    return _file("report.omvendt", 1_000)


@cache
def small_file() -> Path:
    """A file of one usual cohort."""
    return _file("small.omvendt", 10)


def _file(name: str, pairs: int) -> Path:
    path = folder() / name
    store = Store.open(path, create=True)
    programme = builders.programme(store)
    modules = _meeting_modules(store, programme)
    with store.change("fill"):
        for number in range(pairs):
            _add_pair(store, programme, modules, number)
    store.close()
    return path


def _add_pair(store: Store, programme: Programme, modules: list[Module], number: int) -> None:
    mentor, mentee = (_person(store, programme, role, number) for role in (Role.MENTOR, Role.MENTEE))
    record = Pair(programme_id=programme.id, mentor_id=mentor.id, mentee_id=mentee.id, starts_on=programme.kickoff_on)
    pair = store.add(replace(record, status=PairStatus.ACTIVE))
    for position, module in enumerate(modules):
        _add_meeting(store, pair, module, position, number)


def _meeting_modules(store: Store, programme: Programme) -> list[Module]:
    modules = [module for module in builders.modules(store, programme) if module.kind == ModuleKind.MEETING]
    last = modules[-1]
    for number in range(len(modules) + 1, MEETINGS_PER_PAIR + 1):
        more = replace(last, id=None, code=f"M{number}", position=last.position + number, week=last.week + number)
        modules.append(builders.saved(store, more))
    return modules


def _person(store: Store, programme: Programme, role: Role, number: int) -> Participant:
    name = f"{FIRST_NAMES[number % len(FIRST_NAMES)]} {LAST_NAMES[number % len(LAST_NAMES)]} {number}"
    address = f"{role.value}{number}@example.org"
    return store.add(Participant(programme_id=programme.id, role=role, name=name, email=address))


def _add_meeting(store: Store, pair: Pair, module: Module, position: int, number: int) -> None:
    starts_at = datetime.combine(pair.starts_on, time(9 + number % 7)) + timedelta(days=30 * position + number % 20)
    held = position < MEETINGS_PER_PAIR // 2
    meeting = store.add(
        Meeting(
            programme_id=pair.programme_id,
            module_id=module.id,
            pair_id=pair.id,
            starts_at=starts_at,
            minutes=module.minutes,
            status=MeetingStatus.HELD if held else MeetingStatus.PLANNED,
            uid=f"{pair.id}-{position}@example.org",
        )
    )
    for person_id in (pair.mentor_id, pair.mentee_id):
        attendance = Attendance(meeting_id=meeting.id, participant_id=person_id, present=held, minutes=module.minutes)
        store.add(attendance)
