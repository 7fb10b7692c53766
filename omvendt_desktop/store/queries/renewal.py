"""Brings remembered answers along after a change of few people, so that nobody else is worked out again."""

from collections.abc import Collection
from operator import attrgetter
from typing import Any

from omvendt_desktop.domain.health import Health
from omvendt_desktop.domain.time_spent import Standing
from omvendt_desktop.store.queries.health import pairs_health
from omvendt_desktop.store.queries.ledger import standings
from omvendt_desktop.store.queries.narrowing import among, nocase, replaced
from omvendt_desktop.store.queries.pair_lines import pair_lines, renewed_lines
from omvendt_desktop.store.queries.pairs import listed, renewed_rows
from omvendt_desktop.store.queries.remembered import carry_over, plain
from omvendt_desktop.store.steps import Touched, Write
from omvendt_desktop.store.store import Store

FEW = 40
_RULES_OF_ALL = {"programmes", "modules"}
_OF_A_GATHERING = ("module_id", "role", "starts_at", "status")
_PERSON = ("participant_id", "mentor_id", "mentee_id")


def renew(store: Store, touched: Touched) -> None:
    """Bring along what is remembered about the file as it was just before the change."""
    if len(touched.writes) > FEW or touched & _RULES_OF_ALL or any(map(_is_of_all, touched.writes)):
        return
    people, pairs = _concerned(store, touched)
    if len(people) <= FEW:
        carry_over(
            store,
            len(touched.writes),
            lambda query, values, answer: _renewed(store, query, values, answer, people, pairs),
        )


def _is_of_all(write: Write) -> bool:
    """Whether a gathering came, went, moved or was held: those who are not in it wait for it no longer, or again."""
    if write.table != "meetings" or (write.after or write.before or {})["pair_id"] is not None:
        return False
    before, after = write.before, write.after
    return not (before and after) or any(before[name] != after[name] for name in _OF_A_GATHERING)


def _concerned(store: Store, touched: Touched) -> tuple[set[int], set[int]]:
    """The ids of the people and of the pairs whose rows were written, or who meet or are in a pair with them."""
    people: set[int] = set()
    pairs: set[int] = set()
    meetings: set[int] = set()
    for write in touched.writes:
        for row in filter(None, (write.before, write.after)):
            people.update(row[name] for name in _PERSON if row.get(name) is not None)
            meetings.update([row["meeting_id"]] if row.get("meeting_id") is not None else ())
            pairs.update([row["pair_id"]] if row.get("pair_id") is not None else ())
    people |= touched.ids.get("participants", set())
    pairs |= touched.ids.get("pairs", set())
    meetings |= touched.ids.get("meetings", set())
    people |= _ids(store, f"SELECT participant_id FROM attendances WHERE {among('meeting_id', meetings)}")
    pairs |= _ids(store, f"SELECT pair_id FROM meetings WHERE {among('id', meetings)} AND pair_id IS NOT NULL")
    for role in ("mentor_id", "mentee_id"):
        pairs |= _ids(store, f"SELECT id FROM pairs WHERE {among(role, people)}")
    for role in ("mentor_id", "mentee_id"):
        people |= _ids(store, f"SELECT {role} FROM pairs WHERE {among('id', pairs)}")
    return people, pairs


def _ids(store: Store, sql: str) -> set[int]:
    return {row[0] for row in store.rows(sql)}


def _renewed(
    store: Store, query: Any, values: tuple[Any, ...], answer: Any, people: Collection[int], pairs: Collection[int]
) -> Any:
    if query is plain(standings):
        return _accounts(store, values, answer, people)
    if query is plain(pairs_health):
        return _health(store, values, answer, pairs)
    if query is plain(pair_lines):
        return renewed_lines(store, values[0], answer, pairs)
    if query is plain(listed):
        return renewed_rows(store, values[0], answer, pairs)
    return None


def _accounts(
    store: Store, values: tuple[Any, ...], known: list[Standing], people: Collection[int]
) -> list[Standing] | None:
    """The accounts by name; None when somebody came or went."""
    here = _ids(store, f"SELECT id FROM participants WHERE programme_id = {int(values[0])} AND {among('id', people)}")
    fresh = {row.participant_id: row for row in plain(standings)(store, *values, only=frozenset(here))}
    return replaced(
        known,
        people,
        fresh,
        id_of=attrgetter("participant_id"),
        order=lambda row: (nocase(row.name), row.participant_id or 0),
    )


def _health(
    store: Store, values: tuple[Any, ...], known: dict[int, Health], pairs: Collection[int]
) -> dict[int, Health]:
    fresh: dict[int, Health] = plain(pairs_health)(store, *values, only=frozenset(pairs))
    if known.keys() & set(pairs) == fresh.keys():
        return {**known, **fresh}
    others = {pair_id: health for pair_id, health in known.items() if pair_id not in pairs}
    return dict(sorted({**others, **fresh}.items()))
