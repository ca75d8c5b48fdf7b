"""HTML of any editor: what a browser shows is read, and what it hides is not."""

import pytest

from tests.paper.shown_lines import read, shown


def test_blocks_lists_and_labels_are_read_as_a_browser_shows_them() -> None:
    """Numbers of lists are counted; a label that is written out is the one that is seen."""
    document = read(
        "møte.html",
        """<!doctype html><html><head><title>Tittel</title><style>p {}</style></head><body>
<h1>Møtereferat</h1>
<p>Utvalg:
   <b>Skoleutvalget</b><br>Møtested: <a href="kart.html">Rådhuset</a><br><br>Ny linje</p>
<p><b>Sak 1/26 Skolestart</b></p>
<ol type="a" start="3"><li>Ett<ul><li>to</li><li></li></ul></li><li value="7"><p>tre</p><p>under</p></li></ol>
<ol><li><span>1.1</span> <div>Med merke<p>og mer</p></div></li></ol>
<ul><li>a) Bokstav</li><li>2. juni</li></ul>
<div>løs<p>avsnitt</p>mer</div>
<pre>to  blanke
og en linje</pre></body></html>""",
    )

    assert shown(document.lines) == [
        "H1 Møtereferat",
        "P Utvalg: Skoleutvalget\nMøtested: Rådhuset",
        "P Ny linje",
        "H0* Sak 1/26 Skolestart",
        "I0 c. Ett",
        "I1 • to",
        "I1 •",
        "I0 g. tre",
        "P1 under",
        "I0 1.1 Med merke",
        "P1 og mer",
        "I0 a) Bokstav",
        "I0 • 2. juni",
        "P løs",
        "P avsnitt",
        "P mer",
        "P to  blanke\nog en linje",
    ]
    assert document.lines[1].links == ((32, 40, "kart.html"),)
    assert document.remarks == ()


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>A<ul><li>B</li></ul></li><li>C</li></ul>",
        "<ul><li>A</li><ul><li>B</li></ul><li>C</li></ul>",
        '<ul class="lst-kix_x1-0"><li>A</li></ul><ul class="lst-kix_x1-1"><li>B</li></ul><li>C</li>',
        '<ul><li>A</li><li class="ql-indent-1">B</li><li>C</li></ul>',
        '<ul><li aria-level="1">A</li></ul><ul><li aria-level="2">B</li></ul><ul><li aria-level="1">C</li></ul>',
    ],
    ids=["within", "between", "class of the list", "class of the item", "said to those who listen"],
)
def test_an_item_lies_as_deep_as_the_editor_says(html: str) -> None:
    """In an item of the list above, between two of them, or in a list of its own that says so; in cells too."""
    assert shown(read("møte.html", html).lines) == ["I0 • A", "I1 • B", "I0 • C"]
    assert shown(read("møte.html", f"<ul><li><table><tr><td>1</td><td>{html}</td></tr></table></ul>").lines) == [
        "ROW P 1 | I0 • A/I1 • B/I0 • C"
    ]


def test_tables_have_rows_with_the_cells_where_they_stand() -> None:
    """A cell that reaches over two rows leaves the second one empty; a frame is no table, a list of terms is."""
    document = read(
        "møte.html",
        """<table><tr><td></td><th>Møtte</th><th>Forfall</th></tr><tr><th colspan=3>Kommunene</th></tr>
<tr><th scope="row" rowspan=2>Kari Vik</th><td>x</td><td></td></tr>
<tr><td></td><td>x<ul><li>syk</li></ul></td></tr></table>
<dl><dt>Møtested:</dt><dd>Rådhuset</dd><dt>Til stede:</dt><dd>Kari</dd><dd>Ola</dd></dl>
<table><tr><td><p>I en ramme</p></td></tr></table>""",
    )

    assert shown(document.lines) == [
        "HEAD  | P* Møtte | P* Forfall",
        "ROW P* Kommunene [3]",
        "ROW P Kari Vik | P x | ",
        "ROW  |  | P x/I0 • syk",
        "ROW P Møtested: | P Rådhuset",
        "ROW P Til stede: | P Kari/P Ola",
        "P I en ramme",
    ]


def test_what_surrounds_the_text_is_told_apart_and_what_is_hidden_is_told_of() -> None:
    """Comments and scripts are for no reader; a paragraph that is not shown might be."""
    document = read(
        "møte.html",
        """<header>Kommunen</header><main><p>Vedtak</p><p style="display: none">skjult</p></main>
<script>"<p>nei</p>"</script><!-- <p>heller ikke</p> --><footer>Side 1</footer>""",
    )

    assert shown(document.lines) == ["P(header) Kommunen", "P Vedtak", "P(footer) Side 1"]
    assert document.remarks == ("Dokumentet har tekst som ikke vises, og den er ikke lest.",)


def test_items_that_word_has_saved_as_html_are_items() -> None:
    """They are paragraphs with their labels as words, between conditions for other programs."""
    document = read(
        "møte.htm",
        """<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>a)<span>&nbsp;&nbsp; </span></span><![endif]>Rektor følger opp</p>""",
    )

    assert shown(document.lines) == ["I1 a) Rektor følger opp"]


def test_the_file_says_how_its_letters_are_written() -> None:
    """Else it is UTF-8."""
    page = '<html><head><meta charset="iso-8859-1"></head><body><p>Møte på Ås</p></body></html>'

    assert shown(read("møte.html", page.encode("latin-1")).lines) == ["P Møte på Ås"]
