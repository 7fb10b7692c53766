"""Keeps the answers of slow queries until something is written."""

from collections.abc import Callable
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
        key = (query, language(), values, tuple(sorted(named.items())))
        if key not in known:
            known[key] = query(store, *values, **named)
        return known[key]  # type: ignore[no-any-return]

    return ask


def _known(store: Store) -> dict[Any, Any]:
    # SQLite counts every row written through this connection, undo included, so no announcement can come too late.
    [[writes]] = store.rows("SELECT total_changes()")
    kept, answers = _answers.get(store, (-1, {}))
    if kept != writes:
        answers = {}
        _answers[store] = (writes, answers)
    return answers
