"""How a pair stands: hours, health and calls weighed together."""

import pytest

from omvendt_desktop.domain.health import Cause, Health, Level
from omvendt_desktop.domain.pair_states import PairState, pair_state, state_word
from omvendt_desktop.domain.time_spent import TimeState
from omvendt_desktop.i18n import using

GOOD = {TimeState.ON_TRACK}


def health(level: Level) -> Health:
    return Health(level, Cause.WELL, "", "", 1)


@pytest.mark.parametrize(
    ("times", "level", "call_today", "state"),
    [
        ({TimeState.OVER, TimeState.BEHIND}, None, True, PairState.OVER_BUDGET),
        ({TimeState.BEHIND}, None, True, PairState.NOT_ACTIVE),
        ({TimeState.BEHIND}, Level.RED, True, PairState.RED),
        ({TimeState.OVER}, Level.RED, False, PairState.RED),
        ({TimeState.OVER}, Level.YELLOW, True, PairState.OVER_BUDGET),
        ({TimeState.BEHIND}, Level.YELLOW, True, PairState.CALL_TODAY),
        ({TimeState.BEHIND, TimeState.ON_TRACK}, Level.YELLOW, False, PairState.BEHIND),
        (GOOD, Level.YELLOW, False, PairState.YELLOW),
        (GOOD, Level.TOO_EARLY, False, PairState.TOO_EARLY),
        (GOOD, Level.GREEN, False, PairState.ON_TRACK),
        ({TimeState.NOT_BEGUN}, Level.GREEN, False, PairState.ON_TRACK),
    ],
)
def test_the_gravest_that_applies_is_told(times, level, call_today, state):
    assert pair_state(times, level and health(level), call_today) is state


def test_every_state_has_a_word_of_its_own():
    with using("en"):
        words = [state_word(state) for state in PairState]
    assert all(words)
    assert len(set(words)) == len(words)
