"""The gatherings of several pairs: training, kick-off and closing, and who takes part in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from omvendt_desktop.domain.fields import clean
from omvendt_desktop.domain.meetings import Meeting, check_meeting, new_uid
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, ModuleKind, Programme, day_of, roles_of
from omvendt_desktop.domain.schedule import Diary, Found, Shortfall, Wishes, remarks_for
from omvendt_desktop.domain.wall_times import check_wall_time
from omvendt_desktop.domain.working_days import day_off_name, next_working_day
from omvendt_desktop.errors import UserError, refuse
from omvendt_desktop.formats import weekday_day
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import diaries, meeting_people, plan_words
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store

MOST_SENTENCES = 3


@dataclass(frozen=True)
class JointMeeting:
    """A proposed joint meeting; `role` is None when it is for both, `participants` counts those it is for."""

    module_id: int
    code: str
    title: str
    role: Role | None
    starts_at: datetime
    minutes: int
    place: str
    link: str
    participants: int
    remarks: tuple[str, ...] = ()

    @property
    def ends_at(self) -> datetime:
        """Wall time at the end."""
        return self.starts_at + timedelta(minutes=self.minutes)


def plan_joint(store: Store, programme_id: int, *, at: time = time(13)) -> tuple[JointMeeting, ...]:
    """A proposal for every joint meeting without a date: on the day of the plan, or the next working day.

    July is kept free, as it is for the series of the pairs. Several on one day follow one another. The kick-off keeps
    its date, whatever day that is, and what is to come before it is not put after it.
    """
    programme = store.get(Programme, programme_id)
    dated = planning.joint_meetings(store, programme_id)
    ends = dict[date, datetime]()
    for meeting in dated:
        ends[meeting.starts_at.date()] = meeting.ends_at
    diary, proposed = diaries.of_programme(store, programme_id), []
    for module, role in _undated(store, programme_id, dated):
        day = _day(module, programme)
        starts_at = max(datetime.combine(day, at), ends.get(day, datetime.min))
        people = planning.audience(store, module, role)
        one = _proposed(programme, module, role, starts_at, len(people))
        ends[day] = one.ends_at
        july = _about_july(day_of(module, programme.kickoff_on), day)
        proposed.append(replace(one, remarks=(*july, *_remarks(one, people, diary))))
    return tuple(sorted(proposed, key=lambda one: one.starts_at))


def apply_joint(store: Store, programme_id: int, meetings: Sequence[JointMeeting]) -> list[Meeting]:
    """The joint meetings, stored with everybody they are for.

    Raises UserError when one has got a date in the meantime or the clock skips its time, InvalidError for a link
    that is none.
    """
    programme = store.get(Programme, programme_id)
    for one in meetings:
        _refuse_dated(store, one.module_id, one.role)
        check_wall_time(one.starts_at, programme.time_zone)
    count = len(meetings)
    label = ngettext("Plan {count} joint meeting", "Plan {count} joint meetings", count).format(count=count)
    with store.change(label):
        return [_add(store, programme, one) for one in meetings]


def _undated(store: Store, programme_id: int, dated: Sequence[Meeting]) -> Iterator[tuple[Module, Role | None]]:
    known = {(meeting.module_id, meeting.role) for meeting in dated}
    for module in planning.joint_modules(store, programme_id):
        for role in roles_of(module.audience):
            if (module.id, role) not in known and (module.id, None) not in known:
                yield module, role


def _day(module: Module, programme: Programme) -> date:
    day, kickoff = day_of(module, programme.kickoff_on), programme.kickoff_on
    if module.kind is ModuleKind.KICKOFF:
        return day
    outside_july = next_working_day(day, skip_july=True)
    return next_working_day(day) if day < kickoff <= outside_july else outside_july


def _about_july(wanted: date, day: date) -> tuple[str, ...]:
    if day.month == 7:
        return (_("Many are on holiday in July."),)
    if wanted.month == 7:
        return (_("The plan says {day}; July is kept free.").format(day=weekday_day(wanted)),)
    return ()


def _proposed(
    programme: Programme, module: Module, role: Role | None, starts_at: datetime, participants: int
) -> JointMeeting:
    return JointMeeting(
        module_id=module.id or 0,
        code=module.code,
        title=module.title,
        role=role,
        starts_at=starts_at,
        minutes=module.minutes,
        place=programme.place,
        link=programme.link,
        participants=participants,
    )


def _remarks(one: JointMeeting, people: Sequence[Participant], diary: Diary) -> tuple[str, ...]:
    """Who cannot come. What half-days people have said yes to counts among two, not in a gathering."""
    day = one.starts_at.date()
    against = remarks_for(people, one.starts_at, one.minutes, Wishes(day), diary)
    cannot = tuple(remark for remark in against if remark.what in (Shortfall.BLOCKED, Shortfall.BUSY))
    said = plan_words.sentences(Found(one.starts_at, cannot), {person.id or 0: person for person in people})
    more = len(said) - MOST_SENTENCES
    if more > 0:
        rest = ngettext("{count} more cannot come.", "{count} more cannot come.", more).format(count=more)
        said = (*said[:MOST_SENTENCES], rest)
    if reason := day_off_name(day):
        said = (_("{day}: {reason}.").format(day=weekday_day(day), reason=reason), *said)
    return said


def _add(store: Store, programme: Programme, one: JointMeeting) -> Meeting:
    module = store.get(Module, one.module_id)
    meeting = Meeting(
        programme_id=programme.id or 0,
        module_id=one.module_id,
        role=one.role,
        starts_at=one.starts_at,
        minutes=one.minutes,
        place=clean(one.place),
        link=clean(one.link),
        uid=new_uid(),
    )
    refuse(check_meeting(meeting))
    people = planning.audience(store, module, one.role)
    return meeting_people.add_with(store, meeting, [person.id or 0 for person in people])


def _refuse_dated(store: Store, module_id: int, role: Role | None) -> None:
    if planning.dated(store, module_id, None, role):
        raise UserError(
            _("{module} has got a date in the meantime.").format(module=store.get(Module, module_id).code),
            _("Look at the meetings, and plan again what is missing."),
        )
