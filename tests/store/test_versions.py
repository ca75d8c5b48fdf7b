"""A version has rows or has none yet, and what others have asked before changes no answer."""

import json
import random
from pathlib import Path

import pytest

from tests.histories.generator import make
from tests.support.effort import ALWAYS_THE_SAME, examples
from tests.support.running import referat

SEEDS = range(1, 1 + examples(1))


def asked_of(root: Path, commits: list[str], dice: random.Random) -> list[tuple[str, ...]]:
    """Questions about the history of an archive, and of revisions of it, in any order."""
    cases = json.loads(referat(root, "cases", "-f", "json").out)["saker"]
    people = json.loads(referat(root, "people", "-f", "json").out)["personer"]
    case, approved = dice.choice(cases), dice.choice([one for one in cases if one["status"] == "godkjent"] or cases)
    person, (older, newer) = dice.choice(people)["navn"], sorted(dice.sample(range(len(commits)), 2))
    questions = [
        ("cases", "-f", "json"),
        ("cases", "--rev", commits[newer]),
        ("show", approved["saksnr"], "--committee", approved["utvalg"]),
        ("show", "9999/99"),
        ("history", case["saksnr"], "--committee", case["utvalg"], "--blame"),
        ("history", case["moetedato"], "--committee", case["utvalg"], "-f", "json"),
        ("diff", "--stat", "-f", "json"),
        ("attendance", "--history", "-f", "json"),
        ("attendance", "--history", "--rev", commits[newer]),
        ("people", person, "--history"),
        ("changes", f"{commits[older]}..{commits[newer]}", "-f", "json"),
        ("review", commits[older]),
        ("validate", "--since", commits[older], "-f", "concise"),
        ("followups", "--rev", commits[older]),
        ("search", "vedtak", "--rev", commits[older], "-f", "json"),
    ]
    return dice.sample(questions[3:13:2] if ALWAYS_THE_SAME else questions, 5 if ALWAYS_THE_SAME else len(questions))


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_answers_the_same_whatever_has_been_asked_before(seed: int, tmp_path: Path) -> None:
    """Of an index that has nothing, of one that was built, and of one that has been asked everything."""
    made = make(tmp_path, seed, seats=5, years=2, meetings=3)
    questions = asked_of(made.root, [commit.id for commit in made.commits], random.Random(seed))
    alone = {}
    for question in questions:
        referat(made.root, "index", "--drop")
        alone[question] = referat(made.root, *question)
    referat(made.root, "index", "--rebuild")
    for _built_and_then_asked_everything in range(2):
        for question in questions:
            assert referat(made.root, *question) == alone[question]
