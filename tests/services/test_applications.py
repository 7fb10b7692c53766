"""Deciding about applications."""

from dataclasses import replace

import pytest

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import set_language
from omvendt_desktop.services import applications
from omvendt_desktop.services.applications import KnownAlreadyError, WhenKnown
from omvendt_desktop.store.queries import applications as queries
from tests import builders


@pytest.fixture(autouse=True)
def _english():
    set_language("en")


@pytest.fixture
def programme(store):
    return builders.programme(store)


def test_an_accepted_applicant_becomes_a_participant(store, programme):
    amina = builders.application(store, programme, Role.MENTOR, name="Amina Yusuf", goals="Learn", topics=("language",))
    (person,) = applications.accept(store, [amina.id])
    kept = store.get(Participant, person.id)
    assert (kept.name, kept.email, kept.role, kept.wishes) == ("Amina Yusuf", amina.email, Role.MENTOR, "Learn")
    assert kept.topics == ("language",)
    stored = store.get(Application, amina.id)
    assert (stored.status, stored.participant_id) == (ApplicationStatus.ACCEPTED, person.id)


def test_accepting_several_is_one_step_to_undo(store, programme):
    waiting = [builders.application(store, programme) for _number in range(3)]
    applications.accept(store, [each.id for each in waiting])
    assert store.undo() == "Accept 3 applicants"
    assert not store.find(Participant)
    assert {each.status for each in store.find(Application)} == {ApplicationStatus.RECEIVED}


def test_one_who_lacks_a_role_holds_all_back(store, programme):
    ready = builders.application(store, programme)
    lacking = builders.application(store, programme, role=None, name="Minh Tran")
    with pytest.raises(UserError, match="Minh Tran cannot be taken in yet"):
        applications.accept(store, [ready.id, lacking.id])
    assert not store.find(Participant)


def test_somebody_taken_in_already_is_asked_about(store, programme):
    builders.participant(store, programme, name="Amina Y", email="Amina@example.org")
    amina = builders.application(store, programme, name="Amina Yusuf", email="amina@example.org")
    with pytest.raises(KnownAlreadyError) as raised:
        applications.accept(store, [amina.id])
    assert [(each.applicant, each.participant) for each in raised.value.known] == [("Amina Yusuf", "Amina Y")]
    assert store.get(Application, amina.id).status is ApplicationStatus.RECEIVED


@pytest.mark.parametrize(
    ("chosen", "name", "phone", "status"),
    [
        (WhenKnown.KEEP, "Amina Y", "1", ApplicationStatus.ACCEPTED),
        (WhenKnown.UPDATE, "Amina Yusuf", "1", ApplicationStatus.ACCEPTED),
        (WhenKnown.SKIP, "Amina Y", "1", ApplicationStatus.RECEIVED),
    ],
)
def test_somebody_taken_in_already_is_kept_updated_or_left(store, programme, chosen, name, phone, status):
    known = builders.participant(store, programme, name="Amina Y", email="amina@example.org", phone="1")
    amina = builders.application(store, programme, name="Amina Yusuf", email="amina@example.org")
    applications.accept(store, [amina.id], {amina.id: chosen})
    (person,) = store.find(Participant)
    assert (person.id, person.name, person.phone) == (known.id, name, phone)
    assert store.get(Application, amina.id).status is status


def test_the_same_address_in_another_programme_is_no_obstacle(store, programme):
    earlier = builders.programme(store, name="spring 2025")
    builders.participant(store, earlier, Role.MENTEE, email="amina@example.org")
    amina = builders.application(store, programme, email="amina@example.org")
    applications.accept(store, [amina.id])
    (known,) = queries.earlier(store, amina.id)
    assert (known.programme, known.role) == ("Fjordbank · spring 2025", Role.MENTEE)


@pytest.mark.parametrize(
    "status", [each for each in ApplicationStatus if each is not ApplicationStatus.ACCEPTED], ids=str
)
def test_applications_are_decided_together(store, programme, status):
    both = [builders.application(store, programme, status=ApplicationStatus.SHORTLISTED) for _number in range(2)]
    applications.decide(store, [each.id for each in both], status)
    assert {each.status for each in store.find(Application)} == {status}


def test_an_accepted_application_is_not_declined(store, programme):
    amina = builders.application(store, programme)
    applications.accept(store, [amina.id])
    with pytest.raises(UserError):
        applications.decide(store, [amina.id], ApplicationStatus.DECLINED)


def test_what_is_mended_by_hand_is_marked_and_stays_marked(store, programme):
    amina = builders.application(store, programme, name="Amina", phone="1", edited=("phone",))
    applications.edit(store, replace(amina, name=" Amina  Yusuf "))
    kept = store.get(Application, amina.id)
    assert (kept.name, kept.edited) == ("Amina Yusuf", ("name", "phone"))


def test_an_address_that_is_none_is_refused_and_a_missing_one_is_not(store, programme):
    amina = builders.application(store, programme)
    with pytest.raises(InvalidError):
        applications.edit(store, replace(amina, email="amina@"))
    applications.edit(store, replace(amina, email=""))
    assert store.get(Application, amina.id).email == ""


def test_a_note_does_not_count_as_mending(store, programme):
    amina = builders.application(store, programme)
    applications.note(store, amina.id, "Called her.\n")
    kept = store.get(Application, amina.id)
    assert (kept.note, kept.edited) == ("Called her.", ())
    assert queries.listed(store, programme.id)[0].has_note


def test_the_balance_counts_those_taken_in(store, programme):
    for role, status in ((Role.MENTOR, "active"), (Role.MENTEE, "active"), (Role.MENTEE, "left")):
        builders.participant(store, programme, role, status=status)
    balance = queries.balance(store, programme.id)
    assert (balance.mentors, balance.mentees) == (1, 1)
