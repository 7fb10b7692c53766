"""The words people use in their lists for what became of a meeting, and for what they thought of it."""

import pytest

from omvendt_desktop.domain.log_words import NOT_LOGGED, Became, became, became_word, fit, points
from omvendt_desktop.domain.meetings import Fit, MeetingStatus, fit_word, status_word
from omvendt_desktop.errors import UserError
from omvendt_desktop.i18n import LANGUAGES, using


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_the_program_writes_itself_is_read_back(language):
    with using(language):
        assert [fit(fit_word(each)) for each in Fit] == list(Fit)
        assert [became(status_word(each)) for each in MeetingStatus] == [Became(each) for each in MeetingStatus]
        assert [became(became_word(each)) for each in NOT_LOGGED] == list(NOT_LOGGED)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Ja", Became.HELD),
        ("x", Became.HELD),
        ("1", Became.HELD),
        ("TRUE", Became.HELD),
        ("gjennomført", Became.HELD),
        ("nei", Became.NO_SHOW),
        ("ikke gjennomført", Became.NO_SHOW),
        ("ikke møtt", Became.NO_SHOW),
        ("No-show", Became.NO_SHOW),
        ("didn’t meet", Became.NO_SHOW),
        ("avlyst", Became.CANCELLED),
        ("Avlyst pga. sykdom", Became.CANCELLED),
        ("canceled", Became.CANCELLED),
        ("flyttet til 14.11.", Became.MOVED),
        ("utsatt", Became.MOVED),
        ("rescheduled", Became.MOVED),
        ("planlagt", Became.PLANNED),
        ("ikke ennå", Became.PLANNED),
        (" – ", Became.BLANK),
    ],
)
def test_what_became_of_a_meeting_is_read_as_it_is_meant(said, meant):
    assert became(said) is meant


@pytest.mark.parametrize(
    "said", ["mandag", "ja?", "ikke avlyst", "flyttet, men holdt", "holdt ikke", "ingen møtte", "60"]
)
def test_words_that_may_mean_either_are_never_taken_for_held(said):
    with pytest.raises(UserError, match=said.replace("?", r"\?")):
        became(said)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("God match", Fit.GOOD),
        ("bra", Fit.GOOD),
        ("Vet ikke ennå.", Fit.UNSURE),
        ("don’t know yet", Fit.UNSURE),
        ("ikke god match", Fit.NOT_GOOD),
        ("dårlig", Fit.NOT_GOOD),
        ("not good", Fit.NOT_GOOD),
        ("", Fit.NOT_ASKED),
        ("-", Fit.NOT_ASKED),
    ],
)
def test_the_answer_about_the_fit_is_read_in_common_words(said, meant):
    assert fit(said) is meant


def test_an_answer_in_unknown_words_is_said_and_not_dropped():
    with pytest.raises(UserError, match="noe helt annet"):
        fit("noe helt annet")


@pytest.mark.parametrize(
    ("said", "meant"),
    [("", None), ("4", 4), ("4.0", 4), ("4/5", 4), ("4 av 5", 4), ("5 – svært nyttig", 5), ("1 lite", 1)],
)
def test_usefulness_is_a_whole_number_also_with_words_beside_it(said, meant):
    assert points(said) == meant


@pytest.mark.parametrize("said", ["4,5", "4.5", "0", "6", "-4", "10", "4-5", "4 eller 5", "4 av 6", "bra"])
def test_half_a_point_is_refused_and_not_rounded(said):
    with pytest.raises(UserError, match=said):
        points(said)
