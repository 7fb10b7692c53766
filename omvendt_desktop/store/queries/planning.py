"""What planning must know before it finds dates: who is in which pair, and which hours are taken."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, audience_of, role_of
from omvendt_desktop.store.rows import columns_of, from_values
from omvendt_desktop.store.store import Store


class Taken(NamedTuple):
    """One participant’s hour in a meeting that is planned, held or missed; wall time."""

    meeting_id: int
    participant_id: int
    starts_at: datetime
    minutes: int
    pair_id: int | None


def pair_modules(store: Store, programme_id: int) -> list[Module]:
    """The modules each pair meets for, in the order of the plan."""
    return [module for module in modules(store, programme_id) if module.is_pair_meeting]


def joint_modules(store: Store, programme_id: int) -> list[Module]:
    """The modules several pairs meet for, in the order of the plan."""
    return [module for module in modules(store, programme_id) if not module.is_pair_meeting]


def modules(store: Store, programme_id: int) -> list[Module]:
    """The modules of the programme, in order."""
    return store.find(Module, order_by="position, id", programme_id=programme_id)


def active_pairs(store: Store, programme_id: int) -> list[Pair]:
    """The pairs that meet now, in the order they were made."""
    return store.find(Pair, programme_id=programme_id, status="active")


def participants(store: Store, programme_id: int) -> dict[int, Participant]:
    """The participants of the programme by id."""
    return {person.id or 0: person for person in store.find(Participant, programme_id=programme_id)}


def pair_meetings(store: Store, programme_id: int) -> dict[tuple[int, int], Meeting]:
    """The planned or held meeting of each pair and module; the latest one where there are several."""
    sql = f"""
        SELECT {columns_of(Meeting)} FROM meetings
        WHERE programme_id = ? AND pair_id IS NOT NULL AND status IN ('planned', 'held') ORDER BY starts_at, id
    """
    found = (from_values(Meeting, row) for row in store.rows(sql, [programme_id]))
    return {(meeting.pair_id or 0, meeting.module_id): meeting for meeting in found}


def planned_of_pair(store: Store, pair_id: int) -> list[Meeting]:
    """The planned meetings of the pair, by time."""
    return store.find(Meeting, order_by="starts_at, id", pair_id=pair_id, status="planned")


def coming_of_module(store: Store, module: Module, now: datetime) -> list[Meeting]:
    """The planned meetings of the module after wall time `now` that last as long as it says, by time."""
    found = store.find(Meeting, order_by="starts_at, id", module_id=module.id, status="planned", minutes=module.minutes)
    return [meeting for meeting in found if meeting.starts_at > now]


def count_coming(store: Store, programme_id: int, now: datetime) -> int:
    """How many meetings of the programme are planned after wall time `now`."""
    sql = "SELECT COUNT(*) FROM meetings WHERE programme_id = ? AND status = 'planned' AND starts_at > ?"
    return int(store.rows(sql, [programme_id, now.isoformat()])[0][0])


def kickoff_held_on(store: Store, programme_id: int) -> date | None:
    """The day the kick-off of the programme was held, the last one of several; None while it was not."""
    sql = """
        SELECT MAX(m.starts_at) FROM meetings m JOIN modules o ON o.id = m.module_id
        WHERE m.programme_id = ? AND o.kind = 'kickoff' AND m.status = 'held'
    """
    [[held]] = store.rows(sql, [programme_id])
    return datetime.fromisoformat(held).date() if held else None


def joint_meetings(store: Store, programme_id: int) -> list[Meeting]:
    """The planned and held joint meetings of the programme, by time."""
    found = store.find(Meeting, order_by="starts_at, id", programme_id=programme_id, pair_id=None)
    return [meeting for meeting in found if meeting.status in ("planned", "held")]


def dated(store: Store, module_id: int, pair_id: int | None, role: Role | None) -> list[Meeting]:
    """The planned and held meetings of the module: of the pair, or joint ones for the role."""
    found = store.find(Meeting, order_by="starts_at, id", module_id=module_id, pair_id=pair_id, role=role)
    return [meeting for meeting in found if meeting.status in ("planned", "held")]


def gatherings_without(store: Store, participant: Participant, now: datetime | None) -> list[int]:
    """The planned joint meetings for the participant’s role that they are not in, after `now` where it is given."""
    sql = """
        SELECT m.id FROM meetings m JOIN modules o ON o.id = m.module_id
        WHERE m.programme_id = ? AND m.pair_id IS NULL AND m.status = 'planned' AND m.starts_at > ?
          AND COALESCE(m.role, ?) = ? AND o.audience <> ?
          AND NOT EXISTS (SELECT 1 FROM attendances a WHERE a.meeting_id = m.id AND a.participant_id = ?)
        ORDER BY m.starts_at, m.id
    """
    role, after = participant.role, now.isoformat() if now else ""
    values = [participant.programme_id, after, role.value, role.value, audience_of(role.other).value, participant.id]
    return [row[0] for row in store.rows(sql, values)]


def places_by_role(store: Store, participant: Participant) -> list[Attendance]:
    """The participant’s places in gatherings of their role alone, and in those meetings of pairs that are logged."""
    columns = ", ".join(f"a.{name.strip()}" for name in columns_of(Attendance).split(","))
    sql = f"""
        SELECT {columns} FROM attendances a
        JOIN meetings m ON m.id = a.meeting_id JOIN modules o ON o.id = m.module_id
        WHERE a.participant_id = ? AND m.status <> 'cancelled'
          AND CASE WHEN m.pair_id IS NULL THEN m.role = ? OR o.audience = ? ELSE a.present IS NOT NULL END
        ORDER BY m.starts_at, m.id
    """
    values = [participant.id, participant.role.value, audience_of(participant.role).value]
    return [from_values(Attendance, row) for row in store.rows(sql, values)]


def coming_attendances(store: Store, participant_id: int, now: datetime) -> list[Attendance]:
    """The participant’s places in planned meetings from wall time `now` on."""
    columns = ", ".join(f"a.{name.strip()}" for name in columns_of(Attendance).split(","))
    sql = f"""
        SELECT {columns} FROM attendances a JOIN meetings m ON m.id = a.meeting_id
        WHERE a.participant_id = ? AND m.status = 'planned' AND m.starts_at >= ? ORDER BY m.starts_at, m.id
    """
    return [from_values(Attendance, row) for row in store.rows(sql, [participant_id, now.isoformat()])]


def taken(store: Store, programme_id: int) -> list[Taken]:
    """The hours of everybody in the programme that a meeting takes."""
    sql = """
        SELECT m.id, a.participant_id, m.starts_at, m.minutes, m.pair_id
        FROM meetings m JOIN attendances a ON a.meeting_id = m.id
        WHERE m.programme_id = ? AND m.status <> 'cancelled'
    """
    return [
        Taken(meeting, person, datetime.fromisoformat(starts), minutes, pair)
        for meeting, person, starts, minutes, pair in store.rows(sql, [programme_id])
    ]


def taken_near(store: Store, meeting_id: int, first: datetime, last: datetime) -> list[Taken]:
    """The hours that other meetings between two wall times take of the people in one meeting."""
    sql = """
        SELECT m.id, a.participant_id, m.starts_at, m.minutes, m.pair_id
        FROM attendances mine
        JOIN attendances a ON a.participant_id = mine.participant_id
        JOIN meetings m ON m.id = a.meeting_id
        WHERE mine.meeting_id = ? AND m.id <> mine.meeting_id AND m.status <> 'cancelled'
          AND m.starts_at BETWEEN ? AND ?
    """
    return [
        Taken(meeting, person, datetime.fromisoformat(starts), minutes, pair)
        for meeting, person, starts, minutes, pair in store.rows(sql, [meeting_id, first.isoformat(), last.isoformat()])
    ]


def in_place(store: Store, meeting: Meeting, at: datetime) -> list[Meeting]:
    """The other planned and held meetings of the programme that are in its place while it lasts from wall time `at`."""
    place, ends_at = meeting.place.strip().casefold(), at + timedelta(minutes=meeting.minutes)
    if not place:
        return []
    sql = f"""
        SELECT {columns_of(Meeting)} FROM meetings
        WHERE programme_id = ? AND starts_at > ? AND starts_at < ? AND status IN ('planned', 'held') AND id <> ?
        ORDER BY starts_at, id
    """
    values = [meeting.programme_id, (at - timedelta(days=1)).isoformat(), ends_at.isoformat(), meeting.id]
    near = [from_values(Meeting, row) for row in store.rows(sql, values)]
    return [other for other in near if other.place.strip().casefold() == place and other.ends_at > at]


def audience(store: Store, module: Module, role: Role | None) -> list[Participant]:
    """The participants a joint meeting of the module is for: everyone here, or those of one role."""
    wanted = role_of(module.audience) or role
    sql = f"""
        SELECT {columns_of(Participant)} FROM participants
        WHERE programme_id = ? AND status IN ('active', 'paused') AND (? IS NULL OR role = ?) ORDER BY id
    """
    rows = store.rows(sql, [module.programme_id, wanted, wanted])
    return [from_values(Participant, row) for row in rows]


def people_of_meeting(store: Store, meeting_id: int) -> list[Participant]:
    """The participants of one meeting."""
    columns = ", ".join(f"p.{name.strip()}" for name in columns_of(Participant).split(","))
    sql = f"""
        SELECT {columns} FROM attendances a JOIN participants p ON p.id = a.participant_id
        WHERE a.meeting_id = ? ORDER BY p.role DESC, p.name
    """
    return [from_values(Participant, row) for row in store.rows(sql, [meeting_id])]
