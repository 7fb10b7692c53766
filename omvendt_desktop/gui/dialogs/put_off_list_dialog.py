"""What is out of sight on today’s list, until when, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from tkinter import Event
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
            key=_key,
            on_open=lambda row: self.on_bring_back([row]),
            on_select=self.on_select,
            menu=lambda rows: [MenuItem(_("Bring back"), lambda: self.on_bring_back(rows), "Enter")],
            row_height=_ROW,
            padding=8,
        )
        self.table.set_empty(
            EmptyState(self.table, "check2-circle", _("Nothing out of sight"), _("Everything stands on the list."))
        )
        self.table.configure(height=theme.px(_ROW * _ROWS) + self.table.header_height)
        self.table.pack_propagate(False)
        self.table.pack(fill="both", expand=True)
        self.table.canvas.bind("<space>", self._on_space)
        self._initial_focus = self.table.canvas

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Close, and bring back what is selected, or all."""
        self.add_button(bar, _("Close"), self.close, "Primary.TButton")
        self.back = self._at_left(bar, _("Bring back"), self.table.selected)
        self.all_back = self._at_left(bar, _("Bring all back"), self.table.all_rows)
        self._refresh()

    def on_select(self, rows: list[PutOffItem]) -> None:
        """One button is for those selected."""
        self.back.state(["!disabled" if rows else "disabled"])

    def on_bring_back(self, rows: list[PutOffItem]) -> None:
        """Put these on the list again."""
        if rows:
            today.bring_back(self.window.store, [item for item, _until in rows])
            self._refresh()

    def _at_left(self, bar: ttk.Frame, text: str, rows: Callable[[], list[PutOffItem]]) -> ttk.Button:
        button = ttk.Button(bar, text=text, style="Quiet.TButton", command=lambda: self.on_bring_back(rows()))
        button.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        return button

    def _on_space(self, event: Event) -> str:
        self.on_bring_back(self.table.selected())
        return "break"

    def _refresh(self) -> None:
        found = queries.todays_list(self.window.store, self.programme_id, self.window.now())
        self.table.show(found.put_off)
        rows = self.table.rows()
        if rows and not self.table.selected():
            self.table.select([_key(rows[0])])
        self.on_select(self.table.selected())
        self.all_back.state(["!disabled" if rows else "disabled"])

    def _item_cell(self, row: PutOffItem) -> TwoLines:
        item = row[0]
        reason = f"{item.programme} · {item.reason}" if self.programme_id is None else item.reason
        return TwoLines(item.title, reason)


def _key(row: PutOffItem) -> tuple[int, str]:
    return row[0].programme_id, row[0].key
