"""What the mails and calendar files of a programme are made from, read once for a whole batch."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from omvendt_desktop.domain import mail_texts
from omvendt_desktop.domain.fields import mailbox
from omvendt_desktop.domain.mail_texts import MailText, Occasion
from omvendt_desktop.domain.meetings import Answer, Attendance, Meeting
from omvendt_desktop.domain.pairs import OPEN, Pair
from omvendt_desktop.domain.participants import Participant, Role
from omvendt_desktop.domain.programmes import Module, Programme
from omvendt_desktop.domain.wall_times import in_utc
from omvendt_desktop.store import sent_marks
from omvendt_desktop.store.queries import invitations as queries
from omvendt_desktop.store.sent_marks import Marks
from omvendt_desktop.store.store import Store


@dataclass(frozen=True)
class Facts:
    """The records of one programme; `now` is UTC without zone, to the second."""

    programme: Programme
    modules: tuple[Module, ...]
    people: dict[int, Participant]
    pairs: dict[int, Pair]
    texts: dict[tuple[str, str, str], MailText]
    marks: Marks
    now: datetime
    answers: dict[tuple[int, int], Answer] = field(default_factory=dict)
    kept: dict[object, str] = field(default_factory=dict)

    @cached_property
    def sender(self) -> str:
        """The coordinator’s sending address in the form headers take, or an empty text."""
        return mailbox(self.programme.organiser_email)

    def module(self, meeting: Meeting) -> Module:
        """The module the meeting is of."""
        return self._modules_by_id[meeting.module_id]

    def two(self, meeting: Meeting) -> tuple[Participant, ...]:
        """The mentor and the mentee of a pair meeting; nobody for a joint one."""
        if meeting.pair_id is None:
            return ()
        pair = self.pairs[meeting.pair_id]
        return self.people[pair.mentor_id], self.people[pair.mentee_id]

    def partner(self, occasion: Occasion, meeting: Meeting | None, person: Participant) -> str:
        """Whom the person meets in a pair meeting; in kick-off information, whom they are in a pair with."""
        two = self.two(meeting) if meeting else ()
        if two:
            return two[0].name if person.id == two[1].id else two[1].name
        return ", ".join(self.partner_names.get(person.id or 0, ())) if occasion is Occasion.KICKOFF else ""

    @cached_property
    def _modules_by_id(self) -> dict[int, Module]:
        return {module.id or 0: module for module in self.modules}

    @cached_property
    def partner_names(self) -> dict[int, list[str]]:
        """The names of those each person is in an open pair with."""
        found: dict[int, list[str]] = {}
        for pair in self.pairs.values():
            if pair.status in OPEN:
                for one, other in ((pair.mentor_id, pair.mentee_id), (pair.mentee_id, pair.mentor_id)):
                    found.setdefault(one, []).append(self.people[other].name)
        return found

    def text(self, occasion: Occasion, role: Role, language: str) -> MailText:
        """The coordinator’s wording, or the built-in one."""
        own = self.texts.get((occasion.value, role.value, language))
        return own or mail_texts.built_in(self.programme.id or 0, occasion, role.value, language)


def facts_of(
    store: Store,
    programme_id: int,
    now: datetime,
    attending: Iterable[Attendance] = (),
    *,
    people: Collection[int] | None = None,
) -> Facts:
    """The facts of a programme at wall time `now`, with the answers of those attending.

    Only these people, and whom they are in a pair with, are read; everybody with None.
    """
    pairs = queries.pairs_of(store, programme_id, people)
    if people is not None:
        people = {*people, *(each for pair in pairs for each in (pair.mentor_id, pair.mentee_id))}
    programme = store.get(Programme, programme_id)
    texts = store.find(MailText, programme_id=programme_id)
    return Facts(
        programme=programme,
        modules=tuple(store.find(Module, order_by="position, id", programme_id=programme_id)),
        people=queries.participants(store, programme_id, people),
        pairs={pair.id or 0: pair for pair in pairs},
        texts={(text.occasion.value, text.role, text.language): text for text in texts},
        marks=sent_marks.load(store.path),
        now=in_utc(now, programme.time_zone),
        answers={(each.meeting_id, each.participant_id): each.answer for each in attending},
    )
