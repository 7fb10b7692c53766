"""Participants as rows of words, for a workbook that is edited and read back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from omvendt_desktop.domain.answer_words import mode_of, role_of, slots_of
from omvendt_desktop.domain.cell_values import clean_text, code_text, email_text, one_line, phone_text, text_of
from omvendt_desktop.domain.choices_split import split_column
from omvendt_desktop.domain.moments import days_in
from omvendt_desktop.domain.participants import MeetingMode, Participant, mode_word, role_word, slot_words
from omvendt_desktop.domain.risky import without_national_ids
from omvendt_desktop.domain.sheets import Value
from omvendt_desktop.i18n import LANGUAGES, N_, _, using

NUMBER = "id"
LISTS = ("languages", "topics", "avoid_topics")
_TITLES = {
    NUMBER: N_("Number"),
    "role": N_("Role"),
    "name": N_("Name"),
    "email": N_("E-mail"),
    "phone": N_("Phone"),
    "organisation": N_("Employer or place of study"),
    "field": N_("Field"),
    "title": N_("Job title"),
    "place": N_("Place"),
    "meeting_mode": N_("Way of meeting"),
    "languages": N_("Languages"),
    "topics": N_("Topics"),
    "avoid_topics": N_("Topics to avoid"),
    "wishes": N_("Goals and wishes"),
    "sector": N_("Sector"),
    "availability": N_("Availability"),
    "blocked_dates": N_("Dates that do not work"),
    "experience": N_("Experience"),
    "affiliation": N_("Affiliation"),
    "mail_language": N_("Language of mails"),
    "capacity": N_("Room for pairs"),
}
FIELDS = tuple(_TITLES)


@dataclass(frozen=True)
class ParticipantLine:
    """One row read back: its number in Excel, the participant's own number (None for a new one), and the cells."""

    row: int
    participant_id: int | None
    cells: dict[str, Value]


def title(name: str) -> str:
    """The header of a column."""
    return _(_TITLES[name])


def field_of_title(text: str) -> str:
    """The field a header names in any of the program’s languages, or an empty text."""
    return _fields_by_title().get(clean_text(text).casefold(), "")


def cells_of(participant: Participant) -> list[Any]:
    """The participant in words and numbers, in the order of `FIELDS`; private notes are left out."""
    return [_cell(name, getattr(participant, name)) for name in FIELDS]


def changed(participant: Participant, cells: Mapping[str, Value]) -> Participant:
    """The participant with what the cells say; a column that is not there changes nothing."""
    values = {name: _value(name, value) for name, value in cells.items() if name != NUMBER}
    return replace(participant, **{name: value for name, value in values.items() if value is not None})


def _cell(name: str, value: Any) -> Any:
    if name == "role":
        return role_word(value)
    if name == "meeting_mode":
        return mode_word(value) if value else ""
    if name == "availability":
        return "; ".join(map(slot_words, value))
    if name == "blocked_dates":
        return "; ".join(f"{day:%d.%m.%Y}" for day in value)
    return "; ".join(value) if name in LISTS else value


def _value(name: str, cell: Value) -> Any:
    """The field’s value, or None when the cell says nothing that can be used."""
    text = without_national_ids(clean_text(text_of(cell)))
    if name in _READERS:
        return _READERS[name](text)
    if name in LISTS:
        return split_column([text if ";" in text else text.replace(",", ";")])[0]
    return text if name in ("wishes", "experience", "affiliation") else one_line(text)


def _capacity(text: str) -> int | None:
    number = code_text(text)
    return int(number) if number.isdigit() and len(number) < 4 else None


def _mail_language(text: str) -> str | None:
    start = text.casefold()[:2]
    code = "nb" if start in ("no", "nn", "bo") else start
    return code if code in LANGUAGES else None


_READERS: dict[str, Callable[[str], Any]] = {
    "role": role_of,
    "email": email_text,
    "phone": phone_text,
    "meeting_mode": lambda text: mode_of(text) if text else MeetingMode.UNKNOWN,
    "availability": lambda text: slots_of(text.split(";")),
    "blocked_dates": days_in,
    "mail_language": _mail_language,
    "capacity": _capacity,
}


def _fields_by_title() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with using(language):
            found |= {title(name).casefold(): name for name in FIELDS}
    return found
