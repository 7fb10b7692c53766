"""Dates, times, hours and names the way the coordinator's language writes them."""

import unicodedata
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from omvendt_desktop.i18n import language

_SIGNS = {"nb": str.maketrans(",.", "\u00a0,"), "en": {}}
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


def day_month(day: date) -> str:
    """`24. nov` · `24 Nov`."""
    return _day(day, _SHORT_MONTHS)


def day_month_year(day: date) -> str:
    """`24. nov 2026` · `24 Nov 2026`."""
    return f"{day_month(day)} {day.year}"


def weekday_day(day: date) -> str:
    """`ma 24. nov` · `Mon 24 Nov`."""
    return f"{_SHORT_WEEKDAYS[language()][day.weekday()]} {day_month(day)}"


def full_day(day: date) -> str:
    """`tirsdag 24. november 2026` · `Tuesday 24 November 2026`."""
    return f"{weekday(day)} {_day(day, _MONTHS)} {day.year}"


def numeric_day(day: date) -> str:
    """`24.11.2026` · `24/11/2026`, the form a date field shows."""
    return day.strftime("%d.%m.%Y" if language() == "nb" else "%d/%m/%Y")


def table_day(day: date) -> str:
    """`24.11.2026` · `24 Nov 2026`, the form in tables that leave the computer."""
    return numeric_day(day) if language() == "nb" else day_month_year(day)


def month(day: date) -> str:
    """`november 2026` · `November 2026`."""
    return f"{_MONTHS[language()][day.month - 1]} {day.year}"


def short_month(day: date) -> str:
    """`nov` · `Nov`."""
    return _SHORT_MONTHS[language()][day.month - 1]


def weekday(day: date) -> str:
    """`tirsdag` · `Tuesday`."""
    return _WEEKDAYS[language()][day.weekday()]


def clock(moment: datetime | time) -> str:
    """`09:05`."""
    return f"{moment:%H:%M}"


def when(moment: datetime) -> str:
    """`ma 30. nov 13:00` · `Mon 30 Nov 13:00`."""
    return f"{weekday_day(moment.date())} {clock(moment)}"


def decimal(value: float, digits: int = 1) -> str:
    """A number with the decimal sign and the thousands blank of the language."""
    return f"{Decimal(str(value)):,.{digits}f}".translate(_SIGNS[language()])


def hours(minutes: float, digits: int = 1) -> str:
    """Minutes as decimal hours: 390 becomes `6,5` · `6.5`."""
    return decimal(minutes / 60, digits)


def hours_short(minutes: int) -> str:
    """Minutes as hours with no more decimals than needed: 660 becomes `11`, 75 becomes `1,25`."""
    text = hours(minutes, 2)
    return text.rstrip("0").rstrip(",.")


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


def _names(words: str) -> tuple[str, ...]:
    return tuple(words.split())


# As in CLDR without the dots of abbreviations; reading them from Babel would take a sixth of our start-up.
_MONTHS = {
    "nb": _names("januar februar mars april mai juni juli august september oktober november desember"),
    "en": _names("January February March April May June July August September October November December"),
}
_SHORT_MONTHS = {
    "nb": _names("jan feb mars apr mai juni juli aug sep okt nov des"),
    "en": _names("Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec"),
}
_WEEKDAYS = {
    "nb": _names("mandag tirsdag onsdag torsdag fredag lørdag søndag"),
    "en": _names("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
}
_SHORT_WEEKDAYS = {
    "nb": _names("ma ti on to fr lø sø"),
    "en": _names("Mon Tue Wed Thu Fri Sat Sun"),
}
_DAY = {"nb": "{}. {}", "en": "{} {}"}


def _day(day: date, months: dict[str, tuple[str, ...]]) -> str:
    return _DAY[language()].format(day.day, months[language()][day.month - 1])
