from datetime import date, timedelta

import pytest

from omvendt_desktop.gui.widgets.month_view import MonthView
from omvendt_desktop.gui.widgets.timeline import Timeline, TimelineItem, TimelineRow
from omvendt_desktop.i18n import using

TODAY = date(2026, 11, 21)
FIRST, LAST = date(2026, 9, 1), date(2027, 3, 1)


def rows(many=3):
    days = [FIRST + timedelta(days=20 + 28 * number) for number in range(5)]
    return [
        TimelineRow(row, f"Pair {row}", [TimelineItem((row, number), day) for number, day in enumerate(days)])
        for row in range(many)
    ]


@pytest.fixture
def said():
    return []


@pytest.fixture
def timeline(root, said):
    made = Timeline(
        root,
        TODAY,
        label_width=200,
        on_open=lambda key: said.append(("open", key)),
        on_drag=lambda key, day: ("warning", "holiday") if day.weekday() > 4 else ("good", "fits"),
        on_drop=lambda key, day: said.append((key, day)),
    )
    made.place(x=0, y=0, width=900, height=300)
    made.show(rows(), FIRST, LAST, TODAY)
    root.update()
    return made


def drag(timeline, key, day, release=True):
    row, item = timeline.place_of(key)
    y = timeline.y_of(row)
    timeline.event_generate("<Button-1>", x=timeline.x_of(item.day), y=y)
    timeline.event_generate("<B1-Motion>", x=timeline.x_of(day), y=y)
    timeline.update()
    if release:
        timeline.event_generate("<ButtonRelease-1>", x=timeline.x_of(day), y=y)


def test_every_day_has_its_place_and_the_place_its_day(timeline):
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        assert timeline.day_of(timeline.x_of(day)) == day


@pytest.mark.parametrize(
    ("told", "shown"),
    [("Fri 25 Dec: Christmas Day.", "Fri 25 Dec: Christmas Day."), ("Free", "Fri 25 Dec  Free"), ("", "Fri 25 Dec")],
)
def test_the_day_a_dot_is_dragged_to_is_said_once(root, told, shown):
    made = Timeline(root, TODAY, on_drag=lambda key, day: ("good", told), on_drop=lambda key, day: None)
    made.place(x=0, y=0, width=1400, height=300)
    made.show(rows(), FIRST, LAST, TODAY)
    root.update()
    with using("en"):
        drag(made, (1, 3), date(2026, 12, 25), release=False)
        assert shown in made.texts()
    made.destroy()


def test_months_are_named_and_january_with_its_year(timeline):
    texts = timeline.texts()
    assert "SEP 2026" in texts
    assert any("2027" in text and "JAN" in text for text in texts)


def test_a_dragged_item_tells_what_its_new_day_means_and_is_dropped_there(timeline, said):
    day = date(2026, 12, 7)
    drag(timeline, (1, 2), day, release=False)
    assert any("fits" in text for text in timeline.texts())
    timeline.event_generate("<ButtonRelease-1>", x=timeline.x_of(day), y=0)
    assert said == [((1, 2), day)]


def test_all_that_is_said_of_a_day_is_in_sight_however_long(timeline, root):
    many = " ".join(f"Remark number {number} about this very day." for number in range(8))
    timeline._on_drag = lambda key, day: ("warning", many)
    drag(timeline, (1, 2), date(2026, 12, 7), release=False)
    shown = [item for item in timeline.find_all() if timeline.type(item) == "text"]
    said = [item for item in shown if "Remark" in timeline.itemcget(item, "text")]
    assert len(said) > 1
    assert all(timeline.bbox(item)[0] >= 0 and timeline.bbox(item)[2] <= timeline.winfo_width() for item in said)
    assert "number 7" in " ".join(timeline.itemcget(item, "text") for item in said)


def test_items_of_one_day_stand_side_by_side_and_each_is_dragged_from_its_place(timeline, said, root):
    day = date(2026, 12, 1)
    timeline.show([TimelineRow(0, "Pair", [TimelineItem(key, day) for key in "ab"])], FIRST, LAST, TODAY)
    root.update()
    left, right = (x for x, _item in timeline.places(timeline.rows[0]))
    assert right - left >= 10
    y = timeline.y_of(0)
    assert [timeline.item_at(x, y)[1].key for x in (left, right)] == ["a", "b"]
    week = timeline.x_of(day + timedelta(days=7)) - timeline.x_of(day)
    timeline.event_generate("<Button-1>", x=right, y=y)
    timeline.event_generate("<B1-Motion>", x=right + week, y=y)
    timeline.event_generate("<ButtonRelease-1>", x=right + week, y=y)
    assert said == [("b", day + timedelta(days=7))]


def test_an_item_dragged_away_and_back_again_is_not_moved(timeline, said):
    item = timeline.place_of((1, 2))[1]
    drag(timeline, (1, 2), date(2026, 12, 7), release=False)
    timeline.event_generate("<B1-Motion>", x=timeline.x_of(item.day), y=0)
    timeline.event_generate("<ButtonRelease-1>", x=timeline.x_of(item.day), y=0)
    assert said == []


