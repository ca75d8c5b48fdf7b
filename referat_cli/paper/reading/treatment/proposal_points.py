"""The text of a proposal or a remark as the record has it: points with their labels, or Markdown."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from referat_cli.model.problem import Where
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.source import Piece

_STYLES = (
    ("romertall", re.compile(r"\(?[IVX]+[.)]|\(?(?:ii|iii|iv|vi|vii|viii|ix)[.)]")),
    ("tall", re.compile(r"\(?\d+(?:\.\d+)*[.)]?")),
    ("bokstav", re.compile(r"\(?[a-zæøåA-ZÆØÅ][.)]")),
    ("strek", re.compile(r"[-–—•·*+‣▪●○■➢o\uf0a7\uf0b7\uf02d]")),
)


class TextPart(NamedTuple):
    """A paragraph or an item of a text: its words, its label, and how deep it lies."""

    piece: Piece
    label: str = ""
    level: int = 0


def unquoted(parts: Sequence[TextPart]) -> list[TextPart]:
    """The parts without the quotation marks around all of them."""
    if not parts:
        return []
    first, last = parts[0], parts[-1]
    if not (first.piece.raw[:1] in '«“"”' and last.piece.raw.rstrip(".")[-1:] in '»”"“'):
        return list(parts)
    found = [*parts]
    found[0] = first._replace(piece=first.piece.part(1))
    end = found[-1].piece
    found[-1] = found[-1]._replace(piece=end.part(0, len(end.raw) - (2 if end.raw.endswith(".") else 1)))
    return found


def own_labels(parts: Sequence[TextPart], default: str) -> str | None:
    """How the points at the top are labelled, where that is not as in the rest of the case; a lone text needs none."""
    if len(parts) == 1 and not parts[0].label:
        return None
    style = next((_style(part.label) for part in parts if part.label and part.level == _top(parts)), "ingen")
    return None if style == default else style


def write_points(parts: Sequence[TextPart], labels: str, ledger: Ledger, where: Where) -> list[str | dict[str, Any]]:
    """The points, each with those below it; a paragraph among labelled points has no number."""
    found: list[str | dict[str, Any]] = []
    top = _top(parts)
    at = 0
    while at < len(parts):
        part = parts[at]
        below = at + 1
        while below < len(parts) and parts[below].label and parts[below].level > top:
            below += 1
        place = (*where, len(found))
        text = ledger.value((*place, "tekst") if below > at + 1 else place, part.piece)
        point: dict[str, Any] = {"tekst": text}
        if not part.label and labels != "ingen" and len(parts) > 1:
            point["unummerert"] = True
        if below > at + 1:
            inner = parts[at + 1 : below]
            style = _style(inner[0].label)
            if style != "strek":
                point["merking"] = style
            point["punkter"] = write_points(inner, style, ledger, (*place, "punkter"))
        found.append(text if len(point) == 1 else point)
        at = below
    return found


def _top(parts: Sequence[TextPart]) -> int:
    return min((part.level for part in parts if part.label), default=0)


def _style(label: str) -> str:
    return next((style for style, pattern in _STYLES if pattern.fullmatch(label)), "ingen" if not label else "strek")


def write_text(parts: Sequence[TextPart], ledger: Ledger, where: Where) -> str:
    """The text as Markdown: paragraphs, and items with their labels."""
    blocks: list[str] = []
    for part in parts:
        words = ledger.value(where, part.piece)
        if not part.label:
            blocks += ["", words] if blocks else [words]
            continue
        mark = part.label if _style(part.label) == "tall" else "-"
        if blocks and not re.match(r"\s*(?:-|\d+[.)])\s", blocks[-1]):
            blocks.append("")
        blocks.append(f"{'  ' * part.level}{mark} {words}")
    return "\n".join(blocks)


def described(proposal: dict[str, Any]) -> str:
    """A proposal on one line, for the report."""
    by = ", ".join((*proposal.get("forslagsstiller", ()), *proposal.get("paa_vegne_av", ())))
    return f"forslag {proposal['id']}: {by}, {len(proposal.get('punkter', ()))} punkter"
