"""The canonical form: what it is, and that nothing but the layout changes on the way to it."""

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.archive.archive import Archive
from referat_cli.archive.snapshot import Snapshot
from referat_cli.record.reading import read
from referat_cli.record.schema import Kind
from referat_cli.record.writing import canonical, laid_out
from referat_cli.rules.judge import judge
from tests.archives import MEETING_PATH, REGISTER, REGISTER_PATH
from tests.variations import MEETING, written
from tests.variations import REGISTER as COMMITTEE

PATHS: dict[Kind, str] = {"moete": MEETING_PATH, "utvalg": REGISTER_PATH}
DOCUMENTS: dict[Kind, dict[str, Any]] = {"moete": MEETING, "utvalg": COMMITTEE}
seeds = st.integers(0, 2**32)
kinds = st.sampled_from(["moete", "utvalg"])


def form(text: str, kind: Kind = "moete") -> str:
    """The canonical form of a text."""
    return canonical(read(text.encode(), PATHS[kind]), kind)


def comments(text: str) -> list[str]:
    """The comments that `variations` puts into a text, in sorting order."""
    return sorted(
        line[line.index(mark) :].rstrip()
        for line in text.split("\n")
        for mark in ("# merk", "# referat: godta")
        if mark in line
    )


@settings(max_examples=600, deadline=None)
@given(kinds, seeds, st.booleans())
def test_the_form_says_the_same_with_the_same_comments_and_is_its_own_form(
    kind: Kind, seed: int, accepts: bool
) -> None:
    text = written(DOCUMENTS[kind], Random(seed), accepts=accepts)
    document = read(text.encode(), PATHS[kind])
    if not document.readable:
        return
    root = document.grow().root
    assert root
    result = laid_out(document, root, kind)
    after = read(result.encode(), PATHS[kind])
    assert after.value == document.value
    assert comments(result) == comments(text)
    assert form(result, kind) == result


def found(text: str) -> list[tuple[str, str, str | None]]:
    contents = {REGISTER_PATH: REGISTER.encode(), MEETING_PATH: text.encode()}
    archive = Archive(Snapshot(Path(), tuple(contents), contents.__getitem__))
    return sorted(((p.code, p.message, p.accepted) for p in judge(archive, MEETING_PATH, date(2026, 3, 1))), key=str)


@settings(max_examples=600, deadline=None)
@given(seeds)
def test_what_is_accepted_stays_accepted_and_nothing_more(seed: int) -> None:
    text = written(MEETING, Random(seed), accepts=True)
    if read(text.encode(), MEETING_PATH).readable:
        assert found(form(text)) == found(text)
