"""Thousands of damaged workbooks: each is read, or refused with one sentence; nothing else ever happens."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from omvendt_desktop.domain.application_rows import read_rows
from omvendt_desktop.domain.column_matching import matches
from omvendt_desktop.domain.columns import Choices
from omvendt_desktop.errors import UserError
from omvendt_desktop.files import applications_xlsx

SAMPLE = Path(__file__).parents[2] / "assets" / "sample-applications.xlsx"
TIMES = 500


def outcome(path: Path) -> str:
    try:
        _book, table = applications_xlsx.read(path)
    except UserError as error:
        assert error.message and error.hint
        return "refused"
    read_rows(table, matches(table, Choices()), Choices())
    return "read"


def flipped(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _time in range(chance.randint(1, 12)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.randrange(1, 400) :] if chance.random() < 0.5 else content[:start]


def repeated(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    piece = content[start : start + chance.randrange(1, 300)]
    return content[:start] + piece * chance.randrange(2, 6) + content[start:]


def swapped_values(content: bytes, chance: random.Random) -> bytes:
    values = [b"-1", b"999999999999999999999", b"x", b"", b"NaN", b"1e400", b"&#0;", b"]]>", b"<", b"#REF!"]
    pieces = content.split(b'"')
    pieces[chance.randrange(len(pieces))] = chance.choice(values)
    return b'"'.join(pieces)


@pytest.fixture(scope="module")
def parts() -> dict[str, bytes]:
    """The parts of the sample, with few rows so that thousands of readings are quick."""
    from openpyxl import load_workbook

    book = load_workbook(SAMPLE)
    book.active.delete_rows(6, 100)
    stream = io.BytesIO()
    book.save(stream)
    with zipfile.ZipFile(stream) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("change", [flipped, cut, repeated])
def test_a_damaged_package_is_read_or_refused(tmp_path, parts, change: Callable[[bytes, random.Random], bytes]):
    whole, chance, path = packed(parts), random.Random(1), tmp_path / "skadet.xlsx"
    seen = set()
    for _time in range(TIMES):
        path.write_bytes(change(whole, chance))
        seen.add(outcome(path))
    assert "refused" in seen


@pytest.mark.parametrize("change", [flipped, cut, repeated, swapped_values])
def test_damaged_markup_in_a_sound_package_is_read_or_refused(tmp_path, parts, change):
    chance, path = random.Random(2), tmp_path / "skadet.xlsx"
    seen = set()
    for _time in range(TIMES):
        name = chance.choice(sorted(parts))
        path.write_bytes(packed(parts | {name: change(parts[name], chance)}))
        seen.add(outcome(path))
    assert seen == {"read", "refused"}


def test_random_bytes_are_read_or_refused(tmp_path):
    chance, path = random.Random(3), tmp_path / "støy.xlsx"
    starts = [
        b"",
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"ID;Navn;E-post\n",
        b"\xff\xfe",
        b"<?xml ",
        b"sep=;\n",
    ]
    for _time in range(TIMES):
        path.write_bytes(chance.choice(starts) + chance.randbytes(chance.randrange(1, 2000)))
        outcome(path)


def test_random_text_in_columns_is_read_or_refused(tmp_path):
    chance, path = random.Random(4), tmp_path / "støy.csv"
    letters = "aøÅ@.;,\t\"\n\r =+-'[]()#/0123456789\u00a0\u200b\u202e\U0001f600"
    for _time in range(TIMES):
        path.write_text("".join(chance.choices(letters, k=chance.randrange(1, 600))), encoding="utf-8", newline="")
        outcome(path)
