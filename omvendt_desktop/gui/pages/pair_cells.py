"""How a pair’s meetings, time and state are drawn in any list."""

from collections.abc import Sequence

from omvendt_desktop import formats
from omvendt_desktop.domain.health import what_to_do
from omvendt_desktop.domain.meetings import Dot
from omvendt_desktop.domain.pair_states import PairState, state_word
from omvendt_desktop.gui.widgets.table import Bar, Dots, Status
from omvendt_desktop.i18n import _
from omvendt_desktop.store.queries.overview import PairLine

TONES = {
    PairState.RED: "danger",
    PairState.OVER_BUDGET: "danger",
    PairState.NOT_ACTIVE: "neutral",
    PairState.CALL_TODAY: "info",
    PairState.BEHIND: "warning",
    PairState.YELLOW: "warning",
    PairState.TOO_EARLY: "neutral",
    PairState.ON_TRACK: "good",
}
_DOT_LOOKS = {Dot.HELD: "filled", Dot.NO_SHOW: "danger"}


def dots_of(dots: Sequence[Dot]) -> Dots:
    """One dot a meeting: filled when held, red when missed, else empty."""
    held = sum(dot is Dot.HELD for dot in dots)
    return Dots([_DOT_LOOKS.get(dot, "empty") for dot in dots], f"{held}/{len(dots)}")


def bar_of(line: PairLine, text: str = "") -> Bar:
    """The time used against the budget, with a mark at the plan to date."""
    tone = "danger" if 0 < line.budget < line.used else "normal"
    return Bar(line.used, line.budget, line.plan_to_date, tone, text)


def held_of(line: PairLine) -> int:
    """How many meetings of a pair have been held, to sort by."""
    return sum(dot is Dot.HELD for dot in line.dots)


def dots_cell(line: PairLine) -> Dots:
    """The dots of a pair."""
    return dots_of(line.dots)


def time_cell(line: PairLine) -> Bar:
    """The bar of a pair, with its hours."""
    return bar_of(line, formats.hours(line.used))


def time_tip(line: PairLine) -> str:
    """The hours of each of the two, and whose the bar shows."""
    behind = line.state is PairState.BEHIND
    whose = _("The bar shows the one who is behind.") if behind else _("The bar shows the one who has used most.")
    return "\n".join((*_hours_of_each(line), whose))


def status_cell(line: PairLine) -> Status:
    """How the pair stands, as a dot and a word."""
    return Status(TONES[line.state], state_word(line.state))


def health_tip(line: PairLine) -> str:
    """Why the pair stands as it does, and what to do; of a pair that is not active nothing."""
    if line.state in (PairState.OVER_BUDGET, PairState.BEHIND):
        return "\n".join((*_hours_of_each(line), what_to_do(line.health))).strip()
    if line.state is PairState.CALL_TODAY:
        return what_to_do(line.health)
    return line.health.words if line.health else ""


def _hours_of_each(line: PairLine) -> list[str]:
    each = zip((line.mentor, line.mentee), line.used_by_each, strict=True)
    return [_("{name}: {hours} h").format(name=name, hours=formats.hours(used)) for name, used in each]
