"""The two fields of a moment in a form: a day, and the time that may be typed after it."""

from collections.abc import Callable
from datetime import date

from omvendt_desktop.gui.widgets.date_field import DateField
from omvendt_desktop.gui.widgets.form import Form
from omvendt_desktop.gui.widgets.time_field import TimeField
from omvendt_desktop.i18n import _


def add_moment(form: Form, today: Callable[[], date], label: str) -> None:
    """Add the fields `day`, under this label, and `at`."""
    day = form.add("day", label, DateField(form, today), required=True)
    at = form.add("at", _("Time"), TimeField(form), required=True)
    day.on_time(at.set)
