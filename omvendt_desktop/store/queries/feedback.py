"""The ratings and the answers about the fit, added up per module."""

from omvendt_desktop.domain.feedback import Feedback, Usefulness
from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.store.queries.ledger import title_column
from omvendt_desktop.store.store import Store

_RATINGS = """
SELECT o.code, {title},
  COUNT(CASE WHEN l.usefulness = 1 THEN 1 END), COUNT(CASE WHEN l.usefulness = 2 THEN 1 END),
  COUNT(CASE WHEN l.usefulness = 3 THEN 1 END), COUNT(CASE WHEN l.usefulness = 4 THEN 1 END),
  COUNT(CASE WHEN l.usefulness = 5 THEN 1 END)
FROM modules o
LEFT JOIN meetings m ON m.module_id = o.id AND m.status = 'held'
LEFT JOIN logs l ON l.meeting_id = m.id
WHERE o.programme_id = ? GROUP BY o.id ORDER BY o.position, o.id
"""
_FITS = """
SELECT a.fit, COUNT(*) FROM attendances a JOIN meetings m ON m.id = a.meeting_id
WHERE m.programme_id = ? AND a.fit <> '' GROUP BY a.fit
"""


def feedback(store: Store, programme_id: int) -> Feedback:
    """How useful the held meetings were by module, in the order of the plan, and how the pairs fit."""
    rows = store.rows(_RATINGS.format(title=title_column()), [programme_id])
    fits = dict(store.rows(_FITS, [programme_id]))
    return Feedback(
        modules=tuple(Usefulness(row[0], row[1], (row[2], row[3], row[4], row[5], row[6])) for row in rows),
        fits={fit: fits.get(fit.value, 0) for fit in Fit if fit is not Fit.NOT_ASKED},
    )
