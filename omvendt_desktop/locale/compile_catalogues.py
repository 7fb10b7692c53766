"""Compiles the translations and gathers the assets when hatchling builds the package."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NOT_IN_THE_PROGRAM = {"installer", "screenshots"}


class CataloguesHook(BuildHookInterface[Any]):
    """Puts an `.mo` beside every `.po`, and the assets inside the wheel."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before the files are collected; `version` is `standard` or `editable`."""
        root = Path(self.root)
        compile_catalogues(root / "omvendt_desktop" / "locale")
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"] |= _assets(root / "assets")


def compile_catalogues(folder: Path) -> list[Path]:
    """Compile every `.po` below the folder and return the `.mo` files written beside them."""
    return [_compiled(source) for source in sorted(folder.rglob("*.po"))]


def _compiled(source: Path) -> Path:
    target = source.with_suffix(".mo")
    with source.open("rb") as text, target.open("wb") as compiled:
        write_mo(compiled, read_po(text))
    return target


def _assets(folder: Path) -> dict[str, str]:
    wanted = [path for path in sorted(folder.iterdir()) if path.name not in NOT_IN_THE_PROGRAM]
    return {str(path): f"omvendt_desktop/assets/{path.name}" for path in wanted}
