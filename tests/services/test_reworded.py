"""Other words in an invitation that was sent make it changed since sent, wherever that is told."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from omvendt_desktop.domain.invitations import Invitation, InvitationState
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.today import ItemKind
from omvendt_desktop.services import invitations, meeting_changes, participants, programmes
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.queries import meetings as meeting_queries
from omvendt_desktop.store.queries.today import todays_list
from tests import builders

NOW = datetime(2026, 10, 1, 10)
LATER = NOW + timedelta(hours=1)
FIRST = datetime(2026, 10, 20, 13)


class Desk:
    """A pair with two coming meetings and a coming closing, all of it sent; the mentee reads English."""

    def __init__(self, store) -> None:
        self.store = store
        self.programme = builders.programme(store)
        self.modules = {module.code: module for module in builders.modules(store, self.programme)}
        self.mentor = builders.participant(store, self.programme, Role.MENTOR, name="Minh Tran")
        self.mentee = builders.participant(store, self.programme, Role.MENTEE, name="Per Ødegård", mail_language="en")
        pair = builders.pair(store, self.programme, mentor_id=self.mentor.id, mentee_id=self.mentee.id)
        self.first = builders.meeting(store, pair, self.modules["M1"], FIRST)
        self.second = builders.meeting(store, pair, self.modules["M2"], FIRST + timedelta(days=28))
        both = [self.mentor, self.mentee]
        self.closing = builders.joint_meeting(
            store, self.programme, self.modules["A"], FIRST + timedelta(days=90), both
        )
        self.send()

    def send(self) -> None:
        batch = invitations.gather_invitations(self.store, self.programme.id, now=NOW)
        invitations.mark_sent(self.store, batch.items, NOW)

    def reword(self, code: str, **words) -> None:
        programmes.save_module(self.store, replace(self.modules[code], **words))

    def changed(self) -> set[tuple[int, int]]:
        """Meeting and recipient, told alike by the list of changes and by what would be sent."""
        told = {(row.meeting_id, row.participant_id) for row in queries.changed(self.store, self.programme.id, LATER)}
        batch = invitations.gather_invitations(self.store, self.programme.id, now=LATER)
        assert told == {(each.meeting_id, each.participant_id) for item in batch.items for each in item.revisions}
        assert invitations.pending(self.store, self.programme.id, LATER) == len(told)
        rows = meeting_queries.meetings(self.store, self.programme.id, LATER)
        assert {row.id for row in rows if row.state is InvitationState.CHANGED} == {meeting for meeting, _ in told}
        for meeting in self.store.find(Meeting, status="planned"):
            people = meeting_queries.people(self.store, meeting.id)
            seen = {each.participant_id for each in people if each.state is InvitationState.CHANGED}
            assert seen == {person for at, person in told if at == meeting.id}
        return told


@pytest.fixture
def desk(store) -> Desk:
    return Desk(store)


def test_what_was_sent_as_it_stands_is_not_changed(desk):
    assert desk.changed() == set()


def test_another_title_is_told_to_those_who_read_it(desk):
    desk.reword("M1", title_nb="Noe helt annet")
    assert desk.changed() == {(desk.first.id, desk.mentor.id)}
    desk.reword("M1", title_nb="Noe helt annet", title_en="Something else", goals_en=("Meet",))
    assert desk.changed() == {(desk.first.id, desk.mentor.id), (desk.first.id, desk.mentee.id)}
    desk.send()
    assert desk.changed() == set()


def test_another_length_of_the_module_is_told_when_its_coming_meetings_follow(desk):
    longer = replace(desk.modules["M1"], minutes=90)
    programmes.save_module(desk.store, longer)
    assert (desk.changed(), desk.store.get(Meeting, desk.first.id).minutes) == (set(), 60)
    desk.store.undo()
    programmes.save_module(desk.store, longer, NOW)
    assert desk.changed() == {(desk.first.id, desk.mentor.id), (desk.first.id, desk.mentee.id)}
    desk.store.undo()
    assert (desk.changed(), desk.store.get(Meeting, desk.first.id).minutes) == (set(), 60)


def test_words_that_are_kept_out_of_calendars_change_nothing(desk):
    programmes.edit(desk.store, replace(desk.programme, private_themes=True))
    assert len(desk.changed()) == 6
    desk.send()
    desk.reword("M1", title_nb="Noe helt annet")
    assert desk.changed() == set()


def test_one_who_is_called_otherwise_is_told_of_in_the_meetings_of_the_pair_and_in_their_own(desk):
    participants.edit(desk.store, replace(desk.mentor, name="Minh Anh Tran"))
    both = {(meeting.id, who.id) for meeting in (desk.first, desk.second) for who in (desk.mentor, desk.mentee)}
    assert desk.changed() == both | {(desk.closing.id, desk.mentor.id)}


def test_one_more_meeting_of_the_plan_changes_how_they_are_counted(desk):
    programmes.save_module(desk.store, replace(desk.modules["M6"], id=None, code="M7"))
    assert {meeting for meeting, _who in desk.changed()} == {desk.first.id, desk.second.id}


def test_what_is_undone_holds_again_and_a_cancelled_meeting_is_off_whatever_its_words(desk):
    desk.reword("M1", title_nb="Noe helt annet", title_en="Something else")
    desk.store.undo()
    assert desk.changed() == set()
    meeting_changes.cancel(desk.store, [desk.first.id])
    desk.reword("M1", title_nb="Noe helt annet", title_en="Something else")
    assert desk.changed() == {(desk.first.id, desk.mentor.id), (desk.first.id, desk.mentee.id)}


def test_the_state_of_one_participant_is_their_own(desk):
    desk.reword("M1", title_nb="Noe helt annet")
    states = [
        next(row.state for row in meeting_queries.of_participant(desk.store, who.id, LATER))
        for who in (desk.mentor, desk.mentee)
    ]
    assert states == [InvitationState.CHANGED, InvitationState.INVITED]


def test_todays_list_names_few_changes_one_by_one_and_many_together(desk):
    def items():
        listed = todays_list(desk.store, desk.programme.id, LATER).items
        return [item for item in listed if item.kind is ItemKind.CHANGED]

    desk.reword("M1", title_nb="Noe helt annet")
    assert [item.meeting_id for item in items()] == [desk.first.id]
    for number in range(3):
        pair = builders.pair(desk.store, desk.programme)
        builders.meeting(desk.store, pair, desk.modules["M2"], FIRST + timedelta(days=number))
    desk.send()
    assert items() == []
    programmes.edit(desk.store, replace(desk.store.get(Programme, desk.programme.id), organiser_name="Kari Nordmann"))
    [together] = items()
    assert (together.meeting_id, together.due) == (None, FIRST.date())
    assert "6" in together.reason


def test_an_invitation_whose_words_were_not_kept_is_taken_to_hold(desk):
    for sent in desk.store.find(Invitation):
        builders.changed(desk.store, sent, content_hash="")
    desk.reword("M1", title_nb="Noe helt annet")
    assert queries.changed(desk.store, desk.programme.id, LATER) == []
