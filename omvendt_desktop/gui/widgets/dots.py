"""Meetings as a row of dots."""

from collections.abc import Sequence
from typing import Any

from omvendt_desktop.gui.widgets import pen
from omvendt_desktop.gui.widgets.drawing import Drawing

_STEP, _HEIGHT = 15, 16


class DotRow(Drawing):
    """One dot per state: `filled`, `empty` or a tone."""

    def __init__(self, parent: Any, many: int = 6) -> None:
        super().__init__(parent, width=many * _STEP, height=_HEIGHT)
        self._states: tuple[str, ...] = ()

    def show(self, states: Sequence[str]) -> None:
        """Show these states."""
        self._states = tuple(states)
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw the dots."""
        pen.dots(self.pen, self._states, 0, height // 2)
