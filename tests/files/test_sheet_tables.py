"""The heights of rows, which Excel does not see to in joined cells, nor LibreOffice anywhere."""

from importlib.resources import as_file, files

import pytest
from PIL import ImageFont

from omvendt_desktop.files.sheet_tables import line_count

MARGINS = 5 / 7  # of the width of a digit
SENTENCES = [
    "Omvendt mentoring snur mentoring på hodet: den yngste leder læringen. Amina Yusuf var mentor.",
    "Minutter for modulene med møte før rapportens dag, eller i en periode som er ferdig.",
    "Et felt er tomt der tallet, eller forskjellen til et annet tall, ville gjelde færre enn fem personer.",
    "A module in which fewer than five have used time is shown together with another one.",
    "Reverse mentoring turns mentoring around: the junior leads the learning. Minh Trần was a mentor.",
    "NORGES IDRETTSFORBUND OG OLYMPISKE OG PARALYMPISKE KOMITÉ",
    "Maria Magdalena Wembley-Morrow Mwamba Hammershaug → Wilhelmina Oddveig Margrethe Mehmandarov-Mwamba",
]


def lines_on_paper(text, font, room) -> int:
    lines, line = 1, ""
    for word in text.split():
        if font.getlength(f"{line} {word}".strip()) > room:
            lines, line = lines + 1, ""
        line = f"{line} {word}".strip()
    return lines


@pytest.mark.parametrize("font", ["NotoSans-Regular.ttf", "DejaVuSans.ttf"])
@pytest.mark.parametrize("text", SENTENCES)
def test_there_is_room_for_every_line_in_a_column_of_any_width(text, font):
    with as_file(files("omvendt_desktop.files") / "fonts" / font) as path:
        drawn = ImageFont.truetype(path, 100, layout_engine=ImageFont.Layout.BASIC)  # the same on every computer
    digit = drawn.getlength("0")
    for width in range(28, 120):
        needed = lines_on_paper(text, drawn, (width - MARGINS) * digit)
        assert needed <= line_count(text, width) <= needed * 1.3 + 1
