"""Difficult YAML: the two parsers, and ruamel.yaml's own loader, agree on what it says."""

from ruamel.yaml import YAML

from referat_cli.document.document import Document
from referat_cli.document.parser import read
from tests.support.rows import each

LAYOUT = [
    "a: b", "a: b\n", "a: b\n\n\n", "\n\na: b\n", "a:   b   \n", "a:\n  b\n", "a:\n\n\n  b\n", "a: b\nc: d\n",
    "---\na: b\n", "--- \n\na: b\n...\n", "a: b\n...\n# x\n", "# x\n---\na: b\n", "- a\n- b\n", "- - - a\n",
    "- - a\n  - b\n- c\n", "-\n  - a\n-\n  - b\n", "a:\n- b\n- c\n", "a:\n  - b\n  - c\nd: e\n",
    "a:\n - b: c\n   d: e\n - f\n", "- a: b\n  c: d\n-\n  e: f\n", "a:\n  b:\n    c:\n      d: e\nf: g\n",
    "a: \n  b: c\n", "a:\n      b: c\n      d: e\n", "-   a: b\n    c: d\n", "a:\n  -   b\n  -   c\n",
    "a: {}\nb: []\n", "[]", "{}", "a", "a b c", "'a'", '"a"', "~", "12", "a: b\n \n  \nc: d\n",
    "a: b  \n",
]  # fmt: skip

COMMENTS = [
    "# x\na: b\n", "a: b # x\n", "a: # x\n  b\n", "a:\n  # x\n  b: c\n", "a:\n# x\n  b: c\n", "a: b\n# x",
    "a: b\n  # x\nc: d\n", "- a # x\n# y\n- b\n", "- # x\n  a\n", "a: [b, # x\n  c] # y\n", "a: {b: c, # x\n  d: e}\n",
    "a: b#c\n", "a: '#b'\n", 'a: "b # c"\n', "a: |\n  # b\n", "a: | # x\n  b\n", "a: >- # x\n  b\n",
    "a: |\n  b\n# x\nc: d\n", "a: |\n  b\n  # c\n\n# x\nc: d\n", "a: b\n\n# x\n\n# y\n", "a: 1 # x\n",
    "a: # x\nb: # y\n", "#\na: b\n", "a: b  ## x # y\n", "a:\n  - b\n  # x\n  - c\n", "# 1\n# 2\n- a\n# 3\n",
]  # fmt: skip

BLOCKS = [
    "a: |\n  b\n", "a: |-\n  b\n", "a: |+\n  b\n", "a: |\n  b", "a: |-\n  b", "a: |+\n  b", "a: |\n  b\n\n\nc: d\n",
    "a: |-\n  b\n\n\nc: d\n", "a: |+\n  b\n\n\nc: d\n", "a: >\n  b\n  c\n", "a: >-\n  b\n  c\n\n  d\n",
    "a: >+\n  b\n\n", "a: >\n  b\n    c\n  d\n", "a: >-\n  b\n\n\n  c\n", "a: |2\n   b\n  c\n", "a: |1-\n  b\n",
    "a: >-2\n    b\n  c\n", "a: |\n\n  b\n", "a: >-\n\n\n  b\n", "a: |\n  b\n   c\n  d  \n", "a: >-\n  b  \n  c\n",
    "a: |\nb: c\n", "a: >-\nb: c\n", "a: |", "a: |\n\n", "- |\n  a\n- >-\n  b\n  c\n", "- |\n a\n- b\n",
    "a:\n  - >-\n    b\n    c\n  - d\n", "a: |\n  - b\n  - c: d\n  [e\n  'f\n", "a: >-\n  b: c\n  # d\n  e\n",
    "a: |\n  ---\n  ...\n", "a:\n  b: |\n    c\n  d: e\n", "a: >\n  * b\n  * c\n\n  d\n", "a: |\n \n  b\n",
    "a: >\n \n   b\n", "a: |\n  \n  b\n", "a: |\n    \n  b\n", "a: |# x\n  b\n", "a: |-x\n  b\n", "a: |0\n b\n",
    "a: |12\n b\n",
]  # fmt: skip

