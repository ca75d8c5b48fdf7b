"""A small share of the suite `mutated-archives`: `python -m tests.long mutated-archives` has more."""

from pathlib import Path

import pytest

from tests.reliability.mutated_archives import check, questions
from tests.support.calls import WRITING, commands


@pytest.mark.parametrize("seed", range(2))
def test_an_archive_with_a_spoiled_file_answers_the_same_however_it_is_asked(tmp_path: Path, seed: int) -> None:
    """Warm, fresh, committed and without Git."""
    check(1000 + seed, tmp_path)


def test_every_command_is_among_the_questions() -> None:
    """But for the one about the index, and those that write; a new command comes in by itself."""
    assert {call[0] for call in questions()} == commands().keys() - WRITING - {"index"}
