"""Writes the empty application workbook: one row per applicant, and the questions to paste into a form."""

from pathlib import Path
from typing import TYPE_CHECKING

from omvendt_desktop.domain.form_questions import Asked, Question, asked_word, questions
from omvendt_desktop.files.sheet_tables import Column, put_table
from omvendt_desktop.files.sheet_writing import add_sheet, entitle, new_workbook, set_up_print
from omvendt_desktop.i18n import LANGUAGES, _, using

if TYPE_CHECKING:
    from openpyxl import Workbook

_WIDTH = 26.0
_LONGEST_LIST = 250


def write(path: Path, language: str) -> Path:
    """A sheet to fill in, with drop-downs, and one of the questions in both languages, first in `nb` or `en`; the path.

    It is written whole or not at all. Raises UserError when it cannot be saved.
    """
    with new_workbook(path) as built, using(language):
        entitle(built, _("Applications"))
        _sheet_to_fill_in(built)
        _sheet_of_questions(built, language)
    return path


def _sheet_to_fill_in(built: "Workbook") -> None:
    sheet = add_sheet(built, _("Applications"))
    columns = [Column(question.text, choices=_drop_down(question), width=_WIDTH) for question in questions()]
    set_up_print(sheet, header_row=1)
    put_table(sheet, columns, [])


def _drop_down(question: Question) -> tuple[str, ...]:
    """The choices of a question with one answer; Excel takes a list of 255 characters and cuts it at commas."""
    fits = len(",".join(question.choices)) <= _LONGEST_LIST and not any("," in choice for choice in question.choices)
    return question.choices if question.asked is Asked.ONE_CHOICE and fits else ()


def _sheet_of_questions(built: "Workbook", language: str) -> None:
    above = (
        _("Questions to paste into Microsoft Forms or Google Forms"),
        _("The import knows these words again. Never ask about ethnicity, religion or health."),
        "",
    )
    other = next(code for code in LANGUAGES if code != language)
    with using(other):
        others = questions()
    columns = [
        Column(_("Question"), width=44),
        Column(_("In the other language"), width=44),
        Column(_("Answered by"), width=18),
        Column(_("Must be answered"), width=16),
        Column(_("Choices, one a line"), width=44),
        Column(_("Choices in the other language"), width=44),
    ]
    rows = [
        [
            question.text,
            same.text,
            asked_word(question.asked),
            _("yes") if question.needed else "",
            "\n".join(question.choices),
            "\n".join(same.choices),
        ]
        for question, same in zip(questions(), others, strict=True)
    ]
    sheet = add_sheet(built, _("Questions"))
    set_up_print(sheet, header_row=len(above) + 1)
    put_table(sheet, columns, rows, above=above)
