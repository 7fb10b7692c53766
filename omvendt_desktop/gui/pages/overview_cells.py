"""The words of the overview: four cards, the strip of months, today’s list, and what is coming."""

from omvendt_desktop import formats
from omvendt_desktop.gui.pages.time_cells import budget_words
from omvendt_desktop.gui.widgets.month_strip import StripMark
from omvendt_desktop.gui.widgets.table import Detail, TwoLines
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.store.queries.overview import Coming, Figures, Mark

IN_SIGHT = 4


def pairs_text(figures: Figures) -> tuple[str, str, str]:
    """Figure, line and tone of the card about active pairs."""
    behind = figures.pairs_behind
    line = (
        ngettext("{count} is behind", "{count} are behind", behind).format(count=behind)
        if behind
        else _("none behind on hours")
    )
    return str(figures.active_pairs), line, "muted"


def meetings_text(figures: Figures) -> tuple[str, str, str]:
    """Figure, line and tone of the card about meetings held."""
    figure = _("{held} of {planned}").format(held=figures.held, planned=figures.meetings)
    return figure, _("{count} this week").format(count=figures.this_week), "muted"


def time_text(figures: Figures) -> tuple[str, str, str]:
    """Figure, line and tone of the card about hours."""
    figure = budget_words(figures.average_used, figures.budget)
    return figure, _("plan to date: {hours} h").format(hours=formats.hours(figures.plan_to_date)), "muted"


def time_title(budget: int) -> str:
    """What stands above the time of the pairs: how much there is of it, where there is a budget."""
    return _("Time of {hours} h").format(hours=formats.hours_short(budget)) if budget else _("Time")


def unlogged_text(figures: Figures) -> tuple[str, str, str]:
    """Figure, line and tone of the card about meetings that were held but not logged."""
    count, days = figures.unlogged, figures.oldest_unlogged_days
    if not count:
        return "0", _("everything is logged"), "muted"
    figure = ngettext("{count} meeting", "{count} meetings", count).format(count=count)
    line = ngettext("oldest {days} day", "oldest {days} days", days).format(days=days)
    return figure, line, "danger" if days > 3 else "muted"


def mark_of(mark: Mark) -> StripMark:
    """A module on the strip: filled when all of it has been held, lighter when some has."""
    state = "empty" if not mark.held else "filled" if mark.held >= mark.total else "normal"
    days = formats.weekday_day(mark.day)
    if mark.last_day != mark.day:
        days = _("{first} to {last}").format(first=days, last=formats.weekday_day(mark.last_day))
    held = _("{held} of {planned} held").format(held=mark.held, planned=mark.total)
    middle = mark.day + (mark.last_day - mark.day) / 2
    return StripMark(middle, mark.code, state, f"{mark.code} {mark.title}\n{days} · {held}")


def coming_cell(coming: Coming) -> TwoLines:
    """Time and theme, as far as the theme’s colon, above; people and place below."""
    upper = f"{formats.clock(coming.starts_at)}  {_short(coming.module)}"
    lower = " · ".join(part for part in (coming.who, coming.place) if part)
    return TwoLines(upper, lower, bold=False, small=True)


def todo_title(count: int) -> str:
    """The heading of today’s list, with how many there are when they may not all be in sight."""
    return _("Today’s list ({count})").format(count=count) if count > IN_SIGHT else _("Today’s list")


def coming_in_short(coming: Coming) -> TwoLines:
    """Day, time and people above, theme and place below: for a list too narrow for a column of days."""
    upper = f"{formats.when(coming.starts_at)}  {coming.who}"
    lower = " · ".join(part for part in (_short(coming.module), coming.place) if part)
    return TwoLines(upper, lower, bold=False, small=True)


def _short(title: str) -> str:
    return title.partition(": ")[0]


def day_cell(coming: Coming) -> Detail:
    """The day of a coming meeting."""
    return Detail(formats.weekday_day(coming.starts_at.date()))
