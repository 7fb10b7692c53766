"""Today’s list, computed from what is stored."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from omvendt_desktop.domain import today as items
from omvendt_desktop.domain.health import SAID_IN_CHECK_IN, Cause, Level
from omvendt_desktop.domain.milestones import Gatherings, milestones, retention
from omvendt_desktop.domain.pairs import first_names
from omvendt_desktop.domain.programmes import Module, ModuleKind, Programme, ProgrammeStatus, day_of
from omvendt_desktop.domain.rules import rules_of
from omvendt_desktop.domain.today import Item, PutOff
from omvendt_desktop.domain.working_days import is_working_day
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries import invitations, sent_mails
from omvendt_desktop.store.queries.answers import Refusal, refusals
from omvendt_desktop.store.queries.check_ins import check_ins_due
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.invitations import UnansweredRow
from omvendt_desktop.store.queries.logs import to_log
from omvendt_desktop.store.store import Store

# A call about a red pair may be followed up later than the rule says, as they agreed on the phone; so long at most.
LATEST_FOLLOW_UP = timedelta(days=14)
MOST_SINGLE_PAIRS = 3
MOST_SINGLE_MEETINGS = 5
MOST_SINGLE_PEOPLE = 5

_PEOPLE = """
SELECT p.id, p.mentor_id, mentor.name, p.mentee_id, mentee.name
FROM pairs p JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE p.programme_id = ? AND p.status = 'active'
"""
_CONTACTED = """
SELECT participant_id, MAX(done_on), MIN(CASE WHEN done_on IS NULL AND planned_on > :today THEN planned_on END),
  MAX(CASE WHEN done_on IS NOT NULL THEN follow_up_on END)
