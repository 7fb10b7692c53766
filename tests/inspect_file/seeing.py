"""Runs `--inspect` on the workbooks of the tests and picks from what it says."""

import json
from pathlib import Path

from omvendt_desktop.inspect_file import inspect
from tests.files.workbooks import saved


def seen(path: Path) -> dict:
    text, code = inspect(path)
    found = json.loads(text)
    assert code == (2 if found["outcome"] == "refuse" else 0)
    return found


def values(found: dict, key: str) -> list:
    return [row["values"][key] for row in found["rows"]]


def fields(found: dict) -> dict[str, str | None]:
    return {column["letter"]: column["field"] for column in found["columns"]}


def problems(found: dict) -> list[tuple[str, str | None]]:
    return [(problem["field"], problem["cell"]) for row in found["rows"] for problem in row["problems"]]


def sheet(tmp_path: Path, *rows, name: str = "svar.xlsx", title: str = "Ark1", **settings) -> dict:
    return seen(saved(tmp_path / name, (title, rows), **settings))
