"""Answers mean what they say in bokmål, nynorsk and English, and nothing more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from omvendt_desktop.domain.answer_words import consent_of, mode_of, role_of, slots_of
from omvendt_desktop.domain.participants import SLOTS, MeetingMode, Role


@pytest.mark.parametrize(
    "text",
    [
        "Mentor",
        "mentor (ung med flerkulturell bakgrunn)",
        "Jeg vil være mentor for en leder",
        "Eg vil vere mentor",
        "As a mentor",
        "I want to become a mentor",
        "Mentor – the younger one",
        "The younger one",
        "Omvendt mentor",
        "MENTORAR",
        "Mentorer 2026",
        "Junior",
        "I would like to mentor a leader",
        "Mentorkandidat",
        "Ung medarbeider",
        "Mentor;",
    ],
)
def test_these_are_mentors(text):
    assert role_of(text) is Role.MENTOR


@pytest.mark.parametrize(
    "text",
    [
        "Mentee",
        "Adept",
        "adeptar",
        "Leder",
        "Leiar",
        "Mentee (leder som får en ung mentor)",
        "Jeg ønsker å ha en mentor",
        "Eg vil ha ein mentor",
        "I would like to have a mentor",
        "Jeg er leder og vil ha en mentor",
        "Menteer",
        "Executive",
        "To be mentored",
        "I would like to be mentored",
        "Menti",
    ],
)
def test_these_are_mentees(text):
    assert role_of(text) is Role.MENTEE


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1",
        "Begge",
        "Mentor eller mentee",
        "Mentor/mentee",
        "Ikke mentor",
        "Student",
        "Vet ikke",
        "Mentor;Mentee;",
        "Mentor, mentee",
        "Mentor og mentee",
    ],
)
def test_these_tell_no_role(text):
    assert role_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Ja",
        "ja.",
        "Yes",
        "JA, jeg samtykker",
        "Ja, eg samtykkjer",
        "I agree;",
        "I consent",
        "x",
        "✓",
        "TRUE",
        "Samtykker",
        "Godtek",
    ],
)
def test_these_consent(text):
    assert consent_of(text) is True


@pytest.mark.parametrize(
    "text",
    [
        "Nei",
        "No",
        "Jeg samtykker ikke",
        "Eg samtykkjer ikkje",
        "I do not consent",
        "I don’t agree",
        "Ja, men ikke til bilder",
        "Nei, jeg samtykker ikke",
        "FALSE",
        "uenig",
    ],
)
def test_these_refuse_and_a_negation_wins(text):
    assert consent_of(text) is False


@pytest.mark.parametrize(
    "text", ["", " ", "Vet ikke", "veit ikkje", "kanskje", "Not sure", "1", "2", "Oslo", "–", "jaktlaget", "Nord"]
)
def test_everything_else_is_not_stated(text):
    assert consent_of(text) is None


@given(st.text())
def test_no_text_without_a_yes_in_it_is_ever_a_yes(text):
    words = (
        "ja",
        "yes",
        "yep",
        "jepp",
        "ok",
        "true",
        "sann",
        "samty",
        "godt",
        "godk",
        "aksept",
        "enig",
        "einig",
        "consent",
        "agree",
    )
    if not any(
        word in text.casefold()
        for word in (*words, "accept", "giv", "gitt", "gje", "gir", "lest", "i do", "x", "v", "✓", "✔", "☑", "✅")
    ):
        assert consent_of(text) is not True


def test_times_of_the_week_are_read_in_three_languages():
    assert slots_of(["Tirsdag ettermiddag", "Onsdag formiddag"]) == ("tue-afternoon", "wed-morning")
    assert slots_of(["tysdag ettermiddag og fredag føremiddag"]) == (
        "tue-morning",
        "tue-afternoon",
        "fri-morning",
        "fri-afternoon",
    )
    assert slots_of(["Monday evening"]) == ("mon-evening",)
    assert slots_of(["Alle hverdager kl. 16-20"]) == tuple(slot for slot in SLOTS if slot.endswith("evening"))
    assert slots_of(["Torsdager 12–15"]) == ("thu-afternoon",)
    assert slots_of(["Ikke mandag", "Manuelt arbeid", ""]) == ()


def test_ways_of_meeting():
    assert mode_of("Digitalt (Teams)") is MeetingMode.DIGITAL
    assert mode_of("Fysisk møte") is MeetingMode.IN_PERSON
    assert mode_of("In person or online") is MeetingMode.EITHER
    assert mode_of("Begge deler") is MeetingMode.EITHER
    assert mode_of("Hm") is MeetingMode.UNKNOWN
