"""Whatever the bytes, the reader answers, answers the same again, and never lets a doubtful value through."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from referat_cli.document.document import Document
from referat_cli.document.fast_value import DOUBTFUL, ordinary_value
from referat_cli.document.nodes import compose, events
from referat_cli.document.parser import read
from referat_cli.document.pitfalls import find_pitfalls
from referat_cli.model.problem import MOST, Key, Within
from tests.support.effort import examples
from tests.support.rows import each

# What YAML is made of, and what people paste.
PIECES = [
    "a", "b: ", "- ", "  ", "\n", "\n  ", "\n    ", '"', "'", "[", "]", "{", "}", ", ", ",", ":", ": ", "?", "? ",
    "# x", " # y", "|\n", ">-\n", ">+\n", "|2\n", "&a", "*a", "!t", "%", "@", "`", "---", "\n---\n", "...", "~",
    "null", "true", "1", "1.5", "13:00", "13.00", "2024-10-29", "tittel: ", "vedtak:\n", "  - ", "æø", "😀", "\\",
    "\\x1b", "\\n", "\t", "\u00a0", "<<: ", "<<", "=", "-", "--", "tekst: ", "x y", "\n\n", " \n", "0x1F", "1_0", ".5",
    "-_", "# referat: godta REF504 ja", "\\ud800", "Å", "a\u030a", "\r\n", "|-", ">", "{a: b}", "[x, y]", "alias:\n",
    "\u2028", "\ufeff", "\x00", "\u202f", "navn: ", "navn:\u00a0", "-\u00a0", "«", "»", "“", "”", "•", "* ",
    "nan", "Na", "n", "E5",
]  # fmt: skip
# What most files are made of, and need no closer look for.
ORDINARY = [
    "# yaml-language-server: $schema=../moete.schema.json\nutvalg: prove\n", 'start: "18:00"\n', "slutt: 'ja'\n",
    "moetested: 1930, 30M11\n", "kilde:\n  dokument: 003_52.txt\n", "alias:\n  Ole N. Li: Ola Lie\n  A: B\n",
    "deltakere:\n  - gruppe: 9B\n    personer:\n      - {navn: Kari Moe, paa_sak: [1/26, 2/26]}\n      - navn: Per Å\n",
    "saksliste: [{sak: 1/26}, {sak: 2026-01}, {sak: 12/26 A}]\n", "antall: {moett: 27, av: 75}\n", "navn:\n  Kari\n",
    "vedtak:\n  - >-\n    Planen vedtas.\n    Den #2 følges: straks.\n\n    Punktum.\n  - 600 000 kroner.\n",
    "referat: |\n  ## Innspill\n\n  - *Kari* sa [det](#).\n    - {og mer}\n", "tittel: Plan for\n  kommunen\n",
    "saker:\n  - saksnr: 1/26\n    tekst: |\n      Ja.\n    vedtak: [Ja, 'Nei', \"Å\"]\n    enstemmig: true\n",
    "notat: Slik  # referat: godta REF504 ja\n", "punkter:\n- a\n- - b\n  - c\n", "lenke: https://x.no/#a\n",
    'steder:\n  - {del: PS 1/26#forslag.B, linjer: "1:3"}\n', "undertittel:\n", "frist: [\n  1. juni,\n  Å\n]\n",
    "merke: >-  # referat: godta REF504 ja\n  Å\n", "fra: 3. mars\ntil: 12, kanskje\nnotat: nå\n",
    "forslag:\n  - id: N\n  - {id: n, navn: Nansen, sted: Nærøy, nr: 0}\n",
    "folk: [{navn: A}, {navn: 'B', merke: [12 a, 1-2,]},\n  {navn: 3b}]\n",
]  # fmt: skip
yaml_like = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
ordinary = st.lists(st.sampled_from(ORDINARY), max_size=5).map("".join)
prose = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)


def answer(document: Document) -> tuple[object, ...]:
    """Everything that a document says, in a form that compares."""
    return document.text, document.readable, repr(document.value), document.problems, document.acceptances


@given(st.binary(max_size=200))
def test_any_bytes_are_answered_and_always_in_the_same_way(content: bytes) -> None:
    """Bad data is a value: there is a reason for every file that is not read, and a bound on what is told."""
    document = read(content, "a.yaml")
    assert answer(document) == answer(read(content, "a.yaml"))
    assert document.readable or (document.problems and document.value is None)
    assert len(document.problems) <= MOST + 3


@given(st.one_of(yaml_like, prose))
@settings(max_examples=examples(25))
def test_both_parsers_give_the_same_answer(text: str) -> None:
    """The same value, and the same codes on the same lines."""
    in_c, in_python = (read(text.encode(), "a.yaml", pure=pure) for pure in (False, True))
    assert (in_c.readable, repr(in_c.value)) == (in_python.readable, repr(in_python.value))
    assert [(problem.code, problem.place.line) for problem in in_c.problems] == [
        (problem.code, problem.place.line) for problem in in_python.problems
    ]
    assert in_c.acceptances == in_python.acceptances


@given(st.one_of(yaml_like, prose))
@settings(max_examples=examples(25))
def test_a_value_is_what_yaml_makes_of_the_text(text: str) -> None:
    """Where a file is readable its value is that of ruamel.yaml's safe loader, but for dates, times and `+3`."""
    document = read(text.encode(), "a.yaml")
    told = any(problem.code == "REF116" for problem in document.problems)
    if document.readable and not told and not re.search(r"\+[1-9]", text):
        assert repr(document.value) == repr(YAML(typ="safe", pure=True).load(document.text))


