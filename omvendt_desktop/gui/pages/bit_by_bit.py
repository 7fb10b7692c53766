"""A long sum of a page, worked out in pieces between which the window answers."""

from collections.abc import Callable, Iterator

from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.later import Later

# Milliseconds for the page to be painted before the first piece, and for the window to answer between two.
FIRST, STEP = 150, 10


class BitByBit:
    """Works while the page is seen, and begins anew when it is seen again; then calls `done`."""

    def __init__(self, page: Page, done: Callable[[], object] = lambda: None) -> None:
        self._page, self._done = page, done
        self._pieces: Iterator[None] = iter(())
        self._later = Later(page, self._next)

    def begin(self, pieces: Iterator[None]) -> None:
        """Work through these pieces instead of those before."""
        self._pieces = pieces
        self._later.after(FIRST)

    def stop(self) -> None:
        """Leave what is not done."""
        self._later.cancel()

    def _next(self) -> None:
        if self._page.window.page is not self._page:
            self._page.stale = True
            return
        for _piece in self._pieces:
            self._later.after(STEP)
            return
        self._done()
