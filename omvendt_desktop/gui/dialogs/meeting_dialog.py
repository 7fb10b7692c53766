"""One meeting: where it is, who comes, and what they have answered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.invitations import state_word
from omvendt_desktop.domain.meetings import Answer, Meeting, MeetingStatus, answer_word, check_meeting, status_word
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.domain.programmes import Module
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.menu_button import MenuItem
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.table import Choice, Column, Muted, Table
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import answers, meetings
from omvendt_desktop.store.queries import meetings as meeting_queries
from omvendt_desktop.store.queries.meetings import Person

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

WIDTH = 640
ROW_HEIGHT = 40
MOST_ROWS = 8
_ANSWER_TONES = {Answer.NONE: "muted", Answer.YES: "good", Answer.NO: "danger", Answer.MAYBE: "warning"}


def heading(meeting: Meeting, module: Module) -> str:
    """What it is, when, and how it stands."""
    return f"{module.title} · {formats.when(meeting.starts_at)} · {status_word(meeting.status)}"


def invited_text(person: Person) -> str:
    """How far the invitation has come, or whether the person was there."""
    if person.present is not None:
        return formats.hours_minutes(person.minutes) if person.present else _("not there")
    return state_word(person.state) if person.state else ""


def answered_text(person: Person) -> str:
    """When the answer came, and the time proposed instead."""
    proposed = _("proposes {when}").format(when=formats.when(person.proposed_start)) if person.proposed_start else ""
    answered = formats.day_month(person.answered_at.date()) if person.answered_at else ""
    return " · ".join(part for part in (answered, proposed) if part)


class MeetingDialog(FormDialog):
    """Place, link and length are saved together; an answer is kept as soon as it is chosen."""

    def __init__(self, window: MainWindow, meeting_id: int) -> None:
        self.window = window
        self.meeting = window.store.get(Meeting, meeting_id)
        self.module = window.store.get(Module, self.meeting.module_id)
        super().__init__(window.root, f"{self.module.code} {self.module.title}", columns=2, width=WIDTH)

    def build_form(self, form) -> None:
        """Where and how long."""
        form.heading(heading(self.meeting, self.module))
        form.add("place", _("Place"), TextField(form))
        form.add("minutes", _("Length"), MinutesField(form), required=True)
        form.add("link", _("Link for digital meetings"), TextField(form), wide=True)
        form.set({"place": self.meeting.place, "link": self.meeting.link, "minutes": self.meeting.minutes})

    def build_under(self, frame: Misc) -> None:
        """Who comes."""
        ttk.Label(frame, text=_("Participants"), style="Subheading.TLabel").pack(
            anchor="w", pady=(theme.px(theme.PAD), theme.px(theme.TIGHT))
        )
        self.people = Table(
            frame,
            [
                Column("name", _("Name"), 190, lambda person: person.name, stretch=True),
                Column("role", _("Role"), 80, lambda person: Muted(role_word(person.role))),
                Column("invited", _("Invitation"), 110, lambda person: Muted(invited_text(person))),
                Column("answer", _("Answer"), 116, _answer, choices=_answers, on_choose=self.on_answer),
                Column("when", "", 130, lambda person: Muted(answered_text(person)), stretch=True),
            ],
            key=lambda person: person.participant_id,
            menu=self._person_menu,
            many=False,
            row_height=ROW_HEIGHT,
            padding=0,
        )
        self._show_people()
        lines = min(MOST_ROWS, max(1, len(self.people.all_rows())))
        self.people.configure(height=theme.px(ROW_HEIGHT * lines) + self.people.header_height)
        self.people.pack_propagate(False)
        self.people.pack(fill="x")

    def extra_buttons(self, bar: ttk.Frame) -> None:
        """Gestures with the meeting as a whole."""
        planned = self.meeting.status is MeetingStatus.PLANNED
        lost = self.meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NO_SHOW)
        begun = self.meeting.starts_at <= self.window.now()
        for text, command, allowed in (
            (_("Find a new date"), self.on_new_date, True) if lost else (_("Move…"), self.on_move, planned),
            (_("Log…"), self.on_log, self.meeting.status is not MeetingStatus.CANCELLED),
            (_("Invitations…"), self.on_invite, planned and not begun),
            (_("Cancel meeting"), self.on_cancel_meeting, planned),
        ):
            button = ttk.Button(bar, text=text, style="Quiet.TButton", command=command)
            button.state(["!disabled" if allowed else "disabled"])
            button.pack(side="left", padx=(0, theme.px(theme.NEAR)))

    def on_answer(self, person: Person, answer: Answer) -> None:
        """Keep what somebody said on the phone or in a mail."""
        answers.set_answer(self.window.store, self.meeting.id, person.participant_id, answer, self.window.now())
        self._show_people()

    def on_move(self, starts_at: datetime | None = None) -> None:
        """Ask for another time, filled with the one somebody proposes."""
        from omvendt_desktop.gui.dialogs.move_meeting_dialog import MoveMeetingDialog

        self._instead(lambda: MoveMeetingDialog(self.window, self.meeting.id, starts_at).show())

    def on_new_date(self) -> None:
        """Plan the cancelled or missed meeting anew."""
        from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog

        self._instead(lambda: NewDateDialog(self.window, self.meeting.id).show())

    def on_log(self) -> None:
        """Open the log."""
        from omvendt_desktop.gui.dialogs.log_dialog import LogDialog

        self._instead(lambda: LogDialog(self.window, self.meeting.id).show())

    def on_invite(self) -> None:
        """Show what is to be sent about it."""
        self._instead(lambda: self.window.show("invitations", meeting_ids=[self.meeting.id]))

    def on_cancel_meeting(self) -> None:
        """Call it off; the people are told by the mails that are then to be sent."""
        meetings.cancel(self.window.store, [self.meeting.id])
        self.close()

    def check(self, values: dict) -> list[Problem]:
        """The meeting’s own rules."""
        return check_meeting(replace(self.meeting, **values))

    def save(self, values: dict) -> Meeting:
        """Keep place, link and length."""
        return meetings.edit(self.window.store, self.meeting.id, **values)

    def _instead(self, then: Callable[[], object]) -> None:
        if self.may_leave():
            self.close()
            self.window.root.after_idle(then)

    def _person_menu(self, people: list[Person]) -> list[MenuItem]:
        proposed = people[0].proposed_start
        return [
            *(
                MenuItem(word, lambda answer=answer: self.on_answer(people[0], answer))
                for answer, word in _answers(None)
            ),
            MenuItem(_("Move to the time proposed"), lambda: self.on_move(proposed), enabled=proposed is not None),
        ]

    def _show_people(self) -> None:
        self.people.show(meeting_queries.people(self.window.store, self.meeting.id))


def _answer(person: Person) -> Choice:
    return Choice(answer_word(person.answer), _ANSWER_TONES[person.answer])


def _answers(person: Person | None) -> list[tuple[Answer, str]]:
    return [(answer, answer_word(answer)) for answer in (Answer.YES, Answer.NO, Answer.MAYBE, Answer.NONE)]
