"""How quickly plan files and invitations are written, beside icalendar making the same events and nothing else.

The twin saves its calendars too: how fast the disk takes small files is not what is promised.
"""

import shutil
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Alarm, Calendar, Event, vCalAddress

from omvendt_desktop.domain.calendar_content import CalendarFile
from omvendt_desktop.domain.calendar_content import Event as OurEvent
from omvendt_desktop.domain.outgoing import Batch
from omvendt_desktop.files import batch_folder, meetings_ics
from omvendt_desktop.services import calendar_plans, invitations, meetings
from omvendt_desktop.store.store import Store
from tests import builders
from tests.bench.cohort import folder
from tests.bench.measure import Measured, bench, in_turn, seconds

NOW = datetime(2026, 9, 1, 10)
ZONE = ZoneInfo("Europe/Oslo")
PLAN_PAIRS = 1_000
INVITATION_PAIRS = 250
_numbers = count(1)


@bench("1,000 pairs’ plan files, gathered and written", limit=1.5)
def plan_files() -> Measured:
    store, programme_id = cohort(PLAN_PAIRS)
    pair_ids = [pair_id for (pair_id,) in store.rows("SELECT id FROM pairs ORDER BY id")]

    def bare_files() -> Batch:
        batch = calendar_plans.gather_plans(store, programme_id, pair_ids=pair_ids, now=NOW)
        return Batch(batch.programme_id, batch.name, tuple(item for item in batch.items if not item.to_email))

    return _beside(bare_files)


@bench("3,000 invitations with mail drafts, gathered and written", limit=2.0)
def drafts() -> Measured:
    store, programme_id = cohort(INVITATION_PAIRS)
    return _beside(lambda: invitations.gather_invitations(store, programme_id, now=NOW))


@cache
def cohort(pairs: int) -> tuple[Store, int]:
    """A programme with so many pairs, each with six meetings."""
    store = Store.open(folder() / f"calendar-{pairs}.omvendt", create=True)
    programme = builders.programme(store)
    with store.change("fill"):
        builders.modules(store, programme)
        for _ in range(pairs):
            builders.pair(store, programme)
    plan = meetings.plan_series(store, programme.id, weekday=1, at=time(13), today=date(2026, 9, 1))
    meetings.apply_series(store, plan)
    return store, programme.id


def _beside(gather) -> Measured:
    calendars = [item.calendar for item in gather().items]
    return in_turn(_saved(lambda target: _ours(target, gather())), _saved(lambda target: _bare(target, calendars)), 3)


def _saved(work: Callable[[Path], None]) -> Callable[[], float]:
    def measured() -> float:
        meetings_ics._event_bytes.cache_clear()
        target = folder() / f"batch-{next(_numbers)}"
        taken = seconds(lambda: work(target))()
        shutil.rmtree(target)
        return taken

    return measured


def _ours(target: Path, batch: Batch) -> None:
    batch_folder.write(target, batch, "nb")


def _bare(target: Path, calendars: Iterable[CalendarFile]) -> None:
    target.mkdir()
    for number, calendar in enumerate(calendars):
        component = Calendar()
        component.add("prodid", meetings_ics.PRODUCT)
        component.add("version", "2.0")
        component.add("method", calendar.method.value)
        for event in calendar.events:
            component.add_component(_bare_event(event))
        (target / f"{number}.ics").write_bytes(component.to_ical())


def _bare_event(event: OurEvent) -> Event:
    component = Event()
    component.add("uid", event.uid)
    component.add("sequence", event.sequence)
    component.add("dtstamp", event.stamp.replace(tzinfo=UTC))
    component.add("last-modified", event.stamp.replace(tzinfo=UTC))
    component.add("dtstart", event.starts_at.replace(tzinfo=ZONE))
    component.add("dtend", event.ends_at.replace(tzinfo=ZONE))
    component.add("summary", event.summary)
    component.add("description", event.description)
    component.add("location", event.location)
    component.add("class", "PUBLIC")
    component.add("status", "CONFIRMED")
    component.add("transp", "OPAQUE")
    component.add("organizer", _bare_address(event.organiser_name, event.organiser_email))
    for attendee in event.attendees:
        address = _bare_address(attendee.name, attendee.email)
        address.params.update({"CUTYPE": "INDIVIDUAL", "ROLE": "REQ-PARTICIPANT", "RSVP": "TRUE"})
        address.params["PARTSTAT"] = attendee.answer.value
        component.add("attendee", address)
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.summary)
    alarm.add("trigger", timedelta(days=-1))
    component.add_component(alarm)
    return component


def _bare_address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["CN"] = name
    return address
