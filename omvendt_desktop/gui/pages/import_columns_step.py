"""The second step of an import: what each column of the file becomes."""

from __future__ import annotations

from tkinter import Misc
from typing import TYPE_CHECKING

import ttkbootstrap as ttk

from omvendt_desktop.domain.columns import ANSWER, FIELDS, NOT_USED, REQUIRED, How, Match, field_word, how_word
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.pages.import_questions import ImportQuestions
from omvendt_desktop.gui.widgets.table import Choice, Column, Muted, Table, Tone
from omvendt_desktop.i18n import _

if TYPE_CHECKING:
    from omvendt_desktop.gui.pages.import_page import ImportPage

_TONES = {
    How.KNOWN: "good",
    How.SUGGESTED: "warning",
    How.PROTECTED: "danger",
    How.REMEMBERED: "good",
    How.CHOSEN: "info",
    How.NOT_KNOWN: "muted",
}


def becomes_word(match: Match) -> str:
    """What the column becomes, in words; what an application cannot do without is starred."""
    if match.risky and match.becomes == NOT_USED:
        return _("Do not use (sensitive)")
    return field_choice(match.becomes)


def field_choice(name: str) -> str:
    """A field as it stands in the list to choose from."""
    return f"{field_word(name)} *" if name in REQUIRED else field_word(name)


def field_choices() -> list[tuple[str, str]]:
    """Everything a column can become."""
    return [(name, field_choice(name)) for name in (NOT_USED, ANSWER, *FIELDS)]


class ImportColumnsStep(ttk.Frame):
    """One line a column, and above them the few questions that only the coordinator can answer."""

    def __init__(self, parent: Misc, page: ImportPage) -> None:
        super().__init__(parent)
        self.page = page
        self.questions = ImportQuestions(self, page)
        self.table = Table(
            self,
            [
                Column(
                    "header",
                    _("Column in the file"),
                    204,
                    lambda match: match.header or self._nameless(match),
                    stretch=True,
                    least=130,
                ),
                Column("example", _("Example"), 138, lambda match: Muted(match.example), stretch=True, least=110),
                Column(
                    "becomes",
                    _("Becomes"),
                    232,
                    lambda match: Choice(becomes_word(match), "muted" if match.becomes == NOT_USED else "normal"),
                    choices=lambda match: field_choices(),
                    on_choose=self.on_choose,
                    stretch=True,
                    least=176,
                ),
                Column("how", _("Source"), 82, lambda match: Tone(_TONES[match.how], how_word(match.how))),
            ],
            key=lambda match: match.letter,
            many=False,
            row_height=44,
            widths=page.widths("import_columns"),
            on_widths=lambda widths: page.remember_widths("import_columns", widths),
        )
        self.table.pack(fill="both", expand=True, pady=(theme.px(theme.NEAR), 0))

    def show(self) -> None:
        """Show the columns as they are matched now."""
        self.questions.show()
        self.table.show(self.page.work.matches)

    def on_choose(self, match: Match, becomes: str) -> None:
        """Let a column become something else; the counts follow."""
        self.page.choose_field(match.letter, becomes)

    def _nameless(self, match: Match) -> str:
        return _("Column {letter}").format(letter=match.letter)
