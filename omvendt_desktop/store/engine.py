"""The SQLite engine and the library over it, loaded without what they do not need here."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from sqlcipher3 import dbapi2 as sqlcipher

__all__ = ["Database", "Migrations", "sqlcipher"]


@contextmanager
def _no_numpy() -> Iterator[None]:
    """Hide numpy: sqlite-utils loads it only to store its numbers, and that costs a third of our start-up."""
    loaded: ModuleType | None = sys.modules.get("numpy")
    sys.modules["numpy"] = loaded  # type: ignore[assignment]
    try:
        yield
    finally:
        if loaded is None:
            del sys.modules["numpy"]


with _no_numpy():
    from sqlite_utils import Database, Migrations
