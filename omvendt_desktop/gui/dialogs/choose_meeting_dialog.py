"""Choosing the meeting that is to be logged, for Ctrl+L from anywhere."""

from __future__ import annotations

from tkinter import Event, Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Column, Muted, Table, TwoLines
from omvendt_desktop.i18n import _, pgettext
from omvendt_desktop.store.queries import logs

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS = 52, 8


def log_a_meeting(window: MainWindow) -> None:
    """Log the meeting chosen on the page, or the one chosen from what is to be logged."""
    chosen = window.page.meeting_chosen() if window.page else None
    if chosen is None:
        chosen = ChooseMeetingDialog(window).show()
    if chosen is not None:
        LogDialog(window, chosen).show()


class ChooseMeetingDialog(PlainDialog):
    """What has been and is not logged, the oldest first; a few letters narrow the list, Enter takes the marked one."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        super().__init__(window.root, _("Log a meeting"), width=600)

    def build_body(self, frame: Misc) -> None:
        """The field on top, the meetings below."""
        self.field = SearchField(
            frame, _("Name or theme"), on_text=self.on_text, width=56, on_down=lambda: self.table.focus_set()
        )
        self.field.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        self.table = Table(
            frame,
            [
                Column("who", "", 380, lambda row: TwoLines(row.who, f"{row.code} · {row.module}"), stretch=True),
                Column("when", "", 150, lambda row: Muted(formats.when(row.starts_at)), align="right"),
            ],
            key=lambda row: row.meeting_id,
            on_open=lambda row: self.finish(row.meeting_id),
            many=False,
            row_height=_ROW,
            header=False,
        )
        self.table.configure(height=theme.px(_ROW * _ROWS))
        self.table.pack_propagate(False)
        self.table.set_empty(
            EmptyState(
                self.table,
                "check2-circle",
                _("Everything is logged"),
                _("No meeting that has been is without a log."),
                _("Show the month"),
                self.on_month,
            )
        )
        self.table.pack(fill="both", expand=True)
        self._initial_focus = self.field
        self._show(logs.to_log(self.window.store, self.window.programme.id, self.window.now()))

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Log the marked one, or see the whole month."""
        self.log_button = self.add_button(bar, pgettext("button", "Log"), self._take_first, "Primary.TButton")
        self.add_button(bar, _("Cancel"), self.on_cancel)
        ttk.Button(bar, text=_("Tick off a whole month"), style="Flat.TButton", command=self.on_month).pack(side="left")

    def on_enter(self, event: Event) -> str:
        """Enter takes the marked meeting."""
        self._take_first()
        return "break"

    def on_text(self, text: str) -> None:
        """Show what fits the letters typed so far, the first one marked."""
        self.table.set_filter(text)
        rows = self.table.rows()
        if rows and not self.table.selected():
            self.table.select([rows[0].meeting_id])

    def on_month(self) -> None:
        """Turn to the month's list instead."""
        self.close()
        self.window.root.after_idle(lambda: self.window.show("month_log"))

    def _show(self, rows: list) -> None:
        self.table.show(rows)
        if rows:
            self.table.select([rows[0].meeting_id])

    def _take_first(self) -> None:
        chosen = self.table.selected()
        if chosen:
            self.finish(chosen[0].meeting_id)
