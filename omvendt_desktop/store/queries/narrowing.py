"""Narrows a SELECT to some rows by their ids, and puts such rows in their places without it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, TypeVar

Row = TypeVar("Row")


def among(column: str, ids: Collection[int] | None) -> str:
    """The SQL condition that the column is one of the ids; always true with None."""
    if ids is None:
        return "1"
    return f"{column} IN ({', '.join(str(int(each)) for each in ids)})"


def nocase(text: str) -> bytes:
    """What orders texts as SQLite’s NOCASE does."""
    return text.encode().lower()


def replaced(
    rows: Sequence[Row],
    wanted: Collection[int],
    fresh: Mapping[int, Row],
    id_of: Callable[[Row], int],
    order: Callable[[Row], Any],
) -> list[Row] | None:
    """The rows with the `fresh` ones, by id, in place of the `wanted`; None when one of these came or went.

    They are ordered anew only when one of them belongs elsewhere now.
    """
    known = {id_of(row): row for row in rows}
    before = {each: known[each] for each in wanted if each in known}
    if before.keys() != fresh.keys():
        return None
    changed = list({**known, **fresh}.values())
    if all(order(before[each]) == order(row) for each, row in fresh.items()):
        return changed
    return sorted(changed, key=order)
