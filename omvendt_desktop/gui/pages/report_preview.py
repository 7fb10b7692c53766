"""The figures of a report on screen, before it is saved."""

from collections.abc import Callable, Sequence
from datetime import date
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.reports import (
    Bars,
    Facts,
    Paragraphs,
    Report,
    ReportColumn,
    ReportKind,
    ReportTable,
    Unit,
    Value,
)
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.budget_bar import BudgetBar
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.table import Bold, Column, Small, Table, Title
from omvendt_desktop.i18n import _, ngettext, using

MOST_COLUMNS, MOST_BESIDE_WORDS, MOST_ROWS = 6, 4, 8
_LABEL, _LEAST = 210, 160


def value_text(value: Value, unit: Unit) -> str:
    """The value as it is read in the language in use."""
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return formats.day_month_year(value)
    if isinstance(value, str):
        return value
    if unit is Unit.HOURS:
        return formats.hours(round(value), 2)
    if unit is Unit.PERCENT:
        return f"{formats.decimal(value * 100, 0)} %"
    return formats.decimal(value, 1 if unit is Unit.NUMBER else 0)


def shown_columns(columns: Sequence[ReportColumn]) -> list[int]:
    """Which columns of a wide table are shown: the first ones in words, and the figures; fewer where words are long."""
    numbers = [at for at, column in enumerate(columns) if column.unit not in (Unit.TEXT, Unit.DAY)]
    words = [at for at in range(len(columns)) if at not in numbers]
    words = words[: 1 if len(numbers) >= MOST_COLUMNS - 1 else max(2, MOST_BESIDE_WORDS - len(numbers))]
    most = MOST_COLUMNS if len(words) < 2 else MOST_BESIDE_WORDS
    return sorted(words + numbers[: most - len(words)])


