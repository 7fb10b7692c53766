"""What the coordinator wishes of a series: for whom, from when, on which weekday and where."""

from __future__ import annotations

from datetime import date, timedelta
from tkinter import Misc
from typing import TYPE_CHECKING

from omvendt_desktop import formats
from omvendt_desktop.domain.schedule import Step
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.switch import CheckField
from omvendt_desktop.gui.widgets.text_field import NumberField, TextField
from omvendt_desktop.gui.widgets.time_field import TimeField
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries import pairs as pair_queries

if TYPE_CHECKING:
    from omvendt_desktop.gui.main_window import MainWindow

_A_MONDAY = date(2026, 1, 5)


def weekday_choices() -> list[tuple[int | None, str]]:
    """Monday to Friday, and leaving it to the pairs."""
    days = [(number, formats.weekday(_A_MONDAY + timedelta(days=number))) for number in range(5)]
    return [(None, _("What suits each pair")), *((number, word[:1].upper() + word[1:]) for number, word in days)]


class SeriesWishes(Form):
    """A form whose `values` are the arguments of planning."""

    def __init__(self, parent: Misc, window: MainWindow, pair_ids: list[int] | None) -> None:
        super().__init__(parent)
        programme = window.programme
        self.add("pair_ids", _("For"), ChoiceField(self, self._pair_choices(window, pair_ids), width=30))
        self.add(
            "start",
            _("First meeting from"),
            DateField(self, window.today),
            _("Empty: the weeks of the plan, counted from the kick-off"),
        )
        self.add("step", _("Apart"), ChoiceField(self, _step_choices(), width=30))
        self.add("weekday", _("Weekday"), ChoiceField(self, weekday_choices(), width=30))
        self.add("at", _("Time"), TimeField(self), _("Empty: what suits both"))
        self.add("place", _("Place"), TextField(self, width=30))
        self.add("link", _("Link for digital meetings"), TextField(self, width=30))
        self.add("most_a_day", _("Most pairs a day"), NumberField(self, most=99), _("Empty: as many as it takes"))
        self.add("skip_july", "", CheckField(self, _("No meetings in July")))
        self.add("replan", "", CheckField(self, _("New dates for coming meetings")))
        self.set(
            {
                "pair_ids": tuple(pair_ids) if pair_ids is not None else None,
                "step": Step.PLAN,
                "weekday": None,
                "place": programme.place,
                "link": programme.link,
                "skip_july": True,
                "replan": False,
            }
        )

    def values(self) -> dict:
        """The wishes; no most is 0. Raises InvalidError."""
        typed = super().values()
        return typed | {"most_a_day": typed["most_a_day"] or 0}

    def on_change(self, callback) -> None:
        """Call back after each change of any field."""
        for name in self.names():
            self.field(name).on_change(callback)

    def _pair_choices(self, window: MainWindow, pair_ids: list[int] | None) -> list[tuple[tuple[int, ...] | None, str]]:
        found = [pair for pair in pair_queries.listed(window.store, window.programme.id) if pair.is_open]
        choices: list[tuple[tuple[int, ...] | None, str]] = [(None, _("All active pairs"))]
        if pair_ids is not None and len(pair_ids) > 1:
            choices.append((tuple(pair_ids), _("The {count} pairs selected").format(count=len(pair_ids))))
        return [*choices, *(((pair.id,), f"{pair.mentor} → {pair.mentee}") for pair in found)]


def _step_choices() -> list[tuple[Step, str]]:
    return [(Step.PLAN, _("As the weeks of the plan say")), (Step.MONTHLY, _("The same day every month"))]
