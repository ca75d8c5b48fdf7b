"""The difference between two versions of a file: whatever it is, Git makes the new one of it."""

import random
import subprocess
from pathlib import Path

from referat_cli.render.screen import Screen
from referat_cli.render.text import difference


def lines(dice: random.Random) -> list[str]:
    """Some lines, most of them more than once."""
    return [dice.choice("abcdefghij") for _line in range(dice.randrange(1, 60))]


def edited(before: list[str], dice: random.Random) -> list[str]:
    """The lines with some left out and some put in."""
    kept = [line for line in before if dice.random() < 0.9]
    for _line in range(dice.randrange(1, 5)):
        kept.insert(dice.randrange(len(kept) + 1), dice.choice("abcXYZ"))
    return kept


def test_git_makes_the_new_file_of_the_old_one_and_the_difference(tmp_path: Path) -> None:
    """At the beginning, in the middle and at the end, with and without a line break after the last line."""
    dice = random.Random(1)
    patch, expected = [], {}
    for number in range(100):
        old = lines(dice)
        before, after = ("\n".join(each) + dice.choice(["\n", ""]) for each in (old, edited(old, dice)))
        (tmp_path / str(number)).write_text(before)
        patch.append(difference(str(number), before.encode(), after.encode(), Screen()))
        expected[str(number)] = after
    subprocess.run(["git", "apply"], input="\n".join(patch) + "\n", cwd=tmp_path, text=True, check=True)
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == expected


def test_three_lines_around_a_change_are_shown() -> None:
    """Two changes that seven lines are between stand apart, and where each stands is said."""
    before = "".join(f"{number}\n" for number in range(1, 16))
    after = before.replace("5\n", "fem\n", 1).replace("13\n", "")
    assert (
        difference("a.yaml", before.encode(), after.encode(), Screen())
        == """\
--- a/a.yaml
+++ b/a.yaml
@@ -2,7 +2,7 @@
 2
 3
 4
-5
+fem
 6
 7
 8
@@ -10,6 +10,5 @@
 10
 11
 12
-13
 14
 15"""
    )


def test_nothing_differs() -> None:
    """Two equal files have no difference, and an empty one can become another."""
    assert difference("a", b"x\n", b"x\n", Screen()) == ""
    assert difference("a", b"", b"x\n", Screen()) == "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x"
