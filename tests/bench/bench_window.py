"""How quickly the open window answers with 10,000 participants, 5,000 pairs and 45,000 meetings."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from time import perf_counter
from typing import Any

from omvendt_desktop import display
from omvendt_desktop.domain.logs import LogEntry
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.gui.pages.meeting_filters import Period
from omvendt_desktop.gui.pages.meetings_page import View
from omvendt_desktop.services import logs, participants
from omvendt_desktop.settings import Settings
from omvendt_desktop.store.queries import overview
from omvendt_desktop.store.store import Store
from tests.bench.cohort import folder, large_file
from tests.bench.measure import Measured, alone, bench

NOW = datetime(2026, 11, 21, 10)
VIEWS_OF_ALL = {"meetings, all 45,000 as a list": View.LIST, "meetings, all 45,000 along the months": View.TIMELINE}
PAGES = ("overview", "applications", "participants", "pairs", "meetings", "check_ins", "time", "reports", "settings")


@cache
def window() -> Any:
    """The window on a copy of the large file; the screen it may need is kept until the end of the run."""
    from omvendt_desktop.gui import collecting, theme
    from omvendt_desktop.gui.main_window import MainWindow
    from omvendt_desktop.gui.window_place import USUAL

    _screen.__enter__()
    file = Path(shutil.copy(large_file(), folder() / "window.omvendt"))
    root = theme.open_root("light")
    root.geometry(f"{USUAL[0]}x{USUAL[1]}")
    collecting.at_length_in_pauses(root)
    opened = MainWindow(root, Settings(language="nb"), now=lambda: NOW)
    root.deiconify()
    opened.open(Store.open(file))
    root.update()
    return opened


_screen = display.screen()


def took(work: Callable[[], object]) -> float:
    """Milliseconds until the work is done and seen."""
    start = perf_counter()
    work()
    window().root.update()
    return (perf_counter() - start) * 1000


def _switching(name: str) -> Callable[[], Measured]:
    def measure() -> Measured:
        # A page is made the first time it is shown; that belongs to the start, not to turning to it.
        took(lambda: window().show(name))

        def turn() -> float:
            took(lambda: window().show("settings" if name != "settings" else "check_ins"))
            return took(lambda: window().show(name))

        return alone(turn)

    return measure


for page in PAGES:
    bench(f"turning to the page {page}", limit=100, unit="ms")(_switching(page))


@bench("the page participants shown anew after a change elsewhere", limit=100, unit="ms")
def stale() -> Measured:
    def turn() -> float:
        window().show("settings")
        _rename("Anew")
        shown = took(lambda: window().show("participants"))
        window().undo()
        return shown

    return alone(turn)


@bench("a letter typed in the filter of participants", limit=50, unit="ms")
def letter() -> Measured:
    page = window().show("participants")
    window().root.update()

    def typed() -> float:
        page.search.clear()
        window().root.update()
        return took(lambda: page.search.set("a"))

    return alone(typed)


@bench("one edit saved and shown", limit=50, unit="ms")
def edit() -> Measured:
    window().show("participants")

    def saved() -> float:
        taken = took(lambda: _rename("Edited"))
        window().undo()
        window().root.update()
        return taken

    return alone(saved)


@bench("its undo", limit=50, unit="ms")
def undo() -> Measured:
    window().show("participants")

    def undone() -> float:
        _rename("Edited")
        window().root.update()
        return took(window().undo)

    return alone(undone)


def _logging(name: str) -> Callable[[], Measured]:
    def measure() -> Measured:
        _seen_whole(name)

        def logged() -> float:
            taken = took(_log)
            window().undo()
            _seen_whole(name)
            return taken

        return alone(logged)

    return measure


def _unlogging(name: str) -> Callable[[], Measured]:
    def measure() -> Measured:
        _seen_whole(name)

        def undone() -> float:
            _log()
            _seen_whole(name)
            return took(window().undo)

        return alone(undone)

    return measure


for page in ("overview", "pairs", "time", "meetings", *VIEWS_OF_ALL):
    bench(f"one meeting logged, saved and shown on the page {page}", limit=50, unit="ms")(_logging(page))
    bench(f"its undo on the page {page}", limit=50, unit="ms")(_unlogging(page))


def _seen_whole(name: str) -> None:
    """The page, once the overview has worked out its sums bit by bit; the meetings as before, or all in a view."""
    while not overview.is_ready(window().store, window().programme.id, NOW.date()):
        window().show("overview")
        window().root.update()
    if name in VIEWS_OF_ALL:
        page = window().show("meetings", view=VIEWS_OF_ALL[name])
        page.period.set(Period.ALL)
    else:
        window().show(name)
    window().root.update()


def _log() -> None:
    sql = "SELECT MIN(id) FROM meetings WHERE status = 'held' AND starts_at < ?"
    [[meeting_id]] = window().store.rows(sql, [NOW.isoformat()])
    logs.save_log(window().store, LogEntry(meeting_id, usefulness=4), NOW)


def _rename(name: str) -> None:
    person = window().store.get(Participant, 1)
    participants.edit(window().store, replace(person, name=name))
