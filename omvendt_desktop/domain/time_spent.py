"""The time ledger: what each participant has used of the budget, where they should be, and what is left."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class TimeEntry:
    """Minutes noted by hand. `participant_id` is None for the coordinator’s own time, which never counts."""

    id: int | None = None
    programme_id: int = 0
    participant_id: int | None = None
    day: date = date(2026, 1, 1)
    minutes: int = 0
    purpose: str = ""
    counts: bool = True
