"""Lists typed on one line: words or days with commas between."""

from datetime import date

from omvendt_desktop import typed
from omvendt_desktop.errors import Problem, UserError


def words(text: str) -> tuple[str, ...]:
    """The words between commas or semicolons."""
    return tuple(part.strip() for part in text.replace(";", ",").split(",") if part.strip())


def days(text: str, today: date) -> tuple[date, ...]:
    """The days between commas. Raises UserError for one that cannot be read."""
    return tuple(typed.day(part, today) for part in words(text))


def check_days(name: str, text: str, today: date) -> list[Problem]:
    """Problems of a list of days: one that cannot be read."""
    try:
        days(text, today)
    except UserError as error:
        return [Problem(name, error.sentences)]
    return []
