"""Meetings as the window lists them, with how far their invitations have come."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from omvendt_desktop.domain.invitations import InvitationState
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.participants import ROLES, Role
from omvendt_desktop.domain.programmes import Audience, ModuleKind, audience_of, audience_word
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.queries.logs import LACKS_LOG
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.queries.reworded import reworded
from omvendt_desktop.store.store import Store

# A meeting stands as the one of its people does who asks most of the coordinator.
STATES = (
    InvitationState.CHANGED,
    InvitationState.NOT_INVITED,
    InvitationState.DECLINED,
    InvitationState.INVITED,
    InvitationState.CONFIRMED,
)
# The long comparison spells `domain.invitations.time_hash`. Who was told that a meeting is off is not invited to it.
_RANK = """CASE
  WHEN i.id IS NULL OR (i.method = 'CANCEL' AND m.status <> 'cancelled') THEN 1
  WHEN i.time_hash <> m.starts_at || '|' || m.minutes || '|' || m.place || '|' || m.link || '|' || m.status THEN 0
  WHEN a.answer = 'DECLINED' THEN 2
  WHEN a.answer = 'ACCEPTED' THEN 4
  ELSE 3 END"""
# Of the invitations sent to one person the newest counts: SQLite takes the other columns from the row MAX finds.
BY_PERSON = f"""
SELECT m.id AS meeting_id, a.participant_id, m.status, MAX(i.id), {_RANK} AS rank
FROM meetings m JOIN attendances a ON a.meeting_id = m.id
LEFT JOIN invitations i
  ON i.meeting_id = a.meeting_id AND i.participant_id = a.participant_id
  AND i.method <> 'PUBLISH' AND i.sent_at IS NOT NULL
WHERE {{where}} GROUP BY m.id, a.participant_id
"""
WORST = f"SELECT meeting_id, MIN(rank) AS rank, status FROM ({BY_PERSON}) GROUP BY meeting_id"
COMING = "m.starts_at > :now AND m.status IN ('planned', 'cancelled')"
_KNOWN = "EXISTS (SELECT 1 FROM invitations known WHERE known.meeting_id = m.id)"
_ROWS = """
SELECT m.id, m.starts_at, m.minutes, m.module_id, m.pair_id, m.role, m.place, m.link, m.status,
  EXISTS (SELECT 1 FROM logs l WHERE l.meeting_id = m.id), m.moves, {lacks_log}
FROM meetings m WHERE {where} ORDER BY m.starts_at, m.id
"""
_PAIRS = """
SELECT p.id, mentor.name || ' → ' || mentee.name
FROM pairs p JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE p.id IN (SELECT m.pair_id FROM meetings m WHERE {where})
"""
_GATHERINGS = """
SELECT m.id, m.role, o.audience, COUNT(a.id)
FROM meetings m JOIN modules o ON o.id = m.module_id LEFT JOIN attendances a ON a.meeting_id = m.id
WHERE m.pair_id IS NULL AND {where} GROUP BY m.id
"""
_STATUS = {status.value: status for status in MeetingStatus}


class MeetingRow(NamedTuple):
    """One meeting; `state` is None unless it is still to come, or called off without all who were told knowing it.

    `lacks_log` once it has ended and nothing is noted of it.
    """

    id: int
    starts_at: datetime
    minutes: int
    module_id: int
    code: str
    title: str
    kind: ModuleKind
    pair_id: int | None
    role: Role | None
    who: str
    place: str
    link: str
    status: MeetingStatus
    state: InvitationState | None
    logged: bool
    moves: int
    lacks_log: bool


def listed(
    store: Store, now: datetime, where: str, values: Mapping[str, Any], participant_id: int = 0
) -> list[MeetingRow]:
    """The meetings a condition on `m` lets through, by time; the state is one person’s when they are named."""
    asked = {**values, "now": now.isoformat(), "person": participant_id}
    who = dict(store.rows(_PAIRS.format(where=where), asked))
    gatherings = {
        row[0]: f"{audience_word(audience_of(ROLES.get(row[1]), Audience(row[2])))} · {row[3]}"
        for row in store.rows(_GATHERINGS.format(where=where), asked)
    }
    modules = {
        row[0]: (row[1], row[2], ModuleKind(row[3]))
        for row in store.rows(f"SELECT o.id, o.code, {title_column()}, o.kind FROM modules o")
    }
    its_people = f"{where} AND {COMING} AND {_KNOWN} AND :person IN (0, a.participant_id)"
    states = {row[0]: STATES[row[1]] for row in store.rows(WORST.format(where=its_people), asked)}
    if states:
        # Only meetings that somebody was told of can be told of in other words.
        told = f"{among('m.id', states)} AND :person IN (0, a.participant_id)"
        states |= {meeting_id: InvitationState.CHANGED for meeting_id, _person in reworded(store, told, asked)}
    read, after, not_invited = datetime.fromisoformat, asked["now"], InvitationState.NOT_INVITED
    found = []
    for id_, starts, minutes, module_id, pair_id, role, place, link, word, logged, moves, lacking in store.rows(
        _ROWS.format(where=where, lacks_log=LACKS_LOG), asked
    ):
        status, (code, title, kind) = _STATUS[word], modules[module_id]
        state = None
        if starts > after:
            state = _state(status, states.get(id_, not_invited))
        found.append(
            MeetingRow(
                id_,
                read(starts),
                minutes,
                module_id,
                code,
                title,
                kind,
                pair_id,
                ROLES.get(role),
                who[pair_id] if pair_id else gatherings[id_],
                place,
                link,
                status,
                state,
                logged == 1,
                moves,
                lacking == 1,
            )
        )
    return found


def _state(status: MeetingStatus, worst: InvitationState) -> InvitationState | None:
    if status is MeetingStatus.PLANNED:
        return worst
    still_told = status is MeetingStatus.CANCELLED and worst is InvitationState.CHANGED
    return worst if still_told else None
