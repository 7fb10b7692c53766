"""What a report holds, whether it becomes a workbook or a PDF, and what of it may leave the computer."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

SHORTEST_NAME = 4
# Fewer words are everyday ones, and stand in many texts.
LEAST_SENTENCE = 4
MOST_BARS = 12

# Looking for a word among words is quick; only a secret all of whose words are there is looked for in the whole.
_WORD = re.compile(r"\w+")


class OwnWords(str):
    """Words of the program in a cell, which are nobody’s secret; any other text there may be what somebody wrote."""

    __slots__ = ()


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
    """One column of a table; a `width`, in characters, where something is to be written by hand."""

    title: str
    unit: Unit = Unit.TEXT
    width: int = 0


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
    """A text that may not stand in a report for the client, and what it is: something written, or a name or address."""

    what: str
    text: str
    is_free_text: bool = True


@dataclass(frozen=True)
class Report:
    """All that a file needs. `secrets` are what the client may not see; `language` is of every word in it.

    Its title and foot, and all titles and labels of its parts, are words of the program.
    """

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


def row_count(report: Report) -> int:
    """The rows of all its tables together."""
    return sum(len(block.rows) for sheet in report.sheets for block in sheet.blocks if isinstance(block, ReportTable))


def texts_of(report: Report) -> Iterator[str]:
    """Every text that the file will show."""
    return (text for _sheet, text in _placed_texts(report))


def leaks(report: Report) -> list[str]:
    """What in the report the client may not see and where it stands, one sentence each; empty when it may be sent.

    Names and addresses, and written texts of four words and more, are found anywhere in a cell; shorter ones only
    where they fill it, and a single written word is nobody’s secret. The program’s own words are not looked through.
    """
    if not report.secrets:
        return []
    placed: dict[str, tuple[str, str]] = {}
    for sheet, text in _placed_texts(report):
        if isinstance(text, OwnWords):
            continue
        placed.setdefault(text.casefold(), (sheet, text))
    everything = "\n".join(placed)
    words = set(_WORD.findall(everything))
    found = (
        _found(secret, text, placed)
        for secret in report.secrets
        if words.issuperset(_WORD.findall(text := secret.text.casefold())) and text in everything
    )
    return [sentence for sentence in found if sentence]


def refuse_leaks(report: Report) -> None:
    """Raise UserError with the list when a report for the client holds what only the coordinator may see."""
    if report.kind is ReportKind.CLIENT and (found := leaks(report)):
        raise UserError(
            _("The report was not saved: it holds what the client may not see. {what}").format(what=found[0]),
            _("Change those words where they come from, such as the name of a module or the programme, and try again."),
            "\n".join(found),
        )


def _placed_texts(report: Report) -> Iterator[tuple[str, str]]:
    """Every text with the title of its sheet, which is empty for the headings of the whole report."""
    headings = report.name, OwnWords(report.title), report.subtitle, OwnWords(report.foot)
    yield from (("", text) for text in headings)
    for sheet in report.sheets:
        yield sheet.title, OwnWords(sheet.title)
        for block in sheet.blocks:
            yield from ((sheet.title, text) for text in _texts_of(block))


def _texts_of(block: Block) -> Iterator[str]:
    yield OwnWords(block.title)
    if isinstance(block, ReportTable):
        yield from (OwnWords(column.title) for column in block.columns)
        for row in (*block.rows, block.total or ()):
            yield from (value for value in row if isinstance(value, str))
    elif isinstance(block, Facts):
        for fact in block.facts:
            yield OwnWords(fact.label)
            yield from [fact.value] if isinstance(fact.value, str) else []
    elif isinstance(block, Bars):
        yield from (OwnWords(block.axis), *(label for label, _minutes in block.bars))
    else:
        yield from block.texts


def _found(secret: Secret, sought: str, placed: Mapping[str, tuple[str, str]]) -> str:
    """The sentence that tells where the secret, sought in small letters, stands; or an empty text."""
    stands_in = _search(sought, secret.is_free_text)
    place = next((place for folded, place in placed.items() if stands_in(folded)), None)
    if place is None:
        return ""
    words = {"what": secret.what, "text": _shortened(secret.text), "place": _place(*place)}
    return _("Found: {what}, “{text}”, in {place}.").format(**words)


def _search(sought: str, is_free_text: bool) -> Callable[[str], object]:
    """How such a text is looked for in a cell: within others, as the whole of it, or not at all."""
    words = len(_WORD.findall(sought))
    if words == 1 if is_free_text else len(sought) < SHORTEST_NAME:
        return lambda text: False
    if words >= LEAST_SENTENCE if is_free_text else words > 1 or not sought.isalpha():
        return re.compile(rf"(?<!\w){re.escape(sought)}(?!\w)").search
    return lambda text: text == sought


def _place(sheet: str, text: str) -> str:
    if not sheet:
        return _("the heading “{text}”").format(text=_shortened(text))
    return _("“{text}” on the sheet “{sheet}”").format(text=_shortened(text), sheet=sheet)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
