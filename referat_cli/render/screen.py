"""What a terminal may be sent, its width, and its colours."""

import re
import textwrap
from collections.abc import Callable
from typing import NamedTuple

from referat_cli.model.hidden_characters import HIDDEN

# Off a terminal, and where a terminal does not say: as wide as people expect of text.
WIDTH = 80
# Narrower than this a table has no room for its words, and a line that wraps by itself reads better.
NARROWEST = 40

# What a terminal would obey instead of show, what nobody would see, and the lone surrogates of a file name that is no
# UTF-8. A record may not have them; commits, names of files and what is wrong with a file may.
UNSAFE = f"[\\t{HIDDEN}]"
_CONTROL_PICTURES = 0x2400

_STYLES = {
    "feil": "31",
    "advarsel": "33",
    "info": "36",
    "sterk": "1",
    "dempet": "2",
    "stroeket": "31",
    "tilfoeyd": "32",
}


def plain(text: str) -> str:
    """The text with everything a terminal would obey made visible: an escape character becomes ␛."""
    return text if text.isprintable() else re.sub(UNSAFE, _visible, text)  # most is, in a tenth of the time


def _visible(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:  # noqa: PLR2004 - the C0 range, which has pictures of its own in Unicode
        return chr(_CONTROL_PICTURES + code)
    return f"<U+{code:04X}>"


class Screen(NamedTuple):
    """What the reader looks at: its width in columns, whether it shows colour, and whether it is a terminal at all."""

    width: int = WIDTH
    colour: bool = False
    terminal: bool = False

    def style(self, text: str, name: str) -> str:
        """The text in the named style, or as it is where there is no colour; colour never carries the meaning alone."""
        return f"\x1b[{_STYLES[name]}m{text}\x1b[0m" if self.colour else text

    def wrap(self, text: str, indent: str = "", hang: str | None = None) -> str:
        """A paragraph folded to the width: ``indent`` before the first line, ``hang`` before the others."""
        if text.isprintable() and text[-1:] not in ("", " ") and len(indent) + len(text) <= self.width:
            return indent + text  # as most are; textwrap takes 40 µs to find that out
        return "\n".join(
            textwrap.wrap(
                text,
                max(self.width, len(indent) + 1),
                initial_indent=indent,
                subsequent_indent=indent if hang is None else hang,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )


Shown = Callable[[str], str]
