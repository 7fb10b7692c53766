"""The question before a file is left with something ticked or typed that is not saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.gui import messages
from omvendt_desktop.gui.registry import page_class
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def may_leave(window: MainWindow) -> bool:
    """Whether nothing would be lost, or the coordinator lets it go; else the page that holds it is shown."""
    read = window.page is None or window.page.settle()
    waiting = [name for name in window.unsaved if page_class(name).unsaved(window)]
    if read and not waiting:
        return True
    if messages.ask(
        window.root,
        _("Close without saving?"),
        _("What you have ticked or typed in the list is not saved."),
        _("Close without saving"),
        _("Back to the list"),
        danger=True,
    ):
        return True
    if waiting and read:
        window.show(waiting[0])
    return False
