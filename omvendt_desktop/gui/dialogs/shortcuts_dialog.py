"""The list of every shortcut."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import key_text
from omvendt_desktop.gui.commands import all_actions
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.pages.review import Review
from omvendt_desktop.gui.widgets.table import Column, Muted, Table
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def in_lists() -> list[tuple[str, str]]:
    """Keys that every list knows, with what they do."""
    return [
        ("Enter", _("Open the marked line")),
        ("F2", _("Edit the marked line")),
        (_("Delete"), _("Remove or cancel the marked lines")),
        (_("Space"), _("Tick the marked line")),
        ("Ctrl+A", _("Mark all lines")),
        ("Ctrl+C", _("Copy the marked lines, ready for Excel")),
        (_("Letters"), _("Jump to the line that begins so")),
        ("Shift+F10", _("Menu of the marked lines")),
        ("Esc", _("Close, or empty the search field")),
    ]


def in_applications(window: MainWindow) -> list[tuple[str, str]]:
    """Keys that decide about the application being read, with what they do."""
    review = Review(window, list, lambda step: None)
    return [(action.shortcut, action.text) for action in review.actions() if len(action.shortcut) == 1]


class ShortcutsDialog(PlainDialog):
    """Keys at the left, what they do at the right."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        super().__init__(window.root, _("Keyboard shortcuts"), width=560)

    def build_body(self, frame: Misc) -> None:
        """One list, grouped."""
        lines = [
            *((_("Everywhere"), key_text(action.shortcut), action.text) for action in all_actions(self.window)),
            *((_("In lists"), key_text(keys), text) for keys, text in in_lists()),
            *((_("In the list of applications"), keys, text) for keys, text in in_applications(self.window)),
        ]
        table = Table(
            frame,
            [
                Column("text", "", 340, lambda line: line[2], stretch=True, sortable=False),
                Column("keys", "", 140, lambda line: Muted(line[1]), align="right", sortable=False),
            ],
            key=lambda line: line,
            group=lambda line: line[0],
            row_height=32,
            header=False,
        )
        table.configure(height=theme.px(440))
        table.pack(fill="both", expand=True)
        table.show([line for line in lines if line[1]])
