"""Whom a row of somebody else’s list names: the people of a pair, or somebody who is not in it."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from omvendt_desktop.domain.log_lines import words_of
from omvendt_desktop.domain.name_order import first_name

_BETWEEN_NAMES = re.compile(r"[,;/&+|×→↔]|\s[-–—]\s|\s*<?-+>\s*|\s(?:og|and|med|with)\s", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(.*?\)")
# What no accent is taken off of by Unicode: letters of their own.
_PLAIN_LETTERS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"})


def same_people(text: str, names: Iterable[str]) -> int:
    """How many of the names stand in the text, in full or, when all do, by first name."""
    said = words_of(text)
    known = list(names)
    full = [words_of(name) for name in known]
    found = sum(bool(name) and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said) is not None for name in full)
    if found:
        return 2 * found
    words = set(re.findall(r"\w+", said))
    return 1 if known and all(words_of(first_name(name)) in words for name in known if name) else 0


def strangers(text: str, names: Sequence[str]) -> list[str]:
    """Those the text names who are none of these people, as they are written.

    Parts of a name, initials and more names than are known are the same person; so is a name without its accents.
    """
    known = [_words(name) for name in names]
    said = [part.strip() for part in _BETWEEN_NAMES.split(_IN_BRACKETS.sub(" ", text))]
    return [part for part in said if _words(part) and not any(_is_same(_words(part), name) for name in known)]


def _is_same(said: Sequence[str], name: Sequence[str]) -> bool:
    return bool(name) and (set(name) <= set(said) or all(_stands_for_one(word, name) for word in said))


def _stands_for_one(word: str, name: Sequence[str]) -> bool:
    return word in name or (len(word) == 1 and any(each.startswith(word) for each in name))


def _words(text: str) -> list[str]:
    bare = unicodedata.normalize("NFD", text.casefold()).translate(_PLAIN_LETTERS).replace("aa", "a")
    return re.findall(r"[^\W\d_]+", "".join(sign for sign in bare if not unicodedata.combining(sign)))
