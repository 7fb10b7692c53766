"""Everybody of a joint meeting in one table: present unless ticked off, with minutes of their own where they differ."""

from collections import Counter
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop import formats, typed
from omvendt_desktop.domain.participants import role_word
from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.cell_editor import CellEditor
from omvendt_desktop.gui.widgets.minutes_field import MinutesField
from omvendt_desktop.gui.widgets.search_field import SearchField
from omvendt_desktop.gui.widgets.table import Bold, Check, Column, Muted, Table
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.documents import by_role_and_name
from omvendt_desktop.store.queries.log_forms import LogForm, LogPerson

_ROW, _MOST_ROWS, _FILTER_FROM, _WIDTH = 36, 9, 12, 380


def people_words(shown: LogForm) -> str:
    """Who meets: the two by name, or how many."""
    if len(shown.people) == 2:
        return " → ".join(person.name for person in shown.people)
    count = len(shown.people)
    return ngettext("{count} participant", "{count} participants", count).format(count=count)


def common_minutes(shown: LogForm) -> int:
    """The minutes most of those present are logged with, or those planned."""
    present = Counter(person.minutes for person in shown.people if person.present)
    return present.most_common(1)[0][0] if present else shown.meeting.minutes


class LogPeople(ttk.Frame):
    """Space ticks off the person the keyboard stands on; minutes are typed in their cell."""

    def __init__(self, parent: Any, shown: LogForm, everyone: MinutesField) -> None:
        super().__init__(parent)
        self.everyone = everyone
        self.absent = {person.participant_id for person in shown.people if not person.present}
        common = common_minutes(shown)
        self.own = {
            each.participant_id: each.minutes for each in shown.people if each.present and each.minutes != common
        }
        self.summary = ttk.Label(self, style="Muted.TLabel", wraplength=theme.px(_WIDTH), justify="left")
        self.summary.pack(side="bottom", anchor="w", pady=(theme.px(theme.TIGHT), 0))
        if len(shown.people) >= _FILTER_FROM:
            search = SearchField(self, _("Filter"), on_text=lambda text: self.table.set_filter(text))
            search.pack(anchor="w", pady=(0, theme.px(theme.TIGHT)))
        self._build_table(len(shown.people))
        self.table.show(by_role_and_name(shown.people))
        everyone.on_change(self._follow)
        self._before = (set(self.absent), dict(self.own))
        self._follow()

    def attendance(self) -> tuple[frozenset[int], dict[int, int]]:
        """Who was absent, and the minutes of those present. Raises UserError when they cannot be read."""
        if not self.editor.keep():
            raise self.editor.problem
        common = self.everyone.get()
        present = [
            person.participant_id for person in self.table.all_rows() if person.participant_id not in self.absent
        ]
        return frozenset(self.absent), {person: self.own.get(person, common) for person in present}

    def changed(self) -> bool:
        """Whether somebody was ticked or given other minutes since the log was opened."""
        return (self.absent, self.own) != self._before

    def on_tick(self, person: LogPerson) -> None:
        """Somebody was there, or was not."""
        self.absent ^= {person.participant_id}
        self._follow()

    def on_minutes(self, person: LogPerson, text: str) -> None:
        """Minutes of their own, with nothing typed those of everyone; 0 is not there. Raises UserError."""
        if text == self._typed(person):
            return
        minutes = typed.minutes(text) if text else None
        self.own.pop(person.participant_id, None)
        if minutes == 0:
            self.absent.add(person.participant_id)
        elif minutes is not None:
            self.own[person.participant_id] = minutes
            self.absent.discard(person.participant_id)
        self._follow()

    def _build_table(self, people: int) -> None:
        self.table = Table(
            self,
            [
                Column("there", _("There"), 70, lambda person: self._there(person), on_click=self.on_tick),
                Column("name", _("Name"), 150, lambda person: person.name, stretch=True),
                Column("role", _("Role"), 76, lambda person: Muted(role_word(person.role))),
                Column(
                    "minutes",
                    _("Minutes"),
                    80,
                    self._minutes,
                    align="right",
                    on_click=lambda person: self._type(person),
                ),
            ],
            key=lambda person: person.participant_id,
            row_height=_ROW,
            many=False,
            padding=0,
            on_open=lambda person: self._type(person),
        )
        self.editor = CellEditor(
            self.table,
            lambda person: person.participant_id,
            {"minutes": (self._typed, self.on_minutes)},
            digits="minutes",
        )
        high = theme.px(_ROW * min(people, _MOST_ROWS)) + self.table.header_height
        self.table.configure(width=theme.px(_WIDTH), height=high)
        self.table.pack_propagate(False)
        self.table.pack(fill="both", expand=True)

    def _there(self, person: LogPerson) -> Check:
        return Check(person.participant_id not in self.absent)

    def _minutes(self, person: LogPerson) -> Any:
        if person.participant_id in self.absent:
            return Muted("–")
        own = self.own.get(person.participant_id)
        return Muted(self._typed(person)) if own is None else Bold(formats.hours_minutes(own))

    def _typed(self, person: LogPerson) -> str:
        if person.participant_id in self.absent:
            return ""
        try:
            minutes = self.own.get(person.participant_id, self.everyone.get())
        except UserError:
            minutes = None
        return "" if minutes is None else formats.hours_minutes(minutes)

    def _type(self, person: LogPerson) -> None:
        self.editor.open(person, "minutes")

    def _follow(self) -> None:
        self.table.redraw()
        there = len(self.table.all_rows()) - len(self.absent)
        words = _("{there} of {all} were there. Untick those who were not; type minutes where they differ.")
        self.summary.configure(text=words.format(there=there, all=len(self.table.all_rows())))
