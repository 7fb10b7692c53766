"""A programme for one client, and the modules of its plan."""

import json
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum
from importlib.resources import files

from omvendt_desktop.domain.fields import check_email, check_link, check_minutes, required
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import N_, Np_, _, language, pgettext

BUDGET_MINUTES = 660


class ProgrammeStatus(StrEnum):
    """Where a programme stands."""

    PLANNED = "planned"
    ACTIVE = "active"
    CLOSED = "closed"


class ModuleKind(StrEnum):
    """What sort of gathering a module is."""

    TRAINING = "training"
    KICKOFF = "kickoff"
    MEETING = "meeting"
    CLOSING = "closing"


class Audience(StrEnum):
    """Who takes part in a module; APART is for both roles, each in a gathering of its own."""

    MENTORS = "mentors"
    MENTEES = "mentees"
    APART = "apart"
    EVERYONE = "everyone"
    PAIR = "pair"


_STATUS_WORDS = {
    ProgrammeStatus.PLANNED: Np_("programme", "planned"),
    ProgrammeStatus.ACTIVE: Np_("programme", "active"),
    ProgrammeStatus.CLOSED: Np_("programme", "closed"),
}
_KIND_WORDS = {
    ModuleKind.TRAINING: N_("training"),
    ModuleKind.KICKOFF: N_("kick-off"),
    ModuleKind.MEETING: N_("pair meeting"),
    ModuleKind.CLOSING: N_("closing"),
}
_AUDIENCE_WORDS = {
    Audience.MENTORS: N_("mentors"),
    Audience.MENTEES: N_("mentees"),
    Audience.APART: N_("each role apart"),
    Audience.EVERYONE: N_("everyone"),
    Audience.PAIR: N_("each pair"),
}
_AUDIENCE_OF_ROLE = {Role.MENTOR: Audience.MENTORS, Role.MENTEE: Audience.MENTEES}
_ROLE_OF_AUDIENCE = {audience: role for role, audience in _AUDIENCE_OF_ROLE.items()}
_TEMPLATE_AUDIENCES = {"each role apart": Audience.APART, "everyone": Audience.EVERYONE, "pair": Audience.PAIR}


