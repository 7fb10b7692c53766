"""A surface with a thin line around it."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme


class Card(ttk.Frame):
    """Put children in `body`; a table that brings its own space takes `padding=0`."""

    def __init__(self, parent: Any, title: str = "", padding: int = theme.PAD, **options: Any) -> None:
        super().__init__(parent, style="Card.TFrame", **options)
        self._title = ttk.Label(self, text=title, style="Heading.TLabel") if title else None
        if self._title:
            space = theme.px(theme.PAD)
            self._title.pack(anchor="w", padx=(space + 1, space), pady=(space, 0))
        self.body = ttk.Frame(self, padding=theme.px(padding))
        self.body.pack(fill="both", expand=True, padx=1, pady=(0 if title else 1, 1))

    def title(self) -> str:
        """The words above the body."""
        return str(self._title.cget("text")) if self._title else ""

    def set_title(self, title: str) -> None:
        """Change the words above the body; the card must have been made with a title."""
        if self._title:
            self._title.configure(text=title)
