"""The window opens where it was, whole on what there is of screens, and at its own size after filling one."""

from tkinter import Misc

import pytest

from omvendt_desktop.gui import window_place
from omvendt_desktop.gui.window_place import WindowPlace, fitted
from omvendt_desktop.settings import Settings


@pytest.fixture
def root(root):
    """The window, put back where the other tests expect it."""
    yield root
    root.unbind("<Configure>")
    root.geometry("1000x700+0+0")


@pytest.fixture
def screens(monkeypatch):
    """Two screens beside each other, the left one at negative places."""
    for name, pixels in (("x", -1600), ("y", 0), ("width", 3200), ("height", 1000)):
        monkeypatch.setattr(Misc, f"winfo_vroot{name}", lambda widget, pixels=pixels: pixels)


@pytest.fixture
def at_once(monkeypatch):
    """Where the window stands is noted without waiting for it to settle."""
    monkeypatch.setattr(window_place, "_SETTLED_MS", 0)


@pytest.mark.parametrize(
    ("kept", "opens"),
    [
        ("1280x800+100+50", "1280x800+100+50"),
        ("1280x800+-1500+50", "1280x800+-1500+50"),
        ("1280x800+4000+300", "1280x800+320+200"),
        ("1280x800+-5000+-40", "1280x800+-1600+0"),
        ("9000x9000+0+0", "3200x1000+-1600+0"),
        ("1280x800-5-5", ""),
        ("", ""),
    ],
)
def test_a_place_outside_of_the_screens_is_brought_back_to_them(root, screens, kept, opens):
    assert fitted(root, kept) == opens


def test_the_window_opens_where_it_was_and_keeps_where_it_is_moved_to(root, at_once):
    settings = Settings(window="1100x720+40+30")
    place = WindowPlace(root, settings)
    place.show()
    root.update()
    assert root.geometry() == "1100x720+40+30"
    root.geometry("1200x750+60+70")
    root.update()
    place.keep()
    assert (settings.window, settings.zoomed) == ("1200x750+60+70", False)


def test_a_window_that_fills_the_screen_keeps_the_size_it_goes_back_to(root, at_once, monkeypatch):
    settings = Settings(window="1100x720+40+30")
    place = WindowPlace(root, settings)
    place.show()
    root.geometry("1200x750+60+70")
    root.update()
    root.event_generate("<Configure>")
    root.update()
    monkeypatch.setattr(window_place, "fills_screen", lambda root: True)
    root.geometry("1600x1000+0+0")
    root.update()
    place.keep()
    assert (settings.window, settings.zoomed) == ("1200x750+60+70", True)


def test_a_window_that_filled_the_screen_does_so_again(root, monkeypatch):
    asked = []
    monkeypatch.setattr(root, "attributes", lambda *about: asked.append(about))
    monkeypatch.setattr(root, "state", lambda *about: asked.append(about) or "normal")
    WindowPlace(root, Settings(window="1100x720+40+30", zoomed=True)).show()
    assert asked in ([("-zoomed", True)], [("zoomed",)])


def test_a_window_the_system_has_placed_is_kept_there(root, monkeypatch):
    settings = Settings()
    place = WindowPlace(root, settings)
    monkeypatch.setattr(root, "geometry", lambda *about: "1280x800+0+0")
    monkeypatch.setattr(root, "winfo_x", lambda: 160)
    monkeypatch.setattr(root, "winfo_y", lambda: 108)
    place.show()
    place.keep()
    assert settings.window == "1280x800+160+108"


def test_a_minimised_window_keeps_where_it_stood(root, monkeypatch):
    settings = Settings(window="1100x720+40+30")
    place = WindowPlace(root, settings)
    monkeypatch.setattr(root, "state", lambda: "iconic")
    monkeypatch.setattr(root, "geometry", lambda *about: "160x28+-32000+-32000")
    place.keep()
    assert (settings.window, settings.zoomed) == ("1100x720+40+30", False)
