"""How a table shares a width that is too small, and shows texts that are too long."""

from typing import Any, NamedTuple

import pytest

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.table import Column, Muted, Status, Table, Title, TwoLines

NARROW, HIGH = 300, 200


class Meeting(NamedTuple):
    key: int
    theme: str
    day: str = "3. nov"


@pytest.fixture
def make(root: Any) -> Any:
    def made(columns: list[Column], rows: list[Any], width: int = NARROW, **options: Any) -> Table:
        table = Table(root, columns, key=lambda row: row.key, padding=0, **options)
        table.place(x=0, y=0, width=width, height=theme.px(HIGH))
        table.show(rows)
        root.update()
        return table

    return made


def drawn(table: Table) -> list[str]:
    canvas = table.canvas
    return [canvas.itemcget(item, "text") for item in canvas.find_all() if canvas.type(item) == "text"]


def widths(table: Table) -> dict[str, int]:
    return {place.column.key: place.edge - place.left for place in table.places()}


def theme_column(value: Any = str) -> Column:
    return Column("theme", "Theme", 150, lambda row: value(row.theme), stretch=True)


def test_a_text_too_long_for_its_column_goes_on_in_a_second_line(make):
    room = theme.width_of("Quick judgements and", theme.BODY) + 1
    table = make([theme_column()], [Meeting(1, "Quick judgements and everyday exclusion")], width=room)
    assert drawn(table)[:2] == ["Quick judgements and", "everyday exclusion"]
    assert table.cut == {}


def test_a_low_row_has_room_for_one_line_only(make):
    table = make(
        [theme_column()], [Meeting(1, "Quick judgements and everyday exclusion")], width=theme.px(200), row_height=28
    )
    assert drawn(table)[0].endswith("…")
    assert table.cut == {(0, "theme"): "Quick judgements and everyday exclusion"}


def test_a_title_leaves_out_what_follows_its_colon_rather_than_its_end(make):
    long = "Our company from outside and inside: getting in, being seen, moving up and on"
    room = theme.width_of("outside and inside", theme.BODY) + 1
    table = make([theme_column(Title)], [Meeting(1, long), Meeting(2, "Roles: ours")], width=room)
    assert drawn(table)[:3] == ["Our company from", "outside and inside", "Roles: ours"]
    assert table.cut == {(0, "theme"): long}


def test_an_address_is_broken_before_its_sign(make):
    table = make([theme_column(Muted)], [Meeting(1, "a.long.name@example.org")], width=120)
    assert drawn(table)[:2] == ["a.long.name", "@example.org"]


def test_a_long_word_is_broken_with_a_hyphen(make):
    table = make([theme_column()], [Meeting(1, "Fullføringstidspunkt")], width=110)
    first, second = drawn(table)[:2]
    assert first.endswith("-")
    assert first[:-1] + second == "Fullføringstidspunkt"


def test_two_lines_become_three_where_the_row_is_high_enough(make):
    column = theme_column(lambda text: TwoLines(text, "invitation", bold=False))
    room = theme.width_of("Invitation to meeting 5", theme.BODY) + 1
    table = make([column], [Meeting(1, "Invitation to meeting 5 of mentoring")], width=room, row_height=60)
    assert drawn(table)[:3] == ["Invitation to meeting 5", "of mentoring", "invitation"]
    assert table.cut == {}


def test_blank_space_is_given_up_before_any_text(make):
    columns = [theme_column(), Column("day", "Day", 250, lambda row: row.day)]
    table = make(columns, [Meeting(1, "Tools for the road")], width=260)
    assert drawn(table)[:2] == ["Tools for the road", "3. nov"]
    assert table.cut == {}


def test_a_column_keeps_its_title_whole_as_long_as_others_can_wrap(make):
    columns = [theme_column(), Column("day", "Understood as", 250, lambda row: row.day)]
    table = make(columns, [Meeting(1, "Quick judgements and everyday exclusion")], width=240)
    assert "UNDERSTOOD AS" in drawn(table)


def test_a_stretching_column_without_texts_lends_its_room_to_a_long_one(make):
    columns = [theme_column(), Column("why", "Why", 150, lambda row: "", stretch=True)]
    long = "Quick judgements and everyday exclusion"
    assert drawn(make(columns, [Meeting(1, long)], width=420))[0] == long


def test_a_column_that_was_dragged_keeps_its_width(make):
    columns = [theme_column(), Column("why", "Why", 150, lambda row: "", stretch=True)]
    table = make(columns, [Meeting(1, "Quick judgements and everyday exclusion")], widths={"theme": 120, "why": 180})
    assert widths(table) == {"theme": theme.px(120), "why": theme.px(180)}


def test_lines_and_shades_end_before_the_scrollbar(make):
    table = make([theme_column(), Column("s", "State", 80, lambda row: Status("good", "held"))], [])
    table.show([Meeting(number, "Tools") for number in range(40)])
    table.select([0])
    table.update()
    bar = next(child for child in table.winfo_children() if child.winfo_class() == "TScrollbar")
    canvas = table.canvas
    ends = [canvas.coords(item)[2] for item in canvas.find_all() if canvas.type(item) in ("line", "rectangle")]
    header, *rest = sorted(ends, reverse=True)
    assert header == canvas.winfo_width()
    assert max(rest) <= bar.winfo_x()
