"""The program as it is started from a terminal, most of it without a screen."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from omvendt_desktop import __version__
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.store.store import Store

SAMPLE = Path(__file__).parents[1] / "assets" / "sample-applications.xlsx"

without_screens = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there is always a screen here")


def run(*arguments: object, code: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """The program with these arguments, or some code, where there is no screen unless `environment` says so."""
    here = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return subprocess.run(
        [sys.executable, *(["-c", code] if code else ["-m", "omvendt_desktop"]), *map(str, arguments)],
        env={**here, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_the_version_is_told():
    assert run("--version").stdout == f"Omvendt Desktop {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [["--unknown"], ["--demo"], ["--no-window"], ["--demo", "a", "--tour", "b"], ["a", "b"], ["a", "--self-test"]],
)
def test_arguments_that_do_not_fit_are_refused_before_anything_is_done(tmp_path, monkeypatch, arguments):
    monkeypatch.chdir(tmp_path)
    ended = run(*arguments, PYTHONPATH=str(SAMPLE.parents[1]))
    assert ended.returncode == 2
    assert ended.stderr.startswith("usage: ")
    assert not (tmp_path / "a").exists()


@without_screens
@pytest.mark.parametrize("screen", [{}, {"DISPLAY": ":7777"}])
def test_a_window_without_a_screen_is_one_sentence(screen):
    ended = run(**screen)
    assert ended.returncode == 1
    assert ended.stderr.startswith("Her kan det ikke åpnes noe vindu.")
    assert "Traceback" not in ended.stderr


@without_screens
def test_the_demo_does_the_whole_job_and_needs_no_screen(tmp_path):
    ended = run("--demo", tmp_path / "demo")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert len(ended.stdout.splitlines()) == 11
    assert [each.name for each in sorted((tmp_path / "demo").iterdir())] == [
        "calendar",
        "invitations",
        "programme.omvendt",
        "reports",
    ]
    assert [each.suffix for each in sorted((tmp_path / "demo" / "reports").iterdir())] == [".pdf", ".xlsx", ".xlsx"]
    made = Store.open(tmp_path / "demo" / "programme.omvendt")
    assert len(made.find(Programme)) == 1
    made.close()


def test_a_demo_is_never_made_over_another(tmp_path):
    assert run("--demo", tmp_path, "--no-window").returncode == 0
    before = (tmp_path / "programme.omvendt").read_bytes()
    again = run("--demo", tmp_path, "--no-window")
    assert (again.returncode, again.stdout) == (1, "")
    assert "har allerede et eksempel" in again.stderr
    assert (tmp_path / "programme.omvendt").read_bytes() == before


@pytest.mark.parametrize("job", ["--demo", "--tour"])
def test_a_place_that_can_be_no_folder_is_one_sentence(tmp_path, job):
    (tmp_path / "file").touch()
    ended = run(job, tmp_path / "file")
    assert ended.returncode == 1
    assert ended.stderr.endswith("Oppgi en annen mappe.\n")
    assert "Traceback" not in ended.stderr


def test_what_is_seen_in_a_workbook_is_printed_and_a_refusal_has_its_own_exit_code(tmp_path):
    seen = run("--inspect", SAMPLE)
    assert (seen.returncode, len(json.loads(seen.stdout)["rows"])) == (0, 24)
    refused = run("--inspect", tmp_path / "gone.xlsx")
    assert (refused.returncode, json.loads(refused.stdout)["outcome"]) == (2, "refuse")


def test_the_sample_is_made_by_norwegian_time_wherever_the_computer_is():
    code = "from omvendt_desktop.app import sample_time; print(sample_time())"
    east, west = (
        datetime.fromisoformat(run(code=code, TZ=zone).stdout.strip()) for zone in ("Asia/Tokyo", "America/Lima")
    )
    assert abs(west - east) < timedelta(hours=1)
