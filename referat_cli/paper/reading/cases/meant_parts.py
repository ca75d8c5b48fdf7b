"""The parts of a case as they are meant, where their headings alone do not say it."""

import re
from collections.abc import Container, Sequence
from itertools import pairwise

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.part_headings import OF_BODY, body_of
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.elections.sentences import CHOSEN, ONLY_ELECTED, is_put_up
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.sentences import sentences

# How a decision is numbered among those of its case: "Vedtak 2".
_CALLED = re.compile(r"\s*\d{1,2}$")
# What a decision is called that is called one.
_DECISION = re.compile(r"vedtak|vedtatt|vedteke|vedtok|beslut|bestem|avgjerd|avgjort")
# When a decision was made that an earlier meeting made: "Tidligere vedtak", "Vedtak fra møtet 13. mars".
_EARLIER = re.compile(r"\b(?:tidligere|tidlegare|forrige|førre|sist)\b", re.IGNORECASE)
_OF_MEETING = re.compile(r"\b(?:fra|frå|i)\s+(?:møtet?|sak)\b", re.IGNORECASE)
_BARE = re.compile(r"(?:forslag|framlegg)\s*:?", re.IGNORECASE)
_ELECTED = re.compile(r"\s*(?:valgte?|vald|valde)\s*:", re.IGNORECASE)
_NAMED = re.compile(r"\s*\w*(?:forslag|framlegg)\s+(?:nr\.?\s*)?(?:\d{1,2}|[A-Z])\b", re.IGNORECASE)


def settled_parts(sections: Sequence[CasePart]) -> list[CasePart]:
    """The parts as they are meant: a recommendation after the discussion, where nothing else is decided, is a decision.

    So is that of the body whose treatment the case tells, after the one that it had before it.
    A second part of one kind, as a recommendation that went before to another body, is running text.
    """
    found: list[CasePart] = []
    sections = _without_earlier(_of_own_body(sections))
    sections = _beside_recommendation(_decided_by_name(_without_elected(sections)))
    kinds = [section.meaning for section in sections]
    own = {body_of(section.heading.label.text) for section in sections if section.heading} - {""}
    for place, section in enumerate(sections):
        meaning = section.meaning
        if meaning == "proposal" and section.lines and _tells_more(section):
            meaning = "treatment"  # what several put forward, or who was put forward and elected, is no recommendation
        elif (
            meaning == "proposal"
            and "decision" not in kinds
            and "proposal" in kinds[:place]
            and ({"minutes", "treatment"} & set(kinds[:place]) or _is_by(section, own))
        ):
            meaning = "decision"
        elif (first := _goes_on(section, found)) is not None:
            found[first] = found[first]._replace(lines=[*found[first].lines, *section.lines])
            meaning = "again"
        elif meaning in ("proposal", "decision") and any(one.meaning == meaning for one in found):
            named = section.heading and OF_BODY.fullmatch(section.heading.label.text.strip(" .:"))
            meaning = "treatment" if named else "free"
        heading = section.heading._replace(meaning=meaning) if section.heading else None
        lines = [] if meaning == "again" else section.lines
        found.append(section._replace(heading=heading, lines=lines))
    return found


def _without_earlier(parts: Sequence[CasePart]) -> list[CasePart]:
    """The parts, what an earlier meeting decided as running text, as its label says, above the decision or alone."""
    labels = [part.heading.label.text if part.heading and part.meaning == "decision" else "" for part in parts]
    last = max((place for place, label in enumerate(labels) if label), default=0)
    return [
        CasePart(None, None, _whole_lines(part))
        if _EARLIER.search(label) or (place < last and _OF_MEETING.search(label))
        else part
        for place, (part, label) in enumerate(zip(parts, labels, strict=True))
    ]


def _without_elected(parts: Sequence[CasePart]) -> list[CasePart]:
    """The parts, those that only say that who was proposed was elected as running text, where a case has several."""
    decisions = [part for part in parts if part.meaning == "decision"]
    elected = [part for before, part in pairwise(parts) if part in decisions and _says_elected(before, part)]
    if len(elected) < 2 or len(elected) < len(decisions):  # noqa: PLR2004 - several
        return list(parts)
    return [CasePart(None, None, _whole_lines(part)) if part in elected else part for part in parts]


