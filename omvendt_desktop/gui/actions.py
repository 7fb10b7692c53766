"""The commands of the window, from which menus, key bindings and the shortcut list are made."""

import sys
from collections.abc import Callable, Iterable
from tkinter import Event, Misc
from typing import NamedTuple

from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.i18n import _

NEW, SAVE = "Ctrl+N", "Ctrl+S"


def _always() -> bool:
    return True


class Action(NamedTuple):
    """One thing the coordinator can do; `shortcut` is written as `Ctrl+L` and becomes Command on a Mac.

    `words` are other words the search finds it by.
    """

    name: str
    text: str
    run: Callable[[], object]
    shortcut: str = ""
    icon: str = ""
    allowed: Callable[[], bool] = _always
    words: str = ""

    def menu_item(self) -> MenuItem:
        """The line of a menu that runs it."""
        return MenuItem(self.text, self.run, key_text(self.shortcut), self.allowed())


def key_text(shortcut: str) -> str:
    """The shortcut as it is shown on this system."""
    return shortcut.replace("Ctrl+", "⌘").replace("Shift+", "⇧") if sys.platform == "darwin" else shortcut


def bind(root: Misc, actions: Iterable[Action]) -> None:
    """Let the keys of the actions run them, wherever the focus is in the main window."""
    for action in actions:
        if action.shortcut:
            for sequence in sequences(action.shortcut):
                root.bind(sequence, _runner(root, action))


def _runner(root: Misc, action: Action) -> Callable[[Event], str | None]:
    def run(event: Event) -> str | None:
        if event.widget.winfo_toplevel() is not root.winfo_toplevel() or not action.allowed():
            return None
        action.run()
        return "break"

    return run


def sequences(shortcut: str) -> list[str]:
    """The key sequences of Tk for a shortcut."""
    *modifiers, key = shortcut.split("+")
    names = {"Ctrl": "Command" if sys.platform == "darwin" else "Control", "Shift": "Shift", "Alt": "Alt"}
    before = "".join(f"{names[modifier]}-" for modifier in modifiers)
    special = {",": "comma", "Del": "Delete", "?": "question"}
    if key in special or len(key) > 1:
        return [f"<{before}{special.get(key, key)}>"]
    return [f"<{before}Key-{key.lower()}>"] + ([] if key.isdigit() else [f"<{before}Key-{key.upper()}>"])


def page_shortcut(number: int) -> str:
    """The shortcut of the page in this place of the sidebar."""
    return f"Ctrl+{number}"


def undo_text(label: str) -> str:
    """The words of the Undo command for a change."""
    return _("Undo: {change}").format(change=label) if label else _("Undo")


def redo_text(label: str) -> str:
    """The words of the Redo command for a change."""
    return _("Redo: {change}").format(change=label) if label else _("Redo")
