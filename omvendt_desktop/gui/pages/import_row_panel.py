"""One row of an import in full: what to mend, what changes, or the two who may be one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from tkinter import Misc
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from omvendt_desktop.domain.application_rows import CellProblem
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.columns import field_word
from omvendt_desktop.domain.participants import Role, role_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.application_cells import facts
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.reading_text import Look, ReadingText
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.table import Bold, Check, Column, Muted, Table
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services.import_plan import Change, Decision, PlannedRow, RowKind

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.import_page import ImportPage


def in_full(application: Application) -> list[tuple[Look, str]]:
    """Everything an application states, to be read."""
    lines: list[tuple[Look, str]] = [("heading", application.name or "–")]
    if application.role:
        lines.append(("muted", role_word(application.role)))
    return lines + [("fact", f"{label}\t{value}") for _name, label, value in facts(application)]


@dataclass(frozen=True)
class Beside:
    """One fact of two applications."""

    label: str
    here: str
    there: str


def side_by_side(here: Application, there: Application) -> list[Beside]:
    """The facts of both, those that differ first."""
    left, right = _named_facts(here), _named_facts(there)
    lines = [Beside(label, left.get(label, ""), right.get(label, "")) for label in dict.fromkeys([*left, *right])]
    return sorted(lines, key=lambda line: line.here == line.there)


def _named_facts(application: Application) -> dict[str, str]:
    first = {_("Name"): application.name, _("Role"): role_word(application.role) if application.role else ""}
    return first | {label: value for _name, label, value in facts(application)}


def decisions(row: PlannedRow) -> list[tuple[Decision, str]]:
    """What can be done with a possible duplicate; only somebody known already can be brought up to date."""
    same = [(Decision.SAME, _("The same person"))] if row.other and row.other.id else []
    return [(Decision.SKIP, _("Leave out")), *same, (Decision.NEW, _("Two people: take in"))]


class ImportRowPanel(ttk.Frame):
    """Below the list; filled anew for each row."""

    def __init__(self, parent: Misc, page: ImportPage, height: int) -> None:
        super().__init__(parent, height=height)
        self.page = page
        self.pack_propagate(False)
        ttk.Frame(self, style="Line.TFrame", height=1).pack(fill="x")
        self.body = ttk.Frame(self, padding=(theme.px(theme.PAD), theme.px(theme.GAP)))
        self.body.pack(fill="both", expand=True)
        self.fields: dict[str, Any] = {}
        self.mend_buttons: dict[str, ttk.Button] = {}
        self.decision: RadioRow | None = None
        self._shown: PlannedRow | None = None

    def show(self, row: PlannedRow | None) -> None:
        """Show one row, or nothing."""
        if row == self._shown and row is not None:
            return
        self._shown = row
        for child in self.body.winfo_children():
            child.destroy()
        self.fields, self.mend_buttons, self.decision = {}, {}, None
        if row is None:
            ttk.Label(self.body, text=_("Choose one row to see it in full."), style="MutedBody.TLabel").pack(
                expand=True
            )
        elif row.kind is RowKind.PROBLEM:
            self._show_problems(row)
        elif row.other is not None:
            self._show_two(row)
        elif row.changes:
            self._show_changes(row)
        else:
            self._show_facts(row)

    def focus_first(self) -> None:
        """Put the keyboard in the first field to mend, or on the decision."""
        first = next(iter(self.fields.values()), self.decision)
        if first is not None:
            first.focus_set()

    def settle(self) -> None:
        """Take in what is being typed instead of what stands in the cells."""
        if typed := self._typed():
            self.page.change(mended=self.page.work.choices.mended | typed)

    def on_mend(self, row: PlannedRow, name: str, value: str) -> None:
        """Take what was typed instead of what stands in the cell."""
        mended = self.page.work.choices.mended
        if value and value != mended.get((row.number, name)):
            self.page.change(mended=mended | self._typed() | {(row.number, name): value})
            self.page.check_step.table.focus_set()

    def on_decide(self, row: PlannedRow, decision: Decision) -> None:
        """Settle what a possible duplicate is."""
        self.page.change(decisions=self.page.work.choices.decisions | {row.number: decision})

    def on_overwrite(self, row: PlannedRow, change: Change) -> None:
        """Let the file win over what was edited by hand, or not."""
        self.page.change(overwrite=self.page.work.choices.overwrite ^ {(row.number, change.field)})

    def _typed(self) -> dict[tuple[int, str], str]:
        texts = {name: self.fields[name].get() for name in self.mend_buttons}
        return {
            (self._shown.number, name): text
            for name, text in texts.items()
            if text and text != getattr(self._shown.application, name)
        }

    def _show_problems(self, row: PlannedRow) -> None:
        scroll = ScrollFrame(self.body)
        scroll.pack(fill="both", expand=True)
        self._heading(scroll.body, row)
        blocking = [problem for problem in row.problems if problem.blocking]
        for problem in row.problems:
            where = " · ".join(part for part in (problem.cell, field_word(problem.field)) if part)
            line = ttk.Frame(scroll.body)
            line.pack(fill="x", pady=(theme.px(theme.NEAR), 0))
            ttk.Label(line, text=where, style="SmallBold.TLabel").pack(side="left")
            style = "Danger.TLabel" if problem in blocking else "Warning.TLabel"
            words = ttk.Label(line, text=problem.why, style=style, wraplength=theme.px(470), justify="left")
            words.pack(side="left", padx=theme.px(theme.NEAR))
            if problem in blocking:
                self._mending(scroll.body, row, problem)
        scroll.watch()

    def _mending(self, parent: Misc, row: PlannedRow, problem: CellProblem) -> None:
        line = ttk.Frame(parent)
        line.pack(fill="x", pady=(theme.px(theme.TIGHT), 0))
        if problem.field == "role":
            field: Any = ChoiceField(line, [(role, role_word(role)) for role in Role], width=18)
            field.on_change(lambda: self.on_mend(row, "role", str(field.get())))
            field.pack(side="left")
        else:
            field = TextField(line, width=34)
            field.set(getattr(row.application, problem.field))
            field.bind("<Return>", lambda event: self.on_mend(row, problem.field, field.get()))
            field.pack(side="left")
            self.mend_buttons[problem.field] = self._button(
                line, _("Mend"), lambda: self.on_mend(row, problem.field, field.get())
            )
        self.fields[problem.field] = field

    def _show_two(self, row: PlannedRow) -> None:
        line = ttk.Frame(self.body)
        line.pack(fill="x")
        ttk.Label(line, text=row.why, style="Bold.TLabel", wraplength=theme.px(640), justify="left").pack(anchor="w")
        self.decision = RadioRow(line, decisions(row))
        self.decision.set(self.page.work.choices.decisions.get(row.number, Decision.SKIP))
        self.decision.on_change(lambda: self.on_decide(row, self.decision.get()))
        self.decision.pack(anchor="w", pady=(theme.px(theme.TIGHT), 0))
        self._show_beside(row)

    def _show_beside(self, row: PlannedRow) -> None:
        beside = _("Row {row}").format(row=row.other_row) if row.other_row else _("Known already")
        table = Table(
            self.body,
            [
                Column("label", "", 160, lambda line: Muted(line.label), sortable=False),
                Column("here", _("Row {row}").format(row=row.number), 230, _here_cell, sortable=False, stretch=True),
                Column("there", beside, 230, _there_cell, sortable=False, stretch=True),
            ],
            key=lambda line: line.label,
            many=False,
            row_height=28,
            padding=0,
        )
        table.show(side_by_side(row.application, row.other))
        table.pack(fill="both", expand=True, pady=(theme.px(theme.TIGHT), 0))

    def _show_changes(self, row: PlannedRow) -> None:
        self._heading(self.body, row)
        table = Table(
            self.body,
            [
                Column(
                    "field",
                    _("What"),
                    150,
                    lambda change: change.question or field_word(change.field),
                    sortable=False,
                    stretch=True,
                ),
                Column("old", _("Now"), 170, lambda change: Muted(change.old or "–"), sortable=False, stretch=True),
                Column("new", _("In the file"), 170, _new_cell, sortable=False, stretch=True),
                Column(
                    "take",
                    _("Use the file"),
                    110,
                    lambda change: Check(change.taken) if change.by_hand else Muted(""),
                    on_click=lambda change: change.by_hand and self.on_overwrite(row, change),
                    sortable=False,
                ),
            ],
            key=lambda change: (change.field, change.question),
            many=False,
            row_height=32,
            padding=0,
        )
        table.show(row.changes)
        table.pack(fill="both", expand=True)
        self.fields["changes"] = table
        if any(change.by_hand and not change.taken for change in row.changes):
            words = _("What you have edited by hand stays, unless you tick it.")
            ttk.Label(self.body, text=words, style="Muted.TLabel").pack(anchor="w")

    def _show_facts(self, row: PlannedRow) -> None:
        text = ReadingText(self.body)
        text.show([*in_full(row.application), *(("danger", problem.why) for problem in row.problems)])
        text.pack(fill="both", expand=True)

    def _heading(self, parent: Misc, row: PlannedRow) -> None:
        name = row.application.name or row.application.email or _("No name")
        words = _("Row {row}: {name}").format(row=row.number, name=name)
        ttk.Label(parent, text=words, style="Bold.TLabel").pack(anchor="w")

    def _button(self, parent: Misc, text: str, command: Callable[[], object]) -> ttk.Button:
        button = ttk.Button(parent, text=text, style="Quiet.TButton", command=command)
        button.pack(side="left", padx=theme.px(theme.NEAR))
        return button


def _here_cell(line: Beside) -> str | Bold:
    return line.here if line.here == line.there else Bold(line.here or "–")


def _there_cell(line: Beside) -> str | Bold:
    return line.there if line.here == line.there else Bold(line.there or "–")


def _new_cell(change: Change) -> Muted | str:
    return change.new or Muted("–") if change.taken else Muted(change.new)
