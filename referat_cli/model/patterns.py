"""Regular expressions that not every call asks, and those that only say whether something is there."""

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import jsonschema_rs


class LatePattern:
    """A regular expression that is compiled when it is first asked: all of them together take longer than a file."""

    def __init__(self, written: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.written = written
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression that can be asked."""
        return re.compile(self.written, self.flags)


class QuickTest:
    """Whether a text holds what a regular expression says, and not where.

    jsonschema-rs is asked, for the expressions of Rust that it brings along: they look for many words at once, and
    where none of 13 is in 19 kB, that takes 13 µs instead of the 86 of looking for each in Python. They know no
    looking back or ahead. Only what has read a file asks, because to load jsonschema-rs takes longer than many answers.
    """

    def __init__(self, written: str) -> None:
        self.written = written

    def holds(self, text: str) -> bool:
        """Whether what the expression says stands anywhere in the text."""
        return self._validator.is_valid(text)

    @cached_property
    def _validator(self) -> "jsonschema_rs.Draft202012Validator":
        import jsonschema_rs  # noqa: PLC0415 - as above

        return jsonschema_rs.Draft202012Validator({"pattern": self.written})
