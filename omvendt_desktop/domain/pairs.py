"""One mentor with one mentee."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from omvendt_desktop.domain.name_order import first_name
from omvendt_desktop.domain.participants import Participant, ParticipantStatus, Role
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import N_, Np_, _, ngettext, pgettext


class PairStatus(StrEnum):
    """Where a pair stands; COMPLETED is the good end, ENDED the early one."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ACTIVE = "active"
    PAUSED = "paused"
    COMPLETED = "completed"
    ENDED = "ended"


class EndReason(StrEnum):
    """Why a pair ended before its time."""

    TIME = "time"
    JOB_CHANGE = "job_change"
    CHEMISTRY = "chemistry"
    TOPIC = "topic"
    INCIDENT = "incident"
    ILLNESS = "illness"
    OTHER = "other"


OPEN = (PairStatus.DRAFT, PairStatus.PROPOSED, PairStatus.ACTIVE, PairStatus.PAUSED)

_STATUS_WORDS = {
    PairStatus.DRAFT: Np_("pair", "draft"),
    PairStatus.PROPOSED: Np_("pair", "proposed"),
    PairStatus.ACTIVE: Np_("pair", "active"),
    PairStatus.PAUSED: Np_("pair", "paused"),
    PairStatus.COMPLETED: Np_("pair", "completed"),
    PairStatus.ENDED: Np_("pair", "ended early"),
}
_REASON_WORDS = {
    EndReason.TIME: N_("no time"),
    EndReason.JOB_CHANGE: N_("change of job"),
    EndReason.CHEMISTRY: N_("chemistry"),
    EndReason.TOPIC: N_("topic"),
    EndReason.INCIDENT: N_("incident"),
    EndReason.ILLNESS: N_("illness"),
    EndReason.OTHER: N_("other"),
}


@dataclass(frozen=True)
class Pair:
    """A mentor and a mentee; `why` is one reason a line for matching them."""

    id: int | None = None
    programme_id: int = 0
    mentor_id: int = 0
    mentee_id: int = 0
    status: PairStatus = PairStatus.ACTIVE
    starts_on: date | None = None
    ended_on: date | None = None
    end_reason: EndReason | None = None
    end_note: str = ""
    why: str = ""


def status_word(status: PairStatus) -> str:
    """The status as a word on screen."""
    return pgettext(*_STATUS_WORDS[status])


def reason_word(reason: EndReason) -> str:
    """The reason for an early end as words on screen."""
    return _(_REASON_WORDS[reason])


def first_names(mentor: str, mentee: str) -> str:
    """The two by their first names: “Minh and Per”."""
    return _("{mentor} and {mentee}").format(mentor=first_name(mentor), mentee=first_name(mentee))


def refuse_match(mentor: Participant, mentee: Participant, together_already: bool) -> None:
    """Raise UserError with the reason when the two cannot be a pair at all."""
    if mentor.id == mentee.id:
        raise UserError(_("A pair is two different people."), _("Choose somebody else."))
    if mentor.role is not Role.MENTOR or mentee.role is not Role.MENTEE:
        raise UserError(_("A pair is one mentor and one mentee."), _("Choose one of each."))
    if mentor.programme_id != mentee.programme_id:
        raise UserError(_("{mentor} and {mentee} are in different programmes.").format(**_names(mentor, mentee)))
    if mentor.email and mentor.email.casefold() == mentee.email.casefold():
        raise UserError(_("{mentor} and {mentee} have the same e-mail address.").format(**_names(mentor, mentee)))
    if together_already:
        raise UserError(_("{mentor} and {mentee} are a pair already.").format(**_names(mentor, mentee)))
    for person in (mentor, mentee):
        if person.status is not ParticipantStatus.ACTIVE:
            raise UserError(
                _("{name} is not active in the programme.").format(name=person.name), _("Make them active first.")
            )


def capacity_warning(person: Participant, open_pairs: int) -> str:
    """One sentence when the person would be in more pairs than they have room for, else an empty text."""
    if open_pairs < person.capacity:
        return ""
    text = ngettext(
        "{name} is in {count} pair already and has room for {capacity}.",
        "{name} is in {count} pairs already and has room for {capacity}.",
        open_pairs,
    )
    return text.format(name=person.name, count=open_pairs, capacity=person.capacity)


def lasts(pair: Pair, on: date) -> bool:
    """Whether the pair counts on a day: it has begun, and it has not ended early; a completed pair counts."""
    if ended_early(pair, on) or pair.status in (PairStatus.DRAFT, PairStatus.PROPOSED):
        return False
    return pair.starts_on <= on if pair.starts_on else pair.status is not PairStatus.ENDED


def ended_early(pair: Pair, on: date) -> bool:
    """Whether the pair had begun and ended before its time, up to and including a day."""
    has_begun = pair.starts_on is not None and pair.starts_on <= on
    return pair.status is PairStatus.ENDED and has_begun and (pair.ended_on is None or pair.ended_on <= on)


def propose(pair: Pair) -> Pair:
    """The draft, put to the two people. Raises UserError from any other status."""
    return _moved(pair, (PairStatus.DRAFT,), PairStatus.PROPOSED)


def start(pair: Pair, on: date) -> Pair:
    """The pair, active from a day. Raises UserError unless it is a draft or proposed."""
    return replace(_moved(pair, (PairStatus.DRAFT, PairStatus.PROPOSED), PairStatus.ACTIVE), starts_on=on)


def pause(pair: Pair) -> Pair:
    """The pair, resting. Raises UserError unless active."""
    return _moved(pair, (PairStatus.ACTIVE,), PairStatus.PAUSED)


def resume(pair: Pair) -> Pair:
    """The pair, active again. Raises UserError unless paused."""
    return _moved(pair, (PairStatus.PAUSED,), PairStatus.ACTIVE)


def complete(pair: Pair, on: date) -> Pair:
    """The pair, done with the programme. Raises UserError unless active or paused."""
    return replace(_moved(pair, (PairStatus.ACTIVE, PairStatus.PAUSED), PairStatus.COMPLETED), ended_on=on)


def end(pair: Pair, on: date, reason: EndReason, note: str) -> Pair:
    """The pair, ended early for a reason. Raises UserError when it has ended already or would end before it began."""
    if pair.starts_on and on < pair.starts_on:
        raise UserError(_("The pair cannot end before it began."), _("Choose a later date."))
    ended = _moved(pair, OPEN, PairStatus.ENDED)
    return replace(ended, ended_on=on, end_reason=reason, end_note=note)


def _names(mentor: Participant, mentee: Participant) -> dict[str, str]:
    return {"mentor": mentor.name, "mentee": mentee.name}


def _moved(pair: Pair, allowed: tuple[PairStatus, ...], new: PairStatus) -> Pair:
    if pair.status not in allowed:
        raise UserError(
            _("A pair that is {status} cannot become {new}.").format(
                status=status_word(pair.status), new=status_word(new)
            )
        )
    return replace(pair, status=new)
