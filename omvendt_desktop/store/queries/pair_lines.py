"""How every open pair stands, worked out for those that are looked at."""

from collections.abc import Collection, Sequence
from datetime import date
from operator import attrgetter
from typing import Any, NamedTuple

from omvendt_desktop.domain.health import Health
from omvendt_desktop.domain.meetings import Dot
from omvendt_desktop.domain.pair_states import PairState, pair_state
from omvendt_desktop.store.queries.check_ins import due_today
from omvendt_desktop.store.queries.dots import dots
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.narrowing import among, nocase, replaced
from omvendt_desktop.store.queries.remembered import remembered
from omvendt_desktop.store.store import Store

# A screen of pairs is answered at once; whoever asks for many more, as a sort does, wants all of them.
AT_ONCE = 40
MOST_SCREENS = 3

_OPEN_PAIRS = """
SELECT p.id, p.mentor_id, p.mentee_id, mentor.name, mentee.name
FROM pairs p JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE p.programme_id = ? AND p.status NOT IN ('completed', 'ended')
  AND {pairs}
ORDER BY mentor.name COLLATE NOCASE, p.id
"""


class _Look(NamedTuple):
    """What is worked out of one pair."""

    dots: tuple[Dot, ...]
    used: int
    used_by_each: tuple[int, int]
    budget: int
    plan_to_date: int
    state: PairState
    health: Health | None


class PairLine(NamedTuple):
    """One pair: a dot per meeting of the plan, the minutes of one of the two, and how it stands.

    The minutes are those of the one who has used most, or least when the word is that the pair is behind. `health` is
    None while the pair is not active; `looks` works out everything but the people.
    """

    pair_id: int
    mentor_id: int
    mentee_id: int
    mentor: str
    mentee: str
    looks: "_Looks"

    @property
    def dots(self) -> tuple[Dot, ...]:
        """One per meeting of the plan."""
        return self.looks.of(self.pair_id).dots

    @property
    def used(self) -> int:
        """Minutes used."""
        return self.looks.of(self.pair_id).used

    @property
    def used_by_each(self) -> tuple[int, int]:
        """Minutes used by the mentor and by the mentee."""
        return self.looks.of(self.pair_id).used_by_each

    @property
    def budget(self) -> int:
        """Minutes each may use."""
        return self.looks.of(self.pair_id).budget

    @property
    def plan_to_date(self) -> int:
        """Minutes planned to date."""
        return self.looks.of(self.pair_id).plan_to_date

    @property
    def state(self) -> PairState:
        """What matters most about it."""
        return self.looks.of(self.pair_id).state

    @property
    def health(self) -> Health | None:
        """The health of an active pair."""
        return self.looks.of(self.pair_id).health


class _Looks:
    """Works out the pairs asked for, a screen at a time, and all when more than a few screens are wanted."""

    def __init__(self, store: Store, programme_id: int, today: date, pairs: Sequence[tuple[int, int, int]]) -> None:
        self._store, self._programme_id, self._today = store, programme_id, today
        self._pairs = pairs
        self._places = {pair_id: place for place, (pair_id, _mentor, _mentee) in enumerate(pairs)}
        self._known: dict[int, _Look] = {}
        self._screens = 0

    def of(self, pair_id: int) -> _Look:
        if pair_id not in self._known:
            self._screens += 1
            first = self._places[pair_id] // AT_ONCE * AT_ONCE
            self._work_out(self._pairs[first : first + AT_ONCE] if self._screens <= MOST_SCREENS else None)
        return self._known[pair_id]

    def forget(self, pair_ids: Collection[int]) -> None:
        """Work these out anew when they are looked at again."""
        self._screens = 0
        for pair_id in pair_ids:
            self._known.pop(pair_id, None)

    def _work_out(self, wanted: Sequence[tuple[int, int, int]] | None) -> None:
        pairs = wanted if wanted is not None else self._pairs
        ids = None if wanted is None else frozenset(pair[0] for pair in pairs)
        people = None if wanted is None else frozenset(person for pair in pairs for person in pair[1:])
        store, programme_id, today = self._store, self._programme_id, self._today
        accounts = {row.participant_id: row for row in standings(store, programme_id, today, only=people)}
        health = pairs_health(store, programme_id, today, only=ids)
        drawn = dots(store, programme_id, ids)
        called = due_today(store, programme_id, today)
        for pair_id, *both in pairs:
            each = [accounts[person] for person in both]
            times, is_called = {account.state for account in each}, not called.isdisjoint(both)
            state = pair_state(times, health.get(pair_id), is_called)
            pick = min if state is PairState.BEHIND else max
            shown = pick(each, key=lambda account: account.used)
            self._known[pair_id] = _Look(
                drawn[pair_id],
                shown.used,
                (each[0].used, each[1].used),
                shown.budget,
                shown.plan_to_date,
                state,
                health.get(pair_id),
            )


@remembered
def pair_lines(store: Store, programme_id: int, today: date) -> list[PairLine]:
    """Every open pair, by the mentor’s name; the rest of a line is worked out when it is first looked at."""
    rows = _open_pairs(store, programme_id)
    looks = _Looks(store, programme_id, today, [(row[0], row[1], row[2]) for row in rows])
    return [PairLine(row[0], row[1], row[2], row[3], row[4], looks) for row in rows]


def renewed_lines(
    store: Store, programme_id: int, lines: list[PairLine], pair_ids: Collection[int]
) -> list[PairLine] | None:
    """The lines with those of the pairs as they are now, in order; None when a pair came, went or has other people."""
    now = {row[0]: row for row in _open_pairs(store, programme_id, pair_ids)}
    before = {line.pair_id: line for line in lines if line.pair_id in pair_ids}
    if {(line.pair_id, line.mentor_id, line.mentee_id) for line in before.values()} != {
        row[:3] for row in now.values()
    }:
        return None
    if before:
        lines[0].looks.forget(pair_ids)
    fresh = {pair_id: before[pair_id]._replace(mentor=row[3], mentee=row[4]) for pair_id, row in now.items()}
    return replaced(
        lines,
        pair_ids,
        fresh,
        id_of=attrgetter("pair_id"),
        order=lambda line: (nocase(line.mentor), line.pair_id),
    )


def _open_pairs(store: Store, programme_id: int, only: Collection[int] | None = None) -> list[tuple[Any, ...]]:
    return store.rows(_OPEN_PAIRS.format(pairs=among("p.id", only)), [programme_id])
