"""The facts of this computer, kept in one small JSON file: window, theme, language, recent files."""

import json
import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from omvendt_desktop.i18n import LANGUAGES

MOST_RECENT_FILES = 8
THEMES = ("light", "dark")
_GEOMETRY = re.compile(r"(\d+x\d+([+-]-?\d+){2})?")
_CHOICES: dict[str, tuple[str, ...]] = {"language": tuple(LANGUAGES), "theme": THEMES}


@dataclass
class Settings:
    """What is remembered between two starts; wrong or missing values fall back to these."""

    language: str = "nb"
    theme: str = "light"
    window: str = ""
    zoomed: bool = False
    programme_id: int = 0
    recent_files: list[str] = field(default_factory=list)
    recent_imports: list[str] = field(default_factory=list)
    column_widths: dict[str, dict[str, int]] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    organiser: dict[str, str] = field(default_factory=dict)

    def opened(self, file: Path) -> None:
        """Put the file first among the recent ones."""
        self.recent_files = _first(file, self.recent_files)

    def files_there(self) -> list[Path]:
        """The recent files that can be reached now."""
        return [path for path in map(Path, self.recent_files) if _is_there(path)]

    def imported(self, file: Path) -> None:
        """Put the workbook first among those imported lately."""
        self.recent_imports = _first(file, self.recent_imports)


def _first(file: Path, others: list[str]) -> list[str]:
    path = str(file.resolve())
    return [path, *(other for other in others if other != path)][:MOST_RECENT_FILES]


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a drive or a folder that lets nobody in
        return False


def load(path: Path) -> Settings:
    """The settings kept in the file; a missing or spoilt file gives the defaults."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    shapes = get_type_hints(Settings)
    return Settings(
        **{name: value for name, value in kept.items() if name in shapes and _fits(name, value, shapes[name])}
    )


def _fits(name: str, value: object, shape: Any) -> bool:
    if not _has_shape(value, shape) or (name in _CHOICES and value not in _CHOICES[name]):
        return False
    return name != "window" or _GEOMETRY.fullmatch(str(value)) is not None


def _has_shape(value: object, shape: Any) -> bool:
    if type(value) is not (get_origin(shape) or shape):
        return False
    parts = get_args(shape)
    if isinstance(value, dict):
        return all(_has_shape(key, parts[0]) and _has_shape(item, parts[1]) for key, item in value.items())
    return not isinstance(value, list) or all(_has_shape(item, parts[0]) for item in value)


def save(settings: Settings, path: Path) -> None:
    """Write the settings beside the file and put them in its place. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    fresh.replace(path)
