"""Makes a report on everybody while the window answers: read in pieces, put together in the worker."""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any

from omvendt_desktop.domain.reports import Report, leaks
from omvendt_desktop.errors import Cancelled, UserError
from omvendt_desktop.gui import collecting, jobs
from omvendt_desktop.gui.jobs import Progress
from omvendt_desktop.gui.pages.bit_by_bit import FIRST, STEP
from omvendt_desktop.gui.pages.page import Page
from omvendt_desktop.gui.widgets.later import Later
from omvendt_desktop.i18n import _

Make = Callable[[Any, Progress], Report]


class ReportMaking:
    """One report at a time, for the page that is seen; its progress and Cancel stand at the foot of the window.

    `on_made` gets the report and what in it the client may not see, `on_failed` the UserError; `on_cancelled` is called
    when the coordinator stops it.
    """

    def __init__(
        self,
        page: Page,
        on_made: Callable[[Report, list[str]], object],
        on_failed: Callable[[UserError], object],
        on_cancelled: Callable[[], object],
    ) -> None:
        self._page, self._window = page, page.window
        self._on_made, self._on_failed, self._on_cancelled = on_made, on_failed, on_cancelled
        self._later = Later(page, self._read_on)
        self._run: object | None = None
        self._shown = False

    def begin(self, reading: Generator[tuple[int, int], None, Any], make: Make) -> None:
        """Make the report that `make` makes of what the reading comes to, instead of the one before."""
        self.stop()
        self._run, self._reading, self._make = object(), reading, make
        self._began = monotonic()
        # Among so many rows a look for unused objects would hold the window for half a second.
        collecting.hold(self)
        self._later.after(FIRST)

    def goes_on(self) -> bool:
        """Whether a report is being made."""
        return self._run is not None

    def stop(self) -> None:
        """Leave what is not done."""
        self._later.cancel()
        collecting.release(self)
        self._run = None
        if self._shown and self._window.status.text() == self._words():
            self._window.status.clear()
        self._shown = False

    def cancel(self) -> None:
        """Stop it because the coordinator asks for that."""
        self.stop()
        self._on_cancelled()

    def _read_on(self) -> None:
        if self._window.page is not self._page:
            self._page.stale = True
            self.stop()
            return
        try:
            done, in_all = next(self._reading)
        except StopIteration as end:
            self._work_on(end.value)
        except UserError as error:
            self.stop()
            self._on_failed(error)
        else:
            self._tell(done, in_all)
            self._later.after(STEP)

    def _tell(self, done: int, in_all: int) -> None:
        if (monotonic() - self._began) * 1000 >= jobs.PROGRESS_AFTER_MS:
            self._shown = True
            self._window.status.progress(self._words(), done, 2 * in_all, self.cancel)

    def _work_on(self, gathered: Any) -> None:
        run, make = self._run, self._make

        def work(progress: Progress) -> tuple[Report, list[str]]:
            def told(done: int, in_all: int) -> None:
                if self._run is not run:
                    raise Cancelled
                progress(in_all + done, 2 * in_all)

            report = make(gathered, told)
            told(1, 1)
            return report, leaks(report)

        self._window.jobs.run(
            work,
            lambda made: self._end(run, lambda: self._on_made(*made)),
            lambda error: self._end(run, lambda: self._fail(error)),
            self._words(),
            lambda: self._end(run, self._on_cancelled),
        )

    def _end(self, run: object, answer: Callable[[], object]) -> None:
        if self._run is run:
            self.stop()
            answer()

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self._on_failed(error)

    @staticmethod
    def _words() -> str:
        return _("Gathering the figures…")
