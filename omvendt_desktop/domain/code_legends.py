"""The meaning of codes that a header tells itself, as in “Role (1 = mentor, 2 = mentee)”."""

import re

_ENTRY = re.compile(r"(?<![\w.,])(?P<code>\d{1,2})\s*(?:[=:]|[-–]\s)\s*(?P<words>[^\d,;/()=]*[^\W\d][^\d,;/()=]*)")


def legend_in(header: str) -> dict[str, str]:
    """The words of every code the header explains; empty when it explains fewer than two."""
    found = {entry["code"]: entry["words"].strip() for entry in _ENTRY.finditer(header[:400])}
    return found if len(found) > 1 else {}
