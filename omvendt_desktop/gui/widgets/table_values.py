"""What a cell of a table can show, and the plain text it stands for."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from omvendt_desktop.i18n import _


class Small(NamedTuple):
    """Text one size smaller, for dates and numbers beside a name."""

    text: str


class Title(NamedTuple):
    """The title of something; where it does not fit, what follows its colon is left out."""

    text: str
    small: bool = False


class Muted(NamedTuple):
    """Text that steps back."""

    text: str


class Detail(NamedTuple):
    """Text that steps back, as small as the lower of two small lines."""

    text: str


class Bold(NamedTuple):
    """Text that stands out."""

    text: str


class Tone(NamedTuple):
    """Text in the colour of a status: good, warning, danger, info, muted or normal."""

    tone: str
    text: str
    bold: bool = False


class TwoLines(NamedTuple):
    """A line and a smaller one below it; `small` makes both one size smaller, for lists at the side."""

    upper: str
    lower: str
    bold: bool = True
    small: bool = False


class Dots(NamedTuple):
    """A row of dots; each state is `filled`, `empty` or a tone. `text` is what is copied, else how many are filled."""

    states: Sequence[str]
    text: str = ""


class Bar(NamedTuple):
    """How much of a total is used, with a mark where the plan is and a text after it."""

    value: float
    total: float
    plan: float | None = None
    tone: str = "normal"
    text: str = ""


class DotsAndBar(NamedTuple):
    """Dots with a bar below them."""

    dots: Dots
    bar: Bar


class Status(NamedTuple):
    """A coloured dot and a word."""

    tone: str
    word: str


class Check(NamedTuple):
    """A box that is ticked or not."""

    on: bool
    enabled: bool = True


class Choice(NamedTuple):
    """What is chosen, drawn as a field that opens a list."""

    text: str
    tone: str = "normal"


Value = (
    str | Small | Title | Muted | Detail | Bold | Tone | TwoLines | Dots | Bar | DotsAndBar | Status | Check | Choice
)


def text_of(value: Value) -> str:
    """The plain text of a cell, for copying, filtering and sorting."""
    return value if isinstance(value, str) else _TEXT_OF[type(value)](value)


_TEXT_OF: dict[type, Callable[[Any], str]] = {
    Small: lambda value: value.text,
    Title: lambda value: value.text,
    Muted: lambda value: value.text,
    Detail: lambda value: value.text,
    Bold: lambda value: value.text,
    Tone: lambda value: value.text,
    Choice: lambda value: value.text,
    TwoLines: lambda value: f"{value.upper} {value.lower}",
    Dots: lambda value: value.text or str(sum(state != "empty" for state in value.states)),
    Bar: lambda value: value.text or f"{value.value:g}",
    DotsAndBar: lambda value: f"{text_of(value.dots)} {text_of(value.bar)}",
    Status: lambda value: value.word,
    Check: lambda value: _("yes") if value.on else "",
}
