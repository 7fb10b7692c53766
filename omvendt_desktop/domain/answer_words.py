"""What an answer in words means: a role, a consent, a way to meet, times of the week. Norwegian (both) and English."""

import re
from collections.abc import Iterable
from functools import lru_cache

from omvendt_desktop.domain.participants import PARTS_OF_DAY, WEEKDAYS, MeetingMode, Role

_MENTOR = (
    r"mentor(?:s|er|ar|en|ane|ene|rolle\w*|kandidat\w*)?|yngre|younger|junior(?:er|s)?"
    r"|unge?\s+(?:voksen|vaksen|voksne|vaksne|medarbeider(?:e)?|medarbeidar(?:ar)?|ansatte?|tilsette?|talent(?:er)?)"
    r"|young\s+(?:professionals?|employees?|talents?|adults?)"
    r"|omvendt\s+mentor"
)
_MENTEE = (
    r"mentee(?:s|r|n|en|ar|ene|ane|rolle\w*|kandidat\w*)?|menté\w*|mentie|menti(?:er|en|ar)?|adept(?:er|ar|en|s)?"
    r"|protegé|protegée|protege|mentorand|leder(?:e|ne)?"
    r"|leiar(?:ar|ane)?|leaders?|executives?|seniors?|seniorer|eldre|older|mellomleder(?:e)?|direktør(?:er)?"
)
_ROLE_WORD = re.compile(rf"(?<!\w)(?:(?P<mentor>{_MENTOR})|(?P<mentee>{_MENTEE}))(?!\w)")
_STRICT_ROLE_WORD = re.compile(r"(?<!\w)(?:mentor|mentee|menté|adept)")
_BEING = re.compile(
    r"(?<!\w)(?:være|vere|bli|verte|be|become|becoming|being|som|as)\s+(?:en\s+|ein\s+|a\s+|an\s+)?"
    rf"(?:(?P<mentor>{_MENTOR})|(?P<mentee>{_MENTEE}))(?!\w)"
)
_HAVING = re.compile(
    r"(?<!\w)(?:ha|få|have|get|got|trenger|treng|need|ønsker(?:\s+meg)?|ønskjer(?:\s+meg)?|vil\s+ha|want|møte|meet)"
    r"\s+(?:en\s+|ein\s+|a\s+|an\s+)?(?P<what>mentor|mentee|adept)(?!\w)"
)
_DOING = re.compile(r"(?<!\w)(?:to|will|can|could|i.ll)\s+mentor(?!\w)")
_BEING_MENTORED = re.compile(r"(?<!\w)(?:be|being|get|getting|become)\s+(?:reverse\s+)?mentored(?!\w)")
_BETWEEN_CHOICES = re.compile(r"[;,+&]|(?<!\w)(?:og|and)(?!\w)")
_OR_BOTH = re.compile(r"(?<!\w)(?:eller|or|begge|både|both|either|enten|ikke|ikkje|ikki|not|usikker|unsure)(?!\w)|/")
_NEGATION = re.compile(
    r"(?<!\w)(?:nei|no|nope|ikke|ikkje|ikki|aldri|not|never|don.?t|doesn.?t|won.?t|cannot|can.?t|false|usann"
    r"|avslår|avslo|nekter|nektar|decline[sd]?|refuse[sd]?|disagree[sd]?|uenig|ueinig|reservere[rd]?|without|uten|utan)(?!\w)"
)
_DO_NOT_KNOW = re.compile(
    r"vet ikke|veit ikkje|veit ikke|usikker|ikke sikker|ikkje sikker|kanskje|maybe|not sure|unsure|don.?t know"
    r"|do not know|ikke svart|ikkje svart|no answer|not answered|ikke besvart|ikke oppgitt|ikkje oppgitt|not stated"
    r"|ikke relevant|ikkje relevant|not applicable"
)
_YES = re.compile(
    r"(?<!\w)(?:ja|jepp|yes|yep|true|sann|ok|okay|samtykker|samtykkjer|samtykke\s+gitt|samtykke|godtar|godtek|godkjenner|godkjenn"
    r"|aksepterer|aksepterar|akseptert|godtatt|godkjent|samtykket|samtykt|enig|einig|gir\s+samtykke|gjev\s+samtykke|har\s+lest|i\s+(?:hereby\s+)?(?:consent|agree|accept|do)"
    r"|consent|consented|consents|agree|agreed|agrees|accept|accepted|accepts|given|gitt|gjeve)(?!\w)"
)
_TICKS = frozenset("x ✓ ✔ ☑ ✅ v".split())
_LANGUAGES = frozenset(
    "norsk norwegian bokmål nynorsk engelsk english arabisk arabic somali somalisk urdu polsk polish svensk"
    " swedish dansk danish tysk german fransk french spansk spanish italiensk italian portugisisk portuguese"
    " russisk russian ukrainsk ukrainian tyrkisk turkish kurdisk kurdish persisk persian farsi dari pashto tamil"
    " hindi punjabi bengali kinesisk chinese mandarin vietnamesisk vietnamese thai filipino tagalog tigrinja"
    " tigrinya amharisk amharic oromo swahili litauisk lithuanian rumensk romanian bosnisk bosnian kroatisk"
    " croatian serbisk serbian albansk albanian finsk finnish samisk nordsamisk sami islandsk icelandic"
    " nederlandsk dutch gresk greek japansk japanese koreansk korean".split()
)
_DIGITAL = re.compile(r"digital|online|teams|zoom|nett|video|remote|virtu|skjerm")
_IN_PERSON = re.compile(r"fysisk|person|ansikt|oppmøte|oppmøte|face|kontor|office|physical|stad|på stedet")
_EITHER = re.compile(
    r"begge|både|either|both|hybrid|spiller ingen|speler inga|samme|same for|no preference|kombinasjon|veksl|mix"
)
_DAYS = {
    "mon": r"man(?:dag\w*)?|mandag\w*|måndag\w*|mån|mon(?:days?)?",
    "tue": r"tir(?:s(?:dag\w*)?)?|tys(?:dag\w*)?|tue(?:s(?:days?)?)?",
    "wed": r"ons(?:dag\w*)?|wed(?:nesdays?)?",
    "thu": r"tor(?:s(?:dag\w*)?)?|thu(?:r(?:s(?:days?)?)?)?",
    "fri": r"fre(?:dag\w*)?|fri(?:days?)?",
}
_PARTS = {
    "morning": r"morgen\w*|morgon\w*|formiddag\w*|føremiddag\w*|mornings?|før lunsj|før lunch|before (?:lunch|noon)|fm",
    "afternoon": r"ettermiddag\w*|afternoons?|etter lunsj|after lunch|em",
    "evening": r"kveld\w*|kvelder|evenings?|nights?",
}
_DAY_WORDS = {day: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for day, words in _DAYS.items()}
_PART_WORDS = {part: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for part, words in _PARTS.items()}
_EVERY_DAY = re.compile(
    r"(?<!\w)(?:alle (?:dager|dagar)|(?:alle )?(?:hverdager|kvardagar|ukedager|vekedagar)|hver dag|kvar dag"
    r"|hele (?:uka|uken)|heile veka|every day|any day|all days|weekdays|fleksibel|flexible"
    r"|når som helst|any ?time)(?!\w)"
)
_HOURS = re.compile(r"(?<!\d)(\d{1,2})(?:[:.]?[03]0)?\s*[-–—]\s*(\d{1,2})(?:[:.]?[03]0)?(?!\d)")


