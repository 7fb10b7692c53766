"""The ledger of thousands and the rows behind it, read in pieces between which the window can answer."""

from collections.abc import Generator, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from omvendt_desktop.domain.time_spent import Line, Standing
from omvendt_desktop.i18n import using
from omvendt_desktop.store.queries.ledger import details, period, standings
from omvendt_desktop.store.queries.remembered import in_pieces, is_known
from omvendt_desktop.store.store import Store

PEOPLE_AT_ONCE, ROWS_AT_ONCE = 500, 2_000


_PEOPLE = "SELECT id FROM participants WHERE programme_id = ? ORDER BY name COLLATE NOCASE, id"
# A joint meeting may have thousands of attendances, that of a pair has two.
_ROWS_OF_DAYS = """
SELECT substr(m.starts_at, 1, 10) AS day,
  SUM(CASE WHEN m.pair_id IS NULL THEN (SELECT COUNT(*) FROM attendances a WHERE a.meeting_id = m.id) ELSE 2 END)
FROM meetings m
WHERE m.programme_id = :programme AND m.starts_at >= :since AND m.starts_at < :until
GROUP BY day ORDER BY day
"""


class Asked(NamedTuple):
    """What accounts are asked for: the day they stand on, and the days their minutes are of."""

    day: date
    since: date | None = None
    until: date | None = None


class Read(NamedTuple):
    """The accounts as they stood on the last day, what was used in the period, and the rows behind it."""

    standings: list[Standing]
    used: list[Standing]
    lines: list[Line]


class Span(NamedTuple):
    """Days that are read at once, both included; None where nothing lies beyond. `rows` is about how many they have."""

    first: date | None
    last: date | None
    rows: int


def ledger_in_pieces(
    store: Store, programme_id: int, today: date, *, language: str, since: date | None, until: date
) -> Generator[tuple[int, int], None, Read]:
    """What `standings` and `details` answer, modules in the language; yields the rows read and those there are.

    Days from `since` to `until`, both included; accounts stand as on the last of them, or as they do today. What is
    written between two pieces makes the whole wrong: begin anew then.
    """
    people = [row[0] for row in store.rows(_PEOPLE, [programme_id])]
    spans = _spans_of(store, programme_id, since, until)
    accounts = [_standing_on(until, today)]
    if since is not None:
        accounts.append(Asked(today, since, until))
    in_all, done = len(accounts) * len(people) + sum(span.rows for span in spans), 0
    for asked in accounts:
        for read in _standings_in_pieces(store, programme_id, people, asked):
            yield done + read, in_all
        done += len(people)
    lines: list[Line] = []
    for span in spans:
        with using(language):
            lines += details(store, programme_id, since=span.first, until=span.last)
        done += span.rows
        yield done, in_all
    known = [standings(store, programme_id, day, since=first, until=last) for day, first, last in accounts]
    return Read(known[0], known[-1], lines)


def _standing_on(last: date, today: date) -> Asked:
    """How all stood on a day: the plan of a day is what lies before it, so that of a day past is told by the next."""
    return Asked(today) if last >= today else Asked(last + timedelta(days=1), until=last)


def _standings_in_pieces(store: Store, programme_id: int, people: Sequence[int], asked: Asked) -> Iterator[int]:
    values, days = (programme_id, asked.day), {"since": asked.since, "until": asked.until}
    if is_known(store, standings, *values, **days):
        return
    pieces = in_pieces(store, standings, values, people, _joined, PEOPLE_AT_ONCE, **days)
    for number, _piece in enumerate(pieces, start=1):
        yield min(number * PEOPLE_AT_ONCE, len(people))


def _spans_of(store: Store, programme_id: int, since: date | None, until: date) -> list[Span]:
    """The period parted into spans of some thousand rows; a day is never parted."""
    days = store.rows(_ROWS_OF_DAYS, {"programme": programme_id, **period(since, until)})
    spans, first, rows = [], since, 0
    for day, count in days:
        rows += count
        if rows >= ROWS_AT_ONCE:
            last = date.fromisoformat(day)
            spans.append(Span(first, last, rows))
            first, rows = last + timedelta(days=1), 0
    return [*spans, Span(first, until, rows)]


def _joined(pieces: Sequence[list[Standing]]) -> list[Standing]:
    return [row for piece in pieces for row in piece]
