"""Where the program keeps its own files on this computer."""

from pathlib import Path

PACKAGE_DIR = Path(__file__).resolve().parent
LOCALE_DIR = PACKAGE_DIR / "locale"
ASSETS_DIR = next(
    (folder for folder in (PACKAGE_DIR / "assets", PACKAGE_DIR.parent / "assets") if folder.is_dir()),
    PACKAGE_DIR / "assets",
)

_APP = "Omvendt Desktop"


def data_dir() -> Path:
    """The folder for backups, the sample, and the marks of what was sent."""
    from platformdirs import user_data_path

    return user_data_path(_APP, appauthor=False)


def documents_dir() -> Path:
    """The folder the coordinator keeps documents in."""
    from platformdirs import user_documents_path

    return user_documents_path()


def settings_file() -> Path:
    """The JSON file with the facts of this computer: window, theme, language, recent files."""
    from platformdirs import user_config_path

    return user_config_path(_APP, appauthor=False) / "settings.json"


def log_file() -> Path:
    """The file that technical messages are written to."""
    from platformdirs import user_log_path

    return user_log_path(_APP, appauthor=False) / "omvendt.log"


def backups_dir(file: Path) -> Path:
    """The folder that holds the backups of one programme file, named after it and its place."""
    from hashlib import sha256

    place = sha256(str(file.resolve()).encode()).hexdigest()[:8]
    return data_dir() / "backups" / f"{file.stem}-{place}"
