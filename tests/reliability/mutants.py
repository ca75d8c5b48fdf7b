"""Documents and registers that somebody, or a machine, has spoiled: a seed makes one, always the same."""

import json
import random
import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from referat_cli.document.schema import KINDS, Kind, definitions, schema
from referat_cli.rules.runner import rules
from tests.document.test_schema_properties import DOCUMENTS
from tests.support import variations
from tests.support.archives import HELD, MEETING_PATH, MINUTES, NOTICE, REGISTER, REGISTER_PATH, blocks, merged

PATHS: dict[Kind, str] = {"moete": MEETING_PATH, "utvalg": REGISTER_PATH}
# The two meetings, and the small archives of other committees.
_RECORDS = (Path(__file__).parents[2] / "minutes", Path(__file__).parents[1] / "minutes")

# What stands in the place of a value, or inside of one: signs of YAML, of Markdown, of spreadsheets and of terminals,
# values of other types, dates and numbers that are nearly right, and what an editor pastes.
VALUES = (
    "", "~", "null", "true", "ja", "[]", "{}", "[[]]", "{a: b}", "[a, b: c]", "- a", "a: b", "a #b", "# a", ": a",
    "? a", "&a b", "*a", "!a b", "|", ">-", "'", '"', "'a", '"a', '"\\x1b[2J"', '"\\u202e"', "%a", "@a", "`a",
    "<<: a", "---", "...", "0", "-1", "1.5", "1e3", "0x1f", "1_000", "013", ".inf", ".nan", "9" * 400, "2026-03-04",
    "2026-02-30", "04.03.2026", "31. februar 2027", "13:00", "13.00", "24:00", "kl. 9", "1/26", "01/26", "1-26",
    "999999/26", "2/2026", "1/26#1", "9/26#9.9", "innkalling", "referat", "godkjent", "møtt", "Møtt", "medlem",
    "Kari Nordmann", "Kari Nordman", "Nora Lie og Per Moe", "AU", "pkt. 3 og 4 og 5", "sak 1/26, 2/26 og 43/24",
    "[her](#)", "![x](javascript:y)", "<b>", "=1+1", "XXX fyll inn her", "01019012345", "innen 31. feb. 2027",
    "senest onsdag 3. mars", "Saken utsettes.", "Vedtas ikke.", "•", "1. a", "x" * 3000, "a " * 900,
)  # fmt: skip
# What is put somewhere in a text.
SIGNS = (
    "\t", "\u00a0", "\u202f", "\u200b", "\u202e", "\u2028", "\u0085", "\ufeff", "\x00", "\x1b", "\x7f",
    "\ufffd", "\U0010ffff", "a\u030a", "\u0301", "\u1100\u1161", "😀", "👩‍👩‍👧", "đ", "ß", "ŋ",
    "İ", "ǆ", "«", "“", "–", "\r", "\r\n", "\n", " ", "  ", ":", ": ", " #", "#", "- ", ",", "[", "]",
    "{", "}", "'", '"', "\\", "|", ">", "&", "*", "!", "%", "@", "`", "?", "=", "~",
)  # fmt: skip
PHRASES = (
    "jf. pkt. 3 og 4 og 17", "i punkt 2.1 og sak 43/26", "se sak 1/26, 2/26 og 999/25",
    "innen 31. feb. 2027", "senest onsdag 3. mars", "første halvår 2025", "innen utgangen av 2019",
    "Saken utsettes", "vedtas ikke", "sendes tilbake til AU", "Forslaget falt",
    "Kari Nordman og Per Ukjent", "møttes for Ola Hansen", "(se [her](#)", "XXX fyll inn",
    "01019012345", "a) ja b) nei", "1. a 2. b", "120 000 kr", "KPI`ene", "3,5 % av 1/3",
    "§ 11-5 tredje ledd", "stor- og småby", "«A» og “B", "– men ikke", "ikke " * 30, "og " * 30,
)  # fmt: skip
COMMENTS = (
    "# notat", "# referat: godta REF301 slik er det", "# referat: godta", "# referat: godta REF999, REF802 ja",
    "# referat:godta REF503 x", "#", "# a: b", "<<<<<<< HEAD", "=======", ">>>>>>> gren", "%YAML 1.2", "---", "...",
)  # fmt: skip
_KEY = re.compile(r"^(?P<lead>[ -]*)(?P<key>[a-z_]+):(?P<value>.*)$", re.MULTILINE)
_INNER = re.compile(r"(?P<key>[a-z_]+): (?P<value>[^,{}\n]+)")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[a-zæøå] )[a-zæøå]+[a-zæøå ]*\.$", re.MULTILINE)


