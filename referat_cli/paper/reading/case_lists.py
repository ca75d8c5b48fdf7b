"""The lists of a case beside its points: the papers that belong to it, and the tasks that came of it."""

import re
from collections.abc import Sequence
from typing import Any

from referat_cli.model.problem import Where
from referat_cli.paper.reading.clock import dates_in
from referat_cli.paper.reading.flow import Block, Layout, blocks_of
from referat_cli.paper.reading.ledger import Ledger
from referat_cli.paper.reading.parts import CasePart
from referat_cli.paper.reading.points import read_points, tree_of
from referat_cli.paper.reading.source import whole

_ANNOUNCED = re.compile(
    r"(?P<title>[A-ZÆØÅ][\wæøå]*?)(?:en|et|a)?\s+(?:i\s+(?:sin|si)\s+he(?:i?l)het\s+)?(?:finnes|finst|ligger|ligg"
    r"|er\s+vedlagt|kan\s+lese?s)\b"
)
_WHO_AND_WHEN = re.compile(r"\s*\((?P<told>[^()]*)\)\s*$")
_DEADLINE = re.compile(r"(?:^|,\s*)frist:?\s+(?P<time>.+)$", re.IGNORECASE)


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


def read_tasks(section: CasePart, case: dict[str, Any], where: Where, layout: Layout, ledger: Ledger) -> None:
    """The tasks of a list, each with who is to do it and by when."""
    if section.heading:
        ledger.label(section.heading.label)
    blocks = blocks_of(section.lines, layout)
    trimmed = [_without_who(block, ledger) for block in blocks]
    told = {id(block): who for block, who in trimmed}
    whose = [told[id(node.block)] for node in tree_of([block for block, _who in trimmed])]
    points = read_points([block for block, _who in trimmed], "strek", (*where, "oppgaver"), ledger)
    case["oppgaver"] = [_task(point, who) for point, who in zip(points, whose, strict=True)]


def _without_who(block: Block, ledger: Ledger) -> tuple[Block, str]:
    """A task without what stands in brackets after it, and that; the record says it in keys of its own."""
    last = block.lines[-1]
    found = _WHO_AND_WHEN.search(last.text)
    if last.cells or not found:
        return block, ""
    ledger.label(whole(last).part(found.start(), found.end()))
    rest = ledger.part(whole(last).part(0, found.start()), kind=last.kind, label=last.label, level=last.level)
    return block._replace(lines=(*block.lines[:-1], rest)), " ".join(found["told"].split())


def _task(point: str | dict[str, Any], told: str) -> str | dict[str, Any]:
    """A task, and what the brackets after it tell of who is to do it and by when."""
    text = point["tekst"] if isinstance(point, dict) else point
    rest = {key: value for key, value in point.items() if key != "unummerert"} if isinstance(point, dict) else {}
    if not told:
        return {**rest, "tekst": text} if rest and len(rest) > 1 else text
    task: dict[str, Any] = {**rest, "tekst": text}
    if deadline := _DEADLINE.search(told):
        dates = dates_in(deadline["time"])
        if dates and dates[0].end == len(deadline["time"]):
            task["frist"] = dates[0].value
        else:
            task["frist_tekst"] = deadline["time"]
        told = told[: deadline.start()]
    if told.strip(" ,"):
        task["ansvarlig"] = [name.strip() for name in re.split(r",\s*|\s+og\s+", told) if name.strip()]
    return task
