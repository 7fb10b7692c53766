"""What a report holds, whether it becomes a workbook or a PDF, and what of it may leave the computer."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

# Below this many people or answers a figure could be traced to one of them.
LEAST_GROUP = 5
SHORTEST_TEXT = 12
MOST_BARS = 12

# Looking for a word among words is quick; only a secret all of whose words are there is looked for in the whole.
_WORD = re.compile(r"\w+")

Value = str | int | float | date | datetime | None


class ReportKind(StrEnum):
    """Who a report is for; the client sees sums, the coordinator names."""

    COORDINATOR = "coordinator"
    CLIENT = "client"


class Unit(StrEnum):
    """What a figure is. HOURS are kept as whole minutes and shown as hours, PERCENT as a fraction of one."""

    TEXT = "text"
    WHOLE = "whole"
    NUMBER = "number"
    HOURS = "hours"
    PERCENT = "percent"
    DAY = "day"


@dataclass(frozen=True)
class ReportColumn:
    """One column of a table."""

    title: str
    unit: Unit = Unit.TEXT


@dataclass(frozen=True)
class ReportTable:
    """Rows under column titles, and a row of sums; `roomy` leaves place to write by hand."""

    columns: tuple[ReportColumn, ...]
    rows: Sequence[Sequence[Value]]
    total: Sequence[Value] | None = None
    title: str = ""
    roomy: bool = False


@dataclass(frozen=True)
class Fact:
    """One figure with its name."""

    label: str
    value: Value
    unit: Unit = Unit.TEXT


@dataclass(frozen=True)
class Facts:
    """Some figures under each other."""

    facts: tuple[Fact, ...]
    title: str = ""


@dataclass(frozen=True)
class Bars:
    """A horizontal bar per label, in minutes, shown as hours."""

    title: str
    axis: str
    bars: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Paragraphs:
    """Plain text."""

    texts: tuple[str, ...]
    title: str = ""


Block = ReportTable | Facts | Bars | Paragraphs


@dataclass(frozen=True)
class ReportSheet:
    """One sheet of the workbook, or one part of the PDF. A sheet of one table alone is meant to be worked with."""

    title: str
    blocks: tuple[Block, ...]
    landscape: bool = True


@dataclass(frozen=True)
class Secret:
    """A text that may not stand in a report for the client, and what it is."""

    what: str
    text: str


@dataclass(frozen=True)
class Report:
    """All that a file needs. `secrets` are what the client may not see; `language` is of every word in it."""

    name: str
    title: str
    subtitle: str
    language: str
    sheets: tuple[ReportSheet, ...]
    foot: str = ""
    kind: ReportKind = ReportKind.COORDINATOR
    secrets: tuple[Secret, ...] = field(default=(), repr=False)


def may_be_named(is_mentor: bool, attendance_agreed: bool, mentor_names_agreed: bool) -> bool:
    """Whether the client may see the hours of this person by name, as the programme has agreed."""
    return attendance_agreed and (mentor_names_agreed or not is_mentor)


def may_be_shared(count: int) -> bool:
    """Whether a figure of so many people or answers may be shown to the client."""
    return count >= LEAST_GROUP


def row_count(report: Report) -> int:
    """The rows of all its tables together."""
    return sum(len(block.rows) for sheet in report.sheets for block in sheet.blocks if isinstance(block, ReportTable))


def texts_of(report: Report) -> Iterator[str]:
    """Every text that the file will show."""
    yield from (report.name, report.title, report.subtitle, report.foot)
    for sheet in report.sheets:
        yield sheet.title
        for block in sheet.blocks:
            yield from _texts_of(block)


def leaks(report: Report) -> list[str]:
    """What in the report the client may not see, one sentence each; empty when it may be handed over.

    Longer texts and names are found anywhere in a cell, shorter ones only where they fill it.
    """
    if not report.secrets:
        return []
    texts = {text.casefold() for text in texts_of(report) if text}
    everything = "\n".join(sorted(texts))
    words = set(_WORD.findall(everything))
    return [
        _("{what}: “{text}”").format(what=secret.what, text=_shortened(secret.text))
        for secret in report.secrets
        if words.issuperset(_WORD.findall(text := secret.text.casefold())) and _stands_in(text, texts, everything)
    ]


def refuse_leaks(report: Report) -> None:
    """Raise UserError with the list when a report for the client holds what only the coordinator may see."""
    if report.kind is ReportKind.CLIENT and (found := leaks(report)):
        raise UserError(
            _("The report was not saved: it holds what the client may not see."),
            _("Look through the names of modules and the programme, and try again."),
            "\n".join(found),
        )


def _texts_of(block: Block) -> Iterator[str]:
    yield block.title
    if isinstance(block, ReportTable):
        yield from (column.title for column in block.columns)
        for row in (*block.rows, block.total or ()):
            yield from (value for value in row if isinstance(value, str))
    elif isinstance(block, Facts):
        for fact in block.facts:
            yield from (text for text in (fact.label, fact.value) if isinstance(text, str))
    elif isinstance(block, Bars):
        yield from (block.axis, *(label for label, _minutes in block.bars))
    else:
        yield from block.texts


def _stands_in(secret: str, texts: set[str], everything: str) -> bool:
    if len(secret) < 4 or secret not in everything:
        return False
    is_whole_word = re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", everything) is not None
    return secret in texts or (is_whole_word and (len(secret) >= SHORTEST_TEXT or " " in secret or "@" in secret))


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
