"""The library that writes the SQLite file, loaded with the first change, and without what it does not need here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

__all__ = ["Database", "Migrations"]


@contextmanager
def _no_numpy() -> Iterator[None]:
    """Hide numpy: sqlite-utils loads it only to store its numbers, and that takes a tenth of a second."""
    loaded: ModuleType | None = sys.modules.get("numpy")
    sys.modules["numpy"] = loaded  # type: ignore[assignment]
    try:
        yield
    finally:
        if loaded is None:
            del sys.modules["numpy"]


with _no_numpy():
    from sqlite_utils import Database, Migrations
