"""Everybody in the file, for the search field."""

from typing import NamedTuple

from omvendt_desktop.store.store import Store


class Found(NamedTuple):
    """A person or a pair: `kind` is `participant`, `application` or `pair`; `beside` says where it belongs."""

    kind: str
    id: int
    programme_id: int
    name: str
    beside: str


def everybody(store: Store) -> list[Found]:
    """Every person, pair and application that has not become a participant, of all programmes."""
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
