"""Paints a table: the rows in sight, the header over them and the total under them."""

from typing import TYPE_CHECKING

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import focus, table_cells
from omvendt_desktop.gui.widgets.table_columns import Place
from omvendt_desktop.gui.widgets.table_rows import Heading
from omvendt_desktop.gui.widgets.table_values import text_of
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table


def paint(table: "Table") -> None:
    """Draw everything in sight anew."""
    colours, canvas = theme.colours(), table.canvas
    if str(canvas["background"]) != colours.background:
        canvas.configure(background=colours.background)
    table.pen.clear()
    table.cut.clear()
    width, height = canvas.winfo_width(), canvas.winfo_height()
    if width <= 1 or height <= 1:
        return
    places = table.places()
    first = table.offset // table.row_height
    last = min(len(table.model.lines), (table.offset + table.view_height()) // table.row_height + 1)
    for line in range(first, last):
        _row(table, line, places)
    if not table.model.lines and table.model.all:
        table.pen.text(
            (width // 2, table.header_height + theme.px(40)),
            _("Nothing matches."),
            theme.SMALL,
            colours.muted,
            "center",
        )
    if table.header_height:
        _header(table, places)
    if table.total:
        _total(table, places, height)


def _row(table: "Table", line: int, places: list[Place]) -> None:
    pen, colours, width = table.pen, theme.colours(), table.scroll.row_end()
    row = table.model.lines[line]
    top = table.header_height + line * table.row_height - table.offset
    bottom = top + table.row_height
    middle = top + table.row_height // 2
    if isinstance(row, Heading):
        pen.text((table.padding, middle + theme.px(4)), row.text, theme.SMALL_BOLD, colours.muted)
    else:
        if table.selection.holds(line):
            pen.box((0, top, width, bottom), colours.selected)
        for place in places:
            if place.right > place.left:
                cut = table_cells.draw(pen, place.column.cell(row), place, middle)
                if cut:
                    table.cut[line, place.column.key] = cut
    if table.lines:
        pen.line(table.padding, bottom - 1, table.scroll.text_end(), colours.line)
    if focus.holder(table.canvas) is table.canvas and table.selection.line() == line:
        pen.box((1, top, width - 1, bottom - 1), "", colours.focus)


def _header(table: "Table", places: list[Place]) -> None:
    pen, colours, width = table.pen, theme.colours(), table.canvas.winfo_width()
    high, step = table.header_height, theme.line_height(theme.CAPTION)
    pen.box((0, 0, width, high), colours.background)
    pen.line(table.padding, high - 1, table.scroll.text_end(), colours.line)
    for place in (each for each in places if each.right > each.left):
        title = place.column.title.upper()
        arrow = table.model.sorting and table.model.sorting[0] == place.column.key
        room = place.right - place.left - (theme.px(table_cells.ARROW) if arrow else 0)
        lines = theme.wrapped(title, theme.CAPTION, room, 2)
        right = place.column.align == "right"
        x, anchor = (place.right, "e") if right else (place.left, "w")
        first = high // 2 - step * (len(lines) - 1) // 2
        for number, line in enumerate(lines):
            pen.text((x, first + step * number), line, theme.CAPTION, colours.muted, anchor)
        if lines[-1].endswith("…"):
            table.cut[-1, place.column.key] = place.column.title
        if arrow:
            wide = max(theme.width_of(line, theme.CAPTION) for line in lines)
            _arrow(table, x - wide - theme.px(8) if right else x + wide + theme.px(8), high // 2)


def _arrow(table: "Table", x: int, middle: int) -> None:
    wide, high = theme.px(4), theme.px(2)
    down = -1 if table.model.sorting and table.model.sorting[1] else 1
    points = (x - wide, middle + high * down, x + wide, middle + high * down, x, middle - high * down)
    table.pen.shape(theme.colours().muted, *points)


def _total(table: "Table", places: list[Place], height: int) -> None:
    pen, colours, width = table.pen, theme.colours(), table.canvas.winfo_width()
    rows_end = table.header_height + len(table.model.lines) * table.row_height - table.offset
    top = min(height - table.row_height, max(table.header_height, rows_end))
    pen.box((0, top, width, height), colours.background)
    pen.line(table.padding, top - 1, table.scroll.text_end(), colours.line)
    for place in places:
        value = table.total.get(place.column.key)
        if value is not None:
            shown = _first_of_total(table, places) if place is places[0] else place
            table_cells.draw(pen, value, shown, top + table.row_height // 2)


def _first_of_total(table: "Table", places: list[Place]) -> Place:
    """The words of the total may go on into the empty columns beside them, up to the next value."""
    first = places[0]
    taken = next((each for each in places[1:] if each.column.key in table.total), None)
    if taken is None:
        end = places[-1].edge
    elif taken.column.align == "left":
        end = taken.left
    else:
        text = text_of(table.total[taken.column.key])
        end = taken.right - theme.width_of(text, theme.SMALL_BOLD) - theme.px(theme.NEAR)
    return Place(first.column, first.left, max(first.left, end), first.edge, first.high)
