"""The mails of a batch with a tick for each one sent, and the one chosen as it will be read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.mail_texts import occasion_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.invitation_choices import mail_key
from omvendt_desktop.gui.pages.mail_preview import MailPreview
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuItem
from omvendt_desktop.gui.widgets.table import Check, Column, Table, TwoLines
from omvendt_desktop.gui.widgets.tooltip import Tooltip
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.invitations import Outgoing

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

MOST_REMARKS = 2


def count_text(unsent: int, sent: int) -> str:
    """How many mails are still to be sent."""
    if unsent:
        return ngettext("{count} mail to send", "{count} mails to send", unsent).format(count=unsent)
    return _("All of them are sent.") if sent else ""


def remarks_text(remarks: Sequence[str]) -> str:
    """The first of what is to be said of a batch, and how much more there is."""
    more = len(remarks) - MOST_REMARKS
    rest = ngettext("{count} more remark", "{count} more remarks", more).format(count=more) if more > 0 else ""
    return "\n".join(part for part in (*remarks[:MOST_REMARKS], rest) if part)


def recipients(items: Collection[Outgoing]) -> str:
    """The addresses of the mails, each once, as mail programs take them."""
    return "; ".join(dict.fromkeys(item.to_email for item in items if item.to_email))


class MailsPanel(ttk.Frame):
    """`on_mark` is called with the mails marked as sent."""

    def __init__(self, parent: Misc, window: MainWindow, on_mark: Callable[[list[Outgoing]], object]) -> None:
        super().__init__(parent)
        self.window, self._on_mark = window, on_mark
        self._sent: frozenset = frozenset()
        self.rowconfigure(0, weight=1)
        self.preview = MailPreview(self, self._copied)
        self.card = Card(self, padding=0)
        self.card.grid(row=0, column=0, sticky="nsew")
        self._build_foot(self.card.body)
        self.table = self._build_table(self.card.body)
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def show(self, items: Sequence[Outgoing], sent: Collection[tuple], remarks: Sequence[str]) -> None:
        """Show these mails, those with a key in `sent` ticked."""
        self._sent = frozenset(sent)
        self.table.show(items)
        if items and not self.table.selected():
            self.table.select([mail_key(items[0])])
        self.on_select(self.table.selected())
        unsent = sum(bool(item.to_email) and mail_key(item) not in self._sent for item in items)
        self.said.configure(text=count_text(unsent, len(self._sent)))
        self._all_remarks = "\n".join(remarks)
        self.remarks.configure(text=remarks_text(remarks))
        if remarks:
            self.remarks.pack(side="bottom", fill="x", after=self.foot)
        else:
            self.remarks.pack_forget()
        self.mark.state(["!disabled" if unsent else "disabled"])

    def on_select(self, items: list[Outgoing]) -> None:
        """Show the mail chosen."""
        many = len(items) > 1
        self.mark.configure(text=_("Mark selected as sent") if many else _("Mark all as sent"))
        if len(items) == 1:
            self.preview.show(items[0].to_email, items[0].subject, items[0].text)
            self.preview.grid(row=0, column=1, sticky="nsew", padx=(theme.px(theme.GAP), 0))
        else:
            self.preview.grid_remove()
        for column, share in ((0, 3), (1, 2 if len(items) == 1 else 0)):
            self.columnconfigure(column, weight=share, uniform="share" if share else "")

    def on_mark(self) -> None:
        """Mark the selected mails as sent, or all when no more than one is selected."""
        selected = self.table.selected()
        self._on_mark(selected if len(selected) > 1 else self.table.rows())

    def copy_recipients(self, items: Collection[Outgoing]) -> None:
        """Put the addresses on the clipboard."""
        self.clipboard_clear()
        self.clipboard_append(recipients(items))
        self._copied("to")

    def _build_foot(self, parent: Misc) -> None:
        self.foot = ttk.Frame(parent, padding=theme.px(theme.PAD))
        self.foot.pack(side="bottom", fill="x")
        self.mark = ttk.Button(self.foot, text=_("Mark all as sent"), style="Quiet.TButton", command=self.on_mark)
        self.mark.pack(side="right")
        self.said = ttk.Label(self.foot, style="Muted.TLabel")
        self.said.pack(side="left")
        self._all_remarks = ""
        inside = (theme.px(theme.PAD), theme.px(theme.PAD), theme.px(theme.PAD), 0)
        self.remarks = ttk.Label(parent, style="Warning.TLabel", padding=inside, justify="left")
        self.remarks.bind("<Configure>", lambda event: self.remarks.configure(wraplength=event.width - 2 * inside[0]))
        Tooltip(self.remarks, lambda x, y: self._all_remarks)

    def _build_table(self, parent: Misc) -> Table:
        table = Table(
            parent,
            [
                Column("sent", _("Sent"), 60, self._tick, on_click=lambda item: self._on_mark([item])),
                Column("to", _("To"), 150, _recipient, stretch=True),
                Column("subject", _("Subject"), 290, _subject, stretch=True),
            ],
            key=mail_key,
            on_select=self.on_select,
            menu=self._menu,
            row_height=66,
        )
        table.set_empty(
            EmptyState(
                table,
                "envelope-check",
                _("Nothing to send"),
                _("Plan or move meetings, and the mails about them stand here."),
                _("Plan meetings"),
                lambda: self.window.run("plan"),
            )
        )
        return table

    def _tick(self, item: Outgoing) -> Check:
        return Check(mail_key(item) in self._sent, enabled=bool(item.to_email))

    def _menu(self, items: list[Outgoing]) -> list[MenuItem | None]:
        mark = MenuItem(_("Mark as sent"), lambda: self._on_mark(items))
        if len(items) > 1:
            return [mark, SEPARATOR, MenuItem(_("Copy all recipients"), lambda: self.copy_recipients(items))]
        return [
            mark,
            SEPARATOR,
            MenuItem(_("Copy recipient"), lambda: self.preview.on_copy("to")),
            MenuItem(_("Copy subject"), lambda: self.preview.on_copy("subject")),
            MenuItem(_("Copy text"), lambda: self.preview.on_copy("text")),
        ]

    def _copied(self, part: str) -> None:
        words = {"to": _("Recipient copied"), "subject": _("Subject copied"), "text": _("Text copied")}
        self.window.say(words[part])


def _recipient(item: Outgoing) -> TwoLines:
    return TwoLines(item.to_name or item.file_name, item.to_email, bold=False, small=True)


def _subject(item: Outgoing) -> TwoLines:
    return TwoLines(item.subject or _("Calendar file"), occasion_word(item.occasion), bold=False, small=True)
