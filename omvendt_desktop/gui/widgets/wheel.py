"""The mouse wheel on every system, as notches."""

from collections.abc import Callable
from tkinter import Event, Misc, TclError

from ttkbootstrap import utils


def bind_wheel(widget: Misc, callback: Callable[[float], object], tag: str = "") -> None:
    """Call back with notches, positive towards the end; `tag` binds a bind tag instead of the widget."""

    def bind(sequence: str, notches: Callable[[Event], float]) -> None:
        def turned(event: Event) -> str:
            callback(notches(event))
            return "break"

        if tag:
            widget.bind_class(tag, sequence, turned)
        else:
            widget.bind(sequence, turned)

    if utils.windowing_system(widget) == "x11":
        bind("<Button-4>", lambda event: -1)
        bind("<Button-5>", lambda event: 1)
    bind("<MouseWheel>", lambda event: -event.delta / (120 if abs(event.delta) >= 120 else 4))
    try:
        bind("<TouchpadScroll>", lambda event: -_signed(event.delta & 0xFFFF) / 40)
    except TclError:
        return


def _signed(number: int) -> int:
    return number - 0x10000 if number >= 0x8000 else number
