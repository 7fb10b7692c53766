"""Fields with their labels, hints and the words about what is wrong."""

from collections.abc import Iterable, Mapping
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.errors import Problem, UserError, refuse
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Field
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.i18n import _

_LINES = 3


class Row:
    """One field with its label above and its hint or problem below."""

    def __init__(self, form: "Form", label: str, field: Any, hint: str, required: bool) -> None:
        self.field, self.required, self.hint = field, required, hint
        text = f"{label} *" if required and label else label
        self.label = ttk.Label(form, text=text, style="Small.TLabel") if label else None
        if self.label:
            self.label.bind("<Button-1>", lambda event: field.focus_set())
        self.note = Paragraph(form, hint) if hint else None
        self._form = form
        self._at: dict[str, Any] = {}

    def place(self, line: int, column: int, span: int, padx: tuple[int, int]) -> None:
        """Put label, field and note below each other in the form's grid."""
        self._at = {"column": column, "columnspan": span, "padx": padx}
        self._line = line
        self.show(True)

    def show(self, visible: bool) -> None:
        """Show the row or take it away; its value stays."""
        parts = (self.label, self.field, self.note)
        for offset, part in enumerate(parts):
            if part is None:
                continue
            if not visible:
                part.grid_remove()
                continue
            stretches = (
                isinstance(part, ttk.Frame) or part is self.note or part.winfo_class() in ("TEntry", "TCombobox")
            )
            narrow = getattr(part, "narrow", False)
            pady = (theme.px(theme.GAP) if offset == 0 or (offset == 1 and self.label is None) else theme.px(2), 0)
            part.grid(
                row=self._line + offset, sticky="nwe" if stretches and not narrow else "nw", pady=pady, **self._at
            )

    def say(self, problem: str) -> None:
        """Show what is wrong below the field; '' shows the hint again."""
        if self.note is None:
            if not problem:
                return
            self.note = Paragraph(self._form)
            self.note.grid(row=self._line + 2, sticky="nwe", pady=(theme.px(2), 0), **self._at)
        self.note.configure(text=problem or self.hint, style="Danger.TLabel" if problem else "Muted.TLabel")
        self.field.mark(bool(problem))


class Form(ttk.Frame):
    """Collects values and shows problems beside the fields they belong to."""

    def __init__(self, parent: Any, columns: int = 1) -> None:
        super().__init__(parent)
        self.columns = columns
        self._rows: dict[str, Row] = {}
        self._line = self._column = 0
        self._before: dict[str, Any] = {}
        for column in range(columns):
            self.columnconfigure(column, weight=1, uniform="columns")

    def heading(self, text: str) -> None:
        """Begin a new part of the form under its own words."""
        self._next_line()
        label = Paragraph(self, text, "Subheading.TLabel")
        above = theme.px(theme.PAD + theme.NEAR) if self._line else 0
        label.grid(row=self._line, column=0, columnspan=self.columns, sticky="we", pady=(above, 0))
        self._line += 1

    def add(
        self, name: str, label: str, field: Any, hint: str = "", *, required: bool = False, wide: bool = False
    ) -> Any:
        """Add a field, made with the form as its parent; returns the field. `wide` gives it a whole line."""
        row = Row(self, label, field, hint, required)
        if wide:
            self._next_line()
        half = theme.px(theme.PAD) // 2
        last = wide or self._column == self.columns - 1
        padx = (half if self._column else 0, 0 if last else half)
        row.place(self._line, self._column, self.columns if wide else 1, padx)
        self._rows[name] = row
        self._column = self.columns if wide else self._column + 1
        if self._column >= self.columns:
            self._next_line()
        field.on_change(lambda: row.say(""))
        self._before[name] = _held(field)
        return field

    def field(self, name: str) -> Any:
        """The field with this name."""
        return self._rows[name].field

    def names(self) -> list[str]:
        """The names of the fields in their order."""
        return list(self._rows)

    def show(self, name: str, visible: bool) -> None:
        """Show a field or take it away; its value stays."""
        self._rows[name].show(visible)

    def set(self, values: Mapping[str, Any]) -> None:
        """Fill the fields; from now on these values count as unchanged."""
        for name, value in values.items():
            self._rows[name].field.set(value)
        self._before = {name: _held(row.field) for name, row in self._rows.items()}

    def changed(self) -> bool:
        """Whether anything was typed or chosen since the form was filled."""
        return any(_held(row.field) != self._before[name] for name, row in self._rows.items())

    def values(self) -> dict[str, Any]:
        """What the fields hold. Raises InvalidError naming each field that is unreadable, or empty and required."""
        values, problems = self.readable()
        refuse(problems)
        return values

    def readable(self) -> tuple[dict[str, Any], list[Problem]]:
        """What the other fields hold, and what is wrong with those that are unreadable, or empty and required."""
        values, problems = {}, []
        for name, row in self._rows.items():
            try:
                value = row.field.get()
            except UserError as error:
                problems.append(Problem(name, error.sentences))
                continue
            if row.required and value in (None, "", []):
                problems.append(Problem(name, _("Fill in this field.")))
            else:
                values[name] = value
        return values, problems

    def problems(self, problems: Iterable[Problem]) -> list[Problem]:
        """Show what is wrong beside each field and go to the first; returns those without a field here."""
        by_name: dict[str, str] = {}
        left = []
        for problem in problems:
            if problem.field in self._rows:
                by_name[problem.field] = " ".join(part for part in (by_name.get(problem.field), problem.why) if part)
            else:
                left.append(problem)
        for name, row in self._rows.items():
            row.say(by_name.get(name, ""))
        first = next((row for name, row in self._rows.items() if name in by_name), None)
        if first:
            first.field.focus_set()
        return left

    def focus_force(self) -> None:
        """Bring the window to the keyboard and go to the first field, as a dialog does when it opens."""
        self.winfo_toplevel().focus_force()
        self.focus_first()

    def focus_first(self) -> None:
        """Put the keyboard in the first field, as Tab does: what is written there is replaced by typing."""
        for row in self._rows.values():
            row.field.focus_set()
            getattr(row.field, "entry", row.field).event_generate("<<TraverseIn>>")
            return

    def _next_line(self) -> None:
        if self._column:
            self._line += _LINES
            self._column = 0


def _held(field: Field) -> Any:
    try:
        return field.get()
    except UserError as error:
        return error.message
