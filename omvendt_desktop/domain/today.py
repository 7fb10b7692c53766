"""Today’s list: what the coordinator should do now, computed and never typed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class PutOff:
    """An item of the list that is not to be shown before a day; `item` is the item’s stable key."""

    id: int | None = None
    programme_id: int = 0
    item: str = ""
    until: date = date(2026, 1, 1)
