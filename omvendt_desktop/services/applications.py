"""Deciding about applications: taking people in, declining, noting, and mending what they wrote."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from enum import StrEnum
from typing import Any

from omvendt_desktop.domain import applications as rules
from omvendt_desktop.domain.applications import Application, ApplicationStatus
from omvendt_desktop.domain.fields import check_email, clean, clean_lines
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.i18n import _
from omvendt_desktop.services import participants
from omvendt_desktop.store.queries import applications
from omvendt_desktop.store.store import Store

_ONE_LINE = ("name", "email", "phone", "organisation", "field", "title", "place", "sector")
_LONG = ("goals", "motivation", "experience", "affiliation")
_NOT_TYPED = ("id", "programme_id", "status", "answers", "edited", "note", "participant_id")


class WhenKnown(StrEnum):
    """What to do with an accepted applicant whose address a participant has already."""

    KEEP = "keep"
    UPDATE = "update"
    SKIP = "skip"


class KnownAlreadyError(UserError):
    """Some of the accepted are participants already; say for each what to do. `known` names them."""

    def __init__(self, known: list[applications.Known]) -> None:
        names = ", ".join(each.applicant for each in known)
        super().__init__(_("Already taken in: {names}.").format(names=names), _("Choose what to do with each of them."))
        self.known = known


def accept(
    store: Store, application_ids: Sequence[int], when_known: Mapping[int, WhenKnown] | None = None
) -> list[Participant]:
    """The participants these applications became, all in one step or none.

    `when_known` tells by application what to do with somebody who is a participant already. Raises KnownAlreadyError
    when it does not tell, UserError for an application that was decided, and when a name, address or role is missing.
    """
    chosen = dict(when_known or {})
    known = {each.application_id: each for each in applications.known_already(store, list(application_ids))}
    undecided = [each for number, each in known.items() if number not in chosen]
    if undecided:
        raise KnownAlreadyError(undecided)
    wanted = [store.get(Application, each) for each in application_ids if chosen.get(each) is not WhenKnown.SKIP]
    with store.change(_label(_("Accept {who}"), wanted)):
        return [_take_in(store, each, known.get(each.id or 0), chosen.get(each.id or 0)) for each in wanted]


def decide(store: Store, application_ids: Sequence[int], status: ApplicationStatus) -> list[Application]:
    """The applications received again, shortlisted, on reserve, declined or withdrawn, all in one step or none.

    Raises UserError when one of them was accepted.
    """
    wanted = [store.get(Application, each) for each in application_ids]
    with store.change(_label(_decision(status), wanted)):
        return [store.update(rules.decide(each, status)) for each in wanted]


def note(store: Store, application_id: int, text: str) -> Application:
    """The application with the coordinator’s note."""
    application = store.get(Application, application_id)
    with store.change(_label(_("Note on {who}"), [application])):
        return store.update(replace(application, note=clean_lines(text)))


def edit(store: Store, application: Application) -> Application:
    """The application as mended; the fields that differ from before are marked as edited by hand.

    What is missing may stay missing. Raises InvalidError for an address that is none.
    """
    ready = _tidy(application)
    refuse(check_email("email", ready.email, needed=False))
    before = store.get(Application, ready.id)
    names = (field.name for field in fields(Application) if field.name not in _NOT_TYPED)
    changed = {name for name in names if getattr(ready, name) != getattr(before, name)}
    with store.change(_label(_("Edit the application of {who}"), [ready])):
        return store.update(replace(ready, edited=tuple(sorted(changed | set(before.edited)))))


def _take_in(
    store: Store, application: Application, known: applications.Known | None, chosen: WhenKnown | None
) -> Participant:
    language = store.get(Programme, application.programme_id).language
    new = rules.participant_from(application, language)
    if known is None:
        person = participants.add(store, new)
    else:
        person = store.get(Participant, known.participant_id)
        if chosen is WhenKnown.UPDATE:
            person = participants.edit(store, _updated(person, new))
    store.update(rules.accept(application, person.id or 0))
    return person


def _updated(person: Participant, new: Participant) -> Participant:
    """The participant with everything the application states; what it leaves open stays."""
    kept = ("id", "programme_id", "role", "mail_language", "status", "capacity", "private_notes")
    stated = {
        field.name: getattr(new, field.name)
        for field in fields(Participant)
        if field.name not in kept and getattr(new, field.name)
    }
    return replace(person, **stated)


def _decision(status: ApplicationStatus) -> str:
    return {
        ApplicationStatus.RECEIVED: _("Take up {who} again"),
        ApplicationStatus.SHORTLISTED: _("Shortlist {who}"),
        ApplicationStatus.RESERVE: _("Put {who} on reserve"),
        ApplicationStatus.DECLINED: _("Decline {who}"),
        ApplicationStatus.WITHDRAWN: _("{who} has withdrawn"),
    }[status]


def _label(words: str, chosen: Sequence[Application]) -> str:
    if len(chosen) == 1:
        return words.format(who=chosen[0].name or chosen[0].email or _("an applicant"))
    return words.format(who=_("{count} applicants").format(count=len(chosen)))


def _tidy(application: Application) -> Application:
    tidy: dict[str, Any] = {name: clean(getattr(application, name)) for name in _ONE_LINE}
    return replace(application, **tidy | {name: clean_lines(getattr(application, name)) for name in _LONG})
