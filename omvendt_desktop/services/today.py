"""Putting off or ticking off what stands on today’s list, and bringing it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from omvendt_desktop.domain.today import DONE, Item, ItemKind, PutOff
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import check_ins
from omvendt_desktop.store.store import Store


def put_off(store: Store, item: Item, until: date) -> None:
    """Hide the item until the day comes; a check-in that belongs to it is planned for that day instead."""
    with store.change(_("Put off: {item}").format(item=item.title)):
        if item.check_in_id is not None:
            check_ins.put_off(store, item.check_in_id, until)
        if item.kind is not ItemKind.CHECK_IN:
            _hide(store, item, until)


def tick_off(store: Store, item: Item) -> None:
    """Hide the item for good, because it was done where the program cannot see it.

    Raises UserError for an item that goes by itself when the thing is done.
    """
    if not item.ticked_by_hand:
        raise UserError(_("This goes by itself when it is done."), _("Open it, or put it off."))
    with store.change(_("Done: {item}").format(item=item.title)):
        _hide(store, item, DONE)


def bring_back(store: Store, items: Sequence[Item]) -> None:
    """Show items again that were put off or ticked off, in one change."""
    label = ngettext("Bring back {count} item", "Bring back {count} items", len(items))
    with store.change(label.format(count=len(items))):
        for item in items:
            for hidden in store.find(PutOff, programme_id=item.programme_id, item=item.key):
                store.remove(hidden)


def _hide(store: Store, item: Item, until: date) -> None:
    for hidden in store.find(PutOff, programme_id=item.programme_id, item=item.key):
        store.update(replace(hidden, until=until))
        return
    store.add(PutOff(programme_id=item.programme_id, item=item.key, until=until))
