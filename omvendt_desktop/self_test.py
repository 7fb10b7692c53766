"""Checks that this copy of the program is whole: a frozen build runs it before it is handed out."""

import tempfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from omvendt_desktop import demo, display, i18n
from omvendt_desktop.errors import UserError

NOW = datetime(2026, 11, 21, 10)


def run_self_test() -> int:
    """Do the main job in a folder of its own, read back what was written and show every page; 0 when all went well."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "demo"
        checks: list[tuple[str, Callable[[], None]]] = [
            ("languages", _languages),
            ("time zones", _time_zones),
            ("main job", lambda: _main_job(folder)),
            ("files", lambda: _files(folder)),
            ("pages", lambda: _pages(Path(place))),
        ]
        failed = [name for name, check in checks if not _holds(name, check)]
    return 1 if failed else 0


def _holds(name: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception as error:
        print(f"{name}: FAILED, {type(error).__name__}: {error}", flush=True)
        return False
    print(f"{name}: ok", flush=True)
    return True


def _languages() -> None:
    with i18n.using("nb"):
        if i18n._("Participants") != "Deltakere":
            raise UserError("The Norwegian texts are missing.")


def _time_zones() -> None:
    from zoneinfo import ZoneInfo

    ZoneInfo("Europe/Oslo")


def _main_job(folder: Path) -> None:
    demo.run_demo(folder, NOW)


def _files(folder: Path) -> None:
    from omvendt_desktop.inspect_file import inspect

    written = [*folder.rglob("*.ics"), *folder.rglob("*.eml"), *folder.rglob("*.xlsx")]
    if not written:
        raise UserError("Nothing was written.")
    for path in (min(folder.rglob("*.ics")), min(folder.rglob("*.eml"))):
        inspect(path)


def _pages(place: Path) -> None:
    if not display.has_screen() and not display.can_lend():
        return
    from omvendt_desktop.tour import run_tour

    run_tour(place / "pictures")
