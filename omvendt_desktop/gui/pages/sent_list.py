"""What has been sent to whom, and who has not answered yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.invitations import Method
from omvendt_desktop.domain.mail_texts import Occasion, occasion_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.gui.widgets.table import Column, Muted, Small, Table, TwoLines
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.queries.invitations import SentRow, UnansweredRow

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_OCCASIONS = {
    Method.REQUEST: Occasion.INVITATION,
    Method.CANCEL: Occasion.CANCELLATION,
    Method.PUBLISH: Occasion.PLAN,
}


def what_text(row: SentRow) -> str:
    """What the mail was: an invitation, a change, a cancellation, the plan, or one without a calendar file."""
    if row.method is None:
        return occasion_word(row.occasion)
    changed = row.method is Method.REQUEST and row.sequence > 0
    return occasion_word(Occasion.CHANGE if changed else _OCCASIONS[row.method])


def meeting_cell(row: SentRow | UnansweredRow) -> TwoLines | Muted:
    """The theme above, when it is below; a dash for a mail about no meeting or several."""
    if row.starts_at is None:
        return Muted("–")
    return TwoLines(f"{row.code} {row.title}", formats.when(row.starts_at), bold=False, small=True)


def person_cell(row: SentRow | UnansweredRow) -> TwoLines:
    """The name above, the address below."""
    return TwoLines(row.name, row.email, bold=False, small=True)


def waited_text(row: UnansweredRow) -> str:
    """How long ago the invitation was sent."""
    return ngettext("{days} day ago", "{days} days ago", row.days).format(days=row.days)


class SentList(Card):
    """Everything that was marked as sent, newest first."""

    def __init__(self, parent: Misc, window: MainWindow) -> None:
        super().__init__(parent, padding=0)
        self.window = window
        self.table = Table(
            self.body,
            [
                Column("sent", _("Sent"), 144, _sent_cell, sort=lambda row: row.sent_at),
                Column("to", _("To"), 190, person_cell, stretch=True),
                Column("meeting", _("Meeting"), 230, meeting_cell, sort=lambda row: row.starts_at, stretch=True),
                Column("what", _("What"), 110, lambda row: Small(what_text(row))),
            ],
            key=lambda row: (row.occasion, row.id),
            on_open=self.on_open,
            row_height=56,
        )
        self.table.set_empty(
            EmptyState(
                self.table,
                "send",
                _("Nothing sent yet"),
                _("Tick the mails you have sent, and they stand here with the day."),
            )
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def on_open(self, row: SentRow) -> None:
        """Show the meeting, or the participant when it is about no single one."""
        if row.meeting_id is None:
            self.window.show("participants", participant_id=row.participant_id)
        else:
            open_meeting(self.window, row.meeting_id)

    def refresh(self) -> None:
        """Show what is known now."""
        self.table.show(queries.sent(self.window.store, self.window.programme.id))


class UnansweredList(Card):
    """Who was invited a week ago or more and is silent; `on_remind` is called with the participants chosen."""

    def __init__(self, parent: Misc, window: MainWindow, on_remind: Callable[[list[int]], object]) -> None:
        super().__init__(parent, padding=0)
        self.window, self._on_remind = window, on_remind
        foot = ttk.Frame(self.body, padding=theme.px(theme.PAD))
        foot.pack(side="bottom", fill="x")
        self.remind = ttk.Button(foot, text=_("Remind all"), style="Quiet.TButton", command=self.on_remind)
        self.remind.pack(side="right")
        self.table = Table(
            self.body,
            [
                Column("to", _("Name"), 190, person_cell, stretch=True),
                Column("meeting", _("Meeting"), 230, meeting_cell, sort=lambda row: row.starts_at, stretch=True),
                Column("sent", _("Sent"), 120, lambda row: Muted(waited_text(row)), sort=lambda row: row.days),
            ],
            key=lambda row: (row.meeting_id, row.participant_id),
            on_open=lambda row: open_meeting(window, row.meeting_id),
            on_select=self.on_select,
            menu=self._menu,
            row_height=56,
        )
        self.table.set_empty(
            EmptyState(
                self.table,
                "check2-circle",
                _("Nobody is silent"),
                _("Those who have not answered a week after their invitation stand here."),
            )
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def refresh(self) -> None:
        """Show what is known now."""
        found = queries.unanswered(self.window.store, self.window.programme.id, self.window.now())
        self.table.show(found)
        self.remind.state(["!disabled" if found else "disabled"])

    def on_select(self, rows: Sequence[UnansweredRow]) -> None:
        """Say whom the button means."""
        self.remind.configure(text=_("Remind selected") if rows else _("Remind all"))

    def on_remind(self) -> None:
        """Make reminders for those selected, or for all."""
        rows = self.table.selected() or self.table.rows()
        self._on_remind(list(dict.fromkeys(row.participant_id for row in rows)))

    def _menu(self, rows: Sequence[UnansweredRow]) -> list[MenuItem]:
        return [
            MenuItem(_("Remind…"), self.on_remind),
            MenuItem(_("Answers…"), lambda: open_meeting(self.window, rows[0].meeting_id), enabled=len(rows) == 1),
        ]


def open_meeting(window: MainWindow, meeting_id: int) -> None:
    """Show one meeting, where an answer can be set by hand."""
    from omvendt_desktop.gui.dialogs.meeting_dialog import MeetingDialog

    MeetingDialog(window, meeting_id).show()


def _sent_cell(row: SentRow) -> Muted:
    return Muted(formats.when(row.sent_at) if row.sent_at else "")