@dataclass(frozen=True)
class Programme:
    """One client, one cohort, one plan."""

    id: int | None = None
    client: str = ""
    name: str = ""
    sector: str = ""
    kickoff_on: date = date(2026, 1, 1)
    ends_on: date | None = None
    time_zone: str = "Europe/Oslo"
    budget_minutes: int = BUDGET_MINUTES
    language: str = "nb"
    organiser_name: str = ""
    organiser_email: str = ""
    place: str = ""
    link: str = ""
    status: ProgrammeStatus = ProgrammeStatus.PLANNED
    private_themes: bool = False
    attendance_agreed: bool = False
    mentor_names_agreed: bool = False
    rules: dict[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Client and name, as the sidebar shows them."""
        return " · ".join(part for part in (self.client, self.name) if part)

    @property
    def plain_title(self) -> str:
        """Client and name with a blank between, for mails and the names of files."""
        return " ".join(part for part in (self.client, self.name) if part)


@dataclass(frozen=True)
class Module:
    """One item of the plan; `week` counts from the kick-off week, `minutes` are per participant."""

    id: int | None = None
    programme_id: int = 0
    code: str = ""
    position: int = 0
    kind: ModuleKind = ModuleKind.MEETING
    audience: Audience = Audience.PAIR
    minutes: int = 60
    week: int = 0
    title_nb: str = ""
    title_en: str = ""
    goals_nb: tuple[str, ...] = ()
    goals_en: tuple[str, ...] = ()
    questions_nb: tuple[str, ...] = ()
    questions_en: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The title in the language in use, or in the other one where it is missing."""
        first, second = (self.title_nb, self.title_en) if language() == "nb" else (self.title_en, self.title_nb)
        return first or second

    @property
    def goals(self) -> tuple[str, ...]:
        """The learning goals in the language in use, or in the other one."""
        first, second = (self.goals_nb, self.goals_en) if language() == "nb" else (self.goals_en, self.goals_nb)
        return first or second

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions to talk about in the language in use, or in the other one."""
        nb, en = self.questions_nb, self.questions_en
        return (nb or en) if language() == "nb" else (en or nb)

    @property
    def is_pair_meeting(self) -> bool:
        """Whether each pair meets on its own."""
        return self.audience is Audience.PAIR


def status_word(status: ProgrammeStatus) -> str:
    """The status as a word on screen."""
    return pgettext(*_STATUS_WORDS[status])


def kind_word(kind: ModuleKind) -> str:
    """The kind of a module as a word on screen."""
    return _(_KIND_WORDS[kind])


def audience_word(audience: Audience) -> str:
    """The audience of a module as words on screen."""
    return _(_AUDIENCE_WORDS[audience])


def audience_of(role: Role | None, otherwise: Audience = Audience.EVERYONE) -> Audience:
    """Whom a gathering of one role is for; with None whom its module is for."""
    return _AUDIENCE_OF_ROLE[role] if role else otherwise


def role_of(audience: Audience) -> Role | None:
    """The only role a module is for, or None when it is for both."""
    return _ROLE_OF_AUDIENCE.get(audience)


def roles_of(audience: Audience) -> tuple[Role | None, ...]:
    """Whose gatherings a joint module is held in, one each; None stands for those it is for all together."""
    return tuple(Role) if audience is Audience.APART else (role_of(audience),)


def takes_part(role: Role, audience: Audience) -> bool:
    """Whether somebody of the role has a part in a module for this audience."""
    return role_of(audience) in (None, role)


def check_programme(programme: Programme) -> list[Problem]:
    """What must be mended before the programme can be saved."""
    problems = [
        *required("client", programme.client, _("The client’s name is missing.")),
        *required("name", programme.name, _("The programme needs a name, for example autumn 2026.")),
        *required("organiser_name", programme.organiser_name, _("The organiser’s name is missing.")),
        *check_email("organiser_email", programme.organiser_email),
        *check_link("link", programme.link),
    ]
    if programme.budget_minutes < 0:
        problems.append(Problem("budget_minutes", _("The time budget cannot be negative.")))
    if programme.ends_on and programme.ends_on <= programme.kickoff_on:
        problems.append(Problem("ends_on", _("The end must come after the kick-off.")))
    return problems


def check_module(module: Module) -> list[Problem]:
    """What must be mended before the module can be saved."""
    return [
        *required("code", module.code, _("The module needs a short code, for example M1.")),
        *required("title", module.title_nb or module.title_en, _("The module needs a title in one language at least.")),
        *check_minutes("minutes", module.minutes, least=1),
    ]


def template_modules(programme_id: int, texts_in: str = "nb") -> list[Module]:
    """The modules of the default programme, 660 minutes for every participant, in order.

    The closing is A for *avslutning* in a programme whose texts are in Norwegian, and C in an English one.
    """
    text = files("omvendt_desktop.domain").joinpath("programme_template.json").read_text(encoding="utf-8")
    return [
        Module(
            programme_id=programme_id,
            code="A" if texts_in == "nb" and item["kind"] == ModuleKind.CLOSING else item["code"],
            position=position,
            kind=ModuleKind(item["kind"]),
            audience=_TEMPLATE_AUDIENCES[item["audience"]],
            minutes=item["minutes"],
            week=item["week"],
            title_nb=item["title"]["nb"],
            title_en=item["title"]["en"],
            goals_nb=tuple(item["goals"]["nb"]),
            goals_en=tuple(item["goals"]["en"]),
            questions_nb=tuple(item.get("questions", {}).get("nb", ())),
            questions_en=tuple(item.get("questions", {}).get("en", ())),
        )
        for position, item in enumerate(json.loads(text))
    ]


def planned_minutes(modules: list[Module], role: Role) -> int:
    """The minutes the plan asks of one person of the role."""
    return sum(module.minutes for module in modules if takes_part(role, module.audience))


def day_of(module: Module, kickoff_on: date) -> date:
    """The day the module falls on when the plan is followed to the week."""
    return kickoff_on + timedelta(weeks=module.week)


def activate(programme: Programme) -> Programme:
    """The programme, running. Raises UserError when it is closed."""
    if programme.status is ProgrammeStatus.CLOSED:
        raise UserError(_("{programme} is closed.").format(programme=programme.title), _("Reopen it first."))
    return replace(programme, status=ProgrammeStatus.ACTIVE)


def close(programme: Programme) -> Programme:
    """The programme, closed. Raises UserError when it is closed already."""
    if programme.status is ProgrammeStatus.CLOSED:
        raise UserError(_("{programme} is closed already.").format(programme=programme.title))
    return replace(programme, status=ProgrammeStatus.CLOSED)


def reopen(programme: Programme) -> Programme:
    """The closed programme, running again. Raises UserError when it is not closed."""
    if programme.status is not ProgrammeStatus.CLOSED:
        raise UserError(_("{programme} is not closed.").format(programme=programme.title))
    return replace(programme, status=ProgrammeStatus.ACTIVE)
