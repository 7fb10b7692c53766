"""Compares an application with the one known already, field by field."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.columns import Choices
from omvendt_desktop.domain.participants import SLOTS, MeetingMode, Role, mode_word, role_word, slot_words
from omvendt_desktop.formats import clock, numeric_day
from omvendt_desktop.i18n import _
from omvendt_desktop.services.import_plan import Change

_SOURCE = ("form", "answer_id", "source_file", "source_sheet", "source_row")
_EMPTY: tuple[Any, ...] = ("", None, (), MeetingMode.UNKNOWN)


def words_of(value: Any) -> str:
    """A field’s value as words on screen."""
    if value in _EMPTY:
        return ""
    if isinstance(value, tuple):
        return "; ".join(slot_words(item) if item in SLOTS else words_of(item) for item in value)
    if isinstance(value, date):
        return f"{numeric_day(value)} {clock(value)}" if isinstance(value, datetime) else numeric_day(value)
    return _word_of(value)


def _word_of(value: bool | str) -> str:
    if isinstance(value, Role):
        return role_word(value)
    if isinstance(value, MeetingMode):
        return mode_word(value)
    return value if isinstance(value, str) else _("yes") if value else _("no")


def merged(
    old: Application,
    new: Application,
    fields: Iterable[str],
    questions: dict[str, str],
    choices: Choices,
    same_answer: bool,
) -> tuple[Application, tuple[Change, ...]]:
    """The known application brought up to date, and what changes; fields edited by hand stay unless ticked.

    `fields` are those the workbook has columns for. A blank takes a value away only from the very same answer.
    """
    changes: list[Change] = []
    values: dict[str, Any] = {}
    for name in fields:
        before, after = getattr(old, name), getattr(new, name)
        if before == after or (after in _EMPTY and not same_answer):
            continue
        by_hand = name in old.edited
        taken = not by_hand or (new.source_row, name) in choices.overwrite
        changes.append(Change(name, words_of(before), words_of(after), by_hand=by_hand, taken=taken))
        if taken:
            values[name] = after
    answers = _answers(old, new, questions, same_answer)
    told = {change.field for change in changes}
    for question in [
        key for key in dict.fromkeys([*old.answers, *answers]) if old.answers.get(key) != answers.get(key)
    ]:
        if questions.get(question, "") not in told:
            changes.append(Change("answers", old.answers.get(question, ""), answers.get(question, ""), question))
    if not any(change.taken for change in changes):
        return old, tuple(changes)
    edited = tuple(name for name in old.edited if name not in values)
    source = {name: getattr(new, name) for name in _SOURCE}
    return replace(old, **values, **source, answers=answers, edited=edited), tuple(changes)


def _answers(old: Application, new: Application, questions: dict[str, str], same_answer: bool) -> dict[str, str]:
    kept = {key: text for key, text in old.answers.items() if not (same_answer and key in questions)}
    return {**kept, **new.answers} if kept else new.answers
