"""The value of a document without a place for anything in it, for the files that have nothing unusual in them.

Nearly every file is read so: it is held to the few forms that secretaries write, which no reader of YAML takes for
anything else, and then yaml-rs, which is written in Rust, says what its value is. Whatever has another form is
doubtful, so that `nodes` builds the tree with all the time it needs, and finds out whether anything is wrong.
"""

import re
from itertools import pairwise
from typing import Final

from referat_cli.document.text_checks import PLAIN, UNCOMMON
from referat_cli.model.patterns import LatePattern, QuickTest

# What `ordinary_value` gives where a closer look is called for. (None is the value of a document that says `null`.)
DOUBTFUL: Final = object()

# What is ordinary is told by one expression that is asked once, in a third of the time of Python's own (`QuickTest`).
# It is compiled at each start, in time that grows with every set of signs: so letters are those of the Latin alphabets
# alone, and a little that is ordinary, and seldom, is left to the careful reader.
_OTHERS = "À-ȿ"
_LETTER = f"[A-Za-z{_OTHERS}]"

# A name, and none that begins as `true`, `false` or `null` do.
_KEY = (
    "(?:[a-eg-mo-su-z]|f(?:[b-z0-9_]|a[a-km-z0-9_])|n(?:[a-tv-z0-9_]|u[a-km-z0-9_])|t(?:[a-qs-z0-9_]|r[a-tv-z0-9_]))"
    "[a-z0-9_]*:"
)


def _signs(but: str = "") -> str:
    """Any sign of a line but these, of those that hide nothing; a space is one."""
    bounds = [0x1F, *sorted(map(ord, but)), 0x7F]
    between = (rf"\x{before + 1:02x}-\x{after - 1:02x}" for before, after in pairwise(bounds) if after - before > 1)
    return f"[{''.join(between)}{PLAIN}]"


def _text(ends: str, colons: str, after_number: str) -> str:
    """A text without quotes, without the signs ``ends`` in it: no word begins as a comment or ends as a key.

    It begins so that it is no number, no date and none of YAML's own signs: with a letter, with what stands before
    one, or with digits and then something else. (1E5 and 0x1F are numbers, and to some `nan` is.)
    """
    first, others = _signs(f" :#{ends}"), f"(?:{colons}{_signs(f' :{ends}')})*"
    no_nan = f"[Nn](?:[-./0-9B-Zb-z{_OTHERS}]|[Aa](?:[A-MO-Za-mo-z{_OTHERS}]|[Nn]{_LETTER}))"
    from_digits = (
        f"[0-9]+(?:-[0-9]+)*/|(?:[1-9]|0[0-9_.])[0-9_.]*[A-DF-Za-df-z{_OTHERS}]|[0-9]+[{after_number}]? {first}"
    )
    beginning = f"(?:[A-MO-Za-mo-z{_OTHERS}«(§–]|{no_nan}|{from_digits})"
    return f"(?:{beginning}{others}|[Nn][Aa]?)(?: +{first}{others})* *"


_ANY = _signs()
_IN_DOUBLE, _IN_SINGLE = _signs('"\\'), _signs("'")
_QUOTED = f"""(?:"{_IN_DOUBLE}*"|'(?:{_IN_SINGLE}|'')*')"""
_NUMBER = "(?:0|[1-9][0-9]{0,8}|[0-9]+-[0-9]+)"
# Between brackets, over one line or more. Where a comma may be left out here, the reader does not let it.
_SPACE = "[ \n]*"
_COMMA = f"{_SPACE},{_SPACE}"
_WORD = f"(?:{_text('][{},?', '', '.')}|{_QUOTED}|{_NUMBER})"
_WORDS = rf"\[{_SPACE}(?:{_WORD}{_COMMA})*(?:{_WORD}{_SPACE})?\]"
_MAPPING = rf"\{{{_SPACE}(?:{_KEY} +(?:{_WORD}|{_WORDS})(?:{_COMMA}|{_SPACE}))*\}}"
_LIST = rf"\[{_SPACE}(?:{_MAPPING}(?:{_COMMA}|{_SPACE})|{_WORD}{_COMMA})*(?:{_WORD}{_SPACE})?\]"
_VALUE = f"(?:{_QUOTED}|{_LIST}|{_MAPPING}|{_text('', ':*', '.,')}|{_NUMBER})"
# A comment after anything else may be the rest of a text that was cut short there.
_ACCEPTANCE = rf"(?: *| +# *referat: *godta(?:[ !-/:-@\[-`{{-~]{_ANY}*)?)"
_NAME = _LETTER + _signs("][{},:?#\"'") + "*"
_ALIASES = f"alias:\n(?: {{1,40}}{_NAME}: {_NAME}\n)+"
# Not so far in that anything can be nested too deep.
_ENTRY = f" {{0,40}}(?:#{_ANY}*|(?:- ){{0,2}}(?:(?:{_KEY} +)?{_VALUE}?|{_KEY}){_ACCEPTANCE})\n"


def _block(indent: int) -> str:
    """A text on lines of its own, the first of them so far in, and so farther than what the text belongs to."""
    line = f" {{{indent}}}"
    first, others = rf"{line}{_signs(' ')}{_ANY}*\n", rf"(?:{line}{_ANY}*\n|\n)*"
    return rf"(?:{_lead(indent - 1)}{_KEY} +|{_lead(indent)})[|>][-+]?{_ACCEPTANCE}\n{first}{others}"


def _lead(length: int) -> str:
    """What a line begins with before a key or a text, not longer than so: spaces, and perhaps a dash."""
    return f"(?: {{0,{length}}}| {{0,{length - 2}}}- )" if length > 1 else f" {{0,{length}}}"


# As far in as a point of a point of a point is.
_BLOCKS = "|".join(map(_block, range(1, 17)))
_ORDINARY = QuickTest(f"^(?:{_ENTRY}|{_BLOCKS}|{_ALIASES})*$")

# Where the text is ordinary, this says where a block ends. (Python before 3.11.5 reads `(?:…)*+` wrongly, gh-106052.)
_ONE_BLOCK = LatePattern(r"[|>][^\n]*+\n(?P<indent> ++)[^\n]*+\n(?>(?:(?P=indent)[^\n]*+\n|\n)*)")


def block_text(text: str, at: int) -> re.Match[str] | None:
    """The text on lines of its own whose sign stands at a place in an ordinary text, None where no such text begins."""
    return _ONE_BLOCK.match(text, at)


def is_ordinary(text: str) -> bool:
    """Whether a text that hides nothing has only lines that mean the same to every reader of YAML, if it is YAML."""
    # A seldom sign is looked at as one that means as little.
    return _ORDINARY.holds(UNCOMMON.sub("·", text))


def plain_value(text: str) -> object:
    """The value of a text with nothing unusual in it and none but common signs, else `DOUBTFUL`."""
    return _value(text) if _ORDINARY.holds(text) else DOUBTFUL


def ordinary_value(text: str) -> object:
    """The value of a text with nothing unusual in it where it hides nothing, else `DOUBTFUL`."""
    return _value(text) if is_ordinary(text) else DOUBTFUL


def _value(text: str) -> object:
    # Imported here, because a question that is answered from the index reads no file.
    from yaml_rs import YAMLDecodeError, loads  # noqa: PLC0415

    try:
        value: object = loads(text, parse_datetime=False)
    except YAMLDecodeError:
        return DOUBTFUL
    return value if isinstance(value, dict | list) else DOUBTFUL
