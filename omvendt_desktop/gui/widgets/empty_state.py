"""What to do next where there is nothing yet."""

from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme

_ICON, _WIDE = 32, 360


class EmptyState(ttk.Frame):
    """An icon, a title, a sentence, and one button that does it."""

    def __init__(
        self,
        parent: Any,
        icon: str,
        title: str,
        sentence: str,
        button: str = "",
        command: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent, padding=theme.px(theme.PAD))
        self._icon = icon
        self._picture = ttk.Label(self)
        self._picture.pack(pady=(0, theme.px(theme.GAP)))
        ttk.Label(self, text=title, style="Heading.TLabel", justify="center", wraplength=theme.px(_WIDE)).pack()
        words = ttk.Label(self, text=sentence, style="Muted.TLabel", justify="center", wraplength=theme.px(_WIDE))
        words.pack(pady=(theme.px(theme.TIGHT), 0))
        self.button = None
        if button and command:
            self.button = ttk.Button(self, text=button, style="Primary.TButton", command=command)
            self.button.pack(pady=(theme.px(theme.PAD), 0))
        theme.on_change(self, self._paint)
        # Most are never seen, and a picture takes longer to draw than all their words.
        self.bind("<Map>", lambda event: self._paint(), add="+")

    def offer(self, text: str, command: Callable[[], object]) -> None:
        """Let the button say and do something else."""
        if self.button:
            self.button.configure(text=text, command=command)

    def _paint(self) -> None:
        self._picture.configure(image=theme.icon(self._icon, _ICON))
