"""What every test shares: made-up data without chance or clock, and one language to start from."""

from collections.abc import Iterator
from pathlib import Path

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
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "xdg"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A fresh programme file, closed afterwards."""
    opened = Store.open(tmp_path / "programme.omvendt", create=True)
    yield opened
    opened.close()
