"""Another time for a meeting, with what stands against it said before it is moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.moment_fields import add_moment
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import moves
from omvendt_desktop.services.programme_files import Store
from omvendt_desktop.store.queries.logs import title_of

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

WIDTH = 600


def moment_of(values: dict) -> datetime:
    """The wall time typed as a day and a time."""
    return datetime.combine(values["day"], values["at"])


def meeting_text(store: Store, meeting: Meeting) -> str:
    """Which meeting it is: module, people, and the time it has now."""
    return f"{title_of(store, meeting.id)} · {formats.when(meeting.starts_at)}"


def against_text(sentences: Sequence[str]) -> tuple[str, str]:
    """Style and words of what stands against a time."""
    if sentences:
        return "Warning.TLabel", "\n".join(sentences)
    return "Good.TLabel", _("Nothing stands against this time.")


class MoveMeetingDialog(FormDialog):
    """A day and a time; `starts_at` is what is proposed, the present time unless given."""

    def __init__(
        self, window: MainWindow, meeting_id: int, starts_at: datetime | None = None, over: Misc | None = None
    ) -> None:
        self.window = window
        self.meeting = window.store.get(Meeting, meeting_id)
        self.starts_at = starts_at or self.meeting.starts_at
        super().__init__(over or window.root, _("Move the meeting"), save_text=_("Move"), columns=2, width=WIDTH)

    def build_form(self, form) -> None:
        """What is moved, the new time, and whether later meetings follow."""
        form.heading(meeting_text(self.window.store, self.meeting))
        add_moment(form, self.window.today, _("New day"))
        form.add("later_too", "", CheckField(form, _("Move the later ones by as many days")), wide=True)
        form.show("later_too", not self.meeting.is_joint)
        form.set({"day": self.starts_at.date(), "at": self.starts_at.time(), "later_too": False})

    def build_under(self, frame: Misc) -> None:
        """What stands against the time typed so far."""
        self.against = ttk.Label(frame, wraplength=theme.px(WIDTH), justify="left")
        self.against.pack(anchor="w", pady=(theme.px(theme.PAD), 0))
        for name in self.form.names():
            self.form.field(name).on_change(self.on_typed)
        self.on_typed()

    def on_typed(self) -> None:
        """Look at the time typed so far."""
        try:
            values = {name: self.form.field(name).get() for name in self.form.names()}
            style, words = against_text(self._conflicts(values))
        except (UserError, TypeError):
            style, words = "Muted.TLabel", ""
        self.against.configure(style=style, text=words)

    def save(self, values: dict) -> list[Meeting]:
        """Move it."""
        return moves.move(self.window.store, self.meeting.id, moment_of(values), later_too=values["later_too"])

    def _conflicts(self, values: dict) -> list[str]:
        if values["day"] is None or values["at"] is None or moment_of(values) == self.meeting.starts_at:
            raise UserError("")
        return moves.conflicts(self.window.store, self.meeting.id, moment_of(values), later_too=values["later_too"])
