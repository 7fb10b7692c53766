"""The columns of a table and how they share its width."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from omvendt_desktop.gui.widgets.table_values import Value, text_of


@dataclass(frozen=True)
class Column:
    """One column; `cell` makes its value from a row, `sort` what it is ordered by (else its text).

    A `raised` column stands beside the upper of two lines in the row.
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


@dataclass(frozen=True)
class Place:
    """Where a column stands, in pixels; `right` ends before the gap to the next one."""

    column: Column
    left: int
    right: int
    edge: int


def lay_out(columns: Sequence[Column], kept: Mapping[str, int], left: int, width: int, gap: int) -> list[Place]:
    """Place the columns side by side in `width` pixels; `kept` holds their widths in pixels."""
    widths = _shared([kept[column.key] for column in columns], columns, width)
    places, at = [], left
    for number, (column, wide) in enumerate(zip(columns, widths, strict=True)):
        last = number == len(columns) - 1
        places.append(Place(column, at, max(at, at + wide - (0 if last else gap)), at + wide))
        at += wide
    return places


def _shared(wanted: list[int], columns: Sequence[Column], width: int) -> list[int]:
    spare = width - sum(wanted)
    if spare > 0:
        return _grown(wanted, [column.stretch for column in columns], spare)
    least = [min(column.least, wide) for column, wide in zip(columns, wanted, strict=True)]
    stretching = [wide if column.stretch else 0 for column, wide in zip(columns, wanted, strict=True)]
    wanted, spare = _shrunk(wanted, least, stretching, -spare)
    wanted, spare = _shrunk(wanted, least, wanted, spare)
    return _shrunk(wanted, [0] * len(wanted), wanted, spare)[0]


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
