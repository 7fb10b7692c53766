"""Planning the coordinator’s contact with the participants, and noting what came of it."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from omvendt_desktop.domain import check_ins as rules
from omvendt_desktop.domain.check_ins import CheckIn
from omvendt_desktop.domain.fields import clean_lines
from omvendt_desktop.domain.pairs import OPEN, Pair
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.errors import InvalidError, UserError
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days
from omvendt_desktop.store.store import Store


def plan_for_pair(store: Store, pair_id: int) -> list[CheckIn]:
    """The check-ins added for the two people of a pair by the rules of the programme.

    Days follow the pair’s dated meetings, or the weeks of the plan. Who has check-ins to come keeps those alone.
    """
    with store.change(_("Plan check-ins")):
        return _planned(store, [pair_id])


def plan_for_programme(store: Store, programme_id: int) -> list[CheckIn]:
    """The check-ins added for the people of all open pairs who have none to come."""
    pairs = {pair.id or 0 for pair in store.find(Pair, programme_id=programme_id) if pair.status in OPEN}
    with store.change(_("Plan check-ins")):
        return _planned(store, pairs)


def add_check_in(store: Store, check_in: CheckIn) -> CheckIn:
    """A check-in planned by hand. Raises UserError when the participant is gone."""
    person = store.get(Participant, check_in.participant_id)
    with store.change(_("Plan check-in with {name}").format(name=person.name)):
        return store.add(_cleaned(replace(check_in, programme_id=person.programme_id)))


def change_check_in(store: Store, check_in: CheckIn) -> CheckIn:
    """The check-in with other contents. Raises UserError when it is gone."""
    with store.change(_("Change check-in with {name}").format(name=_name(store, check_in))):
        return store.update(_cleaned(check_in))


def do_check_in(store: Store, check_in: CheckIn, today: date) -> CheckIn:
    """The check-in as done, with its outcome; a follow-up date plans the next one in the same change.

    `check_in` is a planned one or a new one without id. Raises InvalidError with a problem per field.
    """
    problems = rules.check_done(check_in, today)
    if problems:
        raise InvalidError(problems)
    person = store.get(Participant, check_in.participant_id)
    done = _cleaned(replace(check_in, programme_id=person.programme_id))
    with store.change(_("Check-in with {name}").format(name=person.name)):
        earlier = store.get(CheckIn, done.id) if done.id is not None else None
        _plan_follow_up(store, done, earlier)
        return store.add(done) if earlier is None else store.update(done)


def put_off(store: Store, check_in_id: int, until: date) -> CheckIn:
    """The check-in, planned for a later day. Raises UserError when it is done or gone."""
    check_in = store.get(CheckIn, check_in_id)
    with store.change(_("Put off check-in with {name}").format(name=_name(store, check_in))):
        return store.update(rules.put_off(check_in, until))


def put_off_many(store: Store, check_in_ids: Sequence[int], until: date) -> list[CheckIn]:
    """The check-ins, planned for a later day in one change. Raises UserError when one is done or gone."""
    count = len(check_in_ids)
    with store.change(ngettext("Put off {count} check-in", "Put off {count} check-ins", count).format(count=count)):
        return [put_off(store, check_in_id, until) for check_in_id in check_in_ids]


def remove_many(store: Store, check_in_ids: Sequence[int]) -> None:
    """Take the check-ins away in one change. Raises UserError when one is gone."""
    count = len(check_in_ids)
    with store.change(ngettext("Remove {count} check-in", "Remove {count} check-ins", count).format(count=count)):
        for check_in_id in check_in_ids:
            remove_check_in(store, check_in_id)


def remove_check_in(store: Store, check_in_id: int) -> None:
    """Take the check-in away. Raises UserError when it is gone."""
    check_in = store.get(CheckIn, check_in_id)
    with store.change(_("Remove check-in with {name}").format(name=_name(store, check_in))):
        store.remove(check_in)


def _planned(store: Store, pair_ids: Collection[int]) -> list[CheckIn]:
    added: list[CheckIn] = []
    for (pair_id, person_id), days in call_days.by_the_plan(store, pair_ids).items():
        if pair_id in pair_ids and not store.find(CheckIn, participant_id=person_id, done_on=None):
            added += [call_days.add(store, person_id, day) for day in days.values()]
    return added


def _plan_follow_up(store: Store, done: CheckIn, earlier: CheckIn | None) -> None:
    """Plan the day agreed on, with what was planned for another day agreed on before."""
    day, before = done.follow_up_on, earlier.follow_up_on if earlier else None
    if day == before:
        return
    outdated = _only_planned_by(store, earlier, before) if earlier and before else None
    if day is None or _ahead(store, done.participant_id, day):
        if outdated and call_days.is_bare(outdated):
            store.remove(outdated)
    elif outdated:
        store.update(replace(outdated, planned_on=day))
    else:
        call_days.add(store, done.participant_id, day)


def _only_planned_by(store: Store, done: CheckIn, day: date) -> CheckIn | None:
    """The check-in planned for the day, unless another one that is done asked for that day as well."""
    asking = store.find(CheckIn, participant_id=done.participant_id, follow_up_on=day.isoformat())
    return _ahead(store, done.participant_id, day) if [each.id for each in asking] == [done.id] else None


def _ahead(store: Store, participant_id: int, day: date) -> CheckIn | None:
    found = store.find(CheckIn, participant_id=participant_id, planned_on=day.isoformat(), done_on=None)
    return found[0] if found else None


def _cleaned(check_in: CheckIn) -> CheckIn:
    known = rules.questions()
    if unknown := set(check_in.answers) - set(known):
        raise UserError(_("The call sheet has no such question."), details=", ".join(sorted(unknown)))
    answers = {key: clean_lines(text) for key, text in check_in.answers.items() if text.strip()}
    return replace(check_in, note=clean_lines(check_in.note), answers=answers)


def _name(store: Store, check_in: CheckIn) -> str:
    return store.get(Participant, check_in.participant_id).name
