"""Makes the texts of a long list ready for the filter, a little at a time, while the list is in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from omvendt_desktop.gui.widgets.later import Later

if TYPE_CHECKING:
    from omvendt_desktop.gui.widgets.table import Table

_FEW = 200
_FIRST_MS, _STEP_MS, _STEP_SECONDS = 50, 15, 0.008


class Preparing:
    """Begins when rows have changed or the list comes into sight; the first letter typed then waits for nothing."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._later = Later(table, self.step)
        table.bind("<Map>", lambda event: self.soon(), add="+")

    def soon(self) -> None:
        """Begin in a moment, when there are many rows."""
        if len(self._table.model.all) > _FEW:
            self._later.after(_FIRST_MS)

    def waits(self) -> bool:
        """Whether more is to be made ready in a moment."""
        return self._later.waits()

    def step(self) -> None:
        """Make some texts ready, and come back for more."""
        self._later.cancel()
        if self._table.winfo_ismapped() and not self._table.model.prepare(_STEP_SECONDS):
            self._later.after(_STEP_MS)
