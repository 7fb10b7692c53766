"""Wall times of a time zone, and the same moments in UTC."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _


def check_wall_time(moment: datetime, zone: str) -> None:
    """Raise UserError when the clock skips the moment on the night summer time begins."""
    there = moment.replace(tzinfo=ZoneInfo(zone))
    if there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != moment:
        raise UserError(
            _("At {time} on {day} the clocks go forward, so that time does not exist.").format(
                time=f"{moment:%H:%M}", day=f"{moment:%d.%m.%Y}"
            ),
            _("Choose another time."),
        )


def in_utc(moment: datetime, zone: str) -> datetime:
    """Wall time in a zone as UTC without zone, to the second; the first of the two hours when the clock goes back."""
    return moment.replace(tzinfo=ZoneInfo(zone), microsecond=0).astimezone(UTC).replace(tzinfo=None)


def wall_time(moment: datetime, zone: str) -> datetime:
    """UTC without zone as wall time in a zone."""
    return moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone)).replace(tzinfo=None)


def wall_time_at(moment: datetime, zone: str | None) -> datetime:
    """A moment as wall time in a zone, or in its own with None; one without a zone is wall time already."""
    there = moment.astimezone(ZoneInfo(zone)) if zone and moment.tzinfo else moment
    return there.replace(tzinfo=None)
