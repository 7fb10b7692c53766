"""A field that takes any number of values out of a list."""

from collections.abc import Sequence
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Changes
from omvendt_desktop.gui.widgets.switch import CheckField


class ManyChoice(Changes, ttk.Frame):
    """Boxes to tick, side by side in columns."""

    def __init__(self, parent: Any, choices: Sequence[tuple[Any, str]], columns: int = 2) -> None:
        super().__init__(parent)
        self._boxes: list[tuple[Any, CheckField]] = []
        for number, (value, label) in enumerate(choices):
            box = CheckField(self, label)
            box.grid(row=number // columns, column=number % columns, sticky="w", padx=(0, theme.px(theme.PAD)), pady=1)
            box.on_change(self.changed)
            self._boxes.append((value, box))

    def get(self) -> list[Any]:
        """The values ticked, in the order offered."""
        return [value for value, box in self._boxes if box.get()]

    def set(self, value: Sequence[Any] | None) -> None:
        """Tick exactly these values."""
        for known, box in self._boxes:
            box.set(known in (value or ()))

    def focus_set(self) -> None:
        """Put the keyboard on the first box."""
        if self._boxes:
            self._boxes[0][1].focus_set()
