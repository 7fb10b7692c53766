"""Moving a meeting to another time, alone or with the pair’s later ones, and what stands against it."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.meetings import move as moved
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.schedule import Diary, Found, Wishes, remarks_for
from omvendt_desktop.domain.wall_times import check_wall_time
from omvendt_desktop.domain.working_days import day_off_name
from omvendt_desktop.errors import UserError
from omvendt_desktop.formats import weekday_day, when
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days, diaries, meeting_people, plan_words
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.queries.logs import title_of
from omvendt_desktop.store.store import Store

Move = tuple[Meeting, datetime]


def conflicts(store: Store, meeting_id: int, starts_at: datetime, *, later_too: bool = False) -> list[str]:
    """What stands against the wall time, in sentences; none when nothing does. Nothing is written.

    With `later_too` also what stands against the pair’s later meetings, moved by as many days.
    """
    moves = _moves(store, meeting_id, starts_at, later_too)
    zone = store.get(Programme, moves[0][0].programme_id).time_zone
    people = planning.people_of_meeting(store, meeting_id)
    diary = _diary(store, moves)
    said: list[str] = []
    for meeting, at in moves:
        against = [*_about_time(at, zone), *_about_same_day(store, meeting, moves)]
        against += [*_about_people(meeting, at, people, diary), *_about_order(store, meeting, moves)]
        against += _about_room(store, meeting, moves, at)
        code = store.get(Module, meeting.module_id).code
        said += [sentence if len(moves) == 1 else f"{code}: {sentence}" for sentence in against]
    return list(dict.fromkeys(said))


def move(store: Store, meeting_id: int, starts_at: datetime, *, later_too: bool = False) -> list[Meeting]:
    """The meeting at the wall time, with `later_too` the pair’s later planned ones by as many days.

    Their people are asked again. Raises UserError once the meeting is held or cancelled, or when the clock skips
    one of the times; then nothing is moved.
    """
    moves = _moves(store, meeting_id, starts_at, later_too)
    zone = store.get(Programme, moves[0][0].programme_id).time_zone
    for meeting, at in moves:
        moved(meeting, at)
        check_wall_time(at, zone)
    label = _("Move {meeting} to {when}").format(meeting=title_of(store, meeting_id), when=when(starts_at))
    with store.change(label), call_days.kept_in_step(store, [moves[0][0].pair_id]):
        return [meeting_people.re_date(store, meeting, at) for meeting, at in moves]


def _moves(store: Store, meeting_id: int, starts_at: datetime, later_too: bool) -> list[Move]:
    first = store.get(Meeting, meeting_id)
    moves = [(first, starts_at)]
    days = starts_at.date() - first.starts_at.date()
    if later_too and days and first.pair_id is not None:
        planned = planning.planned_of_pair(store, first.pair_id)
        moves += [(other, other.starts_at + days) for other in planned if other.starts_at > first.starts_at]
    return moves


def _diary(store: Store, moves: Sequence[Move]) -> Diary:
    times = [at for _meeting, at in moves]
    around = (min(times) - timedelta(days=1), max(times) + timedelta(days=1))
    hours = planning.taken_near(store, moves[0][0].id or 0, *around)
    return diaries.written(hours, {meeting.id for meeting, _at in moves})


def _about_time(at: datetime, zone: str) -> Iterator[str]:
    try:
        check_wall_time(at, zone)
    except UserError as error:
        yield error.message
    if reason := day_off_name(at.date()):
        yield _("{day}: {reason}.").format(day=weekday_day(at.date()), reason=reason)


def _about_people(meeting: Meeting, at: datetime, people: Sequence[Participant], diary: Diary) -> tuple[str, ...]:
    remarks = remarks_for(people, at, meeting.minutes, Wishes(at.date()), diary)
    return plan_words.sentences(Found(at, remarks), {person.id or 0: person for person in people})


def _about_same_day(store: Store, meeting: Meeting, moves: Sequence[Move]) -> Iterator[str]:
    """The pair’s other meetings on the day."""
    day = _new_time(meeting, moves).date()
    for other in _others(store, meeting, moves):
        if other.starts_at.date() == day:
            yield _("The pair has {module} on {day} already.").format(
                module=store.get(Module, other.module_id).code, day=weekday_day(day)
            )


def _about_order(store: Store, meeting: Meeting, moves: Sequence[Move]) -> Iterator[str]:
    """The pair’s other meetings whose place in the plan is on the other side of the new time."""
    at = _new_time(meeting, moves)
    order = {module.id: number for number, module in enumerate(planning.pair_modules(store, meeting.programme_id))}
    for other in _others(store, meeting, moves):
        earlier = order.get(other.module_id, 0) < order.get(meeting.module_id, 0)
        if other.module_id != meeting.module_id and (other.starts_at < at) != earlier:
            code, day = store.get(Module, other.module_id).code, weekday_day(other.starts_at.date())
            yield _("{module} is on {day}, so the order of the plan changes.").format(module=code, day=day)


def _about_room(store: Store, meeting: Meeting, moves: Sequence[Move], at: datetime) -> Iterator[str]:
    """How many other meetings are in the same place at the time."""
    moved_too = {each.id for each, _at in moves}
    others = [other for other in planning.in_place(store, meeting, at) if other.id not in moved_too]
    if others:
        words = ngettext(
            "{meeting} is in {place} at the same time.",
            "{count} other meetings are in {place} at the same time.",
            len(others),
        )
        first = title_of(store, others[0].id or 0)
        yield words.format(meeting=first, count=len(others), place=meeting.place)


def _new_time(meeting: Meeting, moves: Sequence[Move]) -> datetime:
    return next(at for each, at in moves if each.id == meeting.id)


def _others(store: Store, meeting: Meeting, moves: Sequence[Move]) -> list[Meeting]:
    """The planned and held meetings of the pair that stay where they are, by time."""
    if meeting.pair_id is None:
        return []
    moved_too = {each.id for each, _at in moves}
    found = store.find(Meeting, order_by="starts_at, id", pair_id=meeting.pair_id)
    return [other for other in found if other.id not in moved_too and other.status in ("planned", "held")]
