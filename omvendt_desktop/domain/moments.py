"""Reads dates and times as people and forms write them."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from omvendt_desktop.domain.cell_values import from_serial
from omvendt_desktop.domain.sheets import Value

_CLOCK = (
    r"(?:[,T\s]+(?:kl\.?\s*)?(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?:[:.](?P<second>\d{2})(?:[.,]\d+)?)?"
    r"\s*(?P<half>[AaPp]\.?[Mm]\.?)?\s*(?P<zone>Z|UTC|GMT|BST|[WCE]ES?T|(?:UTC|GMT)?[+-]\d{1,2}:?(?:\d{2})?)?)?\.?$"
)
_YEAR_FIRST = re.compile(r"^(?P<year>\d{4})(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})" + _CLOCK)
_SLASHES = re.compile(r"^(?P<first>\d{1,2})/(?P<second_number>\d{1,2})/(?P<year>\d{4}|\d{2})" + _CLOCK)
_DAY_FIRST = re.compile(
    r"^(?P<day>\d{1,2})(?P<sign>[-.])\s?(?P<month>\d{1,2})(?P=sign)\s?(?P<year>\d{4}|\d{2})" + _CLOCK
)
_NAMED = re.compile(
    r"^(?:[^\W\d]+\.?,?\s+)?(?P<day>\d{1,2})\.?\s*(?P<name>[^\W\d]{3,})\.?,?\s+(?P<year>\d{4})" + _CLOCK
)
_NAME_FIRST = re.compile(r"^(?P<name>[^\W\d]{3,})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year>\d{4})" + _CLOCK)
_ANY_DAY = re.compile(r"\b(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\s?\d{1,2}[./]\s?\d{4})\b")
_MONTHS = {
    name[:3]: number
    for number, names in enumerate(
        "jan feb mar apr mai,may jun jul aug sep okt,oct nov des,dec".split(),
        start=1,
    )
    for name in names.split(",")
}
_ZONES = {"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180}


def moment_of(
    value: Value, day_first: bool | None = None, *, utc: bool = False, from_1904: bool = False
) -> datetime | None:
    """The moment in Norwegian wall time, to the second, or None when it cannot be told.

    Dots put the day first; for slashes `day_first` must say so (None: not known). `utc` moves it from UTC.
    """
    moment, zoned = _moment(value, day_first, from_1904)
    if moment is None:
        return None
    if utc and not zoned:
        moment = _here(moment.replace(tzinfo=UTC))
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def slashes_day_first(texts: Iterable[str]) -> bool | None:
    """Whether a column’s dates with slashes put the day first; None when they do not tell or disagree."""
    says: set[bool] = set()
    for text in texts:
        if "/" in text and (parts := _SLASHES.match(text)):
            if int(parts["first"]) > 12:
                says.add(True)
            elif int(parts["second_number"]) > 12:
                says.add(False)
    return says.pop() if len(says) == 1 else None


def has_slashes(text: str) -> bool:
    """Whether the text is a date with slashes whose order must be known."""
    return "/" in text and _SLASHES.match(text) is not None


def days_in(text: str, day_first: bool | None = True) -> tuple[date, ...]:
    """The whole dates a text names, in order, each once; a day without a year is not guessed."""
    found = (moment_of(part.replace(" ", ""), day_first) for part in _ANY_DAY.findall(text))
    return tuple(dict.fromkeys(moment.date() for moment in found if moment))


def _moment(value: Value, day_first: bool | None, from_1904: bool) -> tuple[datetime | None, bool]:
    if isinstance(value, datetime):
        return value, False
    if isinstance(value, date):
        return datetime.combine(value, time()), False
    if isinstance(value, int | float) and not isinstance(value, bool):
        return from_serial(value, from_1904), False
    return _from_text(value, day_first) if isinstance(value, str) else (None, False)


def _from_text(text: str, day_first: bool | None) -> tuple[datetime | None, bool]:
    for pattern in (_YEAR_FIRST, _DAY_FIRST, _SLASHES, _NAMED, _NAME_FIRST):
        if parts := pattern.match(text):
            try:
                return _built(parts, day_first)
            except (KeyError, ValueError, OverflowError):
                return None, False
    return None, False


def _built(parts: re.Match[str], day_first: bool | None) -> tuple[datetime | None, bool]:
    said = parts.groupdict()
    if "second_number" in said:
        if day_first is None:
            return None, False
        day, month = (said["first"], said["second_number"]) if day_first else (said["second_number"], said["first"])
    else:
        day, month = said["day"], said.get("month") or str(_MONTHS[said["name"][:3].casefold()])
    year = int(said["year"]) + (2000 if len(said["year"]) == 2 else 0)
    moment = datetime(year, int(month), int(day), _hour(said), int(said["minute"] or 0), int(said["second"] or 0))
    return _in_zone(moment, said["zone"])


def _hour(said: dict[str, str]) -> int:
    hour, half = int(said["hour"] or 0), (said["half"] or "").casefold()[:1]
    if half and not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + 12 * (half == "p") if half else hour


def _in_zone(moment: datetime, zone: str | None) -> tuple[datetime, bool]:
    if not zone:
        return moment, False
    if zone in _ZONES:
        minutes = _ZONES[zone]
    else:
        sign, digits = re.search(r"([+-])([\d:]+)", zone).groups()  # type: ignore[union-attr]
        digits = digits.replace(":", "")
        minutes = int(digits[:2]) * 60 + int(digits[2:] or 0)
        minutes = -minutes if sign == "-" else minutes
    return _here(moment.replace(tzinfo=timezone(timedelta(minutes=minutes)))), True


def _here(moment: datetime) -> datetime:
    return moment.astimezone(ZoneInfo("Europe/Oslo")).replace(tzinfo=None)
