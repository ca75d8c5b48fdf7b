"""A sample of the suite of silent edits, and that it can find a fault."""

from collections import Counter
from pathlib import Path

import pytest

from tests.reliability import silent_edits
from tests.reliability.silent_edits import TRIALS, Trial, check


def seed_of(*trial: str) -> int:
    """The seed of a trial."""
    return TRIALS.index(Trial(*trial)) + 1  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "trial",
    [
        ("deleted_and_made_again", "silent", "changed"),
        ("staged_and_put_back", "silent", "removed"),
    ],
    ids=" ".join,
)
def test_every_way_of_a_silent_edit_is_told(trial: tuple[str, str, str], tmp_path: Path) -> None:
    """Of some of the fields."""
    assert check(seed_of(*trial), tmp_path, every=40)["repositories"] == 1


def test_an_honest_edit_stops_nobody(tmp_path: Path) -> None:
    """Recorded as a correction."""
    seed = next(number for number, t in enumerate(TRIALS, 1) if (t.way, t.manner) == ("plain_commit", "open"))
    assert check(seed, tmp_path, every=40)["repositories"] == 1


def test_a_judgement_that_lets_a_field_pass_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of approved minutes is a change any more."""
    monkeypatch.setattr("referat_cli.rules.history_approved.uncorrected_changes", lambda *_changes: ())
    with pytest.raises(AssertionError, match="not told of: moete "):
        check(seed_of("plain_commit", "silent", "changed"), tmp_path, every=40)


def test_a_field_that_was_not_tried_is_missed() -> None:
    """When all trials have been made."""
    silent_edits.judge(Counter({"repositories": 1}))
    with pytest.raises(AssertionError, match="silent: amended"):
        silent_edits.judge(Counter({"repositories": len(TRIALS)}))
