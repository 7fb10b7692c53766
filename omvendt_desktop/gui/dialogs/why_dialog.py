"""Why two people were matched, in the coordinator’s words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _
from omvendt_desktop.services import pairs

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class WhyDialog(FormDialog):
    """One text, one reason a line."""

    def __init__(self, window: MainWindow, pair: Pair) -> None:
        self.window = window
        self.pair = pair
        super().__init__(window.root, _("Why these two"), save_text=_("Save"))

    def build_form(self, form) -> None:
        """A text area."""
        form.add("why", _("Reasons"), TextArea(form, lines=5), hint=_("One reason a line; only for you"))
        form.set({"why": self.pair.why})

    def save(self, values: dict) -> Pair:
        """Keep the words."""
        return pairs.word_why(self.window.store, self.pair.id, values["why"])
