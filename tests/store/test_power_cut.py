"""The plug is pulled in the middle of writing: every finished change is there, and the file opens."""

import contextlib
import os
import signal
import subprocess
import sys

import pytest

from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.store import Store
from tests import builders

CUTS = 200

WRITER = """
import os, sys
from pathlib import Path
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.store.store import Store

path, programme_id = Path(sys.argv[1]), int(sys.argv[2])
for _round in range(int(sys.argv[3])):
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        sys.stdout.write("end\\n")
        sys.stdout.flush()
        continue
    store = Store.open(path)
    number = len(store.find(Participant))
    while True:
        with store.change("two at once"):
            store.add(Participant(programme_id=programme_id, name=f"{number} a", private_notes="x" * 20000))
            store.add(Participant(programme_id=programme_id, name=f"{number} b"))
        number += 2
        os.write(1, f"{os.getpid()} {number}\\n".encode())
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork; the promise is checked on the others")
def test_every_finished_change_survives_a_kill_and_no_half_one_does(store, tmp_path):
    programme = builders.programme(store)
    store.close()
    Store.open(store.path).close()
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(store.path), str(programme.id), str(CUTS)], stdout=subprocess.PIPE, text=True
    )
    finished, cuts = 0, 0
    for line in writer.stdout:
        if line == "end\n":
            cuts += 1
            continue
        child, number = map(int, line.split())
        finished = max(finished, number)
        if number % 2 == 0 and (number // 2) % 3 == cuts % 3:
            _kill(child)
    writer.wait()
    opened = Store.open(store.path)
    names = [person.name for person in opened.find(Participant)]
    assert cuts == CUTS
    assert len(names) >= finished
    assert len(names) % 2 == 0
    assert [name.split()[1] for name in names] == ["a", "b"] * (len(names) // 2)
    assert opened.rows("PRAGMA integrity_check") == [("ok",)]
    opened.close()


def _kill(child: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
