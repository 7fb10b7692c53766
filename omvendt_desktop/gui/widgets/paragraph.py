"""Words that wrap to the room they are given."""

from tkinter import Event
from typing import Any

import ttkbootstrap as ttk


class Paragraph(ttk.Label):
    """Asks for no width of its own: pack it with `fill="x"` and `expand`, or let it stick to both sides of a cell."""

    def __init__(self, parent: Any, text: str = "", style: str = "Muted.TLabel", **options: Any) -> None:
        super().__init__(parent, text=text, style=style, width=1, justify="left", **options)
        self.bind("<Configure>", self._on_configure, add="+")

    def _on_configure(self, event: Event) -> None:
        self.configure(wraplength=event.width)
