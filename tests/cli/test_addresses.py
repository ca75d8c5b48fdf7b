"""Whatever a committee's numbers look like, an address that a command prints finds its case again."""

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import pytest

from tests.support.archives import write
from tests.support.asking import ask, data
from tests.support.running import repository

# How each committee numbers its cases, and how the numbers of its meetings are written: of a meeting from 1, a year
# and a running number that goes on.
NUMBERINGS: dict[str, object] = {
    "aarlig": "{nr}/{aar:2}",
    "serier": [{"form": "PS {nr}/{aar:2}"}, {"form": "RS {nr}/{aar:2}", "sakstype": ["referatsak"]}],
    "kapitler": [{"form": "{kap}.{nr}"}],
    "moeter": "{moete}/{nr}",
    "loepende": "{nr}",
    "nullet": "{nr:3}-{aar}",
    "sesong": "{nr} {sesong}",
    "hvert-aar": [{"form": "{nr}", "omstart": "aar"}],
    "uten": [],
    "blandet": [{"form": "V-sak {nr}/{aar}", "sakstype": ["beslutning"]}],
}
DAYS = ("2025-11-04", "2026-02-03", "2026-02-03-2", "2026-03-03")


def numbers_of(committee: str, meeting: int, year: str, running: int) -> str:
    """The number of a case with that place in its meeting, or that running number in its year or ever."""
    place = (running - 1) % 4 + 1
    in_year = running if year == "2025" else running - 4
    season = "2025/26"
    return {
        "aarlig": f"{in_year}/{year[2:]}",
        "serier": f"{'RS' if place == 4 else 'PS'} {in_year}/{year[2:]}",
        "kapitler": f"{1 + place // 3}.{(place + 8) if place < 3 else place}",
        "moeter": f"{meeting}/{place}",
        "loepende": f"{running + 150}",
        "nullet": f"{in_year:03}-{year}",
        "sesong": f"{running} {season}",
        "hvert-aar": f"{in_year}",
        "uten": "",
        "blandet": f"V-sak {in_year}/{year}" if place % 2 else "",
    }[committee]


def meetings(committee: str) -> Iterator[tuple[str, bytes]]:
    """Four meetings with four cases each, two of them on one day."""
    for index, name in enumerate(DAYS):
        cases = []
        for place in range(4):
            number = numbers_of(committee, index + 1, name[:4], index * 4 + place + 1)
            kind = "referatsak" if place == 3 else "beslutning" if committee != "blandet" or number else "orientering"
            case: dict[str, object] = {"saksnr": number} if number else {}
            case |= {"tittel": f"{committee} {name} {place}", "sakstype": kind}
            decision = {"tekst": f"Styret svarer {committee} {name} {place}.", "ansvarlig": ["Styret"]}
            cases.append(case | {"vedtak": [decision]})
        value = {"utvalg": committee, "moetedato": name[:10], "status": "referat", "saker": cases}
        yield f"minutes/{committee}/{name[:4]}/{name}.yaml", json.dumps(value).encode()


def register(committee: str) -> bytes:
    """The register of a committee."""
    value = {"format": 2, "kode": committee, "navn": committee, "saksnummer": NUMBERINGS[committee]}
    return json.dumps(value).encode()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All committees in one archive."""
    root = tmp_path_factory.mktemp("arkiv")
    for committee in NUMBERINGS:
        write(root, {f"minutes/{committee}/utvalg.yaml": register(committee), **dict(meetings(committee))})
    return repository(root)


def title(archive: Path, address: str) -> str:
    """The title of the case that an address finds."""
    done = ask(archive, "show", address, "-f", "json")
    assert done.code == 0, (address, done.err)
    found: str = json.loads(done.out)["sak"]["tittel"]
    return found


@pytest.mark.parametrize("committee", NUMBERINGS)
def test_what_is_listed_is_found_by_its_address(archive: Path, committee: str) -> None:
    """With the committee; and a number that says too little is answered with addresses that do not."""
    rows = data(archive, "cases", "--committee", committee)["saker"]
    assert len(rows) == 16
    for row in Random(committee).sample(rows, 5):
        address = f"{committee}:{row['saksnr']}"
        done = ask(archive, "show", address, "-f", "json")
        if done.code == 2:
            offered = done.err.partition("skriv ")[2].strip(".\n").split(" eller ")
            assert len(offered) > 1
            titles = [title(archive, f"{committee}:{one}") for one in offered]
            assert row["tittel"] in titles
            assert len({*titles}) == len(offered)
        else:
            assert json.loads(done.out)["sak"]["tittel"] == row["tittel"]


@pytest.mark.parametrize("committee", NUMBERINGS)
def test_an_address_of_a_commitment_finds_it(archive: Path, committee: str) -> None:
    """As the list prints it, where a committee's numbers begin again with every meeting too."""
    told = ask(archive, "followups", "--committee", committee).out.splitlines()
    rows = [(line.partition("  ")[0], below) for line, below in pairwise(told) if "Styret svarer" in below]
    assert len(rows) == 16
    for first, text in Random(committee).sample(rows, 3):
        done = ask(archive, "show", f"{committee}:{first}", "-f", "json")
        assert done.code == 0, (first, done.err)
        assert json.loads(done.out)["punkt"]["tekst"] == text.strip()
