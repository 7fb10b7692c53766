"""What is to be sent: one mail or calendar file for each recipient, gathered into a batch."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from omvendt_desktop.domain.calendar_content import CalendarFile
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.mail_texts import Occasion, Rendered


def no_words() -> Rendered:
    """What a bare file says in a mail."""
    return Rendered("", "")


def no_calendar() -> None:
    """The calendar file of a plain mail."""


@dataclass(frozen=True)
class Outgoing:
    """One mail of a batch; without an address it is a bare calendar file.

    `revisions` is what is kept when it is marked as sent. `write_words` and `write_calendar` are called when the mail
    or its file is first asked for: thousands are listed, and few are read.
    """

    number: int
    to_name: str
    to_email: str
    occasion: Occasion
    file_name: str
    language: str
    from_name: str
    from_email: str
    written_at: datetime
    meeting_id: int | None = None
    participant_id: int | None = None
    revisions: tuple[Invitation, ...] = ()
    write_words: Callable[[], Rendered] = field(default=no_words, compare=False, repr=False)
    write_calendar: Callable[[], CalendarFile | None] = field(default=no_calendar, compare=False, repr=False)

    @cached_property
    def words(self) -> Rendered:
        """Subject and text, in the recipient’s language."""
        return self.write_words()

    @cached_property
    def calendar(self) -> CalendarFile | None:
        """What its calendar file says; None for a mail without one."""
        return self.write_calendar()

    @property
    def subject(self) -> str:
        """The subject line."""
        return self.words.subject

    @property
    def text(self) -> str:
        """The plain text."""
        return self.words.text


@dataclass(frozen=True)
class SentMail:
    """A mail without a calendar file that was marked as sent, about one meeting or several; `sent_at` is wall time."""

    id: int | None = None
    participant_id: int = 0
    meeting_id: int | None = None
    occasion: Occasion = Occasion.REMINDER
    sent_at: datetime = datetime.min


@dataclass(frozen=True)
class Batch:
    """What is written or sent together; `remarks` say what was left out and why."""

    programme_id: int
    name: str
    items: tuple[Outgoing, ...]
    remarks: tuple[str, ...] = ()