@lru_cache(maxsize=4096)
def role_of(text: str) -> Role | None:
    """The role an answer names, or None when it names none or both. “I want to have a mentor” is a mentee."""
    said = " ".join(text.casefold().split())
    if having := _HAVING.search(said):
        return Role.MENTEE if having["what"] == "mentor" else Role.MENTOR
    if _OR_BOTH.search(said) and len({found.lastgroup for found in _ROLE_WORD.finditer(said)}) > 1:
        return None
    if re.search(r"(?<!\w)(?:ikke|ikkje|not)(?!\w)", said) or _chooses_both(said):
        return None
    doing, mentored = _DOING.search(said), _BEING_MENTORED.search(said)
    if doing or mentored:
        return None if doing and mentored else Role.MENTOR if doing else Role.MENTEE
    found = _BEING.search(said) or _strict_at_start(said) or _only_kind(said)
    return None if found is None else Role.MENTOR if found["mentor"] else Role.MENTEE


def _chooses_both(said: str) -> bool:
    """Whether the answer lists both roles, as forms do that allow several choices: “Mentor;Mentee;”."""
    starts = [_strict_at_start(part) for part in _BETWEEN_CHOICES.split(said) if names_role(part)]
    return len({found.lastgroup for found in starts if found}) > 1


def names_role(text: str) -> bool:
    """Whether the text uses the very words mentor, mentee or adept, and not just a title such as leader."""
    return _STRICT_ROLE_WORD.search(text.casefold()) is not None


