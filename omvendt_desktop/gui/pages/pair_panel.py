"""One pair: how it stands, the hours of both, every meeting, and why the two were matched."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.health import what_to_do
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.pair_states import state_word
from omvendt_desktop.domain.pairs import Pair, PairStatus, reason_word
from omvendt_desktop.domain.pairs import status_word as pair_status_word
from omvendt_desktop.domain.programmes import ModuleKind
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.end_pair_dialog import EndPairDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog
from omvendt_desktop.gui.meeting_gestures import MeetingGestures
from omvendt_desktop.gui.pages.meeting_cells import code_cell, status_cell
from omvendt_desktop.gui.pages.pair_cells import TONES
from omvendt_desktop.gui.pages.time_cells import budget_words
from omvendt_desktop.gui.widgets.budget_bar import BudgetBar
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.table import Column, Small, Table, Title
from omvendt_desktop.i18n import _, pgettext
from omvendt_desktop.services import pairs
from omvendt_desktop.store.queries import answers, ledger, meetings
from omvendt_desktop.store.queries import pairs as pair_queries
from omvendt_desktop.store.queries.answers import Refusal
from omvendt_desktop.store.queries.meetings import MeetingRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


def with_one_training(rows: list[MeetingRow]) -> list[MeetingRow]:
    """The meetings with all trainings as one, which lasts as long as the trainings of one person."""
    trainings = [row for row in rows if row.kind is ModuleKind.TRAINING]
    if len(trainings) < 2:
        return rows
    minutes = {row.module_id: row.minutes for row in trainings}
    waiting = [row for row in trainings if row.status is MeetingStatus.PLANNED]
    first = (waiting or trainings)[0]
    one = first._replace(title=_("Training"), starts_at=trainings[0].starts_at, minutes=sum(minutes.values()))
    return [one, *(row for row in rows if row.kind is not ModuleKind.TRAINING)]


def as_spent(rows: list[MeetingRow], spent: dict[int, int]) -> list[MeetingRow]:
    """The meetings, those held with the minutes they took instead of those planned."""
    return [row._replace(minutes=spent.get(row.id, 0)) if row.status is MeetingStatus.HELD else row for row in rows]


def how_it_ended(pair: Pair) -> str:
    """Status, day, reason and note of a pair that has ended, as far as they are known."""
    day = formats.day_month_year(pair.ended_on) if pair.ended_on else ""
    reason = reason_word(pair.end_reason) if pair.end_reason else ""
    return " · ".join(part for part in (pair_status_word(pair.status), day, reason, pair.end_note) if part)


def following_words(coming: datetime | None, refused: Sequence[Refusal]) -> str:
    """When the two meet next, and who has said no to that or proposed another time."""
    if coming is None:
        return _("no coming meeting")
    said = [
        (_("declined by {name}") if row.declined else _("{name} proposes another time")).format(name=row.first_name)
        for row in refused
    ]
    return " · ".join((_("next meeting {when}").format(when=formats.when(coming)), *said))


def when_cell(row: MeetingRow) -> Small:
    """The day, with the hour of what is still to come or belongs to the pair alone."""
    day = formats.day_month(row.starts_at.date())
    timed = row.pair_id or row.status is MeetingStatus.PLANNED
    return Small(f"{day} {formats.clock(row.starts_at)}" if timed else day)


class PairPanel(ScrollFrame):
    """Filled anew for each pair; the table of meetings stays."""

    def __init__(self, parent: Misc, window: MainWindow) -> None:
        super().__init__(parent, padding=theme.PAD)
        self.window = window
        self.pair_id = 0
        self.gestures = MeetingGestures(window)
        self._build_head()
        self._build_bars()
        self._build_meetings()
        self.why_title = ttk.Label(self.body, text=_("Why these two"), style="Subheading.TLabel")
        self.why = Paragraph(self.body)

    def show(self, pair_id: int, line) -> None:
        """Show one pair; `line` tells how it stands, None for one that has ended."""
        self.pair_id = pair_id
        store, today = self.window.store, self.window.today()
        self.pair, mentor, mentee = pair_queries.people_of(store, pair_id)
        self.heading.configure(text=f"{mentor.name}  →  {mentee.name}")
        self._show_state(line)
        self.accounts = [ledger.standing(store, person.id, today) for person in (mentor, mentee)]
        for bar, name, person, standing in zip(self.bars, self.names, (mentor, mentee), self.accounts, strict=True):
            name.configure(text=person.first_name)
            words = budget_words(standing.used, standing.budget)
            tone = "danger" if standing.over_budget else "normal"
            bar.show(standing.used, standing.budget, plan=standing.plan_to_date, tone=tone, text=words)
        rows = meetings.of_pair(store, pair_id, self.window.now())
        self._show_meetings(with_one_training(as_spent(rows, meetings.minutes_spent(store, pair_id))))
        self._show_why(self.pair.why)

    def focus_first(self) -> None:
        """Move the focus from the list into the panel."""
        (self.unplanned.button if self.unplanned.winfo_manager() else self.invite).focus_set()

    def more_items(self) -> list[MenuItem | None]:
        """Everything else that can be done with the pair."""
        store, today, status = self.window.store, self.window.today(), self.pair.status
        pause = MenuItem(_("Pause"), lambda: pairs.pause(store, self.pair_id), enabled=status is PairStatus.ACTIVE)
        resume = MenuItem(_("Resume"), lambda: pairs.resume(store, self.pair_id))
        running = status in (PairStatus.ACTIVE, PairStatus.PAUSED)
        starts_on = max(today, self.pair.starts_on or today)
        to_come = {
            PairStatus.DRAFT: [MenuItem(_("Has been proposed to both"), lambda: pairs.propose(store, self.pair_id))],
            PairStatus.PROPOSED: [],
        }
        start = MenuItem(_("Start the pair"), lambda: pairs.start(store, self.pair_id, starts_on))
        return [
            *([*to_come[status], start, SEPARATOR] if status in to_come else []),
            MenuItem(_("Plan meetings…"), lambda: self.gestures.plan([self.pair_id]), enabled=running),
            MenuItem(_("Save plan file…"), lambda: self.gestures.save_plans([self.pair_id])),
            MenuItem(_("Why these two…"), self.on_why),
            SEPARATOR,
            MenuItem(_("Mentor"), lambda: self._open_person(self.pair.mentor_id)),
            MenuItem(_("Mentee"), lambda: self._open_person(self.pair.mentee_id)),
            SEPARATOR,
            resume if status is PairStatus.PAUSED else pause,
            MenuItem(_("Has completed"), lambda: pairs.complete(store, self.pair_id, today), enabled=running),
            MenuItem(
                _("End the pair…"),
                lambda: EndPairDialog(self.window, self.pair_id).show(),
                enabled=running or status in to_come,
                danger=True,
            ),
        ]

    def on_why(self) -> None:
        """Word why the two were matched."""
        from omvendt_desktop.gui.dialogs.why_dialog import WhyDialog

        WhyDialog(self.window, self.pair).show()

    def on_time(self, index: int) -> None:
        """Show the rows behind the hours of the mentor, 0, or the mentee, 1."""
        TimeDetailsDialog(self.window, self.accounts[index]).show()

    def _open_person(self, participant_id: int) -> None:
        self.window.show("participants", participant_id=participant_id)

    def _build_head(self) -> None:
        self.heading = Paragraph(self.body, style="Large.TLabel")
        self.heading.pack(fill="x")
        self.state = StatusDot(self.body)
        self.state.pack(anchor="w", pady=(theme.px(theme.TIGHT), 0))
        self.health = Paragraph(self.body, style="Muted.TLabel")
        bar = self.buttons = ttk.Frame(self.body)
        bar.pack(fill="x", pady=(theme.px(theme.NEAR), theme.px(theme.PAD)))
        self.invite = ttk.Button(
            bar,
            text=_("Send invitations"),
            style="Primary.TButton",
            command=lambda: self.gestures.invite(pair_ids=[self.pair_id]),
        )
        self.log = ttk.Button(bar, text=pgettext("button", "Log"), style="Quiet.TButton", command=self._on_log)
        self.move = ttk.Button(bar, text=_("Move meeting"), style="Quiet.TButton", command=self._on_move)
        self.more = MenuButton(bar, _("More"), self.more_items)
        for button in (self.invite, self.log, self.move, self.more):
            button.pack(side="left", padx=(0, theme.px(theme.NEAR)))

    def _build_bars(self) -> None:
        ttk.Label(self.body, text=_("Time budget"), style="Subheading.TLabel").pack(anchor="w")
        self.bars, self.names = [], []
        for index in range(2):
            line = ttk.Frame(self.body)
            line.pack(fill="x", pady=theme.px(3))
            name = ttk.Label(line, style="Muted.TLabel", width=8)
            name.pack(side="left")
            bar = BudgetBar(line, on_click=partial(self.on_time, index))
            bar.pack(side="left", fill="x", expand=True)
            self.names.append(name)
            self.bars.append(bar)

    def _build_meetings(self) -> None:
        self.table = Table(
            self.body,
            [
                Column("code", "", 30, code_cell, sortable=False),
                Column("theme", _("Theme"), 220, lambda row: Title(row.title), stretch=True, sortable=False),
                Column("when", _("When"), 112, when_cell, sortable=False),
                Column("time", _("Time"), 56, lambda row: Small(formats.hours_minutes(row.minutes)), sortable=False),
                Column("status", _("Status"), 116, status_cell, sortable=False),
            ],
            key=lambda row: row.id,
            on_open=self.gestures.open,
            on_edit=self.gestures.open,
            on_delete=self.gestures.cancel,
            menu=self.gestures.menu,
            row_height=42,
            padding=0,
            fit=True,
        )
        self.unplanned = EmptyState(
            self.body,
            "calendar3",
            _("No meetings yet"),
            _("The program finds a day for each meeting; you see them before they are kept."),
            _("Plan meetings"),
            lambda: self.gestures.plan([self.pair_id]),
        )

    def _show_meetings(self, rows: list[MeetingRow]) -> None:
        self.table.show(rows)
        running = self.pair.status in (PairStatus.ACTIVE, PairStatus.PAUSED)
        shown, hidden = (self.table, self.unplanned) if rows or not running else (self.unplanned, self.table)
        self.invite.configure(style="Quiet.TButton" if shown is self.unplanned else "Primary.TButton")
        for button in (self.invite, self.move):
            button.state(["!disabled" if rows else "disabled"])
        hidden.pack_forget()
        shown.pack(fill="x", pady=theme.px(theme.PAD))

    def _on_log(self) -> None:
        self.gestures.log_next(self.table.all_rows(), self.table.selected())

    def _on_move(self) -> None:
        self.gestures.move_next(self.table.all_rows(), self.table.selected())

    def _show_state(self, line) -> None:
        if line is None:
            self.state.show("neutral", how_it_ended(self.pair))
            self._show_health("")
            return
        coming = meetings.next_meeting(self.window.store, self.pair_id, self.window.now())
        refused = answers.refusals(self.window.store, self.pair.programme_id, self.window.now(), [self.pair_id])
        following = following_words(coming, [row for row in refused if row.starts_at == coming])
        self.state.show(TONES[line.state], f"{state_word(line.state)} · {following}")
        self._show_health(what_to_do(line.health))

    def _show_health(self, words: str) -> None:
        self.health.configure(text=words)
        if words:
            self.health.pack(fill="x", pady=(theme.px(theme.TIGHT), 0), before=self.buttons)
        else:
            self.health.pack_forget()

    def _show_why(self, why: str) -> None:
        self.why_title.pack_forget()
        self.why.pack_forget()
        if why:
            self.why.configure(text=why)
            self.why_title.pack(anchor="w")
            self.why.pack(fill="x", pady=(theme.px(theme.TIGHT), 0))
