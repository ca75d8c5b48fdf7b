# ruff: noqa: E501 - a table with a line for each shape
"""Files that grow in one way: a text, a list or a sign that stands there n times, as nobody would write it."""

import json
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from referat_cli.document.schema import Kind

Json = Any
Text = Callable[[int], str]

_PLAIN = re.compile(r"[A-Za-zÆØÅæøå][\wæøåÆØÅ.,()/-]*(?: [\wæøåÆØÅ(][\wæøåÆØÅ.,()/-]*)*")
_WORDS = ("saken", "vedtas", "ikke", "tiltak", "kommunen", "helse", "omsorg", "budsjett", "møtet", "plan", "penger")
_ABC = "abcdefghij"


class Shape(NamedTuple):
    """A file of size n of a kind, as text; and of a record that fits the schema another version of it."""

    kind: Kind
    made: Callable[[int], tuple[str, str | None]]


def written(value: Json, indent: int = 0) -> list[str]:
    """The lines of a value in YAML."""
    pad, out = " " * indent, []
    if isinstance(value, dict):
        for key, inner in value.items():
            name = key if key.isidentifier() else json.dumps(key, ensure_ascii=False)
            if isinstance(inner, dict | list) and inner:
                out += [f"{pad}{name}:", *written(inner, indent + 2)]
            else:
                out.append(f"{pad}{name}: {_scalar(inner)}")
        return out
    for inner in value:
        if isinstance(inner, dict | list) and inner:
            first, *rest = written(inner, indent + 2)
            out += [f"{pad}- {first[indent + 2 :]}", *rest]
        else:
            out.append(f"{pad}- {_scalar(inner)}")
    return out


def _scalar(value: Json) -> str:
    plain = isinstance(value, str) and _PLAIN.fullmatch(value)
    return str(value) if plain else json.dumps(value, ensure_ascii=False)


def edited(value: Json) -> Json:
    """Another version: words changed and left out, items left out and in another order."""
    if isinstance(value, str) and " " in value:
        words = value.split(" ")
        return " ".join(w + "en" if i % 7 == 3 and w.isalpha() else w for i, w in enumerate(words) if i % 11 != 5)
    if isinstance(value, dict):
        kept = {"utvalg", "moetedato", "status", "navn", "saksnr", "oppmoete", "frist", "dato"}
        return {key: inner if key in kept else edited(inner) for key, inner in value.items()}
    if isinstance(value, list):
        items = [edited(inner) for i, inner in enumerate(value) if i % 9 != 4]
        for at in range(0, len(items) - 1, 6):
            items[at], items[at + 1] = items[at + 1], items[at]
        return items
    return value


def case(number: int = 1, **more: Json) -> Json:
    """A case."""
    return {"saksnr": f"{number}/26", "tittel": f"Sak om tema {number}", "sakstype": "beslutning", **more}


def decided(proposal: Json, decision: Json = None) -> Json:
    """A meeting that decided one case, otherwise than proposed."""
    return meeting([case(forslag_til_vedtak=proposal, vedtak=edited(proposal) if decision is None else decision)])


def meeting(cases: Json = None, **more: Json) -> Json:
    """A meeting that was held."""
    kari = {"navn": "Kari Nordmann", "oppmoete": "møtt", "enhet": "Nordby"}
    head = {"utvalg": "prove", "moetedato": "2026-03-04", "status": "referat"}
    people = {"moeteleder": "Kari Nordmann", "referent": "Kari Nordmann"}
    listed = {"deltakere": [{"gruppe": "Kommunene", "personer": [kari]}]}
    return {**head, **people, **listed, **more, "saker": [case()] if cases is None else cases}


def present(people: list[Json], group: str = "Kommunene") -> Json:
    """A meeting with these people."""
    return meeting(deltakere=[{"gruppe": group, "personer": people}])


