"""What a coordinator types for a day, a time of day or a number of minutes, read generously."""

import re
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
_DAYS_FROM_NOW = {"i dag": 0, "idag": 0, "today": 0, "i morgen": 1, "imorgen": 1, "tomorrow": 1, "i går": -1, "yesterday": -1}
_WEEKDAY = (
    r"(?:man?(?:dag)?|mon(?:day)?|tir?(?:sdag)?|tue(?:sday)?|on(?:s(?:dag)?)?|wed(?:nesday)?|tor?(?:sdag)?|thu(?:rsday)?"
    r"|fre?(?:dag)?|fri(?:day)?|lør?(?:dag)?|sat(?:urday)?|søn?(?:dag)?|sun(?:day)?)"
)
_DAY = re.compile(
    rf"^(?:{_WEEKDAY}\.?,?\s+)?(\d{{1,2}})[.\s/-]*(?:(\d{{1,2}})|([a-z]+))\.?[\s./-]*(\d{{4}}|\d{{2}})?\.?$"
)
_ISO_DAY = re.compile(r"^(\d{4})-(\d{1,2})-(\d{1,2})$")
_TIME = re.compile(r"^(?:kl\.?\s*)?(\d{1,2})(?:[:.]?(\d{2}))?$")
_HOURS_MINUTES = re.compile(r"^(\d{1,3}):(\d{2})$")
_HOURS = re.compile(r"^(\d+(?:[.,]\d+)?)\s*(?:t|timer?|h|hours?)$")
_HOURS_AND_MINUTES = re.compile(r"^(\d+)\s*(?:t|timer?|h|hours?)\s*(\d{1,2})\s*(?:m|min|minutter|minutes)?$")
_MINUTES = re.compile(r"^(\d+)\s*(?:m|min|minutter|minutes)?$")
MINUTES_IN_A_DAY = 24 * 60


def day(text: str, today: date) -> date:
    """The day meant by `24.11`, `ma 24. nov`, `24/11/2026`, `2026-11-24` or `i morgen`.

    A day without a year is the one nearest to `today`. Raises UserError with what to type instead.
    """
    said = " ".join(text.casefold().split())
    if said in _DAYS_FROM_NOW:
        return today + timedelta(days=_DAYS_FROM_NOW[said])
    try:
        if iso := _ISO_DAY.match(said):
            return date(int(iso[1]), int(iso[2]), int(iso[3]))
        if parts := _DAY.match(said):
            number = int(parts[2]) if parts[2] else _MONTHS[parts[3]]
            return _in_year(int(parts[1]), number, parts[4], today)
    except (KeyError, ValueError):
        pass
    raise UserError(_("“{text}” is not a date.").format(text=text.strip()), _("Type it like 24.11.2026 or 24 Nov."))


def time_of_day(text: str) -> time:
    """The time meant by `13`, `13:00`, `13.00`, `1300` or `kl. 13`. Raises UserError."""
    parts = _TIME.match(text.strip().casefold())
    try:
        if parts:
            return time(int(parts[1]), int(parts[2] or 0))
    except ValueError:
        pass
    raise UserError(_("“{text}” is not a time of day.").format(text=text.strip()), _("Type it like 13:00."))


def minutes(text: str) -> int:
    """Whole minutes meant by `75`, `1:15`, `1,25 t`, `1 t 15 min`; from 0 to 24 hours. Raises UserError."""
    said = text.strip().casefold()
    found = _minutes_of(said)
    if found is None:
        raise UserError(
            _("“{text}” is not a number of minutes.").format(text=text.strip()),
            _("Type minutes, like 75, or hours, like 1:15."),
        )
    if found > MINUTES_IN_A_DAY:
        raise UserError(_("“{text}” is more than 24 hours.").format(text=text.strip()), _("Check the number."))
    return found


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


def _in_year(number: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) if len(year) == 4 else 2000 + int(year), month, number)
    years = range(today.year - 4, today.year + 5)
    candidates = [date(candidate, month, number) for candidate in years if number <= monthrange(candidate, month)[1]]
    if not candidates:
        raise ValueError(number)
    return min(candidates, key=lambda candidate: abs(candidate - today))
