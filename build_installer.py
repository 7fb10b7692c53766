"""Builds a program for this system that needs no Python, and lets it test itself: `python build_installer.py`."""

import os
import platform
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

from omvendt_desktop import __version__
from omvendt_desktop.locale.compile_catalogues import NOT_IN_THE_PROGRAM, compile_catalogues

ROOT = Path(__file__).resolve().parent
ASSETS = ROOT / "assets"
DIST = ROOT / "dist"
NAME = "omvendt-desktop"
LOADED_BY_NAME = ["PIL._tkinter_finder", "holidays.countries.norway"]
WITH_THEIR_DATA = ["omvendt_desktop", "ttkbootstrap", "tkinterdnd2", "tzdata"]
NOT_NEEDED = ["pytest", "hypothesis", "mypy", "PyInstaller", "hatchling", "matplotlib", "pandas", "IPython"]
LANGUAGES_KEPT = ("root", "nb", "no", "en")


def main() -> None:
    """Build the folder with the program, test it, and pack it for this system. Ends with an error if a step fails."""
    compile_catalogues(ROOT / "omvendt_desktop" / "locale")
    freeze()
    leave_out_other_languages()
    test_itself()
    packed = pack()
    say(f"Ready: {packed.relative_to(ROOT)}")


def freeze() -> None:
    """Gather the program, Python and the libraries in one folder below dist/."""
    say("Gathering the program …")
    options = ["--noconfirm", "--clean", "--windowed", "--onedir", "--log-level=WARN", f"--name={NAME}"]
    options += [f"--distpath={DIST}", f"--workpath={ROOT / 'build'}", f"--specpath={ROOT / 'build'}"]
    options += [] if sys.platform == "linux" else [f"--icon={_icon()}"]
    options += [f"--hidden-import={module}" for module in LOADED_BY_NAME]
    options += [f"--collect-data={package}" for package in WITH_THEIR_DATA]
    options += ["--collect-submodules=omvendt_desktop"]  # pages are loaded by name when first shown
    options += [f"--add-data={path}{os.pathsep}{target}" for path, target in [*_assets(), *_names_of_holidays()]]
    options += [f"--exclude-module={module}" for module in NOT_NEEDED]
    _run(sys.executable, "-m", "PyInstaller", *options, str(ROOT / "omvendt_desktop" / "__main__.py"))


def leave_out_other_languages() -> None:
    """Remove the dates and numbers of languages the program does not speak; they are 30 MB."""
    for folder in _built().rglob("babel/locale-data"):
        for file in folder.glob("*.dat"):
            if file.stem.partition("_")[0] not in LANGUAGES_KEPT:
                file.unlink()


def test_itself() -> None:
    """Let the finished program open a file, import, write and show every page, as its user would."""
    say("The program tests itself …")
    _run(str(_executable()), "--self-test")


def pack() -> Path:
    """What is handed to a coordinator on this system: an installer, an application or an archive."""
    if sys.platform == "win32":
        return _windows_installer()
    if sys.platform == "linux":
        _add_desktop_entry()
    name = f"{NAME}-{__version__}-{platform.system().lower()}-{platform.machine()}"
    return Path(shutil.make_archive(str(DIST / name), "gztar", DIST, _built().name))


def say(text: str) -> None:
    """One line about the step that comes."""
    print(text, flush=True)


def _assets() -> list[tuple[Path, str]]:
    wanted = [path for path in sorted(ASSETS.iterdir()) if path.name not in NOT_IN_THE_PROGRAM]
    places = [f"omvendt_desktop/assets/{path.name}" if path.is_dir() else "omvendt_desktop/assets" for path in wanted]
    return list(zip(wanted, places, strict=True))


def _names_of_holidays() -> list[tuple[Path, str]]:
    """The holidays of Norway by name, in the languages the library has them in."""
    folder = Path(str(files("holidays"))).parent
    return [(path, str(path.parent.relative_to(folder))) for path in sorted(folder.glob("holidays/locale/*/*/NO.mo"))]


def _icon() -> Path:
    return ASSETS / "icons" / ("omvendt.ico" if sys.platform == "win32" else "omvendt-256.png")


def _built() -> Path:
    return DIST / (f"{NAME}.app" if sys.platform == "darwin" else NAME)


def _executable() -> Path:
    if sys.platform == "darwin":
        return _built() / "Contents" / "MacOS" / NAME
    return _built() / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def _add_desktop_entry() -> None:
    for path in (ASSETS / "installer" / f"{NAME}.desktop", ASSETS / "installer" / "install.sh", _icon()):
        shutil.copy(path, _built())


def _windows_installer() -> Path:
    compiler = shutil.which("iscc")
    if not compiler:
        say("Inno Setup is not here, so the folder is left as it is.")
        return _built()
    _run(compiler, f"/DVersion={__version__}", f"/DRoot={ROOT}", str(ASSETS / "installer" / "windows.iss"))
    return DIST / f"{NAME}-{__version__}-setup.exe"


def _run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
