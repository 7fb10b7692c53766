"""What the client may be told of few: nothing that fewer than five people, or five answers, stand behind."""

from collections.abc import Hashable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

# The rule, for every table, chart and figure of a report: what is not told by name is put in groups, each with nobody
# or at least five behind it, and every figure is a sum of whole groups and of people named by agreement. So whatever
# is added up or subtracted, five or more stand behind what remains. It holds within one report; what several reports
# of different days tell together is for the coordinator to think of.
LEAST_GROUP = 5

Group = tuple[int, ...]


@dataclass(frozen=True)
class Piece:
    """What figures are broken down by, such as a module: its kind, and the people behind it on each side.

    The sides are told apart too, such as mentors and mentees, so each must be large enough by itself.
    """

    kind: Hashable
    people: Mapping[Any, AbstractSet[int]]


def may_be_shared(count: int) -> bool:
    """Whether a figure that so many stand behind may be shown: that nobody does tells of nobody."""
    return count == 0 or count >= LEAST_GROUP


def merged(pieces: Sequence[Piece]) -> list[Group] | None:
    """The places of the pieces in groups that may be shown, in order; None when even all together are too few.

    A piece too small joins its nearest neighbour, of its own kind where there is one.
    """
    groups: list[Group] = [(place,) for place in range(len(pieces))]
    while small := next((group for group in groups if not _is_large_enough(pieces, group)), None):
        others = [group for group in groups if group != small]
        if not others:
            return None
        nearest = min(others, key=lambda group: _distance(pieces, small, group))
        others.remove(nearest)
        groups = sorted([tuple(sorted(small + nearest)), *others])
    return groups


def merged_answers(counts: Sequence[int]) -> list[Group]:
    """The places of kinds of answers given so many times, in groups that may be shown; none when all are too few."""
    ends = list(accumulate(counts))
    answers = (frozenset(range(end - count, end)) for end, count in zip(ends, counts, strict=True))
    return merged([Piece("", {"": given}) for given in answers]) or []


def told_answers(counts: Sequence[int]) -> list[Group]:
    """Which of several questions, answered so many times each, may be shown: alone, or the small ones together.

    Answers that are too few even together are not told at all, and may not be part of a sum that is shown. They are
    not put with a larger group, or the report before and after they came would tell them.
    """
    alone: list[Group] = [(place,) for place, count in enumerate(counts) if count >= LEAST_GROUP]
    few = tuple(place for place, count in enumerate(counts) if 0 < count < LEAST_GROUP)
    return [*alone, few] if sum(counts[place] for place in few) >= LEAST_GROUP else alone


def _behind(pieces: Sequence[Piece], group: Group) -> dict[Hashable, set[int]]:
    everybody: dict[Hashable, set[int]] = {}
    for place in group:
        for side, people in pieces[place].people.items():
            everybody.setdefault(side, set()).update(people)
    return everybody


def _is_large_enough(pieces: Sequence[Piece], group: Group) -> bool:
    return all(may_be_shared(len(people)) for people in _behind(pieces, group).values())


def _distance(pieces: Sequence[Piece], small: Group, other: Group) -> tuple[bool, bool, int, int]:
    """How far a group lies from one that is too small; one without anybody in it is of no help, so it comes last."""
    is_empty = not any(_behind(pieces, other).values())
    is_other_kind = {pieces[place].kind for place in small}.isdisjoint(pieces[place].kind for place in other)
    gap = min(abs(one - another) for one in small for another in other)
    return is_empty, is_other_kind, gap, other[0]
