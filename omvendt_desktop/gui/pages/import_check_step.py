"""The third step of an import: every row, what becomes of it, and what can be done about it."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.columns import field_word
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.import_row_panel import ImportRowPanel
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Check, Column, Muted, Status, Table, TwoLines
from omvendt_desktop.i18n import _
from omvendt_desktop.services.import_plan import ImportPlan, PlannedRow, RowKind, kind_word

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.import_page import ImportPage

PANEL_HEIGHT = 236
TONES = {
    RowKind.NEW: "good",
    RowKind.CHANGED: "info",
    RowKind.UNCHANGED: "neutral",
    RowKind.DUPLICATE: "warning",
    RowKind.PROBLEM: "danger",
}
_ORDER = [RowKind.PROBLEM, RowKind.DUPLICATE, RowKind.CHANGED, RowKind.NEW, RowKind.UNCHANGED]


def panel_height(room: int) -> int:
    """The pixels for the row in full: as many as it likes, but never more than two fifths."""
    return min(theme.px(PANEL_HEIGHT), room * 2 // 5)


def in_order(plan: ImportPlan) -> list[PlannedRow]:
    """The rows with something to decide first."""
    return sorted(plan.rows, key=lambda row: (_rank(row), row.number))


def _rank(row: PlannedRow) -> int:
    return _ORDER.index(RowKind.CHANGED if row.changes else row.kind)


def filters() -> list[tuple[str, str]]:
    """The choices of the filter, with their words."""
    return [("all", _("All rows")), *((kind.value, kind_word(kind)) for kind in _ORDER), ("left_out", _("left out"))]


def passes(row: PlannedRow, chosen: str) -> bool:
    """Whether the filter lets the row through."""
    if chosen == "left_out":
        return row.left_out
    return chosen == "all" or (row.kind == chosen and not row.left_out)


def state_cell(row: PlannedRow) -> Status:
    """What becomes of the row."""
    return Status("neutral", _("left out")) if row.left_out else Status(TONES[row.kind], kind_word(row.kind))


def take_cell(row: PlannedRow) -> Check:
    """Ticked are the rows that will be written, and only those that can be are there to be ticked."""
    return Check(row.is_written, row.can_be_written)


def why_not(row: PlannedRow) -> str:
    """Why a row cannot be ticked, and where that is settled; empty for one that can."""
    if row.can_be_written:
        return ""
    if row.kind is RowKind.UNCHANGED:
        return _("Nothing in this row is new.")
    return " ".join([_what(row), _("Choose the row and settle it below the list.")])


def what_cell(row: PlannedRow) -> Muted:
    """Why, in a few words: what is wrong, what changes, whom it may be, or where the address is known from."""
    return Muted(" ".join(problem.why for problem in row.problems) if row.kind is RowKind.PROBLEM else _what(row))


def _what(row: PlannedRow) -> str:
    if row.kind is RowKind.PROBLEM:
        return " ".join(f"{problem.cell}: {problem.why}" if problem.cell else problem.why for problem in row.problems)
    if row.changes:
        names = ", ".join(dict.fromkeys(change.question or field_word(change.field) for change in row.changes))
        return names if row.kind is RowKind.CHANGED else _("{fields}: what you edited stays").format(fields=names)
    if row.kind is RowKind.DUPLICATE:
        return row.why
    earlier = _("Known from {programme}").format(programme=row.earlier) if row.earlier else ""
    return " · ".join([*(problem.why for problem in row.problems), *([earlier] if earlier else [])])


class ImportCheckStep(ttk.Frame):
    """A list of rows, and below it everything about the one chosen."""

    def __init__(self, parent: Misc, page: ImportPage) -> None:
        super().__init__(parent)
        self.page = page
        bar = ttk.Frame(self, padding=(theme.px(theme.PAD), theme.px(theme.GAP), theme.px(theme.PAD), 0))
        bar.pack(fill="x")
        self.filter = ChoiceField(bar, filters(), width=18, fits=True)
        self.filter.set("all")
        self.filter.on_change(self._fill)
        self.filter.pack(side="left")
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text), width=22)
        self.search.pack(side="left", padx=theme.px(theme.NEAR))
        self.panel = ImportRowPanel(self, page, height=theme.px(PANEL_HEIGHT))
        self.panel.pack(side="bottom", fill="x")
        self.table = self._build_table()
        self.table.pack(fill="both", expand=True)
        self.bind("<Configure>", lambda event: self.panel.configure(height=panel_height(event.height)))

    def show(self) -> None:
        """Show the rows as they are planned now."""
        self._fill()

    def begin(self) -> None:
        """Start from the top with a new file."""
        self.search.clear()
        self.table.show([])
        self.filter.set("all")

    def show_only(self, kind: str) -> None:
        """Show the rows of one kind."""
        self.filter.set(kind)

    def on_tick(self, row: PlannedRow) -> None:
        """Leave a row out, or take it in again."""
        self.page.change(left_out=self.page.work.choices.left_out ^ {row.number})

    def on_leave_out(self, rows: list[PlannedRow], out: bool) -> None:
        """Leave rows out, or take them in again."""
        numbers = {row.number for row in rows}
        known = self.page.work.choices.left_out
        self.page.change(left_out=known | numbers if out else known - numbers)

    def _fill(self) -> None:
        if self.page.work is None:
            return
        rows = [row for row in in_order(self.page.work.plan) if passes(row, self.filter.get())]
        self.table.show(rows)
        if rows and not self.table.selected():
            self.table.select([rows[0].number])
        self._on_select(self.table.selected())

    def _on_select(self, rows: list[PlannedRow]) -> None:
        self.panel.show(rows[0] if len(rows) == 1 else None)

    def _menu(self, rows: list[PlannedRow]) -> list[MenuItem]:
        return [
            MenuItem(_("Leave out"), lambda: self.on_leave_out(rows, True), "Del"),
            MenuItem(_("Take in"), lambda: self.on_leave_out(rows, False)),
        ]

    def _build_table(self) -> Table:
        return Table(
            self,
            [
                Column("take", "", 30, take_cell, on_click=self.on_tick, sortable=False, tip=why_not),
                Column("row", _("Row"), 46, lambda row: Muted(str(row.number)), sort=lambda row: row.number),
                Column("name", _("Name"), 168, _name_cell, stretch=True, least=130),
                Column(
                    "role",
                    _("Role"),
                    64,
                    lambda row: Muted(role_word(row.application.role) if row.application.role else "–"),
                ),
                Column("state", _("Becomes"), 128, state_cell),
                Column("what", _("Why"), 190, what_cell, stretch=True, least=70),
            ],
            key=lambda row: row.number,
            on_select=self._on_select,
            on_open=lambda row: self.panel.focus_first(),
            on_edit=lambda row: self.panel.focus_first(),
            on_delete=lambda rows: self.on_leave_out(rows, True),
            menu=self._menu,
            row_height=44,
            widths=self.page.widths("import_rows"),
            on_widths=lambda widths: self.page.remember_widths("import_rows", widths),
        )


def _name_cell(row: PlannedRow) -> TwoLines:
    return TwoLines(row.application.name or "–", row.application.email or "–", bold=False, small=True)
