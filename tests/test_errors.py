"""Errors that a coordinator reads."""

from omvendt_desktop.errors import Cancelled, InvalidError, Problem, UserError


def test_an_error_says_what_is_wrong_and_what_to_do():
    error = UserError("The file is open elsewhere.", "Close it and try again.", "errno 13")
    assert (str(error), error.hint, error.details) == (
        "The file is open elsewhere.",
        "Close it and try again.",
        "errno 13",
    )
    assert error.sentences == "The file is open elsewhere. Close it and try again."
    assert UserError("The file is empty.").sentences == "The file is empty."


def test_a_record_with_problems_names_each_field_and_reads_as_sentences():
    error = InvalidError([Problem("name", "Type a name."), Problem("email", "Type an address.")])
    assert str(error) == error.message == "Type a name. Type an address."
    assert [problem.field for problem in error.problems] == ["name", "email"]
    assert isinstance(error, UserError)


def test_stopping_by_choice_is_not_an_error_to_show():
    assert not issubclass(Cancelled, UserError)
