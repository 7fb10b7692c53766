"""Every meeting of the programme: as a list, as a month, and along the months of the cohort."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import ttkbootstrap as ttk

from omvendt_desktop.formats import sort_key
from omvendt_desktop.gui import calendar_saving, theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.meeting_gestures import MeetingGestures, has_begun
from omvendt_desktop.gui.pages.meeting_changes import FEW, TABLES, is_between, meetings_in, stay_in_place, taken_up
from omvendt_desktop.gui.pages.meeting_filters import (
    Figures,
    MeetingFilter,
    Period,
    State,
    days_of,
    figures_after,
    figures_of,
    period_choices,
    state_choices,
)
from omvendt_desktop.gui.pages.meetings_list import MeetingsList
from omvendt_desktop.gui.pages.meetings_month import MeetingsMonth
from omvendt_desktop.gui.pages.meetings_timeline import MeetingsTimeline
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import invitations
from omvendt_desktop.services.programme_files import Touched
from omvendt_desktop.store.queries import meetings
from omvendt_desktop.store.queries import pairs as pair_queries
from omvendt_desktop.store.queries import programmes as programme_queries
from omvendt_desktop.store.queries.meetings import MeetingRow

MANY_PAIRS = 300


class View(StrEnum):
    """How the meetings are shown."""

    LIST = "list"
    MONTH = "month"
    TIMELINE = "timeline"


def with_words(rows: list[MeetingRow], text: str) -> list[MeetingRow]:
    """The meetings in whose theme, people and place every typed word occurs."""
    words = [sort_key(word) for word in text.split()]
    if not words:
        return rows
    return [row for row in rows if all(word in sort_key(f"{row.title} {row.who} {row.place}") for word in words)]


def changes_text(count: int) -> str:
    """How many people do not know yet how a meeting of theirs has changed."""
    return ngettext("{count} change not sent", "{count} changes not sent", count).format(count=count)


class MeetingsPage(Page):
    """Choices on top, one of three views below."""

    name = "meetings"
    tables = frozenset("meetings attendances invitations logs pairs participants modules programmes mail_texts".split())

    def title(self) -> str:
        """The heading."""
        return _("Meetings")

    def primary(self) -> Action:
        """Plan series."""
        return Action("plan", _("Plan meetings"), lambda: self.window.run("plan"))

    def build(self) -> None:
        """Two lines of choices, and the views."""
        self.gestures = MeetingGestures(self.window)
        self._rows: list[MeetingRow] = []
        self._figures = figures_of(self._rows)
        self._choosing = True
        self._build_views()
        self._build_filters()
        self.list = MeetingsList(
            self, self.gestures, self.widths("meetings"), lambda widths: self.remember_widths("meetings", widths)
        )
        self.month = MeetingsMonth(self, self.window.today, self.refresh, self.on_open_key, self.on_day)
        self.timeline = MeetingsTimeline(self, self.window, self.gestures)
        self.empty = EmptyState(
            self,
            "calendar3",
            _("No meetings yet"),
            _("Six dates for every pair are found around holidays and the days that do not work."),
            _("Plan meetings"),
            lambda: self.window.run("plan"),
        )
        if self._is_large():
            self.period.set(Period.WEEKS)
        self._choosing = False

    def refresh(self) -> None:
        """Ask for the days in sight and show what the choices let through."""
        first, last = self._days()
        self._rows = meetings.meetings(self.store, self.programme.id, self.window.now(), first=first, last=last)
        self._tell_figures(figures_of(self._rows))
        self._show()

    def follow(self, touched: Touched) -> None:
        """After a change of few meetings, ask for those alone."""
        ids = meetings_in(touched)
        if len(ids) > FEW or not touched & self.tables <= TABLES:
            self.refresh()
            return
        found = meetings.these(self.store, self.programme.id, ids, self.window.now())
        now = [row for row in found if is_between(row, *self._days())]
        self._rows, before = taken_up(self._rows, ids, now)
        self._tell_figures(figures_after(self._figures, before, now))
        choices, changed = self._choices(), [*before, *now]
        if self.view.get() is View.TIMELINE and self._rows:
            self.timeline.change(with_words(choices.let_through(self._rows), self.search.get()), changed)
        elif self.view.get() is View.LIST and stay_in_place(before, now) and all(map(choices.passes, changed)):
            self.list.change(now)
        else:
            self._show()

    def show_target(
        self, meeting_id: int = 0, state: str = "", pair_id: int | None = None, view: str = "", **target: object
    ) -> None:
        """Mark one meeting, or show those of a pair or a state, or turn to a view."""
        self._choosing = True
        self.view.set(View(view) if view else View.LIST)
        self.search.clear()
        self._offer_pairs()
        for field, value in ((self.state, State(state or State.ANY)), (self.module, None), (self.pair, pair_id)):
            field.set(value)
        if meeting_id or state:
            self.period.set(Period.ALL)
        self._choosing = False
        self.refresh()
        if meeting_id:
            self.list.table.select([meeting_id], see=True)

    def take_keyboard(self) -> None:
        """The keys go to the list when that is how the meetings are seen."""
        (self.list.table if self.list.winfo_manager() else self).focus_set()

    def meeting_chosen(self) -> int | None:
        """The one meeting selected in the list, when it can be logged."""
        chosen = self.list.table.selected() if self.list.winfo_ismapped() else []
        return chosen[0].id if len(chosen) == 1 and (has_begun(chosen[0]) or chosen[0].logged) else None

    def on_view(self) -> None:
        """Turn to the list, the month or the timeline."""
        if self.view.get() is View.LIST:
            self.period.grid()
        else:
            self.period.grid_remove()
        self._on_choice()

    def on_text(self, text: str) -> None:
        """Show the meetings in which what is typed occurs."""
        if self.view.get() is View.LIST:
            self.list.table.set_filter(text)
        else:
            self._show()

    def on_open_key(self, meeting_id: int) -> None:
        """Open a meeting of the month."""
        self.gestures.open(next(row for row in self._rows if row.id == meeting_id))

    def on_day(self, day: date) -> None:
        """Show one day’s meetings marked in the list."""
        found = [row.id for row in self._rows if row.starts_at.date() == day]
        if found:
            self.show_target()
            self.list.table.select(found, see=True)

    def _show(self) -> None:
        rows = self._choices().let_through(self._rows)
        view = self.view.get()
        for panel in (self.list, self.month, self.timeline):
            panel.pack_forget()
        self.empty.place_forget()
        if not self._rows and view is not View.MONTH and self._days() == (None, None):
            self.empty.place(relx=0.5, rely=0.5, anchor="center")
            return
        panel = {View.LIST: self.list, View.MONTH: self.month, View.TIMELINE: self.timeline}[view]
        panel.pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))
        if view is View.LIST:
            self.list.show(rows, self.window.now())
        else:
            panel.show(with_words(rows, self.search.get()))

    def _choices(self) -> MeetingFilter:
        return MeetingFilter(self.state.get() or State.ANY, self.module.get(), self.pair.get())

    def _days(self) -> tuple[date | None, date | None]:
        if self.view.get() is View.MONTH:
            return self.month.days()
        if self.view.get() is View.TIMELINE:
            return None, None
        return days_of(self.period.get() or Period.ALL, self.window.today())

    def _build_views(self) -> None:
        bar = self.toolbar()
        self.view = RadioRow(bar, [(View.LIST, _("List")), (View.MONTH, _("Month")), (View.TIMELINE, _("Timeline"))])
        self.view.set(View.LIST)
        self.view.on_change(self.on_view)
        self.view.pack(side="left")
        MenuButton(bar, _("More"), self._more_items).pack(side="right")
        self.changes = Link(bar, "", lambda: self.window.show("invitations", what="changes"))

    def _build_filters(self) -> None:
        bar = self.toolbar()
        self.search = SearchField(bar, _("Filter"), on_text=self.on_text, width=12)
        self.state = self._choice(bar, state_choices(self._figures))
        self.module = self._choice(bar, [(None, _("All modules"))])
        self.pair = self._choice(bar, [(None, _("All pairs"))])
        self.pair.offer = self._offer_pairs
        self.period = self._choice(bar, period_choices())
        for column, field in enumerate((self.search, self.state, self.module, self.pair, self.period)):
            bar.columnconfigure(column, weight=1, uniform="filters")
            field.grid(row=0, column=column, sticky="ew", padx=(theme.px(theme.NEAR) if column else 0, 0))

    def _choice(self, bar: ttk.Frame, choices: list[tuple[object, str]]) -> ChoiceField:
        field = ChoiceField(bar, choices, width=10)
        field.set(choices[0][0])
        field.on_change(self._on_choice)
        return field

    def _on_choice(self) -> None:
        if not self._choosing:
            self.refresh()

    def _tell_figures(self, figures: Figures) -> None:
        self._figures = figures
        self._offer_choices(figures)
        self._tell_changes(figures.changed)

    def _tell_changes(self, count: int) -> None:
        if not self._is_large():
            count = invitations.pending(self.store, self.programme.id, self.window.now())
        self.changes.configure(text=changes_text(count))
        if count:
            self.changes.pack(side="right", padx=theme.px(theme.PAD))
        else:
            self.changes.pack_forget()

    def _is_large(self) -> bool:
        today = self.window.today().isoformat()
        return programme_queries.counts(self.store, self.programme.id, today).pairs > MANY_PAIRS

    def _offer_choices(self, figures: Figures) -> None:
        self.state.set_choices(state_choices(figures))
        modules = programme_queries.modules(self.store, self.programme.id)
        titles = [(module.id, f"{module.code} {module.title}") for module in modules]
        self.module.set_choices([(None, _("All modules")), *titles])

    def _offer_pairs(self) -> None:
        pairs = pair_queries.listed(self.store, self.programme.id)
        named = [(pair.id, f"{pair.mentor} → {pair.mentee}") for pair in pairs]
        self.pair.set_choices([(None, _("All pairs")), *named])

    def _more_items(self) -> list[MenuItem | None]:
        return [
            MenuItem(_("Joint meetings…"), lambda: self.window.run("joint_meetings")),
            MenuItem(_("One more meeting…"), lambda: self.window.run("add_meeting")),
            SEPARATOR,
            MenuItem(_("Tick off a month’s meetings"), lambda: self.window.show("month_log"), "Ctrl+Shift+L"),
            MenuItem(_("Make invitations…"), lambda: self.window.run("invite")),
            MenuItem(_("Read answers…"), lambda: self.window.run("answers")),
            SEPARATOR,
            MenuItem(_("Save my calendar…"), lambda: calendar_saving.save_own_calendar(self.window)),
            MenuItem(_("Save plan files…"), lambda: calendar_saving.save_plans(self.window)),
            MenuItem(_("Words of the mails…"), lambda: self.window.show("mail_texts")),
        ]
