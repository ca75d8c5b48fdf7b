"""What a check found, ready to be shown."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from referat_cli.model.problem import Problem
from referat_cli.render.screen import Shown


class Report(NamedTuple):
    """What a check found: the problems, how many files it read, how a path is shown, and a code's title.

    ``below`` stands before a path for those who see it from the top of the repository. ``fixed`` is how many of the
    files were fixed as far as they could be, or would have been if not ``written``.
    """

    problems: Sequence[Problem]
    files: int
    shown: Shown
    below: str = ""
    title_of: Callable[[str], str] = str
    fixed: int = 0
    written: bool = True

    @property
    def open(self) -> Iterator[Problem]:
        """The problems that the record does not accept."""
        return (problem for problem in self.problems if problem.accepted is None)


def sentences(message: str, step: str) -> str:
    """What is wrong and the next step, on one line."""
    if not step:
        return message
    end = "" if message.endswith("?") else "."
    return f"{message}{end} {step[0].upper()}{step[1:]}"
