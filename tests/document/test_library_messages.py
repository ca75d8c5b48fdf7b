"""The words of other libraries that decide what people are told, as they were read from the versions named here.

Another version may word them otherwise; then what it says is told in general terms, and this test shows where.
"""

from importlib.metadata import version

import pytest
from ruamel.yaml.error import YAMLError

from referat_cli.document.nodes import FAILURES, compose, events
from referat_cli.document.parser import read
from referat_cli.document.schema_errors import problems
from referat_cli.document.syntax_errors import CAUSES, FOLLOW_UP_LINE
from referat_cli.document.text_checks import CUT_SHORT
from tests.support.rows import each

# The parser in C is libyaml's, in ruamel.yaml.clib; the other is ruamel.yaml's own.
RUAMEL_YAML, RUAMEL_YAML_CLIB, PYTHON = "0.19.1", "0.2.15", "3.11"

WORDS = [
    ("document start", "[a]\nb: c\n"),
    ("quoted scalar found unexpected", 'a: "b\n'),
    ("quoted scalar", 'a: "b \\q"\n'),
    ("mapping values", "a: b: c\n"),
    ("sequence entries", "a: - b\n"),
    ("simple key", "a: b\nc\nd: e\n"),
    ("flow", "a: [b, c\nd: e\n"),
    ("node content", "a: ]\n"),
    ("start any token", "a: @b\n"),
    ("anchor", "a: & b\n"),
    ("alias", "a: * b\n"),
    ("tag", "a: !<b\n"),
    ("block scalar", "a: >x\n  b\n"),
]


def error_of(text: str, *, pure: bool) -> YAMLError:
    """What the parser raises on a text that is not YAML."""
    error = compose(events(text, pure=pure), text).error
    assert isinstance(error, YAMLError)
    return error


def words_of(error: YAMLError) -> str:
    """The words of an error, in the order in which `explain_syntax_error` looks for causes in them."""
    return f"{getattr(error, 'context', '') or ''} {getattr(error, 'problem', '') or ''}"


def installed() -> str:
    """The versions, for the one who reads a failure."""
    clib = version("ruamel.yaml.clib")
    return f"read from ruamel.yaml {RUAMEL_YAML} and clib {RUAMEL_YAML_CLIB}, now {version('ruamel.yaml')} and {clib}"


@pytest.mark.parametrize("parser", ["C", "Python"])
@each("words, text", WORDS)
def test_both_parsers_name_the_cause_in_the_same_words(words: str, text: str, parser: str) -> None:
    """The first words of the table that stand in the error are those of the cause."""
    said = words_of(error_of(text, pure=parser == "Python"))
    assert next((cause for cause, _explain in CAUSES if cause in said), None) == words, f"{said!r}: {installed()}"


def test_every_cause_of_the_table_is_held() -> None:
    """No words stand in the table that no error was seen to have."""
    assert [words for words, _explain in CAUSES] == [words for words, _text in WORDS]


def test_the_parser_in_python_names_a_blank_line_that_is_too_short() -> None:
    """It has the sentence where the others have a context, and no place of its own."""
    error = error_of("- |\n \n  x\ny\n", pure=True)
    assert FOLLOW_UP_LINE in str(getattr(error, "context", "")), installed()


def test_the_parser_in_python_stumbles_over_an_escape_that_is_no_character() -> None:
    """Without a word of YAML: what Python's own `chr` raises is taken for that."""
    text = 'a: "\\U99999999"\n'
    assert isinstance(compose(events(text, pure=True), text).error, FAILURES)


def test_python_names_bytes_that_end_inside_a_letter() -> None:
    """The reason of a decoding error tells a file that was cut short from one in another encoding."""
    with pytest.raises(UnicodeDecodeError) as raised:
        "møte".encode()[:2].decode()
    assert raised.value.reason == CUT_SHORT, f"read from Python {PYTHON}"


def test_jsonschema_names_the_rule_that_is_broken() -> None:
    """By the keyword of the schema, which is no text but the standard's (read from jsonschema 4.26.0)."""
    document = read(b"format: null\nkode: A B\n", "utvalg.yaml")
    assert {problem.code for problem in problems(document, "utvalg")} == {"REF202", "REF204", "REF206"}
