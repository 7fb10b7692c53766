"""What can be sent, about whom, and the batch that a choice leads to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from omvendt_desktop.domain.mail_texts import Occasion
from omvendt_desktop.i18n import _
from omvendt_desktop.services import invitations
from omvendt_desktop.services.invitations import Batch, Outgoing
from omvendt_desktop.store.queries import pairs as pair_queries
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries import programmes as programme_queries


class What(StrEnum):
    """Which mails are gathered."""

    CHANGES = "changes"
    AGAIN = "again"
    PLANS = "plans"
    KICKOFF = "kickoff"
    LOG_REQUEST = "log_request"
    REMINDER = "reminder"


class About(StrEnum):
    """For whom."""

    EVERYBODY = "everybody"
    PAIR = "pair"
    PERSON = "person"
    MODULE = "module"
    MEETINGS = "meetings"


PLAIN_MAILS = {
    What.KICKOFF: Occasion.KICKOFF,
    What.LOG_REQUEST: Occasion.LOG_REQUEST,
    What.REMINDER: Occasion.REMINDER,
}


@dataclass(frozen=True)
class Choice:
    """What is to be sent about whom; `ids` are of pairs, participants, modules or meetings, by `about`."""

    what: What = What.CHANGES
    about: About = About.EVERYBODY
    ids: tuple[int, ...] = ()

    def named(self) -> dict[str, Collection[int]]:
        """The argument that narrows what is gathered."""
        names = {
            About.PAIR: "pair_ids",
            About.PERSON: "participant_ids",
            About.MODULE: "module_ids",
            About.MEETINGS: "meeting_ids",
        }
        return {names[self.about]: self.ids} if self.about in names else {}


def what_choices() -> list[tuple[What, str]]:
    """The kinds of mails with their words."""
    return [
        (What.CHANGES, _("What is not sent yet")),
        (What.AGAIN, _("All coming meetings once more")),
        (What.PLANS, _("Plan with every coming meeting")),
        (What.KICKOFF, _("Practical information before the kick-off")),
        (What.LOG_REQUEST, _("Request for a log")),
        (What.REMINDER, _("Reminder to those who have not answered")),
    ]


def about_choices(what: What) -> list[tuple[About, str]]:
    """For whom mails of this kind can be gathered."""
    every = [
        (About.EVERYBODY, _("for everybody")),
        (About.PAIR, _("for a pair")),
        (About.PERSON, _("for a person")),
        (About.MODULE, _("for a module")),
        (About.MEETINGS, _("for the meetings chosen")),
    ]
    if what in (What.CHANGES, What.AGAIN):
        return every
    people = {About.EVERYBODY, About.PERSON}
    allowed = people | ({About.PAIR} if what is What.PLANS else {About.MEETINGS})
    return [choice for choice in every if choice[0] in allowed]


def which_choices(store, programme_id: int, about: About) -> list[tuple[int, str]]:
    """The pairs, people or modules to choose from."""
    if about is About.PAIR:
        pairs = pair_queries.listed(store, programme_id)
        return [(pair.id, f"{pair.mentor} → {pair.mentee}") for pair in pairs if pair.is_open]
    if about is About.PERSON:
        return sorted(((row.id, row.name) for row in people.listed(store, programme_id)), key=lambda pair: pair[1])
    if about is About.MODULE:
        modules = programme_queries.modules(store, programme_id)
        return [(module.id or 0, f"{module.code} {module.title}") for module in modules]
    return []


def gather(store, programme_id: int, choice: Choice, now: datetime) -> Batch:
    """The mails of a choice, nothing written or stored."""
    named = choice.named()
    if choice.what in PLAIN_MAILS:
        return invitations.gather_mails(store, programme_id, PLAIN_MAILS[choice.what], **named, now=now)
    if choice.what is What.PLANS:
        return invitations.gather_plans(store, programme_id, **named, now=now)
    changed = choice.what is What.CHANGES
    return invitations.gather_invitations(store, programme_id, **named, only_changed=changed, now=now)


def mail_key(item: Outgoing) -> tuple[object, ...]:
    """What tells a mail from the others of a programme, whichever batch it is in."""
    return item.occasion, item.meeting_id, item.participant_id, "" if item.participant_id else item.file_name
