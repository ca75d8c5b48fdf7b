"""The papers that belong to a case: those of a list, and those that a sentence with a link announces."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.cases.flow import Layout, blocks_of
from referat_cli.paper.reading.cases.parts import CasePart
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.words.phrases import CAPITAL

_ANNOUNCED = re.compile(
    rf"(?P<title>{CAPITAL}\w*?)(?:en|et|a)?\s+(?:i\s+(?:sin|si)\s+he(?:i?l)het\s+)?(?:finnes|finst|ligger|ligg"
    r"|er\s+vedlagt|kan\s+lese?s)\b"
)


def read_attachments(section: CasePart, case: dict[str, Any], where: Where, layout: Layout, ledger: Ledger) -> None:
    """The papers of a list, each with where it is."""
    if section.heading:
        ledger.label(section.heading.label)
    found: list[dict[str, str]] = case.setdefault("vedlegg", [])
    for block in blocks_of(section.lines, layout):
        here = (*where, "vedlegg", len(found))
        text = ledger.value(here, *block.pieces)
        title, _colon, goes = text.rpartition(": ")
        if title and re.match(r"https?://", goes):
            found.append({"tittel": title, "lenke": goes})
        elif title and re.fullmatch(r"\S+\.\w{2,5}", goes):
            found.append({"tittel": title, "fil": goes})
        else:
            found.append({"tittel": text})
    if not found:
        del case["vedlegg"]


def read_announced_papers(sections: Sequence[CasePart], case: dict[str, Any]) -> None:
    """Papers that a sentence with a link announces, as "Presentasjonen finnes her"; the sentence stays."""
    for line in (line for section in sections for line in section.lines if line.links or "](" in line.text):
        if found := _ANNOUNCED.match(line.text.strip()):
            attachments = case.setdefault("vedlegg", [])
            if any(one["tittel"] == found["title"] for one in attachments):
                continue  # a list has it too
            goes = line.links[0][2] if line.links else line.text.partition("](")[2].partition(")")[0]
            attachments.append({"tittel": found["title"]} | ({"lenke": goes} if goes.startswith("http") else {}))
