"""The pages at the left: programme on top, pages with counts, settings at the foot."""

from collections.abc import Callable
from dataclasses import dataclass
from tkinter import Event
from typing import Any

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.drawing import Drawing
from omvendt_desktop.gui.widgets.menu_button import Items, post_menu
from omvendt_desktop.gui.widgets.tooltip import Tooltip

_WIDTH = 216
_BRAND, _PROGRAMME, _FIRST, _STEP, _HIGH = 35, 58, 107, 36, 34
_INSET, _ICON, _TEXT, _COUNT, _FOOT = 10, 28, 46, 196, 28
_TOP = "programme"


@dataclass
class _Item:
    key: str
    icon: str
    text: str
    foot: bool = False
    count: int = 0


class Sidebar(Drawing):
    """One canvas with everything on it; arrows move, Enter and Space choose."""

    ground = "sidebar"

    def __init__(self, parent: Any, brand: str, on_select: Callable[[str], object]) -> None:
        super().__init__(parent, width=_WIDTH, height=400, takefocus=True)
        self._brand, self._on_select = brand, on_select
        self._items: dict[str, _Item] = {}
        self._programme = ""
        self._programme_items: Callable[[], Items] | None = None
        self._selected = self._hovered = self._focused = ""
        self._cut: dict[str, str] = {}
        self.bind("<Button-1>", self._on_press)
        self.bind("<Motion>", lambda event: self._hover(self.key_at(event.x, event.y)))
        self.bind("<Leave>", lambda event: self._hover(""))
        for key, step in (("<Up>", -1), ("<Down>", 1)):
            self.bind(key, lambda event, step=step: self._move(step))
        for key in ("<Return>", "<KP_Enter>", "<space>"):
            self.bind(key, lambda event: self._choose(self._focused or self._selected))
        Tooltip(self, lambda x, y: self._cut.get(self.key_at(x, y), ""))

    def add(self, key: str, icon: str, text: str, foot: bool = False) -> None:
        """Add a page with a Bootstrap icon; `foot` puts it at the lower end, without its icon."""
        self._items[key] = _Item(key, icon, text, foot)
        self.redraw()

    def select(self, key: str) -> None:
        """Show which page is open."""
        self._selected = self._focused = key
        self.redraw()

    def set_count(self, key: str, number: int) -> None:
        """Show a number beside a page; 0 shows nothing."""
        if key in self._items:
            self._items[key].count = number
            self.redraw()

    def count(self, key: str) -> int:
        """The number beside a page."""
        return self._items[key].count

    def set_text(self, key: str, text: str) -> None:
        """Change the words of a page."""
        self._items[key].text = text
        self.redraw()

    def set_programme(self, text: str, items: Callable[[], Items]) -> None:
        """Show which programme is open; a click opens a menu of these items."""
        self._programme, self._programme_items = text, items
        self.redraw()

    def key_at(self, x: int, y: int) -> str:
        """The page at a point, `programme` for the line with the programme, '' elsewhere."""
        px = theme.px
        if self._programme and px(_PROGRAMME - 16) <= y <= px(_PROGRAMME + 16):
            return _TOP
        half = px(_HIGH) // 2
        centres = self._centres(self.winfo_height())
        return next((key for key, middle in centres.items() if middle - half <= y < middle + half), "")

    def paint(self, width: int, height: int) -> None:
        """Draw the brand, the programme and the pages."""
        colours, px = theme.colours(), theme.px
        self._cut.clear()
        self.pen.text((px(20), px(_BRAND)), self._brand, theme.BRAND, colours.text)
        if self._programme:
            shown = self._fitted(_TOP, self._programme, theme.SMALL, width - px(20 + 30))
            self.pen.text((px(20), px(_PROGRAMME)), f"{shown}  ▾", theme.SMALL, colours.muted)
            if self.has_focus() and self._focused == _TOP:
                self._ring(px(_PROGRAMME), width)
        for key, middle in self._centres(height).items():
            self._paint_item(self._items[key], middle, width)

    def _paint_item(self, item: _Item, middle: int, width: int) -> None:
        colours, px, half = theme.colours(), theme.px, theme.px(_HIGH) // 2
        chosen = item.key == self._selected
        if chosen or item.key == self._hovered:
            shade = colours.sidebar_selected if chosen else colours.sidebar_hover
            self.pen.box((px(_INSET), middle - half, width - px(_INSET), middle + half), shade)
        if item.foot:
            left, font, ink = px(22), theme.SMALL_BOLD if chosen else theme.SMALL, colours.muted
        else:
            left, font, ink = px(_TEXT), theme.BODY_BOLD if chosen else theme.BODY, colours.text
            icon = theme.icon(item.icon, 15, colours.accent if chosen else colours.muted)
            self.pen.image((px(_ICON), middle), icon, "center")
        count = str(item.count) if item.count else ""
        room = px(_COUNT) - left - (theme.width_of(count, theme.SMALL) + px(theme.NEAR) if count else 0)
        self.pen.text((left, middle), self._fitted(item.key, item.text, font, room), font, ink)
        if count:
            self.pen.text((px(_COUNT), middle), count, theme.SMALL, colours.muted, "e")
        if self.has_focus() and self._focused == item.key:
            self._ring(middle, width)

    def _ring(self, middle: int, width: int) -> None:
        inset, half = theme.px(_INSET), theme.px(_HIGH) // 2
        self.pen.box((inset, middle - half, width - inset, middle + half), "", theme.colours().focus)

    def _fitted(self, key: str, text: str, font: str, room: int) -> str:
        shown = theme.fit(text, font, room)
        if shown != text:
            self._cut[key] = text
        return shown

    def _centres(self, height: int) -> dict[str, int]:
        px = theme.px
        body = [key for key, item in self._items.items() if not item.foot]
        foot = [key for key, item in self._items.items() if item.foot]
        step = min(px(_STEP), max(px(20), (height - px(_FIRST + _FOOT + 20)) // max(1, len(body) + len(foot) - 1)))
        centres = {key: px(_FIRST) + step * number for number, key in enumerate(body)}
        return centres | {key: height - px(_FOOT) - step * number for number, key in enumerate(reversed(foot))}

    def _on_press(self, event: Event) -> None:
        self._choose(self.key_at(event.x, event.y))

    def _choose(self, key: str) -> str:
        if key == _TOP and self._programme_items:
            x, y = self.winfo_rootx() + theme.px(20), self.winfo_rooty() + theme.px(_PROGRAMME + 14)
            post_menu(self, self._programme_items(), x, y)
        elif key in self._items:
            self._on_select(key)
        return "break"

    def _hover(self, key: str) -> None:
        if key != self._hovered:
            self._hovered = key
            self.configure(cursor="hand2" if key else "")
            self.redraw()

    def _move(self, step: int) -> str:
        body = [key for key, item in self._items.items() if not item.foot]
        order = [_TOP, *body, *(key for key, item in self._items.items() if item.foot)]
        at = order.index(self._focused) if self._focused in order else 0
        self._focused = order[max(0, min(len(order) - 1, at + step))]
        self.redraw()
        return "break"
