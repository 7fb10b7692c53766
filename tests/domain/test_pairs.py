"""Who can be a pair, and how a pair ends."""

from dataclasses import replace
from datetime import date

import pytest

from omvendt_desktop.domain import pairs
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.errors import UserError

MENTOR = Participant(id=1, programme_id=1, role=Role.MENTOR, name="Amina", email="amina@example.org")
MENTEE = Participant(id=2, programme_id=1, role=Role.MENTEE, name="Kari", email="kari@example.org")
PAIR = Pair(id=1, starts_on=date(2026, 9, 9))


def test_a_mentor_and_a_mentee_can_be_a_pair():
    pairs.refuse_match(MENTOR, MENTEE, together_already=False)


@pytest.mark.parametrize(
    ("mentor", "mentee", "together"),
    [
        (MENTEE, MENTOR, False),
        (MENTOR, MENTOR, False),
        (MENTOR, replace(MENTEE, programme_id=2), False),
        (MENTOR, replace(MENTEE, email="AMINA@example.org"), False),
        (replace(MENTOR, status=ParticipantStatus.PAUSED), MENTEE, False),
        (MENTOR, replace(MENTEE, status=ParticipantStatus.LEFT), False),
        (MENTOR, MENTEE, True),
    ],
)
def test_who_cannot_be_a_pair(mentor, mentee, together):
    with pytest.raises(UserError):
        pairs.refuse_match(mentor, mentee, together_already=together)


def test_more_pairs_than_there_is_room_for_is_warned_of():
    assert pairs.capacity_warning(MENTOR, 0) == ""
    assert "Amina" in pairs.capacity_warning(MENTOR, 1)
    assert pairs.capacity_warning(replace(MENTOR, capacity=2), 1) == ""


def test_an_early_end_keeps_its_reason_and_is_not_a_completion():
    ended = pairs.end(PAIR, date(2026, 10, 1), EndReason.CHEMISTRY, "see note")
    assert (ended.status, ended.end_reason, ended.ended_on) == (PairStatus.ENDED, "chemistry", date(2026, 10, 1))
    assert pairs.complete(PAIR, date(2027, 3, 1)).status is PairStatus.COMPLETED


def test_a_pair_does_not_end_before_it_began():
    with pytest.raises(UserError):
        pairs.end(PAIR, date(2026, 9, 8), EndReason.TIME, "")


@pytest.mark.parametrize("status", [PairStatus.ENDED, PairStatus.COMPLETED])
def test_a_pair_ends_once(status):
    with pytest.raises(UserError):
        pairs.end(replace(PAIR, status=status), date(2026, 10, 1), EndReason.TIME, "")
    with pytest.raises(UserError):
        pairs.complete(replace(PAIR, status=status), date(2026, 10, 1))


def test_a_draft_is_proposed_then_started():
    draft = replace(PAIR, status=PairStatus.DRAFT)
    assert pairs.start(pairs.propose(draft), date(2026, 9, 9)).status is PairStatus.ACTIVE
    with pytest.raises(UserError):
        pairs.propose(PAIR)


def test_a_pair_rests_and_goes_on():
    assert pairs.resume(pairs.pause(PAIR)).status is PairStatus.ACTIVE
    with pytest.raises(UserError):
        pairs.resume(PAIR)


@pytest.mark.parametrize(
    ("status", "ended_on", "counts", "ended"),
    [
        (PairStatus.DRAFT, None, False, False),
        (PairStatus.PROPOSED, None, False, False),
        (PairStatus.ACTIVE, None, True, False),
        (PairStatus.PAUSED, None, True, False),
        (PairStatus.COMPLETED, date(2026, 11, 1), True, False),
        (PairStatus.ENDED, date(2026, 11, 21), False, True),
        (PairStatus.ENDED, date(2026, 11, 22), True, False),
    ],
)
def test_a_pair_counts_from_its_beginning_unless_it_ended_early(status, ended_on, counts, ended):
    on = date(2026, 11, 21)
    pair = Pair(status=status, starts_on=date(2026, 9, 9), ended_on=ended_on)
    assert (pairs.lasts(pair, on), pairs.ended_early(pair, on)) == (counts, ended)
    assert not pairs.lasts(pair, date(2026, 9, 8))


def test_a_draft_given_up_never_was_a_pair():
    given_up = Pair(status=PairStatus.ENDED, ended_on=date(2026, 11, 1))
    assert not pairs.lasts(given_up, date(2026, 11, 21))
    assert not pairs.ended_early(given_up, date(2026, 11, 21))
