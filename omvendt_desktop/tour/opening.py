"""One dialog of the tour: its name, how it is made, and what is done in it before the picture."""

from collections.abc import Callable
from typing import Any, NamedTuple


def _as_it_is(dialog: Any) -> None:
    """Most dialogs are pictured as they open."""


class Opening(NamedTuple):
    """`fill` is called with the dialog once it is on screen."""

    name: str
    make: Callable[[], Any]
    fill: Callable[[Any], object] = _as_it_is
