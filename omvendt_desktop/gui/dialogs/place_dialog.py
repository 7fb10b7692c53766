"""One place and one link for several meetings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import meetings

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class PlaceDialog(FormDialog):
    """Filled with those of the first meeting."""

    def __init__(self, window: MainWindow, meeting_ids: Sequence[int]) -> None:
        self.window = window
        self.meeting_ids = list(meeting_ids)
        super().__init__(window.root, _("Place and link"))

    def build_form(self, form) -> None:
        """Two fields."""
        count = len(self.meeting_ids)
        form.heading(ngettext("For {count} meeting", "For {count} meetings", count).format(count=count))
        form.add("place", _("Place"), TextField(form, width=44))
        form.add("link", _("Link for digital meetings"), TextField(form, width=44), hint=_("Begins with https://"))
        first = self.window.store.get(Meeting, self.meeting_ids[0])
        form.set({"place": first.place, "link": first.link})

    def save(self, values: dict) -> list[Meeting]:
        """Give them all the same."""
        return meetings.set_place(self.window.store, self.meeting_ids, values["place"], values["link"])
