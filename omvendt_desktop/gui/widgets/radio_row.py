"""A field that takes one value out of a few, all in sight."""

from collections.abc import Sequence
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Changes


class RadioRow(Changes, ttk.Frame):
    """Buttons side by side, one of them on; the arrow keys go from one to the next."""

    def __init__(self, parent: Any, choices: Sequence[tuple[Any, str]]) -> None:
        super().__init__(parent)
        self.choices = list(choices)
        self.variable = ttk.IntVar(self, -1)
        self.buttons = [self._button(number, label) for number, (_value, label) in enumerate(self.choices)]

    def get(self) -> Any:
        """The value chosen, or None."""
        at = self.variable.get()
        return self.choices[at][0] if at >= 0 else None

    def set(self, value: Any) -> None:
        """Choose a value; one that is not offered chooses nothing."""
        at = next((number for number, (known, _label) in enumerate(self.choices) if known == value), -1)
        if at != self.variable.get():
            self.variable.set(at)
            self._follow()

    def focus_set(self) -> None:
        """Put the keyboard on the button that is on."""
        self.buttons[max(0, self.variable.get())].focus_set()

    def _button(self, number: int, label: str) -> ttk.Radiobutton:
        button = ttk.Radiobutton(
            self, text=label, value=number, variable=self.variable, padding=(0, 3), command=self._follow
        )
        button.pack(side="left", padx=(0, theme.px(theme.PAD)))
        button.configure(takefocus=number == 0)
        for key, step in (("Left", -1), ("Up", -1), ("Right", 1), ("Down", 1)):
            button.bind(f"<{key}>", lambda event, step=step: self._step(step))
        return button

    def _step(self, step: int) -> str:
        at = (max(0, self.variable.get()) + step) % len(self.buttons)
        self.variable.set(at)
        self._follow()
        self.buttons[at].focus_set()
        return "break"

    def _follow(self) -> None:
        on = max(0, self.variable.get())
        for number, button in enumerate(self.buttons):
            button.configure(takefocus=number == on)
        self.changed()
