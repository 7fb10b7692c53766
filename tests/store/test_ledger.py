"""The ledger against a plain count of the rows, in any order and after any undo."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import PairStatus
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import Audience, Module
from omvendt_desktop.domain.time_spent import Part, TimeEntry, TimeState, by_pair, by_role, lines_behind, total
from omvendt_desktop.errors import UserError
from omvendt_desktop.services import logs, time_entries
from omvendt_desktop.store.queries import ledger, own_time
from omvendt_desktop.store.queries.module_sums import by_module
from omvendt_desktop.store.queries.module_times import module_times
from omvendt_desktop.store.queries.undated import undated
from omvendt_desktop.store.store import Store
from tests import builders

TODAY = date(2026, 11, 21)
NOW = datetime(2026, 11, 21, 12)


def counted(store, person: Participant) -> tuple[int, int, int, int]:
    """Used, beside, plan to date and coming of one person, counted row by row."""
    modules = {module.id: module for module in store.find(Module, programme_id=person.programme_id)}
    used = coming = 0
    planned_to_date, dated = set(), set()
    for attendance in store.find(Attendance, participant_id=person.id):
        meeting = store.get(Meeting, attendance.meeting_id)
        if meeting.status is MeetingStatus.HELD and attendance.present:
            used += attendance.minutes
        if meeting.status is MeetingStatus.PLANNED:
            coming += meeting.minutes
        if meeting.status in (MeetingStatus.PLANNED, MeetingStatus.HELD):
            dated.add(meeting.module_id)
        if meeting.status is not MeetingStatus.CANCELLED and meeting.starts_at.date() < TODAY:
            planned_to_date.add(meeting.module_id)
    other_role = Audience.MENTEES if person.role is Role.MENTOR else Audience.MENTORS
    own = {key for key, module in modules.items() if module.audience is not other_role}
    coming += sum(modules[key].minutes for key in own - dated)
    entries = store.find(TimeEntry, participant_id=person.id)
    used += sum(entry.minutes for entry in entries if entry.counts)
    beside = sum(entry.minutes for entry in entries if not entry.counts)
    return used, beside, sum(modules[key].minutes for key in planned_to_date), coming


def assert_ledger_agrees(store, programme) -> None:
    standings = ledger.standings(store, programme.id, TODAY)
    lines = ledger.details(store, programme.id)
    foretold = [*lines, *undated(store, programme.id, TODAY)]
    for standing in standings:
        person = store.get(Participant, standing.participant_id)
        assert (standing.used, standing.beside, standing.plan_to_date, standing.coming) == counted(store, person)
        own = [line for line in lines if line.participant_id == person.id]
        assert sum(line.minutes for line in own if line.part is not Part.BESIDE) == standing.used
        assert sum(line.minutes for line in own if line.part is Part.MEETINGS) == standing.meetings
        assert ledger.details(store, programme.id, participant_id=person.id) == own
        assert ledger.standing(store, person.id, TODAY) == standing
        waited = undated(store, programme.id, TODAY, {person.id})
        assert waited == [line for line in foretold if not line.is_dated and line.participant_id == person.id]
        assert sum(line.forecast for line in (*own, *waited)) == standing.forecast
    assert total(standings).used == sum(line.minutes for line in lines if line.part is not Part.BESIDE)
    for groups in (by_role(standings), by_pair(standings)):
        assert total(groups).people == len(standings)
        for figure in ("used", "beside", "plan_to_date", "coming", "budget"):
            assert getattr(total(groups), figure) == getattr(total(standings), figure)
    everybody = total(standings)
    for row in (*by_role(standings), *by_pair(standings), everybody):
        assert sum(line.forecast for line in lines_behind(row, foretold, standings)) == row.forecast
    modules = by_module(store, programme.id, everybody.members)
    assert sum(row.used for row in modules) == everybody.used
    for row in (*by_role(standings), *by_pair(standings), *modules, everybody):
        behind = lines_behind(row, lines, standings)
        assert sum(line.minutes for line in behind if line.part is not Part.BESIDE) == row.used
        assert sum(line.minutes for line in behind if line.part is Part.BESIDE) == row.beside
    assert sum(module.minutes for module in module_times(store, programme.id)) == sum(
        line.minutes for line in lines if line.meeting_id
    )


GESTURES = st.lists(
    st.one_of(
        st.tuples(st.just("log"), st.integers(0, 17), st.integers(0, 200), st.integers(0, 200)),
        st.tuples(st.just("miss"), st.integers(0, 17)),
        st.tuples(st.just("unlog"), st.integers(0, 17)),
        st.tuples(st.just("note"), st.integers(0, 3), st.integers(1, 300), st.booleans()),
        st.tuples(st.just("own time"), st.integers(1, 300)),
        st.just(("undo",)),
        st.just(("redo",)),
    ),
    max_size=25,
)


class Cohort:
    """Two pairs with their six meetings each, half of them in the past."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.programme = builders.programme(store)
        self.modules = [module for module in builders.modules(store, self.programme) if module.is_pair_meeting]
        self.pairs = [builders.pair(store, self.programme) for _number in range(2)]
        self.people = [person for pair in self.pairs for person in (pair.mentor_id, pair.mentee_id)]
        self.meetings = [meeting for pair in self.pairs for meeting in self.series(pair)]

    def series(self, pair):
        return [
            builders.meeting(self.store, pair, module, NOW + timedelta(days=28 * (number - 2)))
            for number, module in enumerate(self.modules)
        ]

    def second_pair(self, **changes):
        """The first mentor takes on one more mentee."""
        pair = builders.pair(self.store, self.programme, mentor_id=self.pairs[0].mentor_id, **changes)
        self.pairs.append(pair)
        self.meetings += self.series(pair)
        return pair

    def sum_of(self, pair):
        sums = by_pair(ledger.standings(self.store, self.programme.id, TODAY))
        return next(row for row in sums if row.pair_id == pair.id)

    def do(self, name: str, *numbers) -> None:
        getattr(self, name.replace(" ", "_"))(*numbers)

    def log(self, which: int, first: int, second: int) -> None:
        meeting = self.meetings[which]
        pair = next(pair for pair in self.pairs if pair.id == meeting.pair_id)
        minutes = {pair.mentor_id: first, pair.mentee_id: second}
        absent = frozenset(person for person, each in minutes.items() if not each)
        logs.save_log(self.store, LogEntry(meeting.id, minutes=minutes, absent=absent), NOW)

    def miss(self, which: int) -> None:
        logs.save_log(self.store, LogEntry(self.meetings[which].id, MeetingStatus.NO_SHOW), NOW)

    def unlog(self, which: int) -> None:
        logs.unlog(self.store, self.meetings[which].id)

    def note(self, which: int, minutes: int, counts: bool) -> None:
        entry = TimeEntry(None, self.programme.id, self.people[which], TODAY, minutes, "reading", counts)
        time_entries.add_entry(self.store, entry, TODAY)

    def own_time(self, minutes: int) -> None:
        entry = TimeEntry(None, self.programme.id, None, TODAY, minutes, "preparation")
        time_entries.add_entry(self.store, entry, TODAY)

    def undo(self) -> None:
        if self.store.undo_label != "build":
            self.store.undo()

    def redo(self) -> None:
        self.store.redo()


