"""What each item of today’s list opens: a call sheet, a log, a plan, or a mail that is ready."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.programmes import Module, ModuleKind, Programme
from omvendt_desktop.domain.today import Item, ItemKind
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.i18n import _
from omvendt_desktop.services import today
from omvendt_desktop.store.queries import answers
from omvendt_desktop.store.queries.today import to_ask_again

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_LOGS = (ItemKind.ASK_LOG, ItemKind.CALL_LOG)


def open_item(window: MainWindow, item: Item) -> None:
    """Open what the item needs; in its own programme, when another one is open."""
    _in_its_programme(_OPENERS[item.kind], window, item)


def tick_item(window: MainWindow, item: Item) -> None:
    """What a click on the box does: done by hand where the program cannot see it, else open what gets it done."""
    if item.ticked_by_hand:
        today.tick_off(window.store, item)
    elif item.kind in _LOGS:
        _log(window, item)
    else:
        open_item(window, item)


def menu_of(window: MainWindow, item: Item) -> list[MenuItem | None]:
    """Everything that can be done with the item."""
    from omvendt_desktop.gui.dialogs.put_off_dialog import put_off_items

    items: list[MenuItem | None] = [MenuItem(_("Open"), lambda: open_item(window, item), "Enter")]
    if item.kind in _LOGS:
        items.append(MenuItem(_("Log…"), lambda: _log(window, item), "Ctrl+L"))
    if item.kind is ItemKind.CALL_LOG:
        items.append(MenuItem(_("Ask by mail"), lambda: _in_its_programme(_ask_for_log, window, item)))
    if item.kind is ItemKind.REFUSED:
        items.append(MenuItem(_("The meeting and its answers…"), lambda: _in_its_programme(_answers, window, item)))
    if item.ticked_by_hand:
        items.append(MenuItem(_("It is done"), lambda: today.tick_off(window.store, item)))
    items += [SEPARATOR, *put_off_items(window, lambda day: today.put_off(window.store, item, day))]
    if item.pair_id is not None:
        items += [SEPARATOR, MenuItem(_("Show the pair"), lambda: _in_its_programme(_show_pair, window, item))]
    return items


def _in_its_programme(gesture: Callable[[MainWindow, Item], object], window: MainWindow, item: Item) -> None:
    if window.programme is None or window.programme.id != item.programme_id:
        window.open_programme(item.programme_id)
    gesture(window, item)


def _show_pair(window: MainWindow, item: Item) -> None:
    window.show("pairs", pair_id=item.pair_id)


def _log(window: MainWindow, item: Item) -> None:
    from omvendt_desktop.gui.dialogs.log_dialog import LogDialog

    LogDialog(window, item.meeting_id).show()


def _call(window: MainWindow, item: Item) -> None:
    from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog

    new = CheckIn(programme_id=item.programme_id, participant_id=item.participant_id, planned_on=window.today())
    planned = window.store.get(CheckIn, item.check_in_id) if item.check_in_id is not None else new
    CheckInDialog(window, planned).show()


def _plan(window: MainWindow, item: Item) -> None:
    from omvendt_desktop.gui.dialogs.plan_series_dialog import PlanSeriesDialog

    PlanSeriesDialog(window, [item.pair_id] if item.pair_id is not None else None).show()


def _move(window: MainWindow, item: Item) -> None:
    from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog

    proposed = answers.refusals(window.store, item.programme_id, window.now(), [item.pair_id])
    times = [row.proposed_start for row in proposed if row.meeting_id == item.meeting_id and row.proposed_start]
    MoveMeetingDialog(window, item.meeting_id, times[0] if times else None).show()


def _answers(window: MainWindow, item: Item) -> None:
    from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog

    MeetingDialog(window, item.meeting_id).show()


def _ask_for_log(window: MainWindow, item: Item) -> None:
    window.show("invitations", what="log_request", meeting_ids=[item.meeting_id])


def _send_change(window: MainWindow, item: Item) -> None:
    if item.meeting_id is None:
        window.show("invitations", what="changes")
    else:
        window.show("invitations", meeting_ids=[item.meeting_id])


def _ask_again(window: MainWindow, item: Item) -> None:
    people = [item.participant_id]
    if item.participant_id is None:
        programme = window.store.get(Programme, item.programme_id)
        people = list(to_ask_again(window.store, programme, window.now()))
    window.show("invitations", what="reminder", participant_ids=people)


def _practical(window: MainWindow, item: Item) -> None:
    window.show("invitations", what="kickoff")


def _joint(kind: ModuleKind, what: str) -> Callable[[MainWindow, Item], object]:
    def show(window: MainWindow, item: Item) -> None:
        modules = window.store.find(Module, programme_id=item.programme_id)
        window.show("invitations", what=what, module_ids=[module.id for module in modules if module.kind is kind])

    return show


def _programme(window: MainWindow, item: Item) -> None:
    window.show("programme")


_OPENERS: dict[ItemKind, Callable[[MainWindow, Item], object]] = {
    ItemKind.RED_FLAG: _call,
    ItemKind.OWN_LOG: _log,
    ItemKind.CALL_LOG: _log,
    ItemKind.ASK_LOG: _ask_for_log,
    ItemKind.CHECK_IN: _call,
    ItemKind.REFUSED: _move,
    ItemKind.CHANGED: _send_change,
    ItemKind.UNANSWERED: _ask_again,
    ItemKind.NO_DATE: _plan,
    ItemKind.KICKOFF_INVITATION: _joint(ModuleKind.KICKOFF, "changes"),
    ItemKind.KICKOFF_PRACTICAL: _practical,
    ItemKind.CLOSING_REMINDER: _joint(ModuleKind.CLOSING, "again"),
    ItemKind.RETENTION: _programme,
}
