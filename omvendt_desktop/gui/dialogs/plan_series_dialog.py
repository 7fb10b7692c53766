"""The series of one pair or of all: wishes at the left, the dates they lead to at the right."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import datetime
from tkinter import Misc
from typing import TYPE_CHECKING, NamedTuple

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.gui import file_commands, messages, theme
from omvendt_desktop.gui.dialogs.plain_dialog import PlainDialog
from omvendt_desktop.gui.dialogs.series_wishes import SeriesWishes
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.gui.widgets.table import Bold, Column, Muted, Small, Table, Title, Tone
from omvendt_desktop.gui.widgets.time_field import TimeField
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import joint_meetings, meetings
from omvendt_desktop.services.meetings import PairPlan, PlannedMeeting, SeriesPlan
from omvendt_desktop.services.plan_remarks import plan_remarks
from omvendt_desktop.store.queries import programmes as programme_queries

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

WIDTH = 930
PREVIEW_HEIGHT = 420
WAIT_MS = 250
WAIT_FOR_MANY_MS = 900
MANY_PAIRS = 60


class Proposal(NamedTuple):
    """One line of the preview."""

    pair: PairPlan
    meeting: PlannedMeeting

    @property
    def key(self) -> tuple[int, int]:
        """Pair and module."""
        return self.meeting.pair_id, self.meeting.module_id

    @property
    def heading(self) -> str:
        """The pair, above its lines, with what is to be said of it as a whole."""
        return "  ·  ".join((f"{self.pair.mentor} → {self.pair.mentee}", *self.pair.remarks))


def proposals(plan: SeriesPlan) -> list[Proposal]:
    """The lines of the preview."""
    return [Proposal(pair, meeting) for pair in plan.pairs for meeting in pair.meetings]


def summary(plan: SeriesPlan) -> tuple[str, str]:
    """Style and words below the preview: how many dates, and how many miss a wish."""
    if not plan.pairs:
        return "Muted.TLabel", _("No pair is active, so there is nothing to plan yet.")
    if not plan.meetings:
        return "Muted.TLabel", _("All meetings have a date already.")
    many = ngettext("{count} date", "{count} dates", plan.meetings).format(count=plan.meetings)
    missed = sum(bool(line.meeting.remarks) for line in proposals(plan))
    if not missed:
        return "Good.TLabel", _("{dates}, every wish is met.").format(dates=many)
    words = ngettext("{dates}, {count} misses a wish.", "{dates}, {count} miss a wish.", missed)
    return "Warning.TLabel", words.format(dates=many, count=missed)


class PlanSeriesDialog(PlainDialog):
    """The plan is made anew after each change; nothing is stored before *Plan*, which is one undo step."""

    def __init__(self, window: MainWindow, pair_ids: Collection[int] | None = None) -> None:
        self.window = window
        self.pair_ids = list(pair_ids) if pair_ids is not None else None
        self.plan: SeriesPlan | None = None
        self.plan_button: ttk.Button | None = None
        self._readable = True
        self._by_hand = False
        super().__init__(window.root, _("Plan meetings"), width=WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """Wishes and preview."""
        left = ScrollFrame(frame, most_height=frame.winfo_screenheight())
        left.pack(side="left", fill="y", padx=(0, theme.px(theme.WIDE)))
        self.wishes = SeriesWishes(left.body, self.window, self.pair_ids)
        self.wishes.pack(fill="x")
        left.watch()
        right = ttk.Frame(frame)
        right.pack(side="left", fill="both", expand=True)
        self.said = ttk.Label(right, style="Muted.TLabel", wraplength=theme.px(560), justify="left")
        self.said.pack(side="bottom", anchor="w", pady=(theme.px(theme.NEAR), 0))
        self._build_editor(right)
        self._build_preview(right)
        self._later = Later(self.wishes, self.make_plan)
        self.wishes.on_change(self.on_wish)
        self.make_plan()

    def build_buttons(self, bar: ttk.Frame) -> None:
        """Plan and Cancel."""
        self.plan_button = self.add_button(bar, _("Plan meetings"), self.on_apply, "Primary.TButton")
        self.add_button(bar, _("Cancel"), self.on_cancel)
        self._allow_apply()

    def changed(self) -> bool:
        """Whether a wish was typed or a time chosen by hand."""
        return self._by_hand or self.wishes.changed()

    def on_enter(self, event: object) -> str | None:
        """Enter in the line below the preview takes its time; elsewhere it makes the plan anew."""
        if self.editor.winfo_ismapped() and str(self.top.focus_get()).startswith(str(self.editor)):
            self.on_set_time()
        else:
            self.make_plan()
        return "break"

    def on_wish(self) -> None:
        """Make the plan anew, soon: not after each letter."""
        many = self.plan is not None and len(self.plan.pairs) > MANY_PAIRS
        self._later.after(WAIT_FOR_MANY_MS if many else WAIT_MS)

    def make_plan(self) -> None:
        """Find dates for the wishes as they are typed now; what cannot be read stands beside its field."""
        self._later.cancel()
        self._readable = False
        try:
            plan = self._planned(self.wishes.values())
        except InvalidError as error:
            self.wishes.problems(error.problems)
        except UserError as error:
            self.said.configure(style="Danger.TLabel", text=error.sentences)
        else:
            self._by_hand = False
            self._show(plan)

    def on_select(self, lines: list[Proposal]) -> None:
        """Offer the time of the chosen line for editing."""
        self.remarks.pack_forget()
        if not lines:
            self.editor.pack_forget()
            return
        starts_at = lines[0].meeting.starts_at
        self.day.set(starts_at.date())
        self.at.set(starts_at.time())
        # Before the preview, which gives way when there is little room.
        self.editor.pack(side="bottom", fill="x", pady=(theme.px(theme.NEAR), 0), before=self.preview)
        if lines[0].meeting.remarks:
            self.remarks.configure(text=" ".join(lines[0].meeting.remarks))
            self.remarks.pack(side="bottom", anchor="w", before=self.editor)

    def on_set_time(self) -> None:
        """Give the chosen line the time typed."""
        chosen = self.preview.selected()
        day, at = self.day.get(), self.at.get()
        if not chosen or day is None or at is None:
            return
        self._by_hand = True
        pair_id, module_id = chosen[0].key
        self._show(meetings.with_date(self.window.store, self.plan, pair_id, module_id, datetime.combine(day, at)))

    def on_apply(self) -> None:
        """Store the plan as it is shown."""
        if self._later.waits():
            self.make_plan()
        if not self._readable or not self.plan.meetings:
            return
        try:
            made = meetings.apply_series(self.window.store, self.plan)
        except UserError as error:
            messages.show_error(self.top, error, file_commands.way_on(self.window, error))
            return
        self.finish(made)
        self._name_undated()

    def _name_undated(self) -> None:
        """Say which gatherings have no date yet, with the way there."""
        window = self.window
        codes = dict.fromkeys(one.code for one in joint_meetings.plan_joint(window.store, window.programme.id))
        if codes:
            window.say(
                _("Done: {change}. Still without a date: {modules}").format(
                    change=window.store.undo_label, modules=", ".join(codes)
                ),
                (_("Joint meetings…"), lambda: window.run("joint_meetings")),
                (_("Undo"), window.undo),
            )

    def _show(self, plan: SeriesPlan) -> None:
        self.plan, self._readable = plan, True
        self.wishes.problems([])
        self.preview.show(proposals(plan))
        said, hidden = (self.all_dated, self.no_pairs) if plan.pairs else (self.no_pairs, self.all_dated)
        hidden.place_forget()
        self.preview.set_empty(said)
        style, words = summary(plan)
        remarks = plan_remarks(self.window.store, plan, self.window.now())
        self.said.configure(style="Warning.TLabel" if remarks else style, text=" ".join((words, *remarks)))
        self._allow_apply()
        self.on_select(self.preview.selected())

    def _planned(self, wishes: dict) -> SeriesPlan:
        window = self.window
        return meetings.plan_series(window.store, window.programme.id, today=window.today(), **wishes)

    def _allow_apply(self) -> None:
        if self.plan_button and self.plan:
            self.plan_button.state(["!disabled" if self.plan.meetings else "disabled"])

    def _build_preview(self, parent: Misc) -> None:
        self.preview = Table(
            parent,
            [
                Column("code", "", 42, lambda line: Bold(line.meeting.code), sortable=False),
                Column("theme", _("Theme"), 182, lambda line: Title(line.meeting.title), stretch=True, sortable=False),
                Column("when", _("When"), 140, _when, sortable=False),
                Column("remarks", _("Wishes not met"), 200, _remarks, stretch=True, sortable=False),
            ],
            key=lambda line: line.key,
            on_select=self.on_select,
            on_open=lambda line: self.day.focus_set(),
            on_edit=lambda line: self.day.focus_set(),
            many=False,
            row_height=44,
            group=lambda line: line.heading,
            padding=0,
        )
        self.preview.configure(height=theme.px(PREVIEW_HEIGHT), width=theme.px(600))
        self.preview.pack_propagate(False)
        self.all_dated = EmptyState(
            self.preview,
            "calendar-check",
            _("Nothing to plan"),
            _("Every meeting of these pairs has a date. Tick “New dates for coming meetings” to plan them again."),
        )
        self.no_pairs = self._no_pairs()
        self.preview.pack(fill="both", expand=True)

    def _no_pairs(self) -> EmptyState:
        """What leads on while no pair is active: to a new one, or to those that have not started."""
        window = self.window
        counts = programme_queries.counts(window.store, window.programme.id, window.today().isoformat())
        says = (self.preview, "link-45deg", _("No active pairs"))
        if counts.pairs:
            start = _("Meetings are planned for active pairs. Start or resume a pair first.")
            return EmptyState(*says, start, _("Pairs"), lambda: self._instead(lambda: window.show("pairs")))
        make = _("Meetings are planned for active pairs. Bring a mentor and a mentee together first.")
        return EmptyState(*says, make, _("New pair"), lambda: self._instead(lambda: window.run("new_pair")))

    def _instead(self, then: Callable[[], object]) -> None:
        self.close()
        self.window.root.after_idle(then)

    def _build_editor(self, parent: Misc) -> None:
        self.editor = ttk.Frame(parent)
        self.day, self.at = DateField(self.editor, self.window.today), TimeField(self.editor)
        self.day.on_time(self.at.set)
        self.day.pack(side="left", anchor="n")
        self.at.pack(side="left", anchor="n", padx=theme.px(theme.NEAR))
        self.set_button = ttk.Button(
            self.editor, text=_("Use this time"), style="Quiet.TButton", command=self.on_set_time
        )
        self.set_button.pack(side="left", anchor="n")
        self.remarks = ttk.Label(parent, style="Warning.TLabel", wraplength=theme.px(580), justify="left")


def _when(line: Proposal) -> Small:
    return Small(formats.when(line.meeting.starts_at))


def _remarks(line: Proposal) -> Muted | Tone:
    return Tone("warning", " ".join(line.meeting.remarks)) if line.meeting.remarks else Muted("")
