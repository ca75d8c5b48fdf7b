"""What do the hits of a search look like?"""

from collections.abc import Callable, Iterator, Sequence

from referat_cli.i18n import _
from referat_cli.queries.search import Hit
from referat_cli.render import table as listing
from referat_cli.render.screen import Screen, plain

# Where there is no colour. A committee's texts hold brackets and quotation marks of their own, but hardly asterisks:
# those that begin the items of a list are gone from a passage.
_MARK = "*"
# A column of passages narrower than this is harder to read than passages below their headings.
_NARROW = 36
_INDENT = "  "

_KEYS = ("utvalg", "saksnr", "moetedato", "felt", "utdrag", "tittel", "sti")


def field_word(field: str) -> str:
    """What people call a field of the record: the heading that it has on paper."""
    words = {"forslag_til_vedtak": _("forslag"), "neste_moete": _("neste møte"), "moetested": _("møtested")}
    key, _slash, point = field.partition("/")
    return " ".join(filter(None, (words.get(key, key.replace("_", " ")), point)))


def table(hits: Sequence[Hit], screen: Screen) -> str:
    """A table for people; on a narrow screen each passage stands below where it was found."""
    headings, places = _places(hits)
    texts, spans = zip(*(_set(hit, screen) for hit in hits), strict=True) if hits else ((), ())

    def dressed(row: int, lines: list[str]) -> list[str]:
        return list(_bold(lines, texts[row], spans[row], screen))

    cells = [[*place, text] for place, text in zip(places, texts, strict=True)]
    if listing.room([*headings, ""], cells, screen) >= _NARROW:
        return listing.drawn([*headings, _("Utdrag")], cells, screen, dressed=dressed)
    blocks = []
    for row, (place, text) in enumerate(zip(places, texts, strict=True)):
        heading = screen.wrap("  ".join(filter(None, place)), "", _INDENT)
        lines = listing.fold(text, max(screen.width - len(_INDENT), 1))
        blocks.append("\n".join([screen.style(heading, "sterk"), *(_INDENT + line for line in dressed(row, lines))]))
    return "\n".join(blocks)


def _places(hits: Sequence[Hit]) -> tuple[list[str], list[list[str]]]:
    """The headings and cells that say where each hit is; several committees are told apart."""
    headings = [_("Sak"), _("Møte"), _("Felt")]
    places = [[plain(text) for text in (hit.number or "", hit.date, field_word(hit.field))] for hit in hits]
    if len({hit.committee for hit in hits}) > 1:
        headings.insert(0, _("Utvalg"))
        places = [[plain(hit.committee), *place] for hit, place in zip(hits, places, strict=True)]
    return headings, places


def _pieces(hit: Hit) -> Iterator[tuple[bool, str]]:
    """The passage in pieces, and whether each is a hit."""
    text, place = hit.excerpt.text, 0
    for start, end in hit.excerpt.spans:
        yield False, text[place:start]
        yield True, text[start:end]
        place = end
    yield False, text[place:]


def _set(hit: Hit, screen: Screen) -> tuple[str, list[tuple[int, int]]]:
    """The passage as it is shown, and from where to where it is bold: with marks instead where there is no colour."""
    text, spans = "", []
    for is_hit, piece in _pieces(hit):
        shown = plain(piece)
        if is_hit and screen.colour:
            spans.append((len(text), len(text) + len(shown)))
        text += f"{_MARK}{shown}{_MARK}" if is_hit and not screen.colour else shown
    return text, spans


def _bold(lines: list[str], text: str, spans: Sequence[tuple[int, int]], screen: Screen) -> Iterator[str]:
    """The lines of a folded text with its spans in bold; a span that goes over lines is bold on each."""
    place = 0
    for line in lines:
        begin = max(text.find(line, place), place)
        place = begin + len(line)
        dressed, done = "", 0
        for start, end in spans:
            first, last = max(start - begin, 0), min(end - begin, len(line))
            if first < last:
                dressed += line[done:first] + screen.style(line[first:last], "sterk")
                done = last
        yield dressed + line[done:]


def _record(hit: Hit) -> dict[str, object]:
    return {
        "utvalg": hit.committee,
        "saksnr": hit.number,
        "moetedato": hit.date,
        "felt": hit.field,
        "utdrag": hit.excerpt.text,
        "merket": hit.excerpt.spans,
        "tittel": hit.title,
        "sti": hit.path,
    }


def as_json(hits: Sequence[Hit], _screen: Screen) -> str:
    """The contract for programs: ``schema/output/search.schema.json``."""
    import json  # noqa: PLC0415 - people read other forms

    return json.dumps({"versjon": 1, "treff": [_record(hit) for hit in hits]}, ensure_ascii=False, indent=2)


def ndjson(hits: Sequence[Hit], _screen: Screen) -> str:
    """One hit a line, as JSON."""
    import json  # noqa: PLC0415 - people read other forms

    return "\n".join(json.dumps(_record(hit), ensure_ascii=False) for hit in hits)


def as_csv(hits: Sequence[Hit], _screen: Screen) -> str:
    """A spreadsheet with the passages as they stand, without marks."""
    return listing.csv_of([_record(hit) for hit in hits], _KEYS)


def markdown(hits: Sequence[Hit], _screen: Screen) -> str:
    """The table for a pull request or a wiki, the hits in bold."""
    headings, places = _places(hits)
    lines = [[*headings, _("Utdrag")], ["---"] * (len(headings) + 1)]
    for hit, place in zip(hits, places, strict=True):
        passage = "".join(f"**{_escaped(text)}**" if is_hit else _escaped(text) for is_hit, text in _pieces(hit))
        lines.append([*(cell.replace("|", "\\|") for cell in place), passage])
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _escaped(text: str) -> str:
    from referat_cli.render.diff.markdown import escaped  # noqa: PLC0415 - it brings the comparison with it

    return " ".join(escaped(word) for word in text.split(" "))


FORMATS: dict[str, Callable[[Sequence[Hit], Screen], str]] = {
    "table": table,
    "json": as_json,
    "ndjson": ndjson,
    "csv": as_csv,
    "markdown": markdown,
}
