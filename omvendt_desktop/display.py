"""Lends the program a screen of its own where there is none, so that pictures can be made anywhere."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import _

SIZE = "1600x1000x24"


def has_screen() -> bool:
    """Whether a window can be opened here and now."""
    return not sys.platform.startswith(("linux", "freebsd")) or bool(os.environ.get("DISPLAY"))


def can_lend() -> bool:
    """Whether a screen can be lent where there is none."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen() -> Iterator[None]:
    """A screen for this block: the one that is there, or an Xvfb started for it. Raises UserError when neither is."""
    if has_screen():
        yield
        return
    program = shutil.which("Xvfb")
    if program is None:
        raise UserError(_("There is no screen here."), _("Install Xvfb, or run this where windows can be opened."))
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [program, "-displayfd", str(writer), "-screen", "0", SIZE, "-nolisten", "tcp"],
        pass_fds=(writer,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        with os.fdopen(reader) as answer:
            number = answer.readline().strip()
        if not number:
            raise UserError(_("There is no screen here."), _("Xvfb is installed, but did not start."))
        os.environ["DISPLAY"] = f":{number}"
        yield
    finally:
        os.environ.pop("DISPLAY", None)
        server.terminate()
        server.wait()
