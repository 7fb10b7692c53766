"""The coordinator’s own contact with a participant, planned and done."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import StrEnum

from omvendt_desktop.domain.fields import check_minutes
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.working_days import next_working_day
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import N_, _


class Channel(StrEnum):
    """How the contact is made."""

    PHONE = "phone"
    VIDEO = "video"
    MAIL = "mail"
    IN_PERSON = "in_person"


class Outcome(StrEnum):
    """How it stands; NO_REPLY is a contact that was not answered."""

    FINE = "fine"
    ATTENTION = "attention"
    URGENT = "urgent"
    NO_REPLY = "no_reply"


class CheckInState(StrEnum):
    """Where a check-in stands today."""

    PLANNED = "planned"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"


LEAST_BETWEEN = timedelta(weeks=1)

_CHANNEL_WORDS = {
    Channel.PHONE: N_("phone"),
    Channel.VIDEO: N_("video"),
    Channel.MAIL: N_("mail"),
    Channel.IN_PERSON: N_("in person"),
}
_OUTCOME_WORDS = {
    Outcome.FINE: N_("fine"),
    Outcome.ATTENTION: N_("needs attention"),
    Outcome.URGENT: N_("urgent"),
    Outcome.NO_REPLY: N_("no reply"),
}
_STATE_WORDS = {
    CheckInState.PLANNED: N_("planned later"),
    CheckInState.DUE: N_("due today"),
    CheckInState.OVERDUE: N_("overdue"),
    CheckInState.DONE: N_("done"),
}
# What MENTOR, Elements of Effective Practice for Mentoring, standard 5 (monitoring and support), asks at each contact:
# activities, the quality of the relationship, the benefit, and safety – the last worded so that a mentor can also say
# that something hurt.
_QUESTIONS = {
    "contact": N_("When did you last meet, and when do you meet next?"),
    "relation": N_("How is it to talk together – can both say what they think?"),
    "benefit": N_("What have you got out of it so far?"),
    "obstacle": N_("Is anything in the way, or has anything felt uncomfortable? What would help?"),
}


@dataclass(frozen=True)
class CheckIn:
    """One contact; `done_on` is None while planned, `minutes` are the coordinator’s own.

    `answers` are kept under the keys of `questions`; they and the `note` never leave the computer.
    """

    id: int | None = None
    programme_id: int = 0
    participant_id: int = 0
    planned_on: date = date(2026, 1, 1)
    done_on: date | None = None
    channel: Channel = Channel.PHONE
    minutes: int = 0
    outcome: Outcome | None = None
    follow_up_on: date | None = None
    answers: dict[str, str] = field(default_factory=dict)
    note: str = ""


def channel_word(channel: Channel) -> str:
    """The channel as a word on screen."""
    return _(_CHANNEL_WORDS[channel])


def outcome_word(outcome: Outcome) -> str:
    """The outcome as words on screen."""
    return _(_OUTCOME_WORDS[outcome])


def state_word(state: CheckInState) -> str:
    """The state as words on screen."""
    return _(_STATE_WORDS[state])


def questions() -> dict[str, str]:
    """The four questions of the call sheet in order, by the key their answers are kept under."""
    return {key: _(text) for key, text in _QUESTIONS.items()}


def state_of(done: bool, planned_on: date, today: date) -> CheckInState:
    """Where a check-in planned for the day stands today."""
    if done:
        return CheckInState.DONE
    if planned_on == today:
        return CheckInState.DUE
    return CheckInState.OVERDUE if planned_on < today else CheckInState.PLANNED


def check_done(check_in: CheckIn, today: date) -> list[Problem]:
    """What must be mended before the check-in can be saved as done."""
    problems = check_minutes("minutes", check_in.minutes)
    if check_in.outcome is None:
        problems.append(Problem("outcome", _("Choose how it stands.")))
    if check_in.done_on is None or check_in.done_on > today:
        problems.append(Problem("done_on", _("A check-in is noted when it has been made; this day has not come yet.")))
    elif check_in.follow_up_on is not None and check_in.follow_up_on <= check_in.done_on:
        problems.append(Problem("follow_up_on", _("The follow-up must come after the check-in.")))
    return problems


def put_off(check_in: CheckIn, until: date) -> CheckIn:
    """The check-in, planned for a later day. Raises UserError when it is done."""
    if check_in.done_on is not None:
        raise UserError(_("This check-in is done."), _("Plan a new one instead."))
    return replace(check_in, planned_on=until)


def default_days(
    role: Role, starts_on: date, pair_meetings: Mapping[int, date], rules: Mapping[str, int]
) -> dict[str, date]:
    """The days to call somebody of the role in a pair that starts on a day, by the rule that asks for the call.

    `pair_meetings` tells the day of each pair meeting by its number, 1 the first; `rules` are those of `rules_of`.
    The call of a week, counted from the start, is due on its last working day. On a day off nobody is called: before
    a meeting it is done earlier, after one later. A meeting that is not in the plan has no check-in, nor has one
    before the start. Nobody is called twice within a week: the first of such calls serves for both.
    """
    weeks = ("check_in_mentor_week", "check_in_mentor_again_week") if role is Role.MENTOR else ("check_in_mentee_week",)
    ends = {week: starts_on + timedelta(weeks=rules[week], days=-1) for week in weeks if rules[week] > 0}
    days = {week: next_working_day(end, step=-1) for week, end in ends.items()}
    for rule, step in (("check_in_after_meeting", 1), ("check_in_before_meeting", -1)):
        if rules[rule] in pair_meetings:
            away = pair_meetings[rules[rule]] + step * timedelta(days=rules["check_in_days_around"])
            days[rule] = next_working_day(away, step=step)
    return _spaced({rule: day for rule, day in days.items() if day >= starts_on})


def _spaced(days: Mapping[str, date]) -> dict[str, date]:
    spaced: dict[str, date] = {}
    last = date.min
    for rule, day in sorted(days.items(), key=lambda item: item[1]):
        if day - last >= LEAST_BETWEEN:
            spaced[rule] = last = day
    return spaced
