"""What the applications’ list and the reading panel show, as plain values."""

from omvendt_desktop import formats
from omvendt_desktop.domain.applications import Application, ApplicationStatus, check_application, status_word
from omvendt_desktop.domain.participants import mode_word, role_word, slot_words
from omvendt_desktop.gui.widgets.reading_text import Look
from omvendt_desktop.gui.widgets.table import Muted, Small, Status, Tone, TwoLines
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries.applications import ApplicationRow, Earlier

TONES = {
    ApplicationStatus.RECEIVED: "info",
    ApplicationStatus.SHORTLISTED: "warning",
    ApplicationStatus.ACCEPTED: "good",
    ApplicationStatus.RESERVE: "neutral",
    ApplicationStatus.DECLINED: "neutral",
    ApplicationStatus.WITHDRAWN: "neutral",
}
OPEN = (ApplicationStatus.RECEIVED, ApplicationStatus.SHORTLISTED)


def status_filters() -> list[tuple[str, str]]:
    """The choices of the status filter, with their words."""
    return [
        ("open", _("To decide")),
        *((status.value, _begun(status_word(status))) for status in ApplicationStatus),
        ("all", _("All applications")),
    ]


def role_filters() -> list[tuple[str, str]]:
    """The choices of the role filter, with their words."""
    return [
        ("all", _("Both roles")),
        ("mentor", _("Mentors")),
        ("mentee", _("Mentees")),
        ("none", _("Role not stated")),
    ]


def passes(row: ApplicationRow, status: str, role: str) -> bool:
    """Whether both filters let the row through."""
    by_status = status in ("all", row.status) or (status == "open" and row.status in OPEN)
    return by_status and role in ("all", row.role or "none")


def name_cell(row: ApplicationRow) -> TwoLines:
    """The name over where somebody comes from, and whether there is a note."""
    beside = [row.organisation, _("note") if row.has_note else ""]
    return TwoLines(row.name or row.email, " · ".join(part for part in beside if part), bold=False)


def status_cell(row: ApplicationRow) -> Status:
    """The status as a dot and a word."""
    return Status(TONES[row.status], status_word(row.status))


def role_cell(row: ApplicationRow) -> Muted | Tone:
    """The role, or that it is missing."""
    return Muted(role_word(row.role)) if row.role else Tone("danger", _("no role"))


def received_cell(row: ApplicationRow) -> Small:
    """The day it came in."""
    return Small(formats.day_month(row.received_at) if row.received_at else "")


def balance_words(mentors: int, mentees: int) -> tuple[str, str]:
    """The tone and the words of how the two roles stand against each other among those taken in."""
    missing = abs(mentors - mentees)
    if not mentors + mentees:
        return "neutral", _("nobody taken in yet")
    if not missing:
        return "good", _("in balance")
    if mentors < mentees:
        return "warning", ngettext("{count} mentor missing", "{count} mentors missing", missing).format(count=missing)
    return "warning", ngettext("{count} mentee missing", "{count} mentees missing", missing).format(count=missing)


def under_name(application: Application) -> str:
    """Role, place of work or study, and the day it came in."""
    parts = [
        role_word(application.role) if application.role else _("no role"),
        application.title,
        application.organisation,
        _("received {day}").format(day=formats.day_month_year(application.received_at.date()))
        if application.received_at
        else "",
    ]
    return " · ".join(part for part in parts if part)


def facts(application: Application) -> list[tuple[str, str, str]]:
    """Field name, label and value of everything the program has understood."""
    named = [
        ("email", _("E-mail"), application.email),
        ("phone", _("Phone"), application.phone),
        ("organisation", _("Employer or place of study"), application.organisation),
        ("title", _("Job title"), application.title),
        ("field", _("Field"), application.field),
        ("place", _("Place"), application.place),
        ("sector", _("Sector"), application.sector),
        ("meeting_mode", _("Prefers to meet"), mode_word(application.meeting_mode) if application.meeting_mode else ""),
        ("languages", _("Languages"), ", ".join(application.languages)),
        ("topics", _("Topics"), ", ".join(application.topics)),
        ("avoid_topics", _("Topics to avoid"), ", ".join(application.avoid_topics)),
        ("goals", _("Wishes and goals"), application.goals),
        ("motivation", _("Motivation"), application.motivation),
        ("experience", _("Experience"), application.experience),
        ("affiliation", _("Ties to be aware of"), application.affiliation),
        ("availability", _("Can usually meet"), ", ".join(slot_words(slot) for slot in application.availability)),
        (
            "blocked_dates",
            _("Dates that do not work"),
            ", ".join(formats.day_month_year(day) for day in application.blocked_dates),
        ),
        ("consent", _("Consent"), consent_word(application.consent)),
    ]
    return [(name, label, value) for name, label, value in named if value]


def consent_word(consent: bool | None) -> str:
    """Whether consent was given, as a word."""
    return {True: _("yes"), False: _("no"), None: _("not stated")}[consent]


def earlier_line(known: Earlier) -> tuple[Look, str]:
    """Where the address is known from."""
    what = role_word(known.role) if known.role else ""
    if known.status:
        what = " ".join(part for part in (what, status_word(known.status)) if part)
    return "muted", _("Known from {programme}: {what}").format(programme=known.programme, what=what)


def paragraphs(application: Application) -> list[tuple[Look, str]]:
    """Everything to read of an application: what is wrong, the note, the answers by question, what is understood."""
    return [*_problems(application), *_note(application), *_answers(application), *_understood(application)]


def _problems(application: Application) -> list[tuple[Look, str]]:
    if application.status is ApplicationStatus.ACCEPTED:
        return []
    return [("danger", problem.why) for problem in check_application(application)]


def _note(application: Application) -> list[tuple[Look, str]]:
    return [("label", _("Your note")), ("body", application.note)] if application.note else []


def _answers(application: Application) -> list[tuple[Look, str]]:
    if not application.answers:
        return []
    shown: list[tuple[Look, str]] = [("heading", _("Answers"))]
    for question, answer in application.answers.items():
        if answer:
            shown += [("label", question), ("body", readable(answer))]
    return shown


def readable(answer: str) -> str:
    """The answer with the choices of a form (`A;B;`) as a list one can read."""
    parts = [part.strip() for part in answer.split(";")]
    return ", ".join(filter(None, parts)) if answer.rstrip().endswith(";") else answer


def _understood(application: Application) -> list[tuple[Look, str]]:
    shown: list[tuple[Look, str]] = [("heading", _("As the program understands it"))]
    for name, label, value in facts(application):
        parts = [value, _("edited by hand")] if name in application.edited else [value]
        shown.append(("fact", f"{label}\t{' · '.join(parts)}"))
    if application.source_file:
        shown.append(("muted", _source(application)))
    return shown


def _source(application: Application) -> str:
    row = _("row {number}").format(number=application.source_row) if application.source_row else ""
    return _("From {where}").format(where=" · ".join(part for part in (application.source_file, row) if part))


def _begun(word: str) -> str:
    return word[:1].upper() + word[1:]


def fitting(status: ApplicationStatus) -> str:
    """The status filter under which an application is found."""
    return "open" if status in OPEN else status.value