@settings(max_examples=25)
@given(gestures=GESTURES)
def test_totals_equal_the_rows_whatever_is_done_and_undone(gestures, tmp_path_factory):
    store = Store.open(tmp_path_factory.mktemp("ledger") / "programme.omvendt", create=True)
    cohort = Cohort(store)
    cohort.second_pair()
    for gesture in gestures:
        try:
            cohort.do(*gesture)
        except UserError:
            continue
    assert_ledger_agrees(store, cohort.programme)
    store.close()


def test_only_held_meetings_count_and_only_for_those_present(store):
    cohort = Cohort(store)
    cohort.log(0, 75, 0)
    first, second = cohort.pairs[0].mentor_id, cohort.pairs[0].mentee_id
    assert [ledger.standing(store, person, TODAY).used for person in (first, second)] == [75, 0]


def test_the_plan_to_date_is_the_modules_whose_meeting_lies_before_today(store):
    cohort = Cohort(store)
    standing = ledger.standing(store, cohort.people[0], TODAY)
    assert (standing.plan_to_date, standing.used, standing.state) == (120, 0, TimeState.BEHIND)


def test_the_forecast_takes_in_what_has_no_date_yet(store):
    cohort = Cohort(store)
    assert ledger.standing(store, cohort.people[0], TODAY).forecast == 660
    cohort.miss(0)
    assert ledger.standing(store, cohort.people[0], TODAY).forecast == 660


