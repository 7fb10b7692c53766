"""The colours of the program by name, for the light and the dark window."""

from typing import NamedTuple


class Colours(NamedTuple):
    """What each colour is for; names ending in `_text` are dark or light enough to be read as words."""

    background: str
    sidebar: str
    sidebar_selected: str
    sidebar_hover: str
    surface: str
    field: str
    text: str
    muted: str
    line: str
    edge: str
    focus: str
    primary: str
    primary_hover: str
    on_primary: str
    accent: str
    selected: str
    hover: str
    bar: str
    bar_rest: str
    plan_mark: str
    dot_filled: str
    dot_edge: str
    good: str
    warning: str
    danger: str
    info: str
    neutral: str
    good_text: str
    warning_text: str
    danger_text: str
    info_text: str
    danger_fill: str
    on_danger: str
    switch_on: str
    switch_off: str
    tooltip: str
    on_tooltip: str


LIGHT = Colours(
    background="#ffffff",
    sidebar="#f4f6f8",
    sidebar_selected="#e3ecf5",
    sidebar_hover="#ebeff3",
    surface="#ffffff",
    field="#ffffff",
    text="#1f2933",
    muted="#5b6774",
    line="#e3e7eb",
    edge="#b8c1ca",
    focus="#2f5d8a",
    primary="#2f5d8a",
    primary_hover="#264d73",
    on_primary="#ffffff",
    accent="#2f5d8a",
    selected="#e3ecf5",
    hover="#f4f6f8",
    bar="#5b8def",
    bar_rest="#e3e7eb",
    plan_mark="#1f2933",
    dot_filled="#2f5d8a",
    dot_edge="#7b8794",
    good="#2a7f62",
    warning="#c27c1a",
    danger="#b23a48",
    info="#2f5d8a",
    neutral="#6b7785",
    good_text="#1f7256",
    warning_text="#8f5a00",
    danger_text="#b23a48",
    info_text="#2f5d8a",
    danger_fill="#b23a48",
    on_danger="#ffffff",
    switch_on="#2a7f62",
    switch_off="#8a95a1",
    tooltip="#1f2933",
    on_tooltip="#ffffff",
)

DARK = Colours(
    background="#171c22",
    sidebar="#11161b",
    sidebar_selected="#20303f",
    sidebar_hover="#192028",
    surface="#171c22",
    field="#1b2128",
    text="#e6e9ed",
    muted="#9aa5b2",
    line="#2a323b",
    edge="#46525e",
    focus="#7fa8d1",
    primary="#3c6a99",
    primary_hover="#345d87",
    on_primary="#ffffff",
    accent="#7fa8d1",
    selected="#20303f",
    hover="#1e252d",
    bar="#5b8def",
    bar_rest="#2a323b",
    plan_mark="#e6e9ed",
    dot_filled="#7fa8d1",
    dot_edge="#8b97a5",
    good="#4fb08c",
    warning="#e0a04a",
    danger="#e0626f",
    info="#7fa8d1",
    neutral="#8b97a5",
    good_text="#4fb08c",
    warning_text="#e0a04a",
    danger_text="#ea7682",
    info_text="#7fa8d1",
    danger_fill="#a83846",
    on_danger="#ffffff",
    switch_on="#3d9574",
    switch_off="#697684",
    tooltip="#e6e9ed",
    on_tooltip="#171c22",
)

BY_MODE = {"light": LIGHT, "dark": DARK}
