"""How fast is the comparison, side by side with others on the same texts?

Run it with the extra ``bench`` installed: ``python -m benchmarks.redline``. Times are the best of several rounds in
turn, so that a busy machine slows both sides; trust the ratios. Memory is what a process of its own grew by at its
peak.
"""

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from referat_cli.compare.points import compare as compare_points
from referat_cli.compare.text_diff import compare_words, tokens

SIZE = 200_000
POINTS = 2_000
ROUNDS = 7

# The usual way to take a text apart without losing white space: words, marks and white space each by themselves.
SPLIT = re.compile(r"\w+|\s+|[^\w\s]")

Texts = tuple[str, str]


def vocabulary(chance: random.Random) -> list[str]:
    """Invented words, to be drawn as words of a language are: the first ones often, the last ones seldom."""
    return ["".join(chance.choices("abcdefghijklmnoprstuvyæøå", k=chance.randint(2, 11))) for _ in range(4000)]


def text(seed: int) -> str:
    """Sentences of invented words, 200 kB; every seed draws from the same words."""
    chance = random.Random(seed)
    words = vocabulary(random.Random(0))
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    sentences: list[str] = []
    size = 0
    while size < SIZE:
        sentences.append(" ".join(chance.choices(words, weights, k=chance.randint(6, 25))).capitalize() + ". ")
        size += len(sentences[-1].encode())
    return "".join(sentences)


def edited(old: str, share: float) -> str:
    """The text with that share of its words replaced, doubled by another one, or left out."""
    chance = random.Random(7)
    words = vocabulary(random.Random(0))
    new: list[str] = []
    for word in old.split(" "):
        if chance.random() >= share:
            new.append(word)
            continue
        new += chance.choice(([chance.choice(words)], [chance.choice(words)], [word, chance.choice(words)], []))
    return " ".join(new)


def repeated(seed: int) -> str:
    """Two words in any order, 200 kB."""
    return " ".join(random.Random(seed).choices(["alfa", "beta"], k=SIZE // 5))


TEXTS: dict[str, Callable[[], Texts]] = {
    "1 % edited": lambda: (text(1), edited(text(1), 0.01)),
    "30 % edited": lambda: (text(1), edited(text(1), 0.3)),
    "unrelated": lambda: (text(1), text(2)),
    "two words repeated": lambda: (repeated(1), repeated(2)),
}


def ours(old: str, new: str) -> object:
    """The comparison of this project, from text to words."""
    return compare_words(old, new)


def theirs(old: str, new: str) -> object:
    """What Levenshtein opcodes of rapidfuzz take, on words, marks and white space."""
    return Levenshtein.opcodes(SPLIT.findall(old), SPLIT.findall(new)).as_list()


def theirs_coarse(old: str, new: str) -> object:
    """The same on the tokens of this project, each with the white space after it: half as many."""
    return Levenshtein.opcodes(tokens(old), tokens(new)).as_list()


TOOLS = {"ours": ours, "rapidfuzz": theirs, "rapidfuzz, coarse": theirs_coarse}


def best(calls: dict[str, Callable[[], object]], rounds: int = ROUNDS) -> dict[str, float]:
    """The shortest time of each call in milliseconds, taken in turn."""
    times: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            start = time.perf_counter()
            call()
            times[name].append(1000 * (time.perf_counter() - start))
    return {name: min(found) for name, found in times.items()}


def peak_memory(tool: str, case: str) -> float:
    """The memory in MB that a process of its own took for one comparison."""
    command = [sys.executable, __file__, "--memory", tool, case]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def measure_memory(tool: str, case: str) -> None:
    """Print how much this process grew by at its peak (Linux only: it asks the kernel)."""
    old, new = TEXTS[case]()
    TOOLS[tool]("en kort tekst", "en annen tekst")
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")  # the peak starts anew
    before = peak()
    TOOLS[tool](old, new)
    print(peak() - before)


def peak() -> float:
    """The most memory that this process has had, in MB."""
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    return int(found[1]) / 1024 if found else 0.0


def words_table() -> None:
    """One line for each pair of texts."""
    print(
        f"{'200 kB':<20}{'ours':>9}{'rapidfuzz':>11}{'ratio':>8}{'coarse':>9}{'ratio':>8}{'ours':>9}{'rapidfuzz':>11}"
    )
    for name, make in TEXTS.items():
        old, new = make()
        times = best({tool: partial(call, old, new) for tool, call in TOOLS.items()})
        fine, coarse = times["rapidfuzz"], times["rapidfuzz, coarse"]
        mine = times["ours"]
        memory = [peak_memory(tool, name) for tool in ("ours", "rapidfuzz")]
        print(
            f"{name:<20}{mine:>6.0f} ms{fine:>8.0f} ms{mine / fine:>8.2f}{coarse:>6.0f} ms{mine / coarse:>8.2f}"
            f"{memory[0]:>6.0f} MB{memory[1]:>8.0f} MB"
        )


def point_lists() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """Lists of 2,000 points: every tenth reworded; or reworded, left out or followed by a new one; and unlike."""
    chance = random.Random(3)
    words = vocabulary(random.Random(0))

    def point() -> str:
        return " ".join(chance.choices(words, k=chance.randint(8, 25))).capitalize() + "."

    def reworded(old: str) -> str:
        parts = old.split(" ")
        parts[chance.randrange(len(parts))] = chance.choice(words)
        return " ".join(parts)

    old = [point() for _ in range(POINTS)]
    tenth = sorted(chance.sample(range(POINTS), POINTS // 10), reverse=True)
    changed = [reworded(text) if place in tenth else text for place, text in enumerate(old)]
    mixed = list(old)
    for place in tenth:
        mixed[place : place + 1] = chance.choice(
            ([reworded(old[place])], [reworded(old[place])], [], [old[place], point()])
        )
    return {
        "10 % reworded": (tuple(old), tuple(changed)),
        "10 % reworded, left out, added": (tuple(old), tuple(mixed)),
        "turned round": (tuple(old), tuple(reversed(old))),
        "nothing alike": (tuple(old), tuple(point() for _ in range(POINTS))),
    }


def points_table() -> None:
    """One line for each pair of lists."""
    print(f"\n{'2,000 points':<34}{'comparison':>12}")
    for name, (old, new) in point_lists().items():
        print(f"{name:<34}{best({name: partial(compare_points, old, new)})[name]:>9.0f} ms")


def main() -> None:
    """Measure everything, or the memory of one comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--memory", nargs=2, metavar=("TOOL", "CASE"))
    asked = parser.parse_args()
    if asked.memory:
        measure_memory(*asked.memory)
        return
    words_table()
    points_table()


if __name__ == "__main__":
    main()
