"""A check-in planned by hand, or the plan of one changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omvendt_desktop.domain.check_ins import Channel, CheckIn, channel_word
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _
from omvendt_desktop.services import check_ins
from omvendt_desktop.store.queries import people

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class PlanCheckInDialog(FormDialog):
    """With whom, when and how."""

    def __init__(self, window: MainWindow, check_in: CheckIn | None = None, participant_id: int = 0) -> None:
        self.window = window
        new = CheckIn(programme_id=window.programme.id, participant_id=participant_id, planned_on=window.today())
        self.check_in = check_in or new
        title = _("Change the plan") if check_in else _("New check-in")
        super().__init__(window.root, title, save_text=_("Save") if check_in else _("Plan check-in"))

    def build_form(self, form) -> None:
        """Everybody in the programme can be chosen."""
        listed = people.listed(self.window.store, self.window.programme.id)
        choices = [(row.id, f"{row.name} · {role_word(row.role)}") for row in listed]
        form.add("participant_id", _("With"), ChoiceField(form, choices, width=36), required=True)
        form.add("planned_on", _("Day"), DateField(form, self.window.today), required=True)
        channels = [(channel, channel_word(channel)) for channel in Channel]
        form.add("channel", _("How"), ChoiceField(form, channels, width=18))
        form.add("note", _("Note"), TextArea(form, lines=2), hint=_("Only for you; in no report and no export"))
        form.set({name: getattr(self.check_in, name) or None for name in form.names()})

    def save(self, values: dict) -> CheckIn:
        """Plan it."""
        planned = replace(self.check_in, **values)
        save = check_ins.add_check_in if planned.id is None else check_ins.change_check_in
        return save(self.window.store, planned)
