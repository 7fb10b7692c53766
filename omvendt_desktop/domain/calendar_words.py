"""The words a calendar shows of a meeting, and marks that change with them."""

from collections.abc import Iterable, Sequence

from omvendt_desktop.domain.programmes import Module, ModuleKind, Programme
from omvendt_desktop.domain.revisions import words_hash
from omvendt_desktop.i18n import _, using

LONGEST_LOCATION = 255


def summary(module: Module, modules: Sequence[Module], private: bool) -> str:
    """The one line a calendar shows: “Mentormøte 3/6: …”; with the privacy switch on, without the theme.

    `modules` is the whole plan, in order. In the language in use.
    """
    lead = _lead(module, modules)
    if private or not module.title or module.title.startswith(lead):
        return lead if private or not module.title else module.title
    return f"{lead}: {module.title}"


def description(module: Module, programme: Programme, who: str, link: str) -> str:
    """What the meeting is about, its link on a line of its own, and whom to ask, in the language in use."""
    blocks = [] if programme.private_themes else _theme(module)
    blocks += [who, link, _contact(programme)]
    return "\n\n".join(block for block in blocks if block)


def words_mark(module: Module, modules: Sequence[Module], programme: Programme, language: str) -> str:
    """What people read of the meetings of a module in a language, as sixteen characters that change with it."""
    with using(language):
        words = (summary(module, modules, programme.private_themes), description(module, programme, "", ""))
    sender = (programme.organiser_name, programme.organiser_email, programme.time_zone)
    return words_hash(*words, *sender, str(programme.private_themes))


def content_mark(words: str, people: Iterable[Sequence[str]]) -> str:
    """The mark of the words together with the name and address of each person who is named as invited."""
    return words_hash(words, *(f"{name} <{email}>" for name, email in people))


def location(place: str, link: str) -> str:
    """Where to be: the place, or the link of a digital meeting; 255 characters at most, as Outlook takes them."""
    where = " ".join((place or link).split())
    return where if len(where) <= LONGEST_LOCATION else where[: LONGEST_LOCATION - 1].rstrip() + "…"


def lines(title: str, items: Sequence[str]) -> str:
    """A heading with a dash before each item, or an empty text without items."""
    return "\n".join([title, *(f"- {item}" for item in items)]) if items else ""


def _lead(module: Module, modules: Sequence[Module]) -> str:
    if module.is_pair_meeting:
        own = [each.id for each in modules if each.is_pair_meeting]
        number = own.index(module.id) + 1 if module.id in own else 1
        return _("Mentoring meeting {number}/{total}").format(number=number, total=max(len(own), 1))
    return {
        ModuleKind.TRAINING: _("Training"),
        ModuleKind.KICKOFF: _("Kick-off"),
        ModuleKind.CLOSING: _("Closing"),
        ModuleKind.MEETING: _("Mentoring gathering"),
    }[module.kind]


def _theme(module: Module) -> list[str]:
    theme = _("Theme: {theme}").format(theme=module.title) if module.title else ""
    return [theme, lines(_("Goals"), module.goals), lines(_("Questions to talk about"), module.questions)]


def _contact(programme: Programme) -> str:
    who = programme.organiser_name or programme.organiser_email
    if not who:
        return ""
    if programme.organiser_name and programme.organiser_email:
        who = f"{programme.organiser_name}, {programme.organiser_email}"
    return _("Questions? Ask {who}.").format(who=who)
