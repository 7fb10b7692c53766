"""What a coordinator types for a day, a time of day or a number of minutes, read generously."""

import re
import unicodedata
from calendar import monthrange
from datetime import date, time, timedelta

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar january",
            "feb februar february",
            "mar mars march",
            "apr april",
            "mai may",
            "jun juni june",
            "jul juli july",
            "aug august",
            "sep sept september",
            "okt oct oktober october",
            "nov november",
            "des dec desember december",
        ),
        start=1,
    )
    for name in names.split()
}
_DAYS_FROM_NOW = {
    "i dag": 0,
    "idag": 0,
    "today": 0,
    "i morgen": 1,
    "imorgen": 1,
    "tomorrow": 1,
    "i går": -1,
    "yesterday": -1,
}
_WEEKDAY = (
    r"(?:man?(?:dag)?|mon(?:day)?|tir?(?:sdag)?|tue(?:s(?:day)?)?|on(?:s(?:dag)?)?|wed(?:nesday)?|tor?(?:sdag)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fre?(?:dag)?|fri(?:day)?|lør?(?:dag)?|sat(?:urday)?|søn?(?:dag)?|sun(?:day)?)"
)
_BEFORE = rf"^(?:{_WEEKDAY}\.?,?\s+)?"
_YEAR = r"(\d{4}|\d{2})"
_NUMBERED_DAY = re.compile(rf"{_BEFORE}(\d{{1,2}})[.\s/-]+(\d{{1,2}})(?:[.\s/-]+{_YEAR})?\.?$")
_NAMED_DAY = re.compile(rf"{_BEFORE}(\d{{1,2}})[.\s/-]*([a-z]+)[.\s/-]*{_YEAR}?\.?$")
_SHORT_DAY = re.compile(rf"^(\d{{2}})(\d{{2}}){_YEAR}?$")
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_YEARS_AWAY = 10
_TIME = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[:.,]?(\d{2}))?$")
_DAY_THEN_TIME = re.compile(r"^(.+?)[,\s]\s*((?:kl\.?\s*)?\d{1,2}(?:[:.]\d{2})?)$")
_HOURS_MINUTES = re.compile(r"^(\d{1,3}):(\d{2})$")
_HOURS = re.compile(r"^(\d{1,5}(?:[.,]\d{1,5})?)\s*(?:t|timer?|h|hours?)$")
_HOURS_AND_MINUTES = re.compile(r"^(\d{1,5})\s*(?:t|timer?|h|hours?)\s*(\d{1,2})\s*(?:m|min|minutter|minutes)?$")
_MINUTES = re.compile(r"^(\d{1,5})\s*(?:m|min|minutter|minutes)?$")
MINUTES_IN_A_DAY = 24 * 60


def day(text: str, today: date) -> date:
    """The day meant by `24.11`, `ma 24. nov`, `24/11/2026`, `2026-11-24` or `i morgen`.

    A day without a year is the one nearest to `today`; one further away than ten years is taken for a slip.
    Raises UserError with what to type instead.
    """
    said = _said(text)
    if said in _DAYS_FROM_NOW:
        return today + timedelta(days=_DAYS_FROM_NOW[said])
    try:
        return _day_of(said, today)
    except (KeyError, ValueError):
        pass
    raise UserError(_("“{text}” is not a date.").format(text=_shown(text)), _("Type it like 24.11.2026 or 24 Nov."))


def day_and_time(text: str, today: date) -> tuple[date, time | None]:
    """The day meant, and the time when one is typed after it, as in `ma 24. nov 13` or `24.11 kl. 13.30`.

    Raises UserError as `day` does.
    """
    parts = _DAY_THEN_TIME.match(_said(text))
    if parts:
        try:
            return day(parts[1], today), time_of_day(parts[2])
        except UserError:
            pass
    return day(text, today), None


def time_of_day(text: str) -> time:
    """The time meant by `13`, `13:00`, `13.00`, `1300` or `kl. 13`. Raises UserError."""
    parts = _TIME.match(_said(text))
    try:
        if parts:
            return time(int(parts[1]), int(parts[2] or 0))
    except ValueError:
        pass
    raise UserError(_("“{text}” is not a time of day.").format(text=_shown(text)), _("Type it like 13:00."))


def minutes(text: str) -> int:
    """Whole minutes meant by `75`, `1:15`, `1,25 t`, `1 t 15 min`; from 0 to 24 hours. Raises UserError."""
    found = _minutes_of(_said(text))
    if found is None:
        raise UserError(
            _("“{text}” is not a number of minutes.").format(text=_shown(text)),
            _("Type minutes, like 75, or hours, like 1:15."),
        )
    if found > MINUTES_IN_A_DAY:
        raise UserError(_("“{text}” is more than 24 hours.").format(text=_shown(text)), _("Check the number."))
    return found


def _said(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _shown(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 40 else f"{said[:39]}…"


def _minutes_of(said: str) -> int | None:
    if parts := _HOURS_MINUTES.match(said):
        return int(parts[1]) * 60 + int(parts[2]) if int(parts[2]) < 60 else None
    if parts := _HOURS.match(said):
        return round(float(parts[1].replace(",", ".")) * 60)
    if parts := _HOURS_AND_MINUTES.match(said):
        return int(parts[1]) * 60 + int(parts[2]) if int(parts[2]) < 60 else None
    if parts := _MINUTES.match(said):
        return int(parts[1])
    return None


def _day_of(said: str, today: date) -> date:
    if iso := _ISO_DAY.match(said):
        return _in_year(int(iso[3]), int(iso[2]), iso[1], today)
    if parts := _NAMED_DAY.match(said):
        return _in_year(int(parts[1]), _MONTHS[parts[2]], parts[3], today)
    if parts := _SHORT_DAY.match(said) or _NUMBERED_DAY.match(said):
        return _in_year(int(parts[1]), int(parts[2]), parts[3], today)
    raise ValueError(said)


def _in_year(number: int, month: int, year: str | None, today: date) -> date:
    if year:
        meant = date(int(year) if len(year) == 4 else 2000 + int(year), month, number)
        if abs(meant.year - today.year) > _YEARS_AWAY:
            raise ValueError(year)
        return meant
    years = range(today.year - 4, today.year + 5)
    candidates = [date(candidate, month, number) for candidate in years if number <= monthrange(candidate, month)[1]]
    if not candidates:
        raise ValueError(number)
    return min(candidates, key=lambda candidate: abs(candidate - today))
