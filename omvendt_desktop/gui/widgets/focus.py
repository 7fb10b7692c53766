"""Which of our widgets has the keyboard, also while one of Tk's own windows is open."""

from __future__ import annotations

from tkinter import Misc


def holder(widget: Misc) -> Misc | None:
    """The widget with the keyboard; None when nobody has it, or a file chooser or list that Tk made by itself."""
    try:
        return widget.focus_get()
    except KeyError:  # tkinter cannot name what Tk made without it
        return None
