"""Every pair at the left, the chosen one at the right: hours, meetings and what to do next."""

from tkinter import Event

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.pair_states import state_word
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.meeting_gestures import has_begun
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.pair_cells import bar_of, dots_of, health_tip
from omvendt_desktop.gui.pages.pair_panel import PairPanel
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import MenuButton, MenuItem
from omvendt_desktop.gui.widgets.table import Column, DotsAndBar, Muted, Table, TwoLines
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import overview
from omvendt_desktop.store.queries import pairs as pair_queries
from omvendt_desktop.store.queries.pairs import PairRow

LIST_WIDTH, NARROW_LIST = 317, 248
NARROW_PAGE = 860


class PairsPage(Page):
    """A list and a panel."""

    name = "pairs"
    tables = frozenset(
        "pairs participants meetings attendances logs invitations time_entries modules programmes check_ins".split()
    )

    def title(self) -> str:
        """The heading."""
        return _("Pairs")

    def primary(self) -> Action:
        """Make a pair."""
        return Action("new", _("+  New pair"), self.on_new)

    def build(self) -> None:
        """List and panel."""
        self.ended = False
        left = self.left = Card(self, padding=0, width=theme.px(LIST_WIDTH))
        left.pack_propagate(False)
        self.bind("<Configure>", self._on_configure)
        left.pack(side="left", fill="y", padx=(0, theme.px(theme.GAP)), pady=(0, theme.px(theme.GAP)))
        self.filter = MenuButton(left.body, "", self._filter_items, style="MutedLink.TButton")
        self.filter.pack(anchor="w", padx=theme.px(theme.PAD) - 2, pady=(theme.px(theme.GAP), theme.px(2)))
        self.table = self._build_table(left.body)
        self.table.pack(fill="both", expand=True)
        right = Card(self, padding=0)
        right.pack(side="left", fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.panel = PairPanel(right.body, self.window)
        self.nothing = ttk.Label(right.body, text=_("Choose a pair in the list."), style="MutedBody.TLabel")

    def refresh(self) -> None:
        """List the open pairs, or all; keep the chosen one."""
        rows = pair_queries.listed(self.store, self.programme.id)
        shown = [row for row in rows if row.is_open or self.ended]
        lines = overview.pair_lines(self.store, self.programme.id, self.window.today())
        self._lines = {line.pair_id: line for line in lines}
        words = _("All {count}") if self.ended else _("Open {count}")
        self.filter.set_text(words.format(count=len(shown)))
        self.table.show(shown)
        if shown and not self.table.selected():
            self.table.select([shown[0].id])
        self._show_chosen()

    def show_target(self, pair_id: int = 0, **target: object) -> None:
        """Mark one pair, also an ended one."""
        if pair_id not in [row.id for row in self.table.rows()]:
            self.ended = True
            self.refresh()
        self.table.select([pair_id], see=True)
        self._show_chosen()

    def meeting_chosen(self) -> int | None:
        """The one meeting of the pair that is selected, when it can be logged."""
        chosen = self.panel.table.selected() if self.panel.winfo_ismapped() else []
        return chosen[0].id if len(chosen) == 1 and (has_begun(chosen[0]) or chosen[0].logged) else None

    def on_new(self) -> None:
        """Make a pair and show it."""
        made = PairDialog(self.window).show()
        if isinstance(made, Pair):
            self.show_target(pair_id=made.id)

    def on_select(self, rows: list[PairRow]) -> None:
        """Show the chosen one beside the list."""
        self._show_chosen()

    def _on_configure(self, event: Event) -> None:
        if event.widget is self:
            self.left.configure(width=theme.px(LIST_WIDTH if event.width > theme.px(NARROW_PAGE) else NARROW_LIST))

    def _show_chosen(self) -> None:
        chosen = self.table.selected()
        if len(chosen) == 1:
            self.nothing.pack_forget()
            self.panel.pack(fill="both", expand=True)
            self.panel.show(chosen[0].id, self._lines.get(chosen[0].id))
        else:
            self.panel.pack_forget()
            self.nothing.pack(expand=True)

    def _filter_items(self) -> list[MenuItem]:
        def show(ended: bool) -> None:
            self.ended = ended
            self.refresh()

        return [
            MenuItem(_("Open pairs"), lambda: show(False), checked=not self.ended),
            MenuItem(_("All pairs, also ended ones"), lambda: show(True), checked=self.ended),
        ]

    def _build_table(self, parent) -> Table:
        table = Table(
            parent,
            [
                Column("pair", "", 170, lambda row: TwoLines(row.mentor, row.mentee), stretch=True),
                Column("standing", "", 92, self._standing, tip=self._standing_tip),
            ],
            key=lambda row: row.id,
            on_select=self.on_select,
            on_open=lambda row: self.panel.focus_first(),
            menu=lambda rows: self.panel.more_items() if len(rows) == 1 else [],
            many=False,
            row_height=64,
            searched=False,
            header=False,
        )
        table.set_empty(
            EmptyState(
                table,
                "link-45deg",
                _("No pairs yet"),
                _("Bring a mentor and a mentee together."),
                _("New pair"),
                lambda: self.window.run("new_pair"),
            )
        )
        return table

    def _standing_tip(self, row: PairRow) -> str:
        line = self._lines.get(row.id)
        return f"{state_word(line.state)}\n{health_tip(line)}".strip() if line else ""

    def _standing(self, row: PairRow):
        line = self._lines.get(row.id)
        return (
            DotsAndBar(dots_of(line.dots), bar_of(line))
            if line
            else Muted(formats.day_month(row.starts_on) if row.starts_on else "")
        )
