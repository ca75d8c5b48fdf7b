"""Papers of any length, one kind of thing over and over: the steps to read one grow with its length, and no more."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType

from referat_cli.paper.reading.documents import read_document
from referat_cli.paper.reading.meeting import read_meeting

_HEAD = "MØTEREFERAT\nUtvalg: Fjordrådet\nDato: 3. mars 2026\n\n"
_FIRST = ("Anne", "Berit", "Carl", "Dag", "Eva", "Finn", "Gro", "Hans", "Ida", "Jon")
_LAST = ("Moe", "Lie", "Vik", "Haug", "Dahl", "Berg", "Lund", "Bakke", "Aas", "Ness")
# Twice the length may take so many times the steps.
MOST = 2.5


def _name(at: int) -> str:
    return f"{_FIRST[at % 10]} {_FIRST[at // 10 % 10]} {_LAST[at // 100 % 10]}{'rud' * (at // 1000)}"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    written = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><tr>{''.join(f'<th>{cell}</th>' for cell in header)}</tr>{written}</table>"


def _page(body: str) -> str:
    return f"<!doctype html><html><body><h1>Møtereferat</h1><p>Dato: 3. mars 2026</p>{body}</body></html>"


def _case(at: int, names: int = 20) -> str:
    return (
        f"Sak {at}/26 Ferje {at}\n\nInnstilling:\nRute {at} går.\n\nBehandling:\n{_name(at % names)} fremmet følgende "
        f"forslag: Rute {at} går oftere.\n\nVotering:\nInnstillingen ble vedtatt med 12 mot 8 stemmer.\n\n"
        f"Vedtak:\nRute {at} går.\n\n"
    )


def _one_case(body: str) -> str:
    return f"{_HEAD}Sak 1/26 Ferjer\n\nInnstilling:\nAlt går.\n\nBehandling:\n{body}\n\nVedtak:\nAlt går.\n"


PAPERS: dict[str, Callable[[int], str]] = {
    "agenda.txt": lambda size: (
        f"{_HEAD}Kl. Saksnr. Sak Ansvarlig Tid\n"
        + "".join(f"09.00-09.10 {at}/26 Ferje {_name(at)} 10\n" for at in range(1, size))
    ),
    "agenda.html": lambda size: _page(
        _table(
            ("Kl.", "Saksnr.", "Sak", "Ansvarlig"),
            (("09.00", f"{at}/26", f"Ferje {at}", _name(at)) for at in range(1, size)),
        )
    ),
    "cases.txt": lambda size: (
        f"{_HEAD}Saksliste\n"
        + "".join(f"{at}/26 Ferje {at}\n" for at in range(1, size))
        + "\n"
        + "".join(map(_case, range(1, size)))
    ),
    "names.txt": lambda size: f"{_HEAD}Til stede: {', '.join(map(_name, range(size)))}\n\n{_case(1)}",
    "attendance.html": lambda size: _page(
        _table(("Navn", "Møtte", "Forfall"), ((f"{_name(at)}, Moen kommune", "x", "") for at in range(size)))
    ),
    "paragraph.txt": lambda size: _one_case("\n".join(f"Det ble spurt om rute {at}." for at in range(size))),
    "speakers.txt": lambda size: _one_case(
        "\n\n".join(f"{_name(at)} tok ordet. Hun ville foreslå rute {at}." for at in range(size))
    ),
    "proposals.txt": lambda size: _one_case(
        "\n\n".join(f"{_name(at)} fremmet følgende forslag:\nRute {at} går." for at in range(size))
        + "\n\nVotering:\n"
        + "\n".join(f"Forslaget fra {_name(at)} falt med 3 mot 17 stemmer." for at in range(size))
    ),
    "table.html": lambda size: _page(
        "<h2>Sak 1/26 Ferjer</h2><h3>Referat</h3>"
        + _table(("Rute", "Tall"), ((f"R{at}", str(at)) for at in range(size)))
        + "<h3>Vedtak</h3><p>Alt går.</p>"
    ),
}


def steps(name: str, size: int) -> int:
    """How many calls the reading of a paper takes."""
    content = PAPERS[name](size).encode()
    count = 0

    def tell(_frame: FrameType, event: str, _told: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tell)
    try:
        read_meeting(read_document(name, content), None)
    finally:
        sys.setprofile(before)
    return count


def check(seed: int, _folder: Path) -> Counter[str]:
    """A long paper, and one twice as long."""
    name = [*PAPERS][seed % len(PAPERS)]
    size = 60 + 40 * (seed // len(PAPERS) % 9)
    steps(name, size)  # what is compiled when it is first asked does not grow
    assert steps(name, 2 * size) < MOST * steps(name, size), f"{name}, {size}"
    return Counter({name: 1})
