"""How far a table is scrolled, and its scrollbar."""

from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.wheel import bind_wheel

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table

_NOTCH_ROWS = 1.5
_BAR_ROOM = 14


class TableScroll:
    """Keeps the offset within the rows; the scrollbar is made when first needed."""

    def __init__(self, table: "Table", always: bool) -> None:
        self.offset = self._view = 0
        self._table, self._always = table, always
        self._bar: ttk.Scrollbar | None = None
        if always:
            bind_wheel(table.canvas, lambda notches: self.to(self.offset + notches * table.row_height * _NOTCH_ROWS))

    def to(self, offset: float) -> None:
        """Show the rows from this many pixels on, within what there is."""
        wanted = max(0, min(int(offset), self._whole() - self._table.view_height()))
        if wanted != self.offset:
            self.offset = wanted
            self._table.redraw()

    def keep(self) -> None:
        """Stay where it is, as far as there are still rows; before the table has a size there is nothing to know."""
        if self._table.canvas.winfo_height() > 1:
            self.to(self.offset)
            self._keep_chosen()

    def _keep_chosen(self) -> None:
        """The chosen line stays in sight when a line at the foot or a bar of buttons takes its room."""
        line, before = self._table.selection.line(), self._view
        self._view = self._table.view_height()
        if line is not None and line >= 0 and self._view < before:
            top = line * self._table.row_height
            if self.offset <= top < self.offset + before:
                self.see(line)

    def see(self, line: int) -> None:
        """Scroll as little as needed to bring a line into sight."""
        top = line * self._table.row_height
        if self._table.canvas.winfo_height() > 1:
            self.to(min(top, max(self.offset, top + self._table.row_height - self._table.view_height())))

    def text_end(self) -> int:
        """Where texts and lines end at the right: before the padding, and before the scrollbar."""
        return self._table.canvas.winfo_width() - max(self._table.padding, self._bar_room())

    def row_end(self) -> int:
        """Where the shade of a row ends at the right: at the scrollbar."""
        return self._table.canvas.winfo_width() - self._bar_room()

    def show(self) -> None:
        """Show the scrollbar where it is needed."""
        if not self._needed():
            if self._bar:
                self._bar.place_forget()
            return
        if self._bar is None:
            self._bar = ttk.Scrollbar(self._table, style="Thin.Vertical.TScrollbar", command=self._on_bar)
        whole, view = self._whole(), self._table.view_height()
        self._bar.place(relx=1, x=-theme.px(2), y=self._table.header_height, anchor="ne", height=view)
        self._bar.set(self.offset / whole, (self.offset + view) / whole)

    def _whole(self) -> int:
        return len(self._table.model.lines) * self._table.row_height

    def _bar_room(self) -> int:
        return theme.px(_BAR_ROOM) if self._needed() else 0

    def _needed(self) -> bool:
        return self._always and self._whole() > self._table.view_height()

    def _on_bar(self, *asked: str) -> None:
        if asked[0] == "moveto":
            self.to(float(asked[1]) * self._whole())
        else:
            step = self._table.row_height if asked[2].startswith("unit") else self._table.view_height()
            self.to(self.offset + int(asked[1]) * step)
