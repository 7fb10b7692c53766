"""Everybody who has applied, and the one being read beside the list."""

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme, workbook_saving
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.pages import application_cells as cells
from omvendt_desktop.gui.pages.application_panel import ApplicationPanel
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.review import Review
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import MenuButton, MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.status_dot import StatusDot
from omvendt_desktop.gui.widgets.table import Column, Table
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import applications
from omvendt_desktop.store.queries.applications import ApplicationRow


class ApplicationsPage(Page):
    """A list to review from top to bottom, with the keyboard alone if wished."""

    name = "applications"
    tables = frozenset({"applications", "participants", "programmes"})

    def title(self) -> str:
        """The heading."""
        return _("Applications")

    def primary(self) -> Action:
        """Bring answers in."""
        return Action("import", _("Import applications"), lambda: self.window.run("import"))

    def build(self) -> None:
        """Filter line, list and panel."""
        self.review = Review(self.window, self._chosen_ids, self.on_step)
        self._build_bar()
        content = ttk.Frame(self)
        content.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        content.columnconfigure(0, weight=1, uniform="halves")
        content.columnconfigure(1, weight=1, uniform="halves")
        content.rowconfigure(0, weight=1)
        left = Card(content, padding=0)
        left.grid(row=0, column=0, sticky="nsew", padx=(0, theme.px(theme.GAP)))
        self.table = self._build_table(left.body)
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))
        self.panel = ApplicationPanel(content, self.review)
        self.review.listen(self.table.canvas, self.panel.text.text)

    def refresh(self) -> None:
        """List what the filters let through; keep the chosen one, or go to the one that follows it."""
        self._all = applications.listed(self.store, self.programme.id)
        before = [row.id for row in self.table.rows()]
        chosen = self._chosen_ids()
        shown = [row for row in self._all if cells.passes(row, self.status.get(), self.role.get())]
        self.table.show(shown)
        self._choose_again(before, chosen)
        self._show_empty()
        self._show_balance()
        self._show_chosen()

    def show_target(self, application_id: int = 0, **target: object) -> None:
        """Mark one application, whatever the filters say."""
        found = next((row for row in self._all if row.id == application_id), None)
        if found is None:
            return
        self.search.clear()
        self.role.set("all")
        if not cells.passes(found, self.status.get(), "all"):
            self.status.set(cells.fitting(found.status))
        self.table.select([application_id], see=True)

    def on_select(self, rows: list[ApplicationRow]) -> None:
        """Show the chosen ones beside the list."""
        self._show_chosen()

    def on_step(self, step: int) -> None:
        """Go to the next application, or the one before."""
        rows, chosen = self.table.rows(), self.table.selected()
        at = rows.index(chosen[-1 if step > 0 else 0]) + step if chosen else 0
        if 0 <= at < len(rows):
            self.table.select([rows[at].id], see=True)

    def on_show_all(self) -> None:
        """Take the filters away."""
        self.search.clear()
        self.role.set("all")
        self.status.set("all")

    def on_save_empty(self, language: str) -> None:
        """Save the empty workbook that applicants can be asked to fill in."""
        workbook_saving.save_empty_form(self.window, language)

    def _chosen_ids(self) -> list[int]:
        return [row.id for row in self.table.selected()]

    def _choose_again(self, before: list[int], chosen: list[int]) -> None:
        there = [row.id for row in self.table.rows()]
        if self.table.selected() and there != before:
            self.table.select(chosen)  # brings into sight whom the panel shows and the keys decide about
        if not there or self.table.selected():
            return
        at = before.index(chosen[0]) if chosen and chosen[0] in before else 0
        following = [each for each in before[at:] if each in there]
        self.table.select([following[0] if following else there[-1 if chosen else 0]])

    def _show_chosen(self) -> None:
        chosen = self.table.selected()
        if not chosen:
            self.panel.grid_remove()
            return
        self.panel.grid(row=0, column=1, sticky="nsew")
        if len(chosen) == 1:
            known = applications.earlier(self.store, chosen[0].id)
            self.panel.show(applications.application(self.store, chosen[0].id), known)
        else:
            self.panel.show_many([row.name or row.email for row in chosen])

    def _show_balance(self) -> None:
        balance = applications.balance(self.store, self.programme.id)
        tone, words = cells.balance_words(balance.mentors, balance.mentees)
        self.balance.show(tone, words)

    def _taken_in(self) -> str:
        balance = applications.balance(self.store, self.programme.id)
        words = _("Taken in so far: {mentors} as mentor, {mentees} as mentee.")
        return words.format(mentors=balance.mentors, mentees=balance.mentees)

    def _build_bar(self) -> None:
        bar = self.toolbar()
        self.status = ChoiceField(bar, cells.status_filters(), width=15, fits=True)
        self.status.set("open")
        self.role = ChoiceField(bar, cells.role_filters(), width=12, fits=True)
        self.role.set("all")
        for field in (self.status, self.role):
            field.on_change(self.refresh)
            field.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text), width=16)
        self.more = MenuButton(bar, _("More"), self._more_items)
        self.more.pack(side="right")
        self.balance = StatusDot(bar)
        self.balance.pack(side="right", padx=theme.px(theme.PAD))
        self.search.pack(side="left")
        Tooltip(self.balance, lambda x, y: self._taken_in())

    def _build_table(self, parent) -> Table:
        table = Table(
            parent,
            [
                Column(
                    "name",
                    _("Name"),
                    170,
                    cells.name_cell,
                    stretch=True,
                    least=120,
                ),
                Column("role", _("Role"), 66, cells.role_cell, least=66),
                Column("received", _("Received"), 84, cells.received_cell, sort=lambda row: row.received_at),
                Column("status", _("Status"), 106, cells.status_cell),
            ],
            key=lambda row: row.id,
            on_open=lambda row: self.review.edit(),
            on_edit=lambda row: self.review.edit(),
            on_select=self.on_select,
            menu=lambda rows: self.review.menu(),
            row_height=52,
            widths=self.widths("applications"),
            on_widths=lambda widths: self.remember_widths("applications", widths),
        )
        table.sort_by("received")
        self.empty = ttk.Frame(table)
        table.set_empty(self.empty)
        return table

    def _show_empty(self) -> None:
        for child in self.empty.winfo_children():
            child.destroy()
        if self._all:
            words = (_("Nothing here"), _("No application passes the filters."), _("Show all applications"))
            command = self.on_show_all
        else:
            words = (
                _("No applications yet"),
                _("Import the workbook with the answers to your form. You see everything before it is written."),
                _("Import applications"),
            )
            command = self.primary().run
        EmptyState(self.empty, "inbox", *words, command).pack()

    def _more_items(self) -> list[MenuItem]:
        return [
            MenuItem(_("Save the empty workbook in Norwegian…"), lambda: self.on_save_empty("nb")),
            MenuItem(_("Save the empty workbook in English…"), lambda: self.on_save_empty("en")),
        ]