def _says_elected(before: CasePart, part: CasePart) -> bool:
    """Whether a decision says only that somebody was elected, or, below who was put up, «Godkjent» or who it was."""
    said = part.lines[0].text.strip() if part.lines else ""
    only = ONLY_ELECTED.fullmatch(said)
    if only and not only["adopted"]:
        return True
    put_up = any(is_put_up(sentence.raw) for line in before.lines for sentence in sentences(whole(line)))
    return put_up and (only is not None or CHOSEN.fullmatch(said) is not None)


def _beside_recommendation(parts: Sequence[CasePart]) -> list[CasePart]:
    """The parts; «Forslag:» of nobody, before what the board recommends on it, is what others put forward."""
    proposals = [(part, part.heading) for part in parts if part.meaning == "proposal" and part.heading]
    if not (proposals and _BARE.fullmatch(proposals[0][1].label.text) and any(head.who for _part, head in proposals)):
        return list(parts)
    return [CasePart(None, None, _whole_lines(part)) if part is proposals[0][0] else part for part in parts]


def _whole_lines(part: CasePart) -> list[SourceLine]:
    """The lines of a part with its heading as they stand on paper."""
    if part.heading is None or part.heading_line is None:
        return part.lines
    return [part.heading_line, *(part.lines[1:] if part.heading.rest.text else part.lines)]


def _decided_by_name(parts: Sequence[CasePart]) -> list[CasePart]:
    """The parts; beside one that is called a decision, what is called a conclusion or a result was only said."""
    named = [part.heading is not None and _DECISION.search(fold(part.heading.label.text)) is not None for part in parts]
    if not any(is_named and part.meaning == "decision" for is_named, part in zip(named, parts, strict=True)):
        return list(parts)
    return [
        part._replace(heading=part.heading._replace(meaning="minutes"))
        if part.heading and part.meaning == "decision" and not is_named
        else part
        for is_named, part in zip(named, parts, strict=True)
    ]


def _is_by(part: CasePart, bodies: Container[str]) -> bool:
    """Whether one of some bodies put forward a part."""
    return part.heading is not None and fold(part.heading.who) in bodies


def _tells_more(part: CasePart) -> bool:
    """Whether what stands under «Forslag» is a list of those of several, or who was put forward and who was elected."""
    return _NAMED.match(part.lines[0].text) is not None or any(_ELECTED.match(line.text) for line in part.lines[1:])


def _goes_on(part: CasePart, found: Sequence[CasePart]) -> int | None:
    """The place of the part that another goes on: tasks, or the decision of one body, under the same word."""
    if part.meaning == "tasks":
        return next((place for place, one in enumerate(found) if one.meaning == "tasks"), None)
    first = next((place for place, one in enumerate(found) if one.meaning == "decision"), None)
    if part.meaning != "decision" or first is None or not (part.heading and (before := found[first].heading)):
        return None
    if any(one.meaning == "proposal" or (one.heading and body_of(one.heading.label.text)) for one in found[first:]):
        return None
    alike = _CALLED.sub("", fold(part.heading.label.text)) == _CALLED.sub("", fold(before.label.text))
    numbered = any(line.cells or line.label[:1].isalnum() for line in (*found[first].lines, *part.lines))
    return first if alike and found[first].lines and part.lines and not numbered else None


def _of_own_body(parts: Sequence[CasePart]) -> list[CasePart]:
    """The parts, those that tell of the treatment in another body before as running text.

    Where a case has extracts of several, as "Saksprotokoll i Formannskapet" and "Saksprotokoll i Kommunestyret", the
    last is that of the meeting. What the one before it came to is the recommendation, where there is no other.
    """
    bodies = [(place, body_of(part.heading.label.text)) for place, part in enumerate(parts) if part.heading]
    told = [(place, body) for place, body in bodies if body]
    if len({body for _place, body in told}) < 2:  # noqa: PLR2004 - several bodies
        return list(parts)
    first, last = told[0][0], told[-1][0]
    has_own = any(part.meaning == "proposal" for part in parts[:first])
    results = [place for place in range(first, last) if parts[place].meaning in ("proposal", "decision")]
    result = -1 if has_own else max(results, default=-1)
    found = []
    for place, part in enumerate(parts):
        if part.heading and first <= place < last:
            meaning = "proposal" if place == result else "before"
            found.append(part._replace(heading=part.heading._replace(meaning=meaning)))
        else:
            found.append(part)
    return found
