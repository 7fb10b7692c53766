"""A field for a time of day."""

from datetime import time
from typing import Any

from omvendt_desktop import formats, typed
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui.widgets.text_field import TextField


class TimeField(TextField):
    """Reads `13`, `1300` or `13.00` and tidies it to `13:00` when left."""

    narrow = True

    def __init__(self, parent: Any, width: int = 8) -> None:
        super().__init__(parent, width=width)
        self.bind("<FocusOut>", lambda event: self._tidy(), add="+")

    def get(self) -> time | None:
        """The time, or None when nothing is typed. Raises UserError when it cannot be read."""
        text = super().get()
        return typed.time_of_day(text) if text else None

    def set(self, value: time | str | None) -> None:
        """Show this time."""
        super().set(formats.clock(value) if isinstance(value, time) else value)

    def _tidy(self) -> None:
        try:
            value = self.get()
        except UserError:
            return
        if value and formats.clock(value) != self.variable.get():
            self.set(value)
