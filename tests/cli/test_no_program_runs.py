"""No question runs a program that a repository's settings name; every command of the table is asked, also a new one."""

from pathlib import Path

import pytest

from tests.support.asking import ask
from tests.support.calls import WRITING, commands, plain_calls
from tests.support.running import git, run
from tests.support.traps import Traps, disturb, partial, trapped

# What those ask that are asked something more than their name, where it is asked of Git in another way.
OTHER_CALLS = [
    ("cases", "--rev", "HEAD~1"),
    ("cases", "--rev", "2999-01-01"),
    ("changes", "HEAD~1..HEAD"),
    ("fmt", "--check"),
    ("index", "--rebuild"),
    ("review", "HEAD~1...HEAD"),
    ("new", "2026-09-02"),
    ("add", "2026-09-02", "--case", "Ny vei"),
    ("minutes", "2026-09-02", "--present", "all"),
    ("fix",),
    ("validate", "--changed"),
    ("validate", "--since", "HEAD~1"),
    ("validate", "--staged"),
    ("validate", "minutes"),
]


@pytest.fixture(scope="module")
def trap(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Traps]:
    """A repository with a program wherever there may be one."""
    return trapped(tmp_path_factory.mktemp("felle"))


def test_the_traps_are_set(trap: tuple[Path, Traps]) -> None:
    """A person who asks Git runs them."""
    root, traps = trap
    for command in (
        ("status",),
        ("log",),
        ("update-index", "--refresh"),
        ("cat-file", "--filters", "HEAD:minutes/b.odd"),
    ):
        for setting in ("core.bare=false", "filter.lfs.process="):  # Git gives up where that program does
            disturb(root)
            run(root, "git", "-c", setting, *command)
    assert traps.sprung() >= {
        "core.fsmonitor",
        "gpg.program",
        "filter.lfs.process",
        "filter.med=og.prikk.clean",
        "filter.med=og.prikk.smudge",
        "undermodul-core.fsmonitor",
        "undermodul-filter.indre.clean",
        "krok post-index-change",
    }


def test_no_command_runs_a_program(trap: tuple[Path, Traps]) -> None:
    """Though Git has to look into the files each time."""
    root, traps = trap
    for call in [*plain_calls(), *OTHER_CALLS]:
        disturb(root)
        done = ask(root, *call)
        assert traps.sprung() == set(), call
        assert done.code in (0, 1) or call == ("review",), (call, done)  # the branch follows no other


def test_no_command_fetches(tmp_path: Path) -> None:
    """What the clone lacks is said in a sentence, with what gets it."""
    root, traps = partial(tmp_path, "ext::{program} %S")
    refused = set()
    for call in [*plain_calls(), *OTHER_CALLS]:
        done = ask(root, *call)
        assert traps.sprung() == set(), call
        if done.code == 2:
            assert done.err.endswith("Kjør «git fetch --refetch --no-filter».\n"), (call, done)
            refused.add(call)
    assert {("cases", "--rev", "HEAD~1"), ("history", "2/26")} <= refused


def test_what_a_partial_clone_is_told_to_do_helps(tmp_path: Path) -> None:
    """It has everything afterwards."""
    root, _traps = partial(tmp_path, "../arkiv")
    git(root, "config", "--unset", "remote.origin.uploadpack")
    assert ask(root, "cases", "--rev", "HEAD~1").code == 2
    git(root, "fetch", "--quiet", "--refetch", "--no-filter")
    assert ask(root, "cases", "--rev", "HEAD~1").code == 0


def test_every_command_is_asked() -> None:
    """The table says which there are."""
    asked = {call[0] for call in [*plain_calls(), *OTHER_CALLS]}
    assert asked | WRITING == set(commands())
    assert asked >= {"add", "fix", "minutes", "new"}  # a commit alone is made as a person makes it