QUOTES = [
    "a: 'b'\n", "a: 'it''s'\n", "a: ''\n", 'a: ""\n', 'a: "b\\nc"\n', 'a: "b\\tc"\n', 'a: "\\u00e5\\xe6"\n',
    'a: "\\U0001F600"\n', 'a: "b \\\n  c"\n', "a: 'b\n  c'\n", "a: 'b\n\n  c'\n", 'a: "b\n\n\n  c"\n', "a: ' b '\n",
    'a: "b\\"c"\n', 'a: "\\\\"\n', "a: '\\'\n", 'a: "b: c, d"\n', "'a': b\n", '"a b": c\n', "a: 'b' # x\n",
    "- 'a'\n- \"b\"\n", 'a: "12"\nb: \'true\'\n', "a: b'c\"d\n", "a: «b»\n", "a: don't\n", 'a: "\\/"\n', 'a: "\\_"\n',
    "a: 'b\n", 'a: "b\n', 'a: "\\z"\n', 'a: "\\x4"\n', 'a: "\\U00110000"\n', 'a: "\\ud83d\\ude00"\n', 'a: "b" c\n',
    "a: 'b\n---\nc'\n",
]  # fmt: skip

PLAIN = [
    "a: b c d\n", "a: b\n  c\n", "a: b\n  c\n\n  d\n", "a: b\n  c\nd: e\n", "a:\n  b\n  c\n", "- a\n  b\n- c\n",
    "- a\n - b\n", "a: b:c\n", "a: b::c\n", "a: :b\n", "a: -b\n", "a: --\n", "a: ?b\n", "a: b?\n", "a: b, c\n",
    "a: b [c] {d}\n", "a: b & c * d ! e\n", "a: b%\n", "a: b@c.no\n", "a: https://example.org/?a=b#c\n",
    "a: æøå ÆØÅ\n", "a: 😀\n", "å: b\n", "a b: c\n", "a: ...\n", "a: =b\n", "a: =\n", "a: <b\n", "a: <<\n", "a: b: c\n",
    "a: b:\n", "a:\tb\n", "a: b\n c: d\n", "a\nb: c\n", "a:b\nc: d\n", f"{'a' * 1000}: b\n", f"{'a' * 1100}: b\n",
    "a: @b\n", "a: `b`\n", "a: %b\n", "a: |b\n", "a: , b\n", "a: ]\n", "a: }\n", "a: - b\n", "a: ? b\n", "? a\n: b\n",
    "? a\n", "? - a\n: b\n", ": a\n", "a: b\n: c\n", "a: b\n- c\n", "- a\nb: c\n",
]  # fmt: skip

VALUES = [
    "- \n- ~\n- null\n- Null\n- NULL\n- nul\n",
    "- true\n- True\n- TRUE\n- tRUE\n- false\n- yes\n- no\n- on\n- off\n- y\n- n\n",
    "- 0\n- -1\n- +1.5\n- 00\n- 08\n- 017\n- 0o17\n- 0o8\n- 0x1f\n- 0xg\n- 0b11\n- 0b2\n- 1_000\n- 1__0\n- _1\n- 1_\n",
    "- 1.5\n- 1.\n- .5\n- -.5\n- 1.5e3\n- 1e3\n- 1e+3\n- .5e3\n- .5e+3\n- 1.e3\n- e3\n- 1e\n",
    "- .inf\n- -.Inf\n- +.INF\n- .nan\n- .NaN\n- .Nan\n- inf\n- nan\n",
    "- 1.2.3\n- 1,5\n- 1 000\n- 1-2\n- 1/24\n- +47.0\n- ++1\n- +-1\n- -\n- +\n- .\n- ..\n", "- -_\n", "- 0x_\n",
    "- ._\n", f"- {'9' * 5000}\n", "a:\nb:\n", "a:\n  b:\n  c:\n", "- \n-\n- a\n", "-\n", "a: ''\nb: ~\n", "1: a\n",
    "true: a\n", "~: a\n", "1.5: a\n", "2024-10-29: a\n", "a: 1:30\n", "a: 1:2:3\n", "a: 190:20\n", "a: 13.5\n",
    "a: 24:00\n",
]  # fmt: skip

