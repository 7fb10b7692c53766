"""Finding dates for the meetings of pairs and putting them into the plan."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from omvendt_desktop.domain.meetings import Attendance, Meeting, MeetingStatus, check_meeting, forget_answer, new_uid
from omvendt_desktop.domain.meetings import move as moved
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme, day_of
from omvendt_desktop.domain.schedule import (
    Diary,
    Found,
    Step,
    Wishes,
    check_wall_time,
    plan_pair,
    remarks_for,
    target_days,
)
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import plan_words
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store


@dataclass(frozen=True)
class PlannedMeeting:
    """A proposed meeting; `meeting_id` is set when one that is dated already gets a new date."""

    pair_id: int
    module_id: int
    code: str
    title: str
    starts_at: datetime
    minutes: int
    place: str
    link: str
    remarks: tuple[str, ...] = ()
    meeting_id: int | None = None


@dataclass(frozen=True)
class PairPlan:
    """The proposed meetings of one pair, and what is to be said of the pair as a whole."""

    pair_id: int
    mentor: str
    mentee: str
    meetings: tuple[PlannedMeeting, ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class SeriesPlan:
    """What planning proposes; nothing is stored before it is applied."""

    programme_id: int
    pairs: tuple[PairPlan, ...]
    wishes: Wishes
    remarks: tuple[str, ...] = ()

    @property
    def meetings(self) -> int:
        """How many meetings get a date."""
        return sum(len(pair.meetings) for pair in self.pairs)


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
    Raises UserError when the plan has no pair meetings or a pair is not there.
    """
    programme, modules = store.get(Programme, programme_id), planning.pair_modules(store, programme_id)
    if not modules:
        raise UserError(_("The plan has no pair meetings."), _("Add modules for each pair to the plan first."))
    pairs = _pairs(store, programme_id, pair_ids)
    people, dated = planning.participants(store, programme_id), planning.pair_meetings(store, programme_id)
    redo = {
        key: meeting
        for key, meeting in dated.items()
        if replan and meeting.status is MeetingStatus.PLANNED and meeting.starts_at.date() > today
    }
    chosen = {pair.id for pair in pairs}
    left_alone = {meeting.id for key, meeting in redo.items() if key[0] in chosen}
    diary = _diary(store, programme_id, left_alone)
    wishes = Wishes(start or today + timedelta(days=1), weekday, at, skip_july, most_a_day)
    where = (programme.place if place is None else place, programme.link if link is None else link)
    plans = []
    for pair in pairs:
        wanted = [module for module in modules if (pair.id, module.id) not in dated or (pair.id, module.id) in redo]
        due = _due(wanted, programme, start, step)
        two = (people[pair.mentor_id], people[pair.mentee_id])
        found = plan_pair(two, due, wishes, diary)
        proposed = [
            _proposed(pair, module, one, where, people, redo.get((pair.id or 0, module.id or 0)))
            for module, one in zip(wanted, found, strict=True)
        ]
        said = () if wanted else (_("All meetings have a date already."),)
        plans.append(PairPlan(pair.id or 0, two[0].name, two[1].name, tuple(proposed), said))
    return SeriesPlan(programme_id, tuple(plans), wishes)


def with_date(store: Store, plan: SeriesPlan, pair_id: int, module_id: int, starts_at: datetime) -> SeriesPlan:
    """The plan with one meeting at another time, and what is to be said of that. Raises UserError for no such time."""
    check_wall_time(starts_at, store.get(Programme, plan.programme_id).time_zone)
    pair = store.get(Pair, pair_id)
    two = [store.get(Participant, pair.mentor_id), store.get(Participant, pair.mentee_id)]
    diary = _diary(store, plan.programme_id, {item.meeting_id for one in plan.pairs for item in one.meetings})
    for other in (item for one in plan.pairs for item in one.meetings):
        if other.pair_id == pair_id and other.module_id != module_id:
            diary.write([person.id or 0 for person in two], other.starts_at, other.minutes)

    def changed(item: PlannedMeeting) -> PlannedMeeting:
        if (item.pair_id, item.module_id) != (pair_id, module_id):
            return item
        found = Found(starts_at, remarks_for(two, starts_at, item.minutes, plan.wishes, diary))
        return replace(item, starts_at=starts_at, remarks=plan_words.sentences(found, _by_id(two)))

    pairs = tuple(replace(one, meetings=tuple(map(changed, one.meetings))) for one in plan.pairs)
    return replace(plan, pairs=pairs)


