"""Working days in Norway, and why a day is off."""

from datetime import date, timedelta
from functools import cache, lru_cache

from omvendt_desktop.i18n import N_, _, language

_WEEKEND_WORDS = {5: N_("Saturday"), 6: N_("Sunday")}
_HOLIDAY_LANGUAGES = {"nb": "no", "en": "en_US"}


@lru_cache(maxsize=4096)
def is_working_day(day: date, skip_july: bool = False) -> bool:
    """Whether meetings may be planned: no weekend, no public holiday, not 24.12–1.1, no July if so wished."""
    if day.weekday() > 4 or _is_christmas(day) or (skip_july and day.month == 7):
        return False
    return not _is_in_spring(day) or day not in _holidays(day.year, "nb")


def day_off_name(day: date) -> str:
    """Why no meeting is planned on the day, such as “Good Friday”; an empty text on a working day."""
    name = _holidays(day.year, language()).get(day, "")
    if not name and _is_christmas(day):
        name = _("the days between Christmas and New Year")
    return name or (_(_WEEKEND_WORDS[day.weekday()]) if day.weekday() > 4 else "")


def next_working_day(day: date, skip_july: bool = False, step: int = 1) -> date:
    """The day itself when it is a working day, else the next one in steps of so many days."""
    while not is_working_day(day, skip_july):
        day += timedelta(days=step)
    return day


def _is_christmas(day: date) -> bool:
    return (day.month, day.day) >= (12, 24) or (day.month, day.day) == (1, 1)


def _is_in_spring(day: date) -> bool:
    """From the earliest Palm Sunday to the latest Whit Monday: every holiday but those at Christmas lies there.

    On other days the library need not be loaded, which takes longer than anything else at the start.
    """
    return (3, 15) <= (day.month, day.day) <= (6, 14)


@cache
def _holidays(year: int, code: str) -> dict[date, str]:
    from holidays import country_holidays

    return dict(country_holidays("NO", years=[year], language=_HOLIDAY_LANGUAGES[code]).items())
