"""A mentor or mentee taken into a programme."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from omvendt_desktop.domain.fields import check_email, required
from omvendt_desktop.domain.name_order import first_name
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import N_, Np_, _, pgettext

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
PARTS_OF_DAY = ("morning", "afternoon", "evening")
SLOTS = tuple(f"{weekday}-{part}" for weekday in WEEKDAYS for part in PARTS_OF_DAY)


class Role(StrEnum):
    """The junior leads the learning: the mentor is the younger one."""

    MENTOR = "mentor"
    MENTEE = "mentee"

    @property
    def other(self) -> "Role":
        """The role of those this one meets."""
        return Role.MENTEE if self is Role.MENTOR else Role.MENTOR


class ParticipantStatus(StrEnum):
    """Where a participant stands."""

    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    LEFT = "left"


class MeetingMode(StrEnum):
    """How somebody wishes to meet; empty when not stated."""

    UNKNOWN = ""
    IN_PERSON = "in_person"
    DIGITAL = "digital"
    EITHER = "either"


STILL_HERE = (ParticipantStatus.ACTIVE, ParticipantStatus.PAUSED)

# What is stored, read in lists of thousands: calling the class for each takes too long.
ROLES = {role.value: role for role in Role}
STATUSES = {status.value: status for status in ParticipantStatus}

_ROLE_WORDS = {Role.MENTOR: N_("mentor"), Role.MENTEE: N_("mentee")}
_STATUS_WORDS = {
    ParticipantStatus.ACTIVE: Np_("participant", "active"),
    ParticipantStatus.PAUSED: Np_("participant", "paused"),
    ParticipantStatus.COMPLETED: Np_("participant", "completed"),
    ParticipantStatus.LEFT: Np_("participant", "left"),
}
_MODE_WORDS = {
    MeetingMode.UNKNOWN: N_("not stated"),
    MeetingMode.IN_PERSON: N_("in person"),
    MeetingMode.DIGITAL: N_("digital"),
    MeetingMode.EITHER: N_("either way"),
}
_WEEKDAY_WORDS = {
    "mon": N_("Monday"),
    "tue": N_("Tuesday"),
    "wed": N_("Wednesday"),
    "thu": N_("Thursday"),
    "fri": N_("Friday"),
}
_PART_WORDS = {"morning": N_("morning"), "afternoon": N_("afternoon"), "evening": N_("evening")}


@dataclass(frozen=True)
class Participant:
    """One person in one programme; `availability` holds slots such as `tue-afternoon`."""

    id: int | None = None
    programme_id: int = 0
    role: Role = Role.MENTOR
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
    wishes: str = ""
    sector: str = ""
    availability: tuple[str, ...] = ()
    blocked_dates: tuple[date, ...] = ()
    experience: str = ""
    affiliation: str = ""
    mail_language: str = "nb"
    status: ParticipantStatus = ParticipantStatus.ACTIVE
    capacity: int = 1
    private_notes: str = ""

    @property
    def first_name(self) -> str:
        """The name they are greeted by."""
        return first_name(self.name)


def role_word(role: Role) -> str:
    """The role as a word on screen."""
    return _(_ROLE_WORDS[role])


def status_word(status: ParticipantStatus) -> str:
    """The status as a word on screen."""
    return pgettext(*_STATUS_WORDS[status])


def mode_word(mode: MeetingMode) -> str:
    """The way of meeting as words on screen."""
    return _(_MODE_WORDS[mode])


def slot_words(slot: str) -> str:
    """A slot such as `tue-afternoon` as words on screen: “Tuesday afternoon”."""
    weekday, part = slot.split("-")
    return f"{_(_WEEKDAY_WORDS[weekday])} {_(_PART_WORDS[part])}"


def check_participant(participant: Participant) -> list[Problem]:
    """What must be mended before the participant can be saved."""
    problems = [
        *required("name", participant.name, _("The name is missing.")),
        *check_email("email", participant.email),
    ]
    if participant.capacity < 1:
        problems.append(Problem("capacity", _("A participant can be in one pair at least.")))
    return problems


def pause(participant: Participant) -> Participant:
    """The participant, paused. Raises UserError unless active."""
    return _moved(participant, ParticipantStatus.ACTIVE, ParticipantStatus.PAUSED)


def resume(participant: Participant) -> Participant:
    """The participant, active again. Raises UserError unless paused."""
    return _moved(participant, ParticipantStatus.PAUSED, ParticipantStatus.ACTIVE)


def leave(participant: Participant, in_active_pair: bool) -> Participant:
    """The participant, gone. Raises UserError while in an active pair, or when gone already."""
    if in_active_pair:
        raise _in_active_pair(participant, _("End the pair first; the program can do both at once."))
    if participant.status is ParticipantStatus.LEFT:
        raise UserError(_("{name} has left already.").format(name=participant.name))
    return replace(participant, status=ParticipantStatus.LEFT)


def complete(participant: Participant, in_active_pair: bool) -> Participant:
    """The participant, done with the programme. Raises UserError while in an active pair, or when gone."""
    if in_active_pair:
        raise _in_active_pair(participant, _("Complete the pair first; the program can do both at once."))
    if participant.status is ParticipantStatus.LEFT:
        raise UserError(_("{name} has left and cannot complete the programme.").format(name=participant.name))
    return replace(participant, status=ParticipantStatus.COMPLETED)


def come_back(participant: Participant) -> Participant:
    """The participant who left or completed, active again. Raises UserError when not gone."""
    if participant.status not in (ParticipantStatus.LEFT, ParticipantStatus.COMPLETED):
        raise UserError(_("{name} has not left.").format(name=participant.name))
    return replace(participant, status=ParticipantStatus.ACTIVE)


def _in_active_pair(participant: Participant, hint: str) -> UserError:
    return UserError(_("{name} is in an active pair.").format(name=participant.name), hint)


def _moved(participant: Participant, old: ParticipantStatus, new: ParticipantStatus) -> Participant:
    if participant.status is not old:
        raise UserError(
            _("{name} is {status} and cannot be set to {new}.").format(
                name=participant.name, status=status_word(participant.status), new=status_word(new)
            )
        )
    return replace(participant, status=new)
