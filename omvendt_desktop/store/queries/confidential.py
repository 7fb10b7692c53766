"""Every text of a programme that only the coordinator may see, to hold a report for the client against."""

import json
from collections.abc import Generator, Iterator

from omvendt_desktop.domain.reports import Secret
from omvendt_desktop.i18n import _
from omvendt_desktop.store.store import Store

_OF_PEOPLE = "SELECT DISTINCT {field} FROM participants WHERE programme_id = ?"
_OF_PAIRS = "SELECT DISTINCT {field} FROM pairs WHERE programme_id = ?"
_OF_LOGS = "SELECT DISTINCT {field} FROM logs JOIN meetings m ON m.id = meeting_id WHERE m.programme_id = ?"
_OF_APPLICATIONS = "SELECT DISTINCT {field} FROM applications WHERE programme_id = ?"
_TEXTS = (
    ("people", _OF_PEOPLE, ("private_notes", "wishes", "experience")),
    ("contact", _OF_PEOPLE, ("email", "phone")),
    ("check-in", "SELECT DISTINCT {field} FROM check_ins WHERE programme_id = ?", ("note",)),
    ("pair", _OF_PAIRS, ("why", "end_note")),
    ("log", _OF_LOGS, ("note", "next_step")),
    ("application", _OF_APPLICATIONS, ("note", "motivation", "goals")),
)


def confidential_texts(store: Store, programme_id: int) -> Generator[None, None, list[Secret]]:
    """Private notes, wishes, addresses, check-ins, logs and reasons of the programme, line by line.

    Read in pieces, for a programme of thousands has a hundred thousand of them.
    """
    words = {
        "people": _("a private note or wish"),
        "contact": _("an address or phone number"),
        "check-in": _("a check-in"),
        "pair": _("a note about a pair"),
        "log": _("a log"),
        "application": _("an application"),
    }
    known: set[tuple[str, str]] = set()
    found: list[Secret] = []
    for what, sql, fields in _TEXTS:
        for field in fields:
            texts = (text for [text] in store.rows(sql.format(field=field), [programme_id]))
            lines = {(what, line.strip()) for text in texts for line in text.splitlines() if line.strip()} - known
            known |= lines
            found += [Secret(words[what], line) for _what, line in sorted(lines)]
            yield
    return found + [Secret(words["check-in"], text) for text in _call_sheets(store, programme_id)]


def _call_sheets(store: Store, programme_id: int) -> Iterator[str]:
    rows = store.rows("SELECT answers FROM check_ins WHERE programme_id = ? AND answers <> '{}'", [programme_id])
    for [answers] in rows:
        yield from json.loads(answers).values()
