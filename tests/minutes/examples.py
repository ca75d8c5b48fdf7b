"""Read the examples: a folder each, with an archive (``minutes/``) and a page about it (``svar.md``).

A page tells what the example shows, in a sentence or two. A ``yaml`` block holds the lines of the record that say it,
and a ``console`` block a command with its answer. ``…`` alone on a line stands for lines that are left out, within a
line for words. An answer in JSON names only the keys that matter, with every entry of a list, or ``"…"`` for the rest.
"""

import json
import re
import shlex
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from textwrap import dedent, fill, indent
from typing import NamedTuple

FOLDER = Path(__file__).parent
LEFT_OUT = "…"
# The examples by what they are about, as the page has them.
THEMES = {
    "Møter": [
        *("ekstraordinaert", "konstituering", "hybrid", "sirkulasjon", "avlyst", "etter-midnatt", "tre-dager"),
        *(
            "aarsmoete",
            "menighetsraad-og-fellesraad",
            "flere-moeteledere",
            "uten-moeteleder",
            "underskrifter",
            "nynorsk",
        ),
    ],
    "Saksnumre": [
        *("ps-og-rs", "nummer-i-moetet", "loepende-nummer", "sesongnummer", "bokstav-i-nummeret", "uten-nummer"),
    ],
    "Oppmøte": [
        *("permisjon", "kom-og-gikk", "studentparlament-med-klokke", "vara-for-en-sak"),
        *("inhabil-med-vara", "inhabil-uten-vara", "bare-antall", "aapen-gruppe"),
    ],
    "Forslag og vedtak": [
        *("alternativ-votering", "tjue-forslag", "sammensatt-vedtak", "endringsforslag-som-falt", "forslag-trukket"),
        *("avvist", "ledetekst", "unummerert-vedtak", "romertall"),
    ],
    "Voteringer og valg": [
        *("styre-med-dissens", "stemmer-med-navn", "uten-skriftlig-forslag", "proevevotering", "loddtrekning"),
        "protokolltilfoersel",
    ],
    "Saker": [
        *("utsatt-to-ganger", "gjennom-to-utvalg", "utsettelse-vedtatt", "tilbakesendt", "oversendelse", "sak-trukket"),
        *("tatt-opp-i-moetet", "interpellasjon-og-spoersmaal", "lukket-sak", "oppgaver"),
    ],
}


class Call(NamedTuple):
    """A command of a page and what it answers there."""

    arguments: list[str]
    answer: str


class Example(NamedTuple):
    """One example: the name of its folder, and its page."""

    name: str
    page: str

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return FOLDER / self.name

    @property
    def title(self) -> str:
        """The heading of its page."""
        return self.page.partition("\n")[0].removeprefix("# ")

    @property
    def excerpts(self) -> list[str]:
        """What its page shows of the record, in pieces of whole lines."""
        blocks = re.findall(r"^```yaml\n(.*?)^```$", self.page, re.MULTILINE | re.DOTALL)
        left_out = re.compile(rf"^ *{LEFT_OUT}\n", re.MULTILINE)
        return [piece for block in blocks for piece in left_out.split(block) if piece]

    @property
    def calls(self) -> Iterator[Call]:
        """The commands of its page."""
        blocks = "".join(re.findall(r"^```console\n(.*?)^```$", self.page, re.MULTILINE | re.DOTALL))
        for command, answer in re.findall(r"^\$ referat ([^\n]+)\n(.*?)(?=^\$ |\Z)", blocks, re.MULTILINE | re.DOTALL):
            yield Call(shlex.split(command), answer)


def examples() -> list[Example]:
    """Every example, in the order of the page."""
    names = (name for theme in THEMES.values() for name in theme)
    return [Example(name, (FOLDER / name / "svar.md").read_text(encoding="utf-8")) for name in names]


def overview() -> str:
    """The page ``docs/eksempler.md``."""
    every = {example.name: example for example in examples()}
    contents, chapters = "", ""
    for theme, names in THEMES.items():
        links = ", ".join(f"[{_short(every[name].title)}](#{name})" for name in names)
        contents += f"- {_folded(f'{theme}: {links}')}\n"
        chapters += f"\n## {theme}\n"
        for name in names:
            chapters += f'\n<a id="{name}"></a>\n\n### {every[name].page.removeprefix("# ").rstrip()}\n'
    return f"""\
# Eksempler

Møter slik de holdes i kommunestyrer, styrer, råd, foreninger og studentparlamenter, og hvordan de føres. Alle navn er
oppdiktet. Hvert eksempel er et lite arkiv i [`tests/minutes/`](../tests/minutes), og det som står her, kjøres av en
test. «…» står for det som er utelatt; av svar i JSON vises bare nøklene det gjelder. Siden er laget av eksemplene selv,
med `python -m tests.minutes`.

{contents}{chapters}"""


_folded = partial(fill, width=118, subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)


def _short(title: str) -> str:
    """A title within a sentence: with a small letter first, unless it begins with a word in capitals."""
    return title if title[:2].isupper() else title[0].lower() + title[1:]


def stands_in(excerpt: str, text: str) -> bool:
    """Whether the lines of an excerpt follow each other in a text, however deep they stand there."""
    lines = dedent(excerpt).rstrip("\n")
    return any(f"\n{indent(lines, ' ' * depth)}\n" in f"\n{text}" for depth in range(0, 20, 2))


def is_answer(expected: str, told: str) -> bool:
    """Whether an answer is what a page says of it."""
    if expected.startswith("{"):
        return _agrees(json.loads(expected), json.loads(told))
    pieces = re.split(rf"^{LEFT_OUT}\n", expected, flags=re.MULTILINE)
    pattern = r"(?:.*\n)*?".join(re.escape(piece).replace(LEFT_OUT, ".*") for piece in pieces)
    return bool(re.fullmatch(pattern, "".join(f"{line.rstrip()}\n" for line in told.splitlines())))


def _agrees(expected: object, told: object) -> bool:
    if isinstance(expected, dict) and isinstance(told, dict):
        return all(key in told and _agrees(value, told[key]) for key, value in expected.items())
    if isinstance(expected, list) and isinstance(told, list):
        if expected[-1:] == [LEFT_OUT]:
            expected, told = expected[:-1], told[: len(expected) - 1]
        return len(expected) == len(told) and all(map(_agrees, expected, told))
    return type(expected) is type(told) and expected == told
