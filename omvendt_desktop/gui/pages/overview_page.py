"""How the programme stands today: four figures, its months, every pair, what to do, and what is coming."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from tkinter import Event, Misc

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.today import Item
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.pages.bit_by_bit import BitByBit
from omvendt_desktop.gui.pages.overview_cells import (
    coming_cell,
    coming_in_short,
    day_cell,
    mark_of,
    time_title,
    todo_title,
)
from omvendt_desktop.gui.pages.overview_figures import OverviewFigures
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.pair_cells import dots_cell, health_tip, held_of, status_cell, time_cell, time_tip
from omvendt_desktop.gui.todo import menu_of, open_item, tick_item
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.month_strip import MonthStrip
from omvendt_desktop.gui.widgets.table import Check, Column, Table, TwoLines
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import overview
from omvendt_desktop.store.queries import programmes as programme_queries
from omvendt_desktop.store.queries import today as today_queries
from omvendt_desktop.store.queries.overview import Coming, PairLine

SIDE_WIDTH, NARROW_SIDE_WIDTH = 292, 264
NARROW_BELOW = 900
NAME_WIDTH = 140
TODO_HIGH, TODO_LINE, COMING_HIGH = 52, 12, 68


class OverviewPage(Page):
    """The first page of the day."""

    name = "overview"
    tables = frozenset(
        (
            "applications programmes modules participants pairs meetings attendances logs invitations "
            "time_entries check_ins put_offs sent_mails"
        ).split()
    )

    def title(self) -> str:
        """The heading."""
        return _("Overview")

    def primary(self) -> Action:
        """Log a meeting."""
        return Action("log", _("+  Log meeting"), lambda: self.window.run("log"))

    def build(self) -> None:
        """Cards and months on top, pairs at the left, lists at the right."""
        self.every_programme = self.narrow = False
        self._work = BitByBit(self)
        self.figures = OverviewFigures(self, self.window)
        self.figures.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        self.months = MonthStrip(self)
        self.months.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        side = self.side = ttk.Frame(self, width=theme.px(SIDE_WIDTH))
        side.pack_propagate(False)
        side.pack(side="right", fill="y", padx=(theme.px(theme.GAP), 0), pady=(0, theme.px(theme.GAP)))
        self._build_pairs(self)
        self._build_todo(side)
        self._build_coming(side)
        self.bind("<Configure>", self._on_size)

    def refresh(self) -> None:
        """Ask once for each part; what takes long in a programme of thousands follows bit by bit."""
        store, programme_id, today = self.store, self.programme.id, self.window.today()
        self.pairs.retitle("time", time_title(self.programme.budget_minutes))
        lines = overview.pair_lines(store, programme_id, today)
        self.pairs.show(lines)
        if not lines:
            self._offer_next_step()
        self.coming.show(overview.coming(store, programme_id, self.window.now()))
        self._share_side()
        if overview.is_small(store, programme_id):
            self._work.stop()
            for _part in self._sums():
                pass
        else:
            self._work.begin(chain(overview.make_ready(store, programme_id, today), self._sums()))

    def _offer_next_step(self) -> None:
        counts = programme_queries.counts(self.store, self.programme.id, self.window.today().isoformat())
        if counts.participants:
            self.no_pairs.offer(_("New pair"), lambda: self.window.run("new_pair"))
        elif counts.applications:
            self.no_pairs.offer(_("Applications"), lambda: self.window.show("applications"))
        else:
            self.no_pairs.offer(_("Import applications"), lambda: self.window.run("import"))

    def meeting_chosen(self) -> int | None:
        """The meeting the keyboard stands on in today’s list."""
        item = self.todo.current() if self.todo.canvas.focus_get() is self.todo.canvas else None
        return item.meeting_id if item else None

    def on_pair(self, line: PairLine) -> None:
        """Open the pair."""
        self.window.show("pairs", pair_id=line.pair_id)

    def on_item(self, item: Item) -> None:
        """Open what the item needs."""
        open_item(self.window, item)

    def on_tick(self, item: Item) -> None:
        """Do the item, or mark it as done."""
        tick_item(self.window, item)

    def on_scope(self) -> None:
        """Turn between the list of this programme and that of all."""
        self.every_programme = not self.every_programme
        self._fit_todo()
        self._show_todo()

    def on_put_off(self) -> None:
        """Show what is out of sight on the list."""
        from omvendt_desktop.gui.dialogs.put_off_list_dialog import PutOffListDialog

        PutOffListDialog(self.window, None if self.every_programme else self.programme.id).show()

    def _sums(self) -> Iterator[None]:
        """The parts that concern everybody, one after the other."""
        store, programme_id, today = self.store, self.programme.id, self.window.today()
        figures = overview.figures(store, programme_id, self.window.now())
        self.figures.show(figures)
        yield
        self.months.show([mark_of(mark) for mark in overview.timeline(store, programme_id)], today)
        yield
        self._show_todo()

    def _share_side(self) -> None:
        """Half the height for each list, or nearly all for today’s when nothing is coming."""
        comes = bool(self.coming.rows())
        self.coming.configure(height=0 if comes else self.nothing.winfo_reqheight() + theme.px(theme.GAP))
        self.coming_card.pack_configure(expand=comes)

    def _show_todo(self) -> None:
        programme_id = None if self.every_programme else self.programme.id
        found = today_queries.todays_list(self.store, programme_id, self.window.now())
        self.todo.show(found.items)
        self.todo_card.set_title(todo_title(len(found.items)))
        self.put_off.configure(text=_("Put off or done ({count})").format(count=len(found.put_off)))
        show_below(self.put_off, bool(found.put_off), self.scope)
        self.scope.configure(text=_("Only this programme") if self.every_programme else _("All programmes"))
        show_below(self.scope, len(programme_queries.all_programmes(self.store)) > 1)

    def _build_pairs(self, parent: Misc) -> None:
        card = Card(parent, _("Pairs and time budget"), padding=0)
        card.pack(side="left", fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.pairs = Table(
            card.body,
            [
                Column("mentor", _("Mentor"), NAME_WIDTH, self._mentor_cell, stretch=True, least=118),
                Column("mentee", _("Mentee"), NAME_WIDTH, lambda line: line.mentee, stretch=True, least=90),
                Column("meetings", _("Meetings"), 112, dots_cell, sort=held_of, least=100),
                Column("time", _("Time"), 166, time_cell, sort=lambda line: line.used, least=104, tip=time_tip),
                Column("status", _("Status"), 126, status_cell, least=124, tip=health_tip),
            ],
            key=lambda line: line.pair_id,
            on_open=self.on_pair,
            many=False,
            row_height=42,
            searched=False,
            widths=self.widths("overview"),
            on_widths=lambda widths: None if self.narrow else self.remember_widths("overview", widths),
        )
        self.no_pairs = EmptyState(
            self.pairs,
            "link-45deg",
            _("No pairs yet"),
            _("Take people in, then bring a mentor and a mentee together."),
            _("New pair"),
            lambda: self.window.run("new_pair"),
        )
        self.pairs.set_empty(self.no_pairs)
        self.pairs.pack(fill="both", expand=True)

    def _mentor_cell(self, line: PairLine) -> str | TwoLines:
        return TwoLines(line.mentor, line.mentee, bold=False) if self.narrow else line.mentor

    def _on_size(self, event: Event) -> None:
        """In a small window the two of a pair stand below each other, and so do the day and the theme of what comes."""
        narrow = event.width < theme.px(NARROW_BELOW)
        if event.widget is self and narrow != self.narrow:
            self.narrow = narrow
            self.pairs.widths["mentee"] = 0 if narrow else theme.px(NAME_WIDTH)
            self.pairs.retitle("mentor", _("Pair") if narrow else _("Mentor"))
            self.side.configure(width=theme.px(NARROW_SIDE_WIDTH if narrow else SIDE_WIDTH))
            self._fit_todo()
            self.coming.widths["day"] = 0 if narrow else theme.px(_day_width())

    def _fit_todo(self) -> None:
        """The words need another line in a small window, and another one with the name of the programme."""
        self.todo.row_height = theme.px(TODO_HIGH + TODO_LINE * (self.narrow + self.every_programme))

    def _build_todo(self, side: Misc) -> None:
        card = self.todo_card = Card(side, todo_title(0), padding=0)
        card.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.scope, self.put_off = Link(card.body, "", self.on_scope), Link(card.body, "", self.on_put_off)
        self.todo = Table(
            card.body,
            [
                Column("done", "", 24, lambda item: Check(False), on_click=self.on_tick, raised=True),
                Column("text", "", 200, self._item_cell, stretch=True, raised=True),
            ],
            key=lambda item: (item.programme_id, item.key),
            on_open=self.on_item,
            many=False,
            menu=lambda items: menu_of(self.window, items[0]),
            row_height=TODO_HIGH,
            header=False,
            lines=False,
        )
        self.todo.set_empty(
            EmptyState(self.todo, "check2-circle", _("Nothing today"), _("No call, log or mail is waiting."))
        )
        self.todo.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def _item_cell(self, item: Item) -> TwoLines:
        reason = f"{item.programme} · {item.reason}" if self.every_programme else item.reason
        return TwoLines(item.title, reason, small=True)

    def _coming_cell(self, coming: Coming) -> TwoLines:
        return coming_in_short(coming) if self.narrow else coming_cell(coming)

    def _build_coming(self, side: Misc) -> None:
        card = self.coming_card = Card(side, _("Next 14 days"), padding=0)
        card.pack(fill="both", expand=True)
        self.coming = Table(
            card.body,
            [
                Column("day", "", _day_width(), day_cell, raised=True),
                Column("what", "", 172, self._coming_cell, stretch=True, raised=True),
            ],
            key=lambda coming: coming.meeting_id,
            on_open=lambda coming: self.window.show("meetings", meeting_id=coming.meeting_id),
            many=False,
            row_height=COMING_HIGH,
            header=False,
            lines=False,
        )
        self.nothing = ttk.Frame(self.coming)
        ttk.Label(self.nothing, text=_("No meetings in the next two weeks."), style="Muted.TLabel").pack()
        Link(self.nothing, _("Plan meetings"), lambda: self.window.run("plan")).pack()
        # How much room the words need is known once Tk has laid them out.
        self.nothing.bind("<Configure>", lambda event: self._share_side())
        self.coming.set_empty(self.nothing)
        self.coming.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))


def show_below(link: Link, wanted: bool, upper: Link | None = None) -> None:
    """Let a link stand below a list, or not; `upper` stands above it when both do, whichever came first."""
    if wanted:
        order = {"before": upper} if upper and upper.winfo_manager() else {}
        link.pack(side="bottom", anchor="w", padx=theme.px(theme.GAP), pady=(0, theme.px(theme.TIGHT)), **order)
    else:
        link.pack_forget()


def _day_width() -> int:
    """The room for the longest day of the language, in logical pixels."""
    week = (formats.weekday_day(date(2026, 11, day)) for day in range(23, 30))
    widest = max(theme.width_of(text, theme.DETAIL) for text in week)
    return round(widest * 100 / theme.px(100)) + theme.PAD
