"""How quickly the window comes up, beside a bare ttkbootstrap window with one label, and what it holds in memory."""

import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from time import perf_counter

import psutil

from omvendt_desktop import paths
from omvendt_desktop.locale.compile_catalogues import compile_catalogues
from tests.bench.cohort import folder, large_file, small_file
from tests.bench.measure import Measured, alone, bench, in_turn

# A start is short, so whatever else the computer does disturbs it much.
ROUNDS = 15
BARE = """
import ttkbootstrap as ttk
app = ttk.App()
ttk.Label(app, text="Omvendt").pack()
app.update()
print("painted", flush=True)
input()
"""
OURS = """
import sys, tkinter
def painted_once(root, threshold=0):
    root.update()
    print("painted", flush=True)
    input()
tkinter.Misc.mainloop = painted_once
from omvendt_desktop.app import main
main(sys.argv[1:])
"""


@bench("start to first painted page, ten pairs", limit=2.0)
def start_small() -> Measured:
    return _start(small_file())


@bench("start to first painted page, 10,000 participants", limit=2.5)
def start_large() -> Measured:
    return _start(large_file())


@bench("memory after the start, 10,000 participants", limit=150, unit="MB")
def memory() -> Measured:
    return alone(lambda: _opened(OURS, large_file())[1], rounds=3)


@cache
def _bytecode() -> Path:
    return folder()


def _start(file: Path) -> Measured:
    # As an installed program, whose translations are compiled; else it would compile them at every start.
    compile_catalogues(paths.LOCALE_DIR)
    _opened(OURS, file), _opened(BARE)
    return in_turn(lambda: _opened(OURS, file)[0], lambda: _opened(BARE)[0], rounds=ROUNDS)


def _opened(program: str, *arguments: Path) -> tuple[float, float]:
    """Seconds until the first page was painted, and the megabytes then in memory."""
    own_folders = {f"XDG_{kind}_HOME": str(folder()) for kind in ("DATA", "CONFIG", "STATE", "CACHE")}
    # An installed program has its byte code beside it; a checkout may not be allowed to write any.
    own_folders |= {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(_bytecode())}
    command = [sys.executable, "-c", program, *map(str, arguments)]
    start = perf_counter()
    with subprocess.Popen(
        command, env=os.environ | own_folders, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as opened:
        if opened.stdout.readline() != "painted\n":
            raise RuntimeError("the window did not open")
        taken = perf_counter() - start
        megabytes = psutil.Process(opened.pid).memory_info().rss / 1e6
        opened.kill()
    return taken, megabytes
