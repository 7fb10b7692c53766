"""The texts of mails, one per occasion, role and language, as the coordinator words them."""

from dataclasses import dataclass
from enum import StrEnum


class Occasion(StrEnum):
    """Why a mail is written."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    KICKOFF = "kickoff"
    LOG_REQUEST = "log_request"
    REMINDER = "reminder"


@dataclass(frozen=True)
class MailText:
    """A text the coordinator has changed; without one the built-in wording is used. `role` is mentor or mentee."""

    id: int | None = None
    programme_id: int = 0
    occasion: Occasion = Occasion.INVITATION
    role: str = "mentor"
    language: str = "nb"
    subject: str = ""
    text: str = ""
