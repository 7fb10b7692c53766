"""Logs pasted from another table or read from a workbook, shown before anything is saved."""

from __future__ import annotations

from tkinter import TclError
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.domain.log_lines import log_lines, rows_of
from omvendt_desktop.domain.meetings import Fit, fit_word, status_word
from omvendt_desktop.domain.participants import Role, role_word
from omvendt_desktop.domain.sheets import Book, Row
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.table import Column, Muted, Small, Status, Table, TwoLines
from omvendt_desktop.i18n import _, ngettext, pgettext
from omvendt_desktop.services import log_imports
from omvendt_desktop.services.log_imports import LineState, PlannedLog

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_ROW, _ROWS, _WIDTH = 56, 7, 940
_TONES = {LineState.READY: "good", LineState.ADDS: "good", LineState.PROBLEM: "danger"}


def state_cell(row: PlannedLog) -> Status:
    """What becomes of the row, or what is in the way; a log that says something else stands out."""
    words = {LineState.READY: _("ready"), LineState.KNOWN: _("logged already")}
    said = "; ".join(filter(None, (words.get(row.state, ""), row.why)))
    otherwise = "warning" if row.state is LineState.KNOWN and row.why else "neutral"
    return Status(_TONES.get(row.state, otherwise), said)


def meeting_cell(row: PlannedLog) -> TwoLines | Muted:
    """The meeting the row is about, or whom the row names when none is found."""
    if row.meeting is None:
        return Muted(row.line.people)
    about, _colon, _more = row.meeting.module.partition(": ")
    return TwoLines(row.meeting.who, f"{row.meeting.code} {about}", bold=False, small=True)


def held_cell(row: PlannedLog) -> Small | Muted:
    """Whether the log will say that they met, and for how long."""
    if row.meeting is None or row.state in (LineState.NOTHING, LineState.PROBLEM):
        return Muted("")
    if row.entry is None:
        return Muted(status_word(row.meeting.status))
    minutes = set(row.entry.minutes.values()) or {row.meeting.planned}
    long = " / ".join(formats.hours_minutes(each) for each in sorted(minutes)) if row.entry.is_held else ""
    return Small(f"{status_word(row.entry.status)} {long}".strip())


def useful_cell(row: PlannedLog) -> str:
    """How useful the meeting was, 1 to 5, as the row says."""
    return "" if row.line.usefulness is None else str(row.line.usefulness)


def fit_cell(row: PlannedLog) -> Small | Muted:
    """The answers about the fit as the row gives them, the mentor’s before the mentee’s."""
    if not any(row.line.fits):
        return Muted("")
    if row.line.fit is not Fit.NOT_ASKED:
        return Small(f"{row.line.people}: {fit_word(row.line.fit)}")
    answers = ((Role.MENTOR, row.line.fit_mentor), (Role.MENTEE, row.line.fit_mentee))
    said = [f"{role_word(role)}: {fit_word(fit)}" for role, fit in answers if fit is not Fit.NOT_ASKED]
    return Small(" · ".join(said))


def filled_rows(book: Book) -> list[Row]:
    """The rows of the sheet with the most of them; a workbook often has empty sheets beside."""
    return list(max(book.sheets, key=lambda sheet: len(sheet.rows)).rows) if book.sheets else []


