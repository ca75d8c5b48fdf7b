"""Regular expressions that not every call asks."""

import re
from functools import cached_property


class LatePattern:
    """A regular expression that is compiled when it is first asked: all of them together take longer than a file."""

    def __init__(self, written: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.written = written
        self.flags = flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The expression that can be asked."""
        return re.compile(self.written, self.flags)
