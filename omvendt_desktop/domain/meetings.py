"""A dated occurrence of a module, who was there, and the log of what was held."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from omvendt_desktop.domain.fields import check_link, check_minutes
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import N_, Np_, _, pgettext


class MeetingStatus(StrEnum):
    """Where a meeting stands."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class Answer(StrEnum):
    """What somebody answered to an invitation, by the words of RFC 5545, section 3.2.12."""

    NONE = "NEEDS-ACTION"
    YES = "ACCEPTED"
    NO = "DECLINED"
    MAYBE = "TENTATIVE"


class Dot(StrEnum):
    """What became of one of a pair’s meetings, as it is drawn; MISSING has no date."""

    HELD = "held"
    PLANNED = "planned"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MISSING = "missing"


class HeldAs(StrEnum):
    """How a meeting was held."""

    UNKNOWN = ""
    IN_PERSON = "in_person"
    DIGITAL = "digital"
    PHONE = "phone"


class Fit(StrEnum):
    """The answer to whether the pair fits, asked after the first meeting."""

    NOT_ASKED = ""
    GOOD = "good"
    UNSURE = "unsure"
    NOT_GOOD = "not_good"


_STATUS_WORDS = {
    MeetingStatus.PLANNED: Np_("meeting", "planned"),
    MeetingStatus.HELD: Np_("meeting", "held"),
    MeetingStatus.CANCELLED: Np_("meeting", "cancelled"),
    MeetingStatus.NO_SHOW: Np_("meeting", "no-show"),
}
_ANSWER_WORDS = {
    Answer.NONE: N_("no answer"),
    Answer.YES: N_("yes"),
    Answer.NO: N_("no"),
    Answer.MAYBE: N_("maybe"),
}
_HELD_WORDS = {
    HeldAs.UNKNOWN: N_("not stated"),
    HeldAs.IN_PERSON: N_("in person"),
    HeldAs.DIGITAL: N_("digital"),
    HeldAs.PHONE: N_("by phone"),
}
_FIT_WORDS = {
    Fit.NOT_ASKED: N_("not asked"),
    Fit.GOOD: N_("good fit"),
    Fit.UNSURE: N_("do not know yet"),
    Fit.NOT_GOOD: N_("not a good fit"),
}


@dataclass(frozen=True)
class Meeting:
    """A module on a date: of one pair, or joint when `pair_id` is None.

    `starts_at` is wall time in the programme's zone, `role` tells whose gathering it is when the roles meet apart,
    `uid` is the calendar identity (random, stored, never reused), `moves` counts how often it was moved in a row.
    """

    id: int | None = None
    programme_id: int = 0
    module_id: int = 0
    pair_id: int | None = None
    role: Role | None = None
    starts_at: datetime = datetime(2026, 1, 1, 9)
    minutes: int = 60
    place: str = ""
    link: str = ""
    status: MeetingStatus = MeetingStatus.PLANNED
    uid: str = ""
    moves: int = 0

    @property
    def ends_at(self) -> datetime:
        """Wall time at the end, in the programme's zone."""
        return self.starts_at + timedelta(minutes=self.minutes)

    @property
    def is_joint(self) -> bool:
        """Whether several pairs are together."""
        return self.pair_id is None


@dataclass(frozen=True)
class Attendance:
    """One participant of one meeting: the answer to the invitation, and whether they came.

    `present` is None until logged; `minutes` are the logged ones, 0 when absent. `answered_at` is UTC without zone,
    `proposed_start` wall time. `uid` is empty unless this person needs a calendar identity of their own, because
    they were told that the meeting is off and are now invited again.
    """

    id: int | None = None
    meeting_id: int = 0
    participant_id: int = 0
    answer: Answer = Answer.NONE
    answered_at: datetime | None = None
    answered_sequence: int | None = None
    proposed_start: datetime | None = None
    present: bool | None = None
    minutes: int = 0
    fit: Fit = Fit.NOT_ASKED
    uid: str = ""


