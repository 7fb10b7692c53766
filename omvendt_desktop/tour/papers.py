"""What the tour reads, as it comes from others: answers, a list of logs, an edited workbook, a file that is refused."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from omvendt_desktop import formats
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.log_lines import rows_of
from omvendt_desktop.domain.meetings import Attendance, Meeting
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.sheets import Row
from omvendt_desktop.files import participants_xlsx
from omvendt_desktop.i18n import language
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.store import Store

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORDS = {
    "nb": {
        "travelling": "Da er jeg på reise, dessverre.",
        "logs": "Mentor\tMentee\tMøte\tDato\tMinutter\tStatus\tNytte\tPasser (mentor)\tNeste steg",
        "cancelled": "avlyst",
        "good": "god match",
        "next": "Les strategien",
        "participants": "Deltakere fra Ingrid.xlsx",
        "applications": "Søknader 2019.xls",
    },
    "en": {
        "travelling": "I am travelling then, sorry.",
        "logs": "Mentor\tMentee\tMeeting\tDate\tMinutes\tStatus\tUseful\tFit (mentor)\tNext step",
        "cancelled": "cancelled",
        "good": "good match",
        "next": "Read the strategy",
        "participants": "Participants from Ingrid.xlsx",
        "applications": "Applications 2019.xls",
    },
}


def replies(store: Store, folder: Path, now: datetime) -> list[Path]:
    """Answers to the invitations of the sample as calendars send them; not all of them can be taken over."""
    sent = store.find(Invitation, order_by="id")
    silent = [each for each in sent if _place(store, each).answered_at is None]
    yes, no, later, *_others, moved = silent
    there = store.get(Meeting, later.meeting_id).starts_at + timedelta(days=2, hours=1)
    words = _WORDS[language()]
    files = {
        "Godtatt.ics": _reply(store, yes, now, "ACCEPTED"),
        "Avslag.ics": _reply(store, no, now, "DECLINED", f"COMMENT:{words['travelling']}"),
        "Forslag.ics": _reply(store, later, now, "TENTATIVE", _start(there), method="COUNTER"),
        "invite.ics": _reply(store, moved, now, "ACCEPTED"),
        "invite (1).ics": _reply(store, sent[0], now - timedelta(days=2), "TENTATIVE"),
        "invite (2).ics": _reply(store, sent[1], now, "ACCEPTED", address="per.privat@example.org"),
        "Re Invitasjon.eml": "From: per.odegard@example.org\nSubject: Re: Invitasjon\n\nDet passer fint!\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def log_rows(store: Store, programme_id: int, now: datetime) -> list[Row]:
    """The rows of a client's own list of meetings, as if copied from it."""
    words = _WORDS[language()]
    waiting = log_queries.to_log(store, programme_id, now)
    held = [row for row in log_queries.of_pairs(store, programme_id) if row.logged and row.minutes]
    lines = [_log_line(row, words["next"]) for row in waiting]
    lines += [_log_line(held[0], words["next"], fit=words["good"]), _log_line(held[-1], "", minutes=30)]
    lines += [_log_line(held[1], "", became=words["cancelled"]), "Nora Vik\tPer\t\t3.11.2026\t60\t\t4\t\t"]
    return rows_of("\n".join([words["logs"], *lines]))


def participants(store: Store, folder: Path, programme_id: int) -> Path:
    """The participants as saved for Excel and edited there: two changed, one new, one with an address that is none."""
    everybody = people.everybody(store, programme_id)
    first, second, third, *others = everybody
    edited = [
        replace(first, phone="+47 900 00 191", place="Lillestrøm"),
        replace(second, topics=(*second.topics, "Rekruttering")),
        replace(third, email="sara.haddad"),
        *others[:-1],
        Participant(
            name="Ellen Dybdahl", role=Role.MENTEE, email="ellen.dybdahl@example.org", organisation="Fjordbank"
        ),
    ]
    return participants_xlsx.write(folder / _WORDS[language()]["participants"], edited)


def refused(folder: Path) -> Path:
    """A workbook of the kind Excel saved before 2007, which is not read."""
    path = folder / _WORDS[language()]["applications"]
    path.write_bytes(_OLD_OFFICE + bytes(1024))
    return path


def _place(store: Store, sent: Invitation) -> Attendance:
    return store.find(Attendance, meeting_id=sent.meeting_id, participant_id=sent.participant_id)[0]


def _reply(
    store: Store,
    sent: Invitation,
    stamp: datetime,
    answer: str,
    *more: str,
    method: str = "REPLY",
    address: str = "",
) -> str:
    person = store.get(Participant, sent.participant_id)
    lines: Sequence[str] = (
        "BEGIN:VCALENDAR",
        "PRODID:-//Google Inc//Google Calendar 70.9054//EN",
        "VERSION:2.0",
        f"METHOD:{method}",
        "BEGIN:VEVENT",
        f"UID:{sent.uid}",
        f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
        f"SEQUENCE:{sent.sequence}",
        "ORGANIZER:mailto:ingrid.solberg@example.org",
        f"ATTENDEE;PARTSTAT={answer}:mailto:{address or person.email}",
        *more,
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    return "\n".join(lines)


def _start(at: datetime) -> str:
    return f"DTSTART;TZID=Europe/Oslo:{at:%Y%m%dT%H%M%S}"


def _log_line(row: log_queries.LogRow, next_step: str, minutes: int = 60, became: str = "", fit: str = "") -> str:
    day = formats.numeric_day(row.starts_at.date())
    return "\t".join([row.mentor, row.mentee, row.code, day, str(minutes), became, "4", fit, next_step])
