"""A field for a length of time."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Changes
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import ngettext


class MinutesField(Changes, ttk.Frame):
    """Reads `75`, `1:15` or `1,25 t` and shows beside it what was understood."""

    def __init__(self, parent: Any, width: int = 8) -> None:
        super().__init__(parent)
        self.entry = TextField(self, width=width)
        self.entry.pack(side="left")
        self._understood = ttk.Label(self, style="Muted.TLabel")
        self._understood.pack(side="left", padx=(theme.px(theme.NEAR), 0))
        self.entry.on_change(self._on_typed)

    def get(self) -> int | None:
        """Whole minutes, or None when nothing is typed. Raises UserError when it cannot be read."""
        text = self.entry.get()
        return typed.minutes(text) if text else None

    def set(self, value: int | None) -> None:
        """Show this many minutes."""
        self.entry.set("" if value is None else formats.hours_minutes(value))

    def mark(self, wrong: bool) -> None:
        """Draw the border red, or as usual."""
        self.entry.mark(wrong)

    def focus_set(self) -> None:
        """Put the keyboard in the text."""
        self.entry.focus_set()

    def understood(self) -> str:
        """The words beside the field."""
        return str(self._understood["text"])

    def _on_typed(self) -> None:
        try:
            minutes = self.get()
        except UserError:
            minutes = None
        text = "" if minutes is None else ngettext("{number} minute", "{number} minutes", minutes)
        self._understood.configure(text=text.format(number=minutes))
        self.changed()