def person(number: int, **more: Json) -> Json:
    """Somebody."""
    letters = "".join(chr(97 + number // 26**place % 26) for place in range(3))
    return {"navn": f"Person{letters} Etternavn{number}", **more}


def register(people: list[Json] | None = None, **more: Json) -> Json:
    """A register."""
    people = people or [{"navn": "Kari Nordmann", "enhet": "Nordby"}]
    head = {"format": 2, "kode": "prove", "navn": "Prøveutvalget", "saksnummer": "{nr}/{aar:2}"}
    return {
        **head,
        **more,
        "grupper": more.get("grupper", [{"gruppe": "Kommunene", "rolle": "medlem", "personer": people}]),
    }


def everywhere(text: str) -> Json:
    """A meeting with a text in every place that has room for one."""
    points = [text, {"tekst": text, "punkter": [text[: len(text) // 2]]}]
    first = case(1, forslag_til_vedtak=points, vedtak=edited(points), referat=text)
    first["eventuelt"] = [{"tittel": "Annet", "referat": text}]
    second = case(2, forslag_til_vedtak=[text], vedtak=[f"{text} Og mer."])
    return meeting([first, second], rettelser=[{"dato": "2026-04-01", "gjelder": ["1/26"], "tekst": text}])


def sentence(count: int, kinds: int = 0) -> str:
    """So many words, of so many kinds (0: of a dozen)."""
    return " ".join(
        _WORDS[(i * i * 7 + i // 3) % len(_WORDS)] + (str(i % kinds) if kinds else "") for i in range(count)
    )


def deep(count: int, depth: int = 40) -> Json:
    """So many points, each under the one before it, as deep as that."""
    found = []
    for number in range(count // depth):
        point: Json = f"Punkt {number}"
        for level in range(depth - 1):
            point = {"tekst": f"Tekst {number} {level}", "punkter": [point]}
        found.append(point)
    return found


def key(number: int) -> str:
    """A key that no schema has."""
    return "noekkel" + "".join(_ABC[number // 10**place % 10] for place in range(5))


# A sign or a phrase again and again: what stands before n times the middle, and after it.
REPEATED: dict[str, tuple[str, str, str]] = {
    "«pkt. 3 og 4 og …»": ("Se pkt. 3", " og 4", "."), "«pkt. 3»": ("", "jf. pkt. 3 ", ""), "«sak 1/24, 2/24»": ("jf. sak 1/24", ", 2/24", ""),
    "«sak 9/26»": ("", "sak 9/26 og ", ""), "round brackets": ("", "(", ")"), "square brackets": ("a", "[", "]"), "curly brackets": ("a", "{", "}"),
    "angle brackets": ("a", "<", ">"), "pairs of brackets": ("a", "([{<>}])", ""), "empty links": ("", "[her](#) ", ""), "open links": ("", "[her](", ""),
    "open pictures": ("", "![x](", ""), "one long word": ("", "ord", ""), "capitals": ("", "ABC", ""), "one long line": ("", "saken vedtas ", "."),
    "equal sentences": ("", "Saken vedtas. ", ""), "equal lines": ("", "Saken vedtas\n", ""), "«utsettes ikke, og»": ("", "Saken utsettes ikke, og ", "vedtas."),
    "«ikke ikke»": ("Saken ", "ikke ", "vedtas."), "commas": ("", "a, ", ""), "semicolons": ("", "a; ", ""), "«og og og»": ("", "og ", ""), "hyphens": ("", "a-", ""),
    "dashes": ("a", "-", ""), "stored words": ("", "stor- og små- ", ""), "dates": ("", "1.2.2026 ", ""), "dates in words": ("", "mandag 3. mars 2026 ", ""),
    "deadlines": ("", "innen 1. mars 2027, ", ""), "half deadlines": ("", "senest innen ", ""), "months": ("", "mars april ", ""), "«1. og 1. og»": ("", "1. og ", "mars 2026"),
    "quarters": ("", "1. kvartal 2025 og ", ""), "times": ("", "kl. 13.00 ", ""), "digits": ("", "1234567890", ""), "amounts": ("", "12 345 678 ", ""),
    "«1.1.1»": ("", "1.", ""), "«1-1-1»": ("", "1-", ""), "«1/1/1»": ("", "1/", ""), "placeholders": ("", "XXX fyll inn her ", ""), "open placeholders": ("", "[fyll inn ", ""),
    "crosses": ("", "X", ""), "dots": ("", ".", ""), "spaced dots": ("", ". ", ""), "underscores": ("", "_", ""), "open guillemets": ("", "«a ", ""), "guillemets": ("", "«a» ", ""),
    "quotes": ("", '"a ', ""), "curly quotes": ("", "“a” ‘b ", ""), "apostrophes": ("", "'a' ", ""), "spaces": ("a", " ", "b"), "line breaks": ("a", "\n", "b"), "spaced lines": ("a", "\n ", "b"),
    "combining marks": ("a", "\u0301", ""), "letters in parts": ("", "a\u030a", ""), "syllables in parts": ("", "\u1100\u1161", ""), "hard spaces": ("a", "\u00a0", "b"), "emoji": ("", "😀👩‍👩‍👧", ""),
    "right to left": ("", "שלום ", ""), "stars": ("", "*a ", ""), "many stars": ("", "**", ""), "backticks": ("", "`a ", ""), "headings": ("", "# a\n", ""), "items": ("", "- a\n", ""),
    "numbered lines": ("", "1. a\n", ""), "tables": ("", "| a ", ""), "tags": ("", "<b>a</b>", ""), "entities": ("", "&amp;", ""), "addresses": ("", "https://a.no/b ", ""), "one address": ("https://", "a.", ""),
    "e-mail": ("", "a.b@c.no ", ""), "at signs": ("", "a@", ""), "backslashes": ("", "\\", ""), "formulas": ("", "=1+", ""), "names": ("", "Kari Nordman ", ""), "initials": ("", "A B C ", ""),
    "identity numbers": ("", "01019012345 ", ""), "telephone numbers": ("", "+47 900 00 000 ", ""), "colons": ("", "a: ", ""), "hashes": ("", "a #b ", ""), "per cent": ("", "\n%a", ""), "acceptances in a text": ("", "# referat: godta REF504 x\n", ""),
    "attachments in a text": ("", "vedlegg 1, 2 og ", ""), "paragraphs of the law": ("", "§ 3 og ", ""),
}  # fmt: skip

RECORDS: dict[str, Callable[[int], Json]] = {
    "rare words": lambda n: everywhere(sentence(n // 12, 10**9)),
    "one long clause": lambda n: decided(["Tiltak to" + " og fire" * n], ["Tiltak tre" + " og fire" * n]),
    "points": lambda n: decided([f"Tiltak nummer {i} skal gjøres av kommunen." for i in range(n // 2)]),
    "equal points": lambda n: decided(["Saken tas til orientering."] * (n // 2)),
    "nearly equal points": lambda n: decided([f"Saken {i % 7} tas." for i in range(n // 2)], [f"Saken {i % 5} tas." for i in range(n // 2)]),
    "unlike points": lambda n: decided([sentence(5, 100 + i) for i in range(n // 4)], [sentence(5, 90 + i) for i in range(n // 4)]),
    "points turned round": lambda n: decided([f"Tiltak {i} er a{i} b{i}" for i in range(n // 2)], [f"Tiltak {i} er a{i} b{i}" for i in range(n // 2)][::-1]),
    "deep points": lambda n: decided(deep(n // 2)),
    "points under two headings": lambda n: decided(
        [{"tekst": "En overskrift:", "punkter": [f"Tiltak {i} a{i} skal gjøres" for i in range(n // 4)]}],
        [{"tekst": "En annen:", "punkter": [f"Tiltak {i} a{i} kan gjøres" for i in range(n // 4)]}],
    ),
    "headings": lambda n: decided(
        [{"tekst": f"Overskrift {k}:", "punkter": [f"Tiltak {i} skal" for i in range(5)]} for k in range(n // 20)],
        [{"tekst": f"Ny {k}:", "punkter": [f"Tiltak {i} kan" for i in range(6)]} for k in range(n // 20)],
    ),
    "a dropped heading": lambda n: decided([{"tekst": "Ord", "punkter": [f"Tiltak {i} b{i} skal" for i in range(n // 3)]}], [f"Tiltak {i} b{i} skal" for i in range(n // 3)]),
    "split points": lambda n: decided([f"Del {i} om helse. Del {i} om plan." for i in range(n // 5)], [x for i in range(n // 5) for x in (f"Del {i} om helse.", f"Del {i} om plan.")]),
    "one split point": lambda n: decided([" ".join(f"Del {i} om helse." for i in range(n // 3))], [f"Del {i} om helse." for i in range(n // 3)]),
    "stated sources": lambda n: decided([f"Tiltak {i}" for i in range(n // 4)], [{"tekst": f"Gjør {i}", "fra_forslag": str(n // 4 - i)} for i in range(n // 4)]),
    "commitments": lambda n: decided(["Tiltak"], [{"tekst": f"Gjør {i} innen 1. mars 2026", "frist": "2026-03-01", "ansvarlig": ["AU"]} for i in range(n // 5)]),
    "typed numbers": lambda n: decided([f"{i + 1}. Tiltak" for i in range(n // 2)]),
    "cases": lambda n: meeting([case(i, vedtak=["Ja."]) for i in range(1, n // 6)]),
    "cases and slots": lambda n: meeting([case(i) for i in range(1, n // 7)], saksliste=[{"sak": f"{i}/26", "tittel": f"Sak om tema {i}"} for i in range(1, n // 7)]),
    "one number for all cases": lambda n: meeting([case(1) for _i in range(n // 5)]),
    "two cases a number": lambda n: meeting([case(i // 2) for i in range(n // 5)]),
    "cases turned round": lambda n: meeting([case(n // 5 - i) for i in range(n // 5)]),
    "slots": lambda n: meeting(saksliste=[{"start": "09:00", "slutt": "09:30", "tittel": f"Post {i}"} for i in range(n // 4)]),
    "equal slots": lambda n: meeting(saksliste=[{"sak": "1/26"} for _i in range(n)]),
    "unknown people": lambda n: present([person(i, oppmoete="møtt", enhet=f"By{i % 50}") for i in range(n // 5)]),
    "one person": lambda n: present([{"navn": "Kari Nordmann", "oppmoete": "møtt"} for _i in range(n // 4)]),
    "substitutes": lambda n: present([person(i, oppmoete="møtt", moette_for=person(i + 1)["navn"]) for i in range(n // 7)]),
    "absent people": lambda n: present([person(i, oppmoete="forfall") for i in range(n // 5)]),
    "guests for a case": lambda n: present([person(i, oppmoete="møtt", paa_sak=[f"{i + 1}/26"]) for i in range(n // 6)], "Gjester"),
    "one guest for all cases": lambda n: present([person(1, oppmoete="møtt", paa_sak=[f"{i}/26" for i in range(n)])], "Gjester"),
    "groups": lambda n: meeting(deltakere=[{"gruppe": f"Gruppe {i}", "personer": [person(i, oppmoete="møtt")]} for i in range(n // 7)]),
    "equal groups": lambda n: meeting(deltakere=[{"gruppe": "Kommunene", "personer": [person(i, oppmoete="møtt")]} for i in range(n // 7)]),
    "attachments": lambda n: meeting([case(vedlegg=[{"tittel": f"Vedlegg {i}", "fil": f"a{i}.pdf"} for i in range(n // 4)])]),
    "equal attachments": lambda n: meeting([case(vedlegg=[{"tittel": "Vedlegg", "fil": "a.pdf"} for _i in range(n // 4)])]),
    "other business": lambda n: meeting([case(eventuelt=[{"tittel": f"Annet {i}", "referat": "Ja."} for i in range(n // 4)])]),
    "corrections": lambda n: meeting(rettelser=[{"dato": "2026-04-01", "gjelder": ["1/26"], "tekst": f"Retting {i}"} for i in range(n // 7)]),
    "departures": lambda n: meeting(kilde={"dokument": "a.pdf", "avvik": [{"felt": "tittel", "skrevet": f"a {i}"} for i in range(n // 4)]}),
    "responsible people": lambda n: meeting([case(saksansvarlig=[person(i)["navn"] for i in range(n // 3)])]),
    "points followed up": lambda n: meeting([case(foelger_opp=[f"{i}/24#1" for i in range(n)])]),
    "one point followed up": lambda n: meeting([case(foelger_opp=["1/26#1" for _i in range(n)])]),
    "unknown keys": lambda n: {**meeting(), **{key(i): 1 for i in range(n // 2)}},
    "misspelt keys": lambda n: meeting([{"saksnr": f"{i}/26", "tittell": "A", "sakstype": "beslutning"} for i in range(n // 6)]),
    "values of another type": lambda n: meeting([{"saksnr": f"{i}/26", "tittel": {"a": 1}, "sakstype": "x"} for i in range(n // 6)]),
    "values of another form": lambda n: meeting([{"saksnr": f"{i}-26", "tittel": 1, "sakstype": "Beslutning"} for i in range(n // 6)]),
    "texts for cases": lambda n: meeting([f"sak {i}" for i in range(n // 2)]),
}  # fmt: skip

REGISTERS: dict[str, Callable[[int], Json]] = {
    "registered people": lambda n: register([person(i, enhet=f"By{i}") for i in range(n // 5)]),
    "dated people": lambda n: register([person(i, enhet=f"By{i % 20}", fra="2024-01-01", til="2025-01-01") for i in range(n // 9)]),
    "one person registered again": lambda n: register([{"navn": "Kari Nordmann", "enhet": "Nordby"} for _i in range(n // 4)]),
    "one person dated again": lambda n: register([{"navn": "Kari Nordmann", "fra": "2024-01-01"} for _i in range(n // 4)]),
    "people of one unit": lambda n: register([person(i, enhet="By") for i in range(n // 5)]),
    "nearly equal names": lambda n: register([{"navn": f"Kari Nord{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}{chr(97 + i // 676 % 26)}{i // 17576}"} for i in range(n // 3)]),
    "standing substitutes": lambda n: register([person(i, vara_for=person(i + 1)["navn"]) for i in range(n // 7)]),
    "one id": lambda n: register([person(i, id="kari") for i in range(n // 5)]),
    "aliases": lambda n: register(alias={f"Kari N{i}": "Kari Nordmann" for i in range(n // 3)}),
    "aliases of aliases": lambda n: register(alias={f"Kari N{i}": f"Kari N{i + 1}" for i in range(n // 3)}),
    "bodies": lambda n: register(organer=[{"navn": f"AU {i}", "alias": [f"Utvalg {i}"]} for i in range(n // 5)]),
    "names of one body": lambda n: register(organer=[{"navn": "AU", "alias": [f"Utvalg {i}" for i in range(n)]}]),
    "registered groups": lambda n: register(grupper=[{"gruppe": f"Gruppe {i}", "rolle": "medlem", "personer": [person(i)]} for i in range(n // 9)]),
    "misspelt lines": lambda n: register([{"navnn": "a", "enhett": "b"} for _i in range(n // 3)]),
}  # fmt: skip

_HEAD = 'utvalg: prove\nmoetedato: "2026-03-04"\nstatus: referat\n'
# Texts that are hardly YAML, or no YAML at all: what stands before n times the middle, and after it.
SYNTAX: dict[str, tuple[str, str, str]] = {
    "anchors": ("saker:\n", "  - &a x\n", ""), "aliases of anchors": ("a: &a [x, x]\n", "b: *a\n", ""), "duplicate keys": ("", "status: a\n", ""), "tabs": ("", "\tsaker:\n", ""),
    "tabs in a text": ("moetested: a", "\ta", ""), "bidi": ("moetested: a", "\u202ea", ""), "hidden characters": ("", "# \u200b\n", ""), "comments in parts": ("", "# a\u030a\n", ""),
    "marks in a comment": ("# a", "\u0301", "\n"), "nested lists": ("moetested: ", "[", ""), "nested mappings": ("moetested: ", "{a: ", ""), "dashes on a line": ("saker:\n  ", "- ", ""),
    "lists ninety deep": ("moetested:\n", f"  - {'[' * 90}{']' * 90}\n", ""), "an open quote": ('moetested: "', "a b\n", ""), "quotes in quotes": ("moetested: '", "''", "'\n"), "escapes": ('moetested: "', "\\n", '"\n'),
    "wrong escapes": ('moetested: "', "\\z", '"\n'), "comments": ("", "# notat\n", ""), "acceptances": ("", "# referat: godta REF504 grunn\n", ""), "codes of an acceptance": ("# referat: godta ", "REF504, ", "x\n"),
    "spaces in an acceptance": ("# referat: godta", " ", "x\n"), "hash signs": ("", "#", "\n"), "blank lines": ("", "\n", ""), "lines of spaces": ("", "  \n", ""), "conflict marks": ("", "=======a\n", ""), "carriage returns": ("", "\r", ""),
    "Windows lines": ("", "# a\r\n", ""), "hard spaces after keys": ("", "moetested:\u00a0a\n", ""), "hard indentation": ("saker:\n", "\u00a0\u00a0- a\n", ""), "hard spaces in a key": ("a", "\u00a0a", ": b\n"), "hard dashes": ("", "-\u00a0", "\n"),
    "times without quotes": ("saksliste:\n", "  - {start: 13.00}\n", ""), "dates without quotes": ("saksliste:\n", "  - {start: 2024-10-29}\n", ""), "one long number": ("moetested: ", "9", "\n"), "bullets": ("vedtak:\n", "  • a\n", ""),
    "texts with colons": ("saker:\n", "  - tittel: a: b\n", ""), "texts with hashes": ("saker:\n", "  - tittel: a #b\n", ""), "colons in brackets": ("saker: [", "a: b, ", "]\n"), "broken people": ("deltakere:\n", "  - {navn: a, enhet: b (c: d)}\n", ""),
    "people without commas": ("deltakere:\n", "  - {navn: a oppmoete: b}\n", ""), "commas in brackets": ("a: [", ",", "]\n"), "questions": ("", "? a\n", ""), "documents": ("", "---\n", ""), "directives": ("", "%a\n", ""), "a long plain text": ("moetested: a\n", "  b c\n", "x"),
    "a block": ("moetested: |\n", "  b: c\n", ""), "a blank block": ("moetested: |\n", "  \n", "   b\n"), "wrong blocks": ("saker:\n", "  - |-x\n", ""), "one long key": ("", "a", ": b\n"), "words and no key": ("", "a b ", "\n"), "tags": ("saker:\n", "  - !x y\n", ""),
    "zeros": ("", "\0", ""), "escape characters": ("", "\x1b", ""), "wrong indentation": ("", "    a: b\n", ""), "indentation": ("", "  ", "a: b\n"), "other line ends": ("moetested: a", "\u0085", ""), "curly quotes in brackets": ("deltakere:\n", "  - {navn: “a”}\n", ""),
}  # fmt: skip


def _text_shape(before: str, middle: str, after: str) -> Shape:
    def made(size: int) -> tuple[str, str | None]:
        value = everywhere(before + middle * max(size // (6 * len(middle.encode())), 1) + after)
        return "\n".join(written(value)) + "\n", "\n".join(written(edited(value))) + "\n"

    return Shape("moete", made)


def _syntax_shape(before: str, middle: str, after: str) -> Shape:
    return Shape("moete", lambda size: (_HEAD + before + middle * (size // len(middle.encode())) + after, None))


def _record_shape(kind: Kind, record: Callable[[int], Json]) -> Shape:
    def made(size: int) -> tuple[str, str | None]:
        value = record(size // 14)
        return "\n".join(written(value)) + "\n", "\n".join(written(edited(value))) + "\n"

    return Shape(kind, made)


SHAPES: dict[str, Shape] = {
    **{name: _text_shape(*parts) for name, parts in REPEATED.items()},
    **{name: _record_shape("moete", record) for name, record in RECORDS.items()},
    **{name: _record_shape("utvalg", record) for name, record in REGISTERS.items()},
    **{name: _syntax_shape(*parts) for name, parts in SYNTAX.items()},
}
