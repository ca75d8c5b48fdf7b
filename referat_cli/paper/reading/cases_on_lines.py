"""Cases that have their title and what was said of them on one line: "Sak 2: Dugnad. Vi kjøper grill. Enstemmig."."""

import re
from collections.abc import Sequence

from referat_cli.model.names import fold
from referat_cli.paper.reading.cases.heads_of_paper import find_heads
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.people.line_starts import begins_person
from referat_cli.paper.reading.people.list_headings import is_attendance_heading
from referat_cli.paper.reading.source import Piece, SourceLine, whole
from referat_cli.paper.reading.words.labels import CASE, HEAD, PART, SECTION, label_of, meaning_of
from referat_cli.paper.reading.words.sentences import ends_with_word, sentences
from referat_cli.paper.reading.zones import begins_agenda

# What ends a title: a colon, or a dash with blanks; the end of a sentence is found by its words.
_MARK = re.compile(r"\s*:\s+|\s[–—-]{1,2}>?\s|\n")
_WORDS_OF_TITLE = 8
_WORDS_OF_LEAD = 3
_SEVERAL = 2
# A number at the beginning of a paragraph that a break divides.
_TYPED = re.compile(r"\s*(?P<label>\d{1,2}[.)])\s+(?=\S[^\n]*\n)")
_NUMBER = re.compile(r"(\d{1,2})[.):]?")


def titles_apart(lines: Sequence[SourceLine], year: str, ledger: Ledger) -> list[SourceLine]:
    """The lines, those that have a title and more of its case as two; items from 1 are cases where nothing else is."""
    heads = {head.place: head for head in find_heads(lines, year)}
    items = _numbered_items(lines) if all(head.counted and not head.number for head in heads.values()) else frozenset()
    items = items if items >= heads.keys() else frozenset()
    led = _paragraphs_led(lines) if not (heads or items) else frozenset()
    found: list[SourceLine] = []
    for place, line in enumerate(lines):
        head = heads.get(place)
        if head and head.title and head.title[0].line is line and _may_have_more(line):
            found += _two_lines(line, head.title[0], ledger, is_sentence=True)
        elif line.kind == "item" and items and place > max(items) and _is_of_next(line):
            found.append(ledger.part(whole(line)))
        elif place in led:
            end, begin = _end_of_title(whole(line), is_sentence=False)
            found.append(ledger.part(whole(line).part(0, end), kind="heading", strong=True))
            found.append(ledger.part(whole(line).part(begin)))
        elif place in items:
            found += _two_lines(line, _item_of(line)[1], ledger, is_sentence=False)
        else:
            found.append(line)
    return found


