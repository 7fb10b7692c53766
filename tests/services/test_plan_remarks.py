"""What a plan says of itself as a whole."""

from datetime import date, datetime, time

import pytest

from omvendt_desktop.i18n import using
from omvendt_desktop.services import meetings
from omvendt_desktop.services.plan_remarks import plan_remarks
from tests import builders

NOW = datetime(2026, 11, 21, 10)
AT = {"weekday": 1, "at": time(13), "start": date(2026, 12, 8)}


@pytest.fixture
def programme(store):
    made = builders.programme(store)
    builders.modules(store, made)
    for _number in range(2):
        builders.pair(store, made, status="active")
    return made


def said(store, programme, now=NOW, **wishes):
    with using("en"):
        return plan_remarks(store, meetings.plan_series(store, programme.id, today=now.date(), **wishes), now)


def test_pairs_in_one_room_at_the_same_time_are_counted(store, programme):
    [remark] = said(store, programme, place="Room 4", **AT)
    assert remark.startswith("12 meetings are in Room 4 at the same time as another, the first on Tue 8 Dec 13:00")


def test_a_room_somebody_has_already_is_seen(store, programme):
    first = meetings.plan_series(store, programme.id, today=NOW.date(), place="room 4 ", **AT).pairs[0].pair_id
    meetings.apply_series(
        store, meetings.plan_series(store, programme.id, [first], today=NOW.date(), place="room 4 ", **AT)
    )
    [remark] = said(store, programme, place="Room 4", **AT)
    assert remark.startswith("6 meetings are in Room 4")


def test_no_room_is_no_room_shared(store, programme):
    assert said(store, programme, place="", **AT) == []


def test_one_after_the_other_is_no_room_shared(store, programme):
    plan = meetings.plan_series(store, programme.id, today=NOW.date(), place="Room 4", **AT)
    for item in plan.pairs[0].meetings:
        earlier = item.starts_at.replace(hour=9)
        plan = meetings.with_date(store, plan, item.pair_id, item.module_id, earlier)
    assert plan_remarks(store, plan, NOW) == []


def test_dates_that_have_been_are_said_to_wait_for_a_log(store, programme):
    wishes = AT | {"start": date(2026, 11, 10)}
    assert said(store, programme, place="", **wishes) == [
        "2 dates have been already; those meetings will wait for their logs."
    ]
