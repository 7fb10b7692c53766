"""The columns of a table and how they share its width."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal, NamedTuple

from omvendt_desktop.gui import theme
from omvendt_desktop.gui.widgets.table_values import Value, text_of

COLUMN_GAP = 12


class Column(NamedTuple):
    """One column; `cell` makes its value from a row, `sort` what it is ordered by (else its text).

    `raised` columns begin at the top of the row, each with its first line; the others stand in its middle.
    `tip` is what more there is to know of the cell, '' for nothing, where the pointer rests.
    """

    key: str
    title: str
    width: int
    cell: Callable[[Any], Value]
    sort: Callable[[Any], Any] | None = None
    align: Literal["left", "right"] = "left"
    stretch: bool = False
    least: int = 40
    sortable: bool = True
    on_click: Callable[[Any], None] | None = None
    choices: Callable[[Any], Sequence[tuple[Any, str]]] | None = None
    on_choose: Callable[[Any, Any], None] | None = None
    text: Callable[[Any], str] | None = None
    raised: bool = False
    tip: Callable[[Any], str] | None = None

    def text_in(self, row: Any) -> str:
        """The plain text of this column in the row."""
        return self.text(row) if self.text else text_of(self.cell(row))


class Place(NamedTuple):
    """Where a column stands, in pixels; `right` ends before the gap to the next one, `high` is a row's height."""

    column: Column
    left: int
    right: int
    edge: int
    high: int = 0


class Need(NamedTuple):
    """The pixels a column asks for: `whole` shows every text on one line, `title` at least its own title."""

    whole: int
    title: int


def lay_out(
    columns: Sequence[Column], kept: Mapping[str, int], needs: Sequence[Need], left: int, width: int, high: int
) -> list[Place]:
    """Place the columns side by side in `width` pixels; `kept` holds their widths, `high` is a row's height."""
    widths = _shared(kept, columns, needs, width)
    places, at, gap = [], left, theme.px(COLUMN_GAP)
    for number, (column, wide) in enumerate(zip(columns, widths, strict=True)):
        last = number == len(columns) - 1
        places.append(Place(column, at, max(at, at + wide - (0 if last else gap)), at + wide, high))
        at += wide
    return places


def _shared(kept: Mapping[str, int], columns: Sequence[Column], needs: Sequence[Need], width: int) -> list[int]:
    """Too little room is taken from blank space first, then from texts that may wrap, last from everything."""
    wanted = [kept[column.key] for column in columns]
    spare = width - sum(wanted)
    untouched = [column.stretch and kept[column.key] == theme.px(column.width) for column in columns]
    if spare >= 0:
        wanted = _grown(wanted, [column.stretch for column in columns], spare)
        return _lent(wanted, needs, untouched)
    least = [min(wide, column.least) for column, wide in zip(columns, wanted, strict=True)]
    titles = [min(wide, max(low, need.title)) for low, wide, need in zip(least, wanted, needs, strict=True)]
    whole = [min(wide, max(low, need.whole)) for low, wide, need in zip(least, wanted, needs, strict=True)]
    wanted, spare = _shrunk(wanted, whole, _above(wanted, whole), -spare)
    stretching = [wide if column.stretch else 0 for column, wide in zip(columns, wanted, strict=True)]
    wanted, spare = _shrunk(wanted, titles, stretching, spare)
    for low in (titles, least, [0] * len(wanted)):
        wanted, spare = _shrunk(wanted, low, wanted, spare)
    return _lent(wanted, needs, untouched)


def _lent(wanted: list[int], needs: Sequence[Need], may: Sequence[bool]) -> list[int]:
    """Stretching columns nobody has dragged lend what they leave blank to those with longer texts."""
    spare = [wide - need.whole if free else 0 for wide, need, free in zip(wanted, needs, may, strict=True)]
    blank, short = [max(0, more) for more in spare], [max(0, -more) for more in spare]
    lent = min(sum(blank), sum(short))
    if not lent:
        return wanted
    taken, given = _shares(lent, blank), _shares(lent, short)
    return [wide - less + more for wide, less, more in zip(wanted, taken, given, strict=True)]


def _shares(amount: int, weights: list[int]) -> list[int]:
    """The amount in whole parts by weight; no part is larger than its weight."""
    shares, left, weight_left = [], amount, sum(weights)
    for weight in weights:
        share = round(left * weight / weight_left) if weight_left else 0
        shares.append(share)
        left, weight_left = left - share, weight_left - weight
    return shares


def _above(wanted: list[int], low: list[int]) -> list[int]:
    return [max(0, wide - least) for wide, least in zip(wanted, low, strict=True)]


def _grown(wanted: list[int], stretches: list[bool], spare: int) -> list[int]:
    parts = sum(stretches)
    shares = [spare // parts if stretches_it else 0 for stretches_it in stretches] if parts else [0] * len(wanted)
    if parts:
        shares[max(at for at, stretches_it in enumerate(stretches) if stretches_it)] += spare - sum(shares)
    return [wide + share for wide, share in zip(wanted, shares, strict=True)]


def _shrunk(wanted: list[int], least: list[int], weights: list[int], missing: int) -> tuple[list[int], int]:
    for __ in range(3):
        room = [weight if wide > low else 0 for weight, wide, low in zip(weights, wanted, least, strict=True)]
        if missing <= 0 or not sum(room):
            break
        cut = [
            min(wide - low, -(-missing * part // sum(room)))
            for wide, low, part in zip(wanted, least, room, strict=True)
        ]
        cut = [amount if part else 0 for amount, part in zip(cut, room, strict=True)]
        wanted, missing = [wide - amount for wide, amount in zip(wanted, cut, strict=True)], missing - sum(cut)
    return wanted, max(0, missing)
