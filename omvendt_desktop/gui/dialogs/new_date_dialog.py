"""A new date for a meeting that was missed or called off."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.dialogs.move_meeting_dialog import WIDTH, meeting_text
from omvendt_desktop.gui.widgets.moment_fields import add_moment
from omvendt_desktop.i18n import _
from omvendt_desktop.services import logs, meetings

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class NewDateDialog(FormDialog):
    """Offers the next working day of the same weekday at the same hour."""

    def __init__(self, window: MainWindow, meeting_id: int) -> None:
        self.window = window
        self.meeting_id = meeting_id
        super().__init__(window.root, _("Find a new date"), save_text=_("Plan meeting"), columns=2, width=WIDTH)

    def build_form(self, form) -> None:
        """Which meeting is planned anew, and when."""
        form.heading(meeting_text(self.window.store, self.window.store.get(Meeting, self.meeting_id)))
        offered = logs.replacement_time(self.window.store, self.meeting_id, self.window.now())
        add_moment(form, self.window.today, _("Day"))
        form.set({"day": offered.date(), "at": offered.time()})

    def save(self, values: dict) -> Meeting:
        """Plan the meeting anew; the missed one stays on record."""
        starts_at = datetime.combine(values["day"], values["at"])
        return meetings.replace_cancelled(self.window.store, self.meeting_id, starts_at)
