"""Words in bold and in italics within a line are known by their places, in every format, and kept in running text."""

import pytest

from referat_cli.paper.reading.documents import read_document

# What is bold, what is in italics, and what is both; a line that is bold all through is told otherwise.
FOUND = [("Barn:", "**"), ("du", "*"), ("begge", "***")]
PAGES = {
    "a.md": "**Barn:** Hei *du* og ***begge***",
    "a.html": "<p><b>Barn:</b> Hei <i>du</i> og <b><em>begge</em></b></p>",
}


@pytest.mark.parametrize("name", PAGES)
def test_words_in_bold_and_italics_are_known(name: str) -> None:
    """As Markdown marks them."""
    (line,) = read_document(name, PAGES[name].encode()).lines
    assert [(line.text[start:end], mark) for start, end, mark in line.marks] == FOUND


def test_a_mark_of_a_quotation_is_one_at_the_beginning_only() -> None:
    """A tag within a line of Markdown is no part of its words."""
    (line,) = read_document("a.md", b"> hei <b>du</b> 3 > 2").lines
    assert line.text == "hei du 3 > 2"
