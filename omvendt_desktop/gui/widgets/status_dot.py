"""A coloured dot and a word."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme

_DOT = 9


class StatusDot(ttk.Label):
    """Shows a tone as a dot and says it in words, for those who do not see the colour."""

    def __init__(self, parent: Any, **options: Any) -> None:
        super().__init__(parent, style="Small.TLabel", compound="left", **options)
        self._tone = "neutral"
        theme.on_change(self, self._paint)

    def show(self, tone: str, word: str) -> None:
        """Show this tone and word."""
        self._tone = tone
        self.configure(text=f" {word}")
        self._paint()

    def _paint(self) -> None:
        self.configure(image=theme.dot(_DOT, theme.mark(self._tone)))
