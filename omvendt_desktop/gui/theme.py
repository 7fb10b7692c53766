"""The one root window in our own look: colours, fonts and spacing by name, in light and dark."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from tkinter import Misc
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme_fonts, theme_images, theme_styles
from omvendt_desktop.gui.theme_colours import BY_MODE, Colours
from omvendt_desktop.gui.theme_fonts import (
    BODY,
    BODY_BOLD,
    BRAND,
    CAPTION,
    DETAIL,
    FIGURE,
    HEADING,
    SMALL,
    SMALL_BOLD,
    SUBHEADING,
    TITLE,
)

__all__ = [
    "BODY",
    "BODY_BOLD",
    "BRAND",
    "CAPTION",
    "DETAIL",
    "FIGURE",
    "HEADING",
    "SMALL",
    "SMALL_BOLD",
    "SUBHEADING",
    "TITLE",
    "Colours",
]

TIGHT, NEAR, GAP, PAD, WIDE = 4, 8, 12, 16, 28

_TONE_TEXTS = {"good", "warning", "danger", "info"}

_mode = "light"
_factor = 1.0
_listeners: dict[str, tuple[Misc, list[Callable[[], None]]]] = {}


def open_root(mode: str = "light", **window: Any) -> ttk.App:
    """The one root window, withdrawn, in our theme; `window` goes to ttkbootstrap's `App`."""
    global _mode
    _mode = mode if mode in BY_MODE else "light"
    theme_styles.family().register()
    _listeners.clear()
    theme_images.forget()
    root = ttk.App(theme=f"{theme_styles.NAME}-{_mode}", **window)
    root.withdraw()
    _snap_scaling(root)
    theme_fonts.create(root, px)
    theme_styles.build(root.style, colours(), px)
    return root


def apply(mode: str) -> None:
    """Switch the whole window to `light` or `dark`."""
    global _mode
    if mode == _mode or mode not in BY_MODE:
        return
    _mode = mode
    style = ttk.Style.get_instance()
    style.theme_use(f"{theme_styles.NAME}-{mode}")
    theme_styles.build(style, colours(), px)
    for widget, callbacks in list(_listeners.values()):
        for callback in callbacks if widget.winfo_exists() else ():
            callback()


def mode() -> str:
    """`light` or `dark`."""
    return _mode


def colours() -> Colours:
    """The colours of the mode in use."""
    return BY_MODE[_mode]


def px(size: float) -> int:
    """Logical pixels as pixels of this screen: twice as many at 200 %."""
    return round(size * _factor)


def tone(name: str) -> str:
    """The colour of words with this tone: good, warning, danger, info, muted, neutral or normal."""
    if name in _TONE_TEXTS:
        return str(getattr(colours(), f"{name}_text"))
    return colours().muted if name in ("muted", "neutral") else colours().text


def mark(name: str) -> str:
    """The colour of a dot or a bar with this tone: good, warning, danger, info, neutral or normal."""
    if name in _TONE_TEXTS or name == "neutral":
        return str(getattr(colours(), name))
    return colours().neutral if name == "muted" else colours().bar


def icon(name: str, size: int = 16, colour: str = "") -> Any:
    """A Bootstrap icon as an image, drawn once per colour; `colour` is a hex code from `colours()`."""
    return theme_images.icon(name, size, colour or colours().muted)


def dot(size: float, fill: str, edge: str = "") -> Any:
    """A round dot as an image with smooth edges; `size` is its diameter in logical pixels."""
    return dots([(fill, edge)], size)


def dots(kinds: Sequence[tuple[str, str]], size: float, step: float = 0) -> Any:
    """Round dots in a row as one image, by fill and edge; `step` is from one to the next in logical pixels."""
    return theme_images.dots(kinds, px(size), px(step), max(1, px(1)))


def on_change(widget: Misc, callback: Callable[[], None]) -> None:
    """Call back after a switch of mode, for as long as the widget lives."""
    name = str(widget)
    if name not in _listeners or _listeners[name][0] is not widget:
        _listeners[name] = (widget, [])
        widget.bind("<Destroy>", lambda event: _forget(event.widget), add="+")
    _listeners[name][1].append(callback)


@lru_cache(maxsize=32768)
def width_of(text: str, font_name: str) -> int:
    """The width of the text in pixels; remembered, because asking Tk costs more than drawing."""
    return int(ttk.Style.get_instance().tk.call("font", "measure", font_name, text))


@lru_cache(maxsize=64)
def line_height(font_name: str) -> int:
    """The height of one line in pixels."""
    return int(ttk.Style.get_instance().tk.call("font", "metrics", font_name, "-linespace"))


def fit(text: str, font_name: str, width: int) -> str:
    """The text, cut with … where it is wider than `width` pixels."""
    if width_of(text, font_name) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_of(text[:middle].rstrip() + "…", font_name) <= width else (low, middle - 1)
    return text[:low].rstrip() + "…" if low else ""


def fit_middle(text: str, font_name: str, width: int) -> str:
    """The text, without some of its middle where it is wider than `width` pixels."""
    kept = len(text)
    shown = text
    while kept > 2 and width_of(shown, font_name) > width:
        kept -= 1
        shown = f"{text[: kept // 2]}…{text[-(kept - kept // 2) :]}"
    return shown


def wrapped(text: str, font_name: str, width: int, most: int) -> tuple[str, ...]:
    """The text on at most so many lines of `width` pixels, broken between words; too long, the last ends with …."""
    if most < 2 or width_of(text, font_name) <= width:
        return (fit(text, font_name, width),)
    return _broken(text, font_name, width, most)


@lru_cache(maxsize=4096)
def _broken(text: str, font_name: str, width: int, most: int) -> tuple[str, ...]:
    lines, rest = [], text.strip()
    while rest and len(lines) < most - 1:
        head = _head(rest, font_name, width)
        in_a_word = head[-1:].isalpha() and rest[len(head) : len(head) + 1].isalpha()
        rest = rest[len(head) :].strip()
        lines.append(f"{head}-" if in_a_word else head)
    return (*lines, fit(rest, font_name, width)) if rest else tuple(lines)


def _head(text: str, font_name: str, width: int) -> str:
    """What goes on one line: whole words, an address up to its @, at the least the letters there is room for."""
    breaks = [match.start() for match in re.finditer(r"(?<=\S)(\s|@)", text)]
    fitting = [at for at in [*breaks, len(text)] if width_of(text[:at], font_name) <= width]
    return text[: max(fitting)] if fitting else fit(text, font_name, width).removesuffix("…") or text[:1]


def _forget(widget: Misc) -> None:
    _listeners.pop(str(widget), None)


def _snap_scaling(root: ttk.App) -> None:
    """Odd factors (a screen of 100 dots per inch) blur lines and images: use the nearest quarter."""
    global _factor
    width_of.cache_clear()
    line_height.cache_clear()
    _broken.cache_clear()
    reported = ttk.scale_size(root, 1000) / 1000
    _factor = max(1.0, round(reported * 4) / 4)
    root.tk.call("tk", "scaling", float(root.tk.call("tk", "scaling")) * _factor / reported)
