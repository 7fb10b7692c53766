"""Dates, times, hours and names the way the coordinator's language writes them."""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from omvendt_desktop.i18n import language

_LOCALES = {"nb": "nb_NO", "en": "en_GB"}
_DOT_OF_ABBREVIATION = re.compile(r"(?<=[^\W\d])\.")
_OWN_PLACE = {
    "æ": "{",
    "ä": "{",
    "ø": "|",
    "ö": "|",
    "å": "}",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "þ": "th",
    "œ": "|",
    "ı": "i",
}


def locale_name() -> str:
    """The Babel locale of the language in use; both begin the week on Monday and use 24 hours."""
    return _LOCALES[language()]


def day_month(day: date) -> str:
    """`24. nov` · `24 Nov`."""
    return _formatted(day, {"nb": "d. MMM", "en": "d MMM"})


def day_month_year(day: date) -> str:
    """`24. nov 2026` · `24 Nov 2026`."""
    return _formatted(day, {"nb": "d. MMM y", "en": "d MMM y"})


def weekday_day(day: date) -> str:
    """`ma 24. nov` · `Mon 24 Nov`."""
    return _formatted(day, {"nb": "EEEEEE d. MMM", "en": "EEE d MMM"})


def full_day(day: date) -> str:
    """`tirsdag 24. november 2026` · `Tuesday 24 November 2026`."""
    return _formatted(day, {"nb": "EEEE d. MMMM y", "en": "EEEE d MMMM y"})


def numeric_day(day: date) -> str:
    """`24.11.2026` · `24/11/2026`, the form a date field shows."""
    return day.strftime("%d.%m.%Y" if language() == "nb" else "%d/%m/%Y")


def month(day: date) -> str:
    """`november 2026` · `November 2026`."""
    return _formatted(day, {"nb": "MMMM y", "en": "MMMM y"})


def short_month(day: date) -> str:
    """`nov` · `Nov`."""
    return _formatted(day, {"nb": "MMM", "en": "MMM"})


def weekday(day: date) -> str:
    """`tirsdag` · `Tuesday`."""
    return _formatted(day, {"nb": "EEEE", "en": "EEEE"})


def clock(moment: datetime | time) -> str:
    """`09:05`."""
    return f"{moment:%H:%M}"


def when(moment: datetime) -> str:
    """`ma 30. nov 13:00` · `Mon 30 Nov 13:00`."""
    return f"{weekday_day(moment.date())} {clock(moment)}"


def decimal(value: float, digits: int = 1) -> str:
    """A number with the decimal sign and the thousands blank of the language."""
    from babel.numbers import format_decimal

    pattern = "#,##0." + "0" * digits if digits else "#,##0"
    return str(format_decimal(value, format=pattern, locale=locale_name()))


def hours(minutes: int, digits: int = 1) -> str:
    """Minutes as decimal hours: 390 becomes `6,5` · `6.5`."""
    return decimal(minutes / 60, digits)


def hours_short(minutes: int) -> str:
    """Minutes as hours with no more decimals than needed: 660 becomes `11`, 75 becomes `1,25`."""
    from babel.numbers import format_decimal

    return str(format_decimal(minutes / 60, format="#,##0.##", locale=locale_name()))


def hours_minutes(minutes: int) -> str:
    """Minutes as `1:15`."""
    sign = "-" if minutes < 0 else ""
    return f"{sign}{abs(minutes) // 60}:{abs(minutes) % 60:02}"


@lru_cache(maxsize=65536)
def sort_key(text: str) -> str:
    """A key that sorts Norwegian text as a Norwegian list does: æ, ø, å last, case and accents aside."""
    letters = unicodedata.normalize("NFC", text.strip().casefold())
    return "".join(_OWN_PLACE.get(letter) or _plain(letter) for letter in letters)


def _plain(letter: str) -> str:
    if unicodedata.combining(letter):
        return ""
    return unicodedata.normalize("NFD", letter)[0] if not letter.isascii() else letter


@lru_cache(maxsize=8192)
def _pattern_text(day: date, pattern: str, locale: str) -> str:
    from babel.dates import format_date

    return _DOT_OF_ABBREVIATION.sub("", str(format_date(day, pattern, locale=locale)))


def _formatted(day: date, patterns: dict[str, str]) -> str:
    return _pattern_text(day, patterns[language()], locale_name())
