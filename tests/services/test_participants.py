"""Taking people in, changing them, and letting them go."""

from dataclasses import replace
from datetime import date

import pytest

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.services import participants
from omvendt_desktop.store.queries import people
from tests import builders

TODAY = date(2026, 11, 21)


def test_a_person_is_taken_in_with_tidy_fields(store):
    programme = builders.programme(store)
    person = participants.add(
        store, Participant(programme_id=programme.id, name="  Åse\u00a0 Lund ", email=" ase@example.org ")
    )
    assert (person.name, person.email) == ("Åse Lund", "ase@example.org")


def test_an_address_is_used_once_in_a_programme_and_free_in_another(store):
    programme, other = builders.programme(store), builders.programme(store, name="spring 2027")
    builders.participant(store, programme, email="ase@example.org")
    again = Participant(programme_id=programme.id, name="Åse", email="ASE@example.org")
    with pytest.raises(InvalidError):
        participants.add(store, again)
    assert participants.add(store, replace(again, programme_id=other.id)).id


def test_the_role_of_somebody_in_a_pair_stays(store):
    pair = builders.pair(store, builders.programme(store))
    mentor = store.get(Participant, pair.mentor_id)
    with pytest.raises(InvalidError):
        participants.edit(store, replace(mentor, role=Role.MENTEE))
    assert participants.edit(store, replace(mentor, place="Oslo")).place == "Oslo"


def test_leaving_with_a_pair_needs_a_reason_and_is_one_step(store):
    pair = builders.pair(store, builders.programme(store))
    with pytest.raises(UserError):
        participants.leave(store, pair.mentor_id, TODAY)
    participants.leave(store, pair.mentor_id, TODAY, EndReason.JOB_CHANGE)
    assert store.get(Pair, pair.id).status is PairStatus.ENDED
    assert store.get(Participant, pair.mentor_id).status is ParticipantStatus.LEFT
    store.undo()
    assert store.get(Pair, pair.id) == pair
    assert store.get(Participant, pair.mentor_id).status is ParticipantStatus.ACTIVE


def test_somebody_added_by_mistake_can_be_removed_and_the_application_waits_again(store):
    programme = builders.programme(store)
    person = builders.participant(store, programme)
    application = builders.application(store, programme, status=ApplicationStatus.ACCEPTED, participant_id=person.id)
    participants.remove_many(store, [person.id])
    kept = store.get(Application, application.id)
    assert (kept.status, kept.participant_id) == (ApplicationStatus.RECEIVED, None)
    assert people.listed(store, programme.id) == []


def test_removing_several_is_all_or_nothing(store):
    programme = builders.programme(store)
    alone, pair = builders.participant(store, programme), builders.pair(store, programme)
    with pytest.raises(UserError):
        participants.remove_many(store, [alone.id, pair.mentor_id])
    assert len(people.listed(store, programme.id)) == 3


def test_the_list_names_the_other_half_of_open_pairs(store):
    programme = builders.programme(store)
    pair = builders.pair(store, programme)
    builders.pair(store, programme, status=PairStatus.ENDED)
    partners = {row.id: row.partner for row in people.listed(store, programme.id)}
    assert partners[pair.mentor_id] == store.get(Participant, pair.mentee_id).name
    assert sum(bool(partner) for partner in partners.values()) == 2


def test_those_without_a_pair_are_offered_first(store):
    programme = builders.programme(store)
    builders.pair(store, programme)
    free = builders.participant(store, programme, name="Zara")
    offered = people.candidates(store, programme.id, Role.MENTOR)
    assert offered[0].id == free.id
    assert [candidate.open_pairs for candidate in offered] == [0, 1]
