"""How a pair is doing: a word, the reason, and what to do next."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from omvendt_desktop.domain.time_spent import is_behind
from omvendt_desktop.i18n import N_, _, ngettext


class Level(StrEnum):
    """The word; TOO_EARLY is a state of its own, not a kind of green."""

    TOO_EARLY = "too_early"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Cause(StrEnum):
    """Which rule decided."""

    URGENT = "urgent"
    UNFIT = "unfit"
    NO_REPLY = "no_reply"
    NO_MEETING = "no_meeting"
    BREAKS = "breaks"
    OVERDUE = "overdue"
    NO_DATE = "no_date"
    CHECK_IN = "check_in"
    BEHIND = "behind"
    LITTLE_USE = "little_use"
    TOO_EARLY = "too_early"
    WELL = "well"


# These flags are raised by the check-in itself, which therefore does not answer them.
SAID_IN_CHECK_IN = (Cause.URGENT, Cause.NO_REPLY)


class Facts(NamedTuple):
    """What is known of a pair. `unfit`, `urgent` and `silent` name the participant it is about.

    `breaks` counts cancellations, no-shows and moves in a row since the last held meeting, `meetings_left` the
    modules of pairs not held yet, `no_replies` the latest contacts in a row without an answer, `times` the minutes
    used and planned to date of each of the two, `low_ratings` the meetings rated at or below the programme’s limit.
    """

    pair_id: int
    mentor_id: int
    mentee_id: int
    first_due: date
    last_held: date | None = None
    next_on: date | None = None
    overdue_on: date | None = None
    breaks: int = 0
    meetings_left: int = 0
    unfit: int | None = None
    urgent: int | None = None
    silent: int | None = None
    no_replies: int = 0
    check_in_on: date | None = None
    check_in_with: int | None = None
    times: tuple[tuple[int, int], ...] = ()
    low_ratings: int = 0


class Health(NamedTuple):
    """The word, why, and what to do; `participant_id` is whom to speak to first, the mentor unless it is about one."""

    level: Level
    cause: Cause
    reason: str
    next_step: str
    participant_id: int

    @property
    def words(self) -> str:
        """The reason and what to do, as sentences."""
        return f"{self.reason[:1].upper()}{self.reason[1:]}. {self.next_step}"


_LEVEL_WORDS = {
    Level.TOO_EARLY: N_("too early to tell"),
    Level.GREEN: N_("going well"),
    Level.YELLOW: N_("needs a look"),
    Level.RED: N_("needs you now"),
}
_NEXT_STEPS = {
    Cause.URGENT: N_("Call today and agree on what happens next."),
    Cause.UNFIT: N_("Talk with each of them alone, and consider another match."),
    Cause.NO_REPLY: N_("Try another way to reach them."),
    Cause.NO_MEETING: N_("Call the mentor first, then agree on a date with both."),
    Cause.BREAKS: N_("Ask what is in the way, and find a time that holds."),
    Cause.OVERDUE: N_("Ask whether it was held; log it or find a new date."),
    Cause.NO_DATE: N_("Agree on the next date."),
    Cause.CHECK_IN: N_("Make the check-in."),
    Cause.BEHIND: N_("Log what has been held, or agree on more time together."),
    Cause.LITTLE_USE: N_("Ask what would make the meetings more useful."),
    Cause.TOO_EARLY: N_("Wait for the first meeting."),
    Cause.WELL: N_("Nothing needs doing."),
}

_Finding = tuple[Cause, str, int | None]


def level_word(level: Level) -> str:
    """The level as words on screen."""
    return _(_LEVEL_WORDS[level])


def what_to_do(health: Health | None) -> str:
    """Why a pair needs somebody, and what to do, as sentences; of a pair that needs nobody nothing."""
    return health.words if health and health.level in (Level.RED, Level.YELLOW) else ""


def assess(facts: Facts, rules: Mapping[str, int], today: date) -> Health:
    """The health of a pair by the numbers of `rules_of`; the gravest finding decides.

    What somebody has said (urgent, not a good fit, no reply) counts from the first day; what only time can tell
    waits until meeting 1 has been due for a week.
    """
    for finding in _said(facts, rules):
        return _health(Level.RED, finding, facts)
    if today <= facts.first_due + timedelta(days=rules["too_early_days"]):
        return _health(Level.TOO_EARLY, (Cause.TOO_EARLY, _("the first meeting has only just come up"), None), facts)
    for finding in _red(facts, rules, today):
        return _health(Level.RED, finding, facts)
    for finding in _yellow(facts, rules, today):
        return _health(Level.YELLOW, finding, facts)
    return _health(Level.GREEN, (Cause.WELL, _("meetings and time follow the plan"), None), facts)


def days_without_meeting(facts: Facts, today: date) -> int:
    """Days since the last held meeting of the pair, or since the first was due when none was held."""
    return (today - (facts.last_held or facts.first_due)).days


def _health(level: Level, finding: _Finding, facts: Facts) -> Health:
    cause, reason, about = finding
    return Health(level, cause, reason, _(_NEXT_STEPS[cause]), about or facts.mentor_id)


def _said(facts: Facts, rules: Mapping[str, int]) -> Iterator[_Finding]:
    if facts.urgent is not None:
        yield Cause.URGENT, _("a check-in was marked urgent"), facts.urgent
    if facts.unfit is not None:
        yield Cause.UNFIT, _("one of them answered “not a good fit”"), facts.unfit
    if facts.silent is not None and facts.no_replies >= rules["red_no_replies"] > 0:
        text = ngettext("no reply to {count} contact", "no reply to {count} contacts", facts.no_replies)
        yield Cause.NO_REPLY, text.format(count=facts.no_replies), facts.silent


def _red(facts: Facts, rules: Mapping[str, int], today: date) -> Iterator[_Finding]:
    days = days_without_meeting(facts, today)
    if facts.meetings_left and days > rules["red_days_without_meeting"]:
        yield Cause.NO_MEETING, _no_meeting(days), None
    if facts.breaks >= rules["red_breaks"] > 0:
        text = ngettext("{count} cancellation or move", "{count} cancellations or moves in a row", facts.breaks)
        yield Cause.BREAKS, text.format(count=facts.breaks), None


def _yellow(facts: Facts, rules: Mapping[str, int], today: date) -> Iterator[_Finding]:
    if facts.overdue_on and (late := (today - facts.overdue_on).days) > rules["yellow_overdue_days"]:
        text = ngettext("a meeting is overdue by {count} day", "a meeting is overdue by {count} days", late)
        yield Cause.OVERDUE, text.format(count=late), None
    days = days_without_meeting(facts, today)
    if facts.meetings_left and facts.next_on is None and days > rules["yellow_days_without_date"]:
        yield Cause.NO_DATE, _("no coming date, {no_meeting}").format(no_meeting=_no_meeting(days)), None
    if facts.check_in_on is not None and facts.check_in_on < today:
        late = (today - facts.check_in_on).days
        text = ngettext("a check-in is overdue by {count} day", "a check-in is overdue by {count} days", late)
        yield Cause.CHECK_IN, text.format(count=late), facts.check_in_with
    if any(is_behind(used, plan, rules["behind_percent"]) for used, plan in facts.times):
        text = _("less than {percent} per cent of the time planned to date is used")
        yield Cause.BEHIND, text.format(percent=rules["behind_percent"]), None
    if facts.low_ratings >= rules["low_usefulness_times"] > 0:
        text = _("{count} meetings were rated {points} or less")
        yield Cause.LITTLE_USE, text.format(count=facts.low_ratings, points=rules["low_usefulness"]), None


def _no_meeting(days: int) -> str:
    return ngettext("no meeting for {count} day", "no meeting for {count} days", days).format(count=days)