def test_an_item_let_go_where_it_was_or_by_escape_is_not_moved(timeline, said, root):
    item = timeline.place_of((0, 1))[1]
    drag(timeline, (0, 1), item.day)
    drag(timeline, (2, 3), date(2026, 12, 7), release=False)
    timeline.focus_force()
    timeline.event_generate("<Escape>")
    timeline.event_generate("<ButtonRelease-1>", x=10, y=10)
    assert said == []


def test_what_is_held_cannot_be_dragged(timeline, said, root):
    held = TimelineRow(0, "Pair", [TimelineItem("held", date(2026, 10, 1), "good", movable=False)])
    timeline.show([held], FIRST, LAST, TODAY)
    root.update()
    drag(timeline, "held", date(2026, 12, 1))
    timeline.focus_force()
    timeline.event_generate("<Shift-Right>")
    assert said == []


def press(timeline, *keys):
    for key in keys:
        timeline.event_generate(key)
    timeline.update()


def test_the_arrows_choose_and_with_alt_or_shift_they_carry_by_a_day_or_a_week(timeline, said, root):
    timeline.focus_force()
    root.update()
    press(timeline, "<Right>", "<Right>", "<Down>", "<Alt-Right>", "<Shift-Left>")
    assert said == []
    assert any("fits" in text for text in timeline.texts())
    press(timeline, "<Return>", "<Return>")
    day = timeline.place_of((1, 1))[1].day
    assert said == [((1, 1), day - timedelta(days=6)), ("open", (1, 1))]


def test_what_is_carried_by_keyboard_goes_back_with_escape_or_when_another_is_chosen(timeline, said, root):
    timeline.focus_force()
    root.update()
    press(timeline, "<Right>", "<Alt-Right>", "<Escape>", "<Alt-Right>", "<Right>", "<Return>")
    assert said == [("open", (0, 1))]


def test_only_rows_in_sight_are_drawn_and_the_chosen_one_is_brought_there(timeline, root):
    timeline.show(rows(600), FIRST, LAST, TODAY)
    root.update()
    assert len(timeline.find_all()) < 300
    timeline.choose((599, 0))
    root.update()
    assert 0 < timeline.y_of(599) < timeline.winfo_height()
    assert timeline.item_at(timeline.x_of(timeline.place_of((599, 0))[1].day), timeline.y_of(599))[1].key == (599, 0)


@pytest.fixture
def month(root, said):
    made = MonthView(root, TODAY, said.append, on_day=said.append)
    made.place(x=0, y=0, width=800, height=600)
    items = [(date(2026, 11, 24), "10:00 Omar", "good", "a"), (date(2026, 11, 24), "14:00 Minh", "info", "b")]
    made.show(date(2026, 11, 1), items, TODAY)
    root.update()
    return made


def centre_of(month, day):
    spots = [(x, y) for x in range(0, 800, 8) for y in range(0, 600, 8) if month.day_at(x, y) == day]
    return spots[len(spots) // 2]


def test_the_month_begins_on_a_monday_and_shows_its_weeks(month):
    texts = month.texts()
    assert texts.index("MAN") < texts.index("SØN")
    assert {"44", "45", "46", "47", "48", "49"} <= set(texts)
    found = {month.day_at(x, y) for x in range(0, 800, 8) for y in range(0, 600, 8)} - {None}
    assert {day for day in found if day.month == 11} == {date(2026, 11, number) for number in range(1, 31)}


def test_a_click_on_an_item_opens_it(month, said):
    x, y = next(
        (x, y) for x in range(0, 800, 4) for y in range(0, 600, 4) if (month.item_at(x, y) or [None])[-1] == "b"
    )
    month.event_generate("<Button-1>", x=x, y=y)
    assert said == ["b"]


def test_each_item_is_found_where_it_is_written_and_only_there(month):
    for text, key in (("10:00 Omar", "a"), ("14:00 Minh", "b")):
        (item,) = [each for each in month.find_all() if _text(month, each) == text]
        left, top, _right, bottom = (int(edge) for edge in month.bbox(item))
        assert {month.item_at(left + 1, y)[3] for y in (top + 3, bottom - 3)} == {key}
    x, y = centre_of(month, date(2026, 11, 25))
    assert month.item_at(x, y) is None


def _text(canvas, item):
    return canvas.itemcget(item, "text") if canvas.type(item) == "text" else ""


def test_the_arrows_go_over_the_days_and_enter_opens_or_asks_for_one(month, said, root):
    month.focus_force()
    root.update()
    for key in ("<Right>", "<Return>", "<Right>", "<Right>", "<Return>"):
        month.event_generate(key)
    assert said == [date(2026, 11, 22), "a"]


def test_more_than_fits_is_counted(month, root):
    items = [(date(2026, 11, 24), f"Meeting {number}", "good", number) for number in range(9)]
    month.show(date(2026, 11, 1), items, TODAY)
    root.update()
    assert any(text.startswith("+") for text in month.texts())
