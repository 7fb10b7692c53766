"""Keeps the answers of slow queries until something is written, and lets them be worked out piece by piece."""

from collections.abc import Callable, Iterator, Sequence
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from omvendt_desktop.i18n import language
from omvendt_desktop.store.store import Store

Parameters = ParamSpec("Parameters")
Answer = TypeVar("Answer")
Query = Callable[Concatenate[Store, Parameters], Answer]

_answers: WeakKeyDictionary[Store, tuple[int, dict[Any, Any]]] = WeakKeyDictionary()


def remembered(query: Query[Parameters, Answer]) -> Query[Parameters, Answer]:
    """The query, asked once for the same values while the file stays as it is; its answer must not be changed."""

    @wraps(query)
    def ask(store: Store, /, *values: Parameters.args, **named: Parameters.kwargs) -> Answer:
        known = _known(store)
        key = _key(query, values, named)
        if key not in known:
            known[key] = query(store, *values, **named)
        return known[key]  # type: ignore[no-any-return]

    return ask


def plain(query: Callable[..., Any]) -> Callable[..., Any]:
    """The query that asks anew each time."""
    return getattr(query, "__wrapped__", query)


def is_known(store: Store, query: Callable[..., Any], *values: Any, **named: Any) -> bool:
    """Whether a remembered query would answer these values at once."""
    return _key(plain(query), values, named) in _known(store)


def in_pieces(
    store: Store,
    query: Callable[..., Any],
    values: Sequence[Any],
    ids: Sequence[int],
    join: Callable[[Sequence[Any]], Any],
    at_once: int,
    **named: Any,
) -> Iterator[None]:
    """Work out what a remembered query answers for all, so many ids at a time, pausing after each piece.

    Nothing is kept when something is written meanwhile.
    """
    writes, pieces = _writes(store), []
    for first in range(0, len(ids), at_once):
        pieces.append(plain(query)(store, *values, only=frozenset(ids[first : first + at_once]), **named))
        yield
        if _writes(store) != writes:
            return
    _known(store)[_key(plain(query), tuple(values), named)] = join(pieces)


def carry_over(store: Store, rows_written: int, renewed: Callable[[Any, tuple[Any, ...], Any], Any]) -> None:
    """Keep the answers a change of so many rows left, each as `renewed` makes it from plain query, values and answer.

    An answer is dropped where that is None, and all are when anything else was written since they were given.
    """
    kept, answers = _answers.get(store, (-1, {}))
    writes = _writes(store)
    if kept + rows_written != writes:
        return
    whole = {key: answer for key, answer in answers.items() if key[1] == language() and not key[3]}
    fresh = {key: renewed(key[0], key[2], answer) for key, answer in whole.items()}
    _answers[store] = (writes, {key: answer for key, answer in fresh.items() if answer is not None})


def forget(store: Store) -> None:
    """Drop all answers about the file, as a write would."""
    _answers.pop(store, None)


def _key(query: Callable[..., Any], values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
    while values and values[-1] is None:
        values = values[:-1]
    given = {name: value for name, value in named.items() if value is not None}
    return (query, language(), values, tuple(sorted(given.items())))


def _writes(store: Store) -> int:
    # SQLite counts every row written through this connection, undo included, so no announcement can come too late.
    [[writes]] = store.rows("SELECT total_changes()")
    return int(writes)


def _known(store: Store) -> dict[Any, Any]:
    writes = _writes(store)
    kept, answers = _answers.get(store, (-1, {}))
    if kept != writes:
        answers = {}
        _answers[store] = (writes, answers)
    return answers
