"""Which eleven digits are a national identity number, made here as the law makes them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.model.identity_numbers import has_identity_number, identity_numbers, without_identity_numbers

FIRST = (3, 7, 6, 1, 8, 9, 4, 5, 2)
SECOND = (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)


def check_digit(digits: str, weights: tuple[int, ...]) -> int:
    """The digit that makes the weighted sum a multiple of eleven; 10 where there is none."""
    return -sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True)) % 11


def with_check_digits(nine: str) -> str | None:
    """Nine digits with their check digits; None where there is no such number."""
    first = check_digit(nine, FIRST)
    second = check_digit(f"{nine}{first}", SECOND) if first < 10 else 10
    return f"{nine}{first}{second}" if second < 10 else None


DAYS = st.dates(date(1900, 1, 1), date(2039, 12, 31))
# A D-number has 40 on its day; numbers of tests and of hospitals have more on their month.
SHIFTS = st.tuples(st.sampled_from([0, 40]), st.sampled_from([0, 40, 65, 80]))
SHAPES = st.sampled_from(["{0}{1}{2}{3}", "{0}{1}{2} {3}", "{0}.{1}.{2}-{3}", "{0}{1}{2}-{3}", "{0} {1} {2} {3}"])


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """A number of any kind, however it is written."""
    day, (of_day, of_month), start = draw(DAYS), draw(SHIFTS), draw(st.integers(0, 999))
    birth = f"{day.day + of_day:02}{day.month + of_month:02}{day:%y}"
    found = (with_check_digits(f"{birth}{(start + step) % 1000:03}") for step in range(20))
    number = next(filter(None, found))
    return draw(SHAPES).format(number[:2], number[2:4], number[4:6], number[6:])


@given(numbers(), st.sampled_from(["", "Søknad fra ", "fnr:", "("]), st.sampled_from(["", ".", ", Oslo", ")"]))
def test_every_number_is_found_and_none_of_its_digits_is_shown(number: str, before: str, after: str) -> None:
    """However it is written, and whatever stands around it."""
    text = before + number + after
    assert [text[start:end] for start, end in identity_numbers(text)] == [number]
    shown = without_identity_numbers(text)
    assert not any(char.isdigit() for char in shown)
    assert len(shown) == len(text)


@given(st.integers(0, 10**11 - 1))
def test_eleven_digits_that_fail_a_check_are_another_number(number: int) -> None:
    """An order or a case of an archive may have eleven digits too."""
    digits = f"{number:011}"
    if with_check_digits(digits[:9]) != digits:
        assert not has_identity_number(digits)


def test_every_day_of_a_year_is_one_that_somebody_may_be_born_on() -> None:
    """The leap day as well, whatever the century was."""
    for step in range(366):
        day = date(1904, 1, 1) + timedelta(step)
        found = (with_check_digits(f"{day:%d%m%y}{start:03}") for start in range(20))
        assert has_identity_number(next(filter(None, found)))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "12345678901",
        "1503.60.00019",  # an account is written so
        "0181008670",
        "018100867061",
        "2026/01810086707",
        "99810086706",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    """Too short, too long, no such day, or a check digit that is wrong."""
    assert not has_identity_number(text)