@pytest.mark.parametrize(
    ("status", "day", "waited_for"),
    [
        (MeetingStatus.HELD, -80, False),
        (MeetingStatus.HELD, 0, False),
        (MeetingStatus.PLANNED, -80, False),
        (MeetingStatus.PLANNED, 0, True),
        (MeetingStatus.PLANNED, 7, True),
        (MeetingStatus.CANCELLED, -80, True),
        (MeetingStatus.NO_SHOW, -80, True),
    ],
)
def test_who_comes_late_does_not_wait_for_a_gathering_that_is_over(store, status, day, waited_for):
    cohort = Cohort(store)
    [kickoff] = store.find(Module, programme_id=cohort.programme.id, code="K")
    there = [store.get(Participant, person) for person in cohort.people]
    at = NOW - timedelta(hours=3) + timedelta(days=day)
    builders.joint_meeting(store, cohort.programme, kickoff, at, there, status=status)
    late = builders.participant(store, cohort.programme)
    standing = ledger.standing(store, late.id, TODAY)
    waited = {line.code for line in undated(store, cohort.programme.id, TODAY, {late.id})}
    assert ("K" in waited, waited > {"M1", "M6"}) == (waited_for, True)
    assert (standing.plan_to_date, 660 - standing.forecast) == (0, 0 if waited_for else kickoff.minutes)
    assert ledger.standing(store, cohort.people[0], TODAY).plan_to_date == 120 + kickoff.minutes * (
        status is not MeetingStatus.CANCELLED and day < 0
    )


def test_a_gathering_one_role_has_had_is_over_for_that_role_alone(store):
    cohort = Cohort(store)
    module = builders.saved(
        store, Module(programme_id=cohort.programme.id, code="T9", audience=Audience.APART, minutes=60)
    )
    of_mentors = {"role": Role.MENTOR, "status": MeetingStatus.HELD}
    builders.joint_meeting(store, cohort.programme, module, NOW - timedelta(days=9), [], **of_mentors)
    late = [builders.participant(store, cohort.programme, role) for role in Role]
    assert [ledger.standing(store, person.id, TODAY).forecast for person in late] == [660, 720]


def test_a_module_with_one_more_gathering_ahead_is_still_to_come(store):
    cohort = Cohort(store)
    [kickoff] = store.find(Module, programme_id=cohort.programme.id, code="K")
    for days, status in ((-60, MeetingStatus.HELD), (30, MeetingStatus.PLANNED)):
        builders.joint_meeting(store, cohort.programme, kickoff, NOW + timedelta(days=days), [], status=status)
    late = builders.participant(store, cohort.programme)
    assert ledger.standing(store, late.id, TODAY).forecast == 660


def test_before_a_gathering_was_held_those_who_came_late_waited_for_it(store):
    cohort = Cohort(store)
    [kickoff] = store.find(Module, programme_id=cohort.programme.id, code="K")
    held = {"status": MeetingStatus.HELD}
    meeting = builders.joint_meeting(store, cohort.programme, kickoff, NOW - timedelta(days=60), [], **held)
    builders.participant(store, cohort.programme)
    before = meeting.starts_at.date() - timedelta(days=1)
    now, then = (
        total(ledger.standings(store, cohort.programme.id, *day, until=until))
        for day, until in (((TODAY,), None), ((before,), before))
    )
    assert then.forecast - now.forecast == 5 * kickoff.minutes


def test_who_has_left_is_expected_to_use_no_more(store):
    cohort = Cohort(store)
    person = builders.participant(store, cohort.programme, status=ParticipantStatus.LEFT)
    assert ledger.standing(store, person.id, TODAY).forecast == 0
    assert undated(store, cohort.programme.id, TODAY, {person.id}) == []


def test_travel_stands_beside_the_budget(store):
    cohort = Cohort(store)
    cohort.note(0, 90, False)
    standing = ledger.standing(store, cohort.people[0], TODAY)
    assert (standing.used, standing.beside, standing.left) == (0, 90, 660)


def test_the_coordinators_own_time_is_nobodys_budget(store):
    cohort = Cohort(store)
    cohort.own_time(45)
    assert total(ledger.standings(store, cohort.programme.id, TODAY)).used == 0
    assert own_time.coordinator_time(store, cohort.programme.id).total == 45


