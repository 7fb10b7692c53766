"""Taking people into a programme, changing what is known of them, and letting them go."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

from omvendt_desktop.domain import participants as rules
from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.fields import clean, clean_lines
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.meetings import Attendance
from omvendt_desktop.domain.outgoing import SentMail
from omvendt_desktop.domain.pairs import OPEN, EndReason, Pair
from omvendt_desktop.domain.participants import Participant, check_participant
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import InvalidError, Problem, UserError, refuse
from omvendt_desktop.i18n import _
from omvendt_desktop.services import meeting_people, pairs
from omvendt_desktop.store.queries import people, planning
from omvendt_desktop.store.store import Store


def add(store: Store, participant: Participant) -> Participant:
    """The participant, taken in, also to the joint meetings that are planned.

    Raises InvalidError, also for an address that is taken in already.
    """
    ready = _tidy(participant)
    _refuse(store, ready)
    with store.change(_("Add {name}").format(name=ready.name)):
        added = store.add(ready)
        meeting_people.join_joint_meetings(store, added)
        return added


def edit(store: Store, participant: Participant) -> Participant:
    """The participant as saved; with another role they change from its planned gatherings to those of the new one.

    Raises InvalidError; the role of somebody in a pair stays as it is, and so does one they are logged in.
    """
    ready = _tidy(participant)
    _refuse(store, ready)
    before = store.get(Participant, ready.id)
    if before.role is ready.role:
        with store.change(_("Edit {name}").format(name=ready.name)):
            return store.update(ready)
    _refuse_another_role(store, before)
    with store.change(_("Edit {name}").format(name=ready.name)):
        meeting_people.change_gatherings(store, before, ready)
        return store.update(ready)


def pause(store: Store, participant_id: int) -> Participant:
    """The participant, paused. Raises UserError unless active."""
    return _set(store, participant_id, _("Pause {name}"), rules.pause)


def resume(store: Store, participant_id: int) -> Participant:
    """The participant, active again. Raises UserError unless paused."""
    return _set(store, participant_id, _("Resume {name}"), rules.resume)


def complete(store: Store, participant_id: int, complete_pairs_on: date | None = None) -> Participant:
    """The participant, done with the programme.

    With a day their open pairs are completed in the same change; without one UserError is raised while there are any,
    as it is when they have left.
    """
    person = store.get(Participant, participant_id)
    with store.change(_("{name} has completed").format(name=person.name)):
        if complete_pairs_on is not None:
            for pair in _pairs_of(store, person):
                pairs.complete(store, pair.id or 0, complete_pairs_on)
        return store.update(rules.complete(person, bool(_pairs_of(store, person))))


def come_back(store: Store, participant_id: int) -> Participant:
    """The participant who had left or completed, active again and in the joint meetings planned.

    Raises UserError otherwise.
    """
    person = store.get(Participant, participant_id)
    with store.change(_("{name} is back").format(name=person.name)):
        meeting_people.join_joint_meetings(store, person)
        return store.update(rules.come_back(person))


def leave(
    store: Store, participant_id: int, on: date, end_pairs_because: EndReason | None = None, note: str = ""
) -> Participant:
    """The participant, gone, and out of the meetings from that day on.

    With a reason their open pairs end in the same change; without one UserError is raised while there are any.
    """
    person = store.get(Participant, participant_id)
    with store.change(_("{name} leaves").format(name=person.name)):
        if end_pairs_because is not None:
            for pair in _pairs_of(store, person):
                pairs.end(store, pair.id or 0, max(on, pair.starts_on or on), end_pairs_because, note)
        meeting_people.leave_meetings(store, person, datetime.combine(on, time()))
        return store.update(rules.leave(person, bool(_pairs_of(store, person))))


def remove_many(store: Store, participant_ids: list[int]) -> None:
    """Take out people who were added by mistake, all or none. Raises UserError once there are pairs or meetings."""
    people_there = [store.get(Participant, participant_id) for participant_id in participant_ids]
    for person in people_there:
        _refuse_removing(store, person)
    with store.change(_removing_label(people_there)):
        for person in people_there:
            _let_go_of_what_refers_to(store, person)
            store.remove(person)


def _removing_label(leaving: list[Participant]) -> str:
    if len(leaving) == 1:
        return _("Remove {name}").format(name=leaving[0].name)
    return _("Remove {count} participants").format(count=len(leaving))


def _refuse_removing(store: Store, person: Participant) -> None:
    in_pairs = bool(store.find(Pair, mentor_id=person.id) or store.find(Pair, mentee_id=person.id))
    logged = any(each.present is not None for each in store.find(Attendance, participant_id=person.id))
    if in_pairs or logged or bool(store.find(Invitation, participant_id=person.id)):
        raise UserError(
            _("{name} has been in a pair, or been invited, and cannot be removed.").format(name=person.name),
            _("Choose “Leaves the programme” instead; what was held stays on record."),
        )


def _let_go_of_what_refers_to(store: Store, person: Participant) -> None:
    for application in store.find(Application, participant_id=person.id):
        store.update(replace(application, participant_id=None, status=ApplicationStatus.RECEIVED))
    for attendance in store.find(Attendance, participant_id=person.id):
        store.remove(attendance)
    for check_in in store.find(CheckIn, participant_id=person.id):
        store.remove(check_in)
    for entry in store.find(TimeEntry, participant_id=person.id):
        store.remove(entry)
    for mail in store.find(SentMail, participant_id=person.id):
        store.remove(mail)


def _pairs_of(store: Store, person: Participant) -> list[Pair]:
    found = [*store.find(Pair, mentor_id=person.id), *store.find(Pair, mentee_id=person.id)]
    return [pair for pair in found if pair.status in OPEN]


def _set(store: Store, participant_id: int, label: str, step: Callable[[Participant], Participant]) -> Participant:
    person = store.get(Participant, participant_id)
    with store.change(label.format(name=person.name)):
        return store.update(step(person))


def _tidy(participant: Participant) -> Participant:
    return replace(
        participant,
        name=clean(participant.name),
        email=clean(participant.email),
        phone=clean(participant.phone),
        organisation=clean(participant.organisation),
        field=clean(participant.field),
        title=clean(participant.title),
        place=clean(participant.place),
        sector=clean(participant.sector),
        experience=clean_lines(participant.experience),
        wishes=clean_lines(participant.wishes),
        private_notes=clean_lines(participant.private_notes),
    )


def _refuse_another_role(store: Store, person: Participant) -> None:
    if _pairs_of(store, person):
        raise InvalidError([Problem("role", _("The role cannot be changed while the person is in a pair."))])
    if any(place.present is not None for place in planning.places_by_role(store, person)):
        text = _("Meetings are logged with {name} as {role}. Remove those logs before you change the role.")
        raise InvalidError([Problem("role", text.format(name=person.name, role=rules.role_word(person.role)))])


def _refuse(store: Store, participant: Participant) -> None:
    problems = check_participant(participant)
    taken_by = people.name_with_email(store, participant.programme_id, participant.email, other_than=participant.id)
    if taken_by:
        problems.append(Problem("email", _("{name} has this address already.").format(name=taken_by)))
    refuse(problems)
