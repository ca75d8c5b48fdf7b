"""The pages of a PDF as another library reads them (pypdfium2), held to what was to stand on them."""

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import pypdfium2

from referat_cli.paper.layout import paper
from referat_cli.paper.running_text import running_blocks
from referat_cli.paper.tree import KINDS, Agenda, AttendanceList, Block, Heading, Items, Paper, TextTable
from referat_cli.paper.writing.look import Look
from referat_cli.paper.writing.pdf import write
from tests.paper.round_trip import printed
from tests.support.paper_records import made


def sheet(*blocks: Block) -> Paper:
    """A paper with these blocks."""
    return Paper(
        "referat",
        "MØTEREFERAT",
        "Prøveutvalget",
        "prove",
        "nb",
        "2026-03-04",
        "Prøveutvalget",
        "Side {page} av {pages}",
        blocks,
    )


def pages(content: bytes) -> list[list[str]]:
    """The lines of every page, as another library reads them; a hyphen at the end of a line is a hyphen."""
    document = pypdfium2.PdfDocument(content)
    return [page.get_textpage().get_text_range().replace("\ufffe", "-").splitlines() for page in document]


def words_of(value: object) -> Iterator[str]:
    """Every word in a block that is to be seen, run by run."""
    if isinstance(value, str):
        yield from value.split()
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in ("type", "link"):
                yield from words_of(inner)
    elif isinstance(value, list | tuple):
        if value and isinstance(value[0], dict) and value[0].keys() <= {"text", "strong", "emphasis", "link"}:
            yield from words_of("".join(run["text"] for run in value))
        else:
            for inner in value:
                yield from words_of(inner)


def sections(sheet: Paper) -> list[list[Block]]:
    """The blocks of a paper, from each that begins on a new page."""
    found: list[list[Block]] = [[]]
    for block in sheet.blocks:
        if isinstance(block, Heading) and block.new_page:
            found.append([])
        found[-1].append(block)
    return found


def table_heads(blocks: Iterable[Block]) -> Iterator[str]:
    """The heads of the tables in blocks, which are said again where a table goes on over the page."""
    for block in blocks:
        if isinstance(block, Agenda | AttendanceList):
            yield " ".join(filter(None, block.headings))
        elif isinstance(block, TextTable):
            yield " ".join(words_of(msgspec.to_builtins(block.heading)))
        elif isinstance(block, Items):
            for item in block.items:
                yield from table_heads(item.blocks)


def printed_sections(content: bytes, foot: str, headings: list[str], heads: set[str]) -> list[Counter[str]]:
    """The words on the pages of each section, without the foot and without table heads that are said again."""
    found: list[Counter[str]] = [Counter()]
    said: set[str] = set()
    for lines in pages(content):
        assert lines[-1].startswith(f"{foot} Side ")
        begins = len(found) <= len(headings) and "".join("".join(lines).split()).startswith(
            "".join(headings[len(found) - 1].split())
        )
        if begins:
            found.append(Counter())
            said = set()
        first = " ".join(lines[0].split())
        shown = lines[first in heads & said : -1]
        said |= {" ".join(line.split()) for line in shown}
        found[-1] = found[-1] + Counter(" ".join(shown).split())
    return found


def _without_colons(words: Counter[str]) -> Counter[str]:
    """The words, with the colon of a label or without."""
    found: Counter[str] = Counter()
    for word, times in words.items():
        found[word.removesuffix(":")] += times
    return found


def check_words(sheet: Paper) -> int:
    """Hold the pages of a paper to its words, section by section; how many pages they are."""
    content = write(sheet, Look())
    first_blocks = [blocks[0] for blocks in sections(sheet)[1:]]
    headings = [block.text for block in first_blocks if isinstance(block, Heading)]
    found = printed_sections(content, sheet.foot, headings, {*table_heads(sheet.blocks)})
    expected = [Counter(words_of(msgspec.to_builtins(blocks))) for blocks in sections(sheet)]
    expected[0].update(sheet.title.split())
    assert [*map(_without_colons, found)] == [*map(_without_colons, expected)]
    return len(pypdfium2.PdfDocument(content))


# Lines that mean something to Markdown or to typst; what they come to is for the reader of Markdown to say.
_LINES = (
    *("# A", "## B", "### C", "###### F", "#", "- a", "  - b", "    - c", "1. x", "   - z", "7) q", "> sitat", "> # h"),
    *("| a | b |", "|---|---|", "| 1 | 2 | 3 |", "**fet** *kursiv* ***begge***", "[her](#)", "[x](mailto:a@b.no)", ""),
    *("[](http://x)", "", "tekst\\", "`kode`", "<b>html</b>", "&amp; &lt;", "---", "- # h", "- ", "1.", "\\# ikke"),
    *("#hei", "$x^2$", "#set page()", "@ref", "~x~", '"a" -- ---', "= A", "+ a", "/ term: x", "//", "/* x */", "\t- t"),
)


def check(seed: int, _folder: Path) -> Counter[str]:
    """Every paper of a generated record, and one of a text in Markdown that nobody would write."""
    record = printed(made(seed))
    counted: Counter[str] = Counter(
        {str(kind): check_words(paper(record, kind)) for kind in KINDS if record.meeting.cases}
    )
    chance = random.Random(seed)
    text = "\n".join(chance.choice(_LINES) for _line in range(chance.randrange(1, 14)))
    blocks = (Heading("Sak", 1, new_page=True), Heading("Referat", 2), *running_blocks(text))
    counted["Markdown"] = check_words(
        Paper("referat", "T", "U", "u", "nb", "2026-03-04", "U", "Side {page} av {pages}", blocks)
    )
    return counted
