"""The call sheet: four questions, how it stands, and when to call again. What is written here never leaves."""

from __future__ import annotations

from dataclasses import replace
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.check_ins import (
    Channel,
    CheckIn,
    Outcome,
    channel_word,
    check_done,
    outcome_word,
    questions,
)
from omvendt_desktop.domain.health import what_to_do
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.errors import Problem
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.paragraph import Paragraph
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.i18n import _
from omvendt_desktop.services import check_ins
from omvendt_desktop.store.queries import check_ins as check_in_queries
from omvendt_desktop.store.queries import people
from omvendt_desktop.store.queries.check_ins import CheckInRow
from omvendt_desktop.store.queries.health import pairs_health

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_WIDTH = 640
USUAL_MINUTES = 15


def earlier_text(rows: list[CheckInRow]) -> str:
    """The last contact that was made, in one line; '' when there was none."""
    for row in rows:
        if row.check_in.done_on and row.check_in.outcome:
            day, word = formats.weekday_day(row.check_in.done_on), outcome_word(row.check_in.outcome)
            return _("last contact {day}: {outcome}").format(day=day, outcome=word)
    return _("first contact")


class CheckInDialog(FormDialog):
    """Filled in while talking; a check-in that is done can be read and mended here."""

    def __init__(self, window: MainWindow, check_in: CheckIn, over: Misc | None = None) -> None:
        self.window = window
        self.check_in = check_in
        self.person = people.person(window.store, check_in.participant_id)
        title = _("Check-in: {name}").format(name=self.person.name)
        super().__init__(over or window.root, title, save_text=_("Save check-in"), columns=2, width=_WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """Whom it is with, how to reach them, and how it was the last time."""
        rows = check_in_queries.check_ins(
            self.window.store, self.person.programme_id, self.window.today(), participant_id=self.person.id
        )
        partner = next((row.partner for row in rows if row.partner), "")
        in_pair = _("in a pair with {name}").format(name=partner) if partner else ""
        words = (role_word(self.person.role), in_pair, self.person.phone, self.person.email, earlier_text(rows))
        ttk.Label(frame, text=self.person.name, style="Heading.TLabel").pack(anchor="w")
        label = ttk.Label(
            frame, text=" · ".join(word for word in words if word), style="Muted.TLabel", wraplength=theme.px(_WIDTH)
        )
        label.pack(anchor="w")
        if health := self._health():
            Paragraph(frame, health).pack(fill="x")
        super().build_body(frame)

    def build_form(self, form) -> None:
        """The questions first, in the order they are asked."""
        for key, text in questions().items():
            form.add(key, text, TextArea(form, lines=2, width=60), wide=True)
        outcomes = [(outcome, outcome_word(outcome)) for outcome in Outcome]
        form.add("outcome", _("How it stands"), RadioRow(form, outcomes), wide=True, required=True)
        form.add("done_on", _("Day"), DateField(form, self.window.today), required=True)
        form.add("follow_up_on", _("Follow up on, if needed"), DateField(form, self.window.today))
        channels = [(channel, channel_word(channel)) for channel in Channel]
        form.add("channel", _("How"), ChoiceField(form, channels, width=18))
        form.add("minutes", _("Your minutes"), MinutesField(form), hint=_("Outside everybody’s budget"))
        form.add(
            "note", _("Note"), TextArea(form, lines=2), hint=_("Only for you; in no report and no export"), wide=True
        )
        form.set(self._values())

    def check(self, values: dict) -> list[Problem]:
        """The rules of a check-in that was made."""
        return check_done(self._done(values), self.window.today())

    def save(self, values: dict) -> CheckIn:
        """Note the check-in as done."""
        return check_ins.do_check_in(self.window.store, self._done(values), self.window.today())

    def _done(self, values: dict) -> CheckIn:
        answers = {key: values[key] for key in questions() if values[key]}
        plain = {name: value for name, value in values.items() if name not in questions()}
        return replace(self.check_in, **plain | {"minutes": plain.get("minutes") or 0}, answers=answers)

    def _health(self) -> str:
        store, today = self.window.store, self.window.today()
        pairs = frozenset(pair.id for pair, _other in people.pairs_of(store, self.person.id))
        found = pairs_health(store, self.person.programme_id, today, only=pairs)
        return "\n".join(filter(None, map(what_to_do, found.values())))

    def _values(self) -> dict:
        done = self.check_in
        return {
            **{key: done.answers.get(key, "") for key in questions()},
            "outcome": done.outcome,
            "done_on": done.done_on or self.window.today(),
            "follow_up_on": done.follow_up_on,
            "channel": done.channel,
            "minutes": done.minutes or (None if done.done_on else USUAL_MINUTES),
            "note": done.note,
        }
