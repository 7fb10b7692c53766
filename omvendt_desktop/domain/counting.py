"""Counts the pieces of long work and tells how far it has come."""

from collections.abc import Callable, Generator, Iterable, Iterator
from typing import TypeVar

Progress = Callable[[int, int], object]
Piece = TypeVar("Piece")
Answer = TypeVar("Answer")


class Counting:
    """Tells of every so many pieces, and of how many there are in all; who is told may raise Cancelled."""

    def __init__(self, progress: Progress | None, total: int, every: int = 200) -> None:
        self._progress = progress or (lambda done, total: None)
        self._total = total
        self._every = every
        self._done = 0

    def count(self) -> None:
        """One piece more is begun."""
        if self._done % self._every == 0:
            self._progress(self._done, self._total)
        self._done += 1

    def over(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces, each counted as it is taken."""
        for piece in pieces:
            self.count()
            yield piece


def finished(reading: Generator[object, None, Answer]) -> Answer:
    """What a reading in pieces comes to, done without a pause."""
    while True:
        try:
            next(reading)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
