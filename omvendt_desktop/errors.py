"""The errors a coordinator is told about in words."""

from dataclasses import dataclass


class UserError(Exception):
    """Something the coordinator can understand and mend.

    `message` says what is wrong and where, in one sentence; `hint` says what to do;
    `details` is technical text for those who ask for it. All are in the screen language.
    """

    def __init__(self, message: str, hint: str = "", details: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.details = details

    @property
    def sentences(self) -> str:
        """What is wrong and what to do, as one text."""
        return " ".join(part for part in (self.message, self.hint) if part)


class Cancelled(Exception):  # noqa: N818 - a choice of the coordinator, not a failure
    """The coordinator stopped a long piece of work; nothing was kept."""


@dataclass(frozen=True)
class Problem:
    """What is wrong with one field, in one sentence for the screen."""

    field: str
    why: str


class InvalidError(UserError):
    """A record that cannot be saved as it is; `problems` names each field."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(" ".join(problem.why for problem in problems))
        self.problems = problems


def refuse(problems: list[Problem]) -> None:
    """Raise InvalidError when there are problems; do nothing when there are none."""
    if problems:
        raise InvalidError(problems)
