"""Numbered parts of a case that are treated as cases of their own: "4.1 Lys i løypa", "A. Valg av møteleder"."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from string import ascii_lowercase

from referat_cli.paper.reading.cases.case_head import CaseHead
from referat_cli.paper.reading.cases.counted_heads import MOST_WORDS, is_short_item
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.votes.signs import looks_like_vote
from referat_cli.paper.reading.words.labels import CASE, PART, SECTION, label_of, meaning_of
from referat_cli.paper.reading.words.phrases import BE, CAPITAL, UNANIMOUSLY, phrase
from referat_cli.paper.reading.words.vote_words import VOTES

# "1.3" can be nothing but the third part of the first case, so its title may be longer.
_WORDS_OF_PART = 25
_SEVERAL = 2


def with_parts_as_cases(heads: list[CaseHead], lines: Sequence[SourceLine]) -> list[CaseHead]:
    """The heads, and those of numbered parts that are treated as cases: several are decided or voted on."""
    found: list[CaseHead] = []
    for head, below in zip_longest(heads, heads[1:]):
        found.append(head)
        end = below.place if below else len(lines)
        parts: list[CaseHead] = []
        number = head.number.text if head.number else head.counted
        for place in range(head.place + 1, end if number else 0):
            part = _part_head(place, lines, number, len(parts))
            parts += [part] if part else []
        bounds = zip(parts, [*(part.place for part in parts[1:]), end], strict=False)
        treated = [part for part, after in bounds if _is_treated(part, lines[part.place : after])]
        if len(treated) >= _SEVERAL:
            found += parts
    return found


# A sentence that tells of an election: "A. Som leder ble foreslått Kari Moe".
_IS_SAID = phrase(rf"(?:som|til) [^.]+? {BE} (?:foreslått|føreslått|valgte?|valde?|valt)\b")
_PART_LABEL = re.compile(
    rf"\s*(?P<label>\d{{1,2}}\.\d{{1,2}}(?=\.?\s)|(?:\d{{1,2}}\s?)?[A-Za-z](?=[.)]\s)|[A-Z](?=\s+{CAPITAL})"
    rf"|\d{{1,2}}[A-Za-z](?=:?\s+{CAPITAL}))[.):]?\s+(?=\S)"
)


# How a vote went, which nothing else tells in the same words.
_COUNTED = phrase(rf"\b(?:{UNANIMOUSLY}|{VOTES})(?!\w)")


def _is_treated(part: CaseHead, lines: Sequence[SourceLine]) -> bool:
    """Whether a part has the decision of a case, or the vote on what it proposes.

    With a letter it may be a point of a proposal, which is voted on by itself; "4.1" is told from these by its number.
    """
    told, voted = _parts_in(lines), [line.text for line in lines[1:] if looks_like_vote(line.text)]
    is_numbered = part.counted[-1:].isdecimal()
    return (
        "decision" in told or ("proposal" in told and bool(voted)) or (is_numbered and any(map(_COUNTED.search, voted)))
    )


def _parts_in(lines: Sequence[SourceLine]) -> set[str]:
    """Which parts of a case lines begin with."""
    labels = (label_of(whole(line), PART) for line in lines if not line.cells)
    return {label.meaning for label in labels if label}


def _part_head(place: int, lines: Sequence[SourceLine], case: str, before: int) -> CaseHead | None:
    """The heading of the next part of a case after some: "4.2 Valg", "b) Valg", "4b Valg"; None for other lines."""
    line = lines[place]
    number, letter = f"{case}.{before + 1}", ascii_lowercase[before : before + 1]
    is_heading = line.kind == "heading" or line.strong
    typed = _PART_LABEL.match(line.text) if is_heading or (line.kind == "paragraph" and not line.cells) else None
    written = typed["label"] if typed else line.label.rstrip(".)").lower() if line.kind == "item" else ""
    label = written if written == number else written.replace(" ", "").removeprefix(case)
    if (
        not label
        or label.lower() not in (number, letter)
        or not (is_heading or is_short_item(place, lines, _WORDS_OF_PART if label == number else MOST_WORDS))
    ):
        return None
    title = whole(line).part(typed.end() if typed else 0).stripped()
    is_label = any(meaning_of(title.text, one) for one in (SECTION, CASE))
    if is_label or _IS_SAID.match(title.raw) or meaning_of(title.text, PART) not in (None, "treatment"):
        return None
    taken = whole(line).part(0, typed.end()) if typed else None
    return CaseHead(place, None, (title,), taken, number if label == number else f"{case}{label}")
