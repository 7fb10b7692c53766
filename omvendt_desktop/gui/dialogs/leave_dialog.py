"""Letting somebody in a pair leave: the pair ends in the same step, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.gui.dialogs.end_pair_dialog import ask_for_reason
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.i18n import _
from omvendt_desktop.services import participants
from omvendt_desktop.store.queries.people import PersonRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class LeaveDialog(FormDialog):
    """The day, the reason and a note, as when a pair is ended."""

    def __init__(self, window: MainWindow, person: PersonRow) -> None:
        self.window = window
        self.person = person
        super().__init__(
            window.root, _("{name} leaves").format(name=person.name), save_text=_("End the pair and leave")
        )

    def build_form(self, form: Form) -> None:
        """Says who loses their partner, and what becomes of the meetings."""
        ends = _("The pair with {partner} ends in the same step.").format(partner=self.person.partner)
        form.heading(ends + " " + _("Meetings to come are cancelled; what was held stays on record."))
        ask_for_reason(form, self.window)

    def save(self, values: dict) -> Participant:
        """Let them leave and end the pair."""
        return participants.leave(self.window.store, self.person.id, values["on"], values["reason"], values["note"])
