"""Long work in one worker thread, with progress, Cancel, and answers back on the Tk thread."""

import contextvars
from collections.abc import Callable
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Event, Thread
from time import monotonic
from tkinter import Misc
from typing import Any

from omvendt_desktop.errors import Cancelled
from omvendt_desktop.gui import collecting, messages

PROGRESS_AFTER_MS = 400
_LOOK_MS = 20

Progress = Callable[[int, int], None]
Listener = Callable[[str | None, int, int], object]


@dataclass
class _Job:
    work: Callable[[Progress], Any]
    on_done: Callable[[Any], object]
    on_error: Callable[[Exception], object]
    on_cancel: Callable[[], object] | None
    text: str
    context: contextvars.Context = field(default_factory=contextvars.copy_context)
    stopped: Event = field(default_factory=Event)
    asked_at: float = field(default_factory=monotonic)
    done: int = 0
    total: int = 0

    def progress(self, done: int, total: int) -> None:
        """Called by the work, in the worker. Raises Cancelled when the coordinator has stopped it."""
        self.done, self.total = done, total
        if self.stopped.is_set():
            raise Cancelled


class Jobs:
    """Runs one piece of work at a time, in the order asked; the window stays awake."""

    def __init__(self, root: Misc) -> None:
        self._root = root
        self._asked: Queue[_Job | None] = Queue()
        self._answers: Queue[Callable[[], None]] = Queue()
        self._waiting: list[_Job] = []
        self._listeners: list[Listener] = []
        self._thread: Thread | None = None
        self._ended: _Job | None = None
        self._looking = ""
        self._showing = False

    def run(
        self,
        work: Callable[[Progress], Any],
        on_done: Callable[[Any], object],
        on_error: Callable[[Exception], object] | None = None,
        text: str = "",
        on_cancel: Callable[[], object] | None = None,
    ) -> None:
        """Run `work(progress)` in the worker; its answer or its exception comes back on the Tk thread.

        `text` is what the status line says after 400 ms. Work that is cancelled calls only `on_cancel`.
        """
        job = _Job(work, on_done, on_error or self._show_error, on_cancel, text)
        self._waiting.append(job)
        # Python collects what nobody needs any more in whichever thread is busy, and widgets bear it only in their own.
        collecting.hold(self)
        self._asked.put(job)
        if self._thread is None:
            self._thread = Thread(target=self._work, name="jobs", daemon=True)
            self._thread.start()
        self._look()

    def listen(self, callback: Listener) -> None:
        """Call back with (text, done, total) while work goes on, and with (None, 0, 0) when it has ended."""
        self._listeners.append(callback)

    def busy(self) -> bool:
        """Whether work is going on or waiting."""
        return bool(self._waiting)

    def cancel(self) -> None:
        """Ask all work to stop at its next report of progress."""
        for job in self._waiting:
            job.stopped.set()

    def wait(self, seconds: float = 30) -> None:
        """Keep the window going until all work has ended. Raises TimeoutError."""
        until = monotonic() + seconds
        while self._waiting:
            if monotonic() > until:
                raise TimeoutError("the work has not ended")
            self._look_now()
            self._root.update()

    def close(self) -> None:
        """Stop the work and the worker; no answer is given any more."""
        self.cancel()
        self._waiting.clear()
        collecting.release(self)
        if self._looking:
            self._root.after_cancel(self._looking)
            self._looking = ""
        if self._thread:
            self._asked.put(None)
            self._thread.join(timeout=5)
            self._thread = None

    def _work(self) -> None:
        while job := self._asked.get():
            self._answers.put(self._answer_of(job))

    def _answer_of(self, job: _Job) -> Callable[[], None]:
        try:
            if job.stopped.is_set():
                raise Cancelled
            answer = job.context.run(job.work, job.progress)
        except Cancelled:
            return lambda: self._end(job, job.on_cancel or (lambda: None))
        except Exception as error:
            failed = error
            return lambda: self._end(job, lambda: job.on_error(failed))
        return lambda: self._end(job, lambda: job.on_done(answer))

    def _end(self, job: _Job, answer: Callable[[], object]) -> None:
        if job in self._waiting:
            self._waiting.remove(job)
            # The worker must not be the last to let go of a job, for its callbacks know widgets.
            self._ended = job
            if not self._waiting:
                collecting.release(self)
            self._tell()
            answer()

    def _look(self) -> None:
        if not self._looking:
            self._looking = self._root.after(_LOOK_MS, self._look_again)

    def _look_again(self) -> None:
        self._looking = ""
        try:
            self._look_now()
        finally:
            if self._waiting:
                self._look()

    def _look_now(self) -> None:
        try:
            while True:
                self._answers.get_nowait()()
        except Empty:
            self._tell()

    def _tell(self) -> None:
        job = self._waiting[0] if self._waiting else None
        if job and (monotonic() - job.asked_at) * 1000 >= PROGRESS_AFTER_MS:
            self._showing = True
            self._report(job.text, job.done, job.total)
        elif not job and self._showing:
            self._showing = False
            self._report(None, 0, 0)

    def _report(self, text: str | None, done: int, total: int) -> None:
        for listener in self._listeners:
            listener(text, done, total)

    def _show_error(self, error: Exception) -> None:
        messages.show_error(self._root, error)