class ReportPreview(ScrollFrame):
    """Filled anew for each report; long tables show their first rows and their sum."""

    def __init__(self, parent: Misc) -> None:
        super().__init__(parent)
        self._wrapping: list[tuple[ttk.Label, int]] = []
        self.canvas.bind("<Configure>", lambda event: self._wrap(event.width), add="+")

    def show(self, report: Report, found: Sequence[str] = ()) -> None:
        """Show one report; `found` is what the client may not see in it."""
        self.clear()
        with using(report.language):
            ttk.Label(self.body, text=report.title, style="Heading.TLabel").pack(anchor="w")
            ttk.Label(self.body, text=report.subtitle, style="Muted.TLabel").pack(
                anchor="w", pady=(0, theme.px(theme.NEAR))
            )
        self._show_check(report, found)
        with using(report.language):
            for sheet in report.sheets:
                if len(report.sheets) > 1:
                    self._heading(sheet.title)
                for block in sheet.blocks:
                    self._show_block(block)
        self.watch()

    def say(self, text: str, *links: tuple[str, Callable[[], object]]) -> None:
        """Show words instead of a report, with links below them."""
        self.clear()
        self._text(self.body, text, "MutedBody.TLabel").pack(anchor="w")
        for words, command in links:
            Link(self.body, words, command).pack(anchor="w", pady=(theme.px(theme.TIGHT), 0))

    def clear(self) -> None:
        """Take everything away, and go back to the top."""
        self._wrapping.clear()
        self.canvas.yview_moveto(0)
        for child in self.body.winfo_children():
            child.destroy()

    def texts(self) -> list[str]:
        """Every word and figure shown in labels, in order."""
        return [str(label["text"]) for label in _labels(self.body)]

    def _show_check(self, report: Report, found: Sequence[str]) -> None:
        if report.kind is not ReportKind.CLIENT:
            return
        line = StatusDot(self.body)
        line.pack(anchor="w", pady=(0, theme.px(theme.NEAR)))
        if not found:
            line.show("good", _("Checked: nothing in it is for your eyes only."))
            return
        line.show("danger", _("This cannot be saved for the client yet:"))
        for sentence in found:
            self._text(self.body, sentence, "Danger.TLabel").pack(anchor="w")

    def _show_block(self, block: object) -> None:
        if getattr(block, "title", ""):
            self._heading(block.title)
        if isinstance(block, Facts):
            self._show_facts(block)
        elif isinstance(block, Bars):
            self._show_bars(block)
        elif isinstance(block, Paragraphs):
            for text in block.texts:
                self._text(self.body, text).pack(anchor="w", pady=theme.px(2))
        elif isinstance(block, ReportTable):
            self._show_table(block)

    def _show_facts(self, block: Facts) -> None:
        for fact in block.facts:
            self._line(fact.label, value_text(fact.value, fact.unit))

    def _show_bars(self, block: Bars) -> None:
        most = max((minutes for _label, minutes in block.bars), default=0)
        for label, minutes in block.bars:
            line = self._line(label, "")
            bar = BudgetBar(line)
            bar.grid(row=0, column=1, sticky="we")
            bar.show(minutes, most or 1, text=formats.hours(minutes, 2))

    def _show_table(self, block: ReportTable) -> None:
        at = shown_columns(block.columns)
        table = Table(
            self.body,
            [self._column(number, block.columns[number]) for number in at],
            key=lambda row: row,
            row_height=38,
            padding=0,
            fit=True,
            many=False,
        )
        # Cells are drawn later, when the language of the report has been left: so they are worded here.
        rows = [_worded(row, block.columns) for row in block.rows[:MOST_ROWS]]
        table.show(rows)
        if block.total:
            table.set_total(
                {str(number): Bold(value_text(block.total[number], block.columns[number].unit)) for number in at}
            )
        table.pack(fill="x", pady=(theme.px(theme.TIGHT), 0))
        left = len(block.rows) - MOST_ROWS
        if left > 0:
            words = ngettext("and {count} more row in the file", "and {count} more rows in the file", left)
            ttk.Label(self.body, text=words.format(count=left), style="Muted.TLabel").pack(anchor="w")

    def _column(self, number: int, column: ReportColumn) -> Column:
        wide = column.unit in (Unit.TEXT, Unit.DAY)
        return Column(
            str(number),
            column.title.strip(),
            150 if column.unit is Unit.TEXT else 94 if wide else 78,
            lambda row: Title(row[number], small=True) if wide else Small(row[number]),
            align="left" if wide else "right",
            stretch=column.unit is Unit.TEXT,
            least=98 if wide else 44,
            sortable=False,
        )

    def _heading(self, text: str) -> None:
        label = ttk.Label(self.body, text=text, style="Subheading.TLabel")
        label.pack(anchor="w", pady=(theme.px(theme.PAD), theme.px(theme.TIGHT)))

    def _line(self, label: str, value: str) -> ttk.Frame:
        line = ttk.Frame(self.body)
        line.pack(fill="x", pady=theme.px(2))
        line.columnconfigure(0, minsize=theme.px(_LABEL))
        line.columnconfigure(1, weight=1)
        room = theme.px(_LABEL - theme.NEAR)
        words = ttk.Label(line, text=label, style="Muted.TLabel", justify="left", wraplength=room)
        words.grid(row=0, column=0, sticky="nw")
        if value:
            self._text(line, value, less=_LABEL).grid(row=0, column=1, sticky="nw")
        return line

    def _text(self, parent: Misc, text: str, style: str = "TLabel", less: int = 0) -> ttk.Label:
        label = ttk.Label(parent, text=text, style=style, justify="left")
        self._wrapping.append((label, theme.px(less + theme.PAD)))
        label.configure(wraplength=max(theme.px(_LEAST), self.canvas.winfo_width() - theme.px(less + theme.PAD)))
        return label

    def _wrap(self, width: int) -> None:
        for label, less in self._wrapping:
            label.configure(wraplength=max(theme.px(_LEAST), width - less))


def _worded(row: Sequence[Value], columns: Sequence[ReportColumn]) -> tuple[str, ...]:
    return tuple(value_text(value, column.unit) for value, column in zip(row, columns, strict=True))


def _labels(parent: Misc) -> list[Misc]:
    found = []
    for child in parent.winfo_children():
        found += [child] if child.winfo_class() == "TLabel" else _labels(child)
    return found
