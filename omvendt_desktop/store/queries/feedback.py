"""The ratings and the answers about the fit, added up per module."""

from datetime import date

from omvendt_desktop.domain.feedback import Feedback, Usefulness
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.store.queries.ledger import period, title_column
from omvendt_desktop.store.store import Store

_RATINGS = """
SELECT o.code, {title},
  COUNT(CASE WHEN l.usefulness = 1 THEN 1 END), COUNT(CASE WHEN l.usefulness = 2 THEN 1 END),
  COUNT(CASE WHEN l.usefulness = 3 THEN 1 END), COUNT(CASE WHEN l.usefulness = 4 THEN 1 END),
  COUNT(CASE WHEN l.usefulness = 5 THEN 1 END)
FROM modules o
LEFT JOIN meetings m ON m.module_id = o.id AND m.status = 'held' AND m.starts_at >= :since AND m.starts_at < :until
LEFT JOIN logs l ON l.meeting_id = m.id
WHERE o.programme_id = :programme GROUP BY o.id ORDER BY o.position, o.id
"""
_FITS = """
SELECT a.fit, COUNT(*) FROM attendances a JOIN meetings m ON m.id = a.meeting_id
WHERE m.programme_id = :programme AND a.fit <> '' AND m.starts_at >= :since AND m.starts_at < :until GROUP BY a.fit
"""


def feedback(store: Store, programme_id: int, *, since: date | None = None, until: date | None = None) -> Feedback:
    """How useful the held meetings were by module, in the order of the plan, and how the pairs fit.

    `since` and `until` (both included) are the days of the meetings asked about.
    """
    values = {"programme": programme_id, **period(since, until)}
    rows = store.rows(_RATINGS.format(title=title_column()), values)
    fits = dict(store.rows(_FITS, values))
    return Feedback(
        modules=tuple(Usefulness(row[0], row[1], (row[2], row[3], row[4], row[5], row[6])) for row in rows),
        fits={fit: fits.get(fit.value, 0) for fit in Fit if fit is not Fit.NOT_ASKED},
    )
