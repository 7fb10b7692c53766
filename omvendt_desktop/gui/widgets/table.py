"""A list with columns that draws only the rows in sight, so ten thousand are as quick as ten."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from tkinter import Canvas, Widget
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import table_paint
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.menu_button import Items, post_menu
from omvendt_desktop.gui.widgets.pen import Pen
from omvendt_desktop.gui.widgets.table_columns import Column, Place, lay_out
from omvendt_desktop.gui.widgets.table_keys import bind_keys
from omvendt_desktop.gui.widgets.table_mouse import TableMouse
from omvendt_desktop.gui.widgets.table_needs import Needs
from omvendt_desktop.gui.widgets.table_preparing import Preparing
from omvendt_desktop.gui.widgets.table_rows import Rows
from omvendt_desktop.gui.widgets.table_scroll import TableScroll
from omvendt_desktop.gui.widgets.table_selection import Selection
from omvendt_desktop.gui.widgets.table_values import (
    Bar,
    Bold,
    Check,
    Choice,
    Detail,
    Dots,
    DotsAndBar,
    Muted,
    Small,
    Status,
    Title,
    Tone,
    TwoLines,
    Value,
)
from omvendt_desktop.gui.widgets.tooltip import Tooltip

__all__ = [
    "Bar",
    "Bold",
    "Check",
    "Choice",
    "Column",
    "Detail",
    "Dots",
    "DotsAndBar",
    "Muted",
    "Small",
    "Status",
    "Table",
    "Title",
    "Tone",
    "TwoLines",
]

HEADER_HEIGHT = 32


class Table(ttk.Frame):
    """Sorts, filters, selects, copies and opens rows; keeps selection and scroll when shown again.

    `searched` makes the texts of thousands ready before the first letter is typed in a filter.
    """

    def __init__(
        self,
        parent: Any,
        columns: Sequence[Column],
        key: Callable[[Any], Any],
        *,
        on_open: Callable[[Any], object] | None = None,
        on_select: Callable[[list[Any]], object] | None = None,
        on_delete: Callable[[list[Any]], object] | None = None,
        on_edit: Callable[[Any], object] | None = None,
        menu: Callable[[list[Any]], Items] | None = None,
        many: bool = True,
        row_height: int = 44,
        header: bool = True,
        widths: Mapping[str, int] | None = None,
        on_widths: Callable[[dict[str, int]], object] | None = None,
        group: Callable[[Any], str] | None = None,
        padding: int = theme.PAD,
        fit: bool = False,
        lines: bool = True,
        searched: bool = True,
    ) -> None:
        super().__init__(parent)
        self.columns = list(columns)
        self.on_open, self.on_select, self.on_delete, self.on_edit = on_open, on_select, on_delete, on_edit
        self.menu, self.on_widths = menu, on_widths
        self.row_height = theme.px(row_height)
        self.header_height = theme.px(HEADER_HEIGHT) if header else 0
        self.padding = theme.px(padding)
        self.model = Rows(self.columns, key, group)
        self.selection = Selection(self.model, many)
        self.total: dict[str, Value] = {}
        self.widths = {column.key: theme.px((widths or {}).get(column.key, column.width)) for column in self.columns}
        self.cut: dict[tuple[int, str], str] = {}
        self.lines = lines
        self._fit, self._empty = fit, None
        self._drawing = Later(self, self._draw)
        self._preparing = Preparing(self) if searched else None
        self._told: list[Any] = []
        self.needs = Needs(self)
        self.pack_propagate(fit)
        self._build()

    def _build(self) -> None:
        self.canvas = Canvas(self, highlightthickness=0, borderwidth=0, takefocus=True, width=1, height=1)
        self.canvas.pack(fill="both", expand=True)
        self.pen = Pen(self.canvas)
        self.scroll = TableScroll(self, always=not self._fit)
        self.canvas.bind("<Configure>", lambda event: self._on_configure())
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.canvas.bind(sequence, lambda event: self.redraw(), add="+")
        bind_keys(self)
        self.mouse = TableMouse(self)
        self.tooltip = Tooltip(self.canvas, self.mouse.tip)
        theme.on_change(self, self.redraw)

    def focus_set(self) -> None:
        """Put the keyboard in the rows, or on the button that stands there while there are none."""
        button = getattr(self._empty, "button", None) if not self.rows() else None
        (button or self.canvas).focus_set()

    def show(self, rows: Sequence[Any]) -> None:
        """Show these rows instead; what is selected stays selected, the scroll stays where it was."""
        self.model.put(rows)
        self._lines_changed()

    def change(self, rows: Sequence[Any]) -> None:
        """Show these rows instead of those with the same keys, and add the ones that are new; the others stay."""
        self.model.change(rows)
        self._lines_changed()

    def rows(self) -> list[Any]:
        """The rows shown, filtered and in their order."""
        return self.model.shown()

    def all_rows(self) -> list[Any]:
        """All rows, shown or not, as they were given."""
        return list(self.model.all)

    def selected(self) -> list[Any]:
        """The selected rows in the order shown."""
        return self.selection.rows()

    def current(self) -> Any | None:
        """The row the keyboard stands on."""
        line = self.selection.line()
        return None if line is None else self.model.lines[line]

    def select(self, keys: Iterable[Any], see: bool = True) -> None:
        """Select exactly the rows with these keys."""
        self.selection.choose(keys)
        line = self.selection.line()
        if see and line is not None:
            self.see(line)
        self.selection_changed()

    def select_all(self) -> None:
        """Select every row shown."""
        self.selection.choose_all()
        self.selection_changed()

    def set_filter(self, text: str) -> None:
        """Show only the rows in which every word occurs; case and accents aside."""
        self.model.filter(text)
        self._lines_changed()

    def sort_by(self, key: str, descending: bool = False) -> None:
        """Order the rows by a column."""
        self.model.sort(key, descending)
        self._lines_changed()

    def sorting(self) -> tuple[str, bool] | None:
        """The column sorted by and whether the last comes first; None in the order given."""
        return self.model.sorting

    def retitle(self, key: str, title: str) -> None:
        """Give a column another heading."""
        at = next(number for number, column in enumerate(self.columns) if column.key == key)
        self.columns[at] = self.columns[at]._replace(title=title)
        self.needs.forget()
        self.redraw()

    def set_total(self, total: Mapping[str, Value] | None) -> None:
        """Pin a row at the foot, by column key."""
        self.total = dict(total or {})
        self.needs.forget()
        self._lines_changed()

    def set_empty(self, widget: Widget | None) -> None:
        """Show this widget, a child of the table, while there are no rows at all."""
        if self._empty is not None and self._empty is not widget:
            self._empty.place_forget()
        self._empty = widget
        self._place_empty()

    def copy(self) -> str:
        """Put the selected rows, or all, on the clipboard as tab-separated lines under their titles."""
        text = self.model.as_text(self.selected() or self.rows())
        self.clipboard_clear()
        self.clipboard_append(text)
        return text

    def redraw(self) -> None:
        """Draw again when Tk is idle, once however often it was asked."""
        self._drawing.idle()

    def places(self) -> list[Place]:
        """Where each column stands now."""
        width = max(0, self.scroll.text_end() - self.padding)
        return lay_out(self.columns, self.widths, self.needs.now(), self.padding, width, self.row_height)

    @property
    def offset(self) -> int:
        """How many pixels of rows are above the sight."""
        return self.scroll.offset

    def view_height(self) -> int:
        """The pixels left for rows between the header and the total."""
        return max(0, self.canvas.winfo_height() - self.header_height - self.total_height())

    def total_height(self) -> int:
        """The pixels of the row pinned at the foot."""
        return self.row_height if self.total else 0

    def line_at(self, y: int) -> int | None:
        """The line at this height of the canvas, or None outside the rows."""
        if not self.header_height <= y < self.header_height + self.view_height():
            return None
        line = (y - self.header_height + self.offset) // self.row_height
        return line if line < len(self.model.lines) else None

    def cell_box(self, key: Any, column: str) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of a cell on the canvas; raises KeyError for a row that is not shown."""
        line = self.model.line_of(key)
        if line is None:
            raise KeyError(key)
        place = next(place for place in self.places() if place.column.key == column)
        top = self.header_height + line * self.row_height - self.offset
        return place.left, top, place.edge, top + self.row_height

    def see(self, line: int) -> None:
        """Scroll as little as needed to bring a line into sight."""
        self.scroll.see(line)

    def scroll_to(self, offset: float) -> None:
        """Show the rows from this many pixels on, within what there is."""
        self.scroll.to(offset)

    def selection_changed(self) -> None:
        """Redraw, and tell the page when other rows are selected than before."""
        self.redraw()
        keys = self.selection.keys()
        if keys != self._told:
            self._told = keys
            if self.on_select:
                self.on_select(self.selected())

    def open_menu(self, x: int, y: int) -> None:
        """Open the menu of the selected rows at a point of the screen."""
        if self.menu and self.selected():
            post_menu(self.canvas, self.menu(self.selected()), x, y)

    def _lines_changed(self) -> None:
        self.needs.forget()
        self.selection.prune()
        if self._fit:
            lines = max(1, len(self.model.lines))
            self.canvas.configure(height=self.header_height + lines * self.row_height + self.total_height())
        self.scroll.keep()
        self._place_empty()
        self.selection_changed()
        if self._preparing:
            self._preparing.soon()

    def _place_empty(self) -> None:
        if self._empty is None:
            return
        if self.model.all:
            self._empty.place_forget()
        else:
            self._empty.place(relx=0.5, rely=0.5, anchor="center")

    def _on_configure(self) -> None:
        self.scroll.keep()
        self.redraw()

    def _draw(self) -> None:
        self.scroll.show()
        table_paint.paint(self)
        self.mouse.redrawn()
