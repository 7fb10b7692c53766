"""Text to be read."""

import pytest

from omvendt_desktop.gui.widgets.reading_text import ReadingText


@pytest.fixture
def reading(root):
    made = ReadingText(root)
    made.pack(fill="both", expand=True)
    root.update()
    return made


def test_it_shows_every_paragraph_in_order(reading):
    reading.show([("heading", "Answers"), ("label", "Why?"), ("body", "Because"), ("fact", "Phone\t900")])
    assert reading.read() == "Answers\nWhy?\nBecause\nPhone\t900"


def test_what_is_shown_next_replaces_it(reading):
    reading.show([("body", "one")])
    reading.show([("body", "two")])
    assert reading.read() == "two"


def test_nothing_can_be_typed_into_it(root, reading):
    reading.show([("body", "one")])
    reading.text.focus_force()
    root.update()
    reading.text.event_generate("<Key-x>")
    root.update()
    assert reading.read() == "one"


def test_a_long_text_scrolls_and_begins_at_its_top(root, reading):
    reading.show([("body", f"line {number}") for number in range(300)])
    root.update()
    assert reading.text.yview()[0] == 0
    reading.scroll(1)
    assert reading.text.yview()[0] > 0
