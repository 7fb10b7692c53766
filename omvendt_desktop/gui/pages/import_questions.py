"""The few things about a file that only the coordinator can know, asked when they are not clear."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from tkinter import Misc
from typing import TYPE_CHECKING, Any

import ttkbootstrap as ttk

from omvendt_desktop.domain.application_rows import UnclearAnswer
from omvendt_desktop.domain.columns import value_key
from omvendt_desktop.domain.participants import Role, role_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.scroll_frame import ScrollFrame
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services.import_plan import ImportPlan

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.import_page import ImportPage

_HIGHEST, _FIELD_ROOM = 190, 210


@dataclass(frozen=True)
class Question:
    """One question, its possible answers, and what is done with the one chosen."""

    key: str
    words: str
    answers: tuple[tuple[Any, str], ...]


def questions_of(plan: ImportPlan) -> list[Question]:
    """What must be asked about a file, in the order shown."""
    asked = []
    if plan.asks_role:
        asked.append(Question("role", _role_words(plan), _roles()))
    if plan.asks_day_order:
        words = _("In dates such as 03/04/2026, what comes first?")
        asked.append(Question("day_first", words, ((True, _("the day")), (False, _("the month")))))
    return asked + [_about_answer(unclear) for unclear in plan.unclear]


def _role_words(plan: ImportPlan) -> str:
    if any(match.becomes == "role" for match in plan.matches):
        return _("Rows that do not state a role are")
    return _("No column tells who is a mentor and who is a mentee. Everybody in this file is")


def _roles() -> tuple[tuple[Any, str], ...]:
    return tuple((role, role_word(role)) for role in Role)


def _about_answer(unclear: UnclearAnswer) -> Question:
    short = unclear.text if len(unclear.text) <= 70 else unclear.text[:69].rstrip() + "…"
    times = ngettext("{count} row", "{count} rows", unclear.times).format(count=unclear.times)
    words = _("The answer “{answer}” ({times}) means").format(answer=short, times=times)
    if unclear.field == "role":
        return Question(value_key("role", unclear.text), words, _roles())
    return Question(value_key("consent", unclear.text), words, (("yes", _("consent: yes")), ("no", _("consent: no"))))


def _wrap(labels: Sequence[ttk.Label], room: int) -> None:
    for label in labels:
        label.configure(wraplength=room)


class ImportQuestions(ttk.Frame):
    """Shown only while there is something to ask."""

    def __init__(self, parent: Misc, page: ImportPage) -> None:
        super().__init__(parent)
        self.page = page
        self.fields: dict[str, ChoiceField] = {}
        self._shown: list[Question] = []
        self._filling = False

    def show(self) -> None:
        """Ask what is not clear, with what has been answered already."""
        asked = questions_of(self.page.work.plan)
        if asked != self._shown:
            self._build(asked)
        self._filling = True
        for question in asked:
            self.fields[question.key].set(self._answer(question))
        self._filling = False

    def _build(self, asked: Sequence[Question]) -> None:
        self._shown, self.fields = list(asked), {}
        for child in self.winfo_children():
            child.destroy()
        self.pack_forget()
        if not asked:
            return
        scroll = ScrollFrame(self, most_height=theme.px(_HIGHEST))
        scroll.pack(fill="x", padx=theme.px(theme.PAD), pady=(theme.px(theme.GAP), 0))
        scroll.body.columnconfigure(0, weight=1)
        labels: list[ttk.Label] = []
        for row, question in enumerate(asked):
            label = ttk.Label(scroll.body, text=question.words, style="Bold.TLabel", justify="left")
            label.grid(row=row, column=0, sticky="w", pady=theme.px(theme.TIGHT))
            labels.append(label)
            field = ChoiceField(scroll.body, [(None, _("Choose…")), *question.answers], width=16)
            field.grid(row=row, column=1, sticky="e", padx=(theme.px(theme.GAP), 1), pady=theme.px(2))
            field.on_change(self._answerer(question, field))
            self.fields[question.key] = field
        scroll.canvas.bind("<Configure>", lambda event: _wrap(labels, event.width - theme.px(_FIELD_ROOM)), add="+")
        scroll.watch()
        ttk.Frame(self, style="Line.TFrame", height=1).pack(
            fill="x", padx=theme.px(theme.PAD), pady=(theme.px(theme.NEAR), 0)
        )
        self.pack(fill="x", before=self.page.columns_step.table)

    def _answerer(self, question: Question, field: ChoiceField) -> Callable[[], None]:
        def answered() -> None:
            if not self._filling:
                self.page.choose_answer(question.key, field.get())

        return answered

    def _answer(self, question: Question) -> Any:
        choices = self.page.work.choices
        if question.key == "role":
            return choices.role
        return choices.day_first if question.key == "day_first" else choices.values.get(question.key)
