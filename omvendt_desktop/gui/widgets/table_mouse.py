"""The mouse in a table: selecting, ticking, choosing, sorting, and dragging the edges of columns."""

from collections.abc import Callable
from tkinter import Event
from typing import TYPE_CHECKING, Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import modifiers
from omvendt_desktop.gui.widgets.menu_button import MenuItem, post_menu
from omvendt_desktop.gui.widgets.table_columns import Column, Place
from omvendt_desktop.gui.widgets.table_rows import Heading
from omvendt_desktop.gui.widgets.table_values import Check

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table

_GRIP = 5


class TableMouse:
    """Follows the pointer over one table; `on_total` is called for a double click on the row at the foot."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._hovered: int | None = None
        self._dragged: tuple[Place, int] | None = None
        self._next_width = 0
        self.on_total: Callable[[], object] | None = None
        canvas = table.canvas
        canvas.bind("<Button-1>", self._on_press)
        canvas.bind("<B1-Motion>", self._on_drag)
        canvas.bind("<ButtonRelease-1>", self._on_release)
        canvas.bind("<Double-Button-1>", self._on_double)
        canvas.bind("<Motion>", self._on_motion, add="+")
        canvas.bind("<Leave>", lambda event: self._hover(None), add="+")
        aqua = canvas.tk.call("tk", "windowingsystem") == "aqua"
        for sequence in ("<Button-2>", "<Control-Button-1>") if aqua else ("<Button-3>",):
            canvas.bind(sequence, self._on_menu)

    def tip(self, x: int, y: int) -> str:
        """The full text of a cell or title that is cut, where the pointer is, and what the column tells of it."""
        place = self._place_at(x)
        line = -1 if y < self._table.header_height else self._table.line_at(y)
        if place is None or line is None:
            return ""
        row = self._table.model.lines[line] if line >= 0 and place.column.tip else None
        told = "" if row is None or isinstance(row, Heading) else place.column.tip(row)
        return "\n".join(filter(None, (self._table.cut.get((line, place.column.key), ""), told)))

    def redrawn(self) -> None:
        """Put the highlight back after everything was drawn anew."""
        line, self._hovered = self._hovered, None
        self._hover(line)

    def use_first_choice(self) -> None:
        """Open the choices of the current row, for the keyboard."""
        line = self._table.selection.line()
        for place in self._table.places():
            if line is not None and place.column.choices:
                self._use(line, place)
                return

    def _on_press(self, event: Event) -> str:
        table = self._table
        table.canvas.focus_set()
        if event.y < table.header_height:
            self._press_header(event)
            return "break"
        line, place = table.line_at(event.y), self._place_at(event.x)
        if line is None or isinstance(table.model.lines[line], Heading):
            return "break"
        extends, adds = modifiers.extends(event), modifiers.adds(event)
        if extends:
            table.selection.extend(line)
        elif adds:
            table.selection.toggle(line)
        else:
            table.selection.pick(line)
        table.selection_changed()
        if place and not (extends or adds) and self._is_live(place.column):
            self._use(line, place)
        return "break"

    def _press_header(self, event: Event) -> None:
        edge = self._edge_at(event.x)
        if edge:
            places = self._table.places()
            after = places[places.index(edge) + 1]
            self._dragged, self._next_width = (edge, event.x), after.edge - after.left
            return
        place = self._place_at(event.x)
        if place and place.column.sortable and place.column.title:
            sorting = self._table.sorting()
            again = sorting is not None and sorting[0] == place.column.key
            self._table.sort_by(place.column.key, bool(again and sorting and not sorting[1]))

    def _on_drag(self, event: Event) -> None:
        if self._dragged is None:
            return
        place, start = self._dragged
        table = self._table
        places = table.places()
        after = places[[each.column.key for each in places].index(place.column.key) + 1]
        both = place.edge - place.left + self._next_width
        wide = place.edge - place.left + event.x - start
        wide = max(theme.px(place.column.least), min(wide, both - theme.px(after.column.least)))
        for each in places:
            table.widths[each.column.key] = each.edge - each.left
        table.widths[place.column.key], table.widths[after.column.key] = wide, both - wide
        table.redraw()

    def _on_release(self, event: Event) -> None:
        if self._dragged:
            self._dragged = None
            if self._table.on_widths:
                scale = theme.px(1000) / 1000
                self._table.on_widths({key: round(wide / scale) for key, wide in self._table.widths.items()})

    def _on_double(self, event: Event) -> str:
        if event.y < self._table.header_height:
            self._press_header(event)
            return "break"
        if self.on_total and event.y >= self._table.header_height + self._table.view_height():
            self.on_total()
            return "break"
        line, place = self._table.line_at(event.y), self._place_at(event.x)
        if line is not None and not isinstance(self._table.model.lines[line], Heading):
            if place and self._is_live(place.column):
                self._use(line, place)
            elif self._table.on_open:
                self._table.on_open(self._table.model.lines[line])
        return "break"

    def _on_menu(self, event: Event) -> str:
        table, line = self._table, self._table.line_at(event.y)
        if line is not None and not isinstance(table.model.lines[line], Heading):
            table.canvas.focus_set()
            if not table.selection.holds(line):
                table.selection.pick(line)
                table.selection_changed()
            table.open_menu(event.x_root, event.y_root)
        return "break"

    def _on_motion(self, event: Event) -> None:
        on_edge = event.y < self._table.header_height and self._edge_at(event.x)
        self._table.canvas.configure(cursor="sb_h_double_arrow" if on_edge else "")
        self._hover(self._table.line_at(event.y))

    def _hover(self, line: int | None) -> None:
        table = self._table
        if line == self._hovered:
            return
        table.canvas.delete("hover")
        self._hovered = line
        lines = table.model.lines
        if line is None or line >= len(lines) or isinstance(lines[line], Heading) or table.selection.holds(line):
            return
        top = table.header_height + line * table.row_height - table.offset
        shade = theme.colours().hover
        table.pen.box((0, top, table.scroll.row_end(), top + table.row_height - 1), shade, tags="hover")
        table.canvas.tag_lower("hover")

    def _is_live(self, column: Column) -> bool:
        return bool(column.on_click or column.choices)

    def _use(self, line: int, place: Place) -> None:
        row, column = self._table.model.lines[line], place.column
        if column.choices:
            top = self._table.header_height + line * self._table.row_height - self._table.offset
            canvas = self._table.canvas
            x, y = canvas.winfo_rootx() + place.left, canvas.winfo_rooty() + top + self._table.row_height
            post_menu(canvas, [self._item(column, row, *choice) for choice in column.choices(row)], x, y)
        elif column.on_click:
            value = column.cell(row)
            if not isinstance(value, Check) or value.enabled:
                column.on_click(row)

    def _item(self, column: Column, row: Any, value: Any, label: str) -> MenuItem:
        return MenuItem(label, lambda: column.on_choose and column.on_choose(row, value))

    def _place_at(self, x: int) -> Place | None:
        return next((place for place in self._table.places() if place.left <= x < place.edge), None)

    def _edge_at(self, x: int) -> Place | None:
        near = theme.px(_GRIP)
        return next((place for place in self._table.places()[:-1] if abs(x - place.edge) <= near), None)
