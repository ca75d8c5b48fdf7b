"""Where a recommendation ends and what was said of it begins, on a paper without a heading between the two.

What was decided has the words of the recommendation again, and none of those that were said.
"""

from collections.abc import Sequence

from referat_cli.i18n import _
from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.bodies import DEFINITE_BODY
from referat_cli.paper.reading.words.phrases import phrase
from referat_cli.paper.reading.words.sentences import sentences

# As much of a point stands in what was decided that comes again there.
_AGAIN = 0.6
# What is to be done, as a recommendation says it: "Saken sendes til kommunene", "Planen vedtas", "Saka vert utsett";
# and what a body does by adopting it: "Kommunestyret ber om en ny vurdering".
_TO_BE_DONE = phrase(
    r"\b(?:\w{2,}(?:[^aeiouyæøå]es|as|ast)|(?:skal|bør|må|vert|blir) \w+)\b"
    rf"|^(?:{DEFINITE_BODY}|(?-i:[A-ZÆØÅ]{{2,6}})) (?!(?:er|har|mener|meiner)\b)(?:\w+r|bed|tek|gjev)\b"
)


def without_narration(sections: Sequence[CasePart], ledger: Ledger) -> list[CasePart]:
    """The parts, the paragraphs that follow a recommendation and do not come again in the decision a part apart."""
    decided = [line for part in sections if part.meaning == "decision" for line in part.lines]
    found: list[CasePart] = []
    for part, after in zip(sections, (*sections[1:], None), strict=True):
        goes_over = after is not None and after.meaning == "decision"
        end = _end_of_proposal(part, decided, goes_over=goes_over) if part.meaning == "proposal" else len(part.lines)
        found.append(part._replace(lines=part.lines[:end]))
        if said := part.lines[end:]:
            why = _("står under forslaget uten nummer og ikke i vedtaket; er lest som det som ble sagt")
            ledger.guess(whole(said[0]), "referat", why)
            found.append(CasePart(None, None, said))
    return found


def _end_of_proposal(part: CasePart, decided: Sequence[SourceLine], *, goes_over: bool) -> int:
    """How many lines are those of the recommendation: all, where the decision is of other words than its.

    It is whole where it stands on the line of its label, and nothing but that was adopted at once below it
    (``goes_over``): what then stands between was said, whatever it says.
    """
    lines = part.lines
    there = [{*fold(line.text).split()} for line in decided]
    again = [place for place, line in enumerate(lines) if _comes_again(line, there)]
    if not again:
        return len(lines)
    own = {fold(line.text) for line in lines[: again[-1] + 1]}
    is_on_label = part.heading is not None and bool(part.heading.rest.text)
    is_whole = goes_over and is_on_label and own == {fold(line.text) for line in decided}
    for place, line in enumerate(lines[again[-1] + 1 :], again[-1] + 1):
        if line.kind == "paragraph" and not line.cells and (is_whole or not _is_proposed(line)):
            return place
    return len(lines)


def _comes_again(line: SourceLine, decided: Sequence[set[str]]) -> bool:
    words = {*fold(line.text).split()}
    return any(len(words & there) >= len(words) * _AGAIN for there in decided) and bool(words)


def _is_proposed(line: SourceLine) -> bool:
    """Whether the first sentence of a line says what is to be done."""
    return any(_TO_BE_DONE.search(one.text) for one in sentences(whole(line))[:1])
