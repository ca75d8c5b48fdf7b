"""The beginning of a case on paper, as all that look for one tell it."""

import re
from typing import NamedTuple

from referat_cli.model.names import fold
from referat_cli.paper.reading.source import Piece

_RUNNING = re.compile(r"(?P<number>\d+)/(?P<year>(?:\d\d){1,2})$")


class CaseHead(NamedTuple):
    """The beginning of a case: its line, its number and its title, which may stand in the next line or cell."""

    place: int
    number: Piece | None
    title: tuple[Piece, ...]
    label: Piece | None = None
    # The number of a heading that is only counted, where no case has another, or that a list has set before it.
    counted: str = ""
    # What stands in the row of the head beside number and title.
    beside: tuple[Piece, ...] = ()
    # The cells of labels and values in the row of the head: "Tittel", "Budsjett", "Saksbehandler", "Siv Nes".
    facts: tuple[tuple[Piece, ...], ...] = ()
    # The title, where another case of the paper has the same number.
    same: str = ""
    # The number of the case, where the paper writes it otherwise than here: "22/24" of "PS 22/24" in the agenda.
    own: str = ""

    @property
    def name(self) -> str:
        """What tells a case from the others of its paper."""
        return f"{self.key} {self.same}".strip() or self.counted

    @property
    def called(self) -> str:
        """Its title, folded."""
        return fold(" ".join(piece.text for piece in self.title))

    @property
    def running(self) -> str:
        """What its number has in any form: "22/24" of "PS 22/2024"; "" where it has none."""
        found = _RUNNING.search(self.written)
        return f"{found['number']}/{found['year'][-2:]}" if found else ""

    @property
    def series(self) -> str:
        """The letters before its number: "PS" of "PS 22/24"."""
        return _RUNNING.sub("", self.written).strip(" -–")

    @property
    def key(self) -> str:
        """What is the same wherever the number stands."""
        return fold(self.own or self.written)

    @property
    def written(self) -> str:
        """Its number as it stands here; "" where it has none."""
        return self.number.text if self.number else self.counted if "/" in self.counted else ""
