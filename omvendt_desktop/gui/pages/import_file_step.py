"""The first step of an import: the file, its sheet and the row that names the columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.cell_values import one_line
from omvendt_desktop.domain.header_rows import ROWS_LOOKED_AT, Layout
from omvendt_desktop.domain.risky import MASK
from omvendt_desktop.domain.sheets import Sheet, cell_name, letters
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.table import Column, Muted, Small, Table, Tone
from omvendt_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.import_page import ImportPage
    from omvendt_desktop.gui.pages.import_work import ImportWork

ROWS_SHOWN = 40
COLUMNS_SHOWN = 5


@dataclass(frozen=True)
class ExcerptRow:
    """One row of the sheet as shown: `place` is above, header or below."""

    number: int
    cells: tuple[str, ...]
    place: str


def excerpt(work: ImportWork) -> list[ExcerptRow]:
    """The first rows of the sheet, with what must not be seen masked."""
    sheet, layout = work.sheet, work.layout
    hidden = {match.index for match in work.matches if match.risky}
    return [_excerpt_row(row.number, row.cells, layout, hidden, work.table.masked) for row in sheet.rows[:ROWS_SHOWN]]


def header_choices(sheet: Sheet, layout: Layout) -> list[tuple[Layout, str]]:
    """The rows that can name the columns; the one chosen now first when it spans two rows."""
    position = layout.sheet
    rows = [
        (Layout(position, row.number, row.number), _row_words(row.number, row.cells))
        for row in sheet.rows[:ROWS_LOOKED_AT]
    ]
    both = _("Rows {first}–{last} together").format(first=layout.first_row, last=layout.last_row)
    spans = [(layout, both)] if layout.first_row != layout.last_row else []
    return [*spans, *rows, (Layout(position, 0, 0), _("The columns have no names"))]


def _row_words(number: int, cells: tuple) -> str:
    texts = [text for text in (one_line(cell) for cell in cells) if text]
    words = ", ".join(texts[:4])
    short = words if len(words) <= 44 else words[:43].rstrip() + "…"
    return _("Row {number}: {words}").format(number=number, words=short)


def _excerpt_row(number: int, cells: tuple, layout: Layout, hidden: set[int], masked: frozenset[str]) -> ExcerptRow:
    place = "above" if number < layout.first_row else "header" if number <= layout.last_row else "below"
    texts = []
    for column, value in enumerate(cells):
        secret = place == "below" and column in hidden and value not in (None, "")
        texts.append(MASK if secret or cell_name(column, number) in masked else one_line(value)[:80])
    return ExcerptRow(number, tuple(texts), place)


class ImportFileStep(ttk.Frame):
    """Asks for a file; once there is one, shows what was found in it and lets the coordinator set it right."""

    def __init__(self, parent: Misc, page: ImportPage) -> None:
        super().__init__(parent)
        self.page = page
        self.first_column = 0
        self.asking = ttk.Frame(self)
        self.found = ttk.Frame(self, padding=theme.px(theme.PAD))
        self._build_asking()
        self._build_found()

    def show(self) -> None:
        """Ask for a file, or show what is in it."""
        self.asking.pack_forget()
        self.found.pack_forget()
        if self.page.work is None:
            self._show_recent()
            self.asking.pack(fill="both", expand=True)
        else:
            self.found.pack(fill="both", expand=True)
            self._show_found(self.page.work)

    def on_page(self, step: int) -> None:
        """Show the columns further right, or left again."""
        widest = max((len(row.cells) for row in self.page.work.sheet.rows[:ROWS_SHOWN]), default=0)
        self.first_column = max(
            0, min(self.first_column + step * COLUMNS_SHOWN, max(0, widest - 1) // COLUMNS_SHOWN * COLUMNS_SHOWN)
        )
        self._show_excerpt(self.page.work)

    def _build_asking(self) -> None:
        middle = ttk.Frame(self.asking)
        middle.place(relx=0.5, rely=0.42, anchor="center")
        self.drop = EmptyState(
            middle,
            "file-earmark-arrow-up",
            _("Drop the workbook with the answers here"),
            _("From Microsoft Forms, Google Forms, SurveyMonkey, Nettskjema, or a list of your own: .xlsx, .csv"),
            _("Choose a file…"),
            self.page.on_choose_file,
        )
        self.drop.pack()
        self.recent = ttk.Frame(middle)
        self.recent.pack(pady=(theme.px(theme.PAD), 0))

    def _build_found(self) -> None:
        grid = ttk.Frame(self.found)
        grid.pack(fill="x")
        grid.columnconfigure(1, weight=1)
        self.file = ttk.Label(grid, style="Bold.TLabel")
        self.another = ttk.Button(
            grid, text=_("Choose another file…"), style="Quiet.TButton", command=self.page.on_choose_file
        )
        self.sheet = ChoiceField(grid, width=34)
        self.header = ChoiceField(grid, width=52)
        lines = ((_("File"), self.file), (_("Sheet"), self.sheet), (_("Headings"), self.header))
        for number, (label, field) in enumerate(lines):
            ttk.Label(grid, text=label, style="Muted.TLabel").grid(
                row=number, column=0, sticky="w", padx=(0, theme.px(theme.PAD))
            )
            span = 1 if field is self.file else 2
            field.grid(row=number, column=1, columnspan=span, sticky="w", pady=theme.px(theme.TIGHT))
        self.another.grid(row=0, column=2, sticky="e")
        self.notes = ttk.Label(self.found, style="Muted.TLabel", justify="left")
        self.notes.pack(anchor="w", pady=(theme.px(theme.NEAR), 0))
        self.notes.bind(
            "<Configure>", lambda event: self.notes.configure(wraplength=self.found.winfo_width() - theme.px(40))
        )
        self.pager = ttk.Frame(self.found)
        self.pager.pack(fill="x", pady=(theme.px(theme.NEAR), 0))
        ttk.Label(self.pager, text=_("Double-click the row of headings."), style="Muted.TLabel").pack(side="left")
        self.next_columns = ttk.Button(self.pager, text="›", style="Flat.TButton", command=lambda: self.on_page(1))
        self.columns_shown = ttk.Label(self.pager, style="Muted.TLabel")
        self.earlier_columns = ttk.Button(self.pager, text="‹", style="Flat.TButton", command=lambda: self.on_page(-1))
        for part in (self.next_columns, self.columns_shown, self.earlier_columns):
            part.pack(side="right")
        self.table = self._build_excerpt()
        self.table.pack(fill="both", expand=True)
        self.sheet.on_change(self._on_sheet)
        self.header.on_change(self._on_header)

    def _build_excerpt(self) -> Table:
        columns = [Column("row", "", 44, lambda row: Muted(str(row.number)), sortable=False)]
        columns += [
            Column(
                f"cell{offset}",
                "",
                104,
                lambda row, offset=offset: self._cell(row, offset),
                stretch=True,
                sortable=False,
            )
            for offset in range(COLUMNS_SHOWN)
        ]
        return Table(
            self.found,
            columns,
            key=lambda row: row.number,
            on_open=lambda row: self.page.choose_layout(Layout(self.page.work.layout.sheet, row.number, row.number)),
            many=False,
            row_height=40,
            header=False,
            padding=0,
        )

    def _cell(self, row: ExcerptRow, offset: int):
        at = self.first_column + offset
        text = row.cells[at] if at < len(row.cells) else ""
        return {"header": _heading, "above": Muted, "below": Small}[row.place](text)

    def _show_found(self, work: ImportWork) -> None:
        self._showing = True
        self.file.configure(text=work.path.name)
        names = [(number, _sheet_words(sheet)) for number, sheet in enumerate(work.book.sheets)]
        self.sheet.set_choices(names)
        self.sheet.set(work.layout.sheet)
        self.header.set_choices(header_choices(work.sheet, work.layout))
        self.header.set(work.layout)
        self._showing = False
        self.notes.configure(text="\n".join(work.notes()))
        self._show_excerpt(work)

    def _show_excerpt(self, work: ImportWork) -> None:
        rows = excerpt(work)
        widest = max((len(row.cells) for row in rows), default=0)
        self.first_column = min(self.first_column, max(0, widest - 1))
        last = min(widest, self.first_column + COLUMNS_SHOWN)
        words = _("Columns {first}–{last} of {count}").format(
            first=letters(self.first_column), last=letters(max(0, last - 1)), count=widest
        )
        self.columns_shown.configure(text=words)
        self.earlier_columns.state(["disabled" if self.first_column == 0 else "!disabled"])
        self.next_columns.state(["disabled" if last >= widest else "!disabled"])
        self.table.show(rows)

    def _show_recent(self) -> None:
        for child in self.recent.winfo_children():
            child.destroy()
        files = [Path(name) for name in self.page.window.settings.recent_imports]
        if files:
            ttk.Label(self.recent, text=_("Imported lately"), style="Caption.TLabel").pack()
        for file in files:
            Link(self.recent, file.name, lambda file=file: self.page.open_file(file)).pack()

    def _on_sheet(self) -> None:
        if not self._showing:
            self.page.choose_sheet(self.sheet.get())

    def _on_header(self) -> None:
        if not self._showing:
            self.page.choose_layout(self.header.get())


def _heading(text: str) -> Tone:
    return Tone("normal", text, bold=True)


def _sheet_words(sheet: Sheet) -> str:
    rows = ngettext("{count} row", "{count} rows", len(sheet.rows)).format(count=len(sheet.rows))
    return " · ".join([sheet.name, rows, *([_("hidden")] if sheet.hidden else [])])
