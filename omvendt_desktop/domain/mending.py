"""What the coordinator types in the preview in place of a cell."""

from dataclasses import replace
from typing import Any

from omvendt_desktop.domain.answer_words import consent_of, mode_of, role_of, slots_of
from omvendt_desktop.domain.applications import Application
from omvendt_desktop.domain.cell_values import (
    clean_text,
)
from omvendt_desktop.domain.choices_split import split_column
from omvendt_desktop.domain.columns import (
    LISTS,
)
from omvendt_desktop.domain.moments import days_in, moment_of
from omvendt_desktop.domain.risky import without_national_ids


def mend(application: Application, texts: dict[str, str]) -> Application:
    """The application with fields typed anew by the coordinator."""
    changes: dict[str, Any] = {}
    for name, typed in texts.items():
        text = without_national_ids(clean_text(typed))
        if name == "role":
            changes[name] = role_of(text)
        elif name == "consent":
            changes[name] = consent_of(text)
        elif name in LISTS:
            parts = split_column([text], languages=name == "languages")[0]
            changes[name] = slots_of(parts) if name == "availability" else parts
        elif name == "received_at":
            changes[name] = moment_of(text, True)
        elif name == "meeting_mode":
            changes[name] = mode_of(text)
        elif name == "blocked_dates":
            changes[name] = days_in(text)
        elif name in ("first_name", "last_name"):
            continue
        else:
            changes[name] = text
    return replace(application, **changes) if changes else application
