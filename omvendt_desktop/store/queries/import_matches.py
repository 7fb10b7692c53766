"""Finds what is known already of the people in a workbook."""

from omvendt_desktop.domain.columns import Mapping
from omvendt_desktop.store.store import Store


def earlier_programmes(store: Store, programme_id: int) -> dict[str, str]:
    """The newest other programme each address (in small letters) applied to or took part in, as client and name."""
    sql = """
        SELECT lower(people.email), programmes.client || ' · ' || programmes.name
        FROM (SELECT email, programme_id FROM applications UNION SELECT email, programme_id FROM participants) AS people
        JOIN programmes ON programmes.id = people.programme_id
        WHERE people.programme_id <> ? AND people.email <> ''
        ORDER BY programmes.kickoff_on
    """
    return {email.casefold(): title for email, title in store.rows(sql, [programme_id])}


def remembered(store: Store, fingerprint: str) -> Mapping | None:
    """The choices remembered for a form, or None."""
    found = store.find(Mapping, fingerprint=fingerprint)
    return found[0] if found else None
