"""Who was invited in words that no longer hold: another title or goal, another name, somebody else to ask."""

from collections.abc import Collection
from typing import Any, NamedTuple

from omvendt_desktop.domain.calendar_words import content_mark, words_mark
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.store.queries.narrowing import among
from omvendt_desktop.store.store import Store

# Of what was sent to one person the newest counts: SQLite takes the other columns from the row MAX finds.
_TOLD = """
SELECT m.id, a.participant_id, m.module_id, m.pair_id, i.method, i.content_hash, MAX(i.id)
FROM meetings m JOIN attendances a ON a.meeting_id = m.id
JOIN invitations i ON i.meeting_id = a.meeting_id AND i.participant_id = a.participant_id
  AND i.method <> 'PUBLISH' AND i.sent_at IS NOT NULL
WHERE {where} AND m.status = 'planned' GROUP BY m.id, a.participant_id
"""
_PAIRS = """
SELECT p.id, mentor.name, mentor.email, mentee.name, mentee.email
FROM pairs p JOIN participants mentor ON mentor.id = p.mentor_id JOIN participants mentee ON mentee.id = p.mentee_id
WHERE {pairs}
"""


class _Reader(NamedTuple):
    name: str
    email: str
    language: str


def reworded(store: Store, where: str, values: dict[str, Any]) -> set[tuple[int, int]]:
    """Meeting and participant, of planned meetings a condition on `m` and `a` lets through, where the words differ.

    An invitation whose words were not kept is taken to hold.
    """
    told = [row for row in store.rows(_TOLD.format(where=where), values) if row[4] == "REQUEST" and row[5]]
    readers = _readers(store, {row[1] for row in told})
    pairs = _pairs(store, {row[3] for row in told if row[3] is not None})
    words = _words(store, {(row[2], readers[row[1]].language) for row in told})
    found = set()
    for meeting, person, module, pair, _method, known, _newest in told:
        reader = readers[person]
        people = pairs[pair] if pair is not None else [reader[:2]]
        if known != content_mark(words[module, reader.language], people):
            found.add((meeting, person))
    return found


def _readers(store: Store, ids: Collection[int]) -> dict[int, _Reader]:
    rows = store.rows(f"SELECT id, name, email, mail_language FROM participants WHERE {among('id', ids)}")
    return {row[0]: _Reader(*row[1:]) for row in rows}


def _pairs(store: Store, ids: Collection[int]) -> dict[int, tuple[tuple[str, str], tuple[str, str]]]:
    """The names and addresses of mentor and mentee, by the pair."""
    rows = store.rows(_PAIRS.format(pairs=among("p.id", ids)))
    return {row[0]: (row[1:3], row[3:5]) for row in rows}


def _words(store: Store, wanted: Collection[tuple[int, str]]) -> dict[tuple[int, str], str]:
    """The marks of modules in languages."""
    programmes = {store.get(Module, module).programme_id for module in {module for module, _language in wanted}}
    marks = {}
    for programme in (store.get(Programme, programme_id) for programme_id in programmes):
        plan = store.find(Module, order_by="position, id", programme_id=programme.id)
        for module in plan:
            for language in {language for module_id, language in wanted if module_id == module.id}:
                marks[module.id or 0, language] = words_mark(module, plan, programme, language)
    return marks
