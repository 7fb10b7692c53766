"""What every field of a form can do: tell of changes and show that something is wrong with it."""

from collections.abc import Callable
from typing import Any, Protocol


class Field(Protocol):
    """A widget with a value; `get` raises UserError when what is typed cannot be read."""

    def get(self) -> Any: ...

    def set(self, value: Any) -> None: ...

    def on_change(self, callback: Callable[[], object]) -> None: ...

    def mark(self, wrong: bool) -> None: ...

    def focus_set(self) -> None: ...


class Changes:
    """Keeps callbacks and calls them when the value has changed."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._callbacks: list[Callable[[], object]] = []
        super().__init__(*arguments, **options)

    def on_change(self, callback: Callable[[], object]) -> None:
        """Call back after each change."""
        self._callbacks.append(callback)

    def changed(self, *_event: object) -> None:
        """Tell everybody who asked."""
        for callback in self._callbacks:
            callback()

    def mark(self, wrong: bool) -> None:
        """Show that something is wrong with the value; a field without a border shows only the words below it."""
