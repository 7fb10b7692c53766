"""Which plain texts are tables, and which are only texts."""

from pathlib import Path

import pytest

from omvendt_desktop.errors import UserError
from omvendt_desktop.files import workbook

TABLE = "Navn{0}E-post\nKari Nordmann{0}kari@example.org\nOla Hansen{0}ola@example.org\n"
TEXTS = {
    "README.md": "# Søknader\n\nList opp alle, en etter en.\n\n- Kari\n- Ola, som er student\n",
    "notat.txt": "Husk å ringe Kari.\nHun vil være med, men først til høsten.\nOla svarer i morgen.\n",
    "linje.txt": "Kari Nordmann",
    "plan.py": "from datetime import date, timedelta\n\nstart = date(2026, 9, 1)\nprint(start)\n",
    "svar.json": '[\n{"navn": "Kari", "rolle": "mentor"},\n{"navn": "Ola", "rolle": "mentee"}\n]\n',
    "svar.xlsx": "Nettsiden svarte ikke. Prøv igjen, eller ring oss.\n",
}


def rows(path: Path, content: str) -> list[tuple]:
    path.write_text(content, encoding="utf-8")
    return [row.cells for row in workbook.read(path).sheets[0].rows]


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_is_refused_as_no_table(tmp_path, name):
    with pytest.raises(UserError, match="tekst uten kolonner"):
        rows(tmp_path / name, TEXTS[name])


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("name", ["svar.txt", "svar.xlsx", "svar.csv.download", "svar"])
def test_a_table_is_read_whatever_the_file_is_called(tmp_path, name, sign):
    assert rows(tmp_path / name, TABLE.format(sign))[2] == ("Ola Hansen", "ola@example.org")


def test_a_table_with_a_title_above_it_is_still_a_table(tmp_path):
    assert len(rows(tmp_path / "svar.txt", "Søkere høsten 2026\n" + TABLE.format("\t"))) == 4


def test_a_csv_file_may_hold_one_column_or_the_header_alone(tmp_path):
    assert rows(tmp_path / "navn.csv", "Navn\nKari Nordmann\n") == [("Navn",), ("Kari Nordmann",)]
    assert rows(tmp_path / "svar.csv", "Navn;E-post;Rolle\n") == [("Navn", "E-post", "Rolle")]
