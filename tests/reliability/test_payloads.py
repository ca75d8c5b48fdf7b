"""A sample of the suite of payloads, and that it can find a fault."""

from collections import Counter
from pathlib import Path

import pytest

from tests.reliability import payloads
from tests.reliability.payloads import check, structure


def test_hostile_texts_do_nothing(tmp_path: Path) -> None:
    """In some of the forms of some of the commands."""
    assert check(1, tmp_path, every=15)


def test_a_form_that_lets_a_mark_pass_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page whose texts are markup."""
    monkeypatch.setattr("referat_cli.render.page.html_text", str)
    monkeypatch.setattr(payloads, "QUESTIONS", {**payloads.QUESTIONS, "show": (("1/26",),)})
    monkeypatch.setattr(payloads, "questions", lambda: iter([("show", ("1/26",), "html")]))
    with pytest.raises(AssertionError, match=r"show 1/26 -f html: (?:other elements|the page has)"):
        check(1, tmp_path)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("- a", {"-": 1}),
        ("- 1. a", {"-": 1, "1.": 1}),
        ("&#45; a &#60;b&#62;", {}),
        ("a <b>", {"<": 1, ">": 1}),
        ("a\n---", {"rule": 1}),
        ("@kari http&#8203;://y.no www.y.no", {"@": 1, "www.": 1}),
    ],
)
def test_what_is_no_entity_is_a_mark(text: str, marks: dict[str, int]) -> None:
    """By a strict reading of Markdown."""
    assert structure(text) == marks


def test_a_form_that_was_not_tried_is_missed() -> None:
    """By a full run."""
    with pytest.raises(AssertionError, match="form: cases csv"):
        payloads.judge(Counter())
