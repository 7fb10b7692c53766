import gc
import threading
from threading import Event

import pytest

from omvendt_desktop.errors import UserError
from omvendt_desktop.gui import collecting, messages
from omvendt_desktop.gui import jobs as jobs_module
from omvendt_desktop.gui.jobs import Jobs
from omvendt_desktop.i18n import language, using


@pytest.fixture
def jobs(root):
    made = Jobs(root)
    yield made
    made.close()


def test_the_answer_comes_back_on_the_tk_thread(jobs):
    threads = []
    jobs.run(
        lambda progress: threading.current_thread(), lambda worker: threads.extend([worker, threading.current_thread()])
    )
    jobs.wait()
    assert threads[0] is not threads[1]
    assert threads[1] is threading.main_thread()


def test_an_error_comes_back_as_itself(jobs):
    wrong = UserError("The file is locked.")

    def work(progress):
        raise wrong

    errors = []
    jobs.run(work, pytest.fail, on_error=errors.append)
    jobs.wait()
    assert errors == [wrong]


def test_an_error_nobody_waits_for_is_shown(jobs, monkeypatch):
    shown = []
    monkeypatch.setattr(messages, "show_error", lambda parent, error: shown.append(str(error)))
    jobs.run(lambda progress: 1 / 0, pytest.fail)
    jobs.wait()
    assert shown == ["division by zero"]


def test_work_is_done_in_the_order_asked_one_at_a_time(jobs):
    done = []
    for number in range(5):
        jobs.run(lambda progress, number=number: number, done.append)
    jobs.wait()
    assert done == list(range(5))


def test_cancelled_work_stops_at_its_next_report_and_gives_no_answer(jobs, root):
    begun, go_on, cancelled = Event(), Event(), []

    def work(progress):
        begun.set()
        go_on.wait(10)
        progress(1, 2)
        return "answer"

    jobs.run(work, pytest.fail, on_error=pytest.fail, on_cancel=lambda: cancelled.append(True))
    jobs.run(lambda progress: "second", pytest.fail, on_error=pytest.fail)
    assert begun.wait(10)
    jobs.cancel()
    go_on.set()
    jobs.wait()
    assert cancelled == [True]
    assert not jobs.busy()


def test_work_speaks_the_language_it_was_asked_in(jobs):
    heard = []
    with using("en"):
        jobs.run(lambda progress: language(), heard.append)
    jobs.run(lambda progress: language(), heard.append)
    jobs.wait()
    assert heard == ["en", "nb"]


def test_progress_is_told_only_of_work_that_takes_long(jobs, root, monkeypatch):
    told = []
    jobs.listen(lambda *what: told.append(what))
    jobs.run(lambda progress: progress(1, 2), lambda answer: None, text="Short")
    jobs.wait()
    assert told == []

    monkeypatch.setattr(jobs_module, "PROGRESS_AFTER_MS", 0)
    begun, go_on = Event(), Event()

    def work(progress):
        progress(3, 10)
        begun.set()
        go_on.wait(10)

    jobs.run(work, lambda answer: None, text="Reading")
    assert begun.wait(10)
    while not told:
        root.update()
    go_on.set()
    jobs.wait()
    assert told[0] == ("Reading", 3, 10)
    assert told[-1] == (None, 0, 0)


def test_closing_ends_the_worker_and_no_answer_comes(jobs, root):
    begun = Event()

    def work(progress):
        begun.set()
        while True:
            progress(0, 0)

    jobs.run(work, pytest.fail, on_error=pytest.fail)
    assert begun.wait(10)
    jobs.close()
    root.update()
    assert not any(thread.name == "jobs" for thread in threading.enumerate())


def test_widgets_nobody_needs_are_never_collected_in_the_worker(root, jobs):
    collected_in = []

    class Knot:
        """Something only the collector can free."""

        def __init__(self) -> None:
            self.me = self

        def __del__(self) -> None:
            collected_in.append(threading.current_thread())

    def work(progress):
        return [[] for _number in range(200_000)]

    for _number in range(50):
        Knot()
    jobs.run(work, lambda answer: None)
    jobs.wait()
    gc.collect()
    assert len(collected_in) == 50
    assert set(collected_in) == {threading.main_thread()}
    assert gc.isenabled()


def test_work_that_ends_leaves_alone_what_somebody_else_holds(jobs):
    collecting.hold("start")
    jobs.run(lambda progress: None, lambda answer: None)
    jobs.wait()
    assert not gc.isenabled()
    collecting.release("start")
    assert gc.isenabled()


def test_letting_go_elsewhere_does_not_disturb_the_work(jobs):
    go_on = Event()
    collecting.hold("start")
    jobs.run(lambda progress: go_on.wait(10), lambda answer: None)
    collecting.release("start")
    assert not gc.isenabled()
    go_on.set()
    jobs.wait()
    assert gc.isenabled()
