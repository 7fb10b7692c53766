"""The applications of a programme as the window lists and reads them."""

from datetime import datetime
from typing import NamedTuple

from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.store.store import Store


class ApplicationRow(NamedTuple):
    """One line of the applications’ list; `has_note` tells of the coordinator’s own note."""

    id: int
    name: str
    email: str
    organisation: str
    role: Role | None
    status: ApplicationStatus
    received_at: datetime | None
    has_note: bool


class Balance(NamedTuple):
    """How many mentors and mentees have been taken in and are still there."""

    mentors: int
    mentees: int


class Known(NamedTuple):
    """An applicant whose address a participant of the same programme has already."""

    application_id: int
    applicant: str
    participant_id: int
    participant: str
    role: Role


class Earlier(NamedTuple):
    """What the same address has meant before: in which programme, and as what (a role, or an application's status)."""

    programme: str
    role: Role | None
    status: ApplicationStatus | None


def listed(store: Store, programme_id: int) -> list[ApplicationRow]:
    """Every application of the programme, in the order they came in."""
    return [
        ApplicationRow(
            row[0],
            row[1],
            row[2],
            row[3],
            Role(row[4]) if row[4] else None,
            ApplicationStatus(row[5]),
            datetime.fromisoformat(row[6]) if row[6] else None,
            bool(row[7]),
        )
        for row in store.rows(
            """
            SELECT id, name, email, organisation, role, status, received_at, note <> '' FROM applications
            WHERE programme_id = ? ORDER BY received_at, id
            """,
            [programme_id],
        )
    ]


def application(store: Store, application_id: int) -> Application:
    """One application. Raises UserError when gone."""
    return store.get(Application, application_id)


def balance(store: Store, programme_id: int) -> Balance:
    """The mentors and mentees of the programme who have not left."""
    row = store.rows(
        """
        SELECT count(*) FILTER (WHERE role = 'mentor'), count(*) FILTER (WHERE role = 'mentee')
        FROM participants WHERE programme_id = ? AND status <> 'left'
        """,
        [programme_id],
    )[0]
    return Balance(*row)


def known_already(store: Store, application_ids: list[int]) -> list[Known]:
    """The applicants among these whose address belongs to a participant of their programme, by name."""
    marks = ", ".join("?" * len(application_ids))
    return [
        Known(row[0], row[1], row[2], row[3], Role(row[4]))
        for row in store.rows(
            f"""
            SELECT a.id, a.name, p.id, p.name, p.role FROM applications a
            JOIN participants p ON p.programme_id = a.programme_id AND p.email = a.email COLLATE NOCASE
            WHERE a.id IN ({marks}) AND a.email <> '' GROUP BY a.id ORDER BY a.name
            """,
            application_ids,
        )
    ]


def earlier(store: Store, application_id: int) -> list[Earlier]:
    """Where the applicant's address is known from other programmes of the file, the newest first."""
    return [
        Earlier(
            " · ".join(part for part in row[:2] if part),
            Role(row[2]) if row[2] else None,
            ApplicationStatus(row[3]) if row[3] else None,
        )
        for row in store.rows(
            """
            WITH me AS (SELECT programme_id, email FROM applications WHERE id = :id AND email <> '')
            SELECT g.client, g.name, p.role, NULL, g.kickoff_on FROM me
              JOIN participants p ON p.email = me.email COLLATE NOCASE AND p.programme_id <> me.programme_id
              JOIN programmes g ON g.id = p.programme_id
            UNION ALL
            SELECT g.client, g.name, o.role, o.status, g.kickoff_on FROM me
              JOIN applications o ON o.email = me.email COLLATE NOCASE AND o.programme_id <> me.programme_id
              JOIN programmes g ON g.id = o.programme_id
              WHERE o.participant_id IS NULL
            ORDER BY 5 DESC
            """,
            {"id": application_id},
        )
    ]