FLOW = [
    "a: [b, c]\n", "a: [b, c,]\n", "a: [ b , c ]\n", "a: [\n  b,\n  c\n]\n", "a: [b\n  c, d]\n", "a: {b: c}\n",
    "a: {b: c, d: e,}\n", "a: { b: c , d: e }\n", "a: {b: c,\n  d: e}\n", "a: {b: [c, {d: e}]}\n",
    "a: [[b], [c, d]]\n", "[a, b]\n", "{a: b, c: d}\n", "a: {'b': c}\n", 'a: {"b":c}\n', "a: ['b', \"c\"]\n",
    "a: {b: 'c, d'}\n", "a: {b: }\n", "a: {b}\n", "a: {b, c: d}\n", "a: {b: c d, e f}\n", "a: [a: b]\n", "a: [a:b]\n",
    "a: [b?]\n", "a: [?b]\n", "a: [? b]\n", "a: {? b : c}\n", "a: {?b: c}\n", "a: {b?: c}\n", "a: {b: c?}\n",
    "a: {b:c}\n", "a: {b: http://c}\n", "a: {b: 13:00}\n", "a: [13:00]\n", "a: [b, , c]\n", "a: [,]\n", "a: {,}\n",
    "a: {: b}\n", "a: [: b]\n", "a: [b\n", "a: {b: c\n", "a: [b]]\n", "a: [b}\n", "a: {b: c]\n", "a: [-]\n",
    "a: [- b]\n", "a: [-b]\n", "a: {b: -}\n", "a: [b#c]\n", "a: [b #c\n]\n", "[a]: b\n", "{a: b}: c\n", "{a: b} c\n",
    "a: [|\n  b]\n", "a: [b: c: d]\n", "a: {b: c: d}\n", "a: [%b]\n", "a: [@b]\n", "a:\n  [b,\n  c]\n",
    "- {a: b}\n- [c]\n",
]  # fmt: skip

REFUSED = [
    "a: &b c\nd: *b\n", "a: *b\n", "&a b: c\n", "a: !b c\n", "a: !!int '1'\n", "a: !<b> c\n", "a: ! b\n",
    "<<: {a: b}\n", "%YAML 1.2\n---\na: b\n", "%TAG ! x\n---\na: b\n", "a: b\n---\nc: d\n", "a: b\n--- c\n",
    "---\n---\n", "a: b\n...\nc: d\n", "...\n", "a: 1\na: 2\n", "a: {b: 1, b: 2}\n", "- a: 1\n  'a': 2\n", "a: * b\n",
    "a: & b\n", "a: *b* c\n", "|\n  a\n", "|\na\n", ">-\na\n", "vedtak:\n  - A: b\n", "tittel: a #b\n", "tekst: #b\n",
    "referat: a\n  # b\n  c\n", "a: 2024-10-29\n", "a: 2024-10-29 13:00:00\n", "a: 2024-13-45\n", "- 13.00\n- 13:00\n",
    "a: {b: c, 13.00}\n", "\n%a\n", "a: '\n%b'\n",
]  # fmt: skip

