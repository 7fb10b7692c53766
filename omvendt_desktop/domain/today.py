"""Today’s list: what the coordinator should do now, computed and never typed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from omvendt_desktop.domain.health import SAID_IN_CHECK_IN, Health
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.i18n import _, ngettext


class ItemKind(StrEnum):
    """What sort of thing is to be done, in the order the list shows them."""

    RED_FLAG = "red_flag"
    OWN_LOG = "own_log"
    CALL_LOG = "call_log"
    ASK_LOG = "ask_log"
    CHECK_IN = "check_in"
    REFUSED = "refused"
    CHANGED = "changed"
    UNANSWERED = "unanswered"
    NO_DATE = "no_date"
    KICKOFF_INVITATION = "kickoff_invitation"
    KICKOFF_PRACTICAL = "kickoff_practical"
    CLOSING_REMINDER = "closing_reminder"
    RETENTION = "retention"


# What the program cannot see being done is ticked off by hand.
TICKED_BY_HAND = (ItemKind.KICKOFF_PRACTICAL, ItemKind.CLOSING_REMINDER, ItemKind.UNANSWERED)
_ORDER = {kind: place for place, kind in enumerate(ItemKind)}


@dataclass(frozen=True)
class PutOff:
    """An item of the list that is not to be shown before a day; `item` is the item’s stable key."""

    id: int | None = None
    programme_id: int = 0
    item: str = ""
    until: date = date(2026, 1, 1)


# What is ticked off by hand is put off until the last of all days.
DONE = date.max


class Item(NamedTuple):
    """One thing to do: what, why, since when it is due, and what the window opens for it."""

    key: str
    kind: ItemKind
    title: str
    reason: str
    due: date
    programme_id: int
    programme: str = ""
    pair_id: int | None = None
    meeting_id: int | None = None
    participant_id: int | None = None
    check_in_id: int | None = None

    @property
    def ticked_by_hand(self) -> bool:
        """Whether the program cannot see by itself that it was done; many people are not asked again by telephone."""
        return self.kind in TICKED_BY_HAND and (self.kind is not ItemKind.UNANSWERED or self.participant_id is not None)


def missing_log(
    programme: Programme, meeting_id: int, pair_id: int | None, code: str, who: str, day: date, call: bool, today: date
) -> Item:
    """Ask, or call, for the log of a meeting that has passed."""
    title = _("Call about the log: {who}") if call else _("Ask for the log: {who}")
    days = (today - day).days
    return Item(
        key=f"log:{meeting_id}",
        kind=ItemKind.CALL_LOG if call else ItemKind.ASK_LOG,
        title=title.format(who=who),
        reason=ngettext("{code} was {count} day ago", "{code} was {count} days ago", days).format(
            code=code, count=days
        ),
        due=day,
        programme_id=programme.id or 0,
        programme=programme.title,
        pair_id=pair_id,
        meeting_id=meeting_id,
    )


def own_log(programme: Programme, meeting_id: int, code: str, who: str, day: date, today: date) -> Item:
    """Log a gathering that has passed: it was the coordinator’s own, so nobody else can be asked."""
    days = (today - day).days
    return Item(
        key=f"log:{meeting_id}",
        kind=ItemKind.OWN_LOG,
        title=_("Log: {code}").format(code=code),
        reason=ngettext("{who}, {count} day ago", "{who}, {count} days ago", days).format(who=who, count=days),
        due=day,
        programme_id=programme.id or 0,
        programme=programme.title,
        meeting_id=meeting_id,
    )


def red_flag(
    programme: Programme,
    pair_id: int,
    participant_id: int,
    name: str,
    health: Health,
    last_contact: date | None,
    due: date,
    check_in_id: int | None,
) -> Item:
    """Call somebody of a pair that has turned red; it is a check-in, the planned one when there is one.

    Another cause is another item, so is what was said in a later check-in: putting off the one hides not the other.
    """
    said = f":{last_contact}" if health.cause in SAID_IN_CHECK_IN else ""
    return Item(
        key=f"red:{pair_id}:{health.cause}{said}",
        kind=ItemKind.RED_FLAG,
        title=_("Call {name}").format(name=name),
        reason=health.reason,
        due=due,
        programme_id=programme.id or 0,
        programme=programme.title,
        pair_id=pair_id,
        participant_id=participant_id,
        check_in_id=check_in_id,
    )


def check_in(programme: Programme, check_in_id: int, participant_id: int, name: str, due: date, today: date) -> Item:
    """Make a check-in that is due."""
    days = (today - due).days
    late = ngettext("overdue by {count} day", "overdue by {count} days", days).format(count=days)
    return Item(
        key=f"check-in:{check_in_id}",
        kind=ItemKind.CHECK_IN,
        title=_("Check-in: {name}").format(name=name),
        reason=late if days else _("planned today"),
        due=due,
        programme_id=programme.id or 0,
        programme=programme.title,
        participant_id=participant_id,
        check_in_id=check_in_id,
    )


def no_date(programme: Programme, pair_id: int, who: str, codes: Iterable[str], today: date) -> Item:
    """Find a date for the meetings of a pair that have none."""
    missing = list(codes)
    text = ngettext("{codes} has no date", "{codes} have no date", len(missing))
    return Item(
        key=f"no-date:{pair_id}:{'-'.join(missing)}",
        kind=ItemKind.NO_DATE,
        title=_("Find a date: {who}").format(who=who),
        reason=text.format(codes=", ".join(missing)),
        due=today,
        programme_id=programme.id or 0,
        programme=programme.title,
        pair_id=pair_id,
    )


def no_dates(programme: Programme, pairs: int, today: date) -> Item:
    """Plan the meetings of many pairs at once."""
    return Item(
        key=f"no-dates:{programme.id}",
        kind=ItemKind.NO_DATE,
        title=_("Plan the meetings"),
        reason=ngettext("{count} pair lacks dates", "{count} pairs lack dates", pairs).format(count=pairs),
        due=today,
        programme_id=programme.id or 0,
        programme=programme.title,
    )


def changed(programme: Programme, meeting_id: int, code: str, who: str, due: date, cancelled: bool) -> Item:
    """Send what has changed in a meeting since people were told of it."""
    reason = _("{code} is off") if cancelled else _("{code} is not as they were told")
    return Item(
        key=f"changed:{meeting_id}",
        kind=ItemKind.CHANGED,
        title=_("Send the change: {who}").format(who=who),
        reason=reason.format(code=code),
        due=due,
        programme_id=programme.id or 0,
        programme=programme.title,
        meeting_id=meeting_id,
    )


def changes(programme: Programme, meetings: int, due: date) -> Item:
    """Send what has changed in many meetings at once; `due` is the day of the first."""
    text = ngettext(
        "{count} meeting is not as people were told", "{count} meetings are not as people were told", meetings
    )
    return Item(
        key=f"changes:{programme.id}",
        kind=ItemKind.CHANGED,
        title=_("Send the changes"),
        reason=text.format(count=meetings),
        due=due,
        programme_id=programme.id or 0,
        programme=programme.title,
    )


def unanswered(
    programme: Programme, participant_id: int, codes: Iterable[str], name: str, sent_on: Sequence[date], today: date
) -> Item:
    """Ask somebody again who has not answered invitations sent on these days; one sent later is another item."""
    days = (today - min(sent_on)).days
    text = ngettext("{codes}: no answer for {count} day", "{codes}: no answer for {count} days", days)
    return Item(
        key=f"unanswered:{participant_id}:{max(sent_on)}",
        kind=ItemKind.UNANSWERED,
        title=_("Ask again: {name}").format(name=name),
        reason=text.format(codes=", ".join(codes), count=days),
        due=min(sent_on),
        programme_id=programme.id or 0,
        programme=programme.title,
        participant_id=participant_id,
    )


def unanswered_by_many(programme: Programme, people: int, sent_on: date) -> Item:
    """Ask many people again at once; `sent_on` is the day of the first invitation without an answer."""
    return Item(
        key=f"unanswered:{programme.id}",
        kind=ItemKind.UNANSWERED,
        title=_("Ask again"),
        reason=ngettext(
            "{count} person has not answered invitations", "{count} people have not answered invitations", people
        ).format(count=people),
        due=sent_on,
        programme_id=programme.id or 0,
        programme=programme.title,
    )


def refused(
    programme: Programme, meeting_id: int, pair_id: int, code: str, who: str, refusal: str, starts_at: datetime
) -> Item:
    """Find another date for a meeting one of the pair cannot come to; said of another time it is another item."""
    return Item(
        key=f"refused:{meeting_id}:{starts_at.isoformat()}",
        kind=ItemKind.REFUSED,
        title=_("Find another date: {who}").format(who=who),
        reason=f"{code}: {refusal}",
        due=starts_at.date(),
        programme_id=programme.id or 0,
        programme=programme.title,
        pair_id=pair_id,
        meeting_id=meeting_id,
    )


def in_order(items: Iterable[Item]) -> list[Item]:
    """The gravest kind first, of one kind the longest due first."""
    return sorted(items, key=lambda item: (_ORDER[item.kind], item.due, item.title))
