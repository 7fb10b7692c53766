"""Opens the diary of a programme: the hours that meetings take of its people."""

from collections.abc import Collection, Iterable
from datetime import date

from omvendt_desktop.domain.schedule import Diary
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.queries.planning import Taken
from omvendt_desktop.store.store import Store


def of_programme(store: Store, programme_id: int, without: Collection[int | None] = ()) -> Diary:
    """The diary of everybody in the programme, leaving out some meetings."""
    return written(planning.taken(store, programme_id), without)


def written(hours: Iterable[Taken], without: Collection[int | None] = ()) -> Diary:
    """A diary with these hours, leaving out some meetings."""
    diary, days = Diary(), dict[int, tuple[date, bool]]()
    for hour in hours:
        if hour.meeting_id not in without:
            diary.take(hour.participant_id, hour.starts_at, hour.minutes)
            days[hour.meeting_id] = hour.starts_at.date(), hour.pair_id is None
    for day, joint in days.values():
        diary.fill(day, joint=joint)
    return diary
