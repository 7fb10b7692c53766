"""Measures every promise of speed and prints one table: `python -m tests.bench [WORD …]`."""

import sys
import traceback
from importlib import import_module
from pathlib import Path

from tests.bench.measure import BENCHES, Bench, Measured

COLUMNS = "{:<62} {:>11} {:>11} {:>8} {:>8}  {}"


def main(words: list[str]) -> int:
    """Run the benches whose names hold all the words, or all of them; the number that could not be measured."""
    for file in sorted(Path(__file__).parent.glob("bench_*.py")):
        import_module(f"tests.bench.{file.stem}")
    print(COLUMNS.format("", "ours", "beside", "figure", "promise", ""))
    broken = 0
    for bench in BENCHES:
        if all(word.lower() in bench.name.lower() for word in words):
            try:
                print(row(bench, bench.run()), flush=True)
            except Exception:
                broken += 1
                print(f"{bench.name}: could not be measured", flush=True)
                traceback.print_exc()
    return broken


def row(bench: Bench, measured: Measured) -> str:
    """One line of the table."""
    sign = "×" if measured.beside else f" {bench.unit}"
    beside = f"{measured.beside:.3f} {bench.unit}" if measured.beside else ""
    kept = "kept" if measured.figure <= bench.limit else "NOT KEPT"
    ours = f"{measured.ours:.3f} {bench.unit}"
    return COLUMNS.format(bench.name, ours, beside, f"{measured.figure:.2f}{sign}", f"{bench.limit:g}{sign}", kept)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
