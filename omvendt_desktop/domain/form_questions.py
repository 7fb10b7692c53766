"""The questions an application form should ask, ready to be pasted into Microsoft or Google Forms."""

from dataclasses import dataclass
from enum import StrEnum

from omvendt_desktop.domain.participants import SLOTS, slot_words
from omvendt_desktop.i18n import N_, _


class Asked(StrEnum):
    """How a question is answered in a form."""

    TEXT = "text"
    LONG_TEXT = "long text"
    ONE_CHOICE = "one choice"
    CHOICES = "several choices"


_ASKED_WORDS = {
    Asked.TEXT: N_("short text"),
    Asked.LONG_TEXT: N_("long text"),
    Asked.ONE_CHOICE: N_("one choice"),
    Asked.CHOICES: N_("several choices"),
}


@dataclass(frozen=True)
class Question:
    """One question: the field it feeds, its words, how it is answered, its choices and whether it must be answered."""

    field: str
    text: str
    asked: Asked = Asked.TEXT
    choices: tuple[str, ...] = ()
    needed: bool = False


def asked_word(asked: Asked) -> str:
    """How a question is answered, in words."""
    return _(_ASKED_WORDS[asked])


def questions() -> list[Question]:
    """The questions in order, in the language in use; the import knows every one of them again."""
    return [*_about_the_person(), *_about_the_programme(), *_about_meeting(), _consent()]


def _about_the_person() -> list[Question]:
    return [
        Question("name", _("Full name"), needed=True),
        Question("email", _("E-mail"), needed=True),
        Question("phone", _("Mobile number")),
        Question("role", _("I apply as"), Asked.ONE_CHOICE, ("Mentor", "Mentee"), needed=True),
        Question("organisation", _("Employer or place of study")),
        Question("field", _("Field of study or work")),
        Question("title", _("Job title")),
        Question("sector", _("Industry")),
        Question("place", _("Where do you live?")),
        Question("languages", _("Which languages do you speak?"), Asked.CHOICES, (_("Norwegian"), _("English"))),
    ]


def _about_the_programme() -> list[Question]:
    topics = (
        _("Recruitment"),
        _("Culture at work"),
        _("Language"),
        _("Young customers"),
        _("Belonging"),
        _("Digital habits"),
        _("Social media"),
        _("Sustainability"),
    )
    return [
        Question("motivation", _("Why do you want to take part?"), Asked.LONG_TEXT),
        Question("goals", _("What do you hope to get out of the programme?"), Asked.LONG_TEXT),
        Question("topics", _("Which topics would you like to talk about?"), Asked.CHOICES, topics),
        Question("avoid_topics", _("Topics you would rather avoid"), Asked.TEXT),
        Question("experience", _("Experience that is useful here"), Asked.LONG_TEXT),
        Question("affiliation", _("Do you know anyone in the company?"), Asked.TEXT),
    ]


def _about_meeting() -> list[Question]:
    modes = (_("In person"), _("Digital"), _("Either way"))
    return [
        Question("meeting_mode", _("How would you like to meet?"), Asked.ONE_CHOICE, modes),
        Question("availability", _("When can you usually meet?"), Asked.CHOICES, tuple(map(slot_words, SLOTS))),
        Question("blocked_dates", _("Dates that do not work (no reason needed)")),
    ]


def _consent() -> Question:
    text = _("I consent to my answers being stored and used to put pairs together")
    return Question("consent", text, Asked.ONE_CHOICE, (_("Yes, I consent"), _("No")), needed=True)
