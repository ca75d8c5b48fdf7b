"""How is a generated record written, in the canonical form of the project's own two meetings?"""

import re
from functools import cache

from tests.histories.model import Case, Document, Meeting, Other, Point, Register

_HEADER = "# yaml-language-server: $schema={}schema/{}.schema.json\n"
# Dates, times and what else reads as more than a text is quoted; so is what divides a value in brackets.
_QUOTED = re.compile(r"\d{4}-\d\d-\d\d|\d\d:\d\d|.*[][{},?:#].*")

_WIDTH = 120


@cache
def written(document: Document) -> str:
    """The text of a file."""
    if isinstance(document, Other):
        return document.text
    return "\n".join(_register(document) if isinstance(document, Register) else _meeting(document)) + "\n"


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true"
    if isinstance(value, list):
        return f"[{', '.join(_scalar(item) for item in value)}]"
    text = str(value)
    return f'"{text}"' if _QUOTED.fullmatch(text) else text


def _flow(record: dict[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in record.items()) + "}"


def _meeting(meeting: Meeting) -> list[str]:
    out = [_HEADER.format("../../../", "moete").rstrip("\n")]
    for key, value in meeting.simple().items():
        if value is not None:
            out.append(f"{key}: {_flow(value) if isinstance(value, dict) else _scalar(value)}")
    if meeting.corrections:
        out += ["", "rettelser:", *(f"  - {_flow(correction.record())}" for correction in meeting.corrections)]
    if meeting.attendance is not None:
        out += ["", "deltakere:"]
        for group, lines in meeting.attendance:
            out += [f"  - gruppe: {group}", "    personer:"]
            out += [f"      - {_flow(line.record())}" for line in lines]
    out += ["", "saksliste:", *(f"  - {_flow(slot.record())}" for slot in meeting.agenda)]
    out += ["", "saker:"]
    for case in meeting.cases:
        out += _case(case)
    return out


def _case(case: Case) -> list[str]:
    out = [f"  - saksnr: {case.number}", f"    tittel: {case.title}"]
    if case.subtitle:
        out.append(f"    undertittel: {case.subtitle}")
    out.append(f"    sakstype: {case.type}")
    if case.responsible:
        out.append(f"    saksansvarlig: {_scalar(list(case.responsible))}")
    if case.proposal:
        out += ["    forslag_til_vedtak:", *_points(case.proposal, "      ")]
    if case.minutes:
        out += ["    referat: |", *_prose(case.minutes, "      ")]
    if case.decision:
        out += ["    vedtak:", *_points(case.decision, "      ")]
    if case.other:
        out.append("    eventuelt:")
        for title, said in case.other:
            out += [f"      - tittel: {title}", "        referat: |", *_prose(said, "          ")]
    return out


def _prose(text: str, indent: str) -> list[str]:
    return [indent + line if line else "" for line in text.removesuffix("\n").split("\n")]


def _points(points: tuple[Point, ...], indent: str) -> list[str]:
    out = []
    for point in points:
        if not point.points and not point.extras():
            out += _text(f"{indent}- ", point.text, indent)
            continue
        out += _text(f"{indent}- tekst: ", point.text, f"{indent}  ")
        if point.points:
            out += [f"{indent}  punkter:", *_points(point.points, f"{indent}    ")]
        out += [f"{indent}  {key}: {_scalar(value)}" for key, value in point.extras().items()]
    return out


def _text(before: str, text: str, indent: str) -> list[str]:
    """A text on its line, or under >- where the line would be too long."""
    line = before + text
    return [line] if len(line) <= _WIDTH else [f"{before}>-", f"{indent}  {text}"]


def _register(register: Register) -> list[str]:
    out = [
        _HEADER.format("../../", "utvalg").rstrip("\n"),
        "format: 1",
        f"kode: {register.code}",
        f"navn: {register.name}",
        'saksnummer: "{nr}/{aar:2}"',
        "organer:",
        "  - {navn: AU, alias: [Arbeidsutvalget]}",
        "  - {navn: Sekretariatet}",
    ]
    if register.aliases:
        out += ["alias:", *(f"  {spelling}: {means}" for spelling, means in register.aliases)]
    out.append("grupper:")
    for group in register.groups:
        out += [f"  - gruppe: {group.name}", f"    rolle: {group.role}", "    personer:"]
        out += [f"      - {_flow(tenure.record())}" for tenure in group.people]
    return out
