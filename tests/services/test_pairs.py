"""Bringing two people together, and parting them."""

from datetime import date, datetime

import pytest

from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import pairs
from omvendt_desktop.services.pairs import CapacityError
from tests import builders

TODAY = date(2026, 11, 21)


@pytest.fixture
def two(store):
    programme = builders.programme(store)
    return builders.participant(store, programme, Role.MENTOR), builders.participant(store, programme, Role.MENTEE)


def test_a_match_is_one_step_with_both_names(store, two):
    mentor, mentee = two
    pair = pairs.match(store, mentor.id, mentee.id, TODAY, why="Shared topics")
    assert store.get(Pair, pair.id).why == "Shared topics"
    assert mentor.name in store.undo_label
    assert mentee.name in store.undo_label
    store.undo()
    assert store.find(Pair) == []


def test_the_same_two_are_not_matched_twice(store, two):
    pairs.match(store, two[0].id, two[1].id, TODAY)
    with pytest.raises(UserError):
        pairs.match(store, two[0].id, two[1].id, TODAY, anyway=True)
    assert len(store.find(Pair)) == 1


def test_a_second_pair_needs_a_yes(store, two):
    pairs.match(store, two[0].id, two[1].id, TODAY)
    third = builders.participant(store, store.get(Programme, two[0].programme_id), Role.MENTEE)
    with pytest.raises(CapacityError):
        pairs.match(store, two[0].id, third.id, TODAY)
    assert pairs.match(store, two[0].id, third.id, TODAY, anyway=True).id


def test_an_ended_pair_can_be_matched_anew(store, two):
    pair = pairs.match(store, two[0].id, two[1].id, TODAY)
    pairs.end(store, pair.id, TODAY, EndReason.TIME, "")
    assert pairs.match(store, two[0].id, two[1].id, TODAY).id != pair.id


def test_ending_a_pair_cancels_what_was_to_come_and_keeps_what_was_held(store):
    programme = builders.programme(store)
    modules = {module.code: module for module in builders.modules(store, programme)}
    pair = builders.pair(store, programme)
    held = builders.meeting(store, pair, modules["M1"], datetime(2026, 9, 23, 13), status=MeetingStatus.HELD)
    coming = builders.meeting(store, pair, modules["M2"], datetime(2026, 12, 1, 13))
    pairs.end(store, pair.id, TODAY, EndReason.ILLNESS, "kept to myself")
    assert store.get(Meeting, held.id).status is MeetingStatus.HELD
    assert store.get(Meeting, coming.id).status is MeetingStatus.CANCELLED
    store.undo()
    assert store.get(Meeting, coming.id) == coming
    assert store.get(Pair, pair.id).status is PairStatus.ACTIVE
