"""The participants of a programme as the window lists and shows them."""

from collections.abc import Collection
from typing import NamedTuple

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import ROLES, STATUSES, Participant, ParticipantStatus, Role
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

_OPEN_PAIR = "('draft', 'proposed', 'active', 'paused')"


_LISTED = """
SELECT a.id, a.name, a.role, a.status, a.email, a.phone, a.organisation, a.place
FROM participants a WHERE a.programme_id = ? AND {only}
"""
_PARTNERS = f"""
SELECT p.mentor_id, mentor.name, p.mentee_id, mentee.name FROM pairs p
JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE p.programme_id = ? AND p.status IN {_OPEN_PAIR} AND {{only}}
"""


class PersonRow(NamedTuple):
    """One line of the participants’ list; `partner` names the open pairs’ other halves."""

    id: int
    name: str
    role: Role
    status: ParticipantStatus
    email: str
    phone: str
    organisation: str
    place: str
    partner: str


class Candidate(NamedTuple):
    """Somebody who can be chosen for a pair; `open_pairs` tells how many they are in."""

    id: int
    name: str
    organisation: str
    capacity: int
    open_pairs: int


def listed(store: Store, programme_id: int, only: Collection[int] | None = None) -> list[PersonRow]:
    """Every participant of the programme, or only those with these ids, in no order."""
    either = f"({among('p.mentor_id', only)} OR {among('p.mentee_id', only)})"
    partners = _partners(store, programme_id, either)
    rows = store.rows(_LISTED.format(only=among("a.id", only)), [programme_id])
    return [
        PersonRow._make((number, name, ROLES[role], STATUSES[status], *rest, partners.get(number, "")))
        for number, name, role, status, *rest in rows
    ]


def with_partners(store: Store, ids: Collection[int]) -> set[int]:
    """The ids, and those of the people in a pair with one of them."""
    either = f"{among('mentor_id', ids)} OR {among('mentee_id', ids)}"
    pairs = store.rows(f"SELECT mentor_id, mentee_id FROM pairs WHERE {either}")
    return set(ids).union(*pairs)


def _partners(store: Store, programme_id: int, only: str) -> dict[int, str]:
    names: dict[int, str] = {}
    for mentor_id, mentor, mentee_id, mentee in store.rows(_PARTNERS.format(only=only), [programme_id]):
        for person_id, other in ((mentor_id, mentee), (mentee_id, mentor)):
            names[person_id] = f"{names[person_id]}, {other}" if person_id in names else other
    return names


def everybody(store: Store, programme_id: int) -> list[Participant]:
    """Every participant of the programme with everything known, in the order they were taken in."""
    return store.find(Participant, programme_id=programme_id)


def person(store: Store, participant_id: int) -> Participant:
    """One participant. Raises UserError when gone."""
    return store.get(Participant, participant_id)


def applications_of(store: Store, participant_id: int) -> list[Application]:
    """The applications that led to the participant, also those under the same address in other programmes."""
    email = store.get(Participant, participant_id).email
    ids = store.rows(
        "SELECT id FROM applications WHERE participant_id = ? OR email = nullif(?, '') COLLATE NOCASE ORDER BY id",
        [participant_id, email],
    )
    return [store.get(Application, row[0]) for row in ids]


def pairs_of(store: Store, participant_id: int) -> list[tuple[Pair, str]]:
    """Every pair the participant is or was in, newest first, each with the other person’s name."""
    pairs = [*store.find(Pair, mentor_id=participant_id), *store.find(Pair, mentee_id=participant_id)]
    others = [pair.mentee_id if pair.mentor_id == participant_id else pair.mentor_id for pair in pairs]
    named = [(pair, store.get(Participant, other).name) for pair, other in zip(pairs, others, strict=True)]
    return sorted(named, key=lambda item: item[0].id or 0, reverse=True)


def candidates(store: Store, programme_id: int, role: Role) -> list[Candidate]:
    """The active participants of a role, those without a pair first."""
    side = "mentor_id" if role is Role.MENTOR else "mentee_id"
    return [
        Candidate(*row)
        for row in store.rows(
            f"""
            SELECT a.id, a.name, a.organisation, a.capacity,
              (SELECT count(*) FROM pairs p WHERE p.{side} = a.id AND p.status IN {_OPEN_PAIR}) AS taken
            FROM participants a WHERE a.programme_id = ? AND a.role = ? AND a.status = 'active'
            ORDER BY taken >= a.capacity, a.name
            """,
            [programme_id, role.value],
        )
    ]


def name_with_email(store: Store, programme_id: int, email: str, other_than: int | None) -> str:
    """The name of another participant with the address, or an empty text."""
    rows = store.rows(
        """
        SELECT name FROM participants
        WHERE email = ? COLLATE NOCASE AND email <> '' AND programme_id = ? AND id IS NOT ? LIMIT 1
        """,
        [email, programme_id, other_than],
    )
    return str(rows[0][0]) if rows else ""
