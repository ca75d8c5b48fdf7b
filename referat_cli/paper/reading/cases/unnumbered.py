"""Cases without numbers: which lines of a paper are their titles."""

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from referat_cli.model.names import fold
from referat_cli.paper.reading.columns import cells_of
from referat_cli.paper.reading.head.title import is_title
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.people.names_and_offices import is_name
from referat_cli.paper.reading.source import SourceLine, whole
from referat_cli.paper.reading.words.labels import (
    CASE,
    HEAD,
    OTHER_BUSINESS,
    PART,
    SECTION,
    label_apart,
    label_of,
    meaning_of,
)

ELECTION = frozenset({"valg", "val"})
# What stands under the title of a case and not under that of a paper.
_FACTS = ("committee", "responsible", "workers", "closed", "earlier", "outcome")
_WORDS_OF_TITLE = 6
# What the case is called in which a meeting approves its notice, or the minutes of the one before.
APPROVAL = re.compile(
    r"godkjenn(?:ing|e)\b.*\b(?:innkalling|sak(?:s?)list|dagsorden|møteinnkalling|protokoll|referat|møtebok)",
    re.IGNORECASE,
)
# A meeting named at the top: "Husmøte", "Kort fra styremøtet 4. februar".
_MEETING = re.compile(r"\b[\w-]*møtet?\b", re.IGNORECASE)
# Facts of the head that are matters too: where a party is to be, and how far a project has come.
_MATTERS = ("venue", "approved")
_FIRST_LINES = 3
_SEVERAL = 2


def unnumbered_titles(lines: Sequence[SourceLine]) -> list[int]:
    """The places of the titles of cases, on a paper that numbers none.

    They are headings of one level: those of the agenda, or several that stand over a decision, or else over any text
    below the head of the paper; or short lines that are typed as titles there.
    """
    titles = [place for place, line in enumerate(lines) if may_be_title(line)]
    first = next(iter(_below_head(titles, lines)), len(lines))
    titles = sorted({*titles, *(place for place in range(first, len(lines)) if _asks(lines[place]))})
    return (
        _titles_of_agenda(lines)
        or _titles_over(lines, titles, _has_decision)
        or _titles_over(lines, _below_head(titles, lines), bool)
        or _titles_over(lines, _below_head(_typed_titles(lines), lines), bool)
        or _titles_over(lines, _below_head(_titles_by_words(lines), lines), bool)
    )


def titles_before_agenda(lines: Sequence[SourceLine]) -> list[int]:
    """The places of headings below the list of those who were there that each stand over sentences.

    One alone may be about the paper itself, unless it stands over a decision, or the meeting was approved there.
    """
    of_head = [place for place, line in enumerate(lines) if _is_of_head(line)]
    if not any(is_attendance_heading(cells_of(lines[place])[0].text) for place in of_head):
        return []
    headings = [
        place
        for place in range(of_head[-1] + 1, len(lines))
        if may_be_title(lines[place]) or _is_approval(lines[place])
    ]
    below = {place: lines[place + 1 : end] for place, end in pairwise([*headings, len(lines)])}
    told = [place for place, text in below.items() if any(map(_is_sentence, text)) or _has_decision(text)]
    is_case = len(headings) >= _SEVERAL or any(
        _has_decision(below[place]) or _is_approval(lines[place]) for place in told
    )
    return told if len(told) == len(headings) and is_case else []


def sections_above_list(lines: Sequence[SourceLine], first: int) -> list[range]:
    """The places of what was treated before people were called up: headings as that at ``first``, over sentences."""
    like = lines[first]
    top = next((place for place in range(first) if _is_of_head(lines[place])), first)
    found = []
    for place in range(top, first):
        line = lines[place]
        end = next((at for at in range(place + 1, first) if not _is_sentence(lines[at])), first)
        is_alike = (line.kind, line.level, line.strong) == (like.kind, like.level, like.strong)
        if is_alike and may_be_title(line) and place + 1 < end < first:
            found.append(range(place, end))
    return found


def _asks(line: SourceLine) -> bool:
    """Whether a heading asks with a word that is a label too, as one below the title of a case does: "Når?"."""
    return line.kind == "heading" and line.text.rstrip().endswith("?") and not is_attendance_heading(line.text)


def _is_approval(line: SourceLine) -> bool:
    """Whether a line is the title of the case in which a notice or minutes are approved."""
    return APPROVAL.match(line.text) is not None and not (line.cells or line.text.rstrip().endswith((".", ":")))


def _is_sentence(line: SourceLine) -> bool:
    return line.kind != "heading" and line.text.rstrip().endswith(".")


def _titles_of_agenda(lines: Sequence[SourceLine]) -> list[int]:
    """The headings of the level on which the titles of the agenda come again."""
    titles = {fold(cell.pieces[0].text) for line in lines if line.cells for cell in cells_of(line) if cell.pieces}
    again = [
        (place, line.level)
        for place, line in enumerate(lines)
        if line.kind == "heading" and _begins_case(place, lines, titles)
    ]
    if not again:
        return []
    first = again[0][0]
    levels = [level for _place, level in again]
    level = max(set(levels), key=levels.count)
    return [
        place
        for place, line in enumerate(lines)
        if place >= first
        and line.kind == "heading"
        and line.level == level
        and (_begins_case(place, lines, titles) or not any(meaning_of(line.text, one) for one in (PART, SECTION)))
    ]


