"""The coordinator’s own wording of mails: read, kept, taken back and seen as it will be read."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from omvendt_desktop.domain import mail_texts
from omvendt_desktop.domain.fields import clean, clean_lines
from omvendt_desktop.domain.mail_texts import MailText, Occasion, Rendered, check_mail_text, occasion_word
from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.pairs import Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, ModuleKind
from omvendt_desktop.errors import refuse
from omvendt_desktop.i18n import _
from omvendt_desktop.services import mail_words
from omvendt_desktop.services.mail_facts import Facts, facts_of
from omvendt_desktop.store.store import Store

_WEEK = timedelta(days=7)


def text_for(store: Store, programme_id: int, occasion: Occasion, role: Role, language: str) -> MailText:
    """The coordinator’s wording, or the built-in one, which has no id."""
    own = _own(store, programme_id, occasion, role, language)
    return own or mail_texts.built_in(programme_id, occasion, str(role), language)


def save(store: Store, text: MailText) -> MailText:
    """The text as kept. Raises InvalidError when it is empty, holds an unknown placeholder or leaves out the facts."""
    text = replace(text, subject=clean(text.subject), text=clean_lines(text.text))
    refuse(check_mail_text(text))
    own = _own(store, text.programme_id, text.occasion, text.role, text.language)
    with store.change(_("Change the mail “{occasion}”").format(occasion=occasion_word(text.occasion))):
        return store.update(replace(text, id=own.id)) if own else store.add(replace(text, id=None))


def reset(store: Store, programme_id: int, occasion: Occasion, role: Role, language: str) -> None:
    """Go back to the built-in wording; nothing happens where it is in use."""
    own = _own(store, programme_id, occasion, role, language)
    if own:
        with store.change(_("Take back the mail “{occasion}”").format(occasion=occasion_word(occasion))):
            store.remove(own)


def preview(store: Store, text: MailText, now: datetime) -> Rendered:
    """The text as a made-up pair would read it after wall time `now`. Raises UserError for an unknown placeholder."""
    facts = _made_up(facts_of(store, text.programme_id, now, people=()))
    person = next(each for each in facts.people.values() if each.role.value == str(text.role))
    meetings = _meetings(facts, now)
    about_one = text.occasion not in (Occasion.PLAN, Occasion.REMINDER)
    kind = ModuleKind.KICKOFF if text.occasion is Occasion.KICKOFF else ModuleKind.MEETING
    shown = next((each for each in meetings if facts.module(each).kind is kind), None)
    return mail_words.filled(facts, text, person, (shown or meetings[0]) if about_one else None, meetings)


def _own(store: Store, programme_id: int, occasion: Occasion, role: str, language: str) -> MailText | None:
    values = {"occasion": occasion.value, "role": str(role), "language": language}
    found = store.find(MailText, programme_id=programme_id, **values)
    return found[0] if found else None


def _made_up(facts: Facts) -> Facts:
    mentor = Participant(id=-1, role=Role.MENTOR, name="Minh Tran", email="minh@example.org")
    mentee = Participant(id=-2, role=Role.MENTEE, name="Per Ødegård", email="per@example.org")
    pair = Pair(id=-1, mentor_id=-1, mentee_id=-2)
    modules = facts.modules or (Module(id=-1, code="M1", title_nb="Hvem vi er", title_en="Who we are"),)
    return replace(facts, modules=modules, people={-1: mentor, -2: mentee}, pairs={-1: pair})


def _meetings(facts: Facts, now: datetime) -> Sequence[Meeting]:
    first = now.replace(hour=13, minute=0, second=0, microsecond=0)
    chosen = [module for module in facts.modules if module.kind in (ModuleKind.KICKOFF, ModuleKind.MEETING)]
    return [
        Meeting(
            id=-number,
            module_id=module.id or 0,
            pair_id=-1 if module.is_pair_meeting else None,
            starts_at=first + number * _WEEK,
            minutes=module.minutes,
            place=facts.programme.place,
            link=facts.programme.link,
        )
        for number, module in enumerate(chosen or facts.modules, start=1)
    ]
