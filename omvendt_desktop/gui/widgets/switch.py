"""Fields that are on or off."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui.widgets.field import Changes


class CheckField(Changes, ttk.Checkbutton):
    """A box to tick, with its words beside it."""

    look = "primary"

    def __init__(self, parent: Any, text: str = "") -> None:
        self.variable = ttk.BooleanVar(parent, False)
        super().__init__(
            parent,
            text=text,
            variable=self.variable,
            bootstyle=self.look,
            padding=(0, 3),
            command=self.changed,
        )

    def get(self) -> bool:
        """Whether it is on."""
        return bool(self.variable.get())

    def set(self, value: Any) -> None:
        """Turn it on or off."""
        if bool(value) != self.get():
            self.variable.set(bool(value))
            self.changed()


class Switch(CheckField):
    """A switch for what takes effect at once."""

    look = "success-round-toggle"
