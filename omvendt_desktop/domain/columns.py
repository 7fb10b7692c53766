"""Which column of a workbook is which field, and what is remembered of it."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from omvendt_desktop.domain.participants import Role
from omvendt_desktop.i18n import N_, Np_, _, pgettext

if TYPE_CHECKING:
    from omvendt_desktop.domain.tables import Table

NOT_USED = ""
ANSWER = "answer"
REQUIRED = ("name", "email", "role")
LISTS = ("languages", "topics", "avoid_topics", "availability")
_FIELD_WORDS = {
    "answer_id": N_("Answer number"),
    "received_at": N_("Application received"),
    "name": N_("Name"),
    "first_name": N_("First name"),
    "last_name": N_("Last name"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "role": N_("Role"),
    "organisation": N_("Employer or place of study"),
    "field": N_("Field"),
    "title": N_("Job title"),
    "place": N_("Place"),
    "meeting_mode": N_("Way of meeting"),
    "languages": N_("Languages"),
    "topics": N_("Topics"),
    "avoid_topics": N_("Topics to avoid"),
    "goals": N_("Goals and wishes"),
    "motivation": N_("Motivation"),
    "sector": N_("Sector"),
    "availability": N_("Availability"),
    "blocked_dates": N_("Dates that do not work"),
    "experience": N_("Experience"),
    "affiliation": N_("Affiliation"),
    "consent": N_("Consent"),
    ANSWER: N_("Keep as an answer"),
    NOT_USED: N_("Do not use"),
}
FIELDS = tuple(name for name in _FIELD_WORDS if name not in (ANSWER, NOT_USED))


class How(StrEnum):
    """How it was known what a column becomes."""

    KNOWN = "known"
    SUGGESTED = "suggested"
    PROTECTED = "protected"
    REMEMBERED = "remembered"
    CHOSEN = "chosen"
    NOT_KNOWN = "not known"


_HOW_WORDS = {
    How.KNOWN: Np_("column", "known"),
    How.SUGGESTED: Np_("column", "suggestion"),
    How.PROTECTED: Np_("column", "sensitive"),
    How.REMEMBERED: Np_("column", "remembered"),
    How.CHOSEN: Np_("column", "chosen"),
    How.NOT_KNOWN: Np_("column", "not known"),
}


@dataclass(frozen=True)
class Match:
    """What one column becomes, how that was known, and an example (masked when the column is risky)."""

    index: int
    letter: str
    header: str
    becomes: str
    how: How
    risky: bool = False
    example: str = ""


@dataclass(frozen=True)
class UnclearAnswer:
    """An answer whose meaning must be asked for: the field, the answer, and how many gave it."""

    field: str
    text: str
    times: int


@dataclass(frozen=True)
class Choices:
    """Everything the coordinator can choose between file and import; a new one is made for every change.

    `fields` tells by column letter what it becomes; only what differs from the suggestion need be there.
    `values` maps answers that are not clear, by `role:text` or `consent:text` in small letters, to
    mentor · mentee · yes · no. `role` is for rows no column tells of. `day_first` settles dates with slashes.
    `left_out` holds row numbers; `mended` the new text by (row, field); `overwrite` the (row, field) whose hand edit
    gives way; `decisions` what happens to a possible duplicate, by row: new · same · skip.
    """

    fields: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    role: Role | None = None
    day_first: bool | None = None
    left_out: frozenset[int] = frozenset()
    mended: dict[tuple[int, str], str] = field(default_factory=dict)
    overwrite: frozenset[tuple[int, str]] = frozenset()
    decisions: dict[int, str] = field(default_factory=dict)
    remember: bool = True


@dataclass(frozen=True)
class Mapping:
    """The choices made for one form, known again by the fingerprint of its header row."""

    id: int | None = None
    fingerprint: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    used_at: datetime | None = None


def field_word(name: str) -> str:
    """The field as words on screen."""
    return _(_FIELD_WORDS[name])


def how_word(how: How) -> str:
    """How a column was known, as a word on screen."""
    return pgettext(*_HOW_WORDS[how])


def fingerprint(table: "Table") -> str:
    """The same text for every workbook whose columns have the same names in the same order."""
    from omvendt_desktop.domain.synonyms import header_words

    names = "\x1f".join(header_words(column.header) for column in table.columns)
    return hashlib.sha256(names.encode()).hexdigest()[:32]


def value_key(name: str, text: str) -> str:
    """The key of an answer in the value map of `Choices` and `Mapping`."""
    return f"{name}:{' '.join(text.casefold().split())}"


def mapping_of(table: "Table", matches: tuple[Match, ...], values: dict[str, str], used_at: datetime) -> Mapping:
    """What to remember of these choices."""
    chosen = {match.letter: match.becomes for match in matches}
    return Mapping(fingerprint=fingerprint(table), choices=chosen, values=dict(values), used_at=used_at)
