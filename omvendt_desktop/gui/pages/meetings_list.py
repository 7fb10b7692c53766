"""Meetings as a list, with what can be done to those selected at its foot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.meeting_gestures import MeetingGestures, can_log, is_coming
from omvendt_desktop.gui.pages.meeting_cells import status_cell
from omvendt_desktop.gui.pages.meeting_filters import nearest
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.gui.widgets.table import Bold, Column, Muted, Small, Table, Title
from omvendt_desktop.i18n import _, ngettext, pgettext
from omvendt_desktop.store.queries.meetings import MeetingRow


def when_cell(row: MeetingRow) -> Small:
    """Weekday, date and time."""
    return Small(formats.when(row.starts_at))


def place_cell(row: MeetingRow) -> Muted:
    """The place, or that there is only a link."""
    return Muted(row.place or (_("digital") if row.link else ""))


def selected_text(count: int) -> str:
    """How many meetings the buttons at the foot mean."""
    return ngettext("{count} selected", "{count} selected", count).format(count=count)


class MeetingsList(Card):
    """A table, and below it the buttons for what is selected."""

    def __init__(self, parent: Misc, gestures: MeetingGestures, widths: Mapping[str, int], on_widths) -> None:
        super().__init__(parent, padding=0)
        self.gestures = gestures
        self._build_foot()
        self.table = Table(
            self.body,
            [
                Column("when", _("When"), 150, when_cell, sort=lambda row: row.starts_at, least=130),
                Column("code", "", 42, lambda row: Bold(row.code), sortable=False),
                Column("theme", _("Theme"), 240, lambda row: Title(row.title), stretch=True, least=120),
                Column("who", _("Who"), 180, lambda row: row.who, stretch=True, least=128),
                Column("place", _("Place"), 100, place_cell),
                Column("status", _("Status"), 156, status_cell, least=140),
            ],
            key=lambda row: row.id,
            on_open=gestures.open,
            on_edit=gestures.open,
            on_delete=gestures.cancel,
            on_select=self.on_select,
            menu=gestures.menu,
            row_height=46,
            widths=widths,
            on_widths=on_widths,
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))
        self._seen, self._first_shown = False, 0
        self._later = Later(self, self._bring_up)

    def show(self, rows: Sequence[MeetingRow], now: datetime) -> None:
        """List these meetings; the first time the next one to come is brought into sight."""
        self.table.show(rows)
        self.on_select(self.table.selected())
        at = nearest(rows, now)
        if rows and not self._seen and at is not None:
            self._seen = True
            self._first_shown = at
            self._later.idle()

    def change(self, rows: Sequence[MeetingRow]) -> None:
        """Show these meetings as they are now, each in its place."""
        self.table.change(rows)
        self.on_select(self.table.selected())

    def on_select(self, rows: Sequence[MeetingRow]) -> None:
        """Offer what can be done with the selected meetings."""
        if not rows:
            self.foot.pack_forget()
            return
        self.said.configure(text=selected_text(len(rows)))
        coming, planned = any(map(is_coming, rows)), any(row.status is MeetingStatus.PLANNED for row in rows)
        allowed = {
            self.log: can_log(rows[0]) if len(rows) == 1 else any(row.lacks_log for row in rows),
            self.move: len(rows) == 1 and planned,
            self.invite: any(row.state is not None for row in rows),
            self.place: coming,
            self.cancel: planned,
        }
        for button, is_allowed in allowed.items():
            button.state(["!disabled" if is_allowed else "disabled"])
        self.foot.pack(side="bottom", fill="x", before=self.table)

    def _build_foot(self) -> None:
        self.foot = ttk.Frame(self.body, padding=theme.px(theme.PAD))
        self.said = ttk.Label(self.foot, style="Muted.TLabel")
        self.said.pack(side="left", padx=(0, theme.px(theme.PAD)))
        gestures = self.gestures
        self.log = self._button(pgettext("button", "Log"), lambda: gestures.log(self.table.selected()))
        self.move = self._button(_("Move"), lambda: gestures.move(self.table.selected()[0]))
        self.invite = self._button(_("Invitations"), self._on_invite)
        self.place = self._button(_("Place"), lambda: gestures.place(self.table.selected()))
        self.cancel = self._button(_("Cancel meeting"), lambda: gestures.cancel(self.table.selected()))

    def _button(self, text: str, command) -> ttk.Button:
        button = ttk.Button(self.foot, text=text, style="Quiet.TButton", command=command)
        button.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        return button

    def _on_invite(self) -> None:
        self.gestures.invite(meeting_ids=[row.id for row in self.table.selected() if row.state is not None])

    def _bring_up(self) -> None:
        self.table.scroll_to(max(0, self._first_shown - 2) * self.table.row_height)
