"""The small pictures of the program, each drawn once: icons and round dots."""

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


def dot(size: int, fill: str, edge: str, line: int) -> Any:
    """A dot of `size` pixels; without `fill` it is a ring, without `edge` it has no line around it."""
    wanted = ("dot", size, fill, edge, line)
    if wanted not in _images:
        _images[wanted] = _drawn(size, fill, edge, line)
    return _images[wanted]


def _drawn(size: int, fill: str, edge: str, line: int) -> Any:
    from PIL import Image, ImageDraw, ImageTk

    clear = (edge or fill) + "00"
    large = Image.new("RGBA", (size * _FINER, size * _FINER), clear)
    last = size * _FINER - 1
    ImageDraw.Draw(large).ellipse((0, 0, last, last), fill=fill or clear, outline=edge or None, width=line * _FINER)
    return ImageTk.PhotoImage(large.resize((size, size), Image.Resampling.BOX))
