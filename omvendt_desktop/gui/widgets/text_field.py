"""Fields of one line: text and whole numbers."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui.widgets.field import Changes
from omvendt_desktop.i18n import _


class TextField(Changes, ttk.Entry):
    """One line of text; blanks at both ends are dropped."""

    def __init__(self, parent: Any, width: int = 28, secret: bool = False) -> None:
        self.variable = ttk.StringVar(parent)
        super().__init__(
            parent,
            width=width,
            style="TEntry",
            textvariable=self.variable,
            show="•" if secret else "",
            font="TkTextFont",
        )
        self.variable.trace_add("write", self.changed)

    def get(self) -> Any:
        """What is typed."""
        return self.variable.get().strip()

    def set(self, value: Any) -> None:
        """Show this text instead; None is nothing."""
        self.variable.set("" if value is None else str(value))
        self.icursor("end")

    def mark(self, wrong: bool) -> None:
        """Draw the border red, or as usual."""
        self.configure(style="Problem.TEntry" if wrong else "TEntry")


class NumberField(TextField):
    """A whole number; nothing typed is None."""

    narrow = True

    def __init__(self, parent: Any, least: int = 0, most: int = 9999, width: int = 8) -> None:
        self.least, self.most = least, most
        super().__init__(parent, width=width)

    def get(self) -> int | None:
        """The number. Raises UserError when it is none, or outside the bounds."""
        text = super().get()
        if not text:
            return None
        if not text.lstrip("-").isdecimal():
            raise UserError(_("“{text}” is not a whole number.").format(text=text))
        if not self.least <= int(text) <= self.most:
            raise UserError(_("Choose a number from {least} to {most}.").format(least=self.least, most=self.most))
        return int(text)