def apply_series(store: Store, plan: SeriesPlan) -> list[Meeting]:
    """The meetings of the plan, stored with the two people of each pair. Raises UserError when it is out of date."""
    programme = store.get(Programme, plan.programme_id)
    items = [item for pair in plan.pairs for item in pair.meetings]
    _refuse_outdated(store, plan.programme_id, items)
    for item in items:
        check_wall_time(item.starts_at, programme.time_zone)
    pairs = {pair.id: pair for pair in store.find(Pair, programme_id=plan.programme_id)}
    label = ngettext("Plan {count} meeting", "Plan {count} meetings", len(items)).format(count=len(items))
    with store.change(label):
        return [
            _re_date(store, item) if item.meeting_id else _add(store, pairs[item.pair_id], _meeting(programme, item))
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
    """One more meeting of a pair, by hand. Raises UserError when the pair has one for the module, or for no such time."""
    pair, module = store.get(Pair, pair_id), store.get(Module, module_id)
    programme = store.get(Programme, pair.programme_id)
    item = PlannedMeeting(
        pair_id,
        module_id,
        module.code,
        module.title,
        starts_at,
        module.minutes,
        programme.place if place is None else place,
        programme.link if link is None else link,
    )
    check_wall_time(starts_at, programme.time_zone)
    _refuse_outdated(store, pair.programme_id, [item])
    with store.change(_("Plan {module}").format(module=module.code)):
        return _add(store, pair, _meeting(programme, item))


def _pairs(store: Store, programme_id: int, pair_ids: Collection[int] | None) -> list[Pair]:
    if pair_ids is None:
        return planning.active_pairs(store, programme_id)
    return [store.get(Pair, pair_id) for pair_id in dict.fromkeys(pair_ids)]


def _diary(store: Store, programme_id: int, without: Collection[int | None]) -> Diary:
    diary, days = Diary(), dict[int, tuple[date, bool]]()
    for hour in planning.taken(store, programme_id):
        if hour.meeting_id not in without:
            diary.take(hour.participant_id, hour.starts_at, hour.minutes)
            days[hour.meeting_id] = hour.starts_at.date(), hour.pair_id is None
    for day, joint in days.values():
        diary.fill(day, joint=joint)
    return diary


def _due(modules: Sequence[Module], programme: Programme, start: date | None, step: Step) -> list[tuple[date, int]]:
    if not modules:
        return []
    first = start or day_of(modules[0], programme.kickoff_on)
    days = target_days(first, [module.week for module in modules], step)
    return [(day, module.minutes) for day, module in zip(days, modules, strict=True)]


def _proposed(
    pair: Pair,
    module: Module,
    found: Found,
    where: tuple[str, str],
    people: dict[int, Participant],
    before: Meeting | None,
) -> PlannedMeeting:
    place, link = (before.place, before.link) if before else where
    return PlannedMeeting(
        pair_id=pair.id or 0,
        module_id=module.id or 0,
        code=module.code,
        title=module.title,
        starts_at=found.starts_at,
        minutes=before.minutes if before else module.minutes,
        place=place,
        link=link,
        remarks=plan_words.sentences(found, people),
        meeting_id=before.id if before else None,
    )


def _refuse_outdated(store: Store, programme_id: int, items: Iterable[PlannedMeeting]) -> None:
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
        place=item.place,
        link=item.link,
        uid=new_uid(),
    )
    refuse(check_meeting(meeting))
    return meeting


def _add(store: Store, pair: Pair, meeting: Meeting) -> Meeting:
    saved = store.add(meeting)
    for person in (pair.mentor_id, pair.mentee_id):
        store.add(Attendance(meeting_id=saved.id or 0, participant_id=person))
    return saved


def _re_date(store: Store, item: PlannedMeeting) -> Meeting:
    meeting = store.get(Meeting, item.meeting_id)
    if meeting.starts_at == item.starts_at:
        return meeting
    for attendance in store.find(Attendance, meeting_id=meeting.id):
        store.update(forget_answer(attendance))
    return store.update(moved(meeting, item.starts_at))


def _by_id(people: Iterable[Participant]) -> dict[int, Participant]:
    return {person.id or 0: person for person in people}
