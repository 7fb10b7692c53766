"""The backups of a file, to put one back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import file_commands, messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.table import Column, Muted, Table
from omvendt_desktop.i18n import _
from omvendt_desktop.services import programme_files

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class BackupsDialog(PlainDialog):
    """One line a backup, newest first; its result is the path restored."""

    def __init__(self, window: MainWindow, file: Path) -> None:
        self.window = window
        self.file = file
        super().__init__(window.root, _("Restore a backup"), width=560)

    def build_body(self, frame: Misc) -> None:
        """The list, or a word that there is none yet."""
        self.table = Table(
            frame,
            [
                Column("when", _("Made"), 280, _moment, sort=lambda path: path.name, stretch=True),
                Column("size", _("Size"), 120, _size, align="right"),
            ],
            key=str,
            many=False,
            row_height=40,
            on_open=lambda path: self.on_restore(),
        )
        self.table.configure(height=theme.px(300))
        self.table.set_empty(
            EmptyState(
                self.table,
                "clock-history",
                _("No backups yet"),
                _("The first is made tomorrow when you open the file, and before every risky step."),
            )
        )
        self.table.pack(fill="both", expand=True)
        backups = programme_files.list_backups(self.file)
        self.table.show(backups)
        self.table.select([str(path) for path in backups[:1]])
        self._initial_focus = self.table.canvas

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Restore and close."""
        self.restore_button = self.add_button(bar, _("Restore"), self.on_restore, "Primary.TButton")
        self.restore_button.configure(state="normal" if self.table.selected() else "disabled")
        self.add_button(bar, _("Cancel"), self.close)

    def on_restore(self) -> None:
        """Put the marked backup back; the present file is kept beside it."""
        chosen = self.table.selected()
        if not chosen or not self._sure(chosen[0]):
            return
        is_open = self.window.store is not None and self.window.store.path.resolve() == self.file.resolve()
        try:
            kept = programme_files.restore(chosen[0], self.file, self.window.store if is_open else None)
        except UserError as error:
            messages.show_error(self.top, error)
            if is_open:
                self._open_again()
            return
        self.finish(self.file)
        self._open_again()
        if kept and self.window.store:
            self.window.say(_("Restored. The replaced file is kept as {file}.").format(file=kept.name))

    def _open_again(self) -> None:
        self.window.leave_file()
        if not file_commands.open_path(self.window, self.file):
            self.window.rebuild()

    def _sure(self, copy: Path) -> bool:
        return messages.ask(
            self.top,
            _("Restore this backup?"),
            _("{file} goes back to {when}. What is in it now is kept beside it under another name.").format(
                file=self.file.name, when=_moment(copy)
            ),
            _("Restore"),
        )


def _moment(path: Path) -> str:
    moment = datetime.fromtimestamp(path.stat().st_mtime)
    return f"{formats.full_day(moment)} {formats.clock(moment)}"


def _size(path: Path) -> Muted:
    return Muted(_("{size} kB").format(size=formats.decimal(path.stat().st_size / 1000, 0)))
