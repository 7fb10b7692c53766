"""Narrows a SELECT to some rows by their ids, and keeps their order without it."""

from collections.abc import Collection


def among(column: str, ids: Collection[int] | None) -> str:
    """The SQL condition that the column is one of the ids; always true with None."""
    if ids is None:
        return "1"
    return f"{column} IN ({', '.join(str(int(each)) for each in ids)})"


def nocase(text: str) -> bytes:
    """What orders texts as SQLite’s NOCASE does."""
    return text.encode().lower()
