"""Nothing told of the client’s programme, and no difference of what is told, has fewer than five behind it."""

from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop.domain.small_groups import LEAST_GROUP, Piece, may_be_shared, merged, merged_answers, told_answers

PEOPLE = st.frozensets(st.integers(1, 12), max_size=9)
PIECES = st.lists(st.builds(Piece, st.sampled_from("TGM"), st.fixed_dictionaries({"a": PEOPLE, "b": PEOPLE})))
COUNTS = st.lists(st.integers(0, 12), max_size=8)


def people(*sizes: int) -> list[Piece]:
    return [Piece("M", {"": frozenset(range(size))}) for size in sizes]


def behind(pieces, group, side) -> set[int]:
    return set().union(*(pieces[place].people[side] for place in group))


@given(PIECES)
def test_each_group_has_nobody_or_five_behind_it_on_each_side_and_every_piece_is_in_one(pieces):
    groups = merged(pieces)
    if groups is None:
        together = [behind(pieces, range(len(pieces)), side) for side in "ab"]
        assert any(0 < len(side) < LEAST_GROUP for side in together)
        return
    assert sorted(place for group in groups for place in group) == list(range(len(pieces)))
    assert all(may_be_shared(len(behind(pieces, group, side))) for group in groups for side in "ab")


@given(PIECES)
def test_pieces_that_are_large_enough_stay_by_themselves(pieces):
    large = [Piece(piece.kind, {"a": piece.people["a"] | set(range(20, 25))}) for piece in pieces]
    assert merged(large) == [(place,) for place in range(len(pieces))]


@given(COUNTS)
def test_neither_an_answer_nor_all_others_can_be_told_of_fewer_than_five(counts):
    groups = merged_answers(counts)
    shown = [sum(counts[place] for place in group) for group in groups]
    assert all(map(may_be_shared, shown))
    assert all(may_be_shared(sum(shown) - each) for each in shown)
    assert sum(shown) in (0, sum(counts))


@given(COUNTS)
def test_what_is_told_of_ratings_is_never_of_one_to_four(counts):
    shown = [sum(counts[place] for place in group) for group in told_answers(counts)]
    assert all(each >= LEAST_GROUP for each in shown)
    assert 0 <= sum(counts) - sum(shown) < LEAST_GROUP


def test_a_small_piece_joins_the_nearest_of_its_kind_that_somebody_took_part_in():
    assert merged(people(10, 10, 2)) == [(0,), (1, 2)]
    assert merged(people(10, 0, 2)) == [(0, 2), (1,)]
    kinds = [Piece(kind, {"": frozenset(range(size))}) for kind, size in (("M", 9), ("G", 9), ("M", 1))]
    assert merged(kinds) == [(0, 2), (1,)]


def test_where_all_together_are_too_few_nothing_is_told():
    assert merged(people(1, 3, 3)) is None
    assert merged([]) == []


def test_the_answers_about_the_fit_are_put_together_until_none_is_alone():
    assert merged_answers([16, 4, 0]) == [(0, 1), (2,)]
    assert merged_answers([15, 4, 1]) == [(0, 1, 2)]
    assert merged_answers([2, 1, 0]) == []


def test_few_answers_wait_until_there_are_more():
    assert told_answers([10, 9, 1]) == [(0,), (1,)]
    assert told_answers([10, 4, 3, 0]) == [(0,), (1, 2)]