def _titles_over(
    lines: Sequence[SourceLine], titles: Sequence[int], tells: Callable[[Sequence[SourceLine]], bool]
) -> list[int]:
    """The titles of one level, several of which stand over what cases have."""
    told = [
        place
        for place, end in pairwise([*titles, len(lines)])
        if is_other_business_alone(lines[place]) or tells(lines[place + 1 : end])
    ]
    if len(told) < _SEVERAL:
        return []
    levels = [lines[place].level for place in told]
    level = max(set(levels), key=levels.count)
    head = max((place for place in range(told[0]) if _is_of_head(lines[place])), default=-1)
    return [place for place in titles if place > head and lines[place].level == level]


def _below_head(places: Iterable[int], lines: Sequence[SourceLine]) -> list[int]:
    """The places below the title of the paper, or the first line that says who was there, when or where."""
    begins = (
        place
        for place, line in enumerate(lines)
        if _is_of_head(line) or is_title(line.text) or (place < _FIRST_LINES and _names_meeting(line.text))
    )
    head = next(begins, len(lines))
    return [place for place in places if place > head]


def _names_meeting(text: str) -> bool:
    """Whether a line near the top is few words with that for a meeting."""
    return len(text.split()) <= _WORDS_OF_TITLE and _MEETING.search(text) is not None


def _typed_titles(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The places of short lines that something stands close under, as titles do where none is bold.

    They stand apart from what is above them, or are items with others deeper below.
    """
    for place, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        is_apart = line.place.line > above.place.line + 1 and below.place.line == line.place.line + 1
        is_told = below.kind == "item" or below.text.rstrip().endswith((".", "!", "?"))
        is_told = is_told or line.text.isupper() or fold(line.text) in ELECTION
        is_led = line.text.endswith(":") and line.kind == below.kind == "paragraph" and below.text.endswith(".")
        is_over = is_led or (line.kind == below.kind == "item" and below.level > line.level)
        if (
            (is_over or (is_apart and is_told and line.kind == "paragraph"))
            and _is_short(line)
            and may_be_title(replace(line, kind="heading"))
        ):
            yield place


def _titles_by_words(lines: Sequence[SourceLine]) -> Iterator[int]:
    """The places of short lines between what was said, where nothing but their words tells that they are titles."""
    for place, (above, line, below) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        gap_above, gap_below = line.place.line - above.place.line, below.place.line - line.place.line
        is_alike = above.place.page == below.place.page and gap_above == gap_below
        if (
            is_alike
            and line.kind == "paragraph"
            and _is_short(line)
            and not is_name(line.text)
            and (_is_said(above) or _is_of_head(above))
            and (_is_said(below) or label_of(whole(below), PART) or fold(line.text) in ELECTION)
            and may_be_title(replace(line, kind="heading"))
        ):
            yield place


def _is_said(line: SourceLine) -> bool:
    """Whether a line is a sentence, or an item of what was said."""
    return not line.cells and (line.kind == "item" or line.text.rstrip().endswith((".", "!", "?")))


def _is_short(line: SourceLine) -> bool:
    """Whether a line may be a title: few words that begin as one does, and no sentence."""
    text = line.text.rstrip(" :")
    is_whole = text[:1].isalnum() and not text[:1].islower() and text[-1:].isalnum()
    return is_whole and len(line.text.split()) <= _WORDS_OF_TITLE


def may_be_title(line: SourceLine) -> bool:
    """Whether a heading may be the title of a case: it is no label, and no title of the paper."""
    if line.kind != "heading" or line.text.rstrip().endswith((".", ",")) or is_title(line.text):
        return False
    if is_attendance_heading(line.text):
        return False
    meanings = [meaning_of(line.text.strip(" :"), one) for one in (PART, SECTION, HEAD, CASE)]
    is_fact = meanings in ([None, None, one, None] for one in _MATTERS)
    is_matter = is_fact and ":" not in line.text
    return is_matter or not any(meanings) or is_other_business_alone(line) or fold(line.text) in ELECTION


def _has_decision(lines: Sequence[SourceLine]) -> bool:
    return any(map(_is_decision, lines))


def _is_decision(line: SourceLine) -> bool:
    found = label_of(whole(line), PART) if not line.cells else None
    return found is not None and found.meaning == "decision"


def _is_of_head(line: SourceLine) -> bool:
    """Whether a line is a labelled fact of the head, or says who was there."""
    text = line.text if not line.cells else ""
    if label_apart(text)[1] and is_attendance_heading(text):
        return True
    piece = cells_of(line)[0].pieces[:1]
    found = label_of(piece[0], HEAD) or label_of(piece[0], SECTION) if piece else None
    return found is not None and (bool(found.rest.text) or bool(line.cells) or found.meaning == "attendance")


def _begins_case(place: int, lines: Sequence[SourceLine], titles: Container[str]) -> bool:
    """Whether a heading is a title of the agenda, or stands above the facts of a case."""
    below = lines[place + 1] if place + 1 < len(lines) else None
    facts = below is not None and any(
        (found := label_of(cell.pieces[0], CASE)) and found.meaning in _FACTS
        for cell in cells_of(below)[:1]
        if cell.pieces
    )
    return facts or fold(lines[place].text) in titles


def is_other_business_alone(line: SourceLine) -> bool:
    """Whether a line is the title of other business, which has no number where the other cases have."""
    title, colon, text = line.text.partition(": ")
    is_sentence = not colon or text.rstrip().endswith(".")  # "Eventuelt: Nøkkelen er borte."
    return not line.cells and line.kind != "item" and is_sentence and fold(title).strip(". :") in OTHER_BUSINESS
