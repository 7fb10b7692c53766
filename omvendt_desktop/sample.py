"""The sample programme: made-up people, from their applications to half of the meetings logged."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from omvendt_desktop import paths
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Answer, Fit, HeldAs, Meeting
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.files import applications_xlsx
from omvendt_desktop.i18n import _, language
from omvendt_desktop.services import (
    answers,
    applications,
    check_ins,
    imports,
    invitations,
    joint_meetings,
    logs,
    meetings,
    moves,
    pairs,
    programmes,
    time_entries,
)
from omvendt_desktop.store.store import Store

WORKBOOK = paths.ASSETS_DIR / "sample-applications.xlsx"
PAIRS = 10
WEEKS_RUNNING = 12
REASONS = {
    "nb": "To felles temaer\nBegge kan møtes på ettermiddagen",
    "en": "Two shared topics\nBoth can meet in the afternoon",
}
NAMES = {"nb": "eksempel", "en": "sample"}
PREPARATION = {"nb": "Forberedte innlegg til avdelingen", "en": "Prepared a talk for the department"}


@dataclass(frozen=True)
class Story:
    """How a pair has fared: meetings logged, minutes of each, how useful, how it was held."""

    logged: int = 3
    minutes: tuple[int, ...] = (60, 60, 60)
    useful: int = 4
    held_as: HeldAs = HeldAs.IN_PERSON


STORIES = (
    Story(logged=1, minutes=(45,), useful=3),
    Story(minutes=(60, 75, 90), useful=5, held_as=HeldAs.DIGITAL),
    Story(minutes=(165, 180, 150), useful=5),
    Story(minutes=(60, 45, 60)),
    Story(logged=2, minutes=(45, 60), useful=3, held_as=HeldAs.DIGITAL),
    Story(minutes=(60, 60, 75)),
    Story(minutes=(75, 60, 75), useful=5),
    Story(minutes=(60, 60, 45), held_as=HeldAs.DIGITAL),
    Story(minutes=(90, 75, 60), useful=5),
    Story(minutes=(60, 50, 60)),
)


def build(store: Store, now: datetime) -> Iterator[str]:
    """Fill an empty store, telling each step in a line. `now` is wall time; the programme is twelve weeks old then."""
    kickoff = _wednesday(now.date() - timedelta(weeks=WEEKS_RUNNING))
    programme = programmes.create(store, _programme(kickoff))
    programme = programmes.start(store, programme.id or 0)
    yield _("Programme {programme}").format(programme=programme.title)
    yield _import(store, programme, now)
    made = _match(store, programme, _accept(store))
    yield _("{count} pairs").format(count=len(made))
    dated = _plan(store, programme, kickoff)
    yield _("{count} meetings planned").format(count=dated)
    yield _("{count} meetings logged").format(count=_log(store, programme, made, now))
    _look_after(store, programme, made, now.date())
    _invite(store, programme, now)


def _programme(kickoff: date) -> Programme:
    return Programme(
        client="Fjordbank",
        name=NAMES[language()],
        sector="Bank",
        kickoff_on=kickoff,
        language=language(),
        organiser_name="Ingrid Solberg",
        organiser_email="ingrid.solberg@example.org",
        place="Bjørvika",
        link="https://example.org/mote",
    )


def _import(store: Store, programme: Programme, now: datetime) -> str:
    _book, table = applications_xlsx.read(WORKBOOK)
    counts = imports.apply(store, imports.plan(store, programme.id or 0, table), now)
    return _("{count} applications from {file}").format(count=counts.new, file=WORKBOOK.name)


def _accept(store: Store) -> list[Participant]:
    waiting = store.find(Application)
    by_role = [[each for each in waiting if each.role is role][:PAIRS] for role in Role]
    return applications.accept(store, [each.id or 0 for side in by_role for each in side])


def _match(store: Store, programme: Programme, people: list[Participant]) -> list[Pair]:
    sides = [[person for person in people if person.role is role] for role in Role]
    return [
        pairs.match(store, mentor.id or 0, mentee.id or 0, programme.kickoff_on, why=REASONS[language()])
        for mentor, mentee in zip(*sides, strict=True)
    ]


def _plan(store: Store, programme: Programme, kickoff: date) -> int:
    joint = joint_meetings.plan_joint(store, programme.id or 0)
    joint_meetings.apply_joint(store, programme.id or 0, joint)
    series = meetings.plan_series(store, programme.id or 0, today=kickoff, at=time(13))
    return len(joint) + len(meetings.apply_series(store, series))


def _log(store: Store, programme: Programme, made: list[Pair], now: datetime) -> int:
    past = [meeting for meeting in store.find(Meeting, order_by="starts_at") if meeting.ends_at < now]
    joint = [LogEntry(meeting.id or 0, held_as=HeldAs.IN_PERSON) for meeting in past if meeting.is_joint]
    entries = [*joint, *(entry for pair, story in zip(made, STORIES, strict=True) for entry in _of(pair, story, past))]
    logs.log_many(store, entries, now)
    return len(entries)


def _of(pair: Pair, story: Story, past: list[Meeting]) -> Iterator[LogEntry]:
    own = [meeting for meeting in past if meeting.pair_id == pair.id][: story.logged]
    for meeting, minutes in zip(own, story.minutes, strict=False):
        first = meeting is own[0]
        people = (pair.mentor_id, pair.mentee_id)
        yield LogEntry(
            meeting.id or 0,
            minutes=dict.fromkeys(people, minutes),
            usefulness=story.useful,
            held_as=story.held_as,
            fits=dict.fromkeys(people, Fit.GOOD if story.useful > 3 else Fit.UNSURE) if first else {},
        )


def _look_after(store: Store, programme: Programme, made: list[Pair], today: date) -> None:
    due = [each for each in store.find(CheckIn, order_by="planned_on, id") if each.planned_on < today]
    for check_in in due[:-2]:
        done = replace(check_in, done_on=check_in.planned_on, minutes=15, outcome=Outcome.FINE)
        check_ins.do_check_in(store, done, today)
    time_entries.add_entry(
        store,
        TimeEntry(
            programme_id=programme.id or 0,
            participant_id=made[1].mentor_id,
            day=today - timedelta(days=5),
            minutes=45,
            purpose=PREPARATION[language()],
        ),
        today,
    )


def _invite(store: Store, programme: Programme, now: datetime) -> None:
    """The next meetings have been invited to; most have said yes, one no, one has been moved since."""
    soon = [meeting for meeting in store.find(Meeting, order_by="starts_at, id") if meeting.starts_at > now][:PAIRS]
    ids = [meeting.id or 0 for meeting in soon]
    batch = invitations.gather_invitations(store, programme.id or 0, meeting_ids=ids, now=now)
    invitations.mark_sent(store, batch.items, now - timedelta(days=3))
    for number, item in enumerate(batch.items[: len(batch.items) * 3 // 4]):
        said = Answer.NO if number == 4 else Answer.YES
        answers.set_answer(store, item.meeting_id or 0, item.participant_id or 0, said, now)
    moves.move(store, ids[-1], soon[-1].starts_at - timedelta(days=1))


def _wednesday(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 2) % 7)
