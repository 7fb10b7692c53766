"""Setting up programmes and wording their modules."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from datetime import datetime

from omvendt_desktop.domain.meetings import Meeting
from omvendt_desktop.domain.pairs import OPEN, Pair
from omvendt_desktop.domain.programmes import (
    Module,
    Programme,
    activate,
    check_module,
    check_programme,
    close,
    reopen,
    template_modules,
)
from omvendt_desktop.domain.rules import check_rules
from omvendt_desktop.errors import Problem, UserError, refuse
from omvendt_desktop.i18n import _, ngettext
from omvendt_desktop.services import call_days, meeting_changes
from omvendt_desktop.store.queries import planning
from omvendt_desktop.store.store import Store


def create(store: Store, programme: Programme) -> Programme:
    """The new programme, with the modules of the template. Raises InvalidError."""
    refuse(check_programme(programme))
    with store.change(_("New programme {programme}").format(programme=programme.title)):
        saved = store.add(programme)
        for module in template_modules(saved.id or 0, saved.language):
            store.add(module)
    return saved


def edit(store: Store, programme: Programme) -> Programme:
    """The programme as saved; another kick-off or other rules move its planned check-ins. Raises InvalidError."""
    refuse([*check_programme(programme), *check_rules(programme.rules)])
    label = _("Edit {programme}").format(programme=programme.title)
    before = store.get(Programme, programme.id)
    moves = (before.kickoff_on, before.rules) != (programme.kickoff_on, programme.rules)
    with store.change(label), _check_ins_in_step(store, programme.id or 0, moves):
        return store.update(programme)


def start(store: Store, programme_id: int) -> Programme:
    """The programme, active. Raises UserError when it is closed."""
    programme = store.get(Programme, programme_id)
    with store.change(_("Start {programme}").format(programme=programme.title)):
        return store.update(activate(programme))


def finish(store: Store, programme_id: int) -> Programme:
    """The programme, closed. Raises UserError when it is closed already."""
    programme = store.get(Programme, programme_id)
    with store.change(_("Close {programme}").format(programme=programme.title)):
        return store.update(close(programme))


def resume(store: Store, programme_id: int) -> Programme:
    """The closed programme, active again. Raises UserError when it is not closed."""
    programme = store.get(Programme, programme_id)
    with store.change(_("Reopen {programme}").format(programme=programme.title)):
        return store.update(reopen(programme))


def save_module(store: Store, module: Module, coming_after: datetime | None = None) -> Module:
    """The module as saved; one without an id is put last.

    With a wall time, another length is also that of the planned meetings after it which were as long as the module.
    Raises InvalidError.
    """
    refuse([*check_module(module), *_code_taken(store, module)])
    label = _("Edit module {code}").format(code=module.code)
    before = store.get(Module, module.id) if module.id is not None else None
    moves = before is None or (before.week, before.audience) != (module.week, module.audience)
    with store.change(label), _check_ins_in_step(store, module.programme_id, moves):
        if before is not None:
            if coming_after is not None and before.minutes != module.minutes:
                coming = planning.coming_of_module(store, before, coming_after)
                meeting_changes.set_minutes(store, [meeting.id or 0 for meeting in coming], module.minutes)
            return store.update(module)
        others = store.find(Module, programme_id=module.programme_id)
        return store.add(replace(module, position=1 + max((other.position for other in others), default=-1)))


def remove_module(store: Store, module_id: int) -> None:
    """Take the module out of the plan. Raises UserError while meetings of it are planned or held."""
    module = store.get(Module, module_id)
    meetings = store.find(Meeting, module_id=module_id)
    if meetings:
        text = ngettext("Module {code} has {count} meeting.", "Module {code} has {count} meetings.", len(meetings))
        raise UserError(
            text.format(code=module.code, count=len(meetings)),
            _("A module that has been planned can be reworded, but not removed."),
        )
    label = _("Remove module {code}").format(code=module.code)
    with store.change(label), _check_ins_in_step(store, module.programme_id):
        store.remove(module)


def move_module(store: Store, module_id: int, by: int) -> None:
    """Move the module up (negative) or down in the plan; past the ends nothing happens."""
    moved = store.get(Module, module_id)
    modules = store.find(Module, order_by="position, id", programme_id=moved.programme_id)
    place = next(index for index, module in enumerate(modules) if module.id == module_id)
    target = min(max(place + by, 0), len(modules) - 1)
    modules.insert(target, modules.pop(place))
    label = _("Move module {code}").format(code=moved.code)
    with store.change(label), _check_ins_in_step(store, moved.programme_id):
        for position, module in enumerate(modules):
            store.update(replace(module, position=position))


def _check_ins_in_step(store: Store, programme_id: int, moves: bool = True) -> AbstractContextManager[None]:
    if not moves:
        return nullcontext()
    pairs = store.find(Pair, programme_id=programme_id)
    return call_days.kept_in_step(store, [pair.id for pair in pairs if pair.status in OPEN])


def _code_taken(store: Store, module: Module) -> list[Problem]:
    others = store.find(Module, programme_id=module.programme_id)
    if any(other.code.casefold() == module.code.casefold() and other.id != module.id for other in others):
        return [Problem("code", _("Another module has the code {code}.").format(code=module.code))]
    return []
