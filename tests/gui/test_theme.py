from itertools import product

import pytest
import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.theme_colours import BY_MODE

GROUNDS = ("background", "surface", "field", "hover", "selected")
SIDEBAR = ("sidebar", "sidebar_selected", "sidebar_hover")
WORDS = ("text", "muted", "accent", "good_text", "warning_text", "danger_text", "info_text")
PAIRS = [
    *product(WORDS, GROUNDS),
    *product(("text", "muted"), SIDEBAR),
    ("on_primary", "primary"),
    ("on_primary", "primary_hover"),
    ("on_danger", "danger_fill"),
    ("on_tooltip", "tooltip"),
]
MARKS = ("good", "warning", "danger", "info", "neutral", "bar", "dot_filled", "dot_edge", "focus", "switch_on")


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 reckons it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("mode", BY_MODE)
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_every_ground_they_stand_on(mode, words, ground):
    colours = BY_MODE[mode]._asdict()
    assert contrast(colours[words], colours[ground]) >= 4.5


@pytest.mark.parametrize("mode", BY_MODE)
@pytest.mark.parametrize("mark", MARKS)
def test_dots_bars_and_the_focus_stand_out_from_the_page(mode, mark):
    colours = BY_MODE[mode]._asdict()
    assert contrast(colours[mark], colours["background"]) >= 3


@pytest.mark.parametrize("style", ["Title.TLabel", "Muted.TLabel", "Primary.TButton", "TEntry", "TCombobox", "TFrame"])
def test_a_style_has_other_colours_after_a_switch_of_mode(root, style):
    option = "fieldbackground" if style in ("TEntry", "TCombobox") else "background"
    light = root.style.lookup(style, option), root.style.lookup(style, "foreground")
    theme.apply("dark")
    dark = root.style.lookup(style, option), root.style.lookup(style, "foreground")
    theme.apply("light")
    again = root.style.lookup(style, option), root.style.lookup(style, "foreground")
    assert light != dark
    assert again == light


def test_widgets_are_told_of_a_switch_for_as_long_as_they_live(root):
    told = []
    stays, goes = ttk.Frame(root), ttk.Frame(root)
    theme.on_change(stays, lambda: told.append("stays"))
    theme.on_change(goes, lambda: told.append("goes"))
    goes.destroy()
    theme.apply("dark")
    assert told == ["stays"]
    assert theme.mode() == "dark"


def test_text_is_cut_to_its_room_and_no_shorter(root):
    text = "Virksomheten utenfra og innenfra"
    whole = theme.width_of(text, theme.BODY)
    assert theme.fit(text, theme.BODY, whole) == text
    cut = theme.fit(text, theme.BODY, whole - 1)
    assert cut.endswith("…")
    assert theme.width_of(cut, theme.BODY) <= whole - 1
    assert theme.width_of(text[: len(cut)] + "…", theme.BODY) > whole - 1
    assert theme.fit(text, theme.BODY, 0) == ""


def test_the_scale_of_the_screen_is_a_whole_quarter(root):
    assert theme.px(100) % 25 == 0
    assert ttk.scale_size(root, 100) == theme.px(100)
    assert int(ttk.Font(root=root, name=theme.BODY, exists=True).cget("size")) == -theme.px(15)
