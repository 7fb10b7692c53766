"""The strip of months: every dot at its day."""

from datetime import date

import pytest

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.month_strip import MonthStrip, StripMark

TODAY = date(2026, 11, 22)


@pytest.fixture
def strip(root):
    made = MonthStrip(root)
    made.place(x=0, y=0, width=600, height=46)
    return made


def shown(strip, root, *days):
    marks = [StripMark(day, word, "empty", f"about {word}") for word, day in days]
    strip.show([*marks, StripMark(date(2027, 5, 1), "C", "empty")], TODAY)
    root.update()
    return strip._places


def test_marks_of_one_day_share_a_dot_whose_tip_tells_of_both(strip, root):
    at, mark = shown(strip, root, ("T1", date(2026, 11, 2)), ("T2", date(2026, 11, 2)))[0]
    assert (mark.word, mark.day) == ("T1 T2", date(2026, 11, 2))
    assert strip._tip(at, 0) == "about T1\nabout T2"


def test_no_dot_passes_today(strip, root):
    days = [(f"M{number}", date(2026, 11, 9 + 3 * number)) for number in range(8)]
    places = shown(strip, root, *days)
    first, last = date(2026, 11, 2), date(2027, 5, 8)
    today = strip._x(TODAY, first, last, strip.winfo_width())
    assert all((at < today) == (mark.day < TODAY) for at, mark in places)
    assert all(at == strip._x(mark.day, first, last, strip.winfo_width()) for at, mark in places)


def test_a_word_ends_before_the_next_dot_on_the_other_side_of_today(strip, root):
    places = shown(strip, root, ("T1 T2", date(2026, 11, 21)), ("T3", date(2026, 11, 24)))
    [(before, _mark), (after, _next), *_rest] = places
    assert after - before < theme.px(30)
    words = {strip.itemcget(item, "text"): strip.bbox(item) for item in strip.find_all() if strip.type(item) == "text"}
    assert "T1 T2" not in words
    assert all(right <= after for word, (left, _t, right, _b) in words.items() if before < left < after)
    assert strip._tip(before, 0) == "about T1 T2"