def test_a_period_takes_in_its_last_day(store):
    cohort = Cohort(store)
    cohort.log(2, 60, 60)
    day = cohort.meetings[2].starts_at.date()
    narrow = ledger.standings(store, cohort.programme.id, TODAY, since=day, until=day)
    before = ledger.standings(store, cohort.programme.id, TODAY, until=day - timedelta(days=1))
    assert (total(narrow).used, total(before).used) == (120, 0)


def test_on_an_earlier_day_what_was_held_later_was_still_to_come(store):
    cohort = Cohort(store)
    now = total(ledger.standings(store, cohort.programme.id, TODAY))
    cohort.log(2, 60, 60)
    before = cohort.meetings[2].starts_at.date() - timedelta(days=1)
    then = total(ledger.standings(store, cohort.programme.id, before, until=before))
    assert (then.used, then.left, then.forecast) == (0, now.left, now.forecast)


def test_the_coordinators_time_can_be_asked_for_a_period(store):
    cohort = Cohort(store)
    cohort.own_time(45)
    [entry] = own_time.own_rows(store, cohort.programme.id)
    own = [
        own_time.coordinator_time(store, cohort.programme.id, since=since, until=until).total
        for since, until in (
            (entry.day, entry.day),
            (entry.day + timedelta(days=1), None),
            (None, entry.day - timedelta(days=1)),
        )
    ]
    assert own == [45, 0, 0]


@pytest.mark.parametrize(("budget", "state"), [(60, TimeState.OVER), (0, TimeState.ON_TRACK)])
def test_a_small_budget_is_only_overrun_and_none_at_all_cannot_be(store, budget, state):
    programme = builders.programme(store, budget_minutes=budget)
    module = next(module for module in builders.modules(store, programme) if module.is_pair_meeting)
    pair = builders.pair(store, programme)
    meeting = builders.meeting(store, pair, module, NOW - timedelta(days=2))
    logs.log_meeting(store, LogEntry(meeting.id, minutes={pair.mentor_id: 75}), NOW)
    standing = ledger.standing(store, pair.mentor_id, TODAY)
    assert (standing.left, standing.state) == (budget - 75, state)
    assert standing.over_budget == standing.over_forecast == bool(budget)
    assert standing.share == (75 / budget if budget else None)


def test_a_programme_without_modules_or_people_has_an_empty_ledger(store):
    programme = builders.programme(store)
    builders.participant(store, programme)
    [standing] = ledger.standings(store, programme.id, TODAY)
    assert (standing.used, standing.forecast, standing.state) == (0, 0, TimeState.NOT_BEGUN)
    assert total([]).used == 0
    assert module_times(store, programme.id) == []


def test_a_new_pair_has_used_what_it_met_and_not_what_its_mentor_did_before(store):
    cohort = Cohort(store)
    cohort.log(0, 75, 75)
    cohort.note(0, 30, True)
    second = cohort.second_pair()
    cohort.log(12, 33, 33)
    assert [cohort.sum_of(pair).used for pair in (cohort.pairs[0], second)] == [180, 66]
    assert [cohort.sum_of(pair).budget for pair in (cohort.pairs[0], second)] == [1320, 660]


def test_what_a_pair_met_stays_its_own_when_its_people_go_on_with_others(store):
    cohort = Cohort(store)
    cohort.log(0, 75, 75)
    builders.changed(store, cohort.pairs[0], status=PairStatus.ENDED)
    second = cohort.second_pair()
    cohort.log(12, 60, 60)
    assert [cohort.sum_of(pair).used for pair in (cohort.pairs[0], second)] == [150, 120]
    standing = ledger.standing(store, second.mentor_id, TODAY)
    assert (standing.pair_id, standing.used) == (second.id, 135)


def test_a_pair_whose_people_are_shown_with_others_is_not_over_a_budget_it_has_not(store):
    cohort = Cohort(store)
    mentee_of_other = cohort.pairs[1].mentee_id
    third = cohort.second_pair(mentee_id=mentee_of_other)
    cohort.log(12, 60, 60)
    row = cohort.sum_of(third)
    assert (row.used, row.budget, row.people) == (120, 0, 0)
    assert row.state is TimeState.ON_TRACK
    assert not row.over_forecast
