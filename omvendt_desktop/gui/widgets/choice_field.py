"""A field that takes one value out of a list."""

from collections.abc import Callable, Sequence
from typing import Any

import ttkbootstrap as ttk

from omvendt_desktop import formats
from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.field import Changes

_PAUSE = 1000  # milliseconds between two letters of one word
_AROUND, _BAR = 6, 20


def dress_list(box: ttk.Combobox) -> None:
    """Give the list below the field our colours and the width of its longest label; a theme does not reach it."""
    colours, around = theme.colours(), theme.px(_AROUND)
    listbox = f"{box.tk.call('ttk::combobox::PopdownWindow', box)}.f.l"
    ours = {"selectbackground": colours.selected, "selectforeground": colours.text, "relief": "flat"}
    edge = {"highlightbackground": colours.edge, "highlightcolor": colours.edge, "highlightthickness": 1}
    ours |= {"borderwidth": around, **edge}
    box.tk.call(listbox, "configure", *(part for name, value in ours.items() for part in (f"-{name}", value)))
    longest = max((theme.width_of(str(label), theme.SMALL) for label in box["values"]), default=0)
    wider = max(0, longest + 2 * around + theme.px(_BAR) - box.winfo_width())
    most = box.winfo_screenwidth() - box.winfo_rootx() - box.winfo_width()
    box.tk.call("ttk::style", "configure", box["style"], "-postoffset", f"0 0 {max(0, min(wider, most))} 0")


class ChoiceField(Changes, ttk.Combobox):
    """Shows labels, holds values; a letter goes to the next label that begins with it, more letters to that name.

    `width` counts letters; with `fits` the field is as wide as the longest of its first labels. `offer` is called
    before the list opens, to set the choices that take long to find.
    """

    def __init__(
        self, parent: Any, choices: Sequence[tuple[Any, str]] = (), width: int = 28, *, fits: bool = False
    ) -> None:
        if fits:
            width = max([width, *(len(label) for _value, label in choices)])
        super().__init__(parent, width=width, state="readonly", font="TkTextFont", postcommand=self._before_list)
        self.offer: Callable[[], object] | None = None
        self.choices: list[tuple[Any, str]] = []
        self._word, self._typed_at = "", 0
        self.set_choices(choices)
        self.bind("<<ComboboxSelected>>", self._on_chosen)
        self.bind("<Key>", self._on_key, add="+")

    def _before_list(self) -> None:
        if self.offer:
            self.offer()
        dress_list(self)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these pairs of value and label; the value chosen stays if it is still there."""
        value = self.get()
        self.choices = list(choices)
        self.configure(values=[label for _value, label in self.choices])
        self._show(value)

    def get(self) -> Any:
        """The value chosen, or None."""
        at = self.current()
        return self.choices[at][0] if 0 <= at < len(self.choices) else None

    def set(self, value: Any) -> None:
        """Choose a value; one that is not offered chooses nothing."""
        self._show(value)
        self.changed()

    def mark(self, wrong: bool) -> None:
        """Draw the border red, or as usual."""
        self.configure(style="Problem.TCombobox" if wrong else "TCombobox")

    def _show(self, value: Any) -> None:
        at = next((number for number, (known, _label) in enumerate(self.choices) if known == value), None)
        if at is None:
            ttk.Combobox.set(self, "")
        else:
            self.current(at)

    def _on_chosen(self, event: Any) -> None:
        self.selection_clear()
        self.changed()

    def _on_key(self, event: Any) -> None:
        if not event.char or not event.char.isprintable():
            return
        goes_on = event.time - self._typed_at < _PAUSE
        self._word, self._typed_at = (self._word if goes_on else "") + event.char, event.time
        same = len(set(self._word.lower())) == 1  # a letter pressed again and again goes through its names
        word = formats.sort_key(event.char if same else self._word)
        first, many = max(self.current() + same, 0), len(self.choices)
        for number in (*range(first, many), *range(first)):
            if word and formats.sort_key(self.choices[number][1]).startswith(word):
                self.current(number)
                self.changed()
                return
