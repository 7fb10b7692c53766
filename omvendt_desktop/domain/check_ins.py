"""The coordinator’s own contact with a participant, planned and done."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

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


@dataclass(frozen=True)
class CheckIn:
    """One contact; `done_on` is None while planned, `minutes` are the coordinator’s own.

    `note` never leaves the computer.
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
