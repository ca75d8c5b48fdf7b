"""Where an answer cannot be written, or nobody reads it: a sentence, or the same exit code."""

import os
from pathlib import Path

import pytest

from tests.support.archives import MEETING_PATH, MINUTES, archive, write
from tests.support.running import Child, Done, referat, repository

ANSWERS = (["cases"], ["cases", "-f", "csv"], ["show", "1/26"], ["validate"], ["fmt", "--check"], ["--help"])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which something is wrong, and something is not laid out."""
    wrong = MINUTES.replace("status: referat", "status:   referat").replace(
        "Kari Nordmann\nreferent", "Kari N\nreferent"
    )
    return repository(write(archive(tmp_path_factory.mktemp("arkiv")), {MEETING_PATH: wrong}))


@pytest.mark.parametrize("call", ANSWERS, ids=" ".join)
def test_an_answer_that_nothing_takes_is_one_sentence(root: Path, call: list[str]) -> None:
    """A full disk."""
    with Path("/dev/full").open("wb") as full:
        done = Child(root, *call, out=full.fileno()).done()
    assert (done.code, done.err) == (2, "referat: Svaret kan ikke gis: disken er full.\n")


@pytest.mark.parametrize("call", ANSWERS, ids=" ".join)
def test_a_reader_who_has_seen_enough_changes_nothing(root: Path, call: list[str]) -> None:
    """What was found wrong is still the exit code, and what is told beside the answer is still told."""
    healthy = referat(root, *call)
    ours, theirs = os.pipe()
    os.close(ours)
    done = Child(root, *call, out=theirs).done()
    os.close(theirs)
    assert (done.code, done.err) == (healthy.code, healthy.err)


def test_without_standard_output_there_is_no_answer(root: Path) -> None:
    """Nothing can be told, so it is not fine."""
    sentence = "referat: Svaret kan ikke gis: det er ikke noe sted å skrive det.\n"
    assert Child(root, "cases", closed=[1]).done() == Done(2, "", sentence)
    assert Child(root, "cases", closed=[0, 1, 2]).done() == Done(2, "", "")


def test_without_standard_error_the_answer_is_the_same(root: Path) -> None:
    """What would have been told there is not told elsewhere; where it is full, the exit code says so."""
    healthy = referat(root, "validate")
    assert Child(root, "validate", closed=[2]).done() == Done(healthy.code, healthy.out, "")
    with Path("/dev/full").open("wb") as full:
        assert Child(root, "validate", err=full.fileno()).done() == Done(2, healthy.out, "")
        assert Child(root, "show", "ingen", err=full.fileno()).done() == Done(2, "", "")


def test_without_standard_input_only_what_reads_it_says_so(root: Path) -> None:
    """A question does not read it."""
    assert Child(root, "cases", closed=[0]).done() == referat(root, "cases")
    sentence = "referat: Standard inn er lukket, så det er ingen tekst å lese.\n"
    assert Child(root, "fmt", "-", closed=[0]).done() == Done(2, "", sentence)
