"""Says in words which wishes a date does not meet."""

from collections.abc import Mapping

from omvendt_desktop.domain.participants import Participant, slot_words
from omvendt_desktop.domain.schedule import Found, Remark, Shortfall, slot_of
from omvendt_desktop.formats import clock, weekday, weekday_day
from omvendt_desktop.i18n import N_, _

_SENTENCES = {
    Shortfall.BLOCKED: N_("{name} cannot meet on {day}."),
    Shortfall.BUSY: N_("{name} has another meeting on {day} at {time}."),
    Shortfall.UNAVAILABLE: N_("{name} has not said yes to {slot}."),
    Shortfall.OTHER_WEEKDAY: N_("{day} is not the weekday you asked for."),
    Shortfall.JOINT_DAY: N_("On {day} there is a joint meeting."),
    Shortfall.FULL_DAY: N_("More pairs meet on {day} than you asked for."),
    Shortfall.LATE: N_("{day} is more than a week later than planned."),
}


def sentences(found: Found, people: Mapping[int, Participant]) -> tuple[str, ...]:
    """One sentence for each wish that the date does not meet, without repeating any."""
    return tuple(dict.fromkeys(sentence(remark, found, people) for remark in found.remarks))


def sentence(remark: Remark, found: Found, people: Mapping[int, Participant]) -> str:
    """What the date does not meet, in one sentence."""
    person = people.get(remark.participant_id or 0)
    slot = slot_of(found.starts_at)
    return _(_SENTENCES[remark.what]).format(
        name=person.name if person else "",
        day=weekday_day(found.starts_at.date()),
        time=clock(found.starts_at),
        slot=slot_words(slot) if slot else weekday(found.starts_at.date()),
    )