@given(
    st.lists(st.sampled_from(ORDINARY), max_size=5).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=2),
    st.data(),
)
@settings(max_examples=examples(150))
def test_the_quick_way_reads_what_a_closer_look_reads(text: str, pieces: list[str], data: st.DataObject) -> None:
    """A file in which nothing looks unusual has nothing wrong with it and the same value when looked at closely."""
    for piece in pieces:
        at = data.draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    document = read(text.encode(), "a.yaml")
    if document.readable and not document.problems:
        tree = compose(events(document.text), document.text)
        assert tree.root is not None
        assert [*tree.problems, *find_pitfalls(tree.root, document.text)] == []
        assert repr(tree.root.value) == repr(document.value)


@each(
    "text",
    ["a: nan b\n", "- 1E5\n", "a: [b, 1e5]\n", "true: a\n", "a:\n  b: |\n  c: d\n", "a: [b\n  c]\n", "a: [b,\nc: d]\n"],
)
def test_what_readers_may_take_for_something_else_is_looked_at_closely(text: str) -> None:
    """A number, a key that is no text, a block that is as far to the left as its key, a text or a list over lines."""
    assert ordinary_value(text) is DOUBTFUL


def test_brackets_that_are_not_closed_on_lines_of_their_own_are_looked_at_closely() -> None:
    """What yaml-rs reads as one text over two lines is a mistake to libyaml."""
    assert ordinary_value("a: [«\n  xy  ?]\n") is DOUBTFUL


@each("text", ORDINARY)
def test_what_secretaries_write_is_read_the_quick_way(text: str) -> None:
    """Ten thousand meetings are read in the time that one look at each takes; few files need a second."""
    assert ordinary_value(text) is not DOUBTFUL


@given(st.one_of(yaml_like, prose), st.text(max_size=5), st.integers(0, 3))
def test_a_place_can_be_asked_for_whatever_the_file(text: str, part: str, number: int) -> None:
    """Every place lies inside the file, also of what does not exist."""
    document = read(text.encode(), "a.yaml")
    lines = document.text.count("\n") + 1
    for where in (
        (),
        (part,),
        (number, "tittel"),
        ("tittel", Within(part, number)),
        ("vedtak", number, Key(part)),
        (Key("a"),),
        (Within(part),),
    ):
        place = document.place(where)
        assert 1 <= place.line <= lines
        assert place.column >= 1
        assert place.width >= 1
        assert isinstance(document.written(where), str)
    for problem in document.problems:
        assert 1 <= problem.place.line <= lines
        assert problem.source == document.line(problem.place.line)


@given(prose)
def test_prose_in_double_quotes_comes_through_or_is_told_of(text: str) -> None:
    """What a careful writer quotes is read as it is, unless it holds what nobody can see."""
    quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    document = read(f'tittel: "{quoted}"\n'.encode(), "a.yaml")
    if not document.problems:
        assert document.value == {"tittel": text}
