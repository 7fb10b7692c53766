"""How quickly the meetings of a large cohort are planned, listed and dragged."""

import shutil
from datetime import date, datetime, timedelta
from functools import cache

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.services import meetings, moves
from omvendt_desktop.store.queries import meetings as queries
from omvendt_desktop.store.store import Store
from tests import builders
from tests.bench.cohort import folder, large_file
from tests.bench.measure import Measured, alone, bench, in_turn, milliseconds, seconds

NOW = datetime(2026, 11, 21, 10)
TODAY = date(2026, 9, 1)
PAIRS = 500


@bench("planning 500 pairs × 6 meetings", limit=2.0)
def planning() -> Measured:
    store = cohort()
    return alone(seconds(lambda: meetings.plan_series(store, 1, today=TODAY)), rounds=3)


@bench("putting 3,000 planned meetings into the file", limit=2.0)
def applying() -> Measured:
    store = cohort()
    planned = meetings.plan_series(store, 1, today=TODAY)

    def applied() -> float:
        taken = seconds(lambda: meetings.apply_series(store, planned))()
        store.undo()
        return taken

    return alone(applied, rounds=3)


@bench("what stands against a drag step, with the later meetings", limit=30, unit="ms")
def dragging() -> Measured:
    store = large()
    [meeting] = store.find(Meeting, pair_id=2_500, module_id=store.find(Meeting, id=6)[0].module_id)
    at = meeting.starts_at + timedelta(days=7)
    return alone(milliseconds(lambda: moves.conflicts(store, meeting.id, at, later_too=True)), rounds=9)


@bench("the meetings of two weeks among 45,000", limit=30, unit="ms")
def two_weeks() -> Measured:
    first, last = NOW.date(), NOW.date() + timedelta(days=14)
    return alone(milliseconds(lambda: queries.meetings(large(), 1, NOW, first=first, last=last)))


@bench("all 45,000 meetings listed, beside the bare SELECT of their columns", limit=4.0, unit="ms")
def listed() -> Measured:
    bare = "SELECT * FROM meetings WHERE programme_id = 1 ORDER BY starts_at, id"
    return in_turn(
        milliseconds(lambda: queries.meetings(large(), 1, NOW)), milliseconds(lambda: large().rows(bare)), rounds=3
    )


@cache
def cohort() -> Store:
    """A file of 500 active pairs without a date."""
    store = Store.open(folder() / "planning.omvendt", create=True)
    programme = builders.programme(store)
    builders.modules(store, programme)
    with store.change("fill"):
        for _ in range(PAIRS):
            builders.pair(store, programme, status=PairStatus.ACTIVE)
    return store


@cache
def large() -> Store:
    """A copy of the large file, so that the other benches find theirs as it was."""
    path = folder() / "meetings.omvendt"
    shutil.copy(large_file(), path)
    return Store.open(path)
