"""Which mails without a calendar file were sent: practical information, requests for a log, reminders."""

from datetime import date, datetime

from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.store.store import Store

Key = tuple[Occasion, int, int | None]


def sent_since(store: Store, programme_id: int, since: datetime) -> set[Key]:
    """Occasion, participant and meeting of each mail sent at this wall time or later."""
    rows = store.rows(
        """
        SELECT s.occasion, s.participant_id, s.meeting_id
        FROM sent_mails s JOIN participants p ON p.id = s.participant_id
        WHERE p.programme_id = ? AND s.sent_at >= ?
        """,
        [programme_id, since.isoformat()],
    )
    return {(Occasion(occasion), person, meeting) for occasion, person, meeting in rows}


def last_asked(store: Store, programme_id: int) -> dict[int, date]:
    """The day somebody was last asked for the log of a meeting, by its id."""
    return _last(store, programme_id, "s.meeting_id", Occasion.LOG_REQUEST)


def last_reminded(store: Store, programme_id: int) -> dict[int, date]:
    """The day each participant was last reminded of invitations not answered, by their id."""
    return _last(store, programme_id, "s.participant_id", Occasion.REMINDER)


def last_practical(store: Store, programme_id: int) -> dict[int, date]:
    """The day each participant was last sent practical information before the kick-off, by their id."""
    return _last(store, programme_id, "s.participant_id", Occasion.KICKOFF)


def _last(store: Store, programme_id: int, column: str, occasion: Occasion) -> dict[int, date]:
    rows = store.rows(
        f"""
        SELECT {column}, MAX(s.sent_at) FROM sent_mails s JOIN participants p ON p.id = s.participant_id
        WHERE p.programme_id = ? AND s.occasion = ? AND {column} IS NOT NULL GROUP BY {column}
        """,
        [programme_id, occasion.value],
    )
    return {found: date.fromisoformat(sent_at[:10]) for found, sent_at in rows}
