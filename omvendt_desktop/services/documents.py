"""The reports of one: a participant’s statement, and the attendance list of a meeting."""

from collections.abc import Iterable
from datetime import date

from omvendt_desktop import formats
from omvendt_desktop.domain.client_time import module_label
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.participants import Participant, Role, role_word
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.reports import (
    Block,
    Fact,
    Facts,
    Paragraphs,
    Report,
    ReportColumn,
    ReportSheet,
    ReportTable,
    Unit,
    Value,
)
from omvendt_desktop.domain.time_spent import Line, Part
from omvendt_desktop.i18n import _, using
from omvendt_desktop.store.queries import ledger
from omvendt_desktop.store.queries.log_forms import LogPerson, log_form
from omvendt_desktop.store.store import Store

_EMPTY_LINES = 3


def gather_statement(store: Store, participant_id: int, *, language: str, today: date) -> Report:
    """What one participant has taken part in: themes, dates and hours, for a CV or an employer.

    It says nothing of the other half of the pair, nor how useful anything was. Raises UserError when they are gone.
    """
    person = store.get(Participant, participant_id)
    programme = store.get(Programme, person.programme_id)
    with using(language):
        lines = ledger.details(store, person.programme_id, participant_id=participant_id, until=today)
        counted = [line for line in lines if line.minutes and line.part is not Part.BESIDE]
        minutes = sum(line.minutes for line in counted)
        columns = (ReportColumn(_("Date"), Unit.DAY), ReportColumn(_("Theme")), ReportColumn(_("Hours"), Unit.HOURS))
        rows: list[tuple[Value, ...]] = [(line.day, _theme(line), line.minutes) for line in counted]
        blocks: tuple[Block, ...] = (
            Facts(_who(person, programme, counted)),
            Paragraphs((_introduction(person),)),
            ReportTable(columns, rows, [None, _("Sum"), minutes], _("Themes and hours")),
            Paragraphs((_("Confirmed by"), f"{programme.organiser_name}, {formats.day_month_year(today)}")),
        )
        return Report(
            name=_("Statement {name}").format(name=person.name),
            title=_("Statement of participation"),
            subtitle=person.name,
            language=language,
            sheets=(ReportSheet(_("Statement"), blocks, landscape=False),),
        )


def gather_attendance_list(store: Store, meeting_id: int, *, language: str) -> Report:
    """The list to sign at a meeting: everybody who belongs to it, by role and name, and some empty lines.

    Raises UserError when the meeting is gone.
    """
    meeting = store.get(Meeting, meeting_id)
    programme = store.get(Programme, meeting.programme_id)
    with using(language):
        module = store.get(Module, meeting.module_id)
        people = by_role_and_name(log_form(store, meeting_id).people)
        held = meeting.status is MeetingStatus.HELD
        columns = (
            ReportColumn(_("Name"), width=32),
            ReportColumn(_("Role"), width=12),
            ReportColumn(_("Minutes"), Unit.WHOLE, width=12),
            ReportColumn(_("Signature"), width=40),
        )
        rows = [[person.name, role_word(person.role), person.minutes if held else None, ""] for person in people]
        empty = [["", "", None, ""]] * _EMPTY_LINES
        facts = (
            Fact(_("Programme"), programme.title),
            Fact(_("When"), f"{formats.full_day(meeting.starts_at.date())} {formats.clock(meeting.starts_at)}"),
            Fact(_("Place"), meeting.place or meeting.link),
            Fact(_("Planned minutes"), meeting.minutes, Unit.WHOLE),
        )
        blocks = (Facts(facts), ReportTable(columns, [*rows, *empty], roomy=True))
        return Report(
            name=_("Attendance list {code} {day}").format(code=module.code, day=f"{meeting.starts_at:%Y-%m-%d}"),
            title=_("Attendance list"),
            subtitle=f"{module.code} {module.title}",
            language=language,
            sheets=(ReportSheet(_("Attendance list"), blocks, landscape=False),),
            foot=_("Confidential. For those who take part."),
        )


def by_role_and_name(people: Iterable[LogPerson]) -> list[LogPerson]:
    """Mentors first, by name as a Norwegian list has them; so what is signed and what is ticked off go together."""
    return sorted(people, key=lambda person: (person.role is Role.MENTEE, formats.sort_key(person.name)))


def _who(person: Participant, programme: Programme, lines: list[Line]) -> tuple[Fact, ...]:
    minutes = sum(line.minutes for line in lines)
    held = sum(line.part is Part.MEETINGS for line in lines)
    last = max((line.day for line in lines), default=programme.kickoff_on)
    first = min((line.day for line in lines), default=programme.kickoff_on)
    return (
        Fact(_("Name"), person.name),
        Fact(_("Role"), role_word(person.role)),
        Fact(_("Programme"), programme.name),
        Fact(_("Client"), programme.client),
        Fact(
            _("Period"),
            _("{first} – {last}").format(first=formats.day_month_year(first), last=formats.day_month_year(last)),
        ),
        Fact(_("Pair meetings"), held, Unit.WHOLE),
        Fact(_("Hours in all"), minutes, Unit.HOURS),
    )


def _theme(line: Line) -> str:
    # What somebody noted their time was for is not for an employer.
    return module_label(line) if line.entry_id is not None else line.module


def _introduction(person: Participant) -> str:
    # Nothing here tells why somebody became a mentor: that could reveal more than they wish an employer to know.
    if person.role is Role.MENTOR:
        text = _("Reverse mentoring turns mentoring around: the junior leads the learning. {name} was a mentor.")
    else:
        text = _("Reverse mentoring turns mentoring around: the junior leads the learning. {name} was a mentee.")
    return text.format(name=person.name)
