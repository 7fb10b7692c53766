"""Turns names written with the last name first, as in “Nordmann, Kari”, and finds whom to greet in one of them."""

import re
from collections.abc import Sequence

_TURNED = re.compile(r"^(?P<last>[^,;@\d]+),\s*(?P<first>[^,;@\d]+)$")
_ONE_WORD_FIRST = re.compile(r"^[^\W\d_]+(?:[-’'][^\W\d_]+)*,\s*[^\W\d_a-zæøå]")
_LAST_BEFORE_FIRST = re.compile(
    r"\b(?:etternavn|etternamn|last name|surname|family name)\b.*\b(?:f\w*nam?v?n|first|given)"
)


def first_names_first(names: Sequence[str], header_words: str) -> list[str]:
    """The names with the first name first, when the header or every one of them says that they are turned."""
    if not _LAST_BEFORE_FIRST.search(header_words) and not _all_turned(names):
        return list(names)
    return [_turned(name) for name in names]


def first_name(name: str) -> str:
    """The word to greet somebody by: the first one, or the one after the comma in “Nordmann, Kari”.

    After two words or more it must look like a first name: “Kari Nordmann, PhD” is Kari, “Berg Hansen, Kari” is too.
    """
    parts = [part.split() for part in name.split(",") if part.strip()]
    if len(parts) > 1 and (len(parts[0]) == 1 or all(map(_looks_given, parts[1]))):
        return parts[1][0]
    return parts[0][0] if parts else ""


def _looks_given(word: str) -> bool:
    return word.istitle() and all(sign.isalpha() or sign in "-'’" for sign in word)


def _all_turned(names: Sequence[str]) -> bool:
    filled = [name for name in names if name]
    if len(filled) < 2 or not all(_TURNED.match(name) for name in filled):
        return False
    return sum(_ONE_WORD_FIRST.match(name) is not None for name in filled) * 2 > len(filled)


def _turned(name: str) -> str:
    found = _TURNED.match(name)
    return f"{found['first'].strip()} {found['last'].strip()}" if found else name
