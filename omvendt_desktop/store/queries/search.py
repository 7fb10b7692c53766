"""Finds any person or pair of the file by a few letters."""

from dataclasses import dataclass

from omvendt_desktop.formats import sort_key
from omvendt_desktop.store.store import Store

MOST_FOUND = 40


@dataclass(frozen=True)
class Found:
    """A person or a pair: `kind` is `participant`, `application` or `pair`; `beside` says where it belongs."""

    kind: str
    id: int
    programme_id: int
    name: str
    beside: str


def find(store: Store, text: str) -> list[Found]:
    """People, applicants and pairs in whose names or addresses every typed word occurs, best first, forty at most."""
    words = [sort_key(word) for word in text.split()]
    if not words:
        return []
    hits = [found for found in _everybody(store) if _matches(found, words)]
    return sorted(hits, key=lambda found: (not sort_key(found.name).startswith(words[0]), sort_key(found.name)))[
        :MOST_FOUND
    ]


def _matches(found: Found, words: list[str]) -> bool:
    text = sort_key(f"{found.name} {found.beside}")
    return all(word in text for word in words)


def _everybody(store: Store) -> list[Found]:
    rows = store.rows(
        """
        SELECT 'participant', id, programme_id, name, email FROM participants
        UNION ALL
        SELECT 'pair', p.id, p.programme_id, a.name || ' → ' || b.name, '' FROM pairs p
          JOIN participants a ON a.id = p.mentor_id JOIN participants b ON b.id = p.mentee_id
        UNION ALL
        SELECT 'application', id, programme_id, name, email FROM applications WHERE participant_id IS NULL
        """
    )
    return [Found(*row) for row in rows]
