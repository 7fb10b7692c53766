"""Every text of a programme that only the coordinator may see, to hold a report for the client against."""

import json
from collections.abc import Iterator

from omvendt_desktop.domain.reports import Secret
from omvendt_desktop.i18n import _
from omvendt_desktop.store.store import Store

_TEXTS = """
SELECT 'people', private_notes FROM participants WHERE programme_id = :programme
UNION SELECT 'people', wishes FROM participants WHERE programme_id = :programme
UNION SELECT 'people', experience FROM participants WHERE programme_id = :programme
UNION SELECT 'contact', email FROM participants WHERE programme_id = :programme
UNION SELECT 'contact', phone FROM participants WHERE programme_id = :programme
UNION SELECT 'check-in', note FROM check_ins WHERE programme_id = :programme
UNION SELECT 'pair', why FROM pairs WHERE programme_id = :programme
UNION SELECT 'pair', end_note FROM pairs WHERE programme_id = :programme
UNION SELECT 'log', note FROM logs JOIN meetings m ON m.id = meeting_id WHERE m.programme_id = :programme
UNION SELECT 'log', next_step FROM logs JOIN meetings m ON m.id = meeting_id WHERE m.programme_id = :programme
UNION SELECT 'application', note FROM applications WHERE programme_id = :programme
UNION SELECT 'application', motivation FROM applications WHERE programme_id = :programme
UNION SELECT 'application', goals FROM applications WHERE programme_id = :programme
"""


def confidential_texts(store: Store, programme_id: int) -> list[Secret]:
    """Private notes, wishes, addresses, check-ins, logs and reasons of the programme, line by line."""
    words = {
        "people": _("a private note or wish"),
        "contact": _("an address or phone number"),
        "check-in": _("a check-in"),
        "pair": _("a note about a pair"),
        "log": _("a log"),
        "application": _("an application"),
    }
    found = store.rows(_TEXTS, {"programme": programme_id})
    lines = [Secret(words[what], line.strip()) for what, text in found for line in text.splitlines() if line.strip()]
    answers = [Secret(words["check-in"], text) for text in _call_sheets(store, programme_id)]
    return [*lines, *answers]


def _call_sheets(store: Store, programme_id: int) -> Iterator[str]:
    rows = store.rows("SELECT answers FROM check_ins WHERE programme_id = ? AND answers <> '{}'", [programme_id])
    for [answers] in rows:
        yield from json.loads(answers).values()
