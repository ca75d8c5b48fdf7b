"""The canonical form: what it is, and that nothing but the layout changes on the way to it."""

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from referat_cli.document.formatter import ON_ONE_LINE, SLOT, canonical, lay_out
from referat_cli.document.parser import read
from referat_cli.document.schema import Kind, schema
from referat_cli.rules.runner import judge
from tests.support.archives import MEETING_PATH, REGISTER, REGISTER_PATH
from tests.support.effort import examples
from tests.support.judging import in_memory
from tests.support.running import TODAY
from tests.support.variations import MEETING, written
from tests.support.variations import REGISTER as COMMITTEE

MINUTES = Path(__file__).parents[2] / "minutes"
RECORD = sorted(MINUTES.rglob("*.yaml"))
PATHS: dict[Kind, str] = {"moete": MEETING_PATH, "utvalg": REGISTER_PATH}
DOCUMENTS: dict[Kind, dict[str, Any]] = {"moete": MEETING, "utvalg": COMMITTEE}

# A notice is a meeting before it was held: what the step to minutes adds is not there yet.
NOTICE = """\
# yaml-language-server: $schema=../../../schema/moete.schema.json
utvalg: prove
moetedato: "2026-03-04"
start: "13:00"
slutt: "17:00"
moetested: 1930, 30M11
status: innkalling

saksliste:
  - start: "13:00"
    slutt: "13:20"
    sak: 1/26
    punkter:
      - Saker til eventuelt
      - tekst: Orienteringer
        punkter:
          - Orientering om bortfall i/av studietilbud ved NTNU
    ansvarlig: [Kari Nordmann]
  - {start: "14:10", slutt: "14:25", tittel: Pause}
  - start: "16:55"
    slutt: "17:00"
    sak: 2/26
    punkter: []
  - {tittel: "Hvordan har møtet vært? Avslutning av møtet"}

saker:
  - saksnr: 1/26
    tittel: Godkjenning av innkalling og sakliste.
    sakstype: godkjenning
    saksansvarlig: [Kari Nordmann, Åse Vik]
    forslag_til_vedtak:
      - Innkalling og sakliste godkjennes.
      - tekst: >-
          Utvalget ber arbeidsutvalget håndtere det videre arbeidet med prosjektene som er tildelt midler for 2026. I
          dette ligger blant annet:
        punkter:
          - rekruttering av personell, etablering og ledelse
  - saksnr: 2/26
    tittel: Eventuelt
"""


def form(text: str, kind: Kind = "moete") -> str:
    """The canonical form of a text."""
    document = read(text.encode(), PATHS[kind])
    assert document.readable, document.problems
    return canonical(document, kind)


@pytest.mark.parametrize("path", RECORD, ids=lambda path: path.name)
def test_the_record_of_this_repository_is_in_its_canonical_form(path: Path) -> None:
    """The two meetings and the register are how the form is meant."""
    text = path.read_text(encoding="utf-8")
    assert form(text, "utvalg" if path.name == "utvalg.yaml" else "moete") == text


def test_a_notice_is_in_its_canonical_form() -> None:
    """A meeting that is only called looks as it will when its minutes are written, without what comes then."""
    assert form(NOTICE) == NOTICE


