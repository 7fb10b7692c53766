"""Splits an answer with several choices by the sign its form puts between them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

_COMMA_OUTSIDE_BRACKETS = re.compile(r",\s+(?![^()]*\))|,(?=[^\s\d])(?![^()]*\))")
_LANGUAGE_SIGNS = re.compile(r"\s*(?:[,;/&\n]|\bog\b|\band\b|\bsamt\b|\+)\s*", re.IGNORECASE)
_LONG_ANSWER = 160
_LONGEST_LIST = 2_000
_OFTEN = 3


def split_column(texts: Sequence[str], languages: bool = False) -> list[tuple[str, ...]]:
    """The choices of every answer in a column, each once, in the order given.

    Microsoft Forms ends every choice with `;`, Google Forms puts `, ` between them. An option that holds a comma itself
    is put together again: its later part begins with a small letter, or never stands without its first part.
    """
    different = list(dict.fromkeys(texts))
    if any(";" in text for text in different):
        parts = {text: _unique(re.split("[;\n]", text)) for text in different}
    elif languages:
        parts = {text: _unique(_LANGUAGE_SIGNS.split(text)) for text in different}
    else:
        pieces = {text: _pieces(text) for text in different}
        one_option = _options_with_commas([pieces[text] for text in texts])
        parts = {text: _unique(_joined(pieces[text], one_option)) for text in different}
    return [parts[text] for text in texts]


def _unique(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in (" ".join(part.split()) for part in parts) if part))


def _pieces(text: str) -> list[str]:
    if "\n" in text:
        return [re.sub(r"^[-–•*]\s*", "", line) for line in text.split("\n")]
    if len(text) > _LONGEST_LIST or (len(text) > _LONG_ANSWER and re.search(r"[.!?]\s", text)):
        return [text]
    return [part.strip() for part in _COMMA_OUTSIDE_BRACKETS.split(text)]


def _options_with_commas(answers: Sequence[Sequence[str]]) -> set[tuple[str, str]]:
    """The neighbouring pieces that are one option, of a column whose options begin with capital letters."""
    pieces = [piece for answer in answers for piece in answer if piece]
    capital = sum(not piece[0].islower() for piece in pieces)
    if capital * 2 <= len(pieces):
        return set()
    alone = Counter(pieces)
    beside = Counter((first, second) for answer in answers for first, second in pairwise(answer))
    return {
        (first, second)
        for (first, second), times in beside.items()
        if second[:1].islower() or (times >= _OFTEN and alone[first] == times == alone[second] and len(alone) > 2)
    }


def _joined(parts: Sequence[str], one_option: set[tuple[str, str]]) -> list[str]:
    result: list[str] = []
    for position, part in enumerate(parts):
        if position and (parts[position - 1], part) in one_option:
            result[-1] = f"{result[-1]}, {part}"
        else:
            result.append(part)
    return result
