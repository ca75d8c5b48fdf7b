"""Letters on a page of a PDF make words."""

from referat_cli.paper.reading.formats.pdf_letters import (
    DrawnText,
    LetterRun,
    LinkedArea,
    Looks,
    spelt_out,
    words_of,
)

_LOOKS = Looks(upright=True, font="Serif", size=10)


def _run(text: str, left: float = 0, top: float = 100, looks: Looks = _LOOKS) -> LetterRun:
    """Letters that were drawn together, each five points wide."""
    lefts = [left + 5 * at for at in range(len(text))]
    return LetterRun([*text], lefts, [one + 5 for one in lefts], top, top + 10, looks)


def _letters(text: str, left: float = 0, top: float = 100, looks: Looks = _LOOKS) -> list[LetterRun]:
    """The same letters, each drawn by itself."""
    return [*_run(text, left, top, looks).letters()]


def _texts(runs: list[LetterRun], *links: LinkedArea) -> list[str]:
    return [word.text for word in words_of(runs, links)]


def test_a_blank_or_a_gap_is_between_two_words() -> None:
    """A gap is wider than 0.15 of the letters' size."""
    assert _texts(_letters("ni stemte\xa0for")) == ["ni", "stemte", "for"]
    assert _texts([*_letters("ni"), *_letters("ende", 11.4)]) == ["niende"]
    assert _texts([*_letters("ni"), *_letters("ende", 11.6)]) == ["ni", "ende"]


def test_a_letter_that_its_font_says_is_none_makes_no_word() -> None:
    """A damaged font does: a word without letters once ended the reading."""
    nothing = LetterRun([""], [10], [15], 100, 110, _LOOKS)

    assert _texts([*_letters("ni"), nothing, *_letters("ja", 15)]) == ["ni", "ja"]
    assert _texts([nothing]) == []


def test_a_word_is_as_large_as_its_letters_together() -> None:
    """A letter may stand a little higher than the others."""
    (word,) = words_of([*_letters("Ha"), *_letters("r", 10, 98)])

    assert word == DrawnText("Har", 0, 15, 98, 110, _LOOKS)


def test_letters_are_read_from_the_left_line_by_line_however_they_were_drawn() -> None:
    """Here the last line was drawn first, and its last word before the others."""
    assert _texts([*_letters("imot", 50, 120), *_letters("3", 30, 120), *_letters("14 for", 50, 105)]) == [
        "14",
        "for",
        "3",
        "imot",
    ]


def test_a_word_ends_where_its_looks_or_its_link_do() -> None:
    """The link lies over the last two letters of the first word."""
    bold = _LOOKS._replace(font="Serif-Bold")

    found = [*words_of([_run("saken"), _run("52", 25, looks=bold)], [LinkedArea(15, 90, 25, 120, "#sak")])]

    assert [(word.text, word.looks.font, word.looks.link) for word in found] == [
        ("sak", "Serif", ""),
        ("en", "Serif", "#sak"),
        ("52", "Serif-Bold", ""),
    ]


def test_letters_that_are_one_sign_are_told_apart() -> None:
    """As many fonts set "fi" and "ffl"."""
    assert spelt_out("ﬃ") == "ffi"
    assert spelt_out("å") == "å"


def test_letters_that_were_drawn_together_make_the_words_that_each_by_itself_makes() -> None:
    """A word may go on in what was drawn next, and an accent be drawn back over a letter of it."""
    drawn = [_run("ved"), _run("tak", 15), _run("et", 31), _run(" ", 41), _run("id", 46), _run("´", 49)]
    by_letter = [letter for run in drawn for letter in run.letters()]

    assert _texts(drawn) == _texts(by_letter) == ["vedtaket", "i´d"]


def test_what_does_not_stand_upright_is_read_down_the_page() -> None:
    """As the head of a column that is turned."""
    turned = _LOOKS._replace(upright=False)
    letters = [LetterRun([letter], [0], [10], 5.0 * at, 5.0 * at + 5, turned) for at, letter in enumerate("For Imot")]

    assert _texts(letters) == ["For", "Imot"]
