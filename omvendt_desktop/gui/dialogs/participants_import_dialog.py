"""What a workbook of participants, edited in Excel, would change; nothing is written before the button."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.participant_rows import ParticipantLine, title
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.table import Check, Column, Muted, Status, Table
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import participant_imports
from omvendt_desktop.services.import_plan import RowKind, kind_word
from omvendt_desktop.services.participant_imports import LineKind, ParticipantPlan, PlannedLine

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_TONES = {LineKind.NEW: "good", LineKind.CHANGED: "info", LineKind.UNCHANGED: "neutral", LineKind.PROBLEM: "danger"}
_TABLE_HEIGHT = 360


def what(line: PlannedLine) -> str:
    """Field by field what changes, or what is wrong."""
    if line.problems:
        return " ".join(problem.why for problem in line.problems)
    return " · ".join(f"{title(change.field)}: {change.old or '–'} → {change.new or '–'}" for change in line.changes)


def summary(plan: ParticipantPlan) -> str:
    """The counts, and how many are not in the file."""
    counts = [f"{kind_word(RowKind(kind))} {len(plan.of_kind(kind))}" for kind in LineKind if plan.of_kind(kind)]
    if plan.not_in_file:
        words = ngettext(
            "{count} participant is not in the file and stays as is",
            "{count} participants are not in the file and stay as they are",
            plan.not_in_file,
        )
        counts.append(words.format(count=plan.not_in_file))
    return "  ·  ".join(counts) or _("The file is empty.")


class ParticipantsImportDialog(PlainDialog):
    """One line a row; its result is how many participants were written."""

    def __init__(self, window: MainWindow, path: Path, lines: Sequence[ParticipantLine]) -> None:
        self.window = window
        self.path = path
        self.plan = participant_imports.plan(window.store, window.programme.id, lines)
        super().__init__(window.root, _("Participants from Excel"), width=820)

    def build_body(self, frame: Misc) -> None:
        """The counts, the rows, and a box to see the unchanged ones too."""
        ttk.Label(frame, text=self.path.name, style="Heading.TLabel").pack(anchor="w")
        self.counts = ttk.Label(frame, style="Muted.TLabel", wraplength=theme.px(800), justify="left")
        self.counts.pack(anchor="w", pady=(theme.px(theme.TIGHT), theme.px(theme.NEAR)))
        holder = ttk.Frame(frame, height=theme.px(_TABLE_HEIGHT))
        holder.pack_propagate(False)
        holder.pack(fill="both", expand=True)
        self.table = self._build_table(holder)
        self.table.pack(fill="both", expand=True)
        self.unchanged = CheckField(frame, _("Show unchanged rows too"))
        self.unchanged.on_change(self._fill)
        self.unchanged.pack(anchor="w", pady=(theme.px(theme.NEAR), 0))

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Take the changes in, or leave."""
        self.take_button = self.add_button(bar, _("Take the changes in"), self.on_take, "Primary.TButton")
        self.add_button(bar, _("Cancel"), self.on_cancel)
        self._fill()

    def on_tick(self, line: PlannedLine) -> None:
        """Leave a row out, or take it in again."""
        left_out = self.plan.left_out ^ {line.row}
        self.plan = participant_imports.plan(self.window.store, self.plan.programme_id, self.plan.source, left_out)
        self._fill()

    def on_take(self) -> None:
        """Write the new and changed participants in one step."""
        written = participant_imports.apply(self.window.store, self.plan)
        self.finish(written)
        if not written:
            self.window.say(_("Nothing new in {file}; nothing was written.").format(file=self.path.name))

    def _fill(self) -> None:
        shown = [line for line in self.plan.lines if self.unchanged.get() or line.kind is not LineKind.UNCHANGED]
        self.table.show(shown)
        self.counts.configure(text=summary(self.plan))
        self.take_button.state(["!disabled" if self.plan.to_write else "disabled"])

    def _build_table(self, parent: Misc) -> Table:
        return Table(
            parent,
            [
                Column("take", "", 30, self._tick_cell, on_click=self.on_tick, sortable=False),
                Column("row", _("Row"), 50, lambda line: Muted(str(line.row)), sort=lambda line: line.row),
                Column("name", _("Name"), 190, lambda line: line.participant.name or "–"),
                Column("state", _("Becomes"), 140, self._state_cell),
                Column("what", _("What changes"), 380, lambda line: Muted(what(line)), stretch=True),
            ],
            key=lambda line: line.row,
            row_height=40,
            padding=0,
        )

    def _tick_cell(self, line: PlannedLine) -> Check | Muted:
        usable = line.kind in (LineKind.NEW, LineKind.CHANGED)
        return Check(line.row not in self.plan.left_out) if usable else Muted("")

    def _state_cell(self, line: PlannedLine) -> Status:
        if line.row in self.plan.left_out:
            return Status("neutral", _("left out"))
        return Status(_TONES[line.kind], kind_word(RowKind(line.kind)))
