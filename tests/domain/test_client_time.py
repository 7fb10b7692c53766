"""No figure for the client, and nothing that can be worked out from them all, tells of fewer than five unnamed people.

Every minute is made one longer in turn, and the figures that change with it are noted. Minutes that move the same
figures cannot be told apart, whatever is added and subtracted; so five people or more must share each such set.
"""

from dataclasses import dataclass
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from omvendt_desktop.domain.client_time import Account, client_time
from omvendt_desktop.domain.feedback import Feedback
from omvendt_desktop.domain.gathered import Gathered
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.report_blocks import module_bars, told_hour_facts
from omvendt_desktop.domain.report_rows import client_details_sheet, client_participants_sheet
from omvendt_desktop.domain.reports import ReportKind
from omvendt_desktop.domain.small_groups import LEAST_GROUP
from omvendt_desktop.domain.time_spent import Line, Narrowing, Part, Standing

DAY = date(2026, 11, 2)
PARTS = (Part.TRAINING, Part.GATHERINGS, Part.MEETINGS, Part.MEETINGS, Part.OTHER)
BEFORE, COMING, PLAN = "before", "coming", "plan"
MINUTES = st.integers(0, 3).map(lambda draw: max(0, draw - 1) * 30)


@dataclass
class People:
    """Minutes by person and module, before the period, to come, and planned."""

    roles: dict[int, Role]
    cells: dict[tuple[int, object], int]
    agreed: tuple[bool, bool]

    def gathered(self) -> Gathered:
        attendance, mentors = self.agreed
        return Gathered(
            programme=Programme(id=1, attendance_agreed=attendance, mentor_names_agreed=mentors),
            kind=ReportKind.CLIENT,
            language="en",
            today=DAY,
            since=DAY,
            until=DAY,
            narrowing=Narrowing(),
            period="",
            accounts=self.accounts(),
            lines=self.lines(),
            feedback=Feedback((), {}),
            pairs=[],
            planned=0,
            own_minutes=0,
            about=(),
        )

    def told(self):
        gathered = self.gathered()
        return client_time(gathered.accounts, gathered.lines, gathered.named)

    def tables(self):
        sheets = client_participants_sheet, client_details_sheet
        return [sheet(self.gathered(), self.told()).blocks[0] for sheet in sheets]

    def figures(self) -> list[object]:
        told = self.told()
        return [
            *(value for table in self.tables() for row in (*table.rows, table.total or ()) for value in row),
            *(value for bar in module_bars(told) for value in bar),
            *(fact.value for fact in told_hour_facts(told, True)),
        ]

    def accounts(self) -> list[Account]:
        return [self.account(person, role) for person, role in self.roles.items()]

    def account(self, person: int, role: Role) -> Account:
        by_part = dict.fromkeys(PARTS, 0)
        for module, part in enumerate(PARTS):
            by_part[part] += self.cells.get((person, module), 0)
        used = Standing(
            name=f"Person {person}",
            participant_id=person,
            role=role,
            budget=660,
            **{part.value: minutes for part, minutes in by_part.items()},
        )
        before, coming, plan = (self.cells.get((person, what), 0) for what in (BEFORE, COMING, PLAN))
        return Account(used._replace(meetings=used.meetings + before, coming=coming, plan_to_date=plan), used)

    def lines(self) -> list[Line]:
        return [
            Line(
                day=DAY,
                part=PARTS[module],
                participant_id=person,
                name=f"Person {person}",
                role=self.roles[person],
                planned=30,
                minutes=minutes,
                code=f"X{module}",
                **({"entry_id": 1} if PARTS[module] is Part.OTHER else {"module_id": module, "meeting_id": 1}),
            )
            for (person, module), minutes in self.cells.items()
            if isinstance(module, int)
        ]

    def unnamed(self) -> list[tuple[int, object]]:
        attendance, mentors = self.agreed
        named = {Role.MENTEE: attendance, Role.MENTOR: attendance and mentors}
        return [cell for cell, minutes in self.cells.items() if minutes and not named[self.roles[cell[0]]]]

    def one_longer(self, cell: tuple[int, object]) -> "People":
        return People(self.roles, self.cells | {cell: self.cells[cell] + 1}, self.agreed)


@st.composite
def some_people(draw) -> People:
    mentors, mentees = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    roles = {person: Role.MENTOR if person < mentors else Role.MENTEE for person in range(mentors + mentees)}
    columns = draw(st.lists(st.sampled_from([*range(len(PARTS)), BEFORE, COMING, PLAN]), unique=True))
    cells = {}
    for column in columns:
        takers = draw(st.one_of(st.just(set(roles)), st.sets(st.sampled_from(sorted(roles)))) if roles else st.just([]))
        cells |= {(person, column): draw(MINUTES) for person in takers}
    agreed = draw(st.sampled_from([(False, False), (True, False), (True, True)]))
    return People(roles, cells, agreed)


@settings(max_examples=150, deadline=None)
@given(some_people())
def test_whatever_is_added_and_subtracted_five_people_stand_behind_it(people):
    told = people.figures()
    sharers: dict[tuple[int, ...], set[int]] = {}
    for cell in people.unnamed():
        changed = people.one_longer(cell).figures()
        moved = tuple(place for place, (was, now) in enumerate(zip(told, changed, strict=True)) if was != now)
        sharers.setdefault(moved, set()).add(cell[0])
    sharers.pop((), None)
    assert all(len(people) >= LEAST_GROUP for people in sharers.values())


@settings(max_examples=100, deadline=None)
@given(some_people())
def test_the_sums_told_are_those_of_the_rows_told_wherever_they_stand(people):
    told = people.told()
    accounts, details = people.tables()
    bars = sum(minutes for _label, minutes in module_bars(told))
    assert bars == details.total[7] == sum(row[7] for row in details.rows) == told.everybody.used.used
    assert accounts.total is None or accounts.total[5] == bars
    if not told.left_out:
        assert bars == sum(account.used.used for account in people.accounts())
