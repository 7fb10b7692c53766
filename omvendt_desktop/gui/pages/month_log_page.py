"""A month’s meetings to tick off: held or not, minutes and next step, all saved in one go."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import MeetingStatus, lacks_log, status_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.log_dialog import LogDialog
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.cell_editor import CellEditor
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Check, Column, Muted, Status, Table, TwoLines
from omvendt_desktop.gui.widgets.table_values import Value
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries import logs as log_queries
from omvendt_desktop.store.queries.logs import LogRow


@dataclass(frozen=True)
class Draft:
    """What has been ticked and typed of a meeting but not saved; None is unchanged."""

    status: MeetingStatus | None = None
    minutes: int | None = None
    next_step: str | None = None


def status_of(row: LogRow, draft: Draft) -> MeetingStatus:
    """Where the meeting stands with what has been ticked."""
    return draft.status or row.status


def entry_of(row: LogRow, draft: Draft, known: LogEntry) -> LogEntry:
    """The log to save: what is known of the meeting, with what has been ticked and typed."""
    everyone = [*known.minutes, *known.absent]
    absent = known.absent if len(known.absent) < len(everyone) else frozenset()
    minutes = dict(known.minutes)
    if draft.minutes is not None or row.status is MeetingStatus.NO_SHOW:
        minutes = dict.fromkeys(everyone, row.planned if draft.minutes is None else draft.minutes)
    return replace(
        known,
        status=status_of(row, draft),
        minutes=minutes,
        absent=absent,
        next_step=row.next_step if draft.next_step is None else draft.next_step,
    )


def waiting_text(count: int) -> str:
    """How much is ticked and not saved."""
    if not count:
        return _("Tick what was held. Minutes and next step are typed in the list.")
    return ngettext("{count} meeting is not saved yet", "{count} meetings are not saved yet", count).format(count=count)


class MonthLogPage(Page):
    """Space ticks, typing happens in the cells, Save logs everything as one change."""

    name = "month_log"
    nav = "meetings"
    tables = frozenset("meetings attendances logs pairs participants modules programmes".split())

    def title(self) -> str:
        """The heading."""
        return _("Log of {month}").format(month=formats.month(self.month))

    def primary(self) -> Action:
        """Save what is ticked."""
        return Action("save", _("Save log"), self.on_save)

    def build(self) -> None:
        """Months to and fro, the list, and what is waiting below it."""
        self.month: date = self.window.today().replace(day=1)
        self.drafts: dict[int, Draft] = {}
        bar = self.toolbar()
        self.earlier = ttk.Button(bar, text="‹", style="Quiet.TButton", width=3, command=lambda: self.on_month(-1))
        self.later = ttk.Button(bar, text="›", style="Quiet.TButton", width=3, command=lambda: self.on_month(1))
        self.earlier.pack(side="left")
        self.later.pack(side="left", padx=theme.px(theme.TIGHT))
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text))
        self.search.pack(side="left", padx=theme.px(theme.NEAR))
        self.all_held = ttk.Button(bar, text=_("Tick all that have been"), style="Quiet.TButton", command=self.on_all)
        self.all_held.pack(side="right")
        self.paste = ttk.Button(bar, text=_("Bring in logs…"), style="Quiet.TButton", command=self.on_bring_in)
        self.paste.pack(side="right", padx=theme.px(theme.NEAR))
        self.waiting = ttk.Label(self, style="Muted.TLabel")
        self.waiting.pack(side="bottom", anchor="w", pady=theme.px(theme.NEAR))
        card = Card(self, padding=0)
        card.pack(fill="both", expand=True)
        self._build_table(card.body)

    def refresh(self) -> None:
        """List the month; what is ticked stays."""
        rows = log_queries.month(self.store, self.programme.id, self.month)
        here = {row.meeting_id for row in rows}
        self.drafts = {meeting: draft for meeting, draft in self.drafts.items() if meeting in here}
        self.table.show(rows)
        self._say_waiting()

    def show_target(self, month: date | None = None, **target: object) -> None:
        """Turn to a month."""
        if month:
            self.month = month.replace(day=1)
            self.refresh()

    def meeting_chosen(self) -> int | None:
        """The meeting the keyboard stands on."""
        chosen = self.table.selected()
        return chosen[0].meeting_id if len(chosen) == 1 else None

    def on_month(self, step: int) -> None:
        """One month on or back; what is ticked here is saved first."""
        self.on_save()
        self.month = (self.month + timedelta(days=31 if step > 0 else -1)).replace(day=1)
        self.window.show(self.name)
        self.refresh()

    def on_tick(self, row: LogRow) -> None:
        """Held, or not noted after all."""
        draft = self.drafts.get(row.meeting_id, Draft())
        held = status_of(row, draft) is MeetingStatus.HELD
        self._note(row, status=None if held and draft.status else MeetingStatus.HELD)

    def on_no_show(self, row: LogRow) -> None:
        """Nobody met."""
        self._note(row, status=MeetingStatus.NO_SHOW)

    def on_all(self) -> None:
        """Tick everything that has been and is not logged."""
        now = self.window.now()
        for row in self.table.rows():
            if lacks_log(row.status, row.starts_at, row.planned, now):
                self._note(row, status=MeetingStatus.HELD)

    def on_open(self, row: LogRow) -> None:
        """Open the whole log of a meeting."""
        LogDialog(self.window, row.meeting_id).show()

    def on_save(self) -> None:
        """Log everything that is ticked, as one change."""
        if not self.editor.keep():
            return
        rows = [row for row in self.table.all_rows() if self._is_changed(row)]
        if rows:
            entries = [self._entry(row) for row in rows]
            logs.log_many(self.store, entries, self.window.now())
            self.drafts.clear()
            self.refresh()

    def on_bring_in(self) -> None:
        """Paste logs, or read them from a workbook."""
        from omvendt_desktop.gui.dialogs.bring_logs_dialog import BringLogsDialog

        BringLogsDialog(self.window).show()

    def _entry(self, row: LogRow) -> LogEntry:
        known = log_queries.log_form(self.store, row.meeting_id).entry
        return entry_of(row, self._draft(row), known)

    def _draft(self, row: LogRow) -> Draft:
        return self.drafts.get(row.meeting_id, Draft())

    def _is_changed(self, row: LogRow) -> bool:
        draft = self._draft(row)
        changed = Draft(
            None if draft.status is row.status else draft.status,
            None if draft.minutes == row.minutes else draft.minutes,
            None if draft.next_step == row.next_step else draft.next_step,
        )
        return changed != Draft() and status_of(row, draft) is not MeetingStatus.PLANNED

    def _note(self, row: LogRow, **changes) -> None:
        self.drafts[row.meeting_id] = replace(self._draft(row), **changes)
        self.table.redraw()
        self._say_waiting()

    def _say_waiting(self) -> None:
        count = sum(self._is_changed(row) for row in self.table.all_rows())
        self.waiting.configure(text=waiting_text(count), style="Warning.TLabel" if count else "Muted.TLabel")

    def _build_table(self, parent) -> None:
        self.table = Table(
            parent,
            [
                Column("held", _("Held"), 60, self._held_cell, on_click=self.on_tick, sort=lambda row: row.logged),
                Column("when", _("When"), 142, _when_cell, sort=lambda row: row.starts_at, least=136),
                Column(
                    "who",
                    _("Who"),
                    240,
                    lambda row: TwoLines(row.who, _about(row), bold=False),
                    stretch=True,
                    least=190,
                ),
                Column("minutes", _("Minutes"), 90, self._minutes_cell, align="right", on_click=self._typer("minutes")),
                Column(
                    "next_step", _("Next step"), 220, self._next_cell, stretch=True, on_click=self._typer("next_step")
                ),
                Column("status", _("Status"), 124, self._status_cell, least=114),
            ],
            key=lambda row: row.meeting_id,
            on_open=self.on_open,
            on_edit=self._typer("minutes"),
            menu=self._menu,
            row_height=52,
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
        self.table.pack(fill="both", expand=True)
        columns = {"minutes": (self._minutes_text, self._type_minutes), "next_step": (self._next_text, self._type_next)}
        self.editor = CellEditor(self.table, lambda row: row.meeting_id, columns)

    def _typer(self, column: str):
        return lambda row: self.editor.open(row, column)

    def _type_minutes(self, row: LogRow, text: str) -> None:
        self._note(row, minutes=typed.minutes(text) if text else None)

    def _type_next(self, row: LogRow, text: str) -> None:
        self._note(row, next_step=text)

    def _minutes_text(self, row: LogRow) -> str:
        minutes = self._draft(row).minutes
        return formats.hours_minutes(row.minutes if minutes is None else minutes)

    def _next_text(self, row: LogRow) -> str:
        typed_step = self._draft(row).next_step
        return row.next_step if typed_step is None else typed_step

    def _held_cell(self, row: LogRow) -> Check:
        held = status_of(row, self._draft(row)) is MeetingStatus.HELD
        return Check(held, enabled=row.logged or row.starts_at <= self.window.now())

    def _minutes_cell(self, row: LogRow) -> Value:
        status, draft = status_of(row, self._draft(row)), self._draft(row)
        if status is MeetingStatus.NO_SHOW:
            return Muted("–")
        text = self._minutes_text(row)
        if row.minutes_differ and draft.minutes is None:
            text = _("to {minutes}").format(minutes=text)
        return text if status is MeetingStatus.HELD else Muted(text)

    def _next_cell(self, row: LogRow) -> Value:
        return Muted(self._next_text(row))

    def _status_cell(self, row: LogRow) -> Status:
        status = status_of(row, self._draft(row))
        if self._is_changed(row):
            return Status("warning", _("not saved"))
        if status is MeetingStatus.PLANNED:
            lacking = lacks_log(row.status, row.starts_at, row.planned, self.window.now())
            return Status("danger" if lacking else "neutral", _("to be logged") if lacking else status_word(status))
        return Status("good" if status is MeetingStatus.HELD else "danger", status_word(status))

    def _menu(self, rows: list[LogRow]) -> list[MenuItem | None]:
        row = rows[0]
        items = [
            MenuItem(_("Held"), lambda: [self._note(each, status=MeetingStatus.HELD) for each in rows], "Space"),
            MenuItem(_("No-show"), lambda: [self.on_no_show(each) for each in rows]),
            MenuItem(_("As saved"), lambda: self._forget(rows)),
        ]
        return [*items, SEPARATOR, MenuItem(_("Open the log…"), lambda: self.on_open(row), "Enter")]

    def _forget(self, rows: list[LogRow]) -> None:
        for row in rows:
            self.drafts.pop(row.meeting_id, None)
        self.table.redraw()
        self._say_waiting()


def _when_cell(row: LogRow) -> Muted:
    return Muted(formats.when(row.starts_at))


def _about(row: LogRow) -> str:
    return f"{row.code} · {row.module}"
