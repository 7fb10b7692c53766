"""Finding dates for the meetings of pairs and putting them into the plan; the doors to all that is done with them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from omvendt_desktop.domain.fields import clean
from omvendt_desktop.domain.meetings import Meeting, check_meeting, new_uid
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.schedule import Step, Wishes
from omvendt_desktop.domain.wall_times import check_wall_time
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days, diaries, meeting_people, series
from omvendt_desktop.services.meeting_changes import cancel, edit, refuse_ended, remove, replace_cancelled, set_place
from omvendt_desktop.services.meeting_people import cancel_coming_of_pair, join_joint_meetings, leave_meetings
from omvendt_desktop.services.series import Ask, PairPlan, PlannedMeeting, SeriesPlan
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store

__all__ = [
    "PairPlan",
    "PlannedMeeting",
    "SeriesPlan",
    "cancel",
    "cancel_coming_of_pair",
    "edit",
    "join_joint_meetings",
    "leave_meetings",
    "remove",
    "replace_cancelled",
    "set_place",
]


def plan_series(
    store: Store,
    programme_id: int,
    pair_ids: Collection[int] | None = None,
    *,
    start: date | None = None,
    weekday: int | None = None,
    at: time | None = None,
    place: str | None = None,
    link: str | None = None,
    step: Step = Step.PLAN,
    skip_july: bool = False,
    replan: bool = False,
    most_a_day: int = 0,
    today: date,
) -> SeriesPlan:
    """The earliest good dates for the pairs, all active ones unless some are named.

    Without `start` the meetings follow the weeks of the plan, from tomorrow at the earliest. `weekday` 0 is Monday.
    `place` and `link` are the programme’s unless given. `replan` gives coming meetings new dates as well.
    Raises UserError when the plan has no pair meetings, and for a pair that has ended.
    """
    programme = store.get(Programme, programme_id)
    pairs = _pairs(store, programme_id, pair_ids)
    known = series.cohort(store, programme, pairs, today if replan else None)
    if not known.modules:
        raise UserError(_("The plan has no pair meetings."), _("Add modules for each pair to the plan first."))
    wishes = Wishes(start or today + timedelta(days=1), weekday, at, skip_july, most_a_day)
    ask = Ask(wishes, start, step, *_where(programme, place, link))
    diary = diaries.of_programme(store, programme_id, {meeting.id for meeting in known.redo.values()})
    return SeriesPlan(programme_id, tuple(series.propose(known, pair, ask, diary) for pair in pairs), wishes)


def with_date(store: Store, plan: SeriesPlan, pair_id: int, module_id: int, starts_at: datetime) -> SeriesPlan:
    """The plan with one meeting at another time, and what is to be said of that. Raises UserError for no such time."""
    check_wall_time(starts_at, store.get(Programme, plan.programme_id).time_zone)
    pair = store.get(Pair, pair_id)
    two = [store.get(Participant, pair.mentor_id), store.get(Participant, pair.mentee_id)]
    items = [item for one in plan.pairs for item in one.meetings]
    diary = diaries.of_programme(store, plan.programme_id, {item.meeting_id for item in items})
    for other in items:
        if other.pair_id == pair_id and other.module_id != module_id:
            diary.write([person.id or 0 for person in two], other.starts_at, other.minutes)

    def changed(item: PlannedMeeting) -> PlannedMeeting:
        if (item.pair_id, item.module_id) != (pair_id, module_id):
            return item
        return series.at_another_time(item, starts_at, two, plan.wishes, diary)

    return replace(plan, pairs=tuple(replace(one, meetings=tuple(map(changed, one.meetings))) for one in plan.pairs))


def apply_series(store: Store, plan: SeriesPlan) -> list[Meeting]:
    """The meetings of the plan, stored with the two people of each pair. Raises UserError when it is out of date."""
    programme = store.get(Programme, plan.programme_id)
    items = [item for pair in plan.pairs for item in pair.meetings]
    _refuse_outdated(store, plan.programme_id, items)
    for item in items:
        check_wall_time(item.starts_at, programme.time_zone)
    pairs = {pair.id: pair for pair in store.find(Pair, programme_id=plan.programme_id)}
    label = ngettext("Plan {count} meeting", "Plan {count} meetings", len(items)).format(count=len(items))
    with store.change(label), call_days.kept_in_step(store, {item.pair_id for item in items}):
        return [
            meeting_people.re_date(store, store.get(Meeting, item.meeting_id), item.starts_at)
            if item.meeting_id
            else meeting_people.add_with(store, _meeting(programme, item), _two(pairs[item.pair_id]))
            for item in items
        ]


def add(
    store: Store,
    pair_id: int,
    module_id: int,
    starts_at: datetime,
    *,
    place: str | None = None,
    link: str | None = None,
) -> Meeting:
    """One more meeting of a pair, by hand.

    Raises UserError when the pair has ended, has one for the module already, or when the clocks skip the time.
    """
    pair, module = store.get(Pair, pair_id), store.get(Module, module_id)
    refuse_ended(pair)
    programme = store.get(Programme, pair.programme_id)
    where = _where(programme, place, link)
    item = PlannedMeeting(pair_id, module_id, module.code, module.title, starts_at, module.minutes, *where)
    check_wall_time(starts_at, programme.time_zone)
    _refuse_outdated(store, pair.programme_id, [item])
    with store.change(_("Plan {module}").format(module=module.code)), call_days.kept_in_step(store, [pair_id]):
        return meeting_people.add_with(store, _meeting(programme, item), _two(pair))


def _pairs(store: Store, programme_id: int, pair_ids: Collection[int] | None) -> list[Pair]:
    if pair_ids is None:
        return planning.active_pairs(store, programme_id)
    pairs = [store.get(Pair, pair_id) for pair_id in dict.fromkeys(pair_ids)]
    for pair in pairs:
        refuse_ended(pair)
    return pairs


def _two(pair: Pair) -> tuple[int, int]:
    return pair.mentor_id, pair.mentee_id


def _where(programme: Programme, place: str | None, link: str | None) -> tuple[str, str]:
    return programme.place if place is None else place, programme.link if link is None else link


def _refuse_outdated(store: Store, programme_id: int, items: Sequence[PlannedMeeting]) -> None:
    dated = planning.pair_meetings(store, programme_id)
    for item in items:
        meeting = dated.get((item.pair_id, item.module_id))
        if (meeting.id if meeting else None) != item.meeting_id:
            raise UserError(
                _("{module} has got a date in the meantime.").format(module=item.code),
                _("Look at the meetings, and plan again what is missing."),
            )


def _meeting(programme: Programme, item: PlannedMeeting) -> Meeting:
    meeting = Meeting(
        programme_id=programme.id or 0,
        module_id=item.module_id,
        pair_id=item.pair_id,
        starts_at=item.starts_at,
        minutes=item.minutes,
        place=clean(item.place),
        link=clean(item.link),
        uid=new_uid(),
    )
    refuse(check_meeting(meeting))
    return meeting
