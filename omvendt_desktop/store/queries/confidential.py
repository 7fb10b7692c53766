"""Every text of a programme that only the coordinator may see, to hold a report for the client against."""

import json
from collections.abc import Generator, Iterator

from omvendt_desktop.domain.programmes import Programme, template_modules
from omvendt_desktop.domain.reports import Secret
from omvendt_desktop.i18n import _
from omvendt_desktop.store.store import Store

_OF_PEOPLE = "SELECT DISTINCT {field} FROM participants WHERE programme_id = ?"
_OF_PAIRS = "SELECT DISTINCT {field} FROM pairs WHERE programme_id = ?"
_OF_LOGS = "SELECT DISTINCT {field} FROM logs JOIN meetings m ON m.id = meeting_id WHERE m.programme_id = ?"
_OF_APPLICATIONS = "SELECT DISTINCT {field} FROM applications WHERE programme_id = ?"
_TEXTS = (
    ("note", _OF_PEOPLE, ("private_notes",)),
    ("wish", _OF_PEOPLE, ("wishes", "experience")),
    ("tie", _OF_PEOPLE, ("affiliation",)),
    ("contact", _OF_PEOPLE, ("email", "phone")),
    ("check-in", "SELECT DISTINCT {field} FROM check_ins WHERE programme_id = ?", ("note",)),
    ("pair", _OF_PAIRS, ("why", "end_note")),
    ("log", _OF_LOGS, ("note", "next_step")),
    ("application", _OF_APPLICATIONS, ("note",)),
    ("answer", _OF_APPLICATIONS, ("motivation", "goals", "experience")),
    ("tie", _OF_APPLICATIONS, ("affiliation",)),
)
_MAY_NAME_MODULES = frozenset({"wish", "tie", "answer", "log"})


def confidential_texts(store: Store, programme_id: int) -> Generator[None, None, list[Secret]]:
    """Private notes, wishes, ties, addresses, check-ins, logs and reasons of the programme, line by line.

    Without those that everybody may read: the names of client and programme, titles the program itself brings, and
    titles of modules in logs and in what applicants wrote. Read in pieces, as a programme of thousands has a hundred
    thousand.
    """
    known: set[tuple[str, str]] = set()
    found: list[Secret] = []
    open_words, titles = _open_words(store, programme_id), _titles(store, programme_id)
    for what, sql, fields in _TEXTS:
        readable = titles + open_words if what in _MAY_NAME_MODULES else open_words
        for field in fields:
            texts = (text for [text] in store.rows(sql.format(field=field), [programme_id]))
            lines = {line.strip() for text in texts for line in text.splitlines()}
            fresh = {(what, line) for line in lines if line.casefold() not in readable} - known
            known |= fresh
            found += _secrets(fresh)
            yield
    said = {("check-in", text) for text in _call_sheets(store, programme_id) if text.casefold() not in open_words}
    return found + _secrets(said - known)


def _secrets(texts: set[tuple[str, str]]) -> list[Secret]:
    words = _words()
    return [Secret(words[what], text, is_free_text=what != "contact") for what, text in sorted(texts)]


def _words() -> dict[str, str]:
    return {
        "note": _("a private note"),
        "wish": _("a wish or what somebody has done before"),
        "tie": _("a tie to be aware of"),
        "contact": _("an address or phone number"),
        "check-in": _("a check-in"),
        "pair": _("a note about a pair"),
        "log": _("a log"),
        "application": _("a note about an application"),
        "answer": _("an application"),
    }


def _open_words(store: Store, programme_id: int) -> str:
    programme = store.get(Programme, programme_id)
    brought = (title for module in template_modules(programme_id) for title in (module.title_nb, module.title_en))
    return "\n".join((programme.client, programme.name, programme.title, *brought)).casefold()


def _titles(store: Store, programme_id: int) -> str:
    rows = store.rows("SELECT code, title_nb, title_en FROM modules WHERE programme_id = ?", [programme_id])
    return "".join(f"{code} {title}\n" for code, *titles in rows for title in titles).casefold()


def _call_sheets(store: Store, programme_id: int) -> Iterator[str]:
    rows = store.rows("SELECT answers FROM check_ins WHERE programme_id = ? AND answers <> '{}'", [programme_id])
    for [answers] in rows:
        yield from json.loads(answers).values()
