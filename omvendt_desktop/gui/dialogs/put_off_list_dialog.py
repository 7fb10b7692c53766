"""What is out of sight on today’s list, until when, and the way back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.today import DONE, Item
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.gui.widgets.table import Column, Muted, Table, TwoLines
from omvendt_desktop.i18n import _
from omvendt_desktop.services import today
from omvendt_desktop.store.queries import today as queries

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS = 52, 6

PutOffItem = tuple[Item, date]


def until_text(until: date) -> str:
    """The day the item comes back, or that it was marked as done."""
    return _("done") if until == DONE else _("until {day}").format(day=formats.weekday_day(until))


class PutOffListDialog(PlainDialog):
    """Of one programme, or of all with None; what is brought back stands on the list at once."""

    def __init__(self, window: MainWindow, programme_id: int | None) -> None:
        self.window, self.programme_id = window, programme_id
        super().__init__(window.root, _("Put off or done"), width=560)

    def build_body(self, frame: ttk.Frame) -> None:
        """The list."""
        self.table = Table(
            frame,
            [
                Column("item", _("What"), 320, self._item_cell, stretch=True),
                Column("until", _("Out of sight"), 150, lambda row: Muted(until_text(row[1])), sort=lambda row: row[1]),
            ],
            key=lambda row: (row[0].programme_id, row[0].key),
            on_open=lambda row: self.on_bring_back([row]),
            on_select=self.on_select,
            menu=lambda rows: [MenuItem(_("Bring back"), lambda: self.on_bring_back(rows), "Enter")],
            row_height=_ROW,
            padding=0,
        )
        self.table.set_empty(
            EmptyState(self.table, "check2-circle", _("Nothing out of sight"), _("Everything stands on the list."))
        )
        self.table.configure(height=theme.px(_ROW * _ROWS) + self.table.header_height)
        self.table.pack_propagate(False)
        self.table.pack(fill="both", expand=True)
        self._initial_focus = self.table.canvas

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Close, and bring back what is selected, or all."""
        self.add_button(bar, _("Close"), self.close, "Primary.TButton")
        self.back = ttk.Button(bar, text=_("Bring all back"), style="Quiet.TButton", command=self._on_back)
        self.back.pack(side="left")
        self._refresh()

    def on_select(self, rows: list[PutOffItem]) -> None:
        """Say which ones the button means."""
        self.back.configure(text=_("Bring back") if rows else _("Bring all back"))

    def on_bring_back(self, rows: list[PutOffItem]) -> None:
        """Put these on the list again."""
        today.bring_back(self.window.store, [item for item, _until in rows])
        self._refresh()

    def _on_back(self) -> None:
        rows = self.table.selected() or self.table.rows()
        if rows:
            self.on_bring_back(rows)

    def _refresh(self) -> None:
        found = queries.todays_list(self.window.store, self.programme_id, self.window.now())
        self.table.show(found.put_off)

    def _item_cell(self, row: PutOffItem) -> TwoLines:
        item = row[0]
        reason = f"{item.programme} · {item.reason}" if self.programme_id is None else item.reason
        return TwoLines(item.title, reason)
