"""A sample of the suite of reviewed branches, and that it can find a fault."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.histories.generator import make
from tests.histories.people import Source
from tests.reliability import review
from tests.reliability.review import Stretch, Truth, faults, stretches
from tests.support.asking import ask


@pytest.fixture(scope="module")
def stretch(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Stretch]:
    """A history in which approved minutes are touched, a point is lost, and a mark flipped; only read."""
    root = tmp_path_factory.mktemp("historie")
    return root, next(stretches(make(root, 22, seats=5, years=1, meetings=5), Source(22)))


def test_a_reviewer_is_told_what_was_done_on_a_branch_and_nothing_else(tmp_path: Path) -> None:
    """By a branch whose edits are known."""
    assert review.check(7, tmp_path, alone=True)["reviews"] == 1


@pytest.mark.parametrize(
    ("broken", "missed"),
    [
        ("touched_meetings", "approved: told {}, true {'minutes"),
        ("_lost", "lost: punkt: told []"),
        ("_listed", "marks: told []"),
    ],
)
def test_a_review_that_keeps_something_to_itself_is_found(
    stretch: tuple[Path, Stretch], monkeypatch: pytest.MonkeyPatch, broken: str, missed: str
) -> None:
    """Whatever part of it says nothing."""
    monkeypatch.setattr(f"referat_cli.queries.review.{broken}", lambda *_given: [])
    root, asked = stretch
    told = json.loads(ask(root, "review", asked.written, "-f", "json").out)
    assert [fault for fault in faults(told, Truth.of(asked.trees)) if fault.startswith(missed)]


def test_a_kind_of_edit_that_was_not_made_is_missed() -> None:
    """Where there were many branches."""
    review.judge(Counter({"reviews": 10}))
    with pytest.raises(AssertionError, match="notice: case lost"):
        review.judge(Counter({"reviews": 2000}))
