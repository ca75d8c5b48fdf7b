"""The words of two texts: exact, readable, and in bounded time and memory."""

import itertools
import random
import tracemalloc

from hypothesis import example, given
from hypothesis import strategies as st

from referat_cli.compare.text_diff import Words, compare_words, tokens

# Short words that repeat, marks and every kind of white space: what makes an alignment ambiguous.
TEXTS = st.lists(
    st.sampled_from(["a", "b", "ASU", "i", "og", ".", ",", " ", "  ", "\n", "\u00a0", "30.06.25", "120 000", "-"])
).map("".join)


def marked(old: str, new: str) -> str:
    """The comparison as a reader sees it."""
    marks = {"uendret": "{}", "stroeket": "[-{}-]", "tilfoeyd": "{{+{}+}}"}
    return "".join(marks[kind].format(text) for kind, text in compare_words(old, new))


def side(words: Words, left_out: str) -> str:
    """What one side of a comparison says."""
    return "".join(text for kind, text in words if kind != left_out)


@given(TEXTS, TEXTS)
@example(" a", "a ")
@example("a  b", "a b")
def test_kept_and_deleted_give_the_old_text_and_kept_and_inserted_the_new(old: str, new: str) -> None:
    """Nothing is lost and nothing made up, white space included."""
    words = compare_words(old, new)
    assert (side(words, "tilfoeyd"), side(words, "stroeket")) == (old, new)


@given(TEXTS, TEXTS)
def test_backwards_deleted_and_inserted_change_places(old: str, new: str) -> None:
    """The same words are kept in both directions."""
    assert [text for kind, text in compare_words(old, new) if kind == "uendret"] == [
        text for kind, text in compare_words(new, old) if kind == "uendret"
    ]


@given(TEXTS, TEXTS)
def test_no_kind_stands_twice_in_a_row_and_nothing_is_empty(old: str, new: str) -> None:
    """What belongs together is one passage, and what was deleted comes before what replaced it."""
    words = compare_words(old, new)
    assert all(text for _kind, text in words)
    kinds = [kind for kind, _text in words]
    assert all(before != after for before, after in itertools.pairwise(kinds))
    assert ("tilfoeyd", "stroeket") not in list(itertools.pairwise(kinds))


@given(TEXTS)
def test_tokens_joined_are_the_text(text: str) -> None:
    """A text taken apart loses nothing."""
    assert "".join(tokens(text)) == text


def test_a_word_that_stands_in_both_by_chance_is_not_kept() -> None:
    """31/23 point 3: the «i» of «innarbeides i» is not the «i» of «med i»."""
    assert marked(
        "vedtas følgende justeringer som innarbeides i endelig dokument:",
        "vedtas følgende justeringer som tas med i den videre prosessen:",
    ) == ("vedtas følgende justeringer som [-innarbeides i endelig dokument-]{+tas med i den videre prosessen+}:")


def test_a_deadline_is_replaced_as_a_whole() -> None:
    """32/23 point 2."""
    assert marked("sluttbehandling i ASU i oktober.", "sluttbehandling i ASU høsten 2023.") == (
        "sluttbehandling i ASU [-i oktober-]{+høsten 2023+}."
    )


def test_what_is_added_at_the_end_brings_its_own_space() -> None:
    """33/23 point 1.1."""
    assert marked("Albert Verhagen fra kommunene", "Albert Verhagen fra kommunene (vara: Ingjerd Astad)") == (
        "Albert Verhagen fra kommunene{+ (vara: Ingjerd Astad)+}"
    )


def test_a_spelling_is_one_word() -> None:
    """42/24 point 5."""
    assert marked("vurdert utlysnings- og søknadsprosess", "vurdert utlysings- og søknadsprosess") == (
        "vurdert [-utlysnings-]{+utlysings+}- og søknadsprosess"
    )


def test_a_negation_stands_out() -> None:
    """One small word is all that is marked."""
    assert marked("Prøveutvalget går inn for saken.", "Prøveutvalget går ikke inn for saken.") == (
        "Prøveutvalget går {+ikke +}inn for saken."
    )


def test_an_amount_and_a_date_are_never_shown_in_parts() -> None:
    """A reader compares «120 000» with «150 000», not «2» with «5»."""
    assert marked("gis 120 000 innen 30.06.25 til 1,85 mill.", "gis 150 000 innen 30.09.25 til 1,95 mill.") == (
        "gis [-120 000-]{+150 000+} innen [-30.06.25-]{+30.09.25+} til [-1,85-]{+1,95+} mill."
    )


def test_a_new_sentence_is_shown_as_one() -> None:
    """«A. B. A. C.» can be marked in many ways; best is a whole sentence."""
    assert marked("AU bes svare. AU bes møte.", "AU bes svare. AU bes vente. AU bes møte.") == (
        "AU bes svare. {+AU bes vente. +}AU bes møte."
    )


def test_equal_and_empty_texts() -> None:
    """Equal texts are one kept passage; of two empty ones there is nothing to say."""
    assert compare_words("a b", "a b") == (("uendret", "a b"),)
    assert compare_words("", "") == ()
    assert marked("", "ny tekst") == "{+ny tekst+}"


def long_text(seed: int, size: int = 200_000) -> str:
    """Invented sentences of invented words, common ones more often, of so many bytes."""
    chance = random.Random(seed)
    words = ["".join(chance.choices("abdefgiklmnorstuvyæøå", k=chance.randint(2, 11))) for _ in range(3000)]
    weights = [1 / rank for rank in range(1, len(words) + 1)]
    sentences, length = [], 0
    while length < size:
        sentence = " ".join(chance.choices(words, weights, k=chance.randint(6, 25))).capitalize() + "."
        sentences.append(sentence)
        length += len(sentence.encode()) + 1
    return " ".join(sentences)


def edited(text: str, share: float) -> str:
    """The text with that share of its words replaced by a word that stands nowhere else."""
    chance = random.Random(1)
    return " ".join(f"ord{n}x" if chance.random() < share else word for n, word in enumerate(text.split(" ")))


def kept_share(words: Words, text: str) -> float:
    """How much of the text was kept."""
    return sum(len(part) for kind, part in words if kind == "uendret") / len(text)


def test_a_long_text_with_few_edits_keeps_the_rest() -> None:
    """200 kB, every hundredth word replaced: no more is marked than what was edited, but for words by chance."""
    old = long_text(1)
    new = edited(old, 0.01)
    words = compare_words(old, new)
    assert (side(words, "tilfoeyd"), side(words, "stroeket")) == (old, new)
    assert kept_share(words, old) > 0.98


def test_a_long_text_with_many_edits_keeps_most_of_the_rest() -> None:
    """200 kB, three words of ten replaced: nearly all of the other seven are kept."""
    old = long_text(2)
    words = compare_words(old, edited(old, 0.3))
    assert kept_share(words, old) > 0.62


def test_long_unrelated_and_repetitive_texts_take_bounded_memory() -> None:
    """200 kB against another 200 kB, and two words repeated, stay under 64 MB."""
    chance = random.Random(3)
    repeated = [" ".join(chance.choices(["alfa", "beta"], k=40_000)) for _ in range(2)]
    for old, new in ((long_text(4), long_text(5)), (repeated[0], repeated[1])):
        tracemalloc.start()
        words = compare_words(old, new)
        _now, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert peak < 64_000_000
        assert (side(words, "tilfoeyd"), side(words, "stroeket")) == (old, new)
