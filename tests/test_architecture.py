"""Who may import whom, stated once, and the manners every file keeps."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytest_archon import archrule

from omvendt_desktop.paths import PACKAGE_DIR

FILES = sorted(PACKAGE_DIR.rglob("*.py"))
GROUND_FLOOR = "errors|i18n|formats|paths|settings|typed"


@dataclass(frozen=True)
class Layer:
    """The modules of a layer and those of ours they may import, as regular expressions below the package."""

    name: str
    modules: str
    may_import: str


LAYERS = [
    Layer("ground floor", GROUND_FLOOR, GROUND_FLOOR),
    Layer("domain", "domain", "domain|errors|i18n"),
    Layer("store", "store", "store|domain|errors|i18n|paths"),
    Layer("files", "files", "files|domain|errors|i18n|formats"),
    Layer("services", "services", r"services|domain|store|errors|i18n|formats"),
    Layer("gui widgets", r"gui\.widgets", r"gui\.widgets|gui\.theme\w*|errors|i18n|formats|typed"),
    Layer(
        "start",
        "demo|sample|tour|self_test|inspect_file|display",
        rf"demo|sample|tour|self_test|inspect_file|display|gui|services|domain|store|files|{GROUND_FLOOR}",
    ),
    Layer("gui", r"gui(?!\.widgets)", rf"gui|services|domain|store\.queries|files|{GROUND_FLOOR}"),
]

HOMES = {
    "platformdirs": "paths",
    "babel": r"i18n|locale\.compile_catalogues",
    "hatchling": r"locale\.compile_catalogues",
    "holidays": r"domain\.working_days",
    "email_validator": r"domain\.fields",
    "phonenumbers": "domain",
    "stdnum": "domain",
    "sqlite_utils": "store",
    "sqlcipher3": "store",
    "openpyxl": "files",
    "icalendar": "files",
    "charset_normalizer": "files",
    "defusedxml": "files",
    "olefile": "files",
    "fontTools": "files",
    "fpdf": "files",
    "tkinter": "gui|app|tour|self_test",
    "ttkbootstrap": "gui|app|tour|self_test",
    "tkinterdnd2": "gui|app",
    "PIL": "gui|tour",
}
SLOW_TO_IMPORT = "openpyxl|icalendar|numpy|holidays|babel|fpdf|olefile|phonenumbers|email_validator"
START = "omvendt_desktop.app, omvendt_desktop.gui.main_window, omvendt_desktop.gui.pages.overview_page"
NEEDED_LATER = (
    *("sqlite_utils", "uuid", "tomllib"),
    *("omvendt_desktop.domain.schedule", "omvendt_desktop.domain.applications", "omvendt_desktop.gui.dialogs"),
)
WORDS_THAT_SAY_NOTHING = {"util", "utils", "manager", "handler", "helper", "helpers", "base", "data", "info", "misc"}


def below(modules: str) -> str:
    """The regular expression of these modules of ours and of everything inside them."""
    return rf"^omvendt_desktop\.(?:{modules})(?:\.|$)"


@pytest.mark.parametrize("layer", LAYERS, ids=lambda layer: layer.name)
def test_a_layer_imports_only_the_layers_it_stands_on(layer: Layer):
    forbidden = rf"^omvendt_desktop\.(?!(?:{layer.may_import})(?:\.|$))"
    rule = archrule(layer.name, use_regex=True).match(below(layer.modules)).should_not_import(forbidden)
    rule.check("omvendt_desktop", only_direct_imports=True)


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_imported_only_in_its_home(library: str):
    rule = archrule(f"home of {library}", use_regex=True).match(r"^omvendt_desktop").exclude(below(HOMES[library]))
    rule.should_not_import(rf"^{library}(?:\.|$)").check("omvendt_desktop", only_direct_imports=True)


def test_every_library_in_use_has_a_home():
    known = [rf"^{name}(?:\.|$)" for name in ("omvendt_desktop", *sys.stdlib_module_names, *HOMES)]
    rule = archrule("known libraries", use_regex=True).match(r"^omvendt_desktop")
    rule.should_not_import(".").may_import(*known).check("omvendt_desktop", only_direct_imports=True)


def test_slow_libraries_are_imported_inside_the_function_that_needs_them():
    rule = archrule("quick start", use_regex=True).match(r"^omvendt_desktop").exclude(below("locale"))
    rule = rule.should_not_import(rf"^(?:{SLOW_TO_IMPORT})(?:\.|$)")
    rule.check("omvendt_desktop", only_direct_imports=True, only_toplevel_imports=True)


def test_the_first_page_loads_nothing_that_is_needed_later():
    later = [*SLOW_TO_IMPORT.split("|"), *NEEDED_LATER]
    program = f"import sys, {START}; print(*[name for name in {later} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_only_the_start_imports_the_composition_root():
    rule = archrule("app", use_regex=True).match(r"^omvendt_desktop").exclude(r"^omvendt_desktop\.__main__$")
    rule.should_not_import(below("app")).check("omvendt_desktop", only_direct_imports=True)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(PACKAGE_DIR)))
class TestEveryFile:
    """The manners of one file."""

    def test_it_opens_with_one_plain_sentence(self, file: Path):
        docstring = ast.get_docstring(_tree(file)) or ""
        assert docstring.endswith(".")
        assert "\n" not in docstring

    def test_it_is_not_long(self, file: Path):
        assert len(file.read_text(encoding="utf-8").splitlines()) <= 300

    def test_its_names_say_what_things_are(self, file: Path):
        classes = [node.name for node in ast.walk(_tree(file)) if isinstance(node, ast.ClassDef)]
        for name in [*file.relative_to(PACKAGE_DIR).with_suffix("").parts, *classes]:
            assert not _words(name) & WORDS_THAT_SAY_NOTHING, name

    def test_only_the_store_speaks_sql(self, file: Path):
        if not file.is_relative_to(PACKAGE_DIR / "store"):
            assert not [text for text in _texts(file) if re.match(r"\s*(?:SELECT|INSERT|UPDATE|DELETE|WITH)\s", text)]

    def test_only_the_window_and_the_backups_look_at_the_clock(self, file: Path):
        if file.relative_to(PACKAGE_DIR).parts[0] in ("domain", "files", "services") or "queries" in file.parts:
            assert not re.search(
                r"\b(?:datetime\.now|date\.today|datetime\.today|time\.time)\b", file.read_text("utf-8")
            )

    def test_colours_have_names(self, file: Path):
        if file.is_relative_to(PACKAGE_DIR / "gui") and not file.stem.startswith("theme"):
            assert not [text for text in _texts(file) if re.fullmatch(r"#(?:[0-9a-fA-F]{3}){1,2}", text)]


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_bytes())


def _texts(file: Path) -> Iterator[str]:
    for node in ast.walk(_tree(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}
