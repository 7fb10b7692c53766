"""How much of a total is used, with a mark where the plan is."""

from collections.abc import Callable
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import pen
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.table_values import Bar

_HEIGHT, _GAP = 20, 16


class BudgetBar(Drawing):
    """A bar as wide as it is given room for, with its text after it.

    With `on_click` it can be clicked and reached with Tab.
    """

    def __init__(self, parent: Any, width: int = 400, on_click: Callable[[], object] | None = None) -> None:
        super().__init__(parent, width=width, height=_HEIGHT, takefocus=on_click is not None)
        self._bar = Bar(0, 0)
        if on_click:
            self.configure(cursor="hand2")
            for sequence in ("<Button-1>", "<Return>", "<KP_Enter>", "<space>"):
                self.bind(sequence, lambda event: on_click())

    def show(
        self, value: float, total: float, plan: float | None = None, *, tone: str = "normal", text: str = ""
    ) -> None:
        """Show how much of the total is used; a tone such as danger colours the bar."""
        self._bar = Bar(value, total, plan, tone, text)
        self.redraw()

    def paint(self, width: int, height: int) -> None:
        """Draw the bar and its text."""
        text, middle = self._bar.text, height // 2
        room = theme.width_of(text, theme.SMALL) + theme.px(_GAP) if text else 0
        right = max(0, width - room)
        pen.bar(self.pen, self._bar, 0, right, middle)
        if self.has_focus():
            self.pen.box((0, 0, width, height), "", theme.colours().focus)
        if text:
            self.pen.text((right + theme.px(_GAP), middle), text, theme.SMALL, theme.colours().text)
