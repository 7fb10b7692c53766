"""What is read in pieces is what would be read at once."""

from datetime import date, datetime, timedelta

import pytest

from omvendt_desktop.domain.counting import Counting, finished
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import Cancelled
from omvendt_desktop.i18n import language, using
from omvendt_desktop.services import logs, time_entries
from omvendt_desktop.store.queries import ledger, ledger_pieces, remembered
from omvendt_desktop.store.queries.joint_meetings import joint_meetings
from omvendt_desktop.store.queries.module_times import count_pair_meetings, module_times
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)


@pytest.fixture
def programme(store):
    """Five pairs with meetings held and to come, a joint meeting, and time noted between and after them."""
    made = builders.programme(store)
    modules = builders.modules(store, made)
    pairs = [builders.pair(store, made) for _number in range(5)]
    for number, pair in enumerate(pairs):
        for day in (-50 + 3 * number, 20):
            meeting = builders.meeting(store, pair, modules[4 if day < 0 else 5], NOW + timedelta(days=day))
            if day < 0:
                logs.save_log(store, LogEntry(meeting.id, minutes={pair.mentor_id: 60 + number}), NOW)
    people = store.find(Participant)
    builders.joint_meeting(store, made, modules[0], NOW - timedelta(days=60), people)
    for day in (-70, -49, -1):
        entry = TimeEntry(None, made.id, pairs[0].mentor_id, TODAY + timedelta(days=day), 30, "Reise")
        time_entries.add_entry(store, entry, TODAY)
    return made


@pytest.mark.parametrize("at_once", [1, 3, 7, 1_000])
@pytest.mark.parametrize(
    ("since", "until"),
    [
        (None, TODAY),
        (date(2026, 10, 5), TODAY),
        (None, date(2026, 10, 8)),
        (date(2026, 10, 2), date(2026, 10, 14)),
    ],
)
def test_the_pieces_together_are_the_whole(store, programme, monkeypatch, at_once, since, until):
    monkeypatch.setattr(ledger_pieces, "ROWS_AT_ONCE", at_once)
    monkeypatch.setattr(ledger_pieces, "PEOPLE_AT_ONCE", at_once)
    next_day = until + timedelta(days=1)
    then = ledger.standings(store, programme.id, TODAY if until == TODAY else next_day, until=until)
    used = ledger.standings(store, programme.id, TODAY, since=since, until=until)
    lines = ledger.details(store, programme.id, since=since, until=until)
    remembered.forget(store)
    reading = ledger_pieces.ledger_in_pieces(store, programme.id, TODAY, language="nb", since=since, until=until)
    read = finished(reading)
    assert (read.standings, read.lines) == (then, lines)
    assert read.used == (used if since else then)


def test_no_piece_is_much_larger_than_it_may_be(store, programme, monkeypatch):
    monkeypatch.setattr(ledger_pieces, "ROWS_AT_ONCE", 4)
    monkeypatch.setattr(ledger_pieces, "PEOPLE_AT_ONCE", 4)
    read = []
    details = ledger_pieces.details
    monkeypatch.setattr(
        ledger_pieces, "details", lambda *values, **named: read.append(details(*values, **named)) or read[-1]
    )
    reading = ledger_pieces.ledger_in_pieces(store, programme.id, TODAY, language="nb", since=None, until=TODAY)
    told = list(reading)
    assert [done for done, _in_all in told] == sorted(done for done, _in_all in told)
    assert told[-1][0] == told[-1][1]
    assert max(map(len, read)) <= 12
    assert len(read) > 2


def test_modules_stand_in_the_language_asked_for_and_the_screen_keeps_its_own(store, programme):
    reading = ledger_pieces.ledger_in_pieces(store, programme.id, TODAY, language="en", since=None, until=TODAY)
    with using("nb"):
        for _piece in reading:
            assert language() == "nb"
    with using("en"):
        titles = {line.module for line in ledger.details(store, programme.id, until=TODAY)}
    read = finished(ledger_pieces.ledger_in_pieces(store, programme.id, TODAY, language="en", since=None, until=TODAY))
    assert {line.module for line in read.lines} == titles


def test_the_meetings_of_pairs_are_those_of_their_modules(store, programme):
    meeting = store.find(Meeting, status=MeetingStatus.PLANNED)[0]
    builders.changed(store, meeting, status=MeetingStatus.CANCELLED)
    modules = [module for module in module_times(store, programme.id) if module.paired]
    assert count_pair_meetings(store, programme.id) == sum(module.meetings for module in modules) == 9


def test_joint_meetings_are_those_of_many(store, programme):
    [joint] = joint_meetings(store, programme.id)
    assert (joint.starts_at, joint.code) == (NOW - timedelta(days=60), "T1")


def test_counting_tells_of_every_so_many_and_may_be_stopped():
    told = []
    assert list(Counting(lambda *what: told.append(what), 5, every=2).over("abcde")) == list("abcde")
    assert told == [(0, 5), (2, 5), (4, 5)]

    def stop(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        next(Counting(stop, 5).over("abcde"))
