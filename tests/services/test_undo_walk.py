"""A random walk over the coordinator’s verbs: a refusal changes nothing, every step can be undone and redone."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings, strategies
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.check_ins import CheckIn, Outcome
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import EndReason, Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.time_spent import TimeEntry
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import (
    applications,
    check_ins,
    joint_meetings,
    logs,
    meetings,
    moves,
    pairs,
    participants,
    programmes,
    time_entries,
)
from omvendt_desktop.store.rows import TABLES
from omvendt_desktop.store.store import Store
from tests import builders

NOW = datetime(2026, 11, 21, 10)
TODAY = NOW.date()

picks = strategies.integers(min_value=0, max_value=10_000)
days = strategies.integers(min_value=-120, max_value=120).map(lambda number: TODAY + timedelta(days=number))


def dump(store: Store) -> dict[str, list]:
    """Everything in the file."""
    return {table: store.rows(f"SELECT * FROM {table} ORDER BY id") for table in TABLES.values()}


class Walk(RuleBasedStateMachine):
    """One coordinator, clicking about."""

    @initialize()
    def open_file(self) -> None:
        self.folder = TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "walk.omvendt", create=True)
        self.programme = programmes.create(
            self.store,
            Programme(
                client="Fjordbank",
                name="høst",
                kickoff_on=date(2026, 9, 9),
                organiser_name="Ingrid",
                organiser_email="ingrid@example.org",
            ),
        )
        for role in (Role.MENTOR, Role.MENTEE) * 2:
            builders.application(self.store, self.programme, role)
        applications.accept(self.store, [each.id for each in self.store.find(Application)])
        self.before = [dump(self.store)]
        self.after: list[dict[str, list]] = []

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def some(self, kind: type, pick: int):
        found = self.store.find(kind)
        return found[pick % len(found)] if found else None

    def do(self, kind: type, pick: int, verb) -> None:
        """Try the verb on some record; a refusal must leave everything as it was."""
        record = self.some(kind, pick)
        if record is None:
            return
        known = dump(self.store)
        try:
            verb(record)
        except UserError as error:
            assert error.message
            assert dump(self.store) == known
            return
        if dump(self.store) != known:
            self.before.append(dump(self.store))
            self.after.clear()

    @rule(pick=picks, other=picks, anyway=strategies.booleans())
    def match(self, pick: int, other: int, anyway: bool) -> None:
        mentee = self.some(Participant, other)
        self.do(Participant, pick, lambda mentor: pairs.match(self.store, mentor.id, mentee.id, TODAY, anyway=anyway))

    @rule(pick=picks, day=days, reason=strategies.sampled_from(EndReason))
    def end(self, pick: int, day: date, reason: EndReason) -> None:
        self.do(Pair, pick, lambda pair: pairs.end(self.store, pair.id, day, reason, ""))

    @rule(pick=picks, verb=strategies.sampled_from([pairs.pause, pairs.resume]))
    def rest(self, pick: int, verb) -> None:
        self.do(Pair, pick, lambda pair: verb(self.store, pair.id))

    @rule(pick=picks, verb=strategies.sampled_from([participants.pause, participants.resume]))
    def step(self, pick: int, verb) -> None:
        self.do(Participant, pick, lambda person: verb(self.store, person.id))

    @rule(pick=picks, pairs_on=strategies.none() | days)
    def complete(self, pick: int, pairs_on: date | None) -> None:
        self.do(Participant, pick, lambda person: participants.complete(self.store, person.id, pairs_on))

    @rule(pick=picks, reason=strategies.none() | strategies.sampled_from(EndReason))
    def leave(self, pick: int, reason: EndReason | None) -> None:
        self.do(Participant, pick, lambda person: participants.leave(self.store, person.id, TODAY, reason))

    @rule(pick=picks)
    def remove(self, pick: int) -> None:
        self.do(Participant, pick, lambda person: participants.remove_many(self.store, [person.id]))

    @rule(pick=picks, name=strategies.text(max_size=12))
    def rename(self, pick: int, name: str) -> None:
        self.do(Participant, pick, lambda person: participants.edit(self.store, replace(person, name=name)))

    @rule(pick=picks, status=strategies.sampled_from(ApplicationStatus))
    def decide(self, pick: int, status: ApplicationStatus) -> None:
        if status is not ApplicationStatus.ACCEPTED:
            self.do(Application, pick, lambda each: applications.decide(self.store, [each.id], status))

    @rule(pick=picks, replan=strategies.booleans())
    def plan(self, pick: int, replan: bool) -> None:
        def verb(pair: Pair) -> None:
            planned = meetings.plan_series(
                self.store, self.programme.id, [pair.id], at=time(13), replan=replan, today=date(2026, 9, 1)
            )
            meetings.apply_series(self.store, planned)

        self.do(Pair, pick, verb)

    @rule()
    def gather_everybody(self) -> None:
        def verb(programme: Programme) -> None:
            joint_meetings.apply_joint(self.store, programme.id, joint_meetings.plan_joint(self.store, programme.id))

        self.do(Programme, 0, verb)

    @rule(pick=picks, day=days, later=strategies.booleans())
    def move(self, pick: int, day: date, later: bool) -> None:
        at = datetime.combine(day, time(14))
        self.do(Meeting, pick, lambda meeting: moves.move(self.store, meeting.id, at, later_too=later))

    @rule(
        pick=picks, verb=strategies.sampled_from([lambda store, each: meetings.cancel(store, [each]), meetings.remove])
    )
    def take_away(self, pick: int, verb) -> None:
        self.do(Meeting, pick, lambda meeting: verb(self.store, meeting.id))

    @rule(pick=picks, day=days)
    def replace(self, pick: int, day: date) -> None:
        at = datetime.combine(day, time(15))
        self.do(Meeting, pick, lambda meeting: meetings.replace_cancelled(self.store, meeting.id, at))

    @rule(pick=picks, place=strategies.text(max_size=12), minutes=strategies.integers(min_value=-5, max_value=2000))
    def put_elsewhere(self, pick: int, place: str, minutes: int) -> None:
        self.do(Meeting, pick, lambda meeting: meetings.edit(self.store, meeting.id, place=place, minutes=minutes))

    @rule(pick=picks, minutes=strategies.integers(min_value=-5, max_value=2000), held=strategies.booleans())
    def log(self, pick: int, minutes: int, held: bool) -> None:
        def verb(meeting: Meeting) -> None:
            people = [
                row[0]
                for row in self.store.rows("SELECT participant_id FROM attendances WHERE meeting_id = ?", [meeting.id])
            ]
            status = MeetingStatus.HELD if held else MeetingStatus.NO_SHOW
            logs.save_log(self.store, LogEntry(meeting.id, status, dict.fromkeys(people, minutes)), NOW)

        self.do(Meeting, pick, verb)

    @rule(pick=picks)
    def unlog(self, pick: int) -> None:
        self.do(Meeting, pick, lambda meeting: logs.unlog(self.store, meeting.id))

    @rule(pick=picks, outcome=strategies.sampled_from(Outcome), minutes=strategies.integers(-5, 90))
    def check_in(self, pick: int, outcome: Outcome, minutes: int) -> None:
        def verb(check_in: CheckIn) -> None:
            done = replace(check_in, done_on=TODAY, outcome=outcome, minutes=minutes)
            check_ins.do_check_in(self.store, done, TODAY)

        self.do(CheckIn, pick, verb)

    @rule(pick=picks, day=days, minutes=strategies.integers(-5, 2000))
    def note_time(self, pick: int, day: date, minutes: int) -> None:
        def verb(person: Participant) -> None:
            entry = TimeEntry(
                programme_id=self.programme.id, participant_id=person.id, day=day, minutes=minutes, purpose="reading"
            )
            time_entries.add_entry(self.store, entry, TODAY)

        self.do(Participant, pick, verb)

    @rule(pick=picks, minutes=strategies.integers(-1, 1500), coming_after=strategies.none() | strategies.just(NOW))
    def reword(self, pick: int, minutes: int, coming_after: datetime | None) -> None:
        def verb(module: Module) -> None:
            programmes.save_module(self.store, replace(module, minutes=minutes), coming_after)

        self.do(Module, pick, verb)

    @rule(pick=picks, by=strategies.integers(-3, 3))
    def reorder(self, pick: int, by: int) -> None:
        self.do(Module, pick, lambda module: programmes.move_module(self.store, module.id, by))

    @rule()
    def undo(self) -> None:
        if len(self.before) > 1:
            assert self.store.undo()
            self.after.append(self.before.pop())

    @rule()
    def redo(self) -> None:
        if self.after:
            assert self.store.redo()
            self.before.append(self.after.pop())

    @invariant()
    def the_file_holds_what_it_should(self) -> None:
        if hasattr(self, "store"):
            assert dump(self.store) == self.before[-1]
            assert self.store.rows("PRAGMA foreign_key_check") == []


Walk.TestCase.settings = settings(max_examples=40, stateful_step_count=40, deadline=None)
TestUndoWalk = Walk.TestCase
