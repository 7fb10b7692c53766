"""What somebody answered in a form, before they are taken in."""

import dataclasses
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from omvendt_desktop.domain.fields import check_email, required
from omvendt_desktop.domain.participants import MeetingMode, Participant, Role
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import Np_, _, pgettext


class ApplicationStatus(StrEnum):
    """Where an application stands."""

    RECEIVED = "received"
    SHORTLISTED = "shortlisted"
    ACCEPTED = "accepted"
    RESERVE = "reserve"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


_STATUS_WORDS = {
    ApplicationStatus.RECEIVED: Np_("application", "received"),
    ApplicationStatus.SHORTLISTED: Np_("application", "shortlisted"),
    ApplicationStatus.ACCEPTED: Np_("application", "accepted"),
    ApplicationStatus.RESERVE: Np_("application", "on reserve"),
    ApplicationStatus.DECLINED: Np_("application", "declined"),
    ApplicationStatus.WITHDRAWN: Np_("application", "withdrawn"),
}


@dataclass(frozen=True)
class Application:
    """One answer to a form. `answers` keeps every question as it was asked; `edited` names fields changed by hand."""

    id: int | None = None
    programme_id: int = 0
    role: Role | None = None
    status: ApplicationStatus = ApplicationStatus.RECEIVED
    received_at: datetime | None = None
    name: str = ""
    email: str = ""
    phone: str = ""
    organisation: str = ""
    field: str = ""
    title: str = ""
    place: str = ""
    meeting_mode: MeetingMode = MeetingMode.UNKNOWN
    languages: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    avoid_topics: tuple[str, ...] = ()
    goals: str = ""
    motivation: str = ""
    sector: str = ""
    availability: tuple[str, ...] = ()
    blocked_dates: tuple[date, ...] = ()
    experience: str = ""
    affiliation: str = ""
    consent: bool | None = None
    answers: dict[str, str] = dataclasses.field(default_factory=dict)
    form: str = ""
    answer_id: str = ""
    source_file: str = ""
    source_sheet: str = ""
    source_row: int = 0
    edited: tuple[str, ...] = ()
    note: str = ""
    participant_id: int | None = None


def status_word(status: ApplicationStatus) -> str:
    """The status as a word on screen."""
    return pgettext(*_STATUS_WORDS[status])


def check_application(application: Application) -> list[Problem]:
    """What is missing before the application can be used: a name, a valid address, a role."""
    problems = [
        *required("name", application.name, _("The name is missing.")),
        *check_email("email", application.email),
    ]
    if application.role is None:
        problems.append(Problem("role", _("It is not stated whether this is a mentor or a mentee.")))
    return problems


def accept(application: Application, participant_id: int) -> Application:
    """The application of somebody taken in. Raises UserError when it was accepted or withdrawn before."""
    _refuse(application, ApplicationStatus.ACCEPTED, ApplicationStatus.WITHDRAWN)
    return replace(application, status=ApplicationStatus.ACCEPTED, participant_id=participant_id)


def decide(application: Application, status: ApplicationStatus) -> Application:
    """The application shortlisted, on reserve, declined or withdrawn. Raises UserError once accepted."""
    _refuse(application, ApplicationStatus.ACCEPTED)
    return replace(application, status=status)


def participant_from(application: Application, mail_language: str) -> Participant:
    """The participant this application becomes. Raises UserError while something needed is missing."""
    problems = check_application(application)
    if problems or application.role is None:
        raise UserError(
            _("{name} cannot be taken in yet.").format(name=application.name or application.email or _("This person")),
            " ".join(problem.why for problem in problems),
        )
    return Participant(
        programme_id=application.programme_id,
        role=application.role,
        wishes=application.goals,
        mail_language=mail_language,
        **{name: getattr(application, name) for name in _SHARED_FIELDS},
    )


_SHARED_FIELDS = (
    "name",
    "email",
    "phone",
    "organisation",
    "field",
    "title",
    "place",
    "meeting_mode",
    "languages",
    "topics",
    "avoid_topics",
    "sector",
    "availability",
    "blocked_dates",
    "experience",
    "affiliation",
)


def _refuse(application: Application, *statuses: ApplicationStatus) -> None:
    if application.status in statuses:
        raise UserError(
            _("The application of {name} is {status}.").format(
                name=application.name, status=status_word(application.status)
            ),
            _("Undo that first if it was a mistake."),
        )
