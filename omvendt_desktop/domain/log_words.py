"""What people write in their own lists for what became of a meeting, how useful it was, and whether the pair fits."""

import re
import unicodedata
from enum import StrEnum

from omvendt_desktop.domain.meetings import Fit
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import Np_, _, pgettext


class Became(StrEnum):
    """What a row says became of the meeting; UNSAID where no column asks, BLANK where one does and nothing is said."""

    HELD = "held"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"
    MOVED = "moved"
    PLANNED = "planned"
    UNSAID = "unsaid"
    BLANK = "blank"


NOT_LOGGED = frozenset({Became.CANCELLED, Became.MOVED, Became.PLANNED})
_WORDS = {
    Became.CANCELLED: Np_("meeting", "cancelled"),
    Became.MOVED: Np_("meeting", "moved"),
    Became.PLANNED: Np_("meeting", "planned"),
}
_MEANT = {
    Became.HELD: "ja|j|yes|y|x|✓|✔|☑|v|1|sann|true|ok|holdt|avholdt|gjennomført|fullført|ferdig|møtt|møtte|møttes"
    "|har møttes|begge møtte|logget|loggført|holdt digitalt|holdt fysisk|held|held online|held in person|met|both met"
    "|done|completed|took place|attended|logged",
    Became.NO_SHOW: "nei|n|no|0|usann|false|ikke holdt|ikke avholdt|ikke gjennomført|ikke fullført|ikke møtt"
    "|ikke møtte|møtte ikke|møttes ikke|ikke oppmøte|ingen oppmøte|uteble|uteblitt|ble ikke noe av|not held|not met"
    "|not completed|not done|did not meet|didn't meet|did not take place|no-show|no show|noshow|missed|absent",
    Became.CANCELLED: "avlyst|avbestilt|kansellert|innstilt|strøket|cancelled|canceled|called off",
    Became.MOVED: "flyttet|utsatt|ny dato|nytt tidspunkt|moved|postponed|rescheduled|put off|new date",
    Became.PLANNED: "planlagt|avtalt|kommende|kommer|skal holdes|ikke holdt ennå|ikke ennå|planned|scheduled|upcoming"
    "|to come|to be held|not yet|not held yet",
}
_BECAME = {word: became for became, words in _MEANT.items() for word in words.split("|")}
_ANSWERS = {
    Fit.GOOD: "god|godt|bra|fin|fint|ja|passer|passer bra|passer godt|passer fint|god match|svært god|svært god match"
    "|veldig bra|veldig god|veldig god match|good|good fit|a good fit|good match|a good match|fits|fits well|very good"
    "|great|yes",
    Fit.UNSURE: "vet ikke|vet ikke ennå|vet ikke enda|usikker|kanskje|for tidlig å si|do not know|do not know yet"
    "|don't know|don't know yet|not sure|not sure yet|unsure|maybe|too early to say|too early to tell",
    Fit.NOT_GOOD: "ikke god|ikke godt|ikke bra|ikke god match|ikke match|dårlig|dårlig match|passer ikke|passer dårlig"
    "|nei|not good|not a good fit|not a good match|no match|no fit|bad|bad fit|poor|poor fit|does not fit|doesn't fit"
    "|no",
    Fit.NOT_ASKED: "|-|–|—|ikke spurt|ikke svart|ingen svar|ubesvart|not asked|not answered|no answer",
}
_FITS = {word: fit for fit, words in _ANSWERS.items() for word in words.split("|")}
_POINTS = re.compile(r"([1-5])(?:[.,]0)?(?:\s*(?:/|av|of|out of)\s*5)?")
_POINTS_IN_WORDS = re.compile(r"([1-5])(?:\s*[-–—:.)=]\s*|\s+)[^\W\d][^\d]*")


def plain(text: str) -> str:
    """The text to compare by: composed, small letters, single blanks, straight apostrophes."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().replace("’", "'").split())


def became(text: str) -> Became:
    """What the words say became of a meeting; BLANK when there are none. Raises UserError when they are not known.

    A cancelled, moved or planned one is also known inside a longer text, such as “avlyst pga. sykdom”: nothing is
    logged of it then. That a meeting was held must be said in so many words.
    """
    said = plain(text).strip(" :.*()-–—")
    if not said:
        return Became.BLANK
    known = _BECAME.get(said) or _inside(said)
    if known is None:
        raise UserError(
            _("“{text}” does not say whether the meeting was held.").format(text=_shown(text)),
            _("Write held, no-show, cancelled or moved."),
        )
    return known


def became_word(said: Became) -> str:
    """Why there is nothing to log, as a word on screen; only for what is in NOT_LOGGED."""
    return pgettext(*_WORDS[said])


def fit(text: str) -> Fit:
    """The answer about the fit, NOT_ASKED when there is none. Raises UserError for words that are not known."""
    said = plain(text).strip(" :.*()!")
    if said not in _FITS:
        raise UserError(
            _("“{text}” does not say how the pair fits.").format(text=_shown(text)),
            _("Write good fit, do not know yet, or not a good fit."),
        )
    return _FITS[said]


def points(text: str) -> int | None:
    """The usefulness out of `4`, `4/5`, `4 av 5` or `4 – nyttig`; None when empty. Raises UserError for all else."""
    said = plain(text)
    found = _POINTS.fullmatch(said) or _POINTS_IN_WORDS.fullmatch(said)
    if found:
        return int(found[1])
    if said:
        raise UserError(_("The usefulness “{text}” is not a whole number from 1 to 5.").format(text=_shown(text)))
    return None


def _inside(said: str) -> Became | None:
    words = set(re.findall(r"[\w'-]+", said))
    found = {_BECAME[word] for word in words if len(word) > 1 and word in _BECAME}
    one = found.pop() if len(found) == 1 and not words & {"ikke", "not"} else None
    return one if one in NOT_LOGGED else None


def _shown(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 40 else f"{said[:39]}…"
