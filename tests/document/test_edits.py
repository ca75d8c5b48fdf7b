"""A record that says something else keeps its lines, its comments and its order wherever it says the same."""

import copy
import random
from difflib import SequenceMatcher
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from referat_cli.document.document import Document
from referat_cli.document.edits import folded, new_text, rewritten
from referat_cli.document.formatter import canonical
from referat_cli.document.parser import read
from tests.support.effort import examples
from tests.support.random_records import MEETING, REGISTER

law = settings(
    max_examples=examples(12),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)


def document(text: str) -> Document:
    """The document that a text is."""
    found = read(text.encode(), "")
    assert found.readable, found.problems
    return found


def said(text: str) -> bytes:
    """What a text says, so that a number is not the truth of something."""
    return msgspec.json.encode(document(text).value, order="deterministic")


def with_comments(text: str, seed: int) -> str:
    """The text with comments on lines of their own here and there; as it was where they would become a part of it."""
    chance = random.Random(seed)
    lines = []
    for line in text.split("\n"):
        if line.strip() and chance.random() < 0.15:
            lines.append(" " * (len(line) - len(line.lstrip())) + f"# merknad {chance.randrange(1000)}")
        lines.append(line)
    found = read("\n".join(lines).encode(), "")
    same = found.readable and msgspec.json.encode(found.value, order="deterministic") == said(text)
    return "\n".join(lines) if same else text


@law
@given(MEETING, MEETING, st.integers(0, 1000))
def test_a_meeting_says_what_it_is_made_to_say(old: Any, new: Any, seed: int) -> None:  # noqa: ANN401
    """Whatever the two have in common, and wherever comments stand; and it is laid out as `fmt` does it."""
    text = with_comments(new_text("moete", old), seed)
    laid_out = canonical(document(text), "moete")
    made = rewritten(document(laid_out), "moete", new)
    assert said(made) == msgspec.json.encode(new, order="deterministic")
    assert canonical(document(made), "moete") == made


@law
@given(MEETING)
def test_a_folded_text_says_the_same(meeting: Any) -> None:  # noqa: ANN401
    """And is laid out as `fmt` does it."""
    text = new_text("moete", meeting)
    assert said(folded(text)) == said(text)
    assert canonical(document(folded(text)), "moete") == folded(text)


def test_long_paragraphs_are_folded_and_nothing_else() -> None:
    """Where a break is no break of the text: not in Markdown, not in a line of its own."""
    words = " ".join(f"ord{number}" for number in range(40))
    meeting: dict[str, Any] = {
        "utvalg": "raad",
        "saker": [{"saksnr": "1/26", "referat": f"{words}\n", "vedtak": [f"{words}: {words}"]}],
    }
    made = folded(new_text("moete", meeting))
    assert said(made) == msgspec.json.encode(meeting, order="deterministic")
    kept, _list, decision = made.partition("    vedtak:\n")
    assert f"      {words}\n" in kept
    assert len(decision.splitlines()) > 5
    assert max(map(len, decision.splitlines())) <= 100


def test_the_points_below_a_long_one_are_no_lines_of_it() -> None:
    """They stand below the key of the text, and not below the dash before it: a line of theirs is folded by no one."""
    line = "S:" + " ".join(f"ord{number}" for number in range(19))
    text = " ".join(f"tekst{number}" for number in range(40))
    meeting: dict[str, Any] = {
        "utvalg": "raad",
        "saker": [{"saksnr": "1/26", "vedtak": [{"tekst": f"{text}: ja", "punkter": [line]}]}],
    }
    made = folded(new_text("moete", meeting))

    assert f"          - {line}\n" in made
    assert said(made) == msgspec.json.encode(meeting, order="deterministic")


@law
@given(REGISTER, REGISTER, st.integers(0, 1000))
def test_a_register_says_what_it_is_made_to_say(old: Any, new: Any, seed: int) -> None:  # noqa: ANN401
    """As a meeting does."""
    text = canonical(document(with_comments(new_text("utvalg", old), seed)), "utvalg")
    made = rewritten(document(text), "utvalg", new)
    assert said(made) == msgspec.json.encode(new, order="deterministic")
    assert canonical(document(made), "utvalg") == made


