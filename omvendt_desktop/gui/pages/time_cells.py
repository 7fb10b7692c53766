"""How an account of time is drawn: hours, the bar against the plan, and a word when it needs a look."""

from collections.abc import Iterable, Sequence

from omvendt_desktop import formats
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.participants import role_word as role_word_of
from omvendt_desktop.domain.time_spent import Narrowing, Standing, TimeState, state_word
from omvendt_desktop.gui.widgets.table import Bar, Bold, Muted, Tone, TwoLines
from omvendt_desktop.gui.widgets.table_values import Value
from omvendt_desktop.i18n import _

_LOUD = {TimeState.OVER: "danger", TimeState.BEHIND: "warning"}


def part_cell(minutes: int) -> Value:
    """Hours with two decimals, and a dash for none."""
    return formats.hours(minutes, 2) if minutes else Muted("–")


def name_cell(row: Standing) -> Value:
    """The name; of a pair both names, one below the other."""
    mentor, between, mentee = row.name.partition(" → ")
    return TwoLines(mentor, mentee, bold=False) if between and row.participant_id is None else row.name


def role_cell(row: Standing) -> Muted:
    """The role, for sums nothing."""
    return Muted(role_word_of(row.role) if row.role else "")


def used_cell(row: Standing) -> Bold:
    """The hours used."""
    return Bold(formats.hours(row.used, 2))


def plan_cell(row: Standing) -> Value:
    """The bar of the budget with a mark where the plan is today; red when the budget is overrun."""
    if not row.budget:
        return Muted("")
    return Bar(row.used, row.budget, row.plan_to_date, "danger" if row.over_budget else "normal")


def budget_words(used: float, budget: int, digits: int = 1) -> str:
    """The hours used and those of the budget; without one only those used."""
    hours = formats.hours(used, digits)
    if not budget:
        return _("{hours} h").format(hours=hours)
    return _("{used} of {budget} h").format(used=hours, budget=formats.hours_short(budget))


def state_cell(row: Standing) -> Value:
    """A word only for those over the budget or falling behind."""
    tone = _LOUD.get(row.state)
    return Tone(tone, state_word(row.state)) if tone else Muted("")


def is_loud(row: Standing) -> bool:
    """Whether there is something to say of the row."""
    return row.state in _LOUD


def forecast_cell(row: Standing) -> Value:
    """The hours when all has been held, red when that is more than the budget; of a module nothing."""
    if row.module_id is not None:
        return Muted("")
    text = formats.hours(row.forecast, 1)
    return Tone("danger", text) if row.over_forecast else text


def left_cell(row: Standing) -> Value:
    """The hours left, red when there are none; a dash where there is no budget of its own."""
    if not row.budget:
        return Muted("–")
    text = formats.hours(row.left, 2)
    return Tone("danger", text) if row.over_budget else text


def total_cells(row: Standing) -> dict[str, Value]:
    """The row at the foot, by column."""
    return {
        "name": Bold(row.name),
        "training": part_cell(row.training),
        "gatherings": part_cell(row.gatherings),
        "meetings": part_cell(row.meetings),
        "other": part_cell(row.other),
        "used": used_cell(row),
        "forecast": formats.hours(row.forecast, 1),
        "left": Bold(formats.hours(row.left, 2)) if row.budget else Muted("–"),
    }


def changed_in_place(
    before: Sequence[Standing], now: Sequence[Standing], narrowing: Narrowing
) -> list[Standing] | None:
    """The accounts shown that are others than before; None when one came, went or belongs on another line."""
    changed = [(old, new) for old, new in zip(before, now, strict=False) if old is not new]
    if len(before) != len(now) or any(_line(old, narrowing) != _line(new, narrowing) for old, new in changed):
        return None
    return [new for _old, new in changed if narrowing.holds(new)]


def _line(row: Standing, narrowing: Narrowing) -> tuple[object, ...]:
    return row.participant_id, row.pair_id, row.pair, row.role, narrowing.holds(row)


def in_pairs(rows: Iterable[Standing]) -> list[Standing]:
    """The rows by pair, the mentor above the mentee; those without a pair come last."""
    return sorted(rows, key=lambda row: (row.pair_id is None, formats.sort_key(row.pair), row.role is Role.MENTEE))
