"""The pairs each participant is in, and what those in several have used in each of them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from omvendt_desktop.domain.time_spent import Standing
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

# What attendances `a` of meetings `m` of modules `o` come to; ids of modules, as several meetings may be of one module.
SUMS = """
  SUM(CASE WHEN o.kind = 'training' AND {counts} THEN a.minutes ELSE 0 END) AS training,
  SUM(CASE WHEN o.kind IN ('kickoff', 'closing') AND {counts} THEN a.minutes ELSE 0 END) AS gatherings,
  SUM(CASE WHEN o.kind = 'meeting' AND {counts} THEN a.minutes ELSE 0 END) AS meetings,
  SUM(CASE WHEN m.status = 'planned' OR {held_later} THEN m.minutes ELSE 0 END) AS planned,
  group_concat(CASE WHEN m.status <> 'cancelled' AND m.starts_at < :today THEN o.id END) AS begun
""".format(
    counts="m.status = 'held' AND a.present AND m.starts_at >= :since AND m.starts_at < :until",
    held_later="m.status = 'held' AND m.starts_at >= :until",
)

# A pair that runs comes before a planned one, and that before one that has ended; of several the first that began,
# so that nothing moves when one more is made, but the last that ended.
_PAIRS = """
SELECT pairs.id, mentor_id, mentee_id, mentor.name || ' → ' || mentee.name,
  CASE WHEN pairs.status IN ('active', 'paused') THEN 0 WHEN pairs.status IN ('completed', 'ended') THEN 2 ELSE 1 END
    AS old
FROM pairs JOIN participants mentor ON mentor.id = mentor_id JOIN participants mentee ON mentee.id = mentee_id
WHERE {programme} = ? AND ({mentors} OR {mentees})
ORDER BY old, CASE WHEN old = 2 THEN -pairs.id ELSE pairs.id END
"""
_PARTS = """
SELECT a.participant_id, m.pair_id, {sums}
FROM attendances a CROSS JOIN meetings m ON m.id = a.meeting_id CROSS JOIN modules o ON o.id = m.module_id
WHERE {people}
GROUP BY a.participant_id, m.pair_id
"""

PairsOfEach = Mapping[int, Sequence[tuple[int, str]]]


def pairs_of_each(store: Store, programme_id: int, only: frozenset[int] | None) -> PairsOfEach:
    """Id and names of the pairs of each participant, the one their account is shown with first."""
    # With ids the plus keeps SQLite from reading every pair of the programme.
    programme = "pairs.programme_id" if only is None else "+pairs.programme_id"
    sql = _PAIRS.format(programme=programme, mentors=among("mentor_id", only), mentees=among("mentee_id", only))
    found: dict[int, list[tuple[int, str]]] = {}
    for pair_id, mentor, mentee, names, _old in store.rows(sql, [programme_id]):
        for person in (mentor, mentee):
            if only is None or person in only:
                found.setdefault(person, []).append((pair_id, names))
    return found


def parts_elsewhere(
    store: Store, programme_id: int, pairs: PairsOfEach, period: dict[str, Any]
) -> dict[int, tuple[Standing, ...]]:
    """What participants in several pairs have used and will use in other pairs than the first of theirs, by person.

    `period` are the values of `SUMS`. A module that was begun in two pairs is planned for in the first of them.
    """
    several = frozenset(person for person, own in pairs.items() if len(own) > 1)
    if not several:
        return {}
    rows = store.rows(_PARTS.format(sums=SUMS, people=among("a.participant_id", several)), period)
    sums: dict[int, dict[int | None, Sequence[Any]]] = {}
    for person, pair_id, *figures in rows:
        sums.setdefault(person, {})[pair_id] = figures
    minutes = dict(store.rows("SELECT CAST(id AS TEXT), minutes FROM modules WHERE programme_id = ?", [programme_id]))
    return {person: tuple(_parts(person, pairs[person], of_pairs, minutes)) for person, of_pairs in sums.items()}


def _parts(
    person: int,
    pairs: Sequence[tuple[int, str]],
    sums: Mapping[int | None, Sequence[Any]],
    minutes: Mapping[str, int],
) -> Iterator[Standing]:
    planned = _begun(sums, None) | _begun(sums, pairs[0][0])
    for pair_id, names in pairs[1:]:
        if pair_id in sums:
            training, gatherings, meetings, coming, _modules = sums[pair_id]
            begun = _begun(sums, pair_id) - planned
            planned |= begun
            yield Standing(
                names,
                participant_id=person,
                pair_id=pair_id,
                pair=names,
                training=training,
                gatherings=gatherings,
                meetings=meetings,
                plan_to_date=sum(minutes[module] for module in begun),
                coming=coming,
                people=0,
            )


def _begun(sums: Mapping[int | None, Sequence[Any]], pair_id: int | None) -> set[str]:
    modules = sums[pair_id][4] if pair_id in sums else None
    return set(modules.split(",")) if modules else set()
