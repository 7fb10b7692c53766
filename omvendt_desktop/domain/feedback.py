"""What participants said of their meetings and their match, added up."""

from dataclasses import dataclass

from omvendt_desktop.domain.meetings import Fit


@dataclass(frozen=True, slots=True)
class Usefulness:
    """The ratings of a module, or of the cohort: how many logs were rated 1, 2, 3, 4 and 5."""

    code: str
    title: str
    counts: tuple[int, int, int, int, int]

    @property
    def answers(self) -> int:
        """How many logs were rated."""
        return sum(self.counts)

    @property
    def mean(self) -> float | None:
        """The mean of the ratings, or None without any."""
        points = sum(rating * count for rating, count in enumerate(self.counts, start=1))
        return points / self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class Feedback:
    """The ratings per module and of all, and the answers about the fit after meeting 1."""

    modules: tuple[Usefulness, ...]
    fits: dict[Fit, int]

    @property
    def cohort(self) -> Usefulness:
        """All modules together."""
        first, second, third, fourth, fifth = (
            sum(module.counts[place] for module in self.modules) for place in range(5)
        )
        return Usefulness("", "", (first, second, third, fourth, fifth))

    @property
    def fit_answers(self) -> int:
        """How many answered about the fit."""
        return sum(self.fits.values())
