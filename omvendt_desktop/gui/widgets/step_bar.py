"""Where one is in a piece of work of several steps."""

from collections.abc import Callable, Sequence
from tkinter import Event
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.drawing import Drawing

_HEIGHT, _STEP, _GAP = 36, 120, 32


class StepBar(Drawing):
    """Numbered steps over a line; with `on_step` the steps already taken can be clicked."""

    def __init__(self, parent: Any, steps: Sequence[str], on_step: Callable[[int], object] | None = None) -> None:
        super().__init__(parent, width=400, height=_HEIGHT)
        self._steps, self._on_step = list(steps), on_step
        self._now = 0
        self._lefts: list[int] = []
        self.bind("<Button-1>", self._on_press)
        self.bind("<Motion>", self._on_motion)

    def show(self, step: int) -> None:
        """Show the step, counted from 0, as the one at hand."""
        self._now = step
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw the steps and the line."""
        colours, px = theme.colours(), theme.px
        self.pen.line(0, height - 1, width, colours.line)
        self._lefts, left = [], 0
        for number, text in enumerate(self._steps):
            here = number == self._now
            font, ink = (theme.BODY_BOLD, colours.accent) if here else (theme.BODY, colours.muted)
            words = f"{number + 1}  {text}"
            self.pen.text((left, height // 2), words, font, ink)
            self._lefts.append(left)
            left += max(px(_STEP), theme.width_of(words, theme.BODY_BOLD) + px(_GAP))

    def step_at(self, x: int) -> int:
        """The step drawn at this place."""
        return max((number for number, left in enumerate(self._lefts) if left <= x), default=0)

    def _on_press(self, event: Event) -> None:
        step = self.step_at(event.x)
        if self._on_step and step < self._now:
            self._on_step(step)

    def _on_motion(self, event: Event) -> None:
        self.configure(cursor="hand2" if self._on_step and self.step_at(event.x) < self._now else "")
