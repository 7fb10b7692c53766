"""What the calendar of the programme itself asks for: before the kick-off, before the closing, and long after it."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.today import Item, ItemKind
from omvendt_desktop.i18n import _, ngettext


class Gatherings(NamedTuple):
    """The days of kick-off and closing, and what has been sent about them; None for what is not dated or sent."""

    kickoff_on: date
    kickoff_invited: bool = False
    practical_sent: bool = False
    closing_on: date | None = None
    closing_told_on: date | None = None


def milestones(programme: Programme, known: Gatherings, rules: Mapping[str, int], today: date) -> list[Item]:
    """What the calendar of the programme itself asks for: before the kick-off and before the closing."""
    return [*_before_kickoff(programme, known, rules, today), *_before_closing(programme, known, rules, today)]


def _before_kickoff(programme: Programme, known: Gatherings, rules: Mapping[str, int], today: date) -> Iterator[Item]:
    days = (known.kickoff_on - today).days
    until = ngettext("kick-off in {count} day", "kick-off in {count} days", days).format(count=days)
    if 0 <= days <= rules["kickoff_invitation_days"] and not known.kickoff_invited:
        yield _milestone(programme, ItemKind.KICKOFF_INVITATION, _("Send the kick-off invitations"), until, today)
    if 0 <= days <= rules["kickoff_practical_days"] and not known.practical_sent:
        yield _milestone(programme, ItemKind.KICKOFF_PRACTICAL, _("Send practical information"), until, today)


def _before_closing(programme: Programme, known: Gatherings, rules: Mapping[str, int], today: date) -> Iterator[Item]:
    if known.closing_on is None or known.closing_on < today:
        return
    days, remind_from = (
        (known.closing_on - today).days,
        known.closing_on - timedelta(days=rules["closing_reminder_days"]),
    )
    if today >= remind_from and (known.closing_told_on is None or known.closing_told_on < remind_from):
        until = ngettext("closing in {count} day", "closing in {count} days", days).format(count=days)
        yield _milestone(programme, ItemKind.CLOSING_REMINDER, _("Remind of the closing"), until, today)


def retention(programme: Programme, ended_on: date, today: date) -> Item:
    """Delete the personal data of a programme that ended long ago."""
    days = (today - ended_on).days
    reason = ngettext("the programme ended {count} day ago", "the programme ended {count} days ago", days)
    return _milestone(programme, ItemKind.RETENTION, _("Delete personal data"), reason.format(count=days), today)


def _milestone(programme: Programme, kind: ItemKind, title: str, reason: str, due: date) -> Item:
    return Item(f"{kind}:{programme.id}", kind, title, reason, due, programme.id or 0, programme.title)
