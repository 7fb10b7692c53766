import gc

import pytest

from omvendt_desktop.gui import collecting


class Knot:
    """Something only the collector can free."""

    def __init__(self, freed):
        self.me, self._freed = self, freed

    def __del__(self):
        self._freed.append("freed")


class Screen:
    """Says for how long nobody has typed or clicked, and keeps what is to be called later."""

    def __init__(self):
        self.quiet = 0
        self.tk = self

    def call(self, *words):
        assert words == ("tk", "inactive")
        return self.quiet

    def after(self, milliseconds, callback):
        self.later = callback


@pytest.fixture
def quiet_for():
    usual, screen = gc.get_threshold(), Screen()

    def look(milliseconds):
        screen.quiet = milliseconds
        screen.later()

    collecting.at_length_in_pauses(screen)
    yield look
    gc.set_threshold(*usual)


def old_and_unused(freed):
    """A knot that has grown old among the objects, and then many rounds among younger ones."""
    knot = Knot(freed)
    gc.collect()
    del knot
    first, second, _third = gc.get_threshold()
    kept = [[] for _number in range(12 * (first + 1) * (second + 1))]
    assert gc.get_count()[2] >= 10
    return kept


def test_a_gesture_never_waits_until_everything_has_been_looked_through(quiet_for):
    freed = []
    old_and_unused(freed)
    quiet_for(milliseconds=200)
    assert not freed


def test_in_a_pause_everything_is_looked_through(quiet_for):
    freed = []
    old_and_unused(freed)
    quiet_for(milliseconds=200)
    quiet_for(milliseconds=1500)
    assert freed == ["freed"]


def test_where_nobody_can_tell_whether_there_is_a_pause_it_is_done_all_the_same(quiet_for):
    freed = []
    old_and_unused(freed)
    quiet_for(milliseconds=-1)
    assert freed == ["freed"]


def test_work_that_goes_on_is_waited_for(quiet_for):
    freed = []
    old_and_unused(freed)
    collecting.hold("work")
    quiet_for(milliseconds=1500)
    assert not freed
    collecting.release("work")
    quiet_for(milliseconds=1500)
    assert freed == ["freed"]
