"""Keeps what is ticked or typed from being lost when the file, the programme or the language is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.gui import messages
from omvendt_desktop.gui.registry import page_class
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def may_leave(window: MainWindow) -> bool:
    """Whether nothing would be lost, or the coordinator lets it go; else the page that holds it is shown."""
    unread = window.unread_page()
    waiting = [kind for kind in map(page_class, window.unsaved) if kind.unsaved(window)]
    if unread is None and not waiting:
        return True
    if messages.ask(
        window.root,
        _("Close without saving?"),
        _("What you have ticked or typed is not saved."),
        _("Close without saving"),
        _("Go back"),
        danger=True,
    ):
        return True
    if unread is not None:
        window.show(unread.name)
    else:
        waiting[0].show_unsaved(window)
    return False


def may_turn(window: MainWindow) -> bool:
    """Whether the pages may be made anew, for another language or programme; else the one to mend is shown."""
    unread = window.unread_page()
    if unread is not None:
        window.show(unread.name)
        window.say(_("Something typed here cannot be saved as it is. Mend it first."))
    return unread is None
