"""What the reports on everybody are made of, as it was read."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from omvendt_desktop.domain.client_time import Account
from omvendt_desktop.domain.feedback import Feedback
from omvendt_desktop.domain.meetings import MeetingStatus
from omvendt_desktop.domain.pairs import Pair, ended_early, lasts
from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.programmes import Programme
from omvendt_desktop.domain.reports import Block, ReportKind, Secret, may_be_named
from omvendt_desktop.domain.time_spent import Line, Narrowing
from omvendt_desktop.i18n import _


@dataclass(frozen=True)
class Gathered:
    """All that a report about a programme is made of, whatever the `narrowing` it is to have.

    `accounts` tell what was used in the period, and how all stood on its last day, `until`, which is never after
    `today`. Accounts and pairs come by name. `planned` counts meetings of pairs in the whole programme; `own_minutes`
    are the coordinator’s.
    """

    programme: Programme
    kind: ReportKind
    language: str
    today: date
    since: date | None
    until: date
    narrowing: Narrowing
    period: str
    accounts: list[Account]
    lines: list[Line]
    feedback: Feedback
    pairs: list[Pair]
    planned: int
    own_minutes: int
    about: tuple[Block, ...]
    secrets: tuple[Secret, ...] = ()

    @property
    def lines_by_name(self) -> Iterator[Line]:
        """The lines, those of each joint meeting by role and name."""
        place = {account.standing.participant_id: number for number, account in enumerate(self.accounts)}
        for meeting_id, lines in groupby(self.lines, key=lambda line: None if line.pair_id else line.meeting_id):
            if meeting_id is None:
                yield from lines
            else:
                yield from sorted(lines, key=lambda line: (line.role, place[line.participant_id]))

    @property
    def for_client(self) -> bool:
        """Whether the report is for the client."""
        return self.kind is ReportKind.CLIENT

    @property
    def has_period(self) -> bool:
        """Whether the minutes are of a part of the programme, not of all of it until a day."""
        return self.since is not None

    @property
    def ends_today(self) -> bool:
        """Whether all stands as today, and not as on an earlier day."""
        return self.until == self.today

    @property
    def named(self) -> frozenset[Role]:
        """The roles whose people may stand in the report by name."""
        agreed = self.programme.attendance_agreed, self.programme.mentor_names_agreed
        return frozenset(role for role in Role if not self.for_client or may_be_named(role is Role.MENTOR, *agreed))

    @property
    def meetings_held(self) -> int:
        """How many meetings of pairs were held in the period."""
        status = {line.meeting_id: line.status for line in self.lines if line.pair_id is not None}
        return list(status.values()).count(MeetingStatus.HELD)

    @property
    def pairs_lasting(self) -> int:
        """How many pairs had begun by the last day and not ended early; today also those about to begin."""
        return sum(
            lasts(pair, max(self.until, pair.starts_on or self.until) if self.ends_today else self.until)
            for pair in self.pairs
        )

    @property
    def pairs_ended(self) -> int:
        """How many pairs had ended early by the last day."""
        return sum(ended_early(pair, self.until) for pair in self.pairs)


def narrowed(gathered: Gathered) -> Gathered:
    """The same of those alone whom the coordinator wants to see; the client is told of everybody."""
    if gathered.for_client or gathered.narrowing == Narrowing():
        return replace(gathered, narrowing=Narrowing())
    accounts = [account for account in gathered.accounts if gathered.narrowing.holds(account.standing)]
    shown = {account.standing.participant_id for account in accounts}
    return replace(
        gathered,
        accounts=accounts,
        lines=[line for line in gathered.lines if line.participant_id in shown],
        pairs=[pair for pair in gathered.pairs if shown & {pair.mentor_id, pair.mentee_id}],
    )


def secrets_of(gathered: Gathered, named: frozenset[Role]) -> tuple[Secret, ...]:
    """What the client may not see where the roles are named: the names of the others, and what somebody wrote.

    What is but the name of somebody named is open, whoever else is called so or wrote it down.
    """
    if not gathered.for_client:
        return ()
    people = [(account.standing.name, account.standing.role) for account in gathered.accounts]
    open_names = {name.casefold() for name, role in people if role in named}
    names = (Secret(_("a name"), name, is_free_text=False) for name, _role in people)
    return tuple(secret for secret in (*names, *gathered.secrets) if secret.text.casefold() not in open_names)
