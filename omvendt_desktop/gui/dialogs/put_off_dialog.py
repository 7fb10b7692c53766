"""Until which day something is to wait."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_WEEK = 7


def put_off_items(window: MainWindow, until: Callable[[date], object]) -> list[MenuItem]:
    """The lines of a menu that put something off; `until` is called with the day."""
    tomorrow = window.today() + timedelta(days=1)
    next_week = window.today() + timedelta(days=_WEEK)
    return [
        MenuItem(_("Put off until tomorrow"), lambda: until(tomorrow)),
        MenuItem(_("Put off for a week"), lambda: until(next_week)),
        MenuItem(_("Put off until…"), lambda: PutOffDialog(window, until).show()),
    ]


class PutOffDialog(FormDialog):
    """One day, a week from now unless another is typed."""

    def __init__(self, window: MainWindow, until: Callable[[date], object]) -> None:
        self.window = window
        self.until = until
        super().__init__(window.root, _("Put off"), save_text=_("Put off"), width=320)

    def build_form(self, form) -> None:
        """The day."""
        form.add("day", _("Until"), DateField(form, self.window.today), required=True)
        form.set({"day": self.window.today() + timedelta(days=_WEEK)})

    def save(self, values: dict) -> object:
        """Put it off."""
        return self.until(values["day"])
