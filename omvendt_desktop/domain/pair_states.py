"""How an open pair stands in one word: its hours, its health and the coordinator’s calls weighed together."""

from collections.abc import Collection
from enum import StrEnum

from omvendt_desktop.domain.health import Health, Level, level_word
from omvendt_desktop.domain.time_spent import TimeState
from omvendt_desktop.domain.time_spent import state_word as time_word
from omvendt_desktop.i18n import _


class PairState(StrEnum):
    """What matters most about a pair; the first that applies counts, and ON_TRACK is what remains when all is well."""

    RED = "red"
    OVER_BUDGET = "over_budget"
    NOT_ACTIVE = "not_active"
    CALL_TODAY = "call_today"
    BEHIND = "behind"
    YELLOW = "yellow"
    TOO_EARLY = "too_early"
    ON_TRACK = "on_track"


def pair_state(times: Collection[TimeState], health: Health | None, call_today: bool) -> PairState:
    """How a pair stands by the hours of its two people, its health (None unless active) and whether one is called."""
    level = health.level if health else None
    applies = {
        PairState.RED: level is Level.RED,
        PairState.OVER_BUDGET: TimeState.OVER in times,
        PairState.NOT_ACTIVE: level is None,
        PairState.CALL_TODAY: call_today,
        PairState.BEHIND: TimeState.BEHIND in times,
        PairState.YELLOW: level is Level.YELLOW,
        PairState.TOO_EARLY: level is Level.TOO_EARLY,
    }
    return next((state for state in PairState if applies.get(state)), PairState.ON_TRACK)


def state_word(state: PairState) -> str:
    """How the pair stands, as words on screen."""
    return {
        PairState.RED: level_word(Level.RED),
        PairState.OVER_BUDGET: time_word(TimeState.OVER),
        PairState.NOT_ACTIVE: _("not active"),
        PairState.CALL_TODAY: _("check-in today"),
        PairState.BEHIND: time_word(TimeState.BEHIND),
        PairState.YELLOW: level_word(Level.YELLOW),
        PairState.TOO_EARLY: level_word(Level.TOO_EARLY),
        PairState.ON_TRACK: time_word(TimeState.ON_TRACK),
    }[state]
