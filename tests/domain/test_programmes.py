"""The programme and its plan."""

from dataclasses import replace
from datetime import date

import pytest

from omvendt_desktop import i18n
from omvendt_desktop.domain.participants import ROLES, STATUSES, ParticipantStatus, Role
from omvendt_desktop.domain.programmes import (
    Audience,
    Module,
    ModuleKind,
    Programme,
    ProgrammeStatus,
    activate,
    audience_of,
    check_module,
    check_programme,
    close,
    day_of,
    planned_minutes,
    reopen,
    role_of,
    roles_of,
    takes_part,
    template_modules,
)
from omvendt_desktop.errors import UserError

GOOD = Programme(
    client="Fjordbank", name="høst 2026", organiser_name="Ingrid Solberg", organiser_email="ingrid@example.org"
)


def fields(problems) -> set[str]:
    return {problem.field for problem in problems}


def test_the_template_asks_660_minutes_of_mentors_and_of_mentees():
    modules = template_modules(1)
    assert planned_minutes(modules, Role.MENTOR) == planned_minutes(modules, Role.MENTEE) == 660


def test_the_template_has_three_trainings_a_kickoff_six_meetings_and_a_closing():
    kinds = [module.kind for module in template_modules(1)]
    assert kinds == [ModuleKind.TRAINING] * 3 + [ModuleKind.KICKOFF] + [ModuleKind.MEETING] * 6 + [ModuleKind.CLOSING]


def test_every_module_of_the_template_is_complete_in_both_languages():
    for module in template_modules(1):
        assert module.title_nb
        assert module.title_en
        assert len(module.goals_nb) == len(module.goals_en) > 0
        assert len(module.questions_nb) == len(module.questions_en)
        assert check_module(module) == []


def test_a_module_speaks_the_language_in_use_and_falls_back_to_the_other():
    module = Module(title_nb="Tillit", title_en="Trust", goals_nb=("Bli kjent",))
    with i18n.using("en"):
        assert module.title == "Trust"
        assert module.goals == ("Bli kjent",)
    with i18n.using("nb"):
        assert module.title == "Tillit"


def test_minutes_for_one_role_alone_count_for_that_role_alone():
    modules = [Module(minutes=60, audience=Audience.MENTORS), Module(minutes=30, audience=Audience.APART)]
    assert planned_minutes(modules, Role.MENTOR) == 90
    assert planned_minutes(modules, Role.MENTEE) == 30


def test_the_day_of_a_module_counts_weeks_from_the_kickoff():
    assert day_of(Module(week=-2), date(2026, 9, 9)) == date(2026, 8, 26)


def test_a_complete_programme_has_no_problems():
    assert check_programme(GOOD) == []


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"client": "  "}, "client"),
        ({"name": ""}, "name"),
        ({"organiser_name": ""}, "organiser_name"),
        ({"organiser_email": ""}, "organiser_email"),
        ({"organiser_email": "ingrid at example"}, "organiser_email"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "https://exa mple.org"}, "link"),
        ({"budget_minutes": -1}, "budget_minutes"),
        ({"kickoff_on": date(2026, 9, 9), "ends_on": date(2026, 9, 9)}, "ends_on"),
    ],
)
def test_what_is_wrong_with_a_programme_is_named(change, field):
    assert fields(check_programme(replace(GOOD, **change))) == {field}


@pytest.mark.parametrize(
    ("change", "field"),
    [({"code": ""}, "code"), ({"title_nb": ""}, "title"), ({"minutes": 0}, "minutes"), ({"minutes": 1441}, "minutes")],
)
def test_what_is_wrong_with_a_module_is_named(change, field):
    assert fields(check_module(replace(Module(code="M1", title_nb="Tillit"), **change))) == {field}


def test_a_programme_runs_closes_and_reopens():
    running = activate(GOOD)
    assert running.status is ProgrammeStatus.ACTIVE
    assert reopen(close(running)).status is ProgrammeStatus.ACTIVE


@pytest.mark.parametrize(("step", "status"), [(activate, "closed"), (close, "closed"), (reopen, "active")])
def test_a_programme_refuses_impossible_steps(step, status):
    with pytest.raises(UserError):
        step(replace(GOOD, status=ProgrammeStatus(status)))


def test_a_gathering_is_for_its_own_role_else_for_whom_its_module_is():
    assert audience_of(Role.MENTEE, Audience.APART) is Audience.MENTEES
    assert audience_of(None, Audience.MENTORS) is Audience.MENTORS
    assert audience_of(None) is Audience.EVERYONE


@pytest.mark.parametrize(
    ("audience", "held_for", "of"),
    [
        (Audience.MENTORS, (Role.MENTOR,), {Role.MENTOR}),
        (Audience.MENTEES, (Role.MENTEE,), {Role.MENTEE}),
        (Audience.APART, (Role.MENTOR, Role.MENTEE), set(Role)),
        (Audience.EVERYONE, (None,), set(Role)),
        (Audience.PAIR, (None,), set(Role)),
    ],
)
def test_an_audience_tells_which_gatherings_are_held_and_who_takes_part(audience, held_for, of):
    assert roles_of(audience) == held_for
    assert {role for role in Role if takes_part(role, audience)} == of
    assert role_of(audience) == (held_for[0] if len(of) == 1 else None)


def test_the_words_kept_in_the_file_lead_back_to_roles_and_statuses():
    assert [ROLES[role.value] for role in Role] == list(Role)
    assert [STATUSES[status.value] for status in ParticipantStatus] == list(ParticipantStatus)
    assert {role.other for role in Role} == set(Role)
    assert Role.MENTOR.other is Role.MENTEE
