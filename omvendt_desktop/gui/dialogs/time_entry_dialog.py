"""Time noted by hand: for a participant, in or beside the budget, or the coordinator’s own."""

from __future__ import annotations

from dataclasses import replace
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.time_spent import TimeEntry, check_time_entry
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import time_entries
from omvendt_desktop.store.queries import people

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class TimeEntryDialog(FormDialog):
    """A new entry, or one to change; `own` notes the coordinator’s time."""

    def __init__(
        self,
        window: MainWindow,
        entry: TimeEntry | None = None,
        *,
        participant_id: int | None = None,
        own: bool = False,
        over: Misc | None = None,
    ) -> None:
        self.window = window
        new = TimeEntry(programme_id=window.programme.id, participant_id=participant_id, day=window.today())
        self.entry = entry or new
        self.own = own or (entry is not None and entry.participant_id is None)
        super().__init__(over or window.root, _("Note own time") if self.own else _("Note time"))

    def build_form(self, form) -> None:
        """Who, when, how long, what for, and whether it counts."""
        if not self.own:
            listed = people.listed(self.window.store, self.window.programme.id)
            choices = [(row.id, row.name) for row in listed]
            form.add("participant_id", _("Participant"), ChoiceField(form, choices, width=36), required=True)
        form.add("day", _("Day"), DateField(form, self.window.today), required=True)
        form.add(
            "minutes",
            _("How long"),
            MinutesField(form),
            hint=_("Minutes like 75, or hours like 1:15"),
            required=True,
        )
        example = _("For example preparation, talks with the client") if self.own else _("For example travel")
        form.add("purpose", _("What for"), TextField(form), hint=example, required=True)
        if not self.own:
            counts = [(True, _("Counts in the budget")), (False, _("Stands beside it"))]
            form.add("counts", "", RadioRow(form, counts))
        known = {name: getattr(self.entry, name) for name in form.names()}
        form.set({**known, "minutes": self.entry.minutes or None})

    def extra_buttons(self, bar: ttk.Frame) -> None:
        """An entry can be taken away."""
        if self.entry.id is not None:
            ttk.Button(bar, text=_("Remove"), style="Flat.TButton", command=self.on_remove).pack(side="left")

    def check(self, values: dict) -> list[Problem]:
        """The entry’s own rules."""
        return check_time_entry(replace(self.entry, **values), self.window.today())

    def save(self, values: dict) -> TimeEntry:
        """Note the time."""
        entry = replace(self.entry, **values)
        note = time_entries.add_entry if entry.id is None else time_entries.change_entry
        return note(self.window.store, entry, self.window.today())

    def on_remove(self) -> None:
        """Take the entry away; it can be undone."""
        time_entries.remove_entry(self.window.store, self.entry.id)
        self.finish(True)