@dataclass(frozen=True)
class Log:
    """What was noted of a held meeting; `usefulness` is 1 to 5 or None when not asked.

    `planned_at` is the wall time it was planned for when it was held at another, None when it was held as planned.
    """

    id: int | None = None
    meeting_id: int = 0
    logged_at: datetime | None = None
    held_as: HeldAs = HeldAs.UNKNOWN
    usefulness: int | None = None
    next_step: str = ""
    note: str = ""
    planned_at: datetime | None = None


def status_word(status: MeetingStatus) -> str:
    """The status as a word on screen."""
    return pgettext(*_STATUS_WORDS[status])


def answer_word(answer: Answer) -> str:
    """The answer as a word on screen."""
    return _(_ANSWER_WORDS[answer])


def held_word(held_as: HeldAs) -> str:
    """The way a meeting was held as words on screen."""
    return _(_HELD_WORDS[held_as])


def fit_word(fit: Fit) -> str:
    """The answer about the fit as words on screen."""
    return _(_FIT_WORDS[fit])


def new_uid() -> str:
    """A random calendar identity (RFC 7986, section 5.3); it is stored, never made from an id that may be reused."""
    from uuid import uuid4

    return f"{uuid4()}@omvendt-desktop"


def forget_answer(attendance: Attendance) -> Attendance:
    """The attendance, asked again: an answer given to another time says nothing."""
    return replace(attendance, answer=Answer.NONE, answered_at=None, answered_sequence=None, proposed_start=None)


def lacks_log(status: MeetingStatus, starts_at: datetime, minutes: int, now: datetime) -> bool:
    """Whether a meeting is over at wall time `now` and nothing is noted of it: it is still planned, and has ended.

    Whatever counts or lists meetings without a log goes by this; `store.queries.logs.LACKS_LOG` says it in SQL.
    """
    return status is MeetingStatus.PLANNED and starts_at + timedelta(minutes=minutes) <= now


def check_meeting(meeting: Meeting) -> list[Problem]:
    """What must be mended before the meeting can be saved."""
    return [*check_minutes("minutes", meeting.minutes, least=1), *check_link("link", meeting.link)]


def move(meeting: Meeting, starts_at: datetime) -> Meeting:
    """The planned meeting at another wall time. Raises UserError once held or cancelled."""
    if meeting.status is not MeetingStatus.PLANNED:
        raise UserError(
            _("A meeting that is {status} cannot be moved.").format(status=status_word(meeting.status)),
            _("Plan a new one instead."),
        )
    return replace(meeting, starts_at=starts_at, moves=meeting.moves + 1)


def cancel(meeting: Meeting) -> Meeting:
    """The meeting, called off. Raises UserError unless planned."""
    if meeting.status is not MeetingStatus.PLANNED:
        raise UserError(
            _("A meeting that is {status} cannot be cancelled.").format(status=status_word(meeting.status)),
        )
    return replace(meeting, status=MeetingStatus.CANCELLED)


def hold(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting, held. `now` is wall time. Raises UserError when cancelled or still to come."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise UserError(_("A cancelled meeting cannot be held."), _("Plan a new one instead."))
    if meeting.starts_at > now:
        raise UserError(_("This meeting has not begun yet."), _("Move it to when it was held, or log it afterwards."))
    return replace(meeting, status=MeetingStatus.HELD)


def miss(meeting: Meeting, now: datetime) -> Meeting:
    """The meeting that was missed. `now` is wall time. Raises UserError when cancelled or still to come."""
    if meeting.status is MeetingStatus.CANCELLED:
        raise UserError(_("A cancelled meeting cannot be a no-show."))
    if meeting.starts_at > now:
        raise UserError(_("This meeting has not begun yet."), _("Log it afterwards."))
    return replace(meeting, status=MeetingStatus.NO_SHOW)


def check_log(log: Log, present: int) -> list[Problem]:
    """What must be mended before a log with so many people present can be saved."""
    problems = []
    if log.usefulness is not None and not 1 <= log.usefulness <= 5:
        problems.append(Problem("usefulness", _("Usefulness is a number from 1 to 5.")))
    if present < 1:
        problems.append(Problem("present", _("Somebody must have been there; else choose “no-show”.")))
    return problems
