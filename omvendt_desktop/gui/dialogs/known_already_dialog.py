"""What to do with accepted applicants who are participants already."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import applications
from omvendt_desktop.services.applications import WhenKnown
from omvendt_desktop.store.queries.applications import Known

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def choices() -> list[tuple[WhenKnown, str]]:
    """What can be done, the careful thing first."""
    return [
        (WhenKnown.KEEP, _("Accept; what is known of the participant stays")),
        (WhenKnown.UPDATE, _("Accept, and bring the participant up to date")),
        (WhenKnown.SKIP, _("Leave the application for now")),
    ]


class KnownAlreadyDialog(FormDialog):
    """One question for each of them; the others are accepted as they are."""

    def __init__(self, window: MainWindow, application_ids: Sequence[int], known: Sequence[Known]) -> None:
        self.window = window
        self._ids, self._known = list(application_ids), list(known)
        super().__init__(window.root, _("Already taken in"), save_text=_("Accept"))

    def build_body(self, frame: ttk.Frame) -> None:
        """What the matter is, above the choices."""
        words = ngettext(
            "The address of this applicant belongs to a participant already.",
            "The addresses of these applicants belong to participants already.",
            len(self._known),
        )
        ttk.Label(frame, text=words, wraplength=theme.px(460), justify="left").pack(anchor="w")
        super().build_body(frame)

    def build_form(self, form) -> None:
        """A choice for each, under whom they are known as."""
        for known in self._known:
            about = _("{applicant}: known as {participant}, {role}").format(
                applicant=known.applicant, participant=known.participant, role=role_word(known.role)
            )
            form.add(str(known.application_id), about, ChoiceField(form, choices(), width=48))
        form.set({str(known.application_id): WhenKnown.KEEP for known in self._known})

    def save(self, values: dict) -> None:
        """Accept, as chosen."""
        applications.accept(self.window.store, self._ids, {int(name): value for name, value in values.items()})
