"""What has been ticked and typed in the month’s list but not saved; it outlives the page that shows it."""

from dataclasses import dataclass, replace
from datetime import date

from omvendt_desktop import formats
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.programme_files import Store
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries.logs import LogRow


@dataclass(frozen=True)
class Draft:
    """What has been ticked and typed of a meeting but not saved; None is unchanged."""

    status: MeetingStatus | None = None
    minutes: int | None = None
    next_step: str | None = None


def status_of(row: LogRow, draft: Draft) -> MeetingStatus:
    """Where the meeting stands with what has been ticked."""
    return draft.status or row.status


def changes(row: LogRow, draft: Draft) -> Draft:
    """What of the draft differs from what is saved."""
    return Draft(
        None if draft.status is row.status else draft.status,
        None if draft.minutes == row.minutes else draft.minutes,
        None if draft.next_step == row.next_step else draft.next_step,
    )


def entry_of(row: LogRow, draft: Draft, known: LogEntry) -> LogEntry:
    """The log to save: what is known of the meeting, with what has been ticked and typed."""
    everyone = [*known.minutes, *known.absent]
    absent = known.absent if len(known.absent) < len(everyone) else frozenset()
    minutes = dict(known.minutes)
    if draft.minutes is not None or row.status is MeetingStatus.NO_SHOW:
        minutes = dict.fromkeys(everyone, row.planned if draft.minutes is None else draft.minutes)
    return replace(
        known,
        status=status_of(row, draft),
        minutes=minutes,
        absent=absent,
        next_step=row.next_step if draft.next_step is None else draft.next_step,
    )


class LogDrafts:
    """The drafts by meeting, of every programme of the file, and the month that was looked at last."""

    def __init__(self, month: date) -> None:
        self.month = month
        self._drafts: dict[int, Draft] = {}

    def of(self, row: LogRow) -> Draft:
        """What has been ticked and typed of the meeting."""
        return self._drafts.get(row.meeting_id, Draft())

    def note(self, row: LogRow, **changed: object) -> None:
        """Tick or type something; what is as it is saved is no draft."""
        draft = changes(row, replace(self.of(row), **changed))
        if draft == Draft():
            self.forget(row)
        else:
            self._drafts[row.meeting_id] = draft

    def forget(self, row: LogRow) -> None:
        """Leave the meeting as it is saved."""
        self._drafts.pop(row.meeting_id, None)

    def is_changed(self, row: LogRow) -> bool:
        """Whether something differs from what is saved."""
        return changes(row, self.of(row)) != Draft()

    def is_ready(self, row: LogRow) -> bool:
        """Whether it can be saved: it is said what became of the meeting."""
        return self.is_changed(row) and status_of(row, self.of(row)) is not MeetingStatus.PLANNED

    def rows(self, store: Store, programme_id: int | None = None) -> list[LogRow]:
        """The meetings of a programme, or of all, with something that is not saved."""
        found = log_queries.of_ids(store, self._drafts, programme_id) if self._drafts else []
        return [row for row in found if self.is_changed(row)]

    def keep_only(self, rows: list[LogRow]) -> None:
        """Drop what is said of other meetings: they are gone, or saved by other means."""
        self._drafts = {row.meeting_id: self._drafts[row.meeting_id] for row in rows}

    def words(self, rows: list[LogRow]) -> str:
        """How much of these meetings is waiting, and where it is when another month is in sight."""
        ready, months = sum(self.is_ready(row) for row in rows), {row.starts_at.date().replace(day=1) for row in rows}
        typed = len(rows) - ready
        saved = ngettext("{count} meeting is not saved yet", "{count} meetings are not saved yet", ready)
        ticked = ngettext("{count} is typed but not ticked", "{count} are typed but not ticked", typed)
        parts = [saved.format(count=ready)] if ready else []
        parts += [ticked.format(count=typed)] if typed else []
        parts += [formats.month(month) for month in sorted(months) if months != {self.month}]
        return " · ".join(parts) or _(
            "Space ticks what was held. Type the minutes on the row; Tab goes on to the next step, Enter down."
        )