class Mutant(NamedTuple):
    """A spoiled file of a kind, the good file that it was, and what was done to it."""

    kind: Kind
    before: bytes
    content: bytes
    done: tuple[str, ...]

    @property
    def path(self) -> str:
        """Where it lies in its archive."""
        return PATHS[self.kind]


def _example(kind: Kind, definition: dict[str, Any], depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    """A value that has every key of a definition, made of the schema's own examples."""
    if reference := definition.get("$ref"):
        definition = {**definitions(kind)[reference.removeprefix("#/$defs/")], **definition}
    if "properties" in definition and depth < 9:
        return {key: _example(kind, inner, depth + 1) for key, inner in definition["properties"].items()}
    if definition.get("type") == "array" and "items" in definition and "examples" not in definition and depth < 9:
        return [_example(kind, definition["items"], depth + 1)]
    if "enum" in definition:
        return definition["enum"][0]
    return definition.get("examples", ["a"])[0]


@cache
def pool() -> dict[Kind, tuple[str, ...]]:
    """The good files that are spoiled: of the tests, of this project, and the examples of the schema and the rules."""
    found: dict[Kind, list[str]] = {"moete": [MINUTES, NOTICE, HELD], "utvalg": [REGISTER]}
    for path in sorted(path for folder in _RECORDS for path in folder.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        kind: Kind = "utvalg" if path.name == "utvalg.yaml" else "moete"
        found[kind].append(text if len(text) < 4000 else text[: text.rindex("\n", 0, 4000) + 1])
    for rule in rules():
        for heading in ("Feil", "Riktig"):
            example = rule.example(heading)
            if "utvalg.yaml" in example.partition("\n")[0]:
                found["utvalg"].append(example.partition("\n")[2] + "\n")
            elif example:
                found["moete"].append(merged(example).decode("utf-8", "surrogateescape"))
    for kind in KINDS:
        found[kind].append(variations.written(_example(kind, schema(kind)), random.Random(kind), accepts=False))
    return {kind: tuple(dict.fromkeys(texts)) for kind, texts in found.items()}


def _good(dice: random.Random, kind: Kind) -> str:
    """A good file, half of them written in one of the ways that people write."""
    if dice.random() < 0.5:
        return dice.choice(pool()[kind])
    values = {"moete": [variations.MEETING, DOCUMENTS["moete"]], "utvalg": [variations.REGISTER, DOCUMENTS["utvalg"]]}
    return variations.written(dice.choice(values[kind]), dice, accepts=dice.random() < 0.5)


def _bytes(dice: random.Random, text: str) -> str:
    """Bytes changed, lost, doubled or added, or the rest cut off, as a transfer that fails does."""
    content = text.encode("utf-8", "surrogateescape")
    at = dice.randrange(len(content) + 1)
    end = min(len(content), at + dice.choice([1, 1, 1, 2, 40]))
    put = dice.choice([b"", bytes([dice.randrange(256)]), content[at:end] * 2, dice.randbytes(3)])
    rest = content[end:] if dice.random() < 0.9 else b""
    return (content[:at] + put + rest).decode("utf-8", "surrogateescape")


def _lines(dice: random.Random, text: str) -> str:
    """Lines lost, doubled, moved, joined, indented anew, or followed by a comment."""
    lines = text.split("\n")
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    match dice.randrange(8):
        case 0:
            del lines[at : at + dice.choice([1, 1, 3, 10])]
        case 1:
            lines[at:at] = lines[other : other + dice.choice([1, 2, 5])]
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * dice.choice([1, 2, 4]) + lines[at]
        case 4:
            lines[at] = lines[at][dice.choice([1, 2]) :]
        case 5:
            lines[at : at + 2] = [" ".join(lines[at : at + 2])]
        case 6:
            lines[at] += " " + dice.choice(COMMENTS)
        case 7:
            lines.insert(at, " " * dice.choice([0, 2, 4, 6]) + dice.choice([*COMMENTS, ""]))
    return "\n".join(lines)


def _keys(dice: random.Random, text: str) -> str:
    """A key misspelt, written otherwise, doubled, taken out, or put in the place of another."""
    found = [*_KEY.finditer(text), *_INNER.finditer(text)]
    if not found:
        return text
    one, other = dice.choice(found), dice.choice(found)
    key = one["key"]
    at = dice.randrange(len(key))
    put = dice.choice(
        [
            key[:at] + key[at + 1 :],
            key[:at] + key[at] + key[at:],
            key[:at] + dice.choice("abcøå_ ") + key[at + 1 :],
            key.capitalize(),
            f'"{key}"',
            other["key"],
            dice.choice(["forslag", "votering", "dato", "oppmøte", "navn ", "1", "true", "a b", ""]),
            f"{key}: a\n{key}",
        ]
    )
    return text[: one.start("key")] + put + text[one.end("key") :]


def _values(dice: random.Random, text: str) -> str:
    """A value changed for another, of the same file or hostile."""
    found = [*_KEY.finditer(text), *_INNER.finditer(text)]
    if not found:
        return text
    one = dice.choice(found)
    put = dice.choice(VALUES) if dice.random() < 0.7 else dice.choice(found)["value"].strip()
    if dice.random() < 0.5:
        put = json.dumps(put, ensure_ascii=False)
    return text[: one.start("value")] + " " + put + text[one.end("value") :]


def _texts(dice: random.Random, text: str) -> str:
    """A sentence of the record with other words in it: what rules, outcome and search look for."""
    found = [*_SENTENCE.finditer(text)]
    if not found:
        return text
    at = dice.choice(found).end() - dice.choice([0, 1])
    return text[:at] + " " + dice.choice(PHRASES) + text[at:]


def _notation(dice: random.Random, text: str) -> str:
    """The signs of YAML itself: quotes, brackets, dashes, blocks, anchors, tabs, line ends, a mark before the text."""
    match dice.randrange(6):
        case 0:
            return text.replace("\n", dice.choice(["\r\n", "\r", "\n\n", "\n \n"]))
        case 1:
            return "\ufeff" + text
        case 2:
            return text.replace("  ", "\t", dice.choice([1, 100]))
        case 3:
            before, after = dice.choice(
                [('"', "'"), ("{", "["), ("}", "]"), ("- ", "-"), (": ", ":"), ("|", ">"), (">-", "|+")]
            )
            return text.replace(before, after, dice.choice([1, 1, 100]))
        case 4:
            at = dice.choice([found.end() for found in _KEY.finditer(text)] or [0])
            sign = dice.choice([" &a", " *a", " !!str", " |", " >-", " |2", " [", " {", " '", ' "', " -", " ?"])
            return text[:at] + sign + text[at:]
        case _:
            at = dice.choice([found.start() for found in _WORD.finditer(text)] or [0])
            return text[:at] + dice.choice(["«", '"', "'", "[", "{", "*"]) + text[at:]


def _unicode(dice: random.Random, text: str) -> str:
    """Letters in parts, hidden and odd characters, spaces that only look like spaces."""
    if dice.random() < 0.2:
        return unicodedata.normalize(dice.choice(["NFD", "NFKD"]), text)
    if dice.random() < 0.2:
        return text.replace(" ", dice.choice(["\u00a0", "\u2007", "\u3000"]), dice.choice([1, 5, 100]))
    for _time in range(dice.choice([1, 1, 3])):
        at = dice.randrange(len(text) + 1)
        text = text[:at] + dice.choice(SIGNS) + text[at:]
    return text


def _splice(dice: random.Random, text: str) -> str:
    """The beginning of a file and the end of another, cut anywhere or between lines."""
    other = _good(dice, dice.choice(KINDS))
    at, to = dice.randrange(len(text) + 1), dice.randrange(len(other) + 1)
    if dice.random() < 0.5:
        ours, theirs = blocks(text), blocks(other)
        return "".join({**ours, **{key: block for key, block in theirs.items() if dice.random() < 0.5}}.values())
    if dice.random() < 0.7:
        at, to = text.rfind("\n", 0, at) + 1, other.rfind("\n", 0, to) + 1
    return text[:at] + other[to:]


WAYS: dict[str, Callable[[random.Random, str], str]] = {
    "bytes": _bytes,
    "lines": _lines,
    "keys": _keys,
    "values": _values,
    "texts": _texts,
    "notation": _notation,
    "Unicode": _unicode,
    "splice": _splice,
}


# What leaves a file readable more often than not is done more often, or little would be judged.
_WEIGHTS = (2, 3, 5, 6, 8, 2, 2, 3)


def mutant(seed: int | str) -> Mutant:
    """The spoiled file of a seed: one to three things done to a good one."""
    dice = random.Random(f"mutant {seed}")
    kind: Kind = "moete" if dice.random() < 0.7 else "utvalg"
    before = _good(dice, kind)
    text = before
    done = tuple(dice.choices([*WAYS], _WEIGHTS)[0] for _time in range(dice.choice([1, 1, 1, 2, 3])))
    for way in done:
        text = WAYS[way](dice, text)
    content = (
        text.encode("utf-8", "surrogatepass" if dice.random() < 0.5 else "surrogateescape") if _fits(text) else b""
    )
    return Mutant(kind, before.encode("utf-8", "surrogateescape"), content, done)


def _fits(text: str) -> bool:
    try:
        text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return False
    return True
