"""One meeting of a pair by hand."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from omvendt_desktop.domain.fields import check_link
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.dialogs.move_meeting_dialog import moment_of
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.moment_fields import add_moment
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import meetings
from omvendt_desktop.store.queries import meetings as meeting_queries
from omvendt_desktop.store.queries.meetings import Missing

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def missing_text(missing: Missing) -> str:
    """A meeting without a date as a line to choose."""
    return f"{missing.mentor} → {missing.mentee} · {missing.code} {missing.title}"


class AddMeetingDialog(FormDialog):
    """Choose among the meetings without a date."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.missing = meeting_queries.without_date(window.store, window.programme.id)
        super().__init__(window.root, _("One more meeting"), save_text=_("Plan meeting"), columns=2, width=600)

    def build_form(self, form) -> None:
        """Which one, when and where."""
        choices = [(each, missing_text(each)) for each in self.missing]
        empty = "" if choices else _("Every pair has a date for every meeting of the plan.")
        form.add("missing", _("Meeting"), ChoiceField(form, choices, width=64), empty, required=True, wide=True)
        add_moment(form, self.window.today, _("Day"))
        form.add("place", _("Place"), TextField(form))
        form.add("link", _("Link for digital meetings"), TextField(form))
        programme = self.window.programme
        first = choices[0][0] if choices else None
        form.set({"missing": first, "at": time(13), "place": programme.place, "link": programme.link})

    def check(self, values: dict) -> list[Problem]:
        """The link."""
        return check_link("link", values["link"])

    def save(self, values: dict) -> Meeting:
        """Plan it."""
        missing = values["missing"]
        return meetings.add(
            self.window.store,
            missing.pair_id,
            missing.module_id,
            moment_of(values),
            place=values["place"],
            link=values["link"],
        )
