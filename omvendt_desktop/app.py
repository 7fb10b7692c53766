"""Puts the program together: log, settings, language, store, window; and the command line."""

import argparse
import logging
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path

from omvendt_desktop import __version__, i18n, paths, settings
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

MOST_LOG_BYTES = 1_000_000
SETTLE_AFTER_MS = 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; the exit code: 0 when all went well, 1 when not, 2 when a file was refused."""
    _speak_utf8()
    kept = settings.load(paths.settings_file())
    i18n.set_language(kept.language)
    chosen = _read(arguments)
    start_log(paths.log_file())
    try:
        return _run(chosen, kept)
    except UserError as error:
        print(error.sentences, file=sys.stderr)
        return 1


def start_log(path: Path) -> None:
    """Write technical messages to the file, which starts anew when it has grown large."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MOST_LOG_BYTES:
            path.replace(path.with_suffix(".old.log"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    logging.basicConfig(handlers=[handler], level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")


def open_window(file: Path | None, kept: settings.Settings) -> int:
    """Open the window on the file, or on the one used last, and stay until it is closed. Raises UserError."""
    from tkinter import TclError

    from omvendt_desktop.gui import collecting

    # What the first page loads is no rubbish: looking for some meanwhile would take a twentieth of the start.
    collecting.hold("start")
    from omvendt_desktop.gui import file_commands, file_drop, theme
    from omvendt_desktop.gui.main_window import MainWindow

    try:
        root = theme.open_root(kept.theme, iconphoto=str(paths.ASSETS_DIR / "icons" / "omvendt-64.png"))
    except TclError as error:
        raise UserError(
            _("No window can be opened here."),
            _("Start the program where there is a screen; --help tells what it does without one."),
            str(error),
        ) from error
    collecting.at_length_in_pauses(root)
    root.after(SETTLE_AFTER_MS, _settle)
    window = MainWindow(
        root, kept, save_settings=lambda now: settings.save(now, paths.settings_file()), make_sample=make_sample
    )
    window.place.show()
    file_drop.install(window)
    wanted = file or next(map(Path, kept.recent_files), None)
    if wanted is None or not file_commands.open_path(window, wanted):
        window.rebuild()
    root.mainloop()
    return 0


def _settle() -> None:
    """Look for rubbish again, and load what the first change needs, so that it does not wait for that."""
    from omvendt_desktop.gui import collecting

    collecting.release("start")
    import_module("omvendt_desktop.store.engine")


def sample_time() -> datetime:
    """Now, as wall time where the sample programme is run, whatever zone this computer is set to."""
    from omvendt_desktop.domain.programmes import Programme
    from omvendt_desktop.domain.wall_times import wall_time_at

    return wall_time_at(datetime.now().astimezone(), Programme().time_zone)


def make_sample(path: Path) -> None:
    """Make the sample programme in the file, whole or not at all. Raises UserError."""
    from omvendt_desktop import sample
    from omvendt_desktop.store.store import Store

    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    store = Store.open(fresh, create=True)
    try:
        for _line in sample.build(store, sample_time()):
            pass
    finally:
        store.close()
    fresh.replace(path)


def _run(chosen: argparse.Namespace, kept: settings.Settings) -> int:
    if chosen.inspect:
        from omvendt_desktop.inspect_file import inspect

        text, code = inspect(chosen.inspect)
        print(text)
        return code
    if chosen.demo:
        from omvendt_desktop import display
        from omvendt_desktop.demo import run_demo

        file = run_demo(chosen.demo, sample_time())
        return 0 if chosen.no_window or not display.has_screen() else open_window(file, kept)
    if chosen.tour:
        from omvendt_desktop.tour import run_tour

        return run_tour(chosen.tour)
    if chosen.self_test:
        from omvendt_desktop.self_test import run_self_test

        return run_self_test()
    return open_window(chosen.file, kept)


def _read(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = _parser()
    chosen = parser.parse_args(arguments)
    if chosen.no_window and not chosen.demo:
        parser.error(_("--no-window goes with --demo"))
    return chosen


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="omvendt-desktop", description=_("Runs reverse mentoring programmes."))
    one = parser.add_mutually_exclusive_group()
    one.add_argument("file", nargs="?", type=Path, help=_("the programme file to open"))
    one.add_argument("--demo", metavar="DIR", type=Path, help=_("make a sample programme from start to end in DIR"))
    parser.add_argument("--no-window", action="store_true", help=_("with --demo: do not open it afterwards"))
    one.add_argument("--tour", metavar="DIR", type=Path, help=_("save a picture of every page and dialog in DIR"))
    one.add_argument("--self-test", action="store_true", help=_("check that this copy of the program is whole"))
    one.add_argument("--inspect", metavar="FILE", type=Path, help=_("print as JSON what the program sees in FILE"))
    parser.add_argument("--version", action="version", version=f"Omvendt Desktop {__version__}")
    return parser


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        if stream is not None and hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
