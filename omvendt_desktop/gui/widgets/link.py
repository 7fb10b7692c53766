"""Words that do something when clicked."""

from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.tooltip import Tooltip

_AROUND = 6


class Link(ttk.Button):
    """A button that looks like text; Tab reaches it, Enter and Space press it."""

    def __init__(self, parent: Any, text: str, command: Callable[[], object], **options: Any) -> None:
        super().__init__(parent, text=text, command=command, style="Link.TButton", cursor="hand2", **options)


class PathLink(Link):
    """A path, without its middle where there is no room for it; the tip says it whole. Pack it with `fill`."""

    def __init__(self, parent: Any, path: str, command: Callable[[], object]) -> None:
        super().__init__(parent, path, command, width=1)
        self._path = path
        self.bind("<Configure>", lambda event: self._fit(event.width - theme.px(_AROUND)), add="+")
        Tooltip(self, lambda x, y: "" if self["text"] == self._path else self._path)

    def _fit(self, width: int) -> None:
        self.configure(text=theme.fit_middle(self._path, theme.SMALL, width))
