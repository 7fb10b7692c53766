"""The words of one mail: the coordinator’s text with the facts of meeting and recipient filled in."""

from collections.abc import Sequence
from datetime import datetime

from omvendt_desktop import formats
from omvendt_desktop.domain import calendar_words, mail_texts
from omvendt_desktop.domain.mail_texts import MailText, Occasion, Rendered
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.participants import Participant
from omvendt_desktop.i18n import _, using
from omvendt_desktop.services.mail_facts import Facts


def worded(
    facts: Facts, occasion: Occasion, person: Participant, meeting: Meeting | None, listed: Sequence[Meeting] = ()
) -> Rendered:
    """The mail to the person about a meeting, or about the meetings listed, in their language. Raises UserError."""
    text = facts.text(occasion, person.role, person.mail_language)
    return filled(facts, text, person, meeting, listed)


def filled(
    facts: Facts, text: MailText, person: Participant, meeting: Meeting | None, listed: Sequence[Meeting] = ()
) -> Rendered:
    """The text with its placeholders filled in, in its own language. Raises UserError for an unknown placeholder."""
    with using(text.language):
        return mail_texts.render(text, _values(facts, text.occasion, person, meeting, listed))


def _values(
    facts: Facts, occasion: Occasion, person: Participant, meeting: Meeting | None, listed: Sequence[Meeting]
) -> dict[str, str]:
    programme = facts.programme
    values = {
        "first_name": person.first_name,
        "name": person.name,
        "partner": facts.partner(occasion, meeting, person),
        "programme": programme.plain_title,
        "client": programme.client,
        "organiser": programme.organiser_name or programme.organiser_email,
        "meetings": "\n".join(f"- {_line(facts, each)}" for each in listed),
    }
    return values | _of_meeting(facts, meeting) if meeting else values


def _of_meeting(facts: Facts, meeting: Meeting) -> dict[str, str]:
    module = facts.module(meeting)
    values = {
        "meeting": calendar_words.summary(module, facts.modules, private=True),
        "theme": module.title,
        "goals": calendar_words.lines(_("Goals"), module.goals),
        "questions": calendar_words.lines(_("Questions to talk about"), module.questions),
        "day": formats.full_day(meeting.starts_at.date()),
        "time": formats.clock(meeting.starts_at),
        "place": meeting.place,
        "link": meeting.link,
    }
    details = [
        (_("When"), _when(meeting.starts_at, meeting.ends_at)),
        (_("Place"), meeting.place),
        (_("Link"), meeting.link),
        (_("Theme"), module.title),
    ]
    return values | {"details": "\n".join(f"{name}: {value}" for name, value in details if value)}


def _when(starts_at: datetime, ends_at: datetime) -> str:
    return _("{day} at {start}–{end}").format(
        day=formats.full_day(starts_at.date()), start=formats.clock(starts_at), end=formats.clock(ends_at)
    )


def _line(facts: Facts, meeting: Meeting) -> str:
    summary = calendar_words.summary(facts.module(meeting), facts.modules, private=False)
    line = f"{_when(meeting.starts_at, meeting.ends_at)}: {summary}"
    where = ", ".join(part for part in (meeting.place, meeting.link) if part)
    return f"{line} ({where})" if where else line
