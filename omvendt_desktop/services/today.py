"""Putting off or ticking off what stands on today’s list."""

from dataclasses import replace
from datetime import date

from omvendt_desktop.domain.today import Item, PutOff
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _
from omvendt_desktop.store.store import Store

NEVER = date(9999, 12, 31)


def put_off(store: Store, item: Item, until: date) -> PutOff:
    """Hide the item until the day comes."""
    with store.change(_("Put off: {item}").format(item=item.title)):
        return _hide(store, item, until)


def tick_off(store: Store, item: Item) -> PutOff:
    """Hide the item for good, because it was done where the program cannot see it.

    Raises UserError for an item that goes by itself when the thing is done.
    """
    if not item.ticked_by_hand:
        raise UserError(_("This goes by itself when it is done."), _("Open it, or put it off."))
    with store.change(_("Done: {item}").format(item=item.title)):
        return _hide(store, item, NEVER)


def _hide(store: Store, item: Item, until: date) -> PutOff:
    for hidden in store.find(PutOff, programme_id=item.programme_id, item=item.key):
        return store.update(replace(hidden, until=until))
    return store.add(PutOff(programme_id=item.programme_id, item=item.key, until=until))
