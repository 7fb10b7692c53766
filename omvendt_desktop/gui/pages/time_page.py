"""The ledger: what each participant has used of the budget, against the plan."""

from collections.abc import Callable
from operator import attrgetter
from tkinter import Event

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.time_spent import Narrowing, Standing, by_pair, by_role, total
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.own_time_dialog import OwnTimeDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog
from omvendt_desktop.gui.dialogs.time_entry_dialog import TimeEntryDialog
from omvendt_desktop.gui.pages import time_cells as cells
from omvendt_desktop.gui.pages import time_choices
from omvendt_desktop.gui.pages.bit_by_bit import BitByBit
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.table import Column, Table
from omvendt_desktop.gui.widgets.table_values import Value
from omvendt_desktop.i18n import _
from omvendt_desktop.services.programme_files import Touched
from omvendt_desktop.store.queries import ledger, overview
from omvendt_desktop.store.queries.module_sums import by_module
from omvendt_desktop.store.queries.own_time import CoordinatorTime, coordinator_time

_RULES_OF_ALL = {"programmes", "modules"}
_ROLE_WIDTH, _STATE_WIDTH, _NARROW_BELOW = 66, 102, 900


def subline(title: str, budget: int, day: str) -> str:
    """Which programme, how much everybody has, and up to which day."""
    has = [_("budget {hours} h per participant").format(hours=formats.hours_short(budget))] if budget else []
    return "  ·  ".join((title, *has, _("up to and including {day}").format(day=day)))


def own_time_text(own: CoordinatorTime) -> str:
    """The coordinator’s own hours, in words."""
    return _("Your own time, outside the budget: {total} h").format(total=formats.hours(own.total, 2))


