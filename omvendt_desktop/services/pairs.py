"""Bringing a mentor and a mentee together, and parting them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from omvendt_desktop.domain import pairs as rules
from omvendt_desktop.domain.pairs import OPEN, EndReason, Pair, PairStatus
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _
from omvendt_desktop.services import call_days, check_ins, meeting_people
from omvendt_desktop.store.store import Store


class CapacityError(UserError):
    """Somebody would be in more pairs than they have room for; the coordinator may do it anyway."""


def match(
    store: Store,
    mentor_id: int,
    mentee_id: int,
    starts_on: date,
    *,
    why: str = "",
    status: PairStatus = PairStatus.ACTIVE,
    anyway: bool = False,
) -> Pair:
    """The new pair. Raises UserError when it cannot be, CapacityError when `anyway` would make it possible."""
    mentor, mentee = store.get(Participant, mentor_id), store.get(Participant, mentee_id)
    rules.refuse_match(mentor, mentee, together_already=bool(_open(store, mentor_id=mentor_id, mentee_id=mentee_id)))
    warnings = [
        rules.capacity_warning(mentor, len(_open(store, mentor_id=mentor_id))),
        rules.capacity_warning(mentee, len(_open(store, mentee_id=mentee_id))),
    ]
    if any(warnings) and not anyway:
        raise CapacityError(" ".join(filter(None, warnings)), _("Make the pair anyway, or choose somebody else."))
    with store.change(_("Match {mentor} and {mentee}").format(mentor=mentor.name, mentee=mentee.name)):
        made = store.add(
            Pair(
                programme_id=mentor.programme_id,
                mentor_id=mentor_id,
                mentee_id=mentee_id,
                status=status,
                starts_on=starts_on,
                why=why,
            )
        )
        check_ins.plan_for_pair(store, made.id or 0)
        return made


def end(store: Store, pair_id: int, on: date, reason: EndReason, note: str) -> Pair:
    """The pair, ended early; its meetings from that day on are cancelled in the same change. Raises UserError."""
    pair = store.get(Pair, pair_id)
    with store.change(_("End {pair}").format(pair=title(store, pair))):
        meeting_people.cancel_coming_of_pair(store, pair, datetime.combine(on, time()))
        return store.update(rules.end(pair, on, reason, note))


def complete(store: Store, pair_id: int, on: date) -> Pair:
    """The pair, done with the programme; its meetings from that day on are cancelled. Raises UserError."""
    pair = store.get(Pair, pair_id)
    with store.change(_("Complete {pair}").format(pair=title(store, pair))):
        meeting_people.cancel_coming_of_pair(store, pair, datetime.combine(on, time()))
        return store.update(rules.complete(pair, on))


def propose(store: Store, pair_id: int) -> Pair:
    """The drafted pair, put to the two people. Raises UserError unless it is a draft."""
    return _set(store, pair_id, _("Propose {pair}"), rules.propose)


def start(store: Store, pair_id: int, on: date) -> Pair:
    """The drafted or proposed pair, active from a day; its check-ins count from it. Raises UserError."""
    pair = store.get(Pair, pair_id)
    label = _("Start {pair}").format(pair=title(store, pair))
    with store.change(label), call_days.kept_in_step(store, [pair_id]):
        return store.update(rules.start(pair, on))


def pause(store: Store, pair_id: int) -> Pair:
    """The pair, resting. Raises UserError unless active."""
    return _set(store, pair_id, _("Pause {pair}"), rules.pause)


def resume(store: Store, pair_id: int) -> Pair:
    """The pair, active again. Raises UserError unless paused."""
    return _set(store, pair_id, _("Resume {pair}"), rules.resume)


def word_why(store: Store, pair_id: int, why: str) -> Pair:
    """The pair with new words for why it was matched, one reason a line."""
    return _set(store, pair_id, _("Note on {pair}"), lambda pair: replace(pair, why=why.strip()))


def title(store: Store, pair: Pair) -> str:
    """The pair by its two names."""
    mentor, mentee = store.get(Participant, pair.mentor_id), store.get(Participant, pair.mentee_id)
    return _("{mentor} and {mentee}").format(mentor=mentor.name, mentee=mentee.name)


def _open(store: Store, **people: Any) -> list[Pair]:
    return [pair for pair in store.find(Pair, **people) if pair.status in OPEN]


def _set(store: Store, pair_id: int, label: str, step: Callable[[Pair], Pair]) -> Pair:
    pair = store.get(Pair, pair_id)
    with store.change(label.format(pair=title(store, pair))):
        return store.update(step(pair))
