"""What became of a meeting: held or not, the minutes of each, how useful it was, and the next step."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.meetings import Fit, HeldAs, Meeting, MeetingStatus, fit_word, held_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.form_dialog import FormDialog
from omvendt_desktop.gui.dialogs.log_people import LogPeople, common_minutes, people_words
from omvendt_desktop.gui.dialogs.new_date_dialog import NewDateDialog
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.moment_fields import add_moment
from omvendt_desktop.gui.widgets.radio_row import RadioRow
from omvendt_desktop.gui.widgets.text_area import TextArea
from omvendt_desktop.gui.widgets.text_field import TextField
from omvendt_desktop.i18n import _
from omvendt_desktop.services import logs
from omvendt_desktop.store.queries.log_forms import LogForm, log_form

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_WIDTH, _WIDTH_OF_JOINT = 560, 900
_POINTS = 5
_QUARTER = 15


def likely_start(shown: LogForm, now: datetime) -> datetime:
    """When the meeting was held as far as can be guessed: as planned, or just now when it was planned for later."""
    planned = shown.meeting.starts_at
    if planned <= now:
        return planned
    before = now - timedelta(minutes=shown.meeting.minutes)
    return before.replace(minute=before.minute - before.minute % _QUARTER, second=0, microsecond=0)


class LogDialog(FormDialog):
    """Filled with what is planned, so that most meetings are logged with Enter; the same dialog changes a log.

    `entry` is what has been ticked and typed of the meeting elsewhere, and is not saved.
    """

    def __init__(
        self, window: MainWindow, meeting_id: int, over: Misc | None = None, entry: LogEntry | None = None
    ) -> None:
        self.window = window
        known = log_form(window.store, meeting_id)
        self.shown = known.filled(entry) if entry else known
        self.joint = len(self.shown.people) > 2 or self.shown.meeting.pair_id is None
        title = _("Change the log") if self.shown.logged else _("Log meeting")
        super().__init__(over or window.root, title, columns=2, width=_WIDTH_OF_JOINT if self.joint else _WIDTH)

    def build_body(self, frame: ttk.Frame) -> None:
        """Which meeting it is about stands above the fields."""
        meeting, module = self.shown.meeting, self.shown.module
        wide = theme.px(self._width)
        ttk.Label(frame, text=module.title, style="Heading.TLabel", wraplength=wide).pack(anchor="w")
        planned = _("planned {when}, {minutes} min").format(
            when=formats.when(self.shown.planned_at), minutes=meeting.minutes
        )
        words = " · ".join((people_words(self.shown), planned))
        label = ttk.Label(frame, text=words, style="Muted.TLabel", wraplength=wide)
        label.pack(anchor="w", pady=(0, theme.px(theme.NEAR)))
        left = ttk.Frame(frame)
        left.pack(side="left", fill="both", expand=True, anchor="n")
        super().build_body(left)
        self.people = LogPeople(frame, self.shown, self.form.field("minutes")) if self.joint else None
        self._on_status()

    def build_form(self, form) -> None:
        """Held or not first; what only a held meeting has below it."""
        states = [(MeetingStatus.HELD, _("Held")), (MeetingStatus.NO_SHOW, _("Not held – no-show"))]
        form.add("status", "", RadioRow(form, states), wide=True)
        add_moment(form, self.window.today, _("Day"))
        self._add_minutes(form)
        points = [(None, "–"), *((number, str(number)) for number in range(1, _POINTS + 1))]
        scale = _("1 is of little use, 5 very useful")
        form.add("usefulness", _("How useful"), RadioRow(form, points), hint=scale, wide=self.joint)
        form.add("held_as", _("Held as"), ChoiceField(form, [(each, held_word(each)) for each in HeldAs], width=18))
        self._add_fits(form)
        form.add("next_step", _("Next step"), TextField(form), wide=True)
        form.add(
            "note",
            _("Note"),
            TextArea(form, lines=2),
            hint=_("Practical matters only. What the two talked about is theirs."),
            wide=True,
        )
        form.set(self._values())
        form.field("status").on_change(self._on_status)

    def changed(self) -> bool:
        """Whether a field or somebody’s attendance is other than at first."""
        return super().changed() or (self.people is not None and self.people.changed())

    def extra_buttons(self, bar: ttk.Frame) -> None:
        """A log can be taken away again."""
        if self.shown.logged:
            button = ttk.Button(bar, text=_("Remove the log"), style="Flat.TButton", command=self.on_unlog)
            button.pack(side="left")

    def save(self, values: dict) -> Meeting:
        """Log the meeting; after a no-show offer a new date."""
        meeting = logs.save_log(self.window.store, self._entry(values), self.window.now())
        if meeting.status is MeetingStatus.NO_SHOW and meeting.pair_id is not None:
            self.window.say(
                _("The no-show is logged"),
                (_("Undo"), self.window.undo),
                (_("Find a new date"), lambda: NewDateDialog(self.window, meeting.id).show()),
            )
        return meeting

    def on_unlog(self) -> None:
        """The meeting is planned again as if nothing had been noted."""
        self.finish(logs.unlog(self.window.store, self.shown.meeting.id))

    def _add_minutes(self, form) -> None:
        if self.joint:
            hint = _("Minutes like 75, or hours like 1:15")
            form.add("minutes", _("Minutes for everyone"), MinutesField(form), hint=hint, required=True, wide=True)
            return
        for person in self.shown.people:
            form.add(
                f"minutes_{person.participant_id}",
                _("Minutes for {name}").format(name=person.name),
                MinutesField(form),
                hint=_("Empty or 0 for somebody who was not there"),
            )

    def _add_fits(self, form) -> None:
        if not self.shown.asks_fit:
            return
        choices = [(fit, fit_word(fit)) for fit in Fit]
        for person in self.shown.people:
            label = _("Does the pair fit, says {name}?").format(name=person.name)
            form.add(f"fit_{person.participant_id}", label, ChoiceField(form, choices, width=22))

    def _values(self) -> dict:
        entry, begun = self.shown.entry, likely_start(self.shown, self.window.now())
        values = {
            "status": entry.status,
            "day": begun.date(),
            "at": begun.time(),
            "usefulness": entry.usefulness,
            "held_as": entry.held_as,
            "next_step": entry.next_step,
            "note": entry.note,
        }
        if self.joint:
            return {**values, "minutes": common_minutes(self.shown)}
        for person in self.shown.people:
            values[f"minutes_{person.participant_id}"] = person.minutes if person.present else 0
            if self.shown.asks_fit:
                values[f"fit_{person.participant_id}"] = person.fit
        return values

    def _entry(self, values: dict) -> LogEntry:
        absent, minutes = self.people.attendance() if self.people else self._of_two(values)
        begun = _moment(values["day"], values["at"])
        return LogEntry(
            meeting_id=self.shown.meeting.id,
            status=values["status"],
            minutes=minutes,
            absent=absent,
            usefulness=values["usefulness"],
            next_step=values["next_step"],
            note=values["note"],
            held_as=values["held_as"] or HeldAs.UNKNOWN,
            fits={person: values[f"fit_{person}"] for person in self._ids() if f"fit_{person}" in values},
            held_at=begun if begun != self.shown.meeting.starts_at else None,
        )

    def _of_two(self, values: dict) -> tuple[frozenset[int], dict[int, int]]:
        minutes = {person: values[f"minutes_{person}"] or 0 for person in self._ids()}
        absent = frozenset(person for person, each in minutes.items() if not each)
        return absent, {person: each for person, each in minutes.items() if each}

    def _ids(self) -> list[int]:
        return [person.participant_id for person in self.shown.people]

    def _on_status(self) -> None:
        held = self.form.field("status").get() is MeetingStatus.HELD
        for name in self.form.names():
            if name.startswith(("minutes", "fit_", "usefulness", "held_as")):
                self.form.show(name, held)
        if self.people and held:
            self.people.pack(side="left", fill="both", padx=(theme.px(theme.WIDE), 0))
        elif self.people:
            self.people.editor.leave()
            self.people.pack_forget()


def _moment(day, at: time) -> datetime:
    return datetime.combine(day, at)
