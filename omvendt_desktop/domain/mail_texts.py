"""The texts of mails, one per occasion, role and language, as the coordinator words them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from omvendt_desktop.domain.fields import clean, clean_lines, required
from omvendt_desktop.errors import Problem, UserError
from omvendt_desktop.i18n import Np_, _, language, pgettext

LONGEST_TEXT = 20_000
PLACEHOLDERS = {
    "first_name": "fornavn",
    "name": "navn",
    "partner": "motpart",
    "programme": "program",
    "client": "kunde",
    "meeting": "møte",
    "theme": "tema",
    "goals": "mål",
    "questions": "spørsmål",
    "day": "dag",
    "time": "tid",
    "place": "sted",
    "link": "lenke",
    "details": "detaljer",
    "meetings": "møter",
    "organiser": "avsender",
}
"""What a text may hold in braces, in English and Norwegian; both are understood in every text."""


class Occasion(StrEnum):
    """Why a mail is written."""

    INVITATION = "invitation"
    CHANGE = "change"
    CANCELLATION = "cancellation"
    PLAN = "plan"
    KICKOFF = "kickoff"
    LOG_REQUEST = "log_request"
    REMINDER = "reminder"


_OCCASION_WORDS = {
    Occasion.INVITATION: Np_("mail", "invitation"),
    Occasion.CHANGE: Np_("mail", "change"),
    Occasion.CANCELLATION: Np_("mail", "cancellation"),
    Occasion.PLAN: Np_("mail", "plan"),
    Occasion.KICKOFF: Np_("mail", "kick-off information"),
    Occasion.LOG_REQUEST: Np_("mail", "request for a log"),
    Occasion.REMINDER: Np_("mail", "reminder"),
}
_WHERE_THE_FACTS_STAND = {
    Occasion.INVITATION: "details",
    Occasion.CHANGE: "details",
    Occasion.CANCELLATION: "details",
    Occasion.KICKOFF: "details",
    Occasion.LOG_REQUEST: "details",
    Occasion.PLAN: "meetings",
    Occasion.REMINDER: "meetings",
}
_BRACES = re.compile(r"\{([^{}\n]*)\}")
_ENGLISH = {norwegian: english for english, norwegian in PLACEHOLDERS.items()} | {name: name for name in PLACEHOLDERS}


@dataclass(frozen=True)
class MailText:
    """A text the coordinator has changed; without one the built-in wording is used. `role` is mentor or mentee."""

    id: int | None = None
    programme_id: int = 0
    occasion: Occasion = Occasion.INVITATION
    role: str = "mentor"
    language: str = "nb"
    subject: str = ""
    text: str = ""


@dataclass(frozen=True)
class Rendered:
    """A mail as it will be read: one line, and plain text."""

    subject: str
    text: str


def occasion_word(occasion: Occasion) -> str:
    """Why a mail is written, as words on screen."""
    return pgettext(*_OCCASION_WORDS[occasion])


def built_in(programme_id: int, occasion: Occasion, role: str, language: str) -> MailText:
    """The wording the program comes with."""
    words = _built_in_words()[language][occasion][role]
    return MailText(None, programme_id, occasion, str(role), language, words["subject"], words["text"].strip())


def check_mail_text(text: MailText) -> list[Problem]:
    """What must be mended before the text can be saved: empty or unknown parts, and facts that would be missing."""
    problems = [
        *required("subject", text.subject, _("The mail needs a subject.")),
        *required("text", text.text, _("The mail needs a text.")),
    ]
    if len(text.subject) + len(text.text) > LONGEST_TEXT:
        problems.append(Problem("text", _("The text is too long for a mail.")))
    for field, words in (("subject", text.subject), ("text", text.text)):
        problems += [Problem(field, _unknown(name)) for name in _BRACES.findall(words) if name.strip() not in _ENGLISH]
    facts = _WHERE_THE_FACTS_STAND[text.occasion]
    if text.text.strip() and facts not in {_ENGLISH.get(name.strip()) for name in _BRACES.findall(text.text)}:
        why = _("Keep {placeholder} in the text: it says when and where.")
        problems.append(Problem("text", why.format(placeholder=_braced(facts))))
    return problems


def render(text: MailText, values: Mapping[str, str]) -> Rendered:
    """The mail with its placeholders filled in, by their English names.

    A line with a placeholder that has nothing to say is left out. Raises UserError for an unknown placeholder.
    """
    lines = [_filled(line, values) for line in text.text.replace("\r\n", "\n").split("\n")]
    body = re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line is not None))
    subject = _filled(text.subject, {name: values.get(name, "") or " " for name in PLACEHOLDERS}) or ""
    return Rendered(clean(subject.replace("\n", " ")).strip(" ,:·–-"), clean_lines(body))


def _filled(line: str, values: Mapping[str, str]) -> str | None:
    for name in _BRACES.findall(line):
        if name.strip() not in _ENGLISH:
            raise UserError(_unknown(name), _("These are known: {names}.").format(names=_known()))
        if not values.get(_ENGLISH[name.strip()]):
            return None
    return _BRACES.sub(lambda found: values[_ENGLISH[found[1].strip()]], line)


def _unknown(name: str) -> str:
    return _("{placeholder} means nothing in a mail.").format(placeholder="{" + name + "}")


def _known() -> str:
    return ", ".join(map(_braced, PLACEHOLDERS))


def _braced(name: str) -> str:
    return "{" + (PLACEHOLDERS[name] if language() == "nb" else name) + "}"


@cache
def _built_in_words() -> dict[str, dict[str, dict[str, dict[str, str]]]]:
    import tomllib

    return tomllib.loads(files("omvendt_desktop.domain").joinpath("built_in_mails.toml").read_text(encoding="utf-8"))
