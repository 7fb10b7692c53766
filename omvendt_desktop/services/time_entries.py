"""Noting time by hand, for a participant or the coordinator’s own."""

from dataclasses import replace
from datetime import date

from omvendt_desktop.domain.fields import clean
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.time_spent import TimeEntry, check_time_entry
from omvendt_desktop.errors import InvalidError, Problem
from omvendt_desktop.i18n import _
from omvendt_desktop.store.store import Store


def add_entry(store: Store, entry: TimeEntry, today: date) -> TimeEntry:
    """The entry as saved; without a participant it is the coordinator’s own and never counts.

    Raises InvalidError for minutes outside 1 to 1440, an empty purpose or a day to come.
    """
    checked = _checked(store, entry, today)
    with store.change(_("Note time for {name}").format(name=_whose(store, checked))):
        return store.add(checked)


def change_entry(store: Store, entry: TimeEntry, today: date) -> TimeEntry:
    """The entry with other contents. Raises UserError when it is gone, InvalidError as `add_entry`."""
    checked = _checked(store, entry, today)
    with store.change(_("Change time of {name}").format(name=_whose(store, checked))):
        return store.update(checked)


def remove_entry(store: Store, entry_id: int) -> None:
    """Take the entry away. Raises UserError when it is gone."""
    entry = store.get(TimeEntry, entry_id)
    with store.change(_("Remove time of {name}").format(name=_whose(store, entry))):
        store.remove(entry)


def _checked(store: Store, entry: TimeEntry, today: date) -> TimeEntry:
    store.get(Programme, entry.programme_id)
    own = entry.participant_id is None
    cleaned = replace(entry, purpose=clean(entry.purpose), counts=entry.counts and not own)
    problems = check_time_entry(cleaned, today)
    if not own and store.get(Participant, entry.participant_id).programme_id != entry.programme_id:
        problems.append(Problem("participant_id", _("This participant belongs to another programme.")))
    if problems:
        raise InvalidError(problems)
    return cleaned


def _whose(store: Store, entry: TimeEntry) -> str:
    if entry.participant_id is None:
        return _("the coordinator")
    return store.get(Participant, entry.participant_id).name
