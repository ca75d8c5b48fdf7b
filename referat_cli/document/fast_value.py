"""The value of a document without a place for anything in it, for the files that have nothing unusual in them.

Nearly every file is read so: it is held to the few forms that secretaries write, which no reader of YAML takes for
anything else, and then yaml-rs, which is written in Rust, says what its value is. Whatever has another form is
doubtful, so that `nodes` builds the tree with all the time it needs, and finds out whether anything is wrong.
"""

import re
from typing import Final

from referat_cli.model.patterns import LatePattern

# Groups are repeated as `(?>(?:…)*)` here, because Python before 3.11.5 reads `(?:…)*+` wrongly (gh-106052).

# What `ordinary_value` gives where a closer look is called for. (None is the value of a document that says `null`.)
DOUBTFUL: Final = object()

_KEY = "(?!(?:true|false|null):)[a-z][a-z0-9_]*+:"
# A text without quotes begins so, and is then no number, no date and none of YAML's own signs: with a letter, with what
# stands before one, or with digits and then something else. (1E5 and 0x1F are numbers, and to some `nan` is.) The dash
# stands alone, because a set that reaches so far takes a third of the time to compile all this.
_BEGINNING = (
    r"(?:(?!(?i:nan)\b)[^\W\d_]|[«(§]|–|[0-9]++(?:(?>(?:-[0-9]++)*)/|\.?+ (?=[^ #:,\]}\n]))"
    r"|(?!0[BOXbox])[0-9][0-9_.]*+(?![Ee][-+0-9])[^\W\d_])"
)
_TEXT = rf"(?>{_BEGINNING}|[0-9]++, (?=[^ #:\n]))[^:#\n]*+(?>(?:(?::(?![ \n])|(?<! )#)[^:#\n]*+)*)"
_QUOTED = r"""(?:"[^"\\\n]*+"|'(?>(?:[^'\n]|'')*)')"""
_NUMBER = r"(?:0|[1-9][0-9]{0,8}+|[0-9]++-[0-9]++)(?= *+(?:[],}\n]| #))"
_WORD = rf"(?>{_BEGINNING}[^][{{}},:?#\n]*+(?>(?:(?<! )#[^][{{}},:?#\n]*+)*)|{_QUOTED}|{_NUMBER})"
# Between brackets, over one line or more.
_SPACE = "[ \n]*+"
_COMMA = rf"{_SPACE}(?:,{_SPACE}|(?=[]}}]))"
_MAPPING = rf"\{{{_SPACE}(?>(?:{_KEY} ++(?>{_WORD}|\[{_SPACE}(?>(?:{_WORD}{_COMMA})*)\]){_COMMA})*)\}}"
_BRACKETS = rf"(?>\[{_SPACE}(?>(?:(?>{_MAPPING}|{_WORD})(?>(?:{_COMMA})?))*)\]|{_MAPPING})"
_VALUE = rf"(?>{_QUOTED}|{_BRACKETS}|{_TEXT}|{_NUMBER})"
# A comment after anything else may be the rest of a text that was cut short there.
_ACCEPTANCE = r" *+(?>(?:(?<= )# *+referat: *+godta(?![^\W_])[^\n]*+)?)"
# Not so far in that anything can be nested too deep.
_INDENT = " {0,40}+"
_NAME = r"(?!(?i:true|false|null|nan)\b)[^\W\d_][^][{},:?#\"'\n]*+"
_ALIASES = rf"alias:\n(?>(?: {{1,40}}+{_NAME}: {_NAME}\n)+)"
_ENTRY = rf"{_INDENT}(?>#[^\n]*+|(?:- ){{0,2}}+(?>(?:{_KEY}(?> ++|(?=\n)))?)(?![|>])(?>{_VALUE}?){_ACCEPTANCE})\n"
_BLOCK_TEXT = rf"[|>][-+]?+{_ACCEPTANCE}\n(?P<indent> ++)[^ \n][^\n]*+\n(?>(?:(?P=indent)[^\n]*+\n|\n)*)"
_BLOCK = rf"(?P<lead>{_INDENT}(?:- )?+)(?>(?P<key>{_KEY} ++)?){_BLOCK_TEXT}"
# In one, because a file has many blocks, and to ask for each thing by itself takes longer than to find it.
_LINES_AND_BLOCK = re.compile(rf"(?>(?:{_ALIASES}|{_ENTRY})*)(?:{_BLOCK})?")


_ONE_BLOCK = LatePattern(_BLOCK_TEXT)


def block_text(text: str, at: int) -> re.Match[str] | None:
    """The text on lines of its own whose sign stands at a place in an ordinary text, None where no such text begins."""
    return _ONE_BLOCK.compiled.match(text, at)


def is_ordinary(text: str) -> bool:
    """Whether a text has nothing but lines that mean the same to every reader of YAML, if it is YAML at all."""
    at = 0
    while found := _LINES_AND_BLOCK.match(text, at):
        lead, key, indent = found.groups()
        if indent is None:
            break
        if len(indent) < len(lead) + (key is not None):
            return False
        at = found.end()
    return found is not None and found.end() == len(text)


def ordinary_value(text: str) -> object:
    """The value of a text with nothing unusual in it, else `DOUBTFUL`."""
    if not is_ordinary(text):
        return DOUBTFUL
    # Imported here, because a question that is answered from the index reads no file.
    from yaml_rs import YAMLDecodeError, loads  # noqa: PLC0415

    try:
        value: object = loads(text, parse_datetime=False)
    except YAMLDecodeError:
        return DOUBTFUL
    return value if isinstance(value, dict | list) else DOUBTFUL
