"""The tour leaves no page out."""

from omvendt_desktop import tour
from omvendt_desktop.gui import registry


def test_every_page_is_visited():
    assert {"start", *tour.PAGES} == set(registry._CLASSES)
