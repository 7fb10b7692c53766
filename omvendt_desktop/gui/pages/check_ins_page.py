"""The coordinator’s own contact with the participants: what is overdue, due, to come and done."""

from datetime import date

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.check_ins import CheckInState, Outcome, channel_word, outcome_word, state_word
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.dialogs.check_in_dialog import CheckInDialog
from omvendt_desktop.gui.dialogs.plan_check_in_dialog import PlanCheckInDialog
from omvendt_desktop.gui.dialogs.put_off_dialog import put_off_items
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Column, Muted, Status, Table, TwoLines
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import check_ins
from omvendt_desktop.store.queries import check_ins as queries
from omvendt_desktop.store.queries.check_ins import CheckInRow

_TONES = {
    CheckInState.OVERDUE: "danger",
    CheckInState.DUE: "warning",
    CheckInState.PLANNED: "neutral",
    CheckInState.DONE: "good",
}
_OUTCOME_TONES = {
    Outcome.FINE: "good",
    Outcome.ATTENTION: "warning",
    Outcome.URGENT: "danger",
    Outcome.NO_REPLY: "neutral",
}
_SOON = 14


def filters() -> list[tuple[str, str]]:
    """The choices of the filter, with their words."""
    return [
        ("open", _("Due and next 14 days")),
        ("due", _("Due now")),
        ("planned", _("All to come")),
        ("done", _("Done")),
        ("all", _("All")),
    ]


def passes(row: CheckInRow, chosen: str) -> bool:
    """Whether the filter lets the row through."""
    done, due = row.state is CheckInState.DONE, row.state in (CheckInState.DUE, CheckInState.OVERDUE)
    return {
        "open": not done and row.days >= -_SOON,
        "due": due,
        "planned": not done,
        "done": done,
    }.get(chosen, True)


def state_cell(row: CheckInRow) -> Status:
    """Overdue with its days, due, planned; for one that is done how it stood."""
    outcome = row.check_in.outcome
    if row.state is CheckInState.DONE and outcome:
        return Status(_OUTCOME_TONES[outcome], outcome_word(outcome))
    if row.state is CheckInState.OVERDUE:
        words = ngettext("overdue by {count} day", "overdue by {count} days", row.days).format(count=row.days)
        return Status("danger", words)
    return Status(_TONES[row.state], state_word(row.state))


def day_of(row: CheckInRow) -> date:
    """The day it was made, or is planned for."""
    return row.check_in.done_on or row.check_in.planned_on