@law
@given(MEETING, st.integers(0, 1000))
def test_one_field_more_touches_no_other_line(meeting: Any, seed: int) -> None:  # noqa: ANN401
    """Every line of the old text stands in the new one, in the same order, but that of the field."""
    meeting.pop("referent", None)
    text = canonical(document(with_comments(new_text("moete", meeting), seed)), "moete")
    made = rewritten(document(text), "moete", meeting | {"referent": "Åse Vik", "status": "godkjent"})
    old, new = text.split("\n"), made.split("\n")
    changed = [
        (old[a:b], new[c:d])
        for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    gone = [line for before, _after in changed for line in before]
    came = [line for _before, after in changed for line in after]
    assert gone in ([f"status: {meeting['status']}"], [f"status: {meeting['status']}"])
    assert sorted(came) == ["referent: Åse Vik", "status: godkjent"]


@law
@given(MEETING, MEETING, st.integers(0, 1000))
def test_comments_on_lines_of_their_own_stay(old: Any, new: Any, seed: int) -> None:  # noqa: ANN401
    """Where nothing is taken out of a record, no comment is lost."""
    both = {**new, **copy.deepcopy(old)}
    text = with_comments(new_text("moete", old), seed)
    made = rewritten(document(text), "moete", both)
    comments = [line.strip() for line in text.split("\n") if line.strip().startswith("# merknad")]
    assert [line.strip() for line in made.split("\n") if line.strip().startswith("# merknad")] == comments


MINUTES = """\
# Om dette møtet
utvalg: prove
moetedato: "2026-03-04"   # en onsdag
status: innkalling   # ennå

saksliste:
  - {start: "09:00", sak: 1/26}

saker:
  # Den første
  - saksnr: 1/26
    tittel: Legevakt

    forslag_til_vedtak:
        - Kommunene går sammen.
"""


@pytest.mark.parametrize(
    ("change", "before", "after"),
    [
        ({"status": "referat"}, "status: innkalling   # ennå", "status: referat   # ennå"),
        ({"referent": "Åse Vik"}, "status: innkalling", "referent: Åse Vik\nstatus: innkalling"),
        (
            {"saksliste": [{"start": "09:15", "sak": "1/26", "ansvarlig": ["Per Moe"]}]},
            '{start: "09:00", sak: 1/26}',
            '{start: "09:15", sak: 1/26, ansvarlig: [Per Moe]}',
        ),
        (
            {"neste_moete": "2026-05-06"},
            "status: innkalling   # ennå\n",
            'neste_moete: "2026-05-06"\nstatus: innkalling   # ennå\n',
        ),
    ],
)
def test_a_hand_written_file_changes_where_it_is_told_to(change: dict[str, Any], before: str, after: str) -> None:
    """Its own layout stays, because `fmt` is another command."""
    value = {**document(MINUTES).value, **change}
    assert rewritten(document(MINUTES), "moete", value) == MINUTES.replace(before, after)


def test_a_list_grows_at_its_own_indentation() -> None:
    """What is put into a list stands as its neighbours do."""
    value = copy.deepcopy(document(MINUTES).value)
    value["saker"][0]["forslag_til_vedtak"].append("AU følger opp.")
    value["saker"].append({"saksnr": "2/26", "tittel": "Eventuelt"})
    assert rewritten(document(MINUTES), "moete", value) == (
        MINUTES + "        - AU følger opp.\n  - saksnr: 2/26\n    tittel: Eventuelt\n"
    )


@pytest.mark.parametrize("ends", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_a_file_keeps_its_own_line_ends_and_mark(ends: str, mark: str) -> None:
    """A file of another machine is not made anew."""
    raw = mark + MINUTES.replace("\n", ends)
    found = read(raw.encode(), "")
    value = {**found.value, "referent": "Åse Vik"}
    expected = MINUTES.replace("status:", "referent: Åse Vik\nstatus:")
    assert rewritten(found, "moete", value) == mark + expected.replace("\n", ends)


def test_what_is_taken_out_takes_its_acceptance_along() -> None:
    """Else it would speak of what comes to stand below it; other comments stay."""
    text = """\
utvalg: prove
moetedato: "2026-03-04"
# Se brevet
# referat: godta REF504 slik står det
moetested: Rådhuset
status: innkalling
"""
    value = {key: item for key, item in document(text).value.items() if key != "moetested"}
    assert rewritten(document(text), "moete", value) == text.replace(
        "# referat: godta REF504 slik står det\nmoetested: Rådhuset\n", ""
    )
