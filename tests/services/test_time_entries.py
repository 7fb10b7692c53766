"""Time noted by hand, for a participant or the coordinator’s own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.services import time_entries
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.queries.own_time import own_rows
from tests import builders

TODAY = date(2026, 11, 21)


@pytest.fixture
def entry(store):
    programme = builders.programme(store)
    person = builders.participant(store, programme)
    return TimeEntry(None, programme.id, person.id, TODAY, 30, " reading \x00the article ")


def test_time_is_noted_changed_and_taken_away(store, entry):
    saved = time_entries.add_entry(store, entry, TODAY)
    assert saved.purpose == "reading the article"
    time_entries.change_entry(store, replace(saved, minutes=45), TODAY)
    assert ledger.standing(store, entry.participant_id, TODAY).other == 45
    time_entries.remove_entry(store, saved.id)
    assert store.find(TimeEntry) == []
    store.undo()
    assert ledger.standing(store, entry.participant_id, TODAY).other == 45


def test_the_coordinators_own_time_never_counts(store, entry):
    saved = time_entries.add_entry(store, replace(entry, participant_id=None), TODAY)
    assert not saved.counts
    assert [row.entry_id for row in own_rows(store, entry.programme_id)] == [saved.id]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("minutes", 0),
        ("minutes", -5),
        ("minutes", 24 * 60 + 1),
        ("purpose", " \n "),
        ("day", TODAY + timedelta(days=1)),
    ],
)
def test_an_entry_that_cannot_be_is_refused_beside_its_field(store, entry, field, value):
    with pytest.raises(InvalidError) as refused:
        time_entries.add_entry(store, replace(entry, **{field: value}), TODAY)
    assert [problem.field for problem in refused.value.problems] == [field]
    assert store.find(TimeEntry) == []


def test_time_belongs_to_a_participant_of_the_programme(store, entry):
    other = builders.programme(store)
    with pytest.raises(InvalidError):
        time_entries.add_entry(store, replace(entry, programme_id=other.id), TODAY)
    with pytest.raises(UserError):
        time_entries.add_entry(store, replace(entry, participant_id=99), TODAY)
