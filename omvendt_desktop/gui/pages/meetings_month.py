"""Meetings in the squares of one month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.name_order import first_name
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.meeting_cells import status_cell
from omvendt_desktop.gui.pages.meeting_filters import last_of_month, months_later
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.month_view import MonthView
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.meetings import MeetingRow


def month_item(row: MeetingRow) -> tuple[date, str, str, int]:
    """Day, text, tone and key of a meeting in its square."""
    mentor, arrow, mentee = row.who.partition(" → ")
    # A square has hardly room for more than the first names.
    who = "/".join(map(first_name, (mentor, mentee))) if arrow else row.who
    return row.starts_at.date(), f"{formats.clock(row.starts_at)} {who}", status_cell(row).tone, row.id


class MeetingsMonth(Card):
    """A month, the way to its neighbours and back to the present one."""

    def __init__(
        self,
        parent: Misc,
        today: Callable[[], date],
        on_month: Callable[[], object],
        on_open: Callable[[int], object],
        on_day: Callable[[date], object],
    ) -> None:
        super().__init__(parent)
        self._today, self._on_month = today, on_month
        self.month = today().replace(day=1)
        bar = ttk.Frame(self.body)
        bar.pack(fill="x", pady=(0, theme.px(theme.NEAR)))
        self.before = self._button(bar, "‹", lambda: self.turn(-1))
        self.after_ = self._button(bar, "›", lambda: self.turn(1))
        self.now = self._button(bar, _("Today"), self.turn_to_today)
        self.heading = ttk.Label(bar, style="Subheading.TLabel")
        self.heading.pack(side="left", padx=theme.px(theme.NEAR))
        self.view = MonthView(self.body, today(), on_open=on_open, on_day=on_day)
        self.view.pack(fill="both", expand=True)

    def days(self) -> tuple[date, date]:
        """The first and the last day in sight, with the weeks of the neighbouring months."""
        last = last_of_month(self.month)
        return self.month - timedelta(days=self.month.weekday()), last + timedelta(days=6 - last.weekday())

    def show(self, rows: Sequence[MeetingRow]) -> None:
        """Show these meetings in the month chosen."""
        words = formats.month(self.month)
        self.heading.configure(text=words[:1].upper() + words[1:])
        self.view.show(self.month, [month_item(row) for row in rows], self._today())

    def turn(self, months: int) -> None:
        """Go some months on, or back."""
        self.month = months_later(self.month, months)
        self._on_month()

    def turn_to_today(self) -> None:
        """Go to the month of today."""
        self.month = self._today().replace(day=1)
        self._on_month()

    def _button(self, bar: ttk.Frame, text: str, command: Callable[[], object]) -> ttk.Button:
        button = ttk.Button(bar, text=text, style="Quiet.TButton", command=command)
        button.pack(side="left", padx=(0, theme.px(theme.TIGHT)))
        return button
