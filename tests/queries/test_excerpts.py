"""The passage that shows a hit: the best one, whole words, and marks that stand where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.queries.search import Excerpt, excerpt, on_one_line
from referat_cli.queries.search_syntax import understood


def shown(found: Excerpt) -> str:
    """The passage with its hits in brackets."""
    text = found.text
    for start, end in reversed(found.spans):
        text = f"{text[:start]}[{text[start:end]}]{text[end:]}"
    return text


LONG = """Orientering fra leder.
- Budsjettet er stramt, og det ble vist til tidligere møter.
- Flere kommuner melder om utfordringer med rekruttering av fagfolk
  til tjenestene, særlig innen psykisk helse og rus.
  - Psykisk helse er et satsingsområde.

### Oppfølging
Helsen til de ansatte følges opp. Saken tas opp igjen til våren, når regnskapet er klart og tallene er gjennomgått."""


@pytest.mark.parametrize(
    ("written", "text", "expected"),
    [
        ("vedtak", "Vedtaket ble vedtatt.", "[Vedtaket] ble [vedtatt]."),
        ("42/24", "Sak 42/24,\n   og 42.", "Sak [42/24], og 42."),
        ("«b a» «a b»", "a b a", "[a b a]"),  # hits that overlap are one
        ("far", "Får", "Får"),
        ("a", "", ""),
    ],
)
def test_a_short_text_is_shown_whole(written: str, text: str, expected: str) -> None:
    """On one line, nothing left out."""
    assert shown(excerpt(text, understood(written))) == expected


def test_the_passage_with_most_of_what_is_looked_for_is_shown() -> None:
    """Not the first hit, where other words of the query are far away; a little stands before it, more after."""
    assert shown(excerpt(LONG, understood("psykisk rus"), 100)) == (
        "… særlig innen [psykisk] helse og [rus]. – [Psykisk] helse er et satsingsområde. Oppfølging Helsen til …"
    )
    assert shown(excerpt(LONG, understood("oppfølging"), 64)) == (
        "… satsingsområde. [Oppfølging] Helsen til de ansatte følges opp. …"
    )


def test_the_beginning_and_the_end_of_a_text_are_not_cut_marks() -> None:
    """An ellipsis says that something is left out, and only that."""
    assert shown(excerpt(LONG, understood("orientering"), 40)) == "[Orientering] fra leder. – Budsjettet …"
    assert shown(excerpt(LONG, understood("gjennomgått"), 40)) == "… er klart og tallene er [gjennomgått]."


def test_a_text_without_hits_is_shown_from_its_beginning() -> None:
    """For a row whose hit stands in another field."""
    assert shown(excerpt(LONG, understood("trondheim"), 40)) == "Orientering fra leder. – Budsjettet …"


def test_marks_of_lists_and_headings_are_not_read_aloud() -> None:
    """An item begins with a dash, the first of all with nothing; numbers and everything else stay."""
    text = "- a\n* b\n  • c\n1. d\n\n## e\nf - g\n#h\t i\u00a0j **k** [her](https://example.org/)"
    assert on_one_line(text) == "a – b – c 1. d e f - g #h i j **k** [her](https://example.org/)"


PROSE = st.lists(st.sampled_from(["vedtak", "vedtatt", "helse,", "og", "«rus»", "42/24", "-", "\n- ", "# ", "å"])).map(
    " ".join
)


@given(
    st.one_of(st.text(), PROSE), st.sampled_from(["vedtak", "helse rus", "«og rus» 42/24", "å*"]), st.integers(20, 90)
)
def test_a_passage_fits_and_its_marks_are_hits(text: str, written: str, width: int) -> None:
    """Words are whole, marks stand in order, each is a hit by itself, and if the text has a hit, one is shown."""
    query = understood(written)
    whole = on_one_line(text)
    found = excerpt(text, query, width)
    core = found.text.removeprefix("… ").removesuffix(" …")
    assert core in whole
    assert set(core.split()) <= set(whole.split())
    assert len(found.text) <= width or any(len(word) > width - 4 for word in whole.split())
    assert list(found.spans) == sorted(found.spans)
    assert all(query.marks(found.text[start:end]) for start, end in found.spans)
    assert bool(found.spans) == bool(query.marks(whole))
