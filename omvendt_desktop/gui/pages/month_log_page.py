"""A month’s meetings to tick off: held or not, minutes and next step, all saved in one go."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.domain.logs import LogEntry, check_minutes_there
from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import SAVE, Action
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.pages.log_drafts import LogDrafts, entry_of, status_of
from omvendt_desktop.gui.pages.month_log_cells import LogCells, about, held_words, when_cell
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.cell_editor import CellEditor
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Column, Table, TwoLines
from omvendt_desktop.i18n import _
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries.log_forms import log_form
from omvendt_desktop.store.queries.logs import LogRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


class MonthLogPage(Page):
    """Space ticks, typing happens in the cells, Save logs everything as one change."""

    name = "month_log"
    nav = "meetings"
    tables = frozenset("meetings attendances logs pairs participants modules programmes".split())

    def title(self) -> str:
        """The heading."""
        return _("Log of {month}").format(month=formats.month(self.drafts.month))

    def primary(self) -> Action:
        """Save what is ticked."""
        return Action("save", _("Save log"), self.on_save, SAVE)

    def build(self) -> None:
        """Months to and fro, the list, and what is waiting below it."""
        first = self.window.today().replace(day=1)
        self.drafts: LogDrafts = self.window.unsaved.setdefault(self.name, LogDrafts(first))
        self.cells = LogCells(self.drafts, self.window.now)
        bar = self.toolbar()
        self.earlier = ttk.Button(bar, text="‹", style="Quiet.TButton", width=3, command=lambda: self.on_month(-1))
        self.later = ttk.Button(bar, text="›", style="Quiet.TButton", width=3, command=lambda: self.on_month(1))
        self.earlier.pack(side="left")
        self.later.pack(side="left", padx=theme.px(theme.TIGHT))
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text))
        self.all_held = ttk.Button(bar, text=_("Tick all that have been"), style="Quiet.TButton", command=self.on_all)
        self.all_held.pack(side="right")
        self.paste = ttk.Button(bar, text=_("Bring in logs…"), style="Quiet.TButton", command=self.on_bring_in)
        self.paste.pack(side="right", padx=theme.px(theme.NEAR))
        self.search.pack(side="left", padx=theme.px(theme.NEAR))
        self.waiting = ttk.Label(self, style="Muted.TLabel")
        self.waiting.pack(side="bottom", anchor="w", pady=theme.px(theme.NEAR))
        card = Card(self, padding=0)
        card.pack(fill="both", expand=True)
        self._build_table(card.body)

    def refresh(self) -> None:
        """List the month; what is ticked and typed stays."""
        self.table.show(log_queries.month(self.store, self.programme.id, self.drafts.month))
        self.drafts.keep_only(self.drafts.rows(self.store))
        self._say_waiting()

    def show_target(self, month: date | None = None, **target: object) -> None:
        """Turn to a month."""
        if month:
            self.drafts.month = month.replace(day=1)
            self.refresh()

    def settle(self) -> bool:
        """Take in what is being typed in a cell."""
        return self.editor.keep()

    @classmethod
    def unsaved(cls, window: MainWindow) -> bool:
        """Whether anything is ticked or typed in any month, of any programme of the file."""
        return bool(window.unsaved[cls.name].rows(window.store))

    @classmethod
    def show_unsaved(cls, window: MainWindow) -> None:
        """Turn to the first meeting that is not saved, in its programme and month."""
        row = window.unsaved[cls.name].rows(window.store)[0]
        meeting = window.store.get(Meeting, row.meeting_id)
        if meeting.programme_id != window.programme.id:
            window.open_programme(meeting.programme_id)
        window.show(cls.name, month=row.starts_at.date())

    def take_keyboard(self) -> None:
        """Stand on the first meeting to log."""
        self._stand()
        super().take_keyboard()

    def meeting_chosen(self) -> int | None:
        """The meeting the keyboard stands on."""
        chosen = self.table.selected()
        return chosen[0].meeting_id if len(chosen) == 1 else None

    def on_month(self, step: int) -> None:
        """One month on or back; what is ticked here is saved first."""
        if not self.settle():
            return
        self.on_save()
        self.drafts.month = (self.drafts.month + timedelta(days=31 if step > 0 else -1)).replace(day=1)
        self.refresh()
        self.window.show(self.name)
        self._stand()

    def on_tick(self, row: LogRow) -> None:
        """Held, or not noted after all; what is logged as held is changed in its log."""
        held = status_of(row, self.drafts.of(row)) is MeetingStatus.HELD
        if held and row.status is MeetingStatus.HELD:
            self.window.say(held_words(row), (_("Open the log…"), lambda: self.on_open(row)))
        else:
            self._note([row], status=None if held else MeetingStatus.HELD)

    def on_no_show(self, *rows: LogRow) -> None:
        """Nobody met."""
        self._note(rows, status=MeetingStatus.NO_SHOW, minutes=None)

    def on_all(self) -> None:
        """Tick everything that has been and is not logged; what is marked as a no-show already stays."""
        unsaid = [row for row in self.table.rows() if self.cells.lacks_log(row) and not self.drafts.of(row).status]
        self._note(unsaid, status=MeetingStatus.HELD)

    def on_open(self, row: LogRow) -> None:
        """Open the whole log of a meeting, with what is ticked and typed; saved there, it waits here no longer."""
        if LogDialog(self.window, row.meeting_id, entry=self._noted(row)).show():
            self._forget([row])

    def on_save(self) -> None:
        """Log everything that is ticked, as one change; what is only typed stays to be ticked."""
        if not self.settle():
            return
        rows = [row for row in self.drafts.rows(self.store, self.programme.id) if self.drafts.is_ready(row)]
        if rows:
            logs.log_many(self.store, [self._entry(row) for row in rows], self.window.now())
            self._forget(rows)

    def on_bring_in(self) -> None:
        """Paste logs, or read them from a workbook."""
        from omvendt_desktop.gui.dialogs.bring_logs_dialog import BringLogsDialog

        BringLogsDialog(self.window).show()

    def _entry(self, row: LogRow) -> LogEntry:
        return entry_of(row, self.drafts.of(row), log_form(self.store, row.meeting_id).entry)

    def _noted(self, row: LogRow) -> LogEntry | None:
        if not self.drafts.is_changed(row):
            return None
        entry = self._entry(row)
        return entry if self.drafts.is_ready(row) else replace(entry, status=MeetingStatus.HELD)

    def _stand(self) -> None:
        rows = self.table.rows()
        if rows and self.table.current() is None:
            self.table.select([next(filter(self.cells.lacks_log, rows), rows[0]).meeting_id])

    def _note(self, rows: Iterable[LogRow], **changed: object) -> None:
        for row in rows:
            self.drafts.note(row, **changed)
        self.table.redraw()
        self._say_waiting()

    def _say_waiting(self) -> None:
        waiting = self.drafts.rows(self.store, self.programme.id)
        self.waiting.configure(text=self.drafts.words(waiting), style=f"{'Warning' if waiting else 'Muted'}.TLabel")

    def _build_table(self, parent) -> None:
        self.table = Table(
            parent,
            [
                Column(
                    "held",
                    _("Held"),
                    60,
                    self.cells.held,
                    on_click=self.on_tick,
                    sort=lambda row: row.logged,
                    tip=self.cells.held_tip,
                ),
                Column("when", _("When"), 142, when_cell, sort=lambda row: row.starts_at, least=136),
                Column(
                    "who",
                    _("Who"),
                    240,
                    lambda row: TwoLines(row.who, about(row), bold=False, small=True),
                    stretch=True,
                    least=190,
                ),
                Column("minutes", _("Minutes"), 90, self.cells.minutes, align="right", on_click=self._typer("minutes")),
                Column("next_step", _("Next step"), 220, self.cells.next_step, on_click=self._typer("next_step")),
                Column("status", _("Status"), 124, self.cells.status, least=114),
            ],
            key=lambda row: row.meeting_id,
            on_open=self.on_open,
            on_edit=self._typer("minutes"),
            menu=self._menu,
            row_height=56,
            widths=self.widths("month_log"),
            on_widths=lambda widths: self.remember_widths("month_log", widths),
        )
        self.table.set_empty(
            EmptyState(
                self.table,
                "calendar3",
                _("No meetings this month"),
                _("Turn to another month, or plan meetings."),
                _("Plan meetings"),
                lambda: self.window.run("plan"),
            )
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))
        columns = {
            "minutes": (self.cells.minutes_text, self._type_minutes),
            "next_step": (self.cells.next_text, self._type_next),
        }
        self.editor = CellEditor(self.table, lambda row: row.meeting_id, columns, digits="minutes", tab=True)

    def _typer(self, column: str):
        return lambda row: self.editor.open(row, column)

    def _type_minutes(self, row: LogRow, text: str) -> None:
        if text != self.cells.minutes_text(row):
            self._check_begun(row)
            if status_of(row, self.drafts.of(row)) is MeetingStatus.NO_SHOW:
                raise UserError(_("Nobody met here."), _("Tick the meeting as held first."))
            minutes = typed.minutes(text) if text else None
            refuse([] if minutes is None else check_minutes_there("minutes", minutes))
            self._note([row], minutes=minutes)

    def _type_next(self, row: LogRow, text: str) -> None:
        if text != self.cells.next_text(row):
            self._check_begun(row)
            self._note([row], next_step=text)

    def _check_begun(self, row: LogRow) -> None:
        if not self.cells.has_begun(row):
            raise UserError(_("This meeting has not begun yet."), _("If it was held on another day, open its log."))

    def _menu(self, rows: list[LogRow]) -> list[MenuItem | None]:
        row, begun = rows[0], [row for row in rows if self.cells.has_begun(row)]
        items = [
            MenuItem(_("Held"), lambda: self._note(begun, status=MeetingStatus.HELD), "Space", bool(begun)),
            MenuItem(_("No-show"), lambda: self.on_no_show(*begun), enabled=bool(begun)),
            MenuItem(_("As saved"), lambda: self._forget(rows)),
        ]
        return [*items, SEPARATOR, MenuItem(_("Open the log…"), lambda: self.on_open(row), "Enter")]

    def _forget(self, rows: Iterable[LogRow]) -> None:
        for row in rows:
            self.drafts.forget(row)
        self.table.redraw()
        self._say_waiting()
