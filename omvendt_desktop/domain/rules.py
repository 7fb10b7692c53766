"""The numbers of health, check-ins and today’s list that each programme may set for itself."""

from collections.abc import Mapping

from omvendt_desktop.errors import Problem
from omvendt_desktop.i18n import N_, _

RULES = {
    "too_early_days": 7,
    "red_days_without_meeting": 45,
    "red_breaks": 2,
    "red_no_replies": 2,
    "yellow_overdue_days": 7,
    "yellow_days_without_date": 21,
    "behind_percent": 70,
    "low_usefulness": 3,
    "low_usefulness_times": 2,
    "red_flag_working_days": 3,
    "check_in_mentor_week": 1,
    "check_in_mentor_again_week": 3,
    "check_in_mentee_week": 2,
    "check_in_after_meeting": 3,
    "check_in_before_meeting": 6,
    "check_in_days_around": 7,
    "log_ask_days": 3,
    "log_call_days": 7,
    "unanswered_days": 7,
    "kickoff_invitation_days": 21,
    "kickoff_practical_days": 7,
    "closing_reminder_days": 14,
    "retention_days": 180,
}

MOST = 3650

_WORDS = {
    "too_early_days": N_("Too early to tell until so many days after meeting 1 is due"),
    "red_days_without_meeting": N_("Red after more than so many days without a held meeting"),
    "red_breaks": N_("Red at so many cancellations or moves in a row"),
    "red_no_replies": N_("Red at so many contacts without a reply"),
    "yellow_overdue_days": N_("Yellow when a meeting is overdue by more than so many days"),
    "yellow_days_without_date": N_("Yellow without a coming date more than so many days after the last meeting"),
    "behind_percent": N_("Falling behind below so many percent of the plan to date"),
    "low_usefulness": N_("A meeting was of little use at so many points or less"),
    "low_usefulness_times": N_("Yellow at so many meetings of little use"),
    "red_flag_working_days": N_("Call within so many working days when a pair turns red"),
    "check_in_mentor_week": N_("First check-in with the mentor in week"),
    "check_in_mentor_again_week": N_("Second check-in with the mentor in week"),
    "check_in_mentee_week": N_("Check-in with the mentee in week"),
    "check_in_after_meeting": N_("Check-in with both after meeting number"),
    "check_in_before_meeting": N_("Check-in with both before meeting number"),
    "check_in_days_around": N_("Days between such a meeting and its check-in"),
    "log_ask_days": N_("Ask for a log so many days after the meeting"),
    "log_call_days": N_("Call about a missing log so many days after the meeting"),
    "unanswered_days": N_("Ask again when an invitation is unanswered after so many days"),
    "kickoff_invitation_days": N_("Send kick-off invitations so many days before"),
    "kickoff_practical_days": N_("Send practical information so many days before the kick-off"),
    "closing_reminder_days": N_("Remind of the closing so many days before"),
    "retention_days": N_("Delete personal data so many days after the end"),
}


def rules_of(own: Mapping[str, int]) -> dict[str, int]:
    """Every number: the programme’s own where it has one, else the default."""
    return {name: own.get(name, default) for name, default in RULES.items()}


def rule_words() -> dict[str, str]:
    """What each number means, as words on screen, in order."""
    return {name: _(text) for name, text in _WORDS.items()}


def check_rules(own: Mapping[str, int]) -> list[Problem]:
    """What must be mended before a programme can keep these numbers."""
    return [
        Problem(name, _("This must be a whole number from 0 to {most}.").format(most=MOST))
        for name, number in own.items()
        if name in RULES and not 0 <= number <= MOST
    ]
