"""Words that are longer than the place they stand in."""

from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.actions import Action
from omvendt_desktop.gui.header import Header
from omvendt_desktop.gui.widgets.choice_field import ChoiceField
from omvendt_desktop.gui.widgets.figure_card import FigureCard
from omvendt_desktop.gui.widgets.link import PathLink
from omvendt_desktop.gui.widgets.paragraph import Paragraph

LONG = "M4 Our company from outside and inside: getting in, being seen, moving up"


def placed(widget: Any, width: int, height: int = 0) -> Any:
    widget.place(x=0, y=0, width=width, **({"height": height} if height else {}))
    widget.update()
    return widget


def test_a_paragraph_wraps_to_its_room_and_grows_by_it(root):
    paragraph = placed(Paragraph(root, LONG), 2000)
    one_line = paragraph.winfo_reqheight()
    placed(paragraph, 200)
    assert paragraph.winfo_reqheight() >= 3 * one_line


def test_a_list_is_as_wide_as_its_longest_choice(root):
    field = placed(ChoiceField(root, [(1, "All modules"), (2, LONG)], width=12), 120)
    root.tk.call("ttk::combobox::Post", field)
    root.update()
    popdown = root.tk.call("ttk::combobox::PopdownWindow", field)
    wide = int(root.tk.call("winfo", "width", popdown))
    root.tk.call("ttk::combobox::Unpost", field)
    assert wide > theme.width_of(LONG, theme.SMALL)


def test_a_field_that_fits_is_as_wide_as_its_longest_first_choice(root):
    assert int(ChoiceField(root, [(1, LONG)], width=12, fits=True)["width"]) == len(LONG)
    assert int(ChoiceField(root, [(1, LONG)], width=12)["width"]) == 12


def test_choices_that_take_long_to_find_are_asked_for_when_the_list_opens(root):
    field = placed(ChoiceField(root, []), 200)
    field.offer = lambda: field.set_choices([(1, "Found")])
    root.tk.call("ttk::combobox::Post", field)
    root.tk.call("ttk::combobox::Unpost", field)
    assert field["values"] == ("Found",)


def test_a_path_loses_its_middle_and_keeps_both_ends(root):
    link = placed(PathLink(root, "/srv/ingrid/Documents/programmes/autumn 2026/fjordbank.omvendt", lambda: None), 220)
    shown = str(link["text"])
    assert shown.startswith("/srv")
    assert shown.endswith(".omvendt")
    assert theme.width_of(shown, theme.SMALL) <= 220


def test_a_card_gives_a_long_line_a_second_one_and_grows_by_it(root):
    card = placed(FigureCard(root, "Active pairs"), 200)
    card.show("10", "one is behind")
    root.update()
    low = card.winfo_reqheight()
    card.show("10", "none of them is behind the hours of the plan")
    root.update()
    assert card.winfo_reqheight() > low
    assert " ".join(card.texts()).endswith("none of them is behind the hours of the plan")


def test_a_long_title_leaves_the_button_and_the_search_in_sight(root):
    header = placed(Header(root, lambda: None), 760, 60)
    header.show("The Norwegian Federation of Handball · mentoring 2026", Action("a", "Edit programme", print), True)
    root.update()
    title, *buttons = [child for child in header.winfo_children() if isinstance(child, ttk.Label | ttk.Button)]
    assert str(title["text"]).endswith("…")
    for button in buttons:
        assert button.winfo_x() + button.winfo_width() <= header.winfo_width()
        assert button.winfo_x() >= title.winfo_x() + title.winfo_width()
        assert button.winfo_width() > 100
