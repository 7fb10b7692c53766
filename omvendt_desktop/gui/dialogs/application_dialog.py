"""The facts of an application, to be mended by hand; what was mended before is marked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.columns import field_word
from omvendt_desktop.domain.participants import SLOTS, MeetingMode, Role, mode_word, role_word, slot_words
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui import typed_lists
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.many_choice import ManyChoice
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import applications

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_TEXTS = ("name", "email", "phone", "organisation", "title", "field", "place", "sector")
_LISTS = ("topics", "avoid_topics", "languages")
_LONG = ("goals", "motivation", "experience", "affiliation")


class ApplicationDialog(FormDialog):
    """Everything but the answers themselves, which stay as they were given."""

    def __init__(self, window: MainWindow, application: Application) -> None:
        self.window = window
        self.application = application
        super().__init__(window.root, _("Edit application"), columns=2)

    def build_form(self, form) -> None:
        """The person first, then wishes and times."""
        for name in _TEXTS:
            self._add(form, name, TextField(form))
        self._add(
            form, "role", ChoiceField(form, [(None, _("not stated")), *((role, role_word(role)) for role in Role)])
        )
        modes = [(mode, mode_word(mode)) for mode in MeetingMode]
        self._add(form, "meeting_mode", ChoiceField(form, modes))
        for name in _LISTS:
            self._add(form, name, TextField(form), _("Separate with commas"))
        self._add(form, "blocked_dates", TextField(form), _("For example 24.11, 1.12"))
        slots = [(slot, slot_words(slot)) for slot in SLOTS]
        self._add(form, "availability", ManyChoice(form, slots, columns=3), wide=True)
        for name in _LONG:
            self._add(form, name, TextArea(form, lines=3))
        choices = [(None, _("not stated")), (True, _("yes")), (False, _("no"))]
        self._add(form, "consent", ChoiceField(form, choices))
        form.set(self._values())

    def check(self, values: dict) -> list[Problem]:
        """The days; what an application lacks is told by the service."""
        return typed_lists.check_days("blocked_dates", values["blocked_dates"], self.window.today())

    def save(self, values: dict) -> Application:
        """Keep the application; the fields that differ now count as edited by hand."""
        lists = {name: typed_lists.words(values[name]) for name in _LISTS}
        days = typed_lists.days(values["blocked_dates"], self.window.today())
        changed = values | lists | {"blocked_dates": days, "availability": tuple(values["availability"])}
        return applications.edit(self.window.store, replace(self.application, **changed))

    def _add(self, form, name: str, field, hint: str = "", *, wide: bool = False) -> None:
        mark = _("Edited by hand") if name in self.application.edited else ""
        form.add(name, field_word(name), field, hint=" · ".join(part for part in (mark, hint) if part), wide=wide)

    def _values(self) -> dict:
        known = self.application
        plain = (*_TEXTS, *_LONG, "role", "meeting_mode", "consent")
        return {name: getattr(known, name) for name in plain} | {
            **{name: ", ".join(getattr(known, name)) for name in _LISTS},
            "availability": list(known.availability),
            "blocked_dates": ", ".join(formats.numeric_day(day) for day in known.blocked_dates),
        }
