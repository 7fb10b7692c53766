"""What every test shares: made-up data without chance or clock, and one language to start from."""

from collections.abc import Iterator

import hypothesis
import pytest

from omvendt_desktop.i18n import set_language

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
