"""The small pictures of the program, each drawn once: icons and round dots."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import ttkbootstrap as ttk

_images: dict[tuple[Any, ...], Any] = {}
_FINER = 8


def forget() -> None:
    """Drop the pictures of a root that is gone."""
    _images.clear()


def icon(name: str, size: int, colour: str) -> Any:
    """A Bootstrap icon in one colour."""
    wanted = ("icon", name, size, colour)
    if wanted not in _images:
        _images[wanted] = ttk.Icon(name, size, colour)
    return _images[wanted]


def dots(kinds: Sequence[tuple[str, str]], size: int, step: int, line: int) -> Any:
    """Dots of `size` pixels, one each `step`, by fill and edge: without the one a ring, without the other no line.

    They are one picture, because Tk reads back from the screen what lies below each picture it draws.
    """
    wanted = ("dots", *kinds, size, step, line)
    if wanted not in _images:
        _images[wanted] = _in_a_row(kinds, size, step, line)
    return _images[wanted]


def _in_a_row(kinds: Sequence[tuple[str, str]], size: int, step: int, line: int) -> Any:
    from PIL import Image, ImageTk

    row = Image.new("RGBA", (step * (len(kinds) - 1) + size, size))
    for number, (fill, edge) in enumerate(kinds):
        row.paste(_dot(fill, edge, size, line), (step * number, 0))
    return ImageTk.PhotoImage(row)


@cache
def _dot(fill: str, edge: str, size: int, line: int) -> Any:
    from PIL import Image, ImageDraw

    clear = (edge or fill) + "00"
    large = Image.new("RGBA", (size * _FINER, size * _FINER), clear)
    last = size * _FINER - 1
    ImageDraw.Draw(large).ellipse((0, 0, last, last), fill=fill or clear, outline=edge or None, width=line * _FINER)
    return large.resize((size, size), Image.Resampling.BOX)
