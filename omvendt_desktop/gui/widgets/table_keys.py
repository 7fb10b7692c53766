"""The keyboard in a table."""

from tkinter import Event
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.gui.widgets import modifiers
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.table_values import Check

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table

_PAUSE_MS = 900


def bind_keys(table: "Table") -> None:
    """Bind moving, selecting, opening, copying and jumping by letters."""
    canvas = table.canvas
    steps = {"Up": -1, "Down": 1, "Prior": -10, "Next": 10, "Home": -(10**9), "End": 10**9}
    for name, step in steps.items():
        for prefix in ("", "Shift-"):
            canvas.bind(f"<{prefix}{name}>", lambda event, step=step, far=prefix: _move(table, step, bool(far)))
    for control in ("Control", "Command") if canvas.tk.call("tk", "windowingsystem") == "aqua" else ("Control",):
        canvas.bind(f"<{control}-a>", lambda event: _done(table.select_all))
        canvas.bind(f"<{control}-c>", lambda event: _done(table.copy))
    canvas.bind("<Return>", lambda event: _open(table))
    canvas.bind("<KP_Enter>", lambda event: _open(table))
    canvas.bind("<F2>", lambda event: _edit(table))
    canvas.bind("<Delete>", lambda event: _delete(table))
    canvas.bind("<Control-space>", lambda event: _toggle(table))
    for sequence in ("<Shift-F10>", "<Menu>", "<App>"):
        _bind_menu(table, sequence)
    Jump(table)


class Jump:
    """Typed letters go to the next row that begins with them; a space ticks unless a word is being typed."""

    def __init__(self, table: "Table") -> None:
        self._table = table
        self._typed = ""
        self._pause = Later(table, self._forget)
        table.canvas.bind("<Key>", self._on_key)

    def _on_key(self, event: Event) -> str | None:
        if not event.char or not event.char.isprintable() or modifiers.commands(event):
            return None
        if event.char == " " and not self._typed:
            return _tick(self._table)
        self._pause.after(_PAUSE_MS)
        self._typed += event.char
        self._go()
        return "break"

    def _forget(self) -> None:
        self._typed = ""

    def _go(self) -> None:
        table, wanted = self._table, formats.sort_key(self._typed)
        sorting = table.sorting()
        name = sorting[0] if sorting else table.columns[0].key
        column = next(column for column in table.columns if column.key == name)
        at = table.selection.line() or 0
        begin = at if len(self._typed) > 1 else at + 1
        lines = len(table.model.lines)
        for step in range(lines):
            line = (begin + step) % lines
            if formats.sort_key(table.model.text_at(line, column)).startswith(wanted):
                table.selection.pick(line)
                table.see(line)
                table.selection_changed()
                return


def _move(table: "Table", step: int, extend: bool) -> str:
    if abs(step) == 10:
        step = (1 if step > 0 else -1) * max(1, table.view_height() // table.row_height - 1)
    at = table.selection.line()
    start = at + step if at is not None else (0 if step > 0 or step == -(10**9) else len(table.model.lines) - 1)
    if at is None and step == 10**9:
        start = len(table.model.lines) - 1
    line = table.selection.nearest(start, 1 if step > 0 else -1)
    if line is not None:
        if extend:
            table.selection.extend(line)
        else:
            table.selection.pick(line)
        table.see(line)
        table.selection_changed()
    return "break"


def _done(command: object) -> str:
    command()  # type: ignore[operator]
    return "break"


def _open(table: "Table") -> str:
    row = table.current()
    if row is not None:
        if table.on_open:
            table.on_open(row)
        else:
            table.mouse.use_first_choice()
    return "break"


def _edit(table: "Table") -> str | None:
    row = table.current()
    if row is None or table.on_edit is None:
        return None
    table.on_edit(row)
    return "break"


def _delete(table: "Table") -> str | None:
    if not table.selected() or table.on_delete is None:
        return None
    table.on_delete(table.selected())
    return "break"


def _toggle(table: "Table") -> str:
    line = table.selection.line()
    if line is not None:
        table.selection.toggle(line)
        table.selection_changed()
    return "break"


def _tick(table: "Table") -> str:
    row = table.current()
    if row is not None:
        for column in table.columns:
            value = column.cell(row) if column.on_click else None
            if column.on_click and isinstance(value, Check) and value.enabled:
                column.on_click(row)
                return "break"
        table.mouse.use_first_choice()
    return "break"


def _bind_menu(table: "Table", sequence: str) -> None:
    from tkinter import TclError

    def opened(event: Event) -> str:
        line = table.selection.line()
        if line is not None:
            top = table.header_height + (line + 1) * table.row_height - table.offset
            table.open_menu(table.canvas.winfo_rootx() + table.padding, table.canvas.winfo_rooty() + top)
        return "break"

    try:
        table.canvas.bind(sequence, opened)
    except TclError:
        return  # Tk of this system does not know the key
