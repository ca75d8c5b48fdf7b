"""Acceptances: a comment in the record that says why a problem is left as it is."""

import pytest

from referat_cli.document.comments import Acceptance
from referat_cli.document.parser import read


def accepted(text: str) -> tuple[Acceptance, ...]:
    """The acceptances in a text that can be read."""
    document = read(text.encode(), "minutes/prove/2024/2024-10-29.yaml")
    assert document.readable, document.problems
    return document.acceptances


def test_a_comment_accepts_a_problem_for_a_reason() -> None:
    """The code and the reason are told apart, and the place is that of the comment."""
    assert accepted("a: b\n# referat: godta REF312 skrivefeil i kilden\nc: d\n") == (
        Acceptance(("REF312",), "skrivefeil i kilden", 2, 1),
    )


def test_several_codes_share_a_reason() -> None:
    """Codes are separated by a comma, a space or both."""
    for codes in ("REF504, REF505", "REF504 REF505", "REF504,REF505"):
        assert accepted(f"a: b  # referat: godta {codes} slik står det\n") == (
            Acceptance(("REF504", "REF505"), "slik står det", 1, 7),
        )


@pytest.mark.parametrize(
    ("comment", "codes", "reason"),
    [
        ("# referat: godta", (), ""),
        ("# referat: godta skrivefeil", (), "skrivefeil"),
        ("# referat: godta REF312", ("REF312",), ""),
        ("# referat: godta REF312:  slik ", ("REF312",), "slik"),
        ("#referat:godta REF312 slik", ("REF312",), "slik"),
        ("# referat: godta REF31 slik", (), "REF31 slik"),
        ("# referat: godta REF3123 slik", (), "REF3123 slik"),
    ],
)
def test_what_an_acceptance_lacks_is_left_empty(comment: str, codes: tuple[str, ...], reason: str) -> None:
    """Whether it may lack a code or a reason is for others to say."""
    assert accepted(f"a: b\n{comment}\n") == (Acceptance(codes, reason, 2, 1),)


@pytest.mark.parametrize(
    "line",
    [
        "tittel: Plan # referat: godta REF505 slik",
        'tittel: "Plan" # referat: godta REF505 slik',
        "p: {navn: Kari} # referat: godta REF505 slik",
        "tekst: >- # referat: godta REF505 slik\n  Plan",
        "punkter: # referat: godta REF505 slik\n  - Plan",
        "tittel: # referat: godta REF505 slik\n  Plan",
    ],
)
def test_an_acceptance_may_stand_after_any_value(line: str) -> None:
    """After prose too, where any other comment is a problem."""
    assert [(found.codes, found.reason, found.line) for found in accepted(line + "\n")] == [(("REF505",), "slik", 1)]


@pytest.mark.parametrize(
    "text",
    [
        'a: "# referat: godta REF505 slik"\n',
        "a: ' # referat: godta REF505 slik'\n",
        "a: |\n  # referat: godta REF505 slik\n",
        "a: >-\n  b\n  # referat: godta REF505 slik\n",
        "a: b# referat:godta REF505 slik\n",
        'a: "b\n  # referat: godta REF505 slik"\n',
        "# referat: godtatt REF505 slik\n",
        "# godta REF505 slik\na: b\n",
        "# Referatet: godta REF505 slik\na: b\n",
    ],
)
def test_what_stands_in_a_text_or_says_something_else_accepts_nothing(text: str) -> None:
    """Minutes may write about acceptances without making one."""
    assert accepted(text if "a:" in text else text + "a: b\n") == ()


def test_a_comment_after_a_block_of_text_is_no_part_of_it() -> None:
    """A comment that is indented less than the text ends it."""
    text = "a:\n  - tekst: |\n      b\n    # referat: godta REF505 slik\n    frist: c\n"
    assert [found.line for found in accepted(text)] == [4]


def test_a_file_that_cannot_be_read_accepts_nothing() -> None:
    """What it says is in doubt, and so is what it accepts."""
    assert read(b"# referat: godta REF111 slik\na: 'b\n", "a.yaml").acceptances == ()