def _paragraphs_led(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of paragraphs that each begin with what they are about: "Bom. Låsen er byttet.", "MAT: Ida baker.".

    Most paragraphs from the first to the last are such, and what leads them is nobody who was named above.
    """
    found = [place for place, line in enumerate(lines) if _is_led(line)]
    above = fold(" ".join(line.text for line in lines[: found[0]])).split() if found else []
    found = [place for place in found if not set(fold(lines[place].text).split()[:1]) & set(above)]
    between = [line for line in lines[found[0] : found[-1]] if line.kind == "paragraph"] if found else []
    return frozenset(found if len(found) > _SEVERAL and len(found) * 3 > len(between) * 2 else ())


def _is_led(line: SourceLine) -> bool:
    """Whether a paragraph begins with a few words that are no label, and goes on with a sentence."""
    if line.cells or line.kind != "paragraph" or not _may_have_more(line):
        return False
    end, begin = _end_of_title(whole(line), is_sentence=False)
    title, rest = whole(line).part(0, end), whole(line).part(begin)
    is_label = any(meaning_of(title.text, one) for one in (HEAD, SECTION)) or is_attendance_heading(title.text)
    is_short = 0 < len(title.text.split()) <= _WORDS_OF_LEAD and title.text[:1].isupper()
    return is_short and not is_label and len(rest.text.split()) > _SEVERAL and not begins_person(title, None)


_OF_AGENDA = re.compile(
    r"\s*(?:(?:ad|til)\.? (?:sak|pkt|punkt|post)|ad)\.?\s*(?P<number>\d{1,2})\s*[.):–-]?\s*", re.IGNORECASE
)


def with_titles_of_agenda(lines: Sequence[SourceLine], ledger: Ledger) -> list[SourceLine]:
    """The lines, those that tell of a number of the agenda without its title with that: "Ad 2. Vi kjøper grill."."""
    agenda = next((place for place, line in enumerate(lines) if begins_agenda(line)), len(lines))
    titles: dict[str, Piece] = {}
    found: list[SourceLine] = []
    for place, line in enumerate(lines):
        told = _OF_AGENDA.match(line.text) if titles and not line.cells else None
        title = titles.get(told["number"]) if told else None
        rest = whole(line).part(told.end()).stripped() if told else whole(line)
        if place > agenda and line.kind == "item" and line.label[:-1] == f"{len(titles) + 1}":
            titles[line.label[:-1]] = whole(line).stripped(" .")
        if told and title and not f"{fold(rest.text)} ".startswith(f"{fold(title.text)} "):
            found.append(ledger.joined((whole(line).part(0, told.end()).stripped(), title), line, ["", " "]))
            found += [ledger.part(rest)] if rest.text else []
        else:
            found.append(line)
    return found


def _may_have_more(line: SourceLine) -> bool:
    return not line.cells and line.kind != "heading" and not line.strong and "\t" not in line.text.strip()


def _two_lines(line: SourceLine, title: Piece, ledger: Ledger, *, is_sentence: bool) -> list[SourceLine]:
    """A line as the one of its title and that of the rest; as it is where it has no more than a title."""
    end, begin = (0, 0) if line.strong else _end_of_title(title, is_sentence=is_sentence)  # bold words are a title
    what = {"kind": line.kind, "label": line.label, "level": line.level, "strong": line.strong or not is_sentence}
    start = 0
    if not is_sentence:
        what |= {"kind": "item", "label": _item_of(line)[0]}
        start = title.start
        ledger.label(whole(line).part(0, start))
    if not end:
        return [line] if is_sentence else [ledger.part(whole(line).part(start), **what)]
    first = ledger.part(whole(line).part(start, title.start + end), **what)
    return [first, ledger.part(whole(line).part(title.start + begin))]


def _item_of(line: SourceLine) -> tuple[str, Piece]:
    """The label of an item and its words; a paragraph whose first line is numbered is one: "1. Tur", "Utsatt."."""
    typed = _TYPED.match(line.text) if line.kind == "paragraph" and not line.cells else None
    if typed:
        return typed["label"], whole(line).part(typed.end())
    return line.label if line.kind == "item" and not line.level else "", whole(line)


def _end_of_title(title: Piece, *, is_sentence: bool) -> tuple[int, int]:
    """Where a title ends on its line and what is said of it begins; (0, 0) where nothing is.

    ``is_sentence`` where only a line that ends as a sentence has more than a title.
    """
    text = title.raw.rstrip()
    if not text or (is_sentence and not text.endswith((".", "!", "?"))):
        return 0, 0
    first = sentences(title)[0]
    ends = [(first.end - title.start, first.end - title.start)] if first.end < title.start + len(text) else []
    if (mark := _MARK.search(text)) and text.count("(", 0, mark.start()) == text.count(")", 0, mark.start()):
        ends.append((mark.start(), mark.end()))
    if not ends:
        return 0, 0
    end, begin = min(ends)
    is_short = 0 < len(text[:end].split()) <= _WORDS_OF_TITLE
    part = label_of(title, PART)
    if not is_short or not text[begin:].strip() or (part and part.meaning != "other") or label_of(title, CASE):
        return 0, 0
    return len(text[:end].rstrip(".")) if ends_with_word(text[:end]) or text[:end].count(".") == 1 else end, begin


def _is_of_next(line: SourceLine) -> bool:
    """Whether an item is no case, and says when the next meeting is."""
    told = label_of(whole(line), HEAD)
    return told is not None and told.meaning == "next" and bool(told.rest.text)


def _numbered_items(lines: Sequence[SourceLine]) -> frozenset[int]:
    """The places of the items that count from 1 and have a title and more each: cases of a paper without others."""
    found: list[int] = []
    more = 0
    for place, line in enumerate(lines):
        written, text = _item_of(line)
        label = _NUMBER.fullmatch(written)
        if not label or int(label[1]) != len(found) + 1:
            continue
        is_part = meaning_of(line.text, PART) not in (None, "other", "treatment")
        first = text.part(0, len(text.raw.partition("\n")[0])).stripped()
        if begins_person(first, None) or is_part or meaning_of(line.text, SECTION):
            return frozenset()
        if _is_of_next(line):
            break
        found.append(place)
        below = lines[place + 1] if place + 1 < len(lines) else None
        stands_over = below is not None and not below.cells and below.kind == "paragraph"
        more += stands_over or _end_of_title(text, is_sentence=False) != (0, 0)
    return frozenset(found if more >= _SEVERAL else ())
