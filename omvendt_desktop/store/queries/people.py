"""The participants of a programme as the window lists and shows them."""

from dataclasses import dataclass

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.store.store import Store

_OPEN_PAIR = "('draft', 'proposed', 'active', 'paused')"


@dataclass(frozen=True)
class PersonRow:
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


@dataclass(frozen=True)
class Candidate:
    """Somebody who can be chosen for a pair; `open_pairs` tells how many they are in."""

    id: int
    name: str
    organisation: str
    capacity: int
    open_pairs: int


def listed(store: Store, programme_id: int) -> list[PersonRow]:
    """Every participant of the programme, by name."""
    return [
        PersonRow(row[0], row[1], Role(row[2]), ParticipantStatus(row[3]), *row[4:])
        for row in store.rows(
            f"""
            WITH partners (person, name) AS (
              SELECT p.mentor_id, x.name FROM pairs p JOIN participants x ON x.id = p.mentee_id
                WHERE p.programme_id = :programme AND p.status IN {_OPEN_PAIR}
              UNION ALL
              SELECT p.mentee_id, x.name FROM pairs p JOIN participants x ON x.id = p.mentor_id
                WHERE p.programme_id = :programme AND p.status IN {_OPEN_PAIR}
            ),
            named (person, names) AS (SELECT person, group_concat(name, ', ') FROM partners GROUP BY person)
            SELECT a.id, a.name, a.role, a.status, a.email, a.phone, a.organisation, a.place, coalesce(n.names, '')
            FROM participants a LEFT JOIN named n ON n.person = a.id
            WHERE a.programme_id = :programme
            """,
            {"programme": programme_id},
        )
    ]


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
