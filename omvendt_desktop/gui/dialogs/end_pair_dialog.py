"""Ending a pair before its time, with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.pairs import EndReason, Pair, reason_word
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _
from omvendt_desktop.services import pairs

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def ask_for_reason(form: Form, window: MainWindow) -> None:
    """Add the day, the reason and the note of an early end."""
    form.add("on", _("Ended"), DateField(form, window.today), required=True)
    form.add(
        "reason",
        _("Reason"),
        ChoiceField(form, [(reason, reason_word(reason)) for reason in EndReason]),
        required=True,
    )
    form.add("note", _("Note"), TextArea(form, lines=3), hint=_("Never leaves this computer"))
    form.set({"on": window.today()})


class EndPairDialog(FormDialog):
    """The day, the reason and a note that never leaves the computer."""

    def __init__(self, window: MainWindow, pair_id: int) -> None:
        self.window = window
        self.pair_id = pair_id
        super().__init__(window.root, _("End the pair"), save_text=_("End the pair"))

    def build_form(self, form: Form) -> None:
        """Coming meetings are cancelled with it."""
        form.heading(_("Meetings to come are cancelled; what was held stays on record."))
        ask_for_reason(form, self.window)

    def save(self, values: dict) -> Pair:
        """End the pair."""
        return pairs.end(self.window.store, self.pair_id, values["on"], values["reason"], values["note"])
