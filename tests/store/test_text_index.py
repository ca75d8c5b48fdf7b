"""A word is looked for by all forms in which it stands anywhere; which these are is told by the index of words."""

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from referat_cli.model.texts import Text
from referat_cli.store import tables
from referat_cli.store.rows import text_rows
from referat_cli.store.text_index import forms_of, insert_texts, list_words, new_words, unlisted


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """The tables of the index, and nothing in them."""
    base = sqlite3.connect(":memory:", isolation_level=None)
    tables.create(base)
    yield base
    base.close()


@given(st.lists(st.one_of(st.text(), st.sampled_from(["Vedtaket", "vedtatt 42/24", "e-post", "får", "få\u030ar"]))))
def test_the_words_of_the_index_are_those_of_its_texts(index: sqlite3.Connection, texts: list[str]) -> None:
    """Whether a few texts are split for them or the whole index is gone through, they are the same."""
    rows = text_rows(Text(place, "referat", text) for place, text in enumerate(texts))
    index.execute("BEGIN")
    try:
        insert_texts(index, [(1, rows)])
        assert new_words(index, None) == new_words(index, [text for _place, _field, text in rows])
    finally:
        index.execute("ROLLBACK")


def test_words_are_listed_once_whoever_lists_them(index: sqlite3.Connection) -> None:
    """Another process may have listed the same ones, or added texts, between the look at them and the writing."""
    index.execute("BEGIN")
    try:
        insert_texts(index, [(1, text_rows([Text(0, "referat", "Vedtaket og vedtakene")]))])
        new = new_words(index, None)
        list_words(index, new, [1])
        insert_texts(index, [(2, text_rows([Text(0, "referat", "Vedtak")]))])
        list_words(index, new, [1])
        assert forms_of(index, "vedta") == ["vedtakene", "vedtaket"]
        assert unlisted(index) == [2]
        list_words(index, new_words(index, [b"Vedtak"]), [2])
        assert forms_of(index, "vedta") == ["vedtak", "vedtakene", "vedtaket"]
    finally:
        index.execute("ROLLBACK")
