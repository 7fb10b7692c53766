"""What is to be said of a plan as a whole: rooms taken twice, and dates that have been."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from omvendt_desktop import formats
from omvendt_desktop.i18n import ngettext
from omvendt_desktop.services.series import SeriesPlan
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store


class _Stay(NamedTuple):
    """A meeting in a room; wall times."""

    starts_at: datetime
    ends_at: datetime
    place: str
    is_new: bool


def plan_remarks(store: Store, plan: SeriesPlan, now: datetime) -> list[str]:
    """Sentences about the plan at wall time `now`; none when all is well. Nothing stands in the way of the plan."""
    return [*_about_rooms(_stays(store, plan)), *_about_the_past(plan, now)]


def _stays(store: Store, plan: SeriesPlan) -> Iterator[_Stay]:
    """The meetings of the plan, and those that are stored and keep their time."""
    items = [item for pair in plan.pairs for item in pair.meetings]
    for item in items:
        yield _Stay(item.starts_at, item.starts_at + timedelta(minutes=item.minutes), item.place.strip(), True)
    anew = {item.meeting_id for item in items}
    stored = [*planning.pair_meetings(store, plan.programme_id).values()]
    for meeting in (*stored, *planning.joint_meetings(store, plan.programme_id)):
        if meeting.id not in anew:
            yield _Stay(meeting.starts_at, meeting.ends_at, meeting.place.strip(), False)


def _about_rooms(stays: Iterable[_Stay]) -> Iterator[str]:
    rooms: dict[str, list[_Stay]] = defaultdict(list)
    for stay in stays:
        if stay.place:
            rooms[stay.place.casefold()].append(stay)
    for found in rooms.values():
        shared = _shared(sorted(found))
        if shared:
            words = ngettext(
                "{count} meeting is in {place} at the same time as another, the first on {when}.",
                "{count} meetings are in {place} at the same time as another, the first on {when}.",
                len(shared),
            )
            first = formats.when(shared[0].starts_at)
            yield words.format(count=len(shared), place=shared[0].place, when=first)


def _shared(stays: list[_Stay]) -> list[_Stay]:
    """The new ones of a room, by time, during which somebody else is there."""
    shared: set[int] = set()
    longest = 0
    for number, stay in enumerate(stays[1:], start=1):
        if stay.starts_at < stays[longest].ends_at:
            shared |= {longest, number}
        if stay.ends_at > stays[longest].ends_at:
            longest = number
    return [stays[number] for number in sorted(shared) if stays[number].is_new]


def _about_the_past(plan: SeriesPlan, now: datetime) -> Iterator[str]:
    past = sum(item.starts_at <= now for pair in plan.pairs for item in pair.meetings)
    if past:
        words = ngettext(
            "{count} date has been already; that meeting will wait for its log.",
            "{count} dates have been already; those meetings will wait for their logs.",
            past,
        )
        yield words.format(count=past)