class CheckInsPage(Page):
    """A double click opens the call sheet."""

    name = "check_ins"
    tables = frozenset("check_ins participants pairs programmes".split())

    def title(self) -> str:
        """The heading."""
        return _("Check-ins")

    def primary(self) -> Action:
        """Plan one by hand."""
        return Action("new", _("+  New check-in"), lambda: PlanCheckInDialog(self.window).show())

    def build(self) -> None:
        """Filter line and list."""
        bar = self.toolbar()
        self.filter = ChoiceField(bar, filters(), width=24, fits=True)
        self.filter.set("open")
        self.filter.on_change(self.refresh)
        self.filter.pack(side="left")
        self.search = SearchField(bar, _("Filter"), on_text=lambda text: self.table.set_filter(text))
        self.plan = self._plan_button(bar)
        self.search.pack(side="left", padx=theme.px(theme.NEAR))
        card = Card(self, padding=0)
        card.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        self.table = self._build_table(card.body)
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def refresh(self) -> None:
        """List what the filter lets through."""
        rows = queries.check_ins(self.store, self.programme.id, self.window.today())
        chosen = [row for row in rows if passes(row, self.filter.get())]
        self._choose_empty(bool(rows))
        self.table.show(chosen)

    def show_target(self, check_in_id: int = 0, **target: object) -> None:
        """Mark one check-in."""
        if check_in_id not in [row.check_in.id for row in self.table.rows()]:
            self.filter.set("all")
        self.table.select([check_in_id], see=True)

    def on_open(self, row: CheckInRow) -> None:
        """Open the call sheet."""
        CheckInDialog(self.window, row.check_in).show()

    def on_edit(self, row: CheckInRow) -> None:
        """Change the plan."""
        PlanCheckInDialog(self.window, row.check_in).show()

    def on_put_off(self, rows: list[CheckInRow], until: date) -> None:
        """Plan them for a later day."""
        check_ins.put_off_many(self.store, [row.check_in.id for row in rows], until)

    def on_remove(self, rows: list[CheckInRow]) -> None:
        """Take them away."""
        check_ins.remove_many(self.store, [row.check_in.id for row in rows])

    def on_plan(self) -> None:
        """Plan the usual check-ins of everybody in a pair who has none to come."""
        if not check_ins.plan_for_programme(self.store, self.programme.id):
            self.window.say(_("Everybody in a pair has a check-in to come."))

    def _plan_button(self, bar) -> ttk.Button:
        button = ttk.Button(bar, text=_("Plan the usual ones"), style="Quiet.TButton", command=self.on_plan)
        button.pack(side="right")
        return button

    def _build_table(self, parent) -> Table:
        table = Table(
            parent,
            [
                Column(
                    "day", _("Day"), 110, lambda row: Muted(formats.weekday_day(day_of(row))), sort=day_of, least=92
                ),
                Column(
                    "name", _("With"), 230, _who, sort=lambda row: formats.sort_key(row.name), stretch=True, least=136
                ),
                Column("role", _("Role"), 80, lambda row: Muted(role_word(row.role)), least=62),
                Column("phone", _("Phone"), 144, lambda row: Muted(row.phone or "–"), least=126),
                Column("channel", _("How"), 80, lambda row: Muted(channel_word(row.check_in.channel)), least=60),
                Column(
                    "minutes",
                    _("Minutes"),
                    74,
                    _minutes,
                    sort=lambda row: row.check_in.minutes,
                    align="right",
                    least=50,
                ),
                Column(
                    "state",
                    _("Status"),
                    180,
                    state_cell,
                    sort=lambda row: (row.state is CheckInState.DONE, -row.days),
                    least=160,
                ),
            ],
            key=lambda row: row.check_in.id,
            on_open=self.on_open,
            on_edit=self.on_edit,
            on_delete=self.on_remove,
            menu=self._menu,
            row_height=54,
            widths=self.widths("check_ins"),
            on_widths=lambda widths: self.remember_widths("check_ins", widths),
        )
        self._nothing = EmptyState(
            table,
            "telephone",
            _("No check-ins yet"),
            _("Call mentors in week 1 and 3, mentees in week 2, and both around the middle. Plan all of it at once."),
            _("Plan the usual ones"),
            self.on_plan,
        )
        self._all_done = EmptyState(
            table, "check2-circle", _("Nobody to call"), _("Choose another filter to see what is planned or done.")
        )
        return table

    def _choose_empty(self, any_at_all: bool) -> None:
        for widget in (self._nothing, self._all_done):
            widget.place_forget()
        self.table.set_empty(self._all_done if any_at_all else self._nothing)

    def _menu(self, rows: list[CheckInRow]) -> list[MenuItem | None]:
        planned = [row for row in rows if row.state is not CheckInState.DONE]
        items: list[MenuItem | None] = []
        if len(rows) == 1:
            items += [
                MenuItem(_("Call sheet…"), lambda: self.on_open(rows[0]), "Enter"),
                MenuItem(_("Change the plan…"), lambda: self.on_edit(rows[0]), "F2", enabled=bool(planned)),
                MenuItem(_("Show the participant"), lambda: self._show_person(rows[0])),
                SEPARATOR,
            ]
        if planned:
            items += [*put_off_items(self.window, lambda day: self.on_put_off(planned, day)), SEPARATOR]
        return [*items, MenuItem(_("Remove"), lambda: self.on_remove(rows), "Del", danger=True)]

    def _show_person(self, row: CheckInRow) -> None:
        self.window.show("participants", participant_id=row.check_in.participant_id)


def _who(row: CheckInRow) -> TwoLines:
    beside = _("in a pair with {name}").format(name=row.partner) if row.partner else ""
    return TwoLines(row.name, beside, bold=False, small=True)


def _minutes(row: CheckInRow) -> Muted:
    return Muted(str(row.check_in.minutes) if row.check_in.minutes else "–")
