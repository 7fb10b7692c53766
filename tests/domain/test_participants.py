"""People and the steps they can take."""

from dataclasses import replace

import pytest

from omvendt_desktop import i18n
from omvendt_desktop.domain import participants as people
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, check_participant, slot_words
from omvendt_desktop.errors import UserError

AMINA = Participant(id=1, name="Amina Yusuf", email="amina@example.org")


def test_a_name_and_an_address_are_enough():
    assert check_participant(AMINA) == []


@pytest.mark.parametrize(
    ("change", "field"), [({"name": " "}, "name"), ({"email": "amina@"}, "email"), ({"capacity": 0}, "capacity")]
)
def test_what_is_wrong_with_a_person_is_named(change, field):
    assert [problem.field for problem in check_participant(replace(AMINA, **change))] == [field]


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        (people.pause, "active", "paused"),
        (people.resume, "paused", "active"),
        (people.come_back, "left", "active"),
        (people.come_back, "completed", "active"),
    ],
)
def test_steps_a_person_can_take(step, before, after):
    assert step(replace(AMINA, status=ParticipantStatus(before))).status == after


@pytest.mark.parametrize(
    ("step", "before"),
    [(people.pause, "paused"), (people.resume, "active"), (people.come_back, "active")],
)
def test_steps_a_person_cannot_take(step, before):
    with pytest.raises(UserError):
        step(replace(AMINA, status=ParticipantStatus(before)))


def test_nobody_leaves_while_in_an_active_pair():
    with pytest.raises(UserError):
        people.leave(AMINA, in_active_pair=True)
    assert people.leave(AMINA, in_active_pair=False).status is ParticipantStatus.LEFT


@pytest.mark.parametrize("before", ["active", "paused"])
def test_nobody_completes_while_in_an_active_pair_or_after_having_left(before):
    here = replace(AMINA, status=ParticipantStatus(before))
    assert people.complete(here, in_active_pair=False).status is ParticipantStatus.COMPLETED
    with pytest.raises(UserError):
        people.complete(here, in_active_pair=True)
    with pytest.raises(UserError):
        people.complete(replace(AMINA, status=ParticipantStatus.LEFT), in_active_pair=False)


def test_a_slot_reads_as_words():
    with i18n.using("en"):
        assert slot_words("tue-afternoon") == "Tuesday afternoon"
    with i18n.using("nb"):
        assert slot_words("tue-afternoon") == "tirsdag ettermiddag"
