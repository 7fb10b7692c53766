"""Small made-up programmes, people and pairs for the tests; addresses at example.org."""

from dataclasses import replace
from datetime import date, datetime
from itertools import count

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, Programme, template_modules
from omvendt_desktop.store.store import Store

_numbers = count(1)


def saved(store: Store, record):
    with store.change("build"):
        return store.add(record)


def changed(store: Store, record, **changes):
    with store.change("change"):
        return store.update(replace(record, **changes))


def programme(store: Store, **changes) -> Programme:
    values = {
        "client": "Fjordbank",
        "name": "autumn 2026",
        "kickoff_on": date(2026, 9, 9),
        "organiser_name": "Ingrid Solberg",
        "organiser_email": "ingrid@example.org",
        "place": "Bjørvika",
    }
    return saved(store, Programme(**(values | changes)))


def modules(store: Store, of: Programme) -> list[Module]:
    return [saved(store, module) for module in template_modules(of.id, of.language)]


def participant(store: Store, of: Programme, role: Role = Role.MENTOR, **changes) -> Participant:
    number = next(_numbers)
    values = {"name": f"Person {number}", "email": f"person{number}@example.org"}
    return saved(store, Participant(programme_id=of.id, role=role, **(values | changes)))


def application(store: Store, of: Programme, role: Role | None = Role.MENTOR, **changes) -> Application:
    number = next(_numbers)
    values = {"name": f"Applicant {number}", "email": f"applicant{number}@example.org"}
    return saved(store, Application(programme_id=of.id, role=role, **(values | changes)))


def pair(store: Store, of: Programme, **changes) -> Pair:
    mentor = participant(store, of, Role.MENTOR)
    mentee = participant(store, of, Role.MENTEE)
    values = {"mentor_id": mentor.id, "mentee_id": mentee.id, "starts_on": of.kickoff_on}
    return saved(store, Pair(programme_id=of.id, **(values | changes)))


def meeting(store: Store, of: Pair, module: Module, starts_at: datetime, **changes) -> Meeting:
    number = next(_numbers)
    built = saved(
        store,
        replace(
            Meeting(
                programme_id=of.programme_id,
                module_id=module.id,
                pair_id=of.id,
                starts_at=starts_at,
                minutes=module.minutes,
                uid=f"meeting-{number}@example.org",
            ),
            **changes,
        ),
    )
    for person_id in (of.mentor_id, of.mentee_id):
        saved(store, Attendance(meeting_id=built.id, participant_id=person_id))
    return built


def joint_meeting(
    store: Store, of: Programme, module: Module, starts_at: datetime, people: list[Participant], **changes
) -> Meeting:
    number = next(_numbers)
    built = saved(
        store,
        replace(
            Meeting(
                programme_id=of.id,
                module_id=module.id,
                starts_at=starts_at,
                minutes=module.minutes,
                uid=f"meeting-{number}@example.org",
            ),
            **changes,
        ),
    )
    for person in people:
        saved(store, Attendance(meeting_id=built.id, participant_id=person.id))
    return built