def is_language(text: str) -> bool:
    """Whether the text is the name of one of the languages most spoken in Norway."""
    return text.casefold() in _LANGUAGES


@lru_cache(maxsize=4096)
def consent_of(text: str) -> bool | None:
    """Yes or no as the answer says; None when it says neither. A negation anywhere makes it a no."""
    said = " ".join(text.casefold().split()).strip(" .;!,")
    if not said or _DO_NOT_KNOW.search(said):
        return None
    if _NEGATION.search(said):
        return False
    return True if said in _TICKS or _YES.search(said) else None


@lru_cache(maxsize=4096)
def mode_of(text: str) -> MeetingMode:
    """How somebody wishes to meet, as far as the answer tells."""
    said = text.casefold()
    digital, in_person = _DIGITAL.search(said), _IN_PERSON.search(said)
    if _EITHER.search(said) or (digital and in_person):
        return MeetingMode.EITHER
    return MeetingMode.DIGITAL if digital else MeetingMode.IN_PERSON if in_person else MeetingMode.UNKNOWN


def slots_of(texts: Iterable[str]) -> tuple[str, ...]:
    """The times of the week the texts name, such as `tue-afternoon`, in the order of the week."""
    found = {slot for text in texts for slot in _slots_in(text.casefold())}
    return tuple(f"{day}-{part}" for day in WEEKDAYS for part in PARTS_OF_DAY if (day, part) in found)


@lru_cache(maxsize=4096)
def _slots_in(said: str) -> tuple[tuple[str, str], ...]:
    if _NEGATION.search(said):
        return ()
    days = [day for day, words in _DAY_WORDS.items() if words.search(said)]
    parts = [part for part, words in _PART_WORDS.items() if words.search(said)] or _parts_of_hours(said)
    if _EVERY_DAY.search(said) or (parts and not days):
        days = list(WEEKDAYS)
    return tuple((day, part) for day in days for part in parts or PARTS_OF_DAY)


def _parts_of_hours(said: str) -> list[str]:
    parts = []
    for start, end in ((int(found[1]), int(found[2])) for found in _HOURS.finditer(said)):
        if start < 12 and end > 7:
            parts.append("morning")
        if start < 16 and end > 12:
            parts.append("afternoon")
        if end > 16:
            parts.append("evening")
    return parts


def _strict_at_start(said: str) -> re.Match[str] | None:
    found = re.match(
        r"\W*(?:\d+\W+)?(?:jeg (?:er|vil)\s+|eg (?:er|vil)\s+|i am\s+|i.m\s+)?(?:en\s+|ein\s+|a\s+)?", said
    )
    return _ROLE_WORD.match(said, found.end() if found else 0)


def _only_kind(said: str) -> re.Match[str] | None:
    found = list(_ROLE_WORD.finditer(said))
    return found[0] if len({match.lastgroup for match in found}) == 1 else None