class TimePage(Page):
    """One row a participant, or a sum for each pair, role or module; a double click opens the rows behind."""

    name = "time"
    tables = frozenset("programmes modules participants pairs meetings attendances logs time_entries check_ins".split())

    def title(self) -> str:
        """The heading."""
        return _("Time spent")

    def primary(self) -> Action:
        """Save the report of what is shown."""
        return Action(
            "report", _("Save report"), lambda: self.window.show("reports", kind="time", shown=self.narrowing)
        )

    def build(self) -> None:
        """What is shown, the ledger, and the coordinator’s own time below it."""
        self.sums, self.narrow = "", False
        self._everybody: list[Standing] = []
        self.narrowing = Narrowing()
        bar = ttk.Frame(self)
        bar.pack(fill="x", pady=(0, theme.px(theme.TIGHT)))
        self.subline = Paragraph(bar)
        self.filter = MenuButton(bar, _("Everybody"), self._filter_items, style="Flat.TButton")
        self.filter.pack(side="right")
        self.grouping = MenuButton(bar, _("Each participant"), self._sum_items, style="Flat.TButton")
        self.grouping.pack(side="right")
        self.subline.pack(side="left", fill="x", expand=True)
        self._build_foot()
        card = Card(self, padding=0)
        card.pack(fill="both", expand=True)
        self.table = self._build_table(card.body)
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))
        self.waiting = ttk.Label(card.body, text=_("Gathering the figures…"), style="MutedBody.TLabel")
        self._work = BitByBit(self, self._show)
        self.bind("<Configure>", self._on_size)

    def refresh(self) -> None:
        """Ask for every account, filter, add up; of thousands bit by bit, with what was shown left meanwhile."""
        programme, today = self.programme, self.window.today()
        self.subline.configure(text=subline(programme.title, programme.budget_minutes, formats.day_month(today)))
        if overview.is_ready(self.store, programme.id, today):
            self._work.stop()
            self._show()
        else:
            self._work.begin(overview.make_ready(self.store, programme.id, today))
            self._wait(not self.table.all_rows())

    def follow(self, touched: Touched) -> None:
        """After a change of few accounts that stay on their lines, show those alone."""
        before, programme, today = self._everybody, self.programme, self.window.today()
        if self.sums or touched & _RULES_OF_ALL or not overview.is_ready(self.store, programme.id, today):
            self.refresh()
            return
        self._everybody = ledger.standings(self.store, programme.id, today)
        changed = cells.changed_in_place(before, self._everybody, self.narrowing)
        if changed is None:
            self.refresh()
        else:
            self.table.change(changed)
            self._tell_sums(self.table.all_rows())

    def _show(self) -> None:
        self._wait(False)
        self._everybody = ledger.standings(self.store, self.programme.id, self.window.today())
        chosen = cells.in_pairs(row for row in self._everybody if self.narrowing.holds(row))
        self._tell_sums(chosen)
        self.table.set_empty(self.no_time if self.narrowing == Narrowing() else self.nobody)
        self.table.show(self._added_up(chosen))

    def _tell_sums(self, chosen: list[Standing]) -> None:
        self._fit_columns(any(map(cells.is_loud, chosen)))
        self.total = total(chosen)
        self.table.set_total(cells.total_cells(self.total) if chosen else None)
        self.own.configure(text=own_time_text(coordinator_time(self.store, self.programme.id)))

    def _added_up(self, chosen: list[Standing]) -> list[Standing]:
        if self.sums == "module":
            return by_module(self.store, self.programme.id, self.total.members)
        return {"": list, "pair": by_pair, "role": by_role}[self.sums](chosen)

    def _wait(self, wanted: bool) -> None:
        if wanted and not self.waiting.winfo_manager():
            self.table.pack_forget()
            self.waiting.pack(anchor="nw", padx=theme.px(theme.PAD), pady=theme.px(theme.PAD))
        elif not wanted and self.waiting.winfo_manager():
            self.waiting.pack_forget()
            self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def show_target(self, narrowing: Narrowing | None = None, **target: object) -> None:
        """Show only those another page speaks of."""
        if narrowing is not None:
            words = {each: word for group in time_choices.narrowings() for word, each in group}
            self._filter(words[narrowing], narrowing)

    def on_open(self, row: Standing) -> None:
        """Show the rows behind the numbers."""
        TimeDetailsDialog(self.window, row).show()

    def on_total(self) -> None:
        """Show the rows behind the sum of all that is shown."""
        if self.table.total:
            self.on_open(self.total)

    def on_note(self, row: Standing | None = None) -> None:
        """Note time for somebody by hand."""
        TimeEntryDialog(self.window, participant_id=row.participant_id if row else None).show()

    def on_filter(self, narrowing: Narrowing) -> None:
        """Show only these."""
        self.narrowing = narrowing
        self.refresh()

    def on_sums(self, sums: str) -> None:
        """Show each participant, or a sum for each pair, role or module."""
        self.sums = sums
        self.table.retitle("name", time_choices.headings()[sums])
        self.refresh()

    def _build_foot(self) -> None:
        foot = ttk.Frame(self)
        foot.pack(side="bottom", fill="x", pady=theme.px(theme.TIGHT))
        self.own = Paragraph(foot)
        own = Link(foot, _("Show and note own time"), lambda: OwnTimeDialog(self.window).show())
        note = Link(foot, _("Note time for a participant…"), self.on_note)
        for link in (note, own):
            link.pack(side="right", padx=(theme.px(theme.PAD), 0))
        self.own.pack(side="left", fill="x", expand=True)

    def _build_table(self, parent) -> Table:
        table = Table(
            parent,
            self._columns(),
            key=lambda row: (row.participant_id, row.pair_id, row.role, row.module_id),
            on_open=self.on_open,
            menu=self._menu,
            row_height=42,
            searched=False,
            widths=self.widths("time"),
            on_widths=lambda widths: None if self.narrow else self.remember_widths("time", widths),
        )
        table.mouse.on_total = self.on_total
        table.canvas.bind("<Control-Return>", lambda event: self.on_total())
        self.no_time = EmptyState(
            table,
            "clock",
            _("No time yet"),
            _("Take people in, plan their meetings, and log what is held."),
            _("New participant"),
            lambda: self.window.run("new_participant"),
        )
        self.nobody = EmptyState(
            table,
            "people",
            _("Nobody to show"),
            _("No participant fits the choice above."),
            _("Show everybody"),
            lambda: self.show_target(narrowing=Narrowing()),
        )
        return table

    def _columns(self) -> list[Column]:
        def number(name: str, title: str, width: int, cell: Callable[[Standing], Value], least: int = 52) -> Column:
            return Column(name, title, width, cell, sort=attrgetter(name), align="right", least=least)

        def part(name: str, title: str, width: int) -> Column:
            return number(name, title, width, lambda row: cells.part_cell(getattr(row, name)))

        return [
            Column("name", _("Participant"), 146, cells.name_cell, stretch=True, least=124),
            Column("role", _("Role"), _ROLE_WIDTH, cells.role_cell, least=56),
            part("training", _("Training"), 84),
            part("gatherings", _("Gatherings"), 94),
            part("meetings", _("Meetings"), 80),
            part("other", _("Other"), 62),
            number("used", _("Used"), 76, cells.used_cell, least=66),
            Column("plan", _("Against plan"), 168, cells.plan_cell, sort=_share, stretch=True, least=70, text=_percent),
            Column("state", "", _STATE_WIDTH, cells.state_cell, sortable=False),
            number("forecast", _("Forecast"), 80, cells.forecast_cell),
            number("left", _("Left"), 62, cells.left_cell),
        ]

    def _on_size(self, event: Event) -> None:
        if event.widget is self:
            self.narrow = event.width < theme.px(_NARROW_BELOW)
            self._fit_columns(bool(self.table.widths["state"]))
            self.table.redraw()

    def _fit_columns(self, loud: bool) -> None:
        """In a small window the roles step back for the figures; words about a row have room when there are any."""
        self.table.widths["role"] = 0 if self.narrow else theme.px(_ROLE_WIDTH)
        self.table.widths["state"] = theme.px(_STATE_WIDTH) if loud else 0

    def _menu(self, rows: list[Standing]) -> list[MenuItem | None]:
        every = MenuItem(_("Show the rows behind the sum"), self.on_total, "Ctrl+Enter")
        if len(rows) != 1:
            return [every, SEPARATOR, MenuItem(_("Copy"), self.table.copy, "Ctrl+C")]
        row = rows[0]
        items = [MenuItem(_("Show the rows behind"), lambda: self.on_open(row), "Enter"), every]
        if row.participant_id is not None:
            items += [
                MenuItem(_("Note time…"), lambda: self.on_note(row)),
                MenuItem(_("Save a statement…"), lambda: self._statement(row)),
                MenuItem(
                    _("Show the participant"),
                    lambda: self.window.show("participants", participant_id=row.participant_id),
                ),
            ]
        return [*items, SEPARATOR, MenuItem(_("Copy"), self.table.copy, "Ctrl+C")]

    def _statement(self, row: Standing) -> None:
        self.window.show("reports", kind="statement", participant_id=row.participant_id)

    def _sum_items(self) -> list[MenuItem]:
        def item(sums: str, word: str) -> MenuItem:
            return MenuItem(word, lambda: self._sums(sums, word), checked=sums == self.sums)

        return [item(sums, word) for sums, word in time_choices.sum_choices().items()]

    def _sums(self, sums: str, word: str) -> None:
        self.grouping.set_text(word)
        self.on_sums(sums)

    def _filter_items(self) -> list[MenuItem | None]:
        def item(word: str, narrowing: Narrowing) -> MenuItem:
            return MenuItem(word, lambda: self._filter(word, narrowing), checked=narrowing == self.narrowing)

        groups = [[item(*choice) for choice in group] for group in time_choices.narrowings()]
        return [each for group in groups for each in (SEPARATOR, *group)][1:]

    def _filter(self, word: str, narrowing: Narrowing) -> None:
        self.filter.set_text(word)
        self.on_filter(narrowing)


def _share(row: Standing) -> float | None:
    return row.share


def _percent(row: Standing) -> str:
    return "" if row.share is None else f"{formats.decimal(row.share * 100, 0)} %"
