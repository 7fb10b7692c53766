"""Typing in the cells of a table without opening anything."""

from collections.abc import Callable
from tkinter import Event, Label, TclError
from typing import Any

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets import modifiers
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.table import Table
from omvendt_desktop.gui.widgets.text_field import TextField

Text = Callable[[Any], str]
Save = Callable[[Any, str], object]
_WRAP, _LINES = 260, 3


class CellEditor:
    """A field over a cell: Enter keeps and goes down, Tab goes to the next column, Escape leaves it as it was.

    `columns` names the columns that can be typed in, each with the text to start from and what to do with the text
    typed; that may raise UserError, and the field stays with a red border and the words about it beside it.
    A digit typed on a row begins in the column `digits`. With `tab` the Tab key goes from a row into its cells, from
    the last cell of the list on to what follows it, and with Ctrl there from anywhere.
    """

    def __init__(
        self,
        table: Table,
        key: Callable[[Any], Any],
        columns: dict[str, tuple[Text, Save]],
        digits: str = "",
        tab: bool = False,
    ) -> None:
        self._table, self._key, self._columns, self._digits = table, key, columns, digits
        self.field: TextField | None = None
        self.problem: UserError | None = None
        self._note: Label | None = None
        self._row: Any = None
        self._column = ""
        self._following = Later(table, self._follow)
        for sequence in ("<Button-4>", "<Button-5>", "<MouseWheel>", "<Configure>"):
            table.canvas.bind(sequence, lambda event: self.keep() or self._following.idle(), add="+")
        self._listen(tab)

    def open(self, row: Any, column: str) -> None:
        """Put the field over this cell; what was typed in another one is kept first."""
        if not self.keep():
            self.field.focus_set()
            return
        line = self._table.model.line_of(self._key(row))
        if line is None:
            return
        self._table.see(line)
        self._row, self._column = row, column
        self.field = TextField(self._table.canvas, width=4)
        self._place(self.field)
        self.field.set(self._columns[column][0](row))
        self.field.select_range(0, "end")
        self.field.focus_set()
        self.field.on_change(self._unsay)
        self._bind(self.field)

    def keep(self) -> bool:
        """Hand over what is typed and take the field away; False when it cannot be read and the field stays."""
        if self.field is None:
            return True
        try:
            self._columns[self._column][1](self._row, self.field.get())
        except UserError as error:
            self._say(error)
            return False
        self.leave()
        return True

    def leave(self) -> None:
        """Take the field away without keeping what is typed."""
        if self.field is not None:
            self._unsay()
            field, self.field = self.field, None
            field.destroy()

    def _listen(self, tab: bool) -> None:
        """Hear the keys typed on a row before the table looks for a row that begins with them."""
        canvas = self._table.canvas
        tag = f"Cells{canvas}"
        canvas.bind_class(tag, "<Key>", self._on_key)
        if tab:
            canvas.bind_class(tag, "<Tab>", self._on_tab)
        canvas.bindtags((tag, *canvas.bindtags()))

    def _on_key(self, event: Event) -> str | None:
        row = self._table.current()
        if row is None or not self._digits or not event.char.isdecimal() or modifiers.commands(event):
            return None
        self.open(row, self._digits)
        if self.field is not None and self._row is row:
            self.field.set(event.char)
            self.field.select_clear()
            self.field.icursor("end")
        return "break"

    def _on_tab(self, event: Event) -> str | None:
        row = self._table.current()
        if row is None or modifiers.extends(event) or modifiers.commands(event):
            return None
        self.open(row, next(iter(self._columns)))
        return "break"

    def _say(self, problem: UserError) -> None:
        """Put what is wrong below the field, or above it at the foot of the list."""
        if self.problem is not None:
            self._unsay()
        self.problem = problem
        self.field.mark(True)
        colours = theme.colours()
        self._note = Label(
            self._table.canvas,
            text=problem.sentences,
            font=theme.SMALL,
            background=colours.surface,
            foreground=colours.danger_text,
            highlightthickness=1,
            highlightbackground=colours.danger,
            padx=theme.px(8),
            pady=theme.px(4),
            justify="left",
            wraplength=theme.px(_WRAP),
        )
        self._place_note(
            self._note, {name: int(self.field.place_info()[name]) for name in ("x", "y", "width", "height")}
        )

    def _place_note(self, note: Label, at: dict[str, int]) -> None:
        right, below = at["x"] + at["width"], at["y"] + at["height"]
        room = _LINES * theme.line_height(theme.SMALL)
        upwards = below + room > self._table.canvas.winfo_height() and at["y"] > room
        side, x = ("e", right) if right > theme.px(_WRAP) else ("w", at["x"])
        note.place(x=x, y=at["y"] if upwards else below, anchor=f"{'s' if upwards else 'n'}{side}")

    def _unsay(self) -> None:
        if self.problem is not None:
            self.problem = None
            self.field.mark(False)
            self._note.destroy()

    def _follow(self) -> None:
        """Stay with its row after the list was scrolled or made smaller."""
        line = self._table.model.line_of(self._key(self._row)) if self.field else None
        if line is not None:
            self._table.see(line)
            self._place(self.field)
            self.keep()

    def _place(self, field: TextField) -> None:
        left, top, right, bottom = self._table.cell_box(self._key(self._row), self._column)
        room = theme.px(theme.TIGHT)
        field.place(x=left - room, y=top + room, width=right - left, height=bottom - top - 2 * room - 1)

    def _bind(self, field: TextField) -> None:
        field.bind("<Return>", lambda event: self._go(1, self._column))
        field.bind("<KP_Enter>", lambda event: self._go(1, self._column))
        field.bind("<Down>", lambda event: self._go(1, self._column))
        field.bind("<Up>", lambda event: self._go(-1, self._column))
        field.bind("<Tab>", lambda event: self._aside(1))
        field.bind("<Control-Tab>", lambda event: self._go_on() if self.keep() else "break")
        for sequence in ("<Shift-Tab>", "<ISO_Left_Tab>"):
            self._bind_back(field, sequence)
        field.bind("<Escape>", lambda event: self._done())
        field.bind("<FocusOut>", self._on_focus_out)

    def _bind_back(self, field: TextField, sequence: str) -> None:
        try:
            field.bind(sequence, lambda event: self._aside(-1))
        except TclError:
            return  # only X11 knows ISO_Left_Tab

    def _done(self) -> str:
        self.leave()
        self._table.focus_set()
        return "break"

    def _on_focus_out(self, event: Event) -> None:
        if self.field is event.widget:
            self.keep()

    def _aside(self, step: int) -> str:
        names = list(self._columns)
        at = names.index(self._column) + step
        if step > 0 and at == len(names) and self._key(self._row) == self._key(self._table.rows()[-1]):
            return self._go_on() if self.keep() else "break"
        return self._go(at // len(names), names[at % len(names)])

    def _go_on(self) -> str:
        """Give the keyboard to what follows the list."""
        following = self._table.canvas.tk_focusNext()
        if following is not None:
            following.focus_set()
        return "break"

    def _go(self, lines: int, column: str) -> str:
        row = self._row
        if not self.keep():
            return "break"
        rows = self._table.rows()
        at = next((number for number, each in enumerate(rows) if self._key(each) == self._key(row)), -1)
        if at >= 0 and 0 <= at + lines < len(rows):
            self._table.select([self._key(rows[at + lines])])
            self.open(rows[at + lines], column)
        else:
            self._table.focus_set()
        return "break"