PASTED = [
    "status:\xa0a\n", "a: b\n\xa0\xa0c: d\n", "-\xa0a\n-\xa0b\n", "- \xa0a: b\n  c: d\n", "a\xa0b: c\n", "a\xa0: c\n",
    "navn: b\xa0c\n", "tittel: b\xa0c\n", "tittel: \xa0b\xa0\n", 'a: "b"\xa0\n', "a: [b]\xa0\n", "a: {b:\xa0c}\n",
    "a: {b: c,\xa0d: e}\n", 'a: {"b"\xa0: c}\n', "a: {b: c\u202f}\n", "a:\u2007\n  - b\n",
    "a: |\n  b:\xa0c\n  -\xa0d\n \xa0e\n", "a: |\n\xa0 b\n", "a: >-\xa0\n  b\n", "- |\n -\xa0b\n-\xa0c\n",
    "a: |2\n    b\n  -\xa0c\n", "tekst: b #\xa0c\n", "tekst: b\xa0# c\n", "# a:\xa0b\nc: d\n", '"a\xa0b": c\n',
    "tittel: b\n  \xa0c\n", 'navn: "b\\_c"\n', "navn: >-\n  b\xa0c\n", "\xa0", "\xa0\na: b\n",
    "vedtak:\n  • a\n  • b\n", "vedtak:\n• a\n• b\n", "vedtak:\n  * a\n  * b\n",
    "vedtak:\n  \uf0b7 a: b\n  \uf0b7 c\n", "- {navn: a, oppmoete: b enhet: c}\n", '- {navn: "a" oppmoete: b}\n',
    "- {navn: a, paa_sak: [b] enhet: c}\n", "- {navn: a, enhet: b (c: d), oppmoete: e}\n",
    "- {navn: a,\n  enhet: b oppmoete: c}\n", "a: “b”\n", "a: {b: «13:00»}\n", "a: {b: «c»}\n",
]  # fmt: skip

CORPUS = [*LAYOUT, *COMMENTS, *BLOCKS, *QUOTES, *PLAIN, *VALUES, *FLOW, *REFUSED, *PASTED]


def answer(document: Document) -> tuple[object, ...]:
    """What a document says, in a form that compares (not a number is no number's equal)."""
    places = [(problem.code, problem.place.line) for problem in document.problems]
    return document.readable, repr(document.value), places, document.acceptances


def test_the_corpus_is_large_and_holds_nothing_twice() -> None:
    """It is worth its name, and no snippet only repeats another."""
    assert len(set(CORPUS)) == len(CORPUS) > 250


@each("text", CORPUS)
def test_the_parser_in_python_gives_the_answer_of_the_one_in_c(text: str) -> None:
    """A machine without the parser in C reads the same values and tells of the same problems."""
    assert answer(read(text.encode(), "a.yaml", pure=True)) == answer(read(text.encode(), "a.yaml"))


@each("text", CORPUS)
def test_what_is_read_is_what_ruamel_yaml_reads(text: str) -> None:
    """A value is what YAML 1.2 makes of it, or the file says why it has none; only a date keeps the form it has."""
    document = read(text.encode(), "a.yaml")
    assert document.readable or document.problems
    if document.readable and not any(problem.code == "REF116" for problem in document.problems):
        assert repr(document.value) == repr(YAML(typ="safe", pure=True).load(text))


@each("text", CORPUS)
def test_every_value_has_a_place_and_a_source(text: str) -> None:
    """A place lies inside the file, and what is written there is the value, where that needs no reading."""
    document = read(text.encode(), "a.yaml")
    waiting: list[tuple[tuple[str | int, ...], object]] = [((), document.value)]
    while waiting:
        where, value = waiting.pop()
        place = document.place(where)
        assert 1 <= place.key_line <= place.line <= text.count("\n") + 1
        assert place.column + place.width <= len(document.line(place.line)) + 2
        if isinstance(value, dict):
            waiting += [((*where, key), below) for key, below in value.items()]
        elif isinstance(value, list):
            waiting += [((*where, index), below) for index, below in enumerate(value)]
        elif isinstance(value, str) and value.isalnum() and "\\" not in text and where:
            assert value in document.written(where)
