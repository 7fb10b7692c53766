"""Bringing in logs somebody else has kept: each row is matched to a meeting, shown, and logged in one change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from omvendt_desktop.domain.log_lines import LogLine
from omvendt_desktop.domain.log_words import NOT_LOGGED, Became, became_word
from omvendt_desktop.domain.logs import LogEntry, feedback_apart, with_feedback
from omvendt_desktop.domain.meetings import Fit, Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import first_names
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import Np_, _, ngettext, pgettext
from omvendt_desktop.services import logs
from omvendt_desktop.services.log_matches import meeting_of, named_beside, of_pair, person_named
from omvendt_desktop.store.queries.log_forms import log_form
from omvendt_desktop.store.queries.logs import LogRow, first_pair_module, of_pairs
from omvendt_desktop.store.store import Store


class LineState(StrEnum):
    """What becomes of a row; ADDS brings feedback into a log, KNOWN has nothing new, NOTHING is not about a log."""

    READY = "ready"
    ADDS = "adds"
    KNOWN = "known"
    NOTHING = "nothing"
    PROBLEM = "problem"


TAKEN_IN = (LineState.READY, LineState.ADDS)
_FIELD_WORDS = {
    "status": Np_("log", "held or not"),
    "day": Np_("log", "day"),
    "minutes": Np_("log", "minutes"),
    "usefulness": Np_("log", "usefulness"),
    "fits": Np_("log", "fit"),
    "next_step": Np_("log", "next step"),
    "note": Np_("log", "note"),
}


@dataclass(frozen=True)
class PlannedLog:
    """One row with the meeting it is about; `why` says what is in the way, what is added, or what stays."""

    line: LogLine
    state: LineState
    meeting: LogRow | None = None
    entry: LogEntry | None = None
    why: str = ""


def plan_logs(store: Store, programme_id: int, lines: Sequence[LogLine], now: datetime) -> list[PlannedLog]:
    """What would be logged of the rows at wall time `now`; nothing is written.

    A row says who met; its meeting is the one it names, else the one nearest to its day, else the oldest not logged.
    Feedback about a meeting that is logged is added to its log; what stands there already stays.
    """
    module_id = first_pair_module(store, programme_id)
    first = "" if module_id is None else store.get(Module, module_id).code
    planning = _Planning(store, of_pairs(store, programme_id), first, now)
    return [planning.planned(line) for line in lines]


def apply_logs(store: Store, planned: Sequence[PlannedLog], now: datetime) -> list[Meeting]:
    """The meetings logged, in one change. Raises UserError when nothing is taken in, or as `log_many`."""
    entries = {each.entry.meeting_id: each.entry for each in planned if each.state in TAKEN_IN and each.entry}
    if not entries:
        raise UserError(_("There is nothing to log."))
    with store.change(change_words(planned)):
        return logs.log_many(store, list(entries.values()), now)


def change_words(planned: Sequence[PlannedLog]) -> str:
    """What taking the rows in is called; '' when there is nothing to take in."""
    new = {each.meeting.meeting_id for each in planned if each.state is LineState.READY and each.meeting}
    added = {each.meeting.meeting_id for each in planned if each.state is LineState.ADDS and each.meeting} - new
    if not added:
        return ngettext("Log {count} meeting", "Log {count} meetings", len(new)).format(count=len(new)) if new else ""
    if not new:
        words = ngettext("Add feedback to {count} log", "Add feedback to {count} logs", len(added))
        return words.format(count=len(added))
    return _("Log {new} and add feedback to {added}").format(new=len(new), added=len(added))


@dataclass
class _Planning:
    """Goes through the rows; `entries` are the logs as they will be, `rows` which row a new one comes from."""

    store: Store
    meetings: Sequence[LogRow]
    first: str
    now: datetime
    taken: set[int] = field(default_factory=set)
    entries: dict[int, LogEntry] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)

    def planned(self, line: LogLine) -> PlannedLog:
        """What becomes of the row after those before it."""
        if line.why:
            return PlannedLog(line, LineState.PROBLEM, why=line.why)
        if line.became in NOT_LOGGED:
            why = _("nothing to log: {what}").format(what=became_word(line.became))
            return PlannedLog(line, LineState.NOTHING, why=why)
        pair = of_pair(line, self.meetings)
        if pair and (others := named_beside(line, pair)):
            return PlannedLog(line, LineState.PROBLEM, why=_not_in(pair[0], others))
        meeting = meeting_of(line, pair, self.taken, self.first, self._day_of, self.now)
        why = self._in_the_way(line, pair, meeting)
        if why or meeting is None:
            return PlannedLog(line, LineState.PROBLEM, meeting, why=why)
        self.taken.add(meeting.meeting_id)
        return self._added(line, meeting) if self._is_logged(meeting) else self._new(line, meeting)

    def _new(self, line: LogLine, meeting: LogRow) -> PlannedLog:
        entry = _entry(line, meeting)
        self.entries[meeting.meeting_id], self.rows[meeting.meeting_id] = entry, line.row
        return PlannedLog(line, LineState.READY, meeting, entry)

    def _added(self, line: LogLine, meeting: LogRow) -> PlannedLog:
        known, said = self._known(meeting), _entry(line, meeting)
        facts, apart = self._facts_apart(line, meeting, known), feedback_apart(known, said)
        row = self.rows.get(meeting.meeting_id)
        if row is not None and facts:
            words = _("Row {row} is about the same meeting and says something else: {what}.")
            why = words.format(row=row, what=_listed(facts))
            return PlannedLog(line, LineState.PROBLEM, meeting, why=why)
        entry = with_feedback(known, said)
        kept = _("kept as in the log: {what}").format(what=_listed([*facts, *apart])) if facts or apart else ""
        if entry == known:
            return PlannedLog(line, LineState.KNOWN, meeting, why=kept)
        self.entries[meeting.meeting_id] = entry
        adds = _("adds {what}").format(what=_listed(_changed(known, entry)))
        return PlannedLog(line, LineState.ADDS, meeting, entry, "; ".join(filter(None, (adds, kept))))

    def _facts_apart(self, line: LogLine, meeting: LogRow, known: LogEntry) -> list[str]:
        """Where the row says something else of the meeting itself than the log does."""
        said = {Became.HELD: MeetingStatus.HELD, Became.NO_SHOW: MeetingStatus.NO_SHOW}.get(line.became)
        found = ["status"] if said is not None and said is not known.status else []
        if line.day is not None and not line.only_feedback and line.day != self._day_of(meeting):
            found.append("day")
        present = [person for person in _people(meeting) if person not in known.absent]
        logged = {known.minutes.get(person, meeting.planned) for person in present}
        if line.minutes is not None and line.held and logged and logged != {line.minutes}:
            found.append("minutes")
        return found

    def _in_the_way(self, line: LogLine, pair: Sequence[LogRow], meeting: LogRow | None) -> str:
        if line.day is not None and line.day > self.now.date():
            return _("This day has not come yet.")
        if not pair:
            return _("No pair, or more than one, fits these names.")
        if meeting is None:
            return self._no_meeting(line)
        if line.fit is not Fit.NOT_ASKED and person_named(line, meeting) is None:
            return _("Whose answer is it? Name one of the two, or use the columns “fit mentor” and “fit mentee”.")
        return "" if self._is_logged(meeting) else self._not_to_log(line, meeting)

    def _no_meeting(self, line: LogLine) -> str:
        if line.code:
            return _("The pair has no such meeting.")
        if line.only_feedback:
            return _("Say which meeting this is about, by its number or its day.")
        return _("The pair has no meeting without a log.")

    def _not_to_log(self, line: LogLine, meeting: LogRow) -> str:
        if line.became is Became.BLANK:
            return _("The row does not say whether the meeting was held.")
        if line.held and line.minutes == 0:
            return _("Nobody meets for 0 minutes. Write how long it was, or no-show in a column “held”.")
        is_coming = _begins(line, meeting) > self.now
        if is_coming and line.day is None:
            return _("This meeting has not begun yet; give its day.")
        return _("This meeting has not begun yet.") if is_coming else ""

    def _is_logged(self, meeting: LogRow) -> bool:
        return meeting.logged or meeting.meeting_id in self.entries

    def _known(self, meeting: LogRow) -> LogEntry:
        return self.entries.get(meeting.meeting_id) or log_form(self.store, meeting.meeting_id).entry

    def _day_of(self, meeting: LogRow) -> date:
        entry = self.entries.get(meeting.meeting_id)
        return (entry.held_at if entry and entry.held_at else meeting.starts_at).date()


def _not_in(row: LogRow, others: str) -> str:
    said = _("Nobody in the pair {pair} is called {names}. Correct the names.")
    return said.format(pair=first_names(row.mentor, row.mentee), names=others)


def _entry(line: LogLine, meeting: LogRow) -> LogEntry:
    moved = line.day is not None and line.day != meeting.starts_at.date()
    fits = {meeting.mentor_id: line.fit_mentor, meeting.mentee_id: line.fit_mentee}
    if line.fit is not Fit.NOT_ASKED:
        fits[person_named(line, meeting)] = line.fit
    return LogEntry(
        meeting.meeting_id,
        status=MeetingStatus.HELD if line.held else MeetingStatus.NO_SHOW,
        minutes={} if line.minutes is None else dict.fromkeys(_people(meeting), line.minutes),
        usefulness=line.usefulness,
        next_step=line.next_step,
        note=line.note,
        fits={person: fit for person, fit in fits.items() if person is not None and fit is not Fit.NOT_ASKED},
        held_at=_begins(line, meeting) if moved else None,
    )


def _begins(line: LogLine, meeting: LogRow) -> datetime:
    """The hour of the plan, on the day the row says."""
    return datetime.combine(line.day or meeting.starts_at.date(), meeting.starts_at.time())


def _people(meeting: LogRow) -> list[int]:
    return [person for person in (meeting.mentor_id, meeting.mentee_id) if person is not None]


def _changed(before: LogEntry, after: LogEntry) -> list[str]:
    return [name for name in _FIELD_WORDS if getattr(before, name, None) != getattr(after, name, None)]


def _listed(names: Iterable[str]) -> str:
    return ", ".join(pgettext(*_FIELD_WORDS[name]) for name in names)
