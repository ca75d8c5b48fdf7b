"""The Norwegian stemmer is Snowball's, word for word."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import stemmer

from referat_cli.store.stemming import snowball

ROOT = Path(__file__).parents[2]
PUBLISHED = stemmer("norwegian").stemWord

# Every ending that the rules name, and what may stand before or after one to make it another.
ENDINGS = """
a e ede ande ende ane ene hetene erte en heten ar er heter s as es edes endes enes hetenes ens hetens ers ets et het
ert ast dt vt leg eleg ig eig lig elig els lov elov slov hetslov ind kk nk amm omm kap skap pp lt øst v hav giv b k r
"""
LETTERS = st.text("abcdefghijklmnopqrstuvwxyzæøåéêòóôü0123456789", max_size=4)


@given(LETTERS, st.lists(st.sampled_from(ENDINGS.split()), max_size=4).map("".join), LETTERS)
def test_the_stem_is_the_published_one(before: str, endings: str, after: str) -> None:
    """Endings behind endings, in words of every length."""
    for word in (before + endings, before + endings + after):
        assert snowball(word) == PUBLISHED(word)


def test_every_word_of_the_two_papers_has_the_published_stem() -> None:
    """The words that committees use."""
    texts = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "sources").glob("*.txt"))]
    vocabulary = sorted(set(re.findall(r"[^\W_]+", " ".join(texts).lower())))
    assert len(vocabulary) > 1000
    assert [word for word in vocabulary if snowball(word) != PUBLISHED(word)] == []


def test_a_short_word_keeps_what_it_has() -> None:
    """Endings come after a syllable, so a word that looks like one is left alone."""
    assert [snowball(word) for word in ("en", "ene", "sak", "saken", "sakene")] == ["en", "ene", "sak", "sak", "sak"]
