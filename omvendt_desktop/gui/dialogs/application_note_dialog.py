"""The coordinator’s own note on an application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _
from omvendt_desktop.services import applications

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class ApplicationNoteDialog(FormDialog):
    """One text."""

    def __init__(self, window: MainWindow, application: Application) -> None:
        self.window = window
        self.application = application
        super().__init__(window.root, _("Note on {name}").format(name=application.name or application.email))

    def build_form(self, form) -> None:
        """The note as it is."""
        form.add("note", _("Your note"), TextArea(form, lines=6), hint=_("Only for you; it never leaves this computer"))
        form.set({"note": self.application.note})

    def save(self, values: dict) -> None:
        """Keep the note."""
        applications.note(self.window.store, self.application.id, values["note"])
