"""How the tests ask many questions of many archives: in this process, with a clean environment, as if at a prompt."""

import json
import os
import random
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.support.archives import REGISTER, write
from tests.support.effort import examples
from tests.support.running import Done, answered, environment

# The word that stands in no other case of the archive: every case has its own.
WORDS = (
    "legevakt",
    "ambulanse",
    "rehabilitering",
    "fastlege",
    "helikopter",
    "pasienttransport",
    "jordmor",
    "frisklivssentral",
)


def ask(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Done:
    """What ``referat`` answers in a folder; nothing it ever says may be a traceback or a fault of the tool."""
    done = answered(["-C", str(folder), *arguments], {**environment(), **(variables or {})})
    assert "Feil i referat" not in done.err, done.err
    return done


def data(folder: Path, *arguments: str, variables: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401  an envelope
    """The envelope of an answer that there must be."""
    done = ask(folder, *arguments, "-f", "json", variables=variables)
    assert done.code in {0, 1}, done
    return json.loads(done.out)


def meeting(number: int, word: str = "", committee: str = "prove") -> dict[str, str | bytes]:
    """A meeting of its own month with one case, number/26, about a word: its path and its text."""
    date = f"2026-{number:02}-04"
    text = f"""\
utvalg: {committee}
moetedato: "{date}"
status: referat
moeteleder: Kari Nordmann
referent: Åse Vik
deltakere:
  - gruppe: Kommunene
    personer:
      - {{navn: Kari Nordmann, oppmoete: møtt, enhet: Nordby}}
saker:
  - saksnr: {number}/26
    tittel: Sak om {word or WORDS[number - 1]}
    sakstype: beslutning
    saksansvarlig: [Kari Nordmann]
    forslag_til_vedtak:
      - Saken tas til orientering.
    vedtak:
      - Saken tas til orientering.
"""
    return {f"minutes/{committee}/2026/{date}.yaml": text}


def text_of(number: int, word: str = "") -> str:
    """The text of such a meeting alone."""
    (text,) = meeting(number, word).values()
    return str(text)


def register(committee: str = "prove") -> dict[str, str | bytes]:
    """The register of the committee, under its path."""
    return {f"minutes/{committee}/utvalg.yaml": REGISTER.replace("kode: prove", f"kode: {committee}")}


def small(root: Path, *numbers: int) -> Path:
    """An archive with the register and these meetings."""
    return write(root, {**register(), **{path: text for number in numbers for path, text in meeting(number).items()}})


def cases(folder: Path, *more: str, variables: Mapping[str, str] | None = None) -> dict[str, str]:
    """The number of every case in the snapshot → the word that it is about; two of the other questions must agree.

    Which two depends on the test and the answer. They are asked of a case that has been rewritten, if there is one, and
    of a word that no case has; where there is time for more examples, all are asked, of every case and every word.
    """
    rows = data(folder, "cases", *more, variables=variables)["saker"]
    answer = {row["saksnr"]: row["tittel"].removeprefix("Sak om ") for row in rows}
    assert len(answer) == len(rows)
    every = examples(1) > 1
    dice = random.Random(f"{os.environ.get('PYTEST_CURRENT_TEST')} {sorted(answer.items())}")
    others = ("show", "search", "search in vain", "people")
    asked = others if every else dice.sample(others, 2)
    absent = sorted(set(WORDS) - set(answer.values()))
    for row in rows if every else sorted(rows, key=lambda row: (_is_as_first_written(row), dice.random()))[:1]:
        if "show" in asked:
            case = data(folder, "show", row["saksnr"], *more, variables=variables)["sak"]
            assert (case["tittel"], case["sti"]) == (row["tittel"], row["sti"])
        if "search" in asked:
            hits = data(folder, "search", answer[row["saksnr"]], *more, variables=variables)["treff"]
            assert [(hit["saksnr"], hit["felt"], hit["sti"]) for hit in hits] == [(row["saksnr"], "tittel", row["sti"])]
    if "search in vain" in asked:
        for word in absent if every else dice.sample(absent, min(len(absent), 1)):
            assert data(folder, "search", word, *more, variables=variables)["treff"] == []
    if "people" in asked:
        people = data(folder, "people", *more, variables=variables)["personer"]
        kari = [person for person in people if person["navn"] == "Kari Nordmann"]
        assert [(person["moeter"], person["saker"]) for person in kari] in ([], [(len(rows), len(rows))])
    return answer


def _is_as_first_written(row: dict[str, str]) -> bool:
    return row["tittel"].endswith(WORDS[int(row["saksnr"].partition("/")[0]) - 1])


def about(*numbers: int) -> dict[str, str]:
    """What `cases` answers where the snapshot holds these meetings as they were written first."""
    return {f"{number}/26": WORDS[number - 1] for number in numbers}
