"""National identity numbers, which never come in, wherever they were written."""

import re
from functools import lru_cache

MASK = "•••••"

_ELEVEN_DIGITS = re.compile(r"\d(?<![\d+]\d)(?:[ .\u00a0/‐-–-]?\d){10}(?!\d)")
_SIGNS_BETWEEN = re.compile("[\\s./‐-–-]")


@lru_cache(maxsize=4096)
def is_national_id(text: str) -> bool:
    """Whether the text is eleven digits that check as a Norwegian national identity number.

    D-numbers, help numbers and the made-up numbers of public test registers (month + 20, 40, 60 or 80) count too.
    """
    from stdnum.no import fodselsnummer

    number = _SIGNS_BETWEEN.sub("", text)
    if len(number) != 11 or not (number.isascii() and number.isdigit()):
        return False
    if number[-2] != fodselsnummer.calc_check_digit1(number) or number[-1] != fodselsnummer.calc_check_digit2(number):
        return False
    day, month = int(number[:2]), int(number[2:4]) % 20
    return day >= 80 or (1 <= (day - 40 if day > 40 else day) <= 31 and 1 <= month <= 12)


def without_national_ids(text: str) -> str:
    """The text with every national identity number in it masked; empty when there is nothing else."""
    if len(text) < 11 or not _ELEVEN_DIGITS.search(text):
        return text
    masked = _ELEVEN_DIGITS.sub(lambda found: MASK if is_national_id(found[0]) else found[0], text)
    return "" if masked == MASK else masked
