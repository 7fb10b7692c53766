"""What this program is, its version, and where it keeps its things."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import __version__, paths
from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.link import PathLink
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class AboutDialog(PlainDialog):
    """Version and places."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        super().__init__(window.root, _("About this program"), width=520)

    def build_body(self, frame: Misc) -> None:
        """Text, then where things lie."""
        ttk.Label(frame, text="Omvendt Desktop", style="Heading.TLabel").pack(anchor="w")
        ttk.Label(frame, text=_("Version {version}").format(version=__version__), style="Muted.TLabel").pack(anchor="w")
        ttk.Label(
            frame,
            text=_(
                "Runs reverse mentoring programmes on this computer alone. Nothing is sent anywhere; "
                "invitations leave only by the mails you send yourself."
            ),
            style="Body.TLabel",
            wraplength=theme.px(470),
        ).pack(anchor="w", pady=theme.px(theme.GAP))
        for text, path in self._places():
            line = ttk.Frame(frame)
            line.pack(fill="x", pady=theme.px(2))
            ttk.Label(line, text=text, style="Muted.TLabel", width=14).pack(side="left")
            link = PathLink(line, str(path), lambda path=path: messages.show_in_folder(path))
            link.pack(side="left", fill="x", expand=True)

    def _places(self) -> list:
        store = self.window.store
        file = [(_("This file"), store.path), (_("Backups"), paths.backups_dir(store.path))] if store else []
        return [*file, (_("Log"), paths.log_file())]