class BringLogsDialog(PlainDialog):
    """Nothing is written until Log is pressed, and then everything in one step."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.planned: list[PlannedLog] = []
        super().__init__(window.root, _("Bring in logs"), width=_WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """Where they come from, and what they would become."""
        bar = ttk.Frame(frame)
        bar.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        self.paste = ttk.Button(bar, text=_("Paste what I copied"), style="Quiet.TButton", command=self.on_paste)
        self.choose = ttk.Button(bar, text=_("Choose a workbook…"), style="Quiet.TButton", command=self.on_choose)
        for button in (self.paste, self.choose):
            button.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        self.said = ttk.Label(bar, style="Muted.TLabel", wraplength=theme.px(460), justify="left")
        self.said.pack(side="left")
        self.table = self._build_table(frame)
        self.table.pack(fill="both", expand=True)

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Log what is ready."""
        self.log_button = self.add_button(bar, pgettext("button", "Log"), self.on_log, "Primary.TButton")
        self.add_button(bar, _("Cancel"), self.on_cancel)
        self._show([])

    def on_paste(self) -> None:
        """Read the table on the clipboard."""
        try:
            text = self.top.clipboard_get()
        except TclError:
            text = ""
        if not text.strip():
            self.said.configure(text=_("Nothing is copied. Mark the rows in the other program and copy them first."))
            return
        self.read(rows_of(text))

    def on_choose(self) -> None:
        """Read a workbook in the worker."""
        kinds = [(_("Workbook or CSV file"), "*.xlsx *.xlsm *.csv")]
        path = messages.choose_open(self.top, _("Choose a workbook"), kinds, self.window.folder("logs"))
        if path is None:
            return
        from omvendt_desktop.files import workbook

        self.window.remember_folder("logs", path)
        self.window.jobs.run(
            lambda progress: workbook.read(path, progress),
            lambda book: self.read(filled_rows(book)),
            self._say_error,
            _("Reading {file}…").format(file=path.name),
        )

    def on_log(self) -> None:
        """Log every row that is ready, as one change."""
        self.finish(log_imports.apply_logs(self.window.store, self.planned, self.window.now()))

    def read(self, rows: list[Row]) -> None:
        """Show what these rows would become, in place of those read before."""
        today = self.window.today()
        try:
            lines = log_lines(rows, lambda text: typed.day(text, today), typed.minutes)
        except UserError as error:
            self._say_error(error)
            return
        store, programme_id = self.window.store, self.window.programme.id
        self._show(log_imports.plan_logs(store, programme_id, lines, self.window.now()))

    def _say_error(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            messages.show_error(self.top, error)
            return
        self._show([])
        self.said.configure(text=error.sentences)

    def _show(self, planned: list[PlannedLog]) -> None:
        self.planned = planned
        self.table.show(planned)
        taken = sum(row.state in log_imports.TAKEN_IN for row in planned)
        words = ngettext("{count} of {all} row is ready", "{count} of {all} rows are ready", len(planned))
        self.said.configure(text=words.format(count=taken, all=len(planned)) if planned else "")
        self.log_button.configure(text=log_imports.change_words(planned) or _("Log"))
        self.log_button.state(["!disabled" if taken else "disabled"])

    def _build_table(self, parent: ttk.Frame) -> Table:
        table = Table(
            parent,
            [
                Column("row", _("Row"), 44, lambda row: Muted(str(row.line.row)), sort=lambda row: row.line.row),
                Column("meeting", _("Meeting"), 226, meeting_cell, stretch=True),
                Column("day", _("Day"), 96, _day),
                Column("held", _("Held"), 84, held_cell),
                Column("useful", _("Useful"), 62, useful_cell, align="right"),
                Column("fit", _("Fit"), 134, fit_cell, stretch=True),
                Column("next_step", _("Next step"), 124, lambda row: Muted(row.line.next_step), stretch=True),
                Column("state", _("Status"), 214, state_cell, sort=lambda row: row.state, stretch=True),
            ],
            key=lambda row: row.line.row,
            row_height=_ROW,
            padding=8,
            many=False,
        )
        table.set_empty(
            EmptyState(
                table,
                "clipboard-check",
                _("Paste or choose a table of logs"),
                _("A row on top names the columns: mentor, mentee, date, minutes; meeting and note may follow."),
            )
        )
        table.configure(height=theme.px(_ROW * _ROWS) + table.header_height)
        table.pack_propagate(False)
        return table


def _day(row: PlannedLog) -> Muted:
    day = row.line.day or (row.meeting.starts_at.date() if row.meeting else None)
    return Muted(formats.weekday_day(day) if day else "")
