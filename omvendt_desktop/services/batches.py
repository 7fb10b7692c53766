"""A batch of mails while it is gathered: who can be written to, and what each mail is called."""

from collections.abc import Callable
from datetime import UTC, datetime

from omvendt_desktop import formats
from omvendt_desktop.domain import calendar_words
from omvendt_desktop.domain.calendar_content import CalendarFile
from omvendt_desktop.domain.fields import mailbox
from omvendt_desktop.domain.invitations import Invitation
from omvendt_desktop.domain.mail_texts import Occasion, Rendered
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.outgoing import Batch, Outgoing, no_calendar, no_words
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.wall_times import check_wall_time
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services import event_content
from omvendt_desktop.services.mail_facts import Facts


class Post:
    """A batch while it is gathered: numbers the mails, and says once who cannot be written to."""

    def __init__(self, facts: Facts, word: str, now: datetime) -> None:
        self.facts = facts
        self.name = " ".join(part for part in (word, facts.programme.plain_title, f"{now:%Y-%m-%d}") if part)
        self.items: list[Outgoing] = []
        self.remarks: dict[str, None] = {}
        self.can_send = bool(facts.sender)
        if not self.can_send:
            self.remarks[_no_sender(facts.programme)] = None

    def can_reach(self, person: Participant) -> bool:
        """Whether mail can go to the person; if not, a remark says why."""
        why = _unreachable(self.facts, person)
        if why:
            self.remarks[why] = None
        return self.can_send and not why

    def is_on_the_clock(self, meeting: Meeting) -> bool:
        """Whether the meeting begins at a time that exists; if not, a remark says so."""
        try:
            check_wall_time(meeting.starts_at, self.facts.programme.time_zone)
        except UserError as error:
            self.remarks[error.sentences] = None
            return False
        return True

    def add(
        self,
        person: Participant | None,
        occasion: Occasion,
        file_name: str,
        *,
        meeting: Meeting | None = None,
        revisions: tuple[Invitation, ...] = (),
        words: Callable[[], Rendered] | None = None,
        calendar: Callable[[], CalendarFile] | None = None,
    ) -> None:
        """Put a mail to the person into the batch, or a bare file without one; it is dated like its newest revision."""
        facts = self.facts
        stamp = max((each.stamp for each in revisions if each.stamp), default=facts.now)
        self.items.append(
            Outgoing(
                number=len(self.items) + 1,
                to_name=person.name if person else file_name,
                to_email=mailbox(person.email) if person else "",
                occasion=occasion,
                file_name=file_name.replace("/", "-"),
                language=event_content.language_for(facts, person),
                from_name=facts.programme.organiser_name,
                from_email=facts.sender,
                written_at=stamp.replace(tzinfo=UTC),
                meeting_id=meeting.id if meeting else None,
                participant_id=person.id if person else None,
                revisions=revisions,
                write_words=words or no_words,
                write_calendar=calendar or no_calendar,
            )
        )

    def batch(self) -> Batch:
        """What was gathered."""
        return Batch(self.facts.programme.id or 0, self.name, tuple(self.items), tuple(self.remarks))


def file_name_of(facts: Facts, person: Participant, meeting: Meeting) -> str:
    """The name of the file about one meeting: who, what and the day."""
    key = (meeting.module_id, meeting.starts_at.date())
    if key not in facts.kept:
        with using(facts.programme.language):
            what = calendar_words.summary(facts.module(meeting), facts.modules, private=True)
            facts.kept[key] = f"{what} {formats.day_month(meeting.starts_at.date())}"
    return f"{person.name} – {facts.kept[key]}"


def _no_sender(programme: Programme) -> str:
    if programme.organiser_email.strip():
        return _("“{address}” cannot be written as a sender. Correct the organiser’s address.").format(
            address=programme.organiser_email
        )
    return _("The programme has no organiser’s address to send from. Fill it in on the programme’s page.")


def _unreachable(facts: Facts, person: Participant) -> str:
    address = mailbox(person.email)
    if not person.email.strip():
        return _("{name} has no e-mail address.").format(name=person.name)
    if not address:
        return _("“{address}” of {name} is no address that mail can go to.").format(
            address=person.email, name=person.name
        )
    if address.casefold() == facts.sender.casefold():
        return _("{name} has the address the programme sends from, and gets no invitation.").format(name=person.name)
    return ""
