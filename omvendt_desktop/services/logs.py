"""Noting what was held and what was missed, for a pair, a gathering or a whole month."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from omvendt_desktop.domain.fields import clean, clean_lines
from omvendt_desktop.domain.logs import LogEntry, attended, check_entry, log_of, not_logged, planned_start
from omvendt_desktop.domain.meetings import Attendance, Log, Meeting, MeetingStatus, hold, miss
from omvendt_desktop.domain.working_days import is_working_day
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days, meeting_changes
from omvendt_desktop.store.queries.logs import title_of
from omvendt_desktop.store.store import Store


def log_meeting(store: Store, entry: LogEntry, now: datetime) -> Meeting:
    """The meeting, logged: for a gathering everybody at once with the exceptions the entry names.

    `now` is wall time. Raises UserError when it is logged already, cancelled or still to come, InvalidError for
    minutes of those present outside 1 to 1440, a usefulness outside 1 to 5, nobody present, or people who do not
    belong to it.
    """
    if _log_of(store, entry.meeting_id):
        raise UserError(
            _("{meeting} is logged already.").format(meeting=title_of(store, entry.meeting_id)),
            _("Open its log to change it."),
        )
    return save_log(store, entry, now)


def save_log(store: Store, entry: LogEntry, now: datetime) -> Meeting:
    """The meeting, logged for the first time or anew. `now` is wall time. Raises as `log_meeting`.

    Held at another time, it stands at that one; its log keeps the time it was planned for.
    Raises UserError also for a missed meeting that is held after all, while another is planned or held instead.
    """
    meeting = store.get(Meeting, entry.meeting_id)
    known = _log_of(store, entry.meeting_id)
    planned = planned_start(meeting, known)
    if entry.is_held:
        _refuse_replaced(store, meeting)
    attendances = store.find(Attendance, meeting_id=meeting.id)
    problems = check_entry(entry, attendances)
    if problems:
        raise InvalidError(problems)
    moved = [meeting.pair_id] if entry.held_at else []
    if entry.held_at is not None:
        meeting = replace(meeting, starts_at=entry.held_at)
    logged = hold(meeting, now) if entry.is_held else miss(meeting, now)
    label = _("Log {meeting}").format(meeting=title_of(store, entry.meeting_id))
    with store.change(label), call_days.kept_in_step(store, moved):
        store.update(logged)
        for attendance in attendances:
            store.update(attended(entry, logged, attendance))
        _put_log(store, log_of(_cleaned(entry), now), known, None if planned == logged.starts_at else planned)
    return logged


def log_many(store: Store, entries: Sequence[LogEntry], now: datetime) -> list[Meeting]:
    """The meetings of a list, logged in one change: all of them or, when one cannot be, none. Raises as `save_log`."""
    count = len(entries)
    with store.change(ngettext("Log {count} meeting", "Log {count} meetings", count).format(count=count)):
        return [_named(store, entry, now) for entry in entries]


def unlog(store: Store, meeting_id: int) -> Meeting:
    """The meeting, planned again for when it was before it was logged, as if nothing had been noted.

    Raises UserError when nothing is, and for a missed meeting that another has been planned instead of.
    """
    meeting, log = store.get(Meeting, meeting_id), _log_of(store, meeting_id)
    if log is None:
        raise UserError(_("Nothing is logged of this meeting yet."))
    _refuse_replaced(store, meeting)
    planned = replace(meeting, status=MeetingStatus.PLANNED, starts_at=planned_start(meeting, log))
    label = _("Remove the log of {meeting}").format(meeting=title_of(store, meeting_id))
    with store.change(label), call_days.kept_in_step(store, [meeting.pair_id]):
        store.remove(log)
        for attendance in store.find(Attendance, meeting_id=meeting_id):
            store.update(not_logged(attendance))
        return store.update(planned)


def replacement_time(store: Store, meeting_id: int, now: datetime) -> datetime:
    """A wall time to offer for a meeting that was missed: the next working day of the same weekday, same hour."""
    offered = store.get(Meeting, meeting_id).starts_at + timedelta(weeks=1)
    while offered <= now or not is_working_day(offered.date()):
        offered += timedelta(weeks=1)
    return offered


def _named(store: Store, entry: LogEntry, now: datetime) -> Meeting:
    try:
        return save_log(store, entry, now)
    except UserError as error:
        raise UserError(f"{title_of(store, entry.meeting_id)}: {error.message}", error.hint) from error


def _refuse_replaced(store: Store, meeting: Meeting) -> None:
    if meeting.status is MeetingStatus.NO_SHOW:
        hint = _("Take away what was planned instead, or leave this meeting as missed.")
        meeting_changes.refuse_second_date(store, meeting, hint)


def _log_of(store: Store, meeting_id: int) -> Log | None:
    return next(iter(store.find(Log, meeting_id=meeting_id)), None)


def _put_log(store: Store, log: Log, known: Log | None, planned_at: datetime | None) -> None:
    log = replace(log, id=known.id if known else None, planned_at=planned_at)
    if known:
        store.update(log)
    else:
        store.add(log)


def _cleaned(entry: LogEntry) -> LogEntry:
    return replace(entry, next_step=clean(entry.next_step), note=clean_lines(entry.note))
