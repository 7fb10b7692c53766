"""Asking for the passphrase of a protected file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import programme_files
from omvendt_desktop.services.programme_files import Store

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class PassphraseDialog(FormDialog):
    """Its result is the open store."""

    def __init__(self, window: MainWindow, path: Path, sentence: str) -> None:
        self.path = path
        self.sentence = sentence
        super().__init__(window.root, _("Passphrase"), save_text=_("Open"))

    def build_form(self, form) -> None:
        """One field."""
        form.heading(self.sentence)
        form.add("passphrase", _("Passphrase"), TextField(form, secret=True), required=True)

    def changed(self) -> bool:
        """A passphrase is typed again in no time."""
        return False

    def save(self, values: dict) -> Store:
        """Open the file; a wrong passphrase is told above the buttons."""
        return programme_files.open_file(self.path, values["passphrase"])
