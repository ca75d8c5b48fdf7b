"""The lines of a case, or the runs of their sentences, that nothing has been read of."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.sentences import sentences


def remaining_lines(lines: Sequence[SourceLine], rows: Container[int], ledger: Ledger) -> Iterator[SourceLine]:
    """The lines that are not taken; ``rows`` are the places of those that say nothing more than the record does."""
    for at, line in enumerate(lines):
        if at in rows:
            continue
        every = sentences(whole(line)) if not line.cells else []
        if not any(map(ledger.is_taken, every)) or not any(letter.isalnum() for letter in line.text):
            yield line
            continue
        for taken, run in groupby(every, ledger.is_taken):
            if not taken:
                yield _rest_of(line, [*run], ledger)


def _rest_of(line: SourceLine, run: Sequence[Piece], ledger: Ledger) -> SourceLine:
    """Some sentences of a line as one of their own; only the first of the line has its label."""
    rest = Piece(line, run[0].start, run[-1].end)
    begins = not line.text[: rest.start].strip()
    return ledger.part(rest, kind=line.kind, label=line.label if begins else "", level=line.level, strong=line.strong)
