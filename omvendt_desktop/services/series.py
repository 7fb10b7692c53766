"""Proposes dates for the meetings of pairs; nothing is stored here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from omvendt_desktop.domain.meetings import Meeting, MeetingStatus
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme, day_of
from omvendt_desktop.domain.schedule import Diary, Found, Step, Wishes, plan_pair, remarks_for, target_days
from omvendt_desktop.i18n import _
from omvendt_desktop.services import plan_words
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store

Dated = Mapping[tuple[int, int], Meeting]


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

    @property
    def meetings(self) -> int:
        """How many meetings get a date."""
        return sum(len(pair.meetings) for pair in self.pairs)


@dataclass(frozen=True)
class Ask:
    """What the coordinator asks for a series: the first day, how far apart, and where the meetings are."""

    wishes: Wishes
    start: date | None
    step: Step
    place: str
    link: str


@dataclass(frozen=True)
class Cohort:
    """What is known before dates are found; `redo` are the dated meetings that get new dates."""

    programme: Programme
    modules: Sequence[Module]
    people: Mapping[int, Participant]
    dated: Dated
    redo: Dated


def cohort(store: Store, programme: Programme, pairs: Iterable[Pair], redo_after: date | None) -> Cohort:
    """What is known of the programme; coming meetings of the pairs after a day get new dates when one is given."""
    programme_id, chosen = programme.id or 0, {pair.id for pair in pairs}
    dated = planning.pair_meetings(store, programme_id)
    redo = {
        key: meeting
        for key, meeting in dated.items()
        if redo_after and key[0] in chosen and _is_after(meeting, redo_after)
    }
    modules = planning.pair_modules(store, programme_id)
    return Cohort(programme, modules, planning.participants(store, programme_id), dated, redo)


def propose(known: Cohort, pair: Pair, ask: Ask, diary: Diary) -> PairPlan:
    """The earliest good dates for what the pair has no date for; the diary is told of them."""
    wanted = [module for module in known.modules if _is_wanted(known, (pair.id or 0, module.id or 0))]
    two = (known.people[pair.mentor_id], known.people[pair.mentee_id])
    found = plan_pair(two, _due(wanted, known.programme, ask), ask.wishes, diary)
    proposed = [_proposed(known, pair, module, one, ask) for module, one in zip(wanted, found, strict=True)]
    said = () if wanted else (_("All meetings have a date already."),)
    return PairPlan(pair.id or 0, two[0].name, two[1].name, tuple(proposed), said)


def at_another_time(
    item: PlannedMeeting, starts_at: datetime, two: Sequence[Participant], wishes: Wishes, diary: Diary
) -> PlannedMeeting:
    """The proposed meeting at a time the coordinator chose, with what is to be said of that."""
    found = Found(starts_at, remarks_for(two, starts_at, item.minutes, wishes, diary))
    people = {person.id or 0: person for person in two}
    return replace(item, starts_at=starts_at, remarks=plan_words.sentences(found, people))


def _is_after(meeting: Meeting, day: date) -> bool:
    return meeting.status is MeetingStatus.PLANNED and meeting.starts_at.date() > day


def _is_wanted(known: Cohort, key: tuple[int, int]) -> bool:
    return key not in known.dated or key in known.redo


def _due(modules: Sequence[Module], programme: Programme, ask: Ask) -> list[tuple[date, int]]:
    if not modules:
        return []
    first = ask.start or day_of(modules[0], programme.kickoff_on)
    days = target_days(first, [module.week for module in modules], ask.step)
    return [(day, module.minutes) for day, module in zip(days, modules, strict=True)]


def _proposed(known: Cohort, pair: Pair, module: Module, found: Found, ask: Ask) -> PlannedMeeting:
    before = known.redo.get((pair.id or 0, module.id or 0))
    return PlannedMeeting(
        pair_id=pair.id or 0,
        module_id=module.id or 0,
        code=module.code,
        title=module.title,
        starts_at=found.starts_at,
        minutes=before.minutes if before else module.minutes,
        place=before.place if before else ask.place,
        link=before.link if before else ask.link,
        remarks=plan_words.sentences(found, known.people),
        meeting_id=before.id if before else None,
    )
