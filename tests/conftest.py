"""What every test shares: made-up data without chance or clock, and one language to start from."""

import logging
import os
import shutil
import subprocess
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

from omvendt_desktop.i18n import set_language
from omvendt_desktop.store.store import Store

hypothesis.settings.register_profile(
    "project",
    deadline=None,
    derandomize=True,
    suppress_health_check=[hypothesis.HealthCheck.too_slow, hypothesis.HealthCheck.function_scoped_fixture],
)
hypothesis.settings.load_profile("project")


@pytest.fixture(autouse=True)
def _norwegian_screen() -> Iterator[None]:
    set_language("nb")
    yield
    set_language("nb")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the backups, settings and logs of a test in its own folder."""
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DOCUMENTS_DIR"):
        monkeypatch.setenv(name, str(tmp_path / "xdg"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh programme file, closed afterwards."""
    opened = Store.open(tmp_path / "programme.omvendt", create=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def _display() -> Iterator[None]:
    """A screen for the window; on Linux without one, a virtual screen of our own."""
    if not sys.platform.startswith("linux") or os.environ.get("DISPLAY"):
        yield
        return
    if not shutil.which("Xvfb"):
        pytest.skip("needs a screen or Xvfb")
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    screen = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as said:
        os.environ["DISPLAY"] = f":{said.readline().strip()}"
    yield
    screen.terminate()
    screen.wait()
    del os.environ["DISPLAY"]


@pytest.fixture(scope="session")
def _one_root(_display: None) -> Iterator[Any]:
    from omvendt_desktop.gui import theme

    opened = theme.open_root("light")
    opened.geometry("1000x700+0+0")
    yield opened
    opened.destroy()


class ErrorsSeen(logging.Handler):
    """What went wrong in a callback or was logged as an error; a test that expects it empties `texts`."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(self.format(record))

    def callback(self, *error: Any) -> None:
        self.texts.append("".join(traceback.format_exception(*error)))


@pytest.fixture
def errors_seen() -> Iterator[ErrorsSeen]:
    seen = ErrorsSeen()
    logging.getLogger().addHandler(seen)
    yield seen
    logging.getLogger().removeHandler(seen)


@pytest.fixture
def root(_one_root: Any, errors_seen: ErrorsSeen) -> Iterator[Any]:
    """The window, empty and in front; any error in a callback and any logged error fails the test."""
    from omvendt_desktop.gui import theme

    _one_root.report_callback_exception = errors_seen.callback
    # Tk keeps errors outside of callbacks, such as work left for a widget that is gone, to itself.
    _one_root.tk.call("interp", "bgerror", "", _one_root.register(lambda text, _more: errors_seen.texts.append(text)))
    _one_root.deiconify()
    _one_root.update()
    yield _one_root
    _one_root.update()
    for child in _one_root.winfo_children():
        child.destroy()
    theme.apply("light")
    _one_root.update()
    _one_root.withdraw()
    assert not errors_seen.texts, "\n".join(errors_seen.texts)
