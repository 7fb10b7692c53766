"""The facts of this computer survive a start, and nothing in their file can stop one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop import settings
from omvendt_desktop.settings import Settings
from tests import permissions

WORDS = st.text("aå1", max_size=3)
JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=8,
)
KEPT = st.dictionaries(st.sampled_from([*vars(Settings()), "unknown"]), JSON_VALUES)


def test_what_was_saved_is_loaded(tmp_path: Path):
    kept = Settings(language="en", theme="dark", window="1280x800+5+5", programme_id=3)
    kept.column_widths = {"pairs": {"mentor": 180}}
    kept.organiser = {"name": "Åse Ødegård"}
    settings.save(kept, tmp_path / "new folder" / "settings.json")
    assert settings.load(tmp_path / "new folder" / "settings.json") == kept


def test_saving_leaves_nothing_beside_the_file(tmp_path: Path):
    settings.save(Settings(), tmp_path / "settings.json")
    settings.save(Settings(language="en"), tmp_path / "settings.json")
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_a_file_name_that_is_not_unicode_can_be_remembered(tmp_path: Path):
    kept = Settings(recent_files=["/programmes/\udce5se.omvendt"])
    settings.save(kept, tmp_path / "settings.json")
    assert settings.load(tmp_path / "settings.json") == kept


@pytest.mark.parametrize("spoilt", [b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 100_000, b'{"language": "xx"}'])
def test_a_spoilt_file_gives_the_defaults(tmp_path: Path, spoilt: bytes):
    (tmp_path / "settings.json").write_bytes(spoilt)
    assert settings.load(tmp_path / "settings.json") == Settings()


def test_a_missing_file_gives_the_defaults(tmp_path: Path):
    assert settings.load(tmp_path / "settings.json") == Settings()
    assert settings.load(tmp_path) == Settings()


def test_one_wrong_value_does_not_cost_the_others(tmp_path: Path):
    kept = {"language": "en", "theme": "purple", "programme_id": True, "recent_files": [1], "column_widths": {"a": 1}}
    (tmp_path / "settings.json").write_text(json.dumps(kept))
    assert settings.load(tmp_path / "settings.json") == Settings(language="en")


@given(KEPT)
def test_whatever_the_file_holds_the_settings_have_their_own_shape(
    tmp_path_factory: pytest.TempPathFactory, kept: object
):
    file = tmp_path_factory.getbasetemp() / "any.json"
    file.write_text(json.dumps(kept))
    loaded = settings.load(file)
    assert loaded.language in {"nb", "en"}
    assert all(isinstance(path, str) for path in loaded.recent_files)
    assert all(isinstance(width, int) for widths in loaded.column_widths.values() for width in widths.values())


def test_the_file_opened_last_comes_first_and_only_once(tmp_path: Path):
    kept = Settings()
    for name in ["a", "b", "a"]:
        kept.opened(tmp_path / name)
    assert [Path(path).name for path in kept.recent_files] == ["a", "b"]


def test_only_the_latest_files_are_remembered(tmp_path: Path):
    kept = Settings()
    for number in range(20):
        kept.opened(tmp_path / str(number))
    assert [Path(path).name for path in kept.recent_files] == ["19", "18", "17", "16", "15", "14", "13", "12"]


@pytest.mark.parametrize(
    ("window", "kept"), [("1280x800+5+-20", "1280x800+5+-20"), ("wide", ""), ("80x", ""), ("", "")]
)
def test_a_place_of_the_window_that_makes_no_sense_is_forgotten(tmp_path: Path, window, kept):
    (tmp_path / "settings.json").write_text(json.dumps({"window": window, "theme": "dark"}), encoding="utf-8")
    assert settings.load(tmp_path / "settings.json") == Settings(window=kept, theme="dark")


def test_recent_files_that_are_gone_or_locked_away_are_left_out(tmp_path: Path):
    kept = Settings()
    for name in ("here.omvendt", "gone.omvendt", "locked/away.omvendt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.touch()
        kept.opened(file)
    (tmp_path / "gone.omvendt").unlink()
    with permissions.mode(tmp_path / "locked", 0):
        assert [path.name for path in kept.files_there()] == ["here.omvendt"]
