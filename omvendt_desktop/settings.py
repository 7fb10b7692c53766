"""The facts of this computer, kept in one small JSON file: window, theme, language, recent files."""

import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

MOST_RECENT_FILES = 8


@dataclass
class Settings:
    """What is remembered between two starts; wrong or missing values fall back to these."""

    language: str = "nb"
    theme: str = "light"
    window: str = ""
    programme_id: int = 0
    recent_files: list[str] = field(default_factory=list)
    column_widths: dict[str, dict[str, int]] = field(default_factory=dict)
    folders: dict[str, str] = field(default_factory=dict)
    organiser: dict[str, str] = field(default_factory=dict)

    def opened(self, file: Path) -> None:
        """Put the file first among the recent ones."""
        path = str(file.resolve())
        self.recent_files = [path, *(other for other in self.recent_files if other != path)][:MOST_RECENT_FILES]


def load(path: Path) -> Settings:
    """The settings kept in the file; a missing or spoilt file gives the defaults."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    settings = Settings()
    if isinstance(kept, dict):
        for known in fields(Settings):
            if isinstance(kept.get(known.name), type(getattr(settings, known.name))):
                setattr(settings, known.name, kept[known.name])
    return settings


def save(settings: Settings, path: Path) -> None:
    """Write the settings beside the file and put them in its place. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), encoding="utf-8")
    os.replace(fresh, path)
