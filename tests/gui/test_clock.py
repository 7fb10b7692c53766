"""The time is that of the programme, wherever the computer thinks it is."""

import time
from datetime import UTC, datetime

import pytest

from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.files import meetings_ics
from omvendt_desktop.gui.main_window import MainWindow, computer_clock
from omvendt_desktop.services import invitations
from omvendt_desktop.settings import Settings
from tests import builders


@pytest.fixture(params=["UTC", "America/New_York", "Asia/Tokyo"])
def computer_in(request, monkeypatch):
    """This computer, set to another zone than the programme’s."""
    monkeypatch.setenv("TZ", request.param)
    time.tzset()
    yield request.param
    monkeypatch.undo()
    time.tzset()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows sets the zone for all programs at once")
def test_what_is_sent_is_stamped_with_the_right_moment_wherever_the_computer_is(root, store, programme, computer_in):
    builders.meeting(store, builders.pair(store, programme), store.find(Module)[4], datetime(2026, 12, 1, 13))
    moment = datetime(2026, 11, 21, 9, tzinfo=UTC).timestamp()
    window = MainWindow(root, Settings(language="en"), now=lambda: datetime.fromtimestamp(moment).astimezone())
    assert window.now().hour == {"UTC": 9, "America/New_York": 4, "Asia/Tokyo": 18}[computer_in]
    window.programme = programme
    assert window.now() == datetime(2026, 11, 21, 10)
    batch = invitations.gather_invitations(store, programme.id, now=window.now())
    for item in batch.items:
        content = meetings_ics.to_bytes(item.calendar)
        assert b"DTSTAMP:20261121T090000Z" in content
        assert b"DTSTART;TZID=Europe/Oslo:20261201T130000" in content
    assert len(batch.items) == 2
    window.jobs.close()


def test_the_clock_of_the_computer_knows_its_zone():
    assert computer_clock().utcoffset() is not None
