"""Something to do a little later, unless the widget is gone by then."""

from collections.abc import Callable
from tkinter import Event, Misc


class Later:
    """Runs the callback once, however often it was asked; Tk itself would run it for a widget that is gone."""

    def __init__(self, widget: Misc, callback: Callable[[], object]) -> None:
        self._widget, self._callback = widget, callback
        self._waiting = ""
        widget.bind("<Destroy>", self._on_destroy, add="+")

    def idle(self) -> None:
        """Run when Tk is idle, if it does not wait already."""
        if not self._waiting:
            self._waiting = self._widget.after_idle(self._run)

    def after(self, milliseconds: int) -> None:
        """Run after so long, counted anew if it waits already."""
        self.cancel()
        self._waiting = self._widget.after(milliseconds, self._run)

    def waits(self) -> bool:
        """Whether it is still to come."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Do not run."""
        if self._waiting:
            self._widget.after_cancel(self._waiting)
            self._waiting = ""

    def _run(self) -> None:
        self._waiting = ""
        self._callback()

    def _on_destroy(self, event: Event) -> None:
        if event.widget is self._widget:
            self.cancel()
