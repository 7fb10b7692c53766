"""How quickly the timeline of a large cohort is scrolled and a dot carried along it."""

from datetime import timedelta
from typing import Any

from tests.bench.bench_window import took, window
from tests.bench.measure import Measured, alone, bench

PAGE_PIXELS = 600


def timeline() -> Any:
    """The timeline with every pair of the large file."""
    took(lambda: window().show("meetings", view="timeline"))
    return window().page.timeline.timeline


@bench("a page of the timeline scrolled on", limit=50, unit="ms")
def scrolling() -> Measured:
    drawn = timeline()
    return alone(lambda: took(lambda: drawn.scroll_to(drawn.offset + PAGE_PIXELS)))


@bench("a dot of the timeline carried to the next day", limit=50, unit="ms")
def carrying() -> Measured:
    drawn = timeline()
    item = next(item for row in drawn.rows for item in row.items if item.movable)
    drawn.choose(item.key)
    panel = window().page.timeline
    return alone(lambda: took(lambda: panel.on_drag(item.key, item.day + timedelta(days=1))))
