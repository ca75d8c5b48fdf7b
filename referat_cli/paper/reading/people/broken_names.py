"""Names that a narrow column has broken in a text that was copied: "Vibeke Lie", "Tangen"."""

from collections import Counter
from collections.abc import Sequence

from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import SourceLine, whole

# A line of a column has no more words, and so many of them may belong to the name.
_MOST_WORDS, _OF_NAME = 8, 3
# A name has no more words than this.
_LONGEST = 5


def with_whole_names(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those joined that have the two parts of a name which the paper has on one line elsewhere."""
    known = runs_of_capitals(lines)
    found: list[SourceLine] = []
    for line in lines:
        if found and _goes_on(found[-1], line, known):
            found[-1] = ledger.joined([whole(found[-1]).stripped(), whole(line).stripped()], found[-1])
        else:
            found.append(line)
    return found


def _goes_on(above: SourceLine, line: SourceLine, known: Counter[str]) -> bool:
    words, rest = above.text.split(), line.text.split()
    if above.cells or line.cells or line.kind == "item" or len(rest) != 1 or not 1 < len(words) <= _MOST_WORDS:
        return False
    if line.place.page != above.place.page or not rest[0].isalpha() or not words[-1][0].isupper():
        return False
    names = (" ".join((*words[-count:], *rest)) for count in range(_OF_NAME, 0, -1) if count <= len(words))
    return any(known[name] and is_name(name) for name in names)


def runs_of_capitals(lines: Sequence[SourceLine]) -> Counter[str]:
    """On how many lines words with capitals stand beside each other, as names do, by two and up to five."""
    found: Counter[str] = Counter()
    for line in (one for each in lines for one in each.lines()):
        words = [word.strip(".,;:()/") for word in line.text.replace("/", " ").split()]
        runs = {
            " ".join(words[at : at + count])
            for at in range(len(words))
            for count in range(2, _LONGEST + 1)
            if all(word[:1].isupper() for word in words[at : at + count])
        }
        found.update(runs)
    return found
