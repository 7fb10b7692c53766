"""The dialogs about applicants, participants and pairs, for the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from omvendt_desktop.domain.applications import Application
from omvendt_desktop.files import participants_xlsx
from omvendt_desktop.gui.dialogs.application_dialog import ApplicationDialog
from omvendt_desktop.gui.dialogs.application_note_dialog import ApplicationNoteDialog
from omvendt_desktop.gui.dialogs.end_pair_dialog import EndPairDialog
from omvendt_desktop.gui.dialogs.known_already_dialog import KnownAlreadyDialog
from omvendt_desktop.gui.dialogs.leave_dialog import LeaveDialog
from omvendt_desktop.gui.dialogs.pair_dialog import PairDialog
from omvendt_desktop.gui.dialogs.participant_dialog import ParticipantDialog
from omvendt_desktop.gui.dialogs.participants_import_dialog import ParticipantsImportDialog
from omvendt_desktop.gui.dialogs.why_dialog import WhyDialog
from omvendt_desktop.store.queries import applications, pairs, people
from omvendt_desktop.tour.opening import Opening

if TYPE_CHECKING:
    from omvendt_desktop.tour.scene import Scene


def people_dialogs(window: Any, scene: Scene) -> Iterator[Opening]:
    """Those of the running programme."""
    store, programme_id = window.store, window.programme.id
    pair, mentor, _mentee = pairs.people_of(store, pairs.listed(store, programme_id)[0].id)
    person = people.person(store, mentor.id or 0)
    [leaving] = people.listed(store, programme_id, only=[person.id or 0])
    application = applications.application(store, applications.listed(store, programme_id)[0].id)
    edited = participants_xlsx.read(scene.participants)
    yield Opening("participant", lambda: ParticipantDialog(window, person))
    yield Opening("participant-problems", lambda: ParticipantDialog(window), _save_a_half)
    yield Opening("participants-import", lambda: ParticipantsImportDialog(window, scene.participants, edited))
    yield Opening("end-pair", lambda: EndPairDialog(window, pair.id or 0))
    yield Opening("leave", lambda: LeaveDialog(window, leaving))
    yield Opening("why", lambda: WhyDialog(window, pair))
    yield Opening("application", lambda: ApplicationDialog(window, application))
    yield Opening("application-note", lambda: ApplicationNoteDialog(window, application))


def matching_dialogs(window: Any) -> Iterator[Opening]:
    """Those that need people who are in no pair yet."""
    waiting = window.store.find(Application, programme_id=window.programme.id, participant_id=None)
    ids = [each.id or 0 for each in waiting]
    known = applications.known_already(window.store, ids)
    yield Opening("pair", lambda: PairDialog(window))
    yield Opening("known-already", lambda: KnownAlreadyDialog(window, ids, known))


def _save_a_half(dialog: Any) -> None:
    """What is missing or wrong stands beside the fields."""
    dialog.form.set({"email": "per.odegard(at)example.org"})
    dialog.on_save()
