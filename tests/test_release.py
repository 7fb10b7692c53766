"""What a release is made of fits together."""

import re
import subprocess
import sys
import tarfile
import tomllib
from importlib.metadata import requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from omvendt_desktop import __version__
from omvendt_desktop.paths import PACKAGE_DIR

ROOT = PACKAGE_DIR.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"].values()
REQUIREMENTS = [Requirement(text) for texts in [PROJECT["dependencies"], *EXTRAS] for text in texts]
CALENDAR_VERSIONED = {"tzdata"}
OF_ONE_MACHINE = re.compile(
    r"https?://\S*(?:pypi|pythonhosted|npmjs|debian\.org)|(?<![\w.~])/(?:root|work|home/\w+|Users/\w+)/|[A-Z]:\\Users\\\w",
    re.IGNORECASE,
)


def read(name: str) -> str:
    """The text of a file at the top of the project."""
    return (ROOT / name).read_text(encoding="utf-8")


def pinned() -> dict[str, Version]:
    """The version of every package in the constraints."""
    lines = [line.split(" ;")[0] for line in read("constraints.txt").splitlines() if not line.startswith("#")]
    return {_plain(name): Version(version) for name, version in (line.split("==") for line in lines)}


def tracked_texts() -> list[Path]:
    """Every text file that belongs to the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    files = [ROOT / name for name in listed.stdout.split("\0") if name]
    return [file for file in files if file.is_file() and b"\0" not in file.read_bytes()[:4096]]


def test_the_newest_entry_of_the_changelog_is_this_version():
    newest = re.search(r"^## (\S+)", read("CHANGELOG.md"), re.MULTILINE)
    assert newest
    assert newest[1] == __version__


def test_the_licence_is_the_one_promised():
    assert PROJECT["license"] == "MIT"
    assert read("LICENSE").startswith("MIT License")


@pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.name)
def test_every_dependency_is_bounded_and_pinned_within_its_bounds(requirement: Requirement):
    signs = {specifier.operator for specifier in requirement.specifier}
    assert ">=" in signs
    assert "<" in signs or requirement.name in CALENDAR_VERSIONED
    assert requirement.specifier.contains(pinned()[_plain(requirement.name)])


def test_the_constraints_pin_everything_that_is_installed():
    wanted = [_plain(requirement.name) for requirement in REQUIREMENTS]
    seen: set[str] = set()
    while wanted:
        name = wanted.pop()
        if name not in seen:
            seen.add(name)
            wanted += _needs(name)
    assert seen - set(pinned()) == {"pip"}, "pip comes with the virtual environment"


def test_nothing_in_the_project_belongs_to_one_machine():
    found = {
        str(file.relative_to(ROOT)): match[0]
        for file in tracked_texts()
        if file != Path(__file__) and (match := OF_ONE_MACHINE.search(file.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_what_is_distributed_holds_all_the_program_needs(tmp_path: Path):
    build = [sys.executable, "-m", "hatchling", "build", "--directory", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    names = ZipFile(next(tmp_path.glob("*.whl"))).namelist()
    assert {
        "omvendt_desktop/locale/nb/LC_MESSAGES/omvendt.mo",
        "omvendt_desktop/domain/programme_template.json",
        "omvendt_desktop/store/schema_1.sql",
        "omvendt_desktop/store/schema_2.sql",
        "omvendt_desktop/store/schema_3.sql",
        "omvendt_desktop/assets/icons/omvendt-32.png",
    } <= set(names)
    assert not [name for name in names if "installer" in name or "screenshots" in name or name.startswith("tests")]
    with tarfile.open(next(tmp_path.glob("*.tar.gz"))) as source:
        sources = {name.partition("/")[2] for name in source.getnames()}
    assert {"pyproject.toml", "README.md", "LICENSE", "tests/conftest.py"} <= sources
    assert not [name for name in sources if name.startswith((".venv", "demo/", "tour/"))]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _needs(name: str) -> list[str]:
    needs = [Requirement(text) for text in requires(name) or []]
    return [_plain(need.name) for need in needs if need.marker is None or need.marker.evaluate({"extra": ""})]