# What somebody writes, and how it is laid out.
LAID_OUT = {
    "keys stand in the order of the paper form, unknown ones last": (
        """\
status: innkalling
ukjent: a
moetedato: '2026-03-04'
utvalg: prove
""",
        """\
utvalg: prove
moetedato: "2026-03-04"
status: innkalling
ukjent: a
""",
    ),
    "a person is one line, the name and the mark first": (
        """\
deltakere:
- gruppe: Kommunene
  personer:
  - enhet: Nordby
    oppmoete: møtt
    navn: Kari Nordmann
""",
        """\
deltakere:
  - gruppe: Kommunene
    personer:
      - {navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}
""",
    ),
    "a slot is one line unless it has points": (
        """\
saksliste:
  - sak: 1/26
    slutt: '10:00'
    start: '09:00'
  - {punkter: [A], sak: 2/26}
""",
        """\
saksliste:
  - {start: "09:00", slutt: "10:00", sak: 1/26}
  - sak: 2/26
    punkter:
      - A
""",
    ),
    "a line in brackets over several lines becomes one": (
        """\
saksliste:
  - {sak: 1/26,
     ansvarlig: [Kari Nordmann,
 Åse Vik]}
""",
        """\
saksliste:
  - {sak: 1/26, ansvarlig: [Kari Nordmann, Åse Vik]}
""",
    ),
    "a text over two lines that comes out of brackets is a block": (
        """\
saker: [{saksnr: 1/26, tittel: Samarbeid om
  legevakt}]
""",
        """\
saker:
  - saksnr: 1/26
    tittel: >-
      Samarbeid om
      legevakt
""",
    ),
    "only what needs quotes has them, and they are double": (
        """\
utvalg: 'prove'
start: 09:00
slutt: '17:00'
moetested: "Rom 3"
referent: '1930'
status: "innkalling"
""",
        """\
utvalg: prove
start: "09:00"
slutt: "17:00"
moetested: Rom 3
referent: "1930"
status: innkalling
""",
    ),
    "commas, question marks and colons are quoted between brackets only": (
        """\
saksliste:
  - tittel: "A, b"
  - tittel: Hva nå?
moetested: "A, b?"
saker: [{saksnr: 1/26, tittel: "A, b?"}]
""",
        """\
moetested: A, b?

saksliste:
  - {tittel: "A, b"}
  - {tittel: "Hva nå?"}

saker:
  - saksnr: 1/26
    tittel: A, b?
""",
    ),
    "a point that is not safe on its line stands below it, a name in quotes": (
        """\
moetested: "Rom: 3"
saker:
  - vedtak: ["Slik: så", "Nr. #1 her: nei", "2026", "Ja"]
""",
        """\
moetested: "Rom: 3"

saker:
  - vedtak:
      - >-
        Slik: så
      - >-
        Nr. #1 her: nei
      - "2026"
      - Ja
""",
    ),
    "lines are never joined": (
        """\
saker:
- vedtak:
  - Dette er
    to linjer.
  - >-
    Og
    dette.
  - "Som
    dette"
""",
        """\
saker:
  - vedtak:
      - >-
        Dette er
        to linjer.
      - >-
        Og
        dette.
      - >-
        Som
        dette
""",
    ),
    "a block with one safe line needs no block, and one with several sentences keeps it": (
        """\
saker:
  - tittel: >-
      Legevakt
    referat: >-
      Vi er ett. Vi er to.
    vedtak: [Vi er to. Eller tre.]
""",
        """\
saker:
  - tittel: Legevakt
    referat: >-
      Vi er ett. Vi er to.
    vedtak:
      - Vi er to. Eller tre.
""",
    ),
    "an account of several lines is a block, and keeps its indentation and its end": (
        """\
saker:
  - referat: "A\\n\\n- b\\n  - c\\n"
  - referat: |-
         A

           b
  - referat: |+
      A

  - tittel: B
""",
        """\
saker:
  - referat: |
      A

      - b
        - c
  - referat: |-
      A

        b
  - referat: |+
      A

  - tittel: B
""",
    ),
    "an end without a line break stays one": (
        """\
saker:
  - referat: |
      A
      b\
""",
        """\
saker:
  - referat: |-
      A
      b
""",
    ),
    "a time that must be written otherwise is left to be told": (
        """\
start: 9.00
slutt: 10:00
""",
        """\
start: 9.00
slutt: "10:00"
""",
    ),
    "the days of a meeting stay with the first of them": (
        """\
utvalg: prove
moetedato: "2026-03-04"
dager:
  - "2026-03-04"
  - "2026-03-05"
saksliste: []
underskrifter:
  - Kari Nordmann
""",
        """\
utvalg: prove
moetedato: "2026-03-04"
dager: ["2026-03-04", "2026-03-05"]
saksliste: []

underskrifter: [Kari Nordmann]
""",
    ),
    "blank lines set off the lists of a meeting, and their items where the writer has set them off": (
        """\

utvalg: prove


status: innkalling
saksliste: []
saker:

  - saksnr: 1/26


  # om neste sak
  - saksnr: 2/26

    tittel: Legevakt
  - saksnr: 3/26

""",
        """\
utvalg: prove
status: innkalling
saksliste: []

saker:
  - saksnr: 1/26

  # om neste sak
  - saksnr: 2/26
    tittel: Legevakt
  - saksnr: 3/26
""",
    ),
    "comments stay beside and above what they are about": (
        """\
# Et notat om filen

# om status
status: innkalling   # ved
# om utvalget
utvalg: prove
saker: # alle
# en
- saksnr: 1/26
  # slutten av saken
- saksnr: 2/26
# slutten
""",
        """\
# Et notat om filen

# om utvalget
utvalg: prove
# om status
status: innkalling # ved

saker: # alle
  # en
  - saksnr: 1/26
    # slutten av saken
  - saksnr: 2/26
# slutten
""",
    ),
    "what comments stand in keeps its lines": (
        """\
deltakere:
  - personer:
    - oppmoete: møtt # kom sent
      navn: Kari
    - {navn: Ola, # syk
       oppmoete: forfall}
""",
        """\
deltakere:
  - personer:
      - navn: Kari
        oppmoete: møtt # kom sent
      - {navn: Ola, # syk
         oppmoete: forfall}
""",
    ),
    "a comment is never made a part of a text": (
        """\
saker:
  - tittel: "Budsjett" # nytt
    vedtak:
      - "Ja" # enstemmig
""",
        """\
saker:
  - tittel: "Budsjett" # nytt
    vedtak:
      - >- # enstemmig
        Ja
""",
    ),
    "a slot with a day and a time that go over two lines": (
        """\
saksliste:
  - start: "13:00"
    slutt: 2026-03-04
      13:20
""",
        """\
saksliste:
  - {start: "13:00", slutt: "2026-03-04 13:20"}
""",
    ),
    "a word below a sign, and spaces on the line after it": (
        """\
saksliste:
  - start: "13:00"
    slutt: |-
      13:20
    \x20
""",
        """\
saksliste:
  - {start: "13:00", slutt: "13:20"}
""",
    ),
}


