"""Which column of a workbook is which field, and what is remembered of it."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Mapping:
    """The choices made for one form, known again by the fingerprint of its header row."""

    id: int | None = None
    fingerprint: str = ""
    choices: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    used_at: datetime | None = None
