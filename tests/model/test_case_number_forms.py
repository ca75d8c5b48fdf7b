"""The laws of every form of number that a register can have: what is written is read, counted and found again."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from referat_cli.model.case_numbers import NumberFormat, Numbering, folded, numbering_of
from tests.support.effort import examples

DATE = "2026-03-04"

forms = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(["", "PS ", "V-sak ", "Sak ", "RÅD-"]),
    st.sampled_from(["", "{kap}.", "{moete}/"]),
    st.sampled_from(["{nr}", "{nr:2}", "{nr:3}"]),
    st.sampled_from(["", "/{aar:2}", "-{aar}", "/{aar:4}", " ({aar})", " {sesong}"]),
)
running = st.integers(1, 9999)


def number(form: str, one: int) -> str:
    """A number of a form."""
    return NumberFormat(form).number(one, DATE, meeting=3, chapter=12)


@given(forms, running)
@settings(max_examples=examples(25))
def test_a_number_that_is_written_is_read_again(form: str, one: int) -> None:
    """With all its parts."""
    written = number(form, one)
    series = NumberFormat(form)
    parsed = series.parse(written)
    assert series.fits(written)
    assert parsed
    assert (parsed.running, parsed.letter) == (one, "")
    assert (parsed.chapter, parsed.meeting) == (12 * series.has("kap"), 3 * series.has("moete"))
    assert parsed.is_of("2026")
    assert not parsed.is_after("2026")
    assert bool(parsed.year) == (series.has("aar") or series.has("sesong"))


@given(forms, running, running)
@settings(max_examples=examples(25))
def test_numbers_are_ordered_as_they_are_counted(form: str, one: int, other: int) -> None:
    """3.10 comes after 3.9; and one number becomes another without losing what is around it."""
    numbering = numbering_of(form)
    first, second = (numbering.order(number(form, n)) for n in (one, other))
    assert first
    assert second
    assert (first < second) == (one < other)
    assert numbering.renumbered(number(form, one), other) == number(form, other)


@given(forms, st.integers(1, 9998), st.sampled_from("ABCÅ"))
@settings(max_examples=examples(25))
def test_a_letter_comes_after_the_number_without_it(form: str, one: int, letter: str) -> None:
    """«12/26 B» and «12B/26» are both 12/26 with a letter, and neither is 13/26."""
    numbering = numbering_of(form)
    plain, after = numbering.order(number(form, one)), numbering.order(number(form, one + 1))
    inside = NumberFormat(form.replace("{nr}", "{nr}#").replace("}#", f"}}{letter}")).number(one, DATE, 3, 12)
    for written in (f"{number(form, one)} {letter}", f"{number(form, one)}{letter}", *[inside] * ("{nr}" in form)):
        lettered = numbering.order(written)
        assert plain
        assert lettered
        assert after
        assert lettered[1].letter == letter
        assert plain < lettered < after


@given(forms, st.integers(1, 999))
@settings(max_examples=examples(30))
def test_a_number_is_known_however_people_write_it(form: str, one: int) -> None:
    """Small letters, other signs for the slash, spaces that are missing, and «sak» before it."""
    numbering = numbering_of(form)
    right = number(form, one)
    ways = [right.lower(), right.upper(), f"sak {right}", f"{right}.", right.replace(" ", "\u00a0")]
    if "sesong" not in form and "(" not in form:
        ways += [right.replace("/", "-"), right.replace("/", " / ")]
    for written in ways:
        assert numbering.rewritten(written, None, DATE) == right, written
    for written in (right.lower(), right.replace(" ", ""), f"Sak {right}" if not form.startswith("Sak") else right):
        assert folded(written) == folded(right)


@given(forms, forms, running)
@settings(max_examples=examples(25))
def test_no_number_is_of_two_series(form: str, other: str, one: int) -> None:
    """Unless their forms take the same numbers, which a rule tells of."""
    first, second = NumberFormat(form), NumberFormat(other, types=("referatsak",))
    numbering = Numbering((first, second))
    assume(not any(second.fits(first.number(n, DATE, 3, 12)) for n in (one, 1, 12, 123)))
    assert numbering.format_of(number(form, one), DATE) == first
    assert numbering.series_for("referatsak", DATE) == second
    assert numbering.series_for("beslutning", DATE) == first


@pytest.mark.parametrize(
    ("form", "restart", "needs_meeting"),
    [
        ("{nr}/{aar:2}", "aar", False), ("PS {nr}/{aar}", "aar", False), ("{nr}", "aldri", False),
        ("{kap}.{nr}", "moete", True), ("{moete}/{nr}", "moete", True), ("{moete}.{nr}/{aar}", "moete", False),
        ("{nr} {sesong}", "periode", False), ("{kap}.{nr}/{aar}", "aar", False),
    ],
)  # fmt: skip
def test_a_form_says_when_its_numbers_begin_again(form: str, restart: str, needs_meeting: bool) -> None:  # noqa: FBT001 - a row
    """And so whether a number alone says which case it is."""
    series = NumberFormat(form)
    assert series.begins_again == restart
    assert series.needs_meeting == needs_meeting
    assert NumberFormat(form, restart="aldri").needs_meeting is False


def test_a_plain_number_that_begins_again_needs_its_meeting() -> None:
    """With the year, the meeting or the period that the register names."""
    assert all(NumberFormat("{nr}", restart=restart).needs_meeting for restart in ("aar", "moete", "periode"))


def test_numbers_go_on_within_what_they_begin_again_with() -> None:
    """The same number in another year, meeting or period is another case."""
    days = [("2026-03-04", "2026-03-04"), ("2026-03-04", "2026-03-04-2"), ("2026-11-04", "2026-11-04")]
    days += [("2027-03-04", "2027-03-04")]

    def same(**series: object) -> list[bool]:
        numbering = numbering_of([{"form": "{nr}", **series}])
        return [numbering.same_sequence("7", days[0], other) for other in days]

    assert same(omstart="moete") == [True, False, False, False]
    assert same(omstart="aar") == [True, True, True, False]
    assert same(omstart="periode", perioder=["2023-10-01", "2026-10-01"]) == [True, True, False, False]
    assert same() == [True, True, True, True]


def test_a_series_is_for_some_days_and_some_types() -> None:
    """On the day that another takes over, the old numbers are still read."""
    numbering = numbering_of(
        [
            {"form": "{nr}/{aar:2}", "til": "2025-12-31"},
            {"form": "PS {nr}/{aar:2}", "fra": "2026-01-01"},
            {"form": "RS {nr}/{aar:2}", "sakstype": ["referatsak"]},
        ]
    )
    assert numbering.examples("2025-06-01") == ["41/25", "RS 41/25"]
    assert numbering.examples(DATE) == ["PS 41/26", "RS 41/26"]
    assert numbering.is_in_use("5/25", "2025-06-01")
    assert not numbering.is_in_use("5/26", DATE)
    assert numbering.fits("5/25")
    assert numbering.rewritten("5/26", "beslutning", DATE) == "PS 5/26"
    assert numbering.rewritten("5/26", "referatsak", DATE) == "RS 5/26"
    assert numbering.rewritten("XS 5/26", None, DATE) is None


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("PS {nr}/{aar:2}", "Se PS 5/26, sak PS\u00a06/26 og saken PS 7/26 i rådet. RS 4/26, sak 8/26, IPS 9/26",
         ["PS 5/26", "PS\u00a06/26", "PS 7/26"]),
        ("{nr}", "Sak 157, saknr. 12 og sakene 3 om det; sak 26/345, 2026 og sak 4.5", ["157", "12", "3"]),
        ("{kap}.{nr}", "sak 3.10, sak 3.10.1 og punkt 3.9", ["3.10"]),
        ("{nr:3}-{aar}", "Jf. sak 005-2026 og saksnr 006-2026", ["005-2026"]),
    ],
)  # fmt: skip
def test_running_text_names_cases_of_any_form(form: str, text: str, found: list[str]) -> None:
    """A form with a word of its own needs no «sak» before it; a number without a year may be «saknr.»."""
    assert [match["number"] for match in numbering_of(form).mentions(text)] == found
