"""What takes long is worked out while the page is seen, and shown when it is ready."""

import pytest

from omvendt_desktop.gui.pages import bit_by_bit
from omvendt_desktop.store.queries import overview
from tests import builders


@pytest.fixture(autouse=True)
def everything_is_long(monkeypatch, store, programme):
    """Already two people are too many to be worked out at once, and only `work_done` goes on."""
    monkeypatch.setattr(bit_by_bit, "FIRST", 60_000)
    monkeypatch.setattr(bit_by_bit, "STEP", 60_000)
    monkeypatch.setattr(overview, "FEW_PEOPLE", 1)
    monkeypatch.setattr(overview, "AT_ONCE", 1)
    return builders.pair(store, programme)


def work_done(page):
    while page._work._later.waits():
        page._work._later.cancel()
        page._work._next()
    page.update()


def test_the_hours_are_shown_when_they_are_worked_out(window):
    page = window.show("time")
    window.root.update_idletasks()
    assert page.waiting.winfo_ismapped()
    assert not page.table.winfo_ismapped()
    work_done(page)
    assert len(page.table.rows()) == 2
    assert page.table.winfo_ismapped()
    assert not page.waiting.winfo_ismapped()


def test_the_cards_of_the_overview_follow_its_pairs(window):
    page = window.show("overview")
    window.root.update()
    assert len(page.pairs.rows()) == 1
    assert not page.figures.cards[0]._figure
    work_done(page)
    assert page.figures.cards[0]._figure == "1"


@pytest.mark.parametrize("name", ["overview", "time"])
def test_a_page_left_too_early_begins_anew_when_it_is_seen_again(window, name):
    page = window.show(name)
    window.root.update()
    window.show("settings")
    work_done(page)
    assert page.stale
    window.show(name)
    window.root.update()
    work_done(page)
    assert not page.stale
    assert overview.is_ready(window.store, window.programme.id, window.today())
