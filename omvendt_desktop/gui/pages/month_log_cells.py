"""What the columns of the month’s list show of a meeting, with what has been ticked and typed."""

from collections.abc import Callable
from datetime import datetime

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import MeetingStatus, lacks_log, status_word
from omvendt_desktop.gui.pages.log_drafts import LogDrafts, status_of
from omvendt_desktop.gui.widgets.table_values import Check, Muted, Status, Value
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.logs import LogRow


def when_cell(row: LogRow) -> Muted:
    """When the meeting is."""
    return Muted(formats.when(row.starts_at))


def about(row: LogRow) -> str:
    """The module of the meeting."""
    return f"{row.code} · {row.module}"


def held_words(row: LogRow) -> str:
    """Why a tick cannot be taken away here."""
    return _("{meeting} is logged as held. Open its log to change it.").format(meeting=f"{row.code} {row.who}")


class LogCells:
    """The cells of one list; `now` gives the wall time."""

    def __init__(self, drafts: LogDrafts, now: Callable[[], datetime]) -> None:
        self._drafts, self._now = drafts, now

    def has_begun(self, row: LogRow) -> bool:
        """Whether there can be something to note of the meeting."""
        return row.logged or row.starts_at <= self._now()

    def lacks_log(self, row: LogRow) -> bool:
        """Whether the meeting is over and nothing is noted of it."""
        return lacks_log(row.status, row.starts_at, row.planned, self._now())

    def held(self, row: LogRow) -> Check:
        """Ticked when it was held; a meeting to come cannot be."""
        return Check(self._status(row) is MeetingStatus.HELD, enabled=self.has_begun(row))

    def held_tip(self, row: LogRow) -> str:
        """Why the tick cannot be changed, '' when it can."""
        if not self.has_begun(row):
            return _("This meeting has not begun yet.")
        return held_words(row) if row.status is MeetingStatus.HELD else ""

    def minutes_text(self, row: LogRow) -> str:
        """The minutes typed, else those logged or planned."""
        minutes = self._drafts.of(row).minutes
        return formats.hours_minutes(row.minutes if minutes is None else minutes)

    def minutes(self, row: LogRow) -> Value:
        """The minutes; those that are only planned step back."""
        status, draft = self._status(row), self._drafts.of(row)
        if status is MeetingStatus.NO_SHOW:
            return Muted("–")
        text = self.minutes_text(row)
        if row.minutes_differ and draft.minutes is None:
            text = _("to {minutes}").format(minutes=text)
        return text if status is MeetingStatus.HELD or draft.minutes is not None else Muted(text)

    def next_text(self, row: LogRow) -> str:
        """The next step typed, else the one logged."""
        typed = self._drafts.of(row).next_step
        return row.next_step if typed is None else typed

    def next_step(self, row: LogRow) -> Muted:
        """The next step."""
        return Muted(self.next_text(row))

    def status(self, row: LogRow) -> Status:
        """What is not saved yet, else where the meeting stands."""
        status = self._status(row)
        if self._drafts.is_changed(row):
            return Status("warning", _("not saved") if self._drafts.is_ready(row) else _("not ticked"))
        if status is MeetingStatus.PLANNED:
            lacking = self.lacks_log(row)
            return Status("danger" if lacking else "neutral", _("to be logged") if lacking else status_word(status))
        return Status("good" if status is MeetingStatus.HELD else "danger", status_word(status))

    def _status(self, row: LogRow) -> MeetingStatus:
        return status_of(row, self._drafts.of(row))
