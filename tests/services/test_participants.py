"""Taking people in, changing them, and letting them go."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Audience
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import using
from omvendt_desktop.services import logs, participants
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


class TestAnotherRole:
    @pytest.fixture
    def modules(self, store):
        self.programme = builders.programme(store)
        return {module.code: module for module in builders.modules(store, self.programme)}

    @pytest.fixture
    def person(self, store, modules):
        return builders.participant(store, self.programme, Role.MENTOR)

    @pytest.fixture
    def gatherings(self, store, modules, person):
        """A training of each role and a kick-off for everybody, with the mentor in theirs."""
        at = datetime(2026, 9, 1, 9)
        built = {
            "mentors": (modules["T1"], [person], {"role": Role.MENTOR}),
            "mentees": (modules["T1"], [], {"role": Role.MENTEE}),
            "everyone": (modules["K"], [person], {}),
        }
        return {
            name: builders.joint_meeting(store, self.programme, module, at, people, **changes)
            for name, (module, people, changes) in built.items()
        }

    def names(self, store, gatherings, person):
        mine = {place.meeting_id for place in store.find(Attendance, participant_id=person.id)}
        return {name for name, meeting in gatherings.items() if meeting.id in mine}

    def test_it_leads_from_the_gatherings_of_the_one_to_those_of_the_other(self, store, gatherings, person):
        participants.edit(store, replace(person, role=Role.MENTEE))
        assert self.names(store, gatherings, person) == {"mentees", "everyone"}
        store.undo()
        assert self.names(store, gatherings, person) == {"mentors", "everyone"}

    def test_a_module_that_is_for_one_role_alone_is_left_too(self, store, modules, gatherings, person):
        builders.changed(store, modules["K"], audience=Audience.MENTORS)
        participants.edit(store, replace(person, role=Role.MENTEE))
        assert self.names(store, gatherings, person) == {"mentees"}

    def test_who_has_left_joins_none_of_the_other(self, store, gatherings, person):
        gone = builders.changed(store, person, status=ParticipantStatus.LEFT)
        participants.edit(store, replace(gone, role=Role.MENTEE))
        assert self.names(store, gatherings, person) == {"everyone"}

    def test_it_stays_once_somebody_was_logged_in_it(self, store, gatherings, person):
        logs.log_meeting(store, LogEntry(gatherings["mentors"].id), datetime(2026, 9, 2, 9))
        with using("en"), pytest.raises(InvalidError) as refused:
            participants.edit(store, replace(person, role=Role.MENTEE))
        [problem] = refused.value.problems
        assert (problem.field, problem.why.split(". ")[0]) == (
            "role",
            f"Meetings are logged with {person.name} as mentor",
        )
        logs.unlog(store, gatherings["mentors"].id)
        assert participants.edit(store, replace(person, role=Role.MENTEE)).role is Role.MENTEE

    def test_it_stays_once_a_pair_that_has_ended_met_with_it(self, store, modules, person):
        pair = builders.pair(store, self.programme, mentor_id=person.id)
        met = builders.meeting(store, pair, modules["M1"], datetime(2026, 9, 1, 9))
        builders.changed(store, pair, status=PairStatus.ENDED)
        assert participants.edit(store, replace(person, role=Role.MENTEE)).role is Role.MENTEE
        store.undo()
        logs.log_meeting(store, LogEntry(met.id), datetime(2026, 9, 2, 9))
        with pytest.raises(InvalidError):
            participants.edit(store, replace(person, role=Role.MENTEE))

    def test_what_was_logged_for_everybody_is_no_hindrance(self, store, gatherings, person):
        logs.log_meeting(store, LogEntry(gatherings["everyone"].id), datetime(2026, 9, 2, 9))
        participants.edit(store, replace(person, role=Role.MENTEE))
        [place] = store.find(Attendance, participant_id=person.id, meeting_id=gatherings["everyone"].id)
        assert place.present


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


def test_completing_with_a_pair_completes_both_and_what_was_to_come_in_one_step(store):
    programme = builders.programme(store)
    pair = builders.pair(store, programme)
    coming = builders.meeting(store, pair, builders.modules(store, programme)[4], datetime(2026, 12, 1, 13))
    before = store.undo_label
    with pytest.raises(UserError):
        participants.complete(store, pair.mentor_id)
    assert (store.get(Participant, pair.mentor_id).status, store.undo_label) == (ParticipantStatus.ACTIVE, before)
    participants.complete(store, pair.mentor_id, TODAY)
    assert store.get(Participant, pair.mentor_id).status is ParticipantStatus.COMPLETED
    assert store.get(Pair, pair.id).status is PairStatus.COMPLETED
    assert store.get(Meeting, coming.id).status is MeetingStatus.CANCELLED
    store.undo()
    assert store.get(Participant, pair.mentor_id).status is ParticipantStatus.ACTIVE
    assert (store.get(Pair, pair.id), store.get(Meeting, coming.id)) == (pair, coming)


def test_a_pair_that_never_started_holds_up_completing(store):
    pair = builders.pair(store, builders.programme(store), status=PairStatus.DRAFT)
    with pytest.raises(UserError):
        participants.complete(store, pair.mentor_id, TODAY)
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
