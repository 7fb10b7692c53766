"""What of the time spent the client is told: by name as agreed, else in groups in which nobody can be made out."""

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from omvendt_desktop.domain.participants import Role
from omvendt_desktop.domain.report_words import role_plural
from omvendt_desktop.domain.reports import OwnWords
from omvendt_desktop.domain.small_groups import Piece, may_be_shared, merged
from omvendt_desktop.domain.time_spent import Line, Part, Standing, total
from omvendt_desktop.i18n import _

# Few have other time, so it is told together with the meetings.
KINDS = {
    Part.TRAINING: Part.TRAINING,
    Part.GATHERINGS: Part.GATHERINGS,
    Part.MEETINGS: Part.MEETINGS,
    Part.OTHER: Part.MEETINGS,
}
Side = frozenset[Role]


@dataclass(frozen=True)
class Account:
    """How one participant, or several added up, stands on the day of a report, and what they used in its period."""

    standing: Standing
    used: Standing


@dataclass(frozen=True)
class ModuleGroup:
    """Modules told together, and the lines of those who are not named in them."""

    label: str
    kinds: frozenset[Part]
    minutes: int
    unnamed: tuple[Line, ...]


@dataclass(frozen=True)
class GroupSum:
    """The sum of some who are not named, and the figures of it that would tell of too few."""

    account: Account
    kept_back: frozenset[str]


@dataclass(frozen=True)
class ClientTime:
    """Those named, the sums of those who are not, the time by modules, and the roles nothing is told of."""

    named: tuple[Account, ...]
    sums: tuple[GroupSum, ...]
    named_lines: tuple[Line, ...]
    modules: tuple[ModuleGroup, ...]
    left_out: tuple[Role, ...]

    @property
    def everybody(self) -> Account:
        """All that may be told of, added up."""
        return summed([*self.named, *(each.account for each in self.sums)])

    @property
    def tells_nothing(self) -> bool:
        """Whether there are people, and too few for any figure."""
        return bool(self.left_out) and not self.named

    @property
    def kept_back(self) -> frozenset[str]:
        """The figures that cannot be told of everybody, as some group’s is not."""
        return frozenset[str]().union(*(each.kept_back for each in self.sums))


def summed(accounts: Sequence[Account], name: str = "") -> Account:
    """The accounts added up."""
    return Account(
        total((account.standing for account in accounts), name), total((account.used for account in accounts), name)
    )


def client_time(accounts: Sequence[Account], lines: Iterable[Line], open_roles: AbstractSet[Role]) -> ClientTime:
    """What may be told of the accounts and the lines behind them, when people of the open roles may be named."""
    unnamed = [account for account in accounts if account.standing.role not in open_roles]
    by_module = _by_module(lines)
    own = {module: [line for line in met if line.role not in open_roles] for module, met in by_module.items()}
    told = _told(unnamed, {module: met for module, met in own.items() if met})
    sides, groups = told or ([], [])
    shown = [line for met in by_module.values() for line in met if told or line.role in open_roles]
    modules = _modules(shown, open_roles, groups)
    mixed = frozenset(kind.value for module in modules if len(module.kinds) > 1 for kind in module.kinds)
    return ClientTime(
        named=tuple(account for account in accounts if account.standing.role in open_roles),
        sums=tuple(_sum_of(side, unnamed, mixed) for side in sides),
        named_lines=tuple(line for line in shown if line.role in open_roles),
        modules=tuple(modules),
        left_out=() if told else tuple(role for role in Role if role not in open_roles),
    )


def module_label(line: Line) -> str:
    """The module of a line by code and title; “Other time” for what was noted by hand, whatever it was for."""
    if line.entry_id is not None:
        return OwnWords(_("other time").capitalize())
    return f"{line.code} {line.module}".strip()


def _by_module(lines: Iterable[Line]) -> dict[int | None, list[Line]]:
    """The lines that count, by module in the order met; those noted by hand come last, under None."""
    found: dict[int | None, list[Line]] = {}
    for line in lines:
        if line.part is not Part.BESIDE:
            found.setdefault(line.module_id, []).append(line)
    if None in found:
        found[None] = found.pop(None)
    return found


def _told(
    accounts: Sequence[Account], by_module: dict[int | None, list[Line]]
) -> tuple[list[Side], list[list[int | None]]] | None:
    """The sides sums may be told of, mentors and mentees apart if possible, and the modules told together.

    None when they are too few even together.
    """
    roles = [role for role in Role if any(account.standing.role is role for account in accounts)]
    modules = list(by_module)
    for sides in ([frozenset({role}) for role in roles], [frozenset(roles)]):
        if all(may_be_shared(len(_of(side, accounts))) for side in sides):
            groups = merged([_piece(met, sides) for met in by_module.values()])
            if groups is not None:
                return [side for side in sides if side], [[modules[place] for place in group] for group in groups]
    return None


def _piece(lines: Sequence[Line], sides: Sequence[Side]) -> Piece:
    people = {side: {line.participant_id for line in lines if line.minutes and line.role in side} for side in sides}
    return Piece(KINDS[lines[0].part], people)


def _modules(
    shown: Sequence[Line], open_roles: AbstractSet[Role], groups: Sequence[Sequence[int | None]]
) -> list[ModuleGroup]:
    """The modules of the lines shown, each alone unless it is one of those told together, in the order met."""
    group_of = {module: place for place, group in enumerate(groups) for module in group}
    found: dict[Hashable, list[Line]] = {}
    for line in shown:
        found.setdefault(group_of.get(line.module_id, ("alone", line.module_id)), []).append(line)
    return [_group(lines, open_roles) for lines in found.values()]


def _group(lines: Sequence[Line], open_roles: AbstractSet[Role]) -> ModuleGroup:
    first, *others = {line.module_id: line for line in lines}.values()
    label = module_label(first)
    if others:
        label = _("{module}, together with {others}").format(module=label, others=_others(others))
    return ModuleGroup(
        label,
        frozenset(KINDS[line.part] for line in lines),
        sum(line.minutes for line in lines),
        tuple(line for line in lines if line.role not in open_roles),
    )


def _others(lines: Sequence[Line]) -> str:
    words = [_("other time") if line.entry_id is not None else line.code or line.module for line in lines]
    if len(words) == 1:
        return words[0]
    return _("{first} and {last}").format(first=", ".join(words[:-1]), last=words[-1])


def _of(side: Side, accounts: Sequence[Account]) -> list[Account]:
    return [account for account in accounts if account.standing.role in side]


def _sum_of(side: Side, accounts: Sequence[Account], mixed: frozenset[str]) -> GroupSum:
    own = _of(side, accounts)
    role = next(iter(side)) if len(side) == 1 else None
    words = role_plural(role) if role else _("participants")
    both = summed(own, f"{len(own)} {words}")
    account = Account(both.standing._replace(role=role), both.used._replace(role=role))
    return GroupSum(account, mixed | _kept_back(own))


def _kept_back(accounts: Sequence[Account]) -> frozenset[str]:
    """The figures that, less another one shown, are of too few: what was used before the period, or is to come."""
    behind = {
        "to_date": sum(account.standing.used != account.used.used for account in accounts),
        "plan_to_date": sum(account.standing.plan_to_date > 0 for account in accounts),
        "forecast": sum(account.standing.coming > 0 for account in accounts),
    }
    few = frozenset(figure for figure, count in behind.items() if not may_be_shared(count))
    return few | {"forecast", "left", "share"} if "to_date" in few else few
