"""What is known of one person, beside the list: time, pairs, meetings, applications."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.domain import applications as application_words
from omvendt_desktop.domain import pairs as pair_words
from omvendt_desktop.domain.participants import Participant, mode_word, role_word, slot_words
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog
from omvendt_desktop.gui.dialogs.time_details_dialog import TimeDetailsDialog
from omvendt_desktop.gui.pages.meeting_cells import status_cell
from omvendt_desktop.gui.pages.time_cells import budget_words
from omvendt_desktop.gui.widgets.budget_bar import BudgetBar
from omvendt_desktop.gui.widgets.card import Card
from omvendt_desktop.gui.widgets.link import Link
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import ledger, meetings, people

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow


LABEL_LETTERS, DAY_LETTERS = 16, 10


def facts(person: Participant) -> list[tuple[str, str]]:
    """Label and value of everything that has been stated."""
    pairs = [
        (_("E-mail"), person.email),
        (_("Phone"), person.phone),
        (_("From"), person.organisation),
        (_("Job title"), person.title),
        (_("Field"), person.field),
        (_("Place"), person.place),
        (_("Prefers to meet"), mode_word(person.meeting_mode) if person.meeting_mode else ""),
        (_("Languages"), ", ".join(person.languages)),
        (_("Topics"), ", ".join(person.topics)),
        (_("Topics to avoid"), ", ".join(person.avoid_topics)),
        (_("Can usually meet"), ", ".join(slot_words(slot) for slot in person.availability)),
        (_("Dates that do not work"), ", ".join(formats.day_month(day) for day in person.blocked_dates)),
        (_("Wishes and goals"), person.wishes),
        (_("Private notes"), person.private_notes),
    ]
    return [(label, value) for label, value in pairs if value]


class PersonPanel(Card):
    """Filled anew for each person."""

    def __init__(self, parent: Misc, window: MainWindow, width: int) -> None:
        super().__init__(parent, padding=0)
        self.window = window
        self.text_width = width - theme.px(3 * theme.PAD)
        self.configure(width=width)
        self.pack_propagate(False)
        self.scroll = ScrollFrame(self.body, padding=theme.PAD)
        self.scroll.pack(fill="both", expand=True)

    def show(self, participant_id: int) -> None:
        """Show one person."""
        for child in self.scroll.body.winfo_children():
            child.destroy()
        person = people.person(self.window.store, participant_id)
        self._head(person)
        self._time(person)
        self._pairs(person)
        self._meetings(person)
        self._facts(person)
        self._applications(person)

    def _head(self, person: Participant) -> None:
        self._label(person.name, "Heading.TLabel")
        beside = " · ".join(part for part in (role_word(person.role), person.title, person.organisation) if part)
        self._label(beside, "Muted.TLabel")
        line = ttk.Frame(self.scroll.body)
        line.pack(fill="x", pady=theme.px(theme.NEAR))
        ttk.Button(
            line, text=_("Edit"), style="Quiet.TButton", command=lambda: ParticipantDialog(self.window, person).show()
        ).pack(side="left")

    def _time(self, person: Participant) -> None:
        standing = ledger.standing(self.window.store, person.id, self.window.today())
        self._section(_("Time budget"))
        bar = self.time = BudgetBar(
            self.scroll.body, width=self.text_width, on_click=lambda: TimeDetailsDialog(self.window, standing).show()
        )
        bar.pack(fill="x")
        bar.show(
            standing.used,
            standing.budget,
            plan=standing.plan_to_date,
            tone="danger" if standing.over_budget else "normal",
            text=budget_words(standing.used, standing.budget),
        )

    def _pairs(self, person: Participant) -> None:
        found = people.pairs_of(self.window.store, person.id)
        if found:
            self._section(_("Pairs"))
        for pair, other in found:
            text = f"{other} · {pair_words.status_word(pair.status)}"
            Link(self.scroll.body, text, lambda pair_id=pair.id: self.window.show("pairs", pair_id=pair_id)).pack(
                anchor="w"
            )

    def _meetings(self, person: Participant) -> None:
        rows = meetings.of_participant(self.window.store, person.id, self.window.now())
        if rows:
            self._section(_("Meetings"))
        for row in rows:
            day = formats.weekday_day(row.starts_at.date())
            self._line(day, f"{row.title} · {status_cell(row).word}", letters=DAY_LETTERS)

    def _facts(self, person: Participant) -> None:
        self._section(_("About"))
        for label, value in facts(person):
            self._line(label, value)

    def _applications(self, person: Participant) -> None:
        found = people.applications_of(self.window.store, person.id)
        if found:
            self._section(_("Applications"))
        for application in found:
            day = formats.day_month_year(application.received_at.date()) if application.received_at else ""
            text = " · ".join(part for part in (day, application_words.status_word(application.status)) if part)
            Link(
                self.scroll.body,
                text,
                lambda found_id=application.id: self.window.show("applications", application_id=found_id),
            ).pack(anchor="w")

    def _section(self, text: str) -> None:
        self._label(text, "Subheading.TLabel", (theme.PAD, theme.TIGHT))

    def _label(self, text: str, style: str, pady: tuple[int, int] = (0, 0)) -> None:
        label = ttk.Label(self.scroll.body, text=text, style=style, wraplength=self.text_width)
        label.pack(anchor="w", pady=tuple(theme.px(side) for side in pady))

    def _line(self, label: str, value: str, letters: int = LABEL_LETTERS) -> None:
        line = ttk.Frame(self.scroll.body)
        line.pack(fill="x", pady=theme.px(2))
        words = ttk.Label(line, text=label, style="Muted.TLabel", width=letters)
        words.configure(wraplength=words.winfo_reqwidth() - theme.px(theme.NEAR))
        words.pack(side="left", anchor="n")
        room = self.text_width - words.winfo_reqwidth()
        ttk.Label(line, text=value, wraplength=room).pack(side="left", anchor="n")
