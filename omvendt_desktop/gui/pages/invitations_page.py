"""Mails to send: what has changed since they were told, ready to copy or to save as drafts, and ticked when sent."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time
from enum import StrEnum
from pathlib import Path
from tkinter import Misc

import ttkbootstrap as ttk

from omvendt_desktop.gui import calendar_saving, messages, theme
from omvendt_desktop.gui.actions import SAVE, Action
from omvendt_desktop.gui.pages.invitation_choices import (
    PLAIN_MAILS,
    About,
    Choice,
    What,
    about_choices,
    gather,
    mail_key,
    what_choices,
    which_choices,
)
from omvendt_desktop.gui.pages.mails_panel import MailsPanel
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.pages.sent_list import SentList, UnansweredList
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.empty_state import EmptyState
from omvendt_desktop.gui.widgets.menu_button import SEPARATOR, MenuButton, MenuItem
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.i18n import _
from omvendt_desktop.services import invitations
from omvendt_desktop.services.invitations import Batch, Outgoing
from omvendt_desktop.store.queries import programmes as programme_queries
from omvendt_desktop.store.queries import sent_mails

MANY_PAIRS = 600


class View(StrEnum):
    """Which list is shown."""

    TO_SEND = "to_send"
    SENT = "sent"
    UNANSWERED = "unanswered"


def chosen_by(
    pair_ids: Collection[int] | None = None,
    participant_ids: Collection[int] | None = None,
    module_ids: Collection[int] | None = None,
    meeting_ids: Collection[int] | None = None,
    what: str = What.CHANGES,
) -> Choice:
    """The choice another page points at."""
    given = {
        About.PAIR: pair_ids,
        About.PERSON: participant_ids,
        About.MODULE: module_ids,
        About.MEETINGS: meeting_ids,
    }
    about = next((about for about, ids in given.items() if ids is not None), About.EVERYBODY)
    return Choice(What(what), about, tuple(given.get(about) or ()))


class InvitationsPage(Page):
    """Choices on top, the mails at the left, the one chosen at the right."""

    name = "invitations"
    nav = "meetings"
    tables = frozenset(
        "meetings attendances invitations participants pairs modules programmes mail_texts logs sent_mails".split()
    )

    def title(self) -> str:
        """The heading."""
        return _("Invitations")

    def primary(self) -> Action:
        """Save the drafts."""
        return Action("save", _("Save drafts…"), self.on_save, SAVE)

    def build(self) -> None:
        """Two lines of choices, the lists and the preview."""
        self.batch = Batch(self.programme.id, "", (), ())
        self.choice = Choice()
        self.folder: Path | None = None
        self._sent: dict[tuple, Outgoing] = {}
        self._wants_all = self._asking = False
        self._choosing = True
        self._build_views()
        self._build_choices()
        self.mails = MailsPanel(self, self.window, self.on_mark)
        self.sent = SentList(self, self.window)
        self.unanswered = UnansweredList(self, self.window, self.on_remind)
        self.many = EmptyState(
            self,
            "envelope-paper",
            _("A great many mails"),
            _("Choose a pair, a person or a module above. All of them at once take a while."),
            _("Show all"),
            self.on_all,
        )
        self._choosing = False

    def refresh(self) -> None:
        """Gather anew; what was sent from here a moment ago stays, ticked."""
        self._asking = self._asks_first()
        if self._asking:
            self.batch = Batch(self.programme.id, "", (), ())
        elif self.view.get() is View.TO_SEND:
            self.batch = gather(self.store, self.programme.id, self.choice, self.window.now())
            self._show_mails()
        else:
            self._lists()[self.view.get()].refresh()
        self._show_view()

    def show_target(self, view: str = View.TO_SEND, **target: object) -> None:
        """Turn to a list, or to the mails about some pairs, people, modules or meetings."""
        self._choosing = True
        self.view.set(View(view))
        self._set_choice(chosen_by(**target))
        self._choosing = False
        self.refresh()

    def on_choice(self) -> None:
        """Gather what is chosen now."""
        if self._choosing:
            return
        self._choosing = True
        what, about = self.what.get(), self.about.get()
        allowed = [known for known, _word in about_choices(what)]
        about = about if about in allowed else About.EVERYBODY
        self._set_choice(Choice(what, about, self._chosen_ids(about)))
        self._choosing = False
        self.refresh()

    def on_save(self, *, ready: bool = False) -> None:
        """Write a folder with a mail and a calendar file for each: drafts, or mails ready for an outbox."""
        if self._asking:
            self.on_all()
        calendar_saving.save_batch(self.window, self.batch, self.on_saved, ready=ready)

    def on_saved(self, folder: Path) -> None:
        """Keep where the drafts lie."""
        self.folder = folder
        self.open_folder.pack(side="left", padx=(0, theme.px(theme.NEAR)))

    def on_mark(self, items: Collection[Outgoing]) -> None:
        """Mark mails as sent; they stay in sight, ticked, until something else is chosen."""
        unsent = [item for item in items if item.to_email and mail_key(item) not in self._sent]
        if unsent:
            self._sent |= {mail_key(item): item for item in unsent}
            invitations.mark_sent(self.store, unsent, self.window.now())
            self._show_mails()

    def on_all(self) -> None:
        """Gather everything, however long it takes."""
        self._wants_all = True
        self.refresh()

    def on_remind(self, participant_ids: list[int]) -> None:
        """Turn to the reminders of these people."""
        self.show_target(what=What.REMINDER, participant_ids=participant_ids)

    def _set_choice(self, choice: Choice) -> None:
        if choice != self.choice:
            self._sent.clear()
            self.folder, self._wants_all = None, False
            self.open_folder.pack_forget()
        self.choice = choice
        self.what.set(choice.what)
        self.about.set_choices(self._about_choices(choice))
        self.about.set(choice.about)
        self.which.set_choices(which_choices(self.store, self.programme.id, choice.about))
        self.which.set(choice.ids[0] if len(choice.ids) == 1 else None)
        if choice.about in (About.PAIR, About.PERSON, About.MODULE):
            self.which.pack(side="left", padx=(0, theme.px(theme.NEAR)))
        else:
            self.which.pack_forget()

    def _chosen_ids(self, about: About) -> tuple[int, ...]:
        if about is self.choice.about:
            which = self.which.get()
            return (which,) if which else self.choice.ids
        offered = which_choices(self.store, self.programme.id, about)
        return (offered[0][0],) if offered else ()

    def _about_choices(self, choice: Choice) -> list[tuple[About, str]]:
        offered = about_choices(choice.what)
        return [known for known in offered if known[0] is not About.MEETINGS or choice.about is About.MEETINGS]

    def _show_mails(self) -> None:
        unsent = {mail_key(item) for item in self.batch.items}
        if self.choice.what is What.CHANGES:
            self._sent = {key: item for key, item in self._sent.items() if key not in unsent}
        if self.choice.what in PLAIN_MAILS:
            self._sent = self._sent_today()
        ticked = [item for key, item in self._sent.items() if key not in unsent]
        order = {mail_key(item): place for place, item in enumerate(self.mails.table.all_rows())}
        shown = sorted((*self.batch.items, *ticked), key=lambda item: order.get(mail_key(item), len(order)))
        self.mails.show(shown, self._sent, self.batch.remarks)

    def _sent_today(self) -> dict[tuple, Outgoing]:
        """The mails gathered that have gone out today; they can be sent again another day."""
        midnight = datetime.combine(self.window.today(), time())
        gone = sent_mails.sent_since(self.store, self.programme.id, midnight)
        return {
            mail_key(item): item
            for item in self.batch.items
            if (item.occasion, item.participant_id, item.meeting_id) in gone
        }

    def _asks_first(self) -> bool:
        if self.view.get() is not View.TO_SEND or self.choice.about is not About.EVERYBODY or self._wants_all:
            return False
        today = self.window.today().isoformat()
        return programme_queries.counts(self.store, self.programme.id, today).pairs > MANY_PAIRS

    def _lists(self) -> dict[View, Misc]:
        return {View.TO_SEND: self.mails, View.SENT: self.sent, View.UNANSWERED: self.unanswered}

    def _show_view(self) -> None:
        for panel in (self.choices, self.many, *self._lists().values()):
            panel.pack_forget()
        if self.view.get() is View.TO_SEND:
            self.choices.pack(fill="x", pady=(0, theme.px(theme.GAP)))
        if self._asking:
            self.many.pack(expand=True)
        else:
            self._lists()[self.view.get()].pack(fill="both", expand=True, pady=(0, theme.px(theme.GAP)))

    def _build_views(self) -> None:
        bar = self.toolbar()
        views = [(View.TO_SEND, _("To send")), (View.SENT, _("Sent")), (View.UNANSWERED, _("Not answered"))]
        self.view = RadioRow(bar, views)
        self.view.set(View.TO_SEND)
        self.view.on_change(lambda: None if self._choosing else self.refresh())
        self.view.pack(side="left")
        MenuButton(bar, _("More"), self._more_items).pack(side="right")

    def _build_choices(self) -> None:
        self.choices = self.toolbar()
        self.what = ChoiceField(self.choices, what_choices(), width=34, fits=True)
        self.about = ChoiceField(self.choices, about_choices(What.CHANGES), width=18, fits=True)
        self.which = ChoiceField(self.choices, [], width=24)
        self.open_folder = ttk.Button(
            self.choices, text=_("Show folder"), style="Quiet.TButton", command=self._on_show_folder
        )
        self.what.set(What.CHANGES)
        self.about.set(About.EVERYBODY)
        for field in (self.what, self.about, self.which):
            field.on_change(self.on_choice)
        for field in (self.what, self.about):
            field.pack(side="left", padx=(0, theme.px(theme.NEAR)))

    def _more_items(self) -> list[MenuItem | None]:
        return [
            MenuItem(_("Save mails ready to send…"), lambda: self.on_save(ready=True)),
            MenuItem(_("Read answers…"), lambda: self.window.run("answers")),
            MenuItem(_("Words of the mails…"), lambda: self.window.show("mail_texts")),
            SEPARATOR,
            MenuItem(_("Save plan files…"), lambda: calendar_saving.save_plans(self.window)),
            MenuItem(_("Save my calendar…"), lambda: calendar_saving.save_own_calendar(self.window)),
            MenuItem(_("Copy all recipients"), lambda: self.mails.copy_recipients(self.mails.table.rows())),
        ]

    def _on_show_folder(self) -> None:
        if self.folder:
            messages.open_path(self.folder)
