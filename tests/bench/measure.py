"""How a promise of speed is stated and measured: ours and a bare twin in turn, in one run."""

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter


@dataclass(frozen=True)
class Measured:
    """What ours took and, where the promise is a ratio, what its bare twin took; both in the unit of the bench."""

    ours: float
    beside: float | None = None

    @property
    def figure(self) -> float:
        """What is held against the promise."""
        return self.ours / self.beside if self.beside else self.ours


@dataclass(frozen=True)
class Bench:
    """One promise; `limit` is a ratio when something is measured beside, else in `unit`."""

    name: str
    limit: float
    unit: str
    run: Callable[[], Measured]


BENCHES: list[Bench] = []


def bench(name: str, limit: float, unit: str = "s") -> Callable[[Callable[[], Measured]], Callable[[], Measured]]:
    """Register a function that measures one promise; `unit` is s, ms or MB."""

    def register(run: Callable[[], Measured]) -> Callable[[], Measured]:
        BENCHES.append(Bench(name, limit, unit, run))
        return run

    return register


def in_turn(ours: Callable[[], float], beside: Callable[[], float], rounds: int = 5) -> Measured:
    """Both measured in turn, so that whatever else the computer does meets both alike; the medians of each."""
    taken = [(ours(), beside()) for _ in range(rounds)]
    return Measured(median(mine for mine, _ in taken), median(other for _, other in taken))


def alone(ours: Callable[[], float], rounds: int = 5) -> Measured:
    """The median of several runs of something that has a limit of its own."""
    return Measured(median(ours() for _ in range(rounds)))


def seconds(work: Callable[[], object]) -> Callable[[], float]:
    """A measurement of how long the work takes, in seconds."""

    def measured() -> float:
        start = perf_counter()
        work()
        return perf_counter() - start

    return measured


def milliseconds(work: Callable[[], object]) -> Callable[[], float]:
    """A measurement of how long the work takes, in milliseconds."""
    measured = seconds(work)
    return lambda: measured() * 1000