@pytest.mark.parametrize("what", LAID_OUT)
def test_a_document_is_laid_out(what: str) -> None:
    """What somebody writes becomes the canonical form, which is its own."""
    given_text, expected = LAID_OUT[what]
    assert form(given_text) == expected
    assert form(expected) == expected


def test_a_long_line_is_moved_and_never_broken() -> None:
    """A point that is wider than the page stands on one line of its own, below its dash."""
    point = f"Utvalget gjør {'mer, og ' * 14}det er alt."
    assert form(f"saker:\n- vedtak:\n  - {point}\n") == f"saker:\n  - vedtak:\n      - >-\n        {point}\n"


def test_a_register_is_laid_out() -> None:
    """A person of the register is one line, an alias a line, and no blank line sets anything off."""
    text = (
        "grupper:\n- personer: [{enhet: Nordby, navn: Kari Nordmann},\n    {navn: Ola Hansen, sak: 1/26, vara: true}]\n"
        '  gruppe: Kommunene\nalias: {Kari N: Kari Nordmann}\nformat: 1\norganer:\n  - alias: ["A, b"]\n    navn: AU\n'
    )
    assert form(text, "utvalg") == (
        'format: 1\norganer:\n  - {navn: AU, alias: ["A, b"]}\nalias: {Kari N: Kari Nordmann}\ngrupper:\n'
        "  - gruppe: Kommunene\n    personer:\n      - {navn: Kari Nordmann, enhet: Nordby}\n"
        "      - {navn: Ola Hansen, vara: true, sak: 1/26}\n"
    )


@pytest.mark.parametrize("text", ["- a\n-   b\n", "bare ord\n", "{}\n", "# bare\n{}\n"])
def test_what_is_no_record_is_left_as_it_is(text: str) -> None:
    """A list or a word has no canonical form, and is told by the form of a record."""
    assert form(text) == text


def test_every_line_of_the_layout_is_in_a_schema() -> None:
    """What is written on one line is named as the schemas name it."""
    known = set(schema("moete")["$defs"]) | set(schema("utvalg")["$defs"])
    assert ON_ONE_LINE | {SLOT} <= known


def comments(text: str) -> list[str]:
    """The comments that `variations` puts into a text, in sorting order."""
    marks = ("# merknad", "# referat: godta")
    return sorted(line[line.index(mark) :].rstrip() for line in text.split("\n") for mark in marks if mark in line)


def chance(seed: int) -> Random:
    """What decides how a document is written."""
    return Random(seed)


@settings(max_examples=examples(20), deadline=None)
@given(st.sampled_from(["moete", "utvalg"]), st.integers(0, 2**32))
def test_the_form_says_the_same_with_the_same_comments_and_is_its_own_form(kind: Kind, seed: int) -> None:
    """However a document is written, its form says what it said, has its comments, and does not change again."""
    text = written(DOCUMENTS[kind], chance(seed), accepts=seed % 2 == 0)
    document = read(text.encode(), PATHS[kind])
    assert document.readable
    assert document.root
    result = lay_out(document, document.root, kind)
    assert read(result.encode(), PATHS[kind]).value == document.value
    assert comments(result) == comments(text)
    assert form(result, kind) == result


def judged(text: str) -> list[tuple[str, str, str | None]]:
    """What is found in a meeting of that text: code, sentence, and the reason for which it is accepted."""
    contents = {REGISTER_PATH: REGISTER.encode(), MEETING_PATH: text.encode()}
    archive = in_memory(contents)
    problems = judge(archive, MEETING_PATH, TODAY)
    return sorted(((problem.code, problem.message, problem.accepted) for problem in problems), key=str)


@settings(max_examples=examples(15), deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_accepted_stays_accepted_and_nothing_more(seed: int) -> None:
    """Wherever an acceptance stands, it speaks of the same finding before and after."""
    text = written(MEETING, chance(seed), accepts=True)
    assert judged(form(text)) == judged(text)
