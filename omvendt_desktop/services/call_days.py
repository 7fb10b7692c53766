"""The days the plan asks for check-ins on, and the check-ins that go along when these days move."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from omvendt_desktop.domain.check_ins import CheckIn, default_days
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.rules import rules_of
from omvendt_desktop.store.queries.check_ins import people_called
from omvendt_desktop.store.store import Store

Plan = Mapping[tuple[int, int], Mapping[str, date]]


def by_the_plan(store: Store, pair_ids: Collection[int]) -> Plan:
    """The days to call the people of these pairs, by pair and participant; their other open pairs are among them."""
    called = people_called(store, pair_ids)
    own = store.get(Programme, called[0].programme_id).rules if called else {}
    rules = rules_of(own)
    return {
        (each.pair_id, each.participant_id): default_days(each.role, each.starts_on, each.meetings, rules)
        for each in called
    }


def add(store: Store, participant_id: int, day: date) -> CheckIn:
    """A check-in planned for the day, inside the caller’s change."""
    programme_id = store.get(Participant, participant_id).programme_id
    return store.add(CheckIn(programme_id=programme_id, participant_id=participant_id, planned_on=day))


@contextmanager
def kept_in_step(store: Store, pair_ids: Iterable[int | None]) -> Iterator[None]:
    """Let the check-ins with the people of these pairs follow what is done to the dates meanwhile.

    To be used inside the change that dates or moves. Only a check-in that is still to be made, and is on the day the
    plan asked for, goes along: one that was put off or dated by hand is on another day, and stays there.
    """
    pairs = {pair_id for pair_id in pair_ids if pair_id is not None}
    before = by_the_plan(store, pairs)
    yield
    after = by_the_plan(store, pairs)
    unmoved: defaultdict[int, set[date]] = defaultdict(set)
    for key, days in after.items():
        unmoved[key[1]] |= {day for rule, day in days.items() if key in before and before[key].get(rule) == day}
    for key, days in after.items():
        if key in before and days != before[key]:
            _follow(store, key[1], before[key], days, unmoved[key[1]])


def is_bare(check_in: CheckIn) -> bool:
    """Whether nothing but its day was ever noted."""
    return check_in == CheckIn(check_in.id, check_in.programme_id, check_in.participant_id, check_in.planned_on)


def _follow(
    store: Store, person_id: int, before: Mapping[str, date], after: Mapping[str, date], unmoved: Collection[date]
) -> None:
    """Move what was planned by the days `before`; what is asked for on an unmoved day as well stays there."""
    known = store.find(CheckIn, participant_id=person_id)
    ahead = {each.planned_on: each for each in known if each.done_on is None}
    for rule in dict.fromkeys((*before, *after)):
        old, new = before.get(rule), after.get(rule)
        found = ahead.get(old) if old and old != new and old not in unmoved else None
        if found and new:
            store.update(replace(ahead.pop(found.planned_on), planned_on=new))
        elif found and is_bare(found):
            store.remove(ahead.pop(found.planned_on))
        elif new and not old and new not in ahead and any(each.planned_on in before.values() for each in known):
            add(store, person_id, new)
