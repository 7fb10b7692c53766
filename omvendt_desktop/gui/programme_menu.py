"""The menu under the programme’s name: other programmes, the file, undo and help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.gui import commands, file_commands
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import programmes

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

MOST_RECENT = 5


def programme_items(window: MainWindow) -> list[MenuItem | None]:
    """The lines of the menu as things stand now."""
    known = {action.name: action for action in commands.all_actions(window)}

    def lines(*names: str) -> list[MenuItem | None]:
        return [known[name].menu_item() for name in names]

    return [
        *_programmes(window),
        SEPARATOR,
        *lines("new_programme"),
        MenuItem(_("Programme and modules…"), lambda: window.show("programme")),
        SEPARATOR,
        *lines("open"),
        *_recent(window),
        *lines("save_copy", "restore", "sample"),
        SEPARATOR,
        *lines("undo", "redo"),
        SEPARATOR,
        *lines("theme", "language", "shortcuts", "about"),
    ]


def _programmes(window: MainWindow) -> list[MenuItem | None]:
    def opener(programme_id: int):
        return lambda: window.open_programme(programme_id)

    return [
        MenuItem(each.title, opener(each.id), checked=each.id == window.programme.id)
        for each in programmes.all_programmes(window.store)
    ]


def _recent(window: MainWindow) -> list[MenuItem | None]:
    def opener(path: Path):
        return lambda: file_commands.open_path(window, path)

    others = [path for path in window.settings.files_there() if path != window.store.path.resolve()]
    return [MenuItem(path.name, opener(path)) for path in others[:MOST_RECENT]]