FROM check_ins WHERE programme_id = :programme GROUP BY participant_id
"""
# The plus keeps SQLite from looking up the meetings by their module, of which there are thousands.
_UNDATED = """
SELECT p.id, mentor.name, mentee.name, o.code
FROM pairs p
JOIN modules o ON o.programme_id = p.programme_id AND o.audience = 'pair'
JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
LEFT JOIN meetings m ON m.pair_id = p.id AND +m.module_id = o.id AND m.status IN ('planned', 'held')
WHERE p.programme_id = ? AND p.status = 'active' AND m.id IS NULL
ORDER BY mentor.name COLLATE NOCASE, p.id, o.position
"""
_JOINT = """
SELECT o.kind, MIN(m.starts_at), MAX(i.sent_at) FROM modules o
LEFT JOIN meetings m ON m.module_id = o.id AND m.status IN ('planned', 'held')
LEFT JOIN invitations i ON i.meeting_id = m.id
WHERE o.programme_id = ? AND o.kind IN ('kickoff', 'closing') GROUP BY o.kind
"""


class Today(NamedTuple):
    """What there is to do now, in order, and what has been put off, with the day it comes back; `DONE` for never."""

    items: list[Item]
    put_off: list[tuple[Item, date]]


def todays_list(store: Store, programme_id: int | None, now: datetime) -> Today:
    """What there is to do at wall time `now` and what is put off; of one programme, or all not closed with None."""
    programmes = store.find(Programme) if programme_id is None else [store.get(Programme, programme_id)]
    hidden = {(row.programme_id, row.item): row.until for row in store.find(PutOff) if row.until > now.date()}
    found = items.in_order(item for programme in programmes for item in _of_programme(store, programme, now))
    put_off = [(item, hidden[item.programme_id, item.key]) for item in found if (item.programme_id, item.key) in hidden]
    shown = [item for item in found if (item.programme_id, item.key) not in hidden]
    return Today(shown, sorted(put_off, key=itemgetter(1)))


def _of_programme(store: Store, programme: Programme, now: datetime) -> Iterator[Item]:
    today = now.date()
    if programme.status is not ProgrammeStatus.CLOSED:
        yield from _logs(store, programme, now)
        yield from _calls(store, programme, today)
        yield from _undated(store, programme, today)
        yield from _refused(store, programme, now)
        yield from _changed(store, programme, now)
        yield from _unanswered(store, programme, now)
        yield from _milestones(store, programme, today)
    yield from _retention(store, programme, today)


def _logs(store: Store, programme: Programme, now: datetime) -> Iterator[Item]:
    rules, today = rules_of(programme.rules), now.date()
    asked = sent_mails.last_asked(store, programme.id or 0)
    for row in to_log(store, programme.id, now):
        day = row.starts_at.date()
        days = (today - day).days
        waits = row.meeting_id in asked and today < working_days_after(asked[row.meeting_id], rules["log_ask_days"])
        if days < rules["log_ask_days"] or waits:
            continue
        if row.joint:
            yield items.own_log(programme, row.meeting_id, row.code, row.who, day, today)
        else:
            who, call = first_names(row.mentor, row.mentee), days >= rules["log_call_days"]
            yield items.missing_log(programme, row.meeting_id, row.pair_id, row.code, who, day, call, today)


def _calls(store: Store, programme: Programme, today: date) -> Iterator[Item]:
    """Red pairs to call, and check-ins due; the check-in with somebody who is called about a red pair is that call."""
    due = {row.participant_id: row for row in check_ins_due(store, programme.id or 0, today)}
    contacts = _contacts(store, programme, today)
    days, names = rules_of(programme.rules)["red_flag_working_days"], _names(store, programme)
    for pair_id, health in pairs_health(store, programme.id or 0, today).items():
        if health.level is not Level.RED:
            continue
        person = health.participant_id
        contact = contacts.get(person, _Contact())
        if person not in due and contact.takes_care_of(health.cause, today, days):
            continue
        planned = due.pop(person, None)
        yield items.red_flag(
            programme,
            pair_id,
            person,
            names[person],
            health,
            contact.done_on,
            working_days_after(today, days),
            planned.check_in_id if planned else None,
        )
    for row in due.values():
        yield items.check_in(programme, row.check_in_id, row.participant_id, row.name, row.planned_on, today)


def working_days_after(day: date, count: int) -> date:
    """The day so many working days later."""
    while count > 0:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


class _Contact(NamedTuple):
    """The last check-in done with somebody, the next one planned, and the day agreed on in one that is done."""

    done_on: date | None = None
    planned_on: date | None = None
    agreed_on: date | None = None

    def takes_care_of(self, cause: Cause, today: date, days: int) -> bool:
        """Whether the red flag is answered: by a call within so many working days, or as agreed in the last one."""
        if self.planned_on is not None and self.planned_on <= working_days_after(today, days):
            return True
        if self.done_on is None or cause in SAID_IN_CHECK_IN:
            return False
        agreed = self.planned_on == self.agreed_on is not None and self.agreed_on - self.done_on <= LATEST_FOLLOW_UP
        return agreed or today <= working_days_after(self.done_on, days)


def _contacts(store: Store, programme: Programme, today: date) -> dict[int, _Contact]:
    rows = store.rows(_CONTACTED, {"programme": programme.id, "today": today.isoformat()})
    return {person: _Contact(*(date.fromisoformat(day) if day else None for day in days)) for person, *days in rows}


def _names(store: Store, programme: Programme) -> dict[int, str]:
    rows = store.rows(_PEOPLE, [programme.id])
    return {person: name for row in rows for person, name in ((row[1], row[2]), (row[3], row[4]))}


def _undated(store: Store, programme: Programme, today: date) -> Iterator[Item]:
    missing: defaultdict[tuple[int, str], list[str]] = defaultdict(list)
    for pair_id, mentor, mentee, code in store.rows(_UNDATED, [programme.id]):
        missing[pair_id, first_names(mentor, mentee)].append(code)
    if len(missing) > MOST_SINGLE_PAIRS:
        yield items.no_dates(programme, len(missing), today)
        return
    for (pair_id, who), codes in missing.items():
        yield items.no_date(programme, pair_id, who, codes, today)


def _unanswered(store: Store, programme: Programme, now: datetime) -> Iterator[Item]:
    """One item per person who has not answered, or one for all of them when they are many."""
    waiting = to_ask_again(store, programme, now)
    sent_on = {person: [row.sent_at.date() for row in rows] for person, rows in waiting.items()}
    if len(waiting) > MOST_SINGLE_PEOPLE:
        yield items.unanswered_by_many(programme, len(waiting), min(map(min, sent_on.values())))
        return
    for person, rows in waiting.items():
        codes = [row.code for row in rows]
        yield items.unanswered(programme, person, codes, rows[0].name, sent_on[person], now.date())


def to_ask_again(store: Store, programme: Programme, now: datetime) -> dict[int, list[UnansweredRow]]:
    """By person the invitations they have left unanswered for so long that they are to be asked again."""
    days = rules_of(programme.rules)["unanswered_days"]
    reminded = sent_mails.last_reminded(store, programme.id or 0)
    waiting: defaultdict[int, list[UnansweredRow]] = defaultdict(list)
    for row in invitations.unanswered(store, programme.id or 0, now, days):
        if (now.date() - reminded.get(row.participant_id, date.min)).days >= days:
            waiting[row.participant_id].append(row)
    return waiting


def _refused(store: Store, programme: Programme, now: datetime) -> Iterator[Item]:
    """One item per meeting of a pair that somebody said no to; who is missing from a gathering moves it not."""
    for meeting_id, rows in groupby(refusals(store, programme.id or 0, now), key=lambda row: row.meeting_id):
        people = list(rows)
        first = people[0]
        said = ", ".join(map(_refusal_words, people))
        who = first_names(first.mentor, first.mentee)
        yield items.refused(programme, meeting_id, first.pair_id, first.code, who, said, first.starts_at)


def _refusal_words(row: Refusal) -> str:
    said = _("{name} cannot come") if row.declined else _("{name} proposes another time")
    return said.format(name=row.first_name)


def _changed(store: Store, programme: Programme, now: datetime) -> Iterator[Item]:
    """One item per meeting that is not as people were told, or one for all of them when they are many."""
    told = invitations.changed(store, programme.id or 0, now)
    count = len({row.meeting_id for row in told})
    if count > MOST_SINGLE_MEETINGS:
        yield items.changes(programme, count, told[0].starts_at.date())
        return
    for meeting_id, rows in groupby(told, key=lambda row: row.meeting_id):
        people = list(rows)
        first = people[0]
        yield items.changed(
            programme,
            meeting_id,
            first.code,
            _some_names([row.name for row in people]),
            first.starts_at.date(),
            first.cancelled,
        )


def _some_names(names: Sequence[str]) -> str:
    if len(names) == 2:
        return first_names(*names)
    return (
        names[0]
        if len(names) == 1
        else ngettext("{count} person", "{count} people", len(names)).format(count=len(names))
    )


def _milestones(store: Store, programme: Programme, today: date) -> list[Item]:
    rows = store.rows(_JOINT, [programme.id])
    joint = {kind: [date.fromisoformat(moment[:10]) if moment else None for moment in dates] for kind, *dates in rows}
    kickoff_on, kickoff_told_on = joint.get("kickoff", (None, None))
    closing_on, closing_told_on = joint.get("closing", (None, None))
    known = Gatherings(
        kickoff_on=kickoff_on or programme.kickoff_on,
        kickoff_invited=kickoff_told_on is not None,
        practical_sent=bool(sent_mails.last_practical(store, programme.id or 0)),
        closing_on=closing_on,
        closing_told_on=closing_told_on,
    )
    return milestones(programme, known, rules_of(programme.rules), today)


def _retention(store: Store, programme: Programme, today: date) -> Iterator[Item]:
    ended_on = programme.ends_on or _closing_day(store, programme)
    kept_until = ended_on + timedelta(days=rules_of(programme.rules)["retention_days"])
    [[people]] = store.rows("SELECT COUNT(*) FROM participants WHERE programme_id = ?", [programme.id])
    if people and kept_until <= today:
        yield retention(programme, ended_on, today)


def _closing_day(store: Store, programme: Programme) -> date:
    modules = store.find(Module, programme_id=programme.id)
    days = [day_of(module, programme.kickoff_on) for module in modules if module.kind is ModuleKind.CLOSING]
    return max(days, default=programme.kickoff_on + timedelta(weeks=26))
