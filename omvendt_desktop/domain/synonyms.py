"""The words by which forms in bokmål, nynorsk and English name the fields of an application, read from a list."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

LONGEST_HEADER = 400
_NUMBERING = re.compile(
    r"^(?:(?:spørsmål|question|spm|sp|q)\.?\s*)?\d{1,2}(?:\.\d{1,2})?\s*[.):\-–]\s*|^q\d{1,2}[\s_]+|^[a-h][.)]\s+"
)
_HYPHENED = re.compile(r"\be[-‐‑– ](post|mail)")
_NOT_WORDS = re.compile(r"[^\w]+|_+")
_NUMBER_OF_TWIN = re.compile(r"(?<=[^\W\d])\s?\d{1,2}$")
_REFUSAL = re.compile(r"\b(ikke|ikkje|not)\b.*(samtykk|consent)|(samtykk\w*|consent) (ikke|ikkje|not)\b")
_OF_A_PERSON = ("name", "first_name", "last_name", "email", "phone", "title")


@lru_cache(maxsize=4096)
def header_words(header: str) -> str:
    """The header in plain small words: no numbering, asterisks, colons, “(optional)” and other decoration."""
    text = " ".join(header[:LONGEST_HEADER].casefold().split())
    text = _NUMBERING.sub("", _pattern("decoration", r"\((?:%s)\)").sub(" ", text))
    return " ".join(_NOT_WORDS.sub(" ", _HYPHENED.sub(r"e\1", text)).split())


@lru_cache(maxsize=4096)
def known_field(words: str) -> str:
    """The field a whole header names, or an empty text. A number at its end, as in `navn2`, is not part of it."""
    return _known().get(words) or _known().get(_NUMBER_OF_TWIN.sub("", words), "")


@lru_cache(maxsize=4096)
def suggested_field(words: str) -> str:
    """The field a header shares words with, or an empty text."""
    for name, shared in _shared():
        if shared.search(words) and not _is_off(name, words):
            return name
    return ""


def is_metadata(words: str) -> bool:
    """Whether the column is the form’s own bookkeeping, such as start time, IP address or points."""
    return _pattern("metadata").search(words) is not None


def is_risky_header(words: str) -> bool:
    """Whether the header asks for something that reveals too much, such as religion or a national identity number."""
    return _pattern("risky").search(words) is not None


def is_about_somebody_else(words: str) -> bool:
    """Whether the header asks for another person’s name or address, such as a manager’s."""
    return _pattern("somebody_else").search(words) is not None


@cache
def _words() -> dict[str, Any]:
    text = files("omvendt_desktop.domain").joinpath("field_words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def _pattern(name: str, around: str = "%s") -> re.Pattern[str]:
    return re.compile(around % "|".join(_words()[name]["patterns"]))


@cache
def _known() -> dict[str, str]:
    phrases = {name: " ".join(text.split()).split(" | ") for name, text in _words()["known"].items()}
    return {phrase: name for name, all_of_it in phrases.items() for phrase in all_of_it}


@cache
def _shared() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((entry["field"], re.compile("|".join(entry["patterns"]))) for entry in _words()["shared"])


def _is_off(name: str, words: str) -> bool:
    if name in _OF_A_PERSON and is_about_somebody_else(words):
        return True
    if name == "consent":
        return _REFUSAL.search(words) is not None or _pattern("another_consent").search(words) is not None
    return name == "name" and _pattern("not_a_persons_name").search(words) is not None
