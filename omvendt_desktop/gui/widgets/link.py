"""Words that do something when clicked."""

from collections.abc import Callable
from typing import Any

import ttkbootstrap as ttk


class Link(ttk.Button):
    """A button that looks like text; Tab reaches it, Enter and Space press it."""

    def __init__(self, parent: Any, text: str, command: Callable[[], object], **options: Any) -> None:
        super().__init__(parent, text=text, command=command, style="Link.TButton", cursor="hand2", **options)
